"""A caseload as a page shows it, for JSON. Rows of folded groups are sent when asked for.

A thousand children give ten thousand rows: they are counted always, and sent by the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from decision_tool.core.caseload.answer import answer
from decision_tool.core.caseload.child import BadRow, Child
from decision_tool.core.caseload.columns import Column
from decision_tool.core.caseload.json_shapes import (
    ArrangerJson,
    CaseGroupJson,
    CaseloadJson,
    CaseStepJson,
    ColumnJson,
    HoldJson,
    RowToCheckJson,
    RowToMendJson,
    TagJson,
)
from decision_tool.core.caseload.marks import hold_day
from decision_tool.core.caseload.orders import Order, ordered, usual_order, workers
from decision_tool.core.caseload.plan import NOBODY, Caseload, CaseStep, arranged_by, by_lead
from decision_tool.core.caseload.team_editions import (
    edition_remark,
    edition_tag,
    others_named,
)
from decision_tool.core.caseload.weeks import CaseGroup, place_of
from decision_tool.core.days.dates import day_month, short_date
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.index import Index, index_of
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.planning.reply import edition_part
from decision_tool.core.timetable.display import Part, Tag
from decision_tool.core.timetable.row_words import (
    has_passed,
    held_word,
    in_days,
    is_at_once,
    own_diary,
    part,
    tags,
    when,
)
from decision_tool.core.timetable.series_rows import folds_of, missed
from decision_tool.core.words import capital

AT_FIRST = 200
"""So many rows of an open group are sent at first."""
NOTHING_LEFT = "all marked"
NOBODY_TITLE = "Nobody named in the guide"
MEANINGS = {
    "reference": "",
    "worker": "",
    "pathways": "",
    "pathway": "Yes or no: ",
    "date": "Date: ",
    "answer": "Answer: ",
    "guided": "Answer: ",
    "held": "",
}
Wanted = Mapping[str, int]
"""How many rows to send of a group, by its id; also of ``bad``, ``unread`` and ``warnings``."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a caseload is asked for: *arranger* is a role's id, or empty for everyone.

    *every*: all rows of all groups, whatever is *wanted* of each. *by*: how they are ordered; None
    for the usual order of such a table.
    """

    arranger: str = ""
    wanted: Wanted = field(default_factory=dict)
    every: bool = False
    by: Order | None = None

    def most(self, name: str, *, is_open: bool = True) -> int | None:
        """Return how many rows of a group to send; None for all of them."""
        return None if self.every else self.wanted.get(name, AT_FIRST if is_open else 0)


def caseload_view(caseload: Caseload, guidance: Guidance, shown: Shown) -> CaseloadJson:
    """Return the ``caseload`` object of the page."""
    words = RowWords(caseload)
    steps = arranged_by(caseload, shown.arranger)
    told = answer(caseload, steps)
    by = shown.by or usual_order(caseload.children)
    groups = _as_they_stood(steps, caseload, by)
    unread = [child for child in caseload.children if child.unread]
    warned = [child for child in caseload.children if child.warnings]
    return {
        "remarks": [*caseload.remarks, *caseload.asides],
        "columns": [_column(column) for column in caseload.columns],
        "bad": [_to_mend(row, row.problems) for row in caseload.bad[: shown.most("bad")]],
        "bad_count": len(caseload.bad),
        "unread": [_without_cells(child) for child in unread[: shown.most("unread")]],
        "unread_count": len(unread),
        "warnings": [_to_check(child) for child in warned[: shown.most("warnings")]],
        "warnings_count": len(warned),
        "repairs": [{"id": one.id, "words": one.words} for one in caseload.repairs],
        "children": caseload.rows,
        "planned": len(caseload.children),
        "arrangers": arrangers(caseload),
        "by": by,
        "workers": workers(caseload.children),
        "groups": [_group(group, words, shown) for group in groups],
        "headline": told.headline,
        "next": told.next,
        "lines": [
            {"kind": one.kind, "count": one.count, "words": one.words, "group": one.group}
            for one in told.lines
        ],
        "announcement": f"{told.headline} {told.counts}".rstrip(),
        **edition_part(guidance),
        "rests_on": others_named(caseload.by_edition),
        "can_calendar": sum(bool(child.reference or child.case) for child in caseload.children),
    }


def _as_they_stood(
    steps: Sequence[CaseStep], caseload: Caseload, by: Order
) -> tuple[CaseGroup, ...]:
    """Return the groups with each marked row where it stood; they count what is left to mark."""
    groups = ordered(steps, caseload.today, by)
    if not caseload.stood:
        return groups
    stood = [caseload.stood.get((one.child.line, one.row.id), one) for one in steps]
    left = {group.title: group.counted for group in groups}
    return tuple(
        replace(group, counts=left.get(group.title, NOTHING_LEFT))
        for group in ordered(sorted(stood, key=by_lead), caseload.today, by)
    )


def _placed(row: Child | BadRow) -> str:
    """Return where a row stands, as words begin. The name of a file stays as it is written."""
    return row.source or capital(row.place)


def _row_place(child: Child) -> str:
    """Return where a child stands as its rows say it: a saved case by its name alone."""
    named = replace(child, reference="").called
    return named if child.source else capital(named)


def _to_mend(row: Child | BadRow, problems: Iterable[str]) -> RowToMendJson:
    place = _placed(row)
    return {
        "line": row.line, "place": place, "reference": row.reference, "problems": list(problems),
    }  # fmt: skip


def _without_cells(child: Child) -> RowToMendJson:
    return _to_mend(child, [cell.problem for cell in child.unread])


def _to_check(child: Child) -> RowToCheckJson:
    return {
        "line": child.line,
        "place": _placed(child),
        "reference": child.reference,
        "messages": list(child.warnings),
    }


def _column(column: Column) -> ColumnJson:
    return {
        "header": column.header,
        "meaning": MEANINGS[column.meaning.kind] + column.meaning.title if column.meaning else "",
        "state": column.state,
        "note": column.note,
    }


def arrangers(caseload: Caseload) -> list[ArrangerJson]:
    """Return who arranges a step that is still to do, in the order of the guidance's roles.

    Roles that only an earlier edition has come after them.
    """
    to_do = [step for step in caseload.steps if step.is_to_do]
    counts = Counter(step.arranger for step in to_do)
    near = Counter(step.arranger for step in to_do if step.is_near)
    roles = [role for one in caseload.by_edition.values() for role in one.roles]
    titles: dict[str, str] = {}
    for role in roles:
        titles.setdefault(role.id, role.title)
    titles[NOBODY] = NOBODY_TITLE
    return [
        {"id": name, "title": title, "count": counts[name], "due": near[name]}
        for name, title in titles.items()
        if counts[name]
    ]


def _group(group: CaseGroup, words: RowWords, shown: Shown) -> CaseGroupJson:
    most = shown.most(group.id, is_open=group.is_open)
    return {
        "id": group.id,
        "title": group.title,
        "is_open": group.is_open,
        "count": len(group.steps),
        "counted": group.counted,
        "rows": [words.row(step) for step in group.steps[:most]],
    }


class RowWords:
    """Puts steps into words, with what every row of one caseload needs."""

    def __init__(self, caseload: Caseload) -> None:
        """Keep what has titles, and each child's plan by its line."""
        self.today = caseload.today
        self.ones = caseload.ones
        self.indexes = {name: index_of(one) for name, one in caseload.by_edition.items()}
        lines = (child.line for child in caseload.children)
        self.plans = dict(zip(lines, caseload.plans, strict=True))
        self.held = {
            (step.child.line, step.row.id): step.row
            for step in (caseload.steps if caseload.stood else ())
            if (step.child.line, step.row.id) in caseload.stood
        }

    def index(self, step: CaseStep) -> Index:
        """Return what has titles for a step: the guidance that its child is planned by."""
        return self.indexes[step.child.edition]

    def row(self, step: CaseStep) -> CaseStepJson:
        """Return the row of a step as the page shows it; one marked since says so in a tag."""
        told = self.told(step)
        held = self.held.get((step.child.line, step.row.id))
        if held is None:
            return told
        day = held.held
        assert day
        tags: list[TagJson] = [{"text": f"{held_word(held)} {day_month(day)}", "tone": "done"}]
        words = f"{held_word(held)} {short_date(day)}"
        return {**told, "tags": tags, "hold": None, "marked": words}

    def hold(self, step: CaseStep) -> HoldJson | None:
        """Return what marks a row as held in one press; None where it cannot be marked."""
        day = hold_day(step, self.today, self.ones.get((step.child.line, step.row.id)))
        if not day:
            return None
        on = "today" if day == self.today else f"on {day_month(day)}"
        return {"day": day.isoformat(), "words": f"{held_word(step.row)} {on}"}

    def told(self, step: CaseStep) -> CaseStepJson:
        """Return the row of a step."""
        row = step.row
        return {
            "line": step.child.line,
            "place": _row_place(step.child),
            "reference": step.child.reference,
            "worker": step.child.worker,
            "id": row.id,
            "title": row.title,
            "pathway": self.index(step).title(row.step.pathway),
            "pathway_id": row.step.pathway,
            "when": [{"text": part.text, "day": part.day} for part in self.parts(step)],
            "due": self.due(step),
            "day": row.day.isoformat() if row.day else None,
            "tags": [{"text": tag.text, "tone": tag.tone} for tag in self.tags(step)],
            "remarks": list(self.remarks(step)),
            "arranged_by": self.index(step).title(row.step.arranged_by),
            "hold": self.hold(step),
            "marked": "",
        }

    def arranger(self, role: str, nobody: str = "") -> str:
        """Return the title of the role that arranges, or the words for *nobody*."""
        known = (one.roles[role].title for one in self.indexes.values() if role in one.roles)
        return next(known, nobody)

    def when(self, step: CaseStep) -> str:
        """Return the first line of a row as text: the day for the diary."""
        return "".join(part.text for part in self.parts(step))

    def parts(self, step: CaseStep) -> tuple[Part, ...]:
        """Return the first line of a row: the day for the diary where one is ahead."""
        if step.is_late and step.lead:
            return (Part("Was due "), part(step.lead))
        if self.is_booked(step) and step.lead:
            return (part(step.lead),)
        return when(step.row, self.index(step).key_dates)

    def due(self, step: CaseStep) -> str:
        """Return ``By Sun 13 Dec 2026`` beneath a day for the diary that is another one."""
        row = step.row
        is_same = row.earliest in (None, row.latest) and step.lead == row.latest
        if not self.is_booked(step) or (is_same and not row.approximate):
            return ""
        if step.is_missed and row.latest:
            return f"Was due {short_date(row.latest)}"
        return "".join(part.text for part in when(row, self.index(step).key_dates))

    def is_booked(self, step: CaseStep) -> bool:
        """Tell whether the row leads with a day for the diary that is still ahead."""
        return step.group in ("soon", "later", "late") and own_diary(step.row) is not None

    def tags(self, step: CaseStep) -> Iterator[Tag]:
        """Yield the tags of a row: how soon, what is odd of its day, what the child lacks."""
        row, lead = step.row, step.lead
        if row.state != "dated":
            yield from tags(row, self.today)
        elif step.is_missed:
            yield Tag(self.tag_of_missed(step), "late")
        elif step.is_near and lead:
            yield Tag(capital(self.nearness(step, lead)), "soon")
        if step.is_provisional:
            yield Tag("Provisional", "need")
        if step.child.unread and step.is_to_do:
            yield Tag("Not all was read", "need")
        if step.child.edition:
            yield Tag(edition_tag(step.child), "plain")

    def nearness(self, step: CaseStep, lead: date) -> str:
        """Return how soon a step is; what has no last day is of no day more than of the next."""
        if place_of(step, self.today) == "now":
            return "can be done now"
        days = (lead - self.today).days
        return "at once" if is_at_once(step.row) and days <= 0 else in_days(max(days, 0))

    def tag_of_missed(self, step: CaseStep) -> str:
        """Return ``Not held``, or ``Not done`` of what is no meeting."""
        return f"Not {held_word(step.row).lower()}"

    def verb(self, step: CaseStep) -> str:
        """Return what is done with it: ``hold`` a meeting, ``do`` another step."""
        return "hold" if step.row.step.kind == "meeting" else "do"

    def missed(self, row: PlannedStep, plan: Plan) -> Iterator[str]:
        """Yield what to do about a series of which several were not marked: hold one."""
        passed = [one for one in plan.steps if has_passed(one, self.today)]
        fold = folds_of({"unmarked": passed}).get(row.id)
        if fold:
            yield missed(fold)

    def remarks(self, step: CaseStep) -> Iterator[str]:
        """Yield what the child's plan says about this step: notes, and problems of its dates."""
        row, plan = step.row, self.plans[step.child.line]
        names = {row.id, row.step.id}
        if step.is_late and row.step.series and not step.is_told:
            yield from self.missed(row, plan)
        if step.is_to_do and step.child.lacks:
            yield step.child.lacks
        if step.is_to_do and step.child.is_to_choose:
            yield edition_remark(step.child)
        yield from (
            note.message
            for note in plan.notes
            if note.code != "overdue" and not names.isdisjoint(note.steps)
        )
        about = names.union(row.rests_on)
        yield from (one.message for one in plan.problems if not about.isdisjoint(one.fields))
