"""A caseload as a page shows it, for JSON. Rows of folded groups are sent when asked for.

A thousand children give ten thousand rows: they are counted always, and sent by the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from decision_tool.core.caseload.columns import Column
from decision_tool.core.caseload.plan import NOBODY, Caseload, CaseStep, arranged_by
from decision_tool.core.caseload.weeks import CaseGroup, due, grouped
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.timetable.display import Tag
from decision_tool.core.timetable.row_words import tags, when

AT_FIRST = 200
"""So many rows of an open group are sent at first."""
NOBODY_TITLE = "Nobody named in the guide"
MEANINGS = {
    "reference": "",
    "pathways": "",
    "pathway": "Yes or no: ",
    "date": "Date: ",
    "answer": "Answer: ",
    "guided": "Answer: ",
    "held": "",
}
Wanted = Mapping[str, int]
"""How many rows of a group to send, by the group's id; also of ``bad`` and ``warnings``."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a caseload is asked for: *arranger* is a role's id, or empty for everyone.

    *every*: all rows of all groups, whatever is *wanted* of each.
    """

    arranger: str = ""
    wanted: Wanted = field(default_factory=dict)
    every: bool = False

    def most(self, name: str, *, is_open: bool = True) -> int | None:
        """Return how many rows of a group to send; None for all of them."""
        return None if self.every else self.wanted.get(name, AT_FIRST if is_open else 0)


def caseload_view(caseload: Caseload, guidance: Guidance, shown: Shown) -> dict[str, Any]:
    """Return the ``caseload`` object of the page."""
    words = RowWords(guidance, caseload)
    steps = arranged_by(caseload, shown.arranger)
    warned = [child for child in caseload.children if child.warnings]
    headline, counts = headline_of(caseload, steps), counts_of(caseload, steps)
    return {
        "remarks": list(caseload.remarks),
        "columns": [_column(column) for column in caseload.columns],
        "bad": [
            {"line": row.line, "reference": row.reference, "problems": list(row.problems)}
            for row in caseload.bad[: shown.most("bad")]
        ],
        "bad_count": len(caseload.bad),
        "warnings": [
            {"line": child.line, "reference": child.reference, "messages": list(child.warnings)}
            for child in warned[: shown.most("warnings")]
        ],
        "warning_count": len(warned),
        "children": caseload.rows,
        "planned": len(caseload.children),
        "arrangers": arrangers(caseload, guidance),
        "groups": [_group(group, words, shown) for group in grouped(steps, caseload.today)],
        "headline": headline,
        "counts": counts,
        "announcement": f"{headline} {counts}".rstrip(),
        "edition": guidance.edition,
        "can_calendar": sum(bool(child.reference) for child in caseload.children),
    }


def _column(column: Column) -> dict[str, Any]:
    return {
        "header": column.header,
        "meaning": MEANINGS[column.meaning.kind] + column.meaning.title if column.meaning else "",
        "state": column.state,
        "note": column.note,
    }


def arrangers(caseload: Caseload, guidance: Guidance) -> list[dict[str, Any]]:
    """Return who arranges a step that is still to do, in the order of the guidance's roles."""
    to_do = [step for step in caseload.steps if step.is_to_do]
    counts = Counter(step.arranger for step in to_do)
    near = Counter(step.arranger for step in to_do if step.is_due)
    titles = {**{role.id: role.title for role in guidance.roles}, NOBODY: NOBODY_TITLE}
    return [
        {"id": name, "title": title, "count": counts[name], "due": near[name]}
        for name, title in titles.items()
        if counts[name]
    ]


def _group(group: CaseGroup, words: RowWords, shown: Shown) -> dict[str, Any]:
    most = shown.most(group.id, is_open=group.is_open)
    return {
        "id": group.id,
        "title": group.title,
        "is_open": group.is_open,
        "count": len(group.steps),
        "rows": [words.row(step) for step in group.steps[:most]],
    }


class RowWords:
    """Puts steps into words, with what every row of one caseload needs."""

    def __init__(self, guidance: Guidance, caseload: Caseload) -> None:
        """Keep the titles by id, and each child's plan by its line."""
        self.today = caseload.today
        self.key_dates = {key.id: key for key in guidance.key_dates}
        self.pathways = {pathway.id: pathway.title for pathway in guidance.pathways}
        self.roles = {role.id: role.title for role in guidance.roles}
        lines = (child.line for child in caseload.children)
        self.plans = dict(zip(lines, caseload.plans, strict=True))

    def row(self, step: CaseStep) -> dict[str, Any]:
        """Return the row of a step as the page shows it."""
        row = step.row
        return {
            "line": step.child.line,
            "reference": step.child.reference,
            "id": row.id,
            "title": row.title,
            "pathway": self.pathways[row.step.pathway],
            "pathway_id": row.step.pathway,
            "when": [{"text": part.text, "day": part.day} for part in when(row, self.key_dates)],
            "day": row.day.isoformat() if row.day else None,
            "tags": [{"text": tag.text, "tone": tag.tone} for tag in self.tags(step)],
            "remarks": list(self.remarks(step)),
            "arranged_by": self.roles.get(row.step.arranged_by or "", ""),
        }

    def when(self, step: CaseStep) -> str:
        """Return the first line of a row as text."""
        return "".join(part.text for part in when(step.row, self.key_dates))

    def tags(self, step: CaseStep) -> Iterator[Tag]:
        """Yield the tags of a row; a day that rests on a date that may move is provisional."""
        yield from tags(step.row, self.today)
        if step.is_provisional:
            yield Tag("Provisional", "need")

    def remarks(self, step: CaseStep) -> Iterator[str]:
        """Yield what the child's plan says about this step: notes, and problems of its dates."""
        row, plan = step.row, self.plans[step.child.line]
        names = {row.id, row.step.id}
        yield from (
            note.message
            for note in plan.notes
            if note.code != "overdue" and not names.isdisjoint(note.steps)
        )
        about = names.union(row.rests_on)
        yield from (one.message for one in plan.problems if not about.isdisjoint(one.fields))


def headline_of(caseload: Caseload, steps: Sequence[CaseStep]) -> str:
    """Return ``30 children, 54 steps due in the next 4 weeks, 3 overdue.`` in figures."""
    soon, late = due(steps)
    children = len(caseload.children)
    said = [
        f"{children:,} {'child' if children == 1 else 'children'}",
        f"{soon:,} step{'s' if soon != 1 else ''} due in the next 4 weeks",
        f"{late:,} overdue",
    ]
    return f"{', '.join(said)}."


def counts_of(caseload: Caseload, steps: Sequence[CaseStep]) -> str:
    """Return what waits besides: columns and rows not used, rows to look at, what is missing."""
    groups = Counter(step.group for step in steps)
    warned = sum(bool(child.warnings) for child in caseload.children)
    unclear = sum(column.state == "unclear" for column in caseload.columns)
    said = (
        _counted(unclear, "column is not understood.", "columns are not understood."),
        _counted(len(caseload.bad), "row is not planned.", "rows are not planned."),
        _counted(warned, "child has a warning.", "children have a warning."),
        _counted(groups["conflict"], "step cannot be met.", "steps cannot be met."),
        _counted(groups["needs-date"], "step needs a date.", "steps need a date."),
        _counted(groups["needs-answer"], "step needs an answer.", "steps need an answer."),
    )
    return " ".join(sentence for sentence in said if sentence)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}" if number else ""
