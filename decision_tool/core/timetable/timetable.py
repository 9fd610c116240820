"""From a plan to what a timetable shows: every word and position is settled here, not in a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from decision_tool.core.days.dates import short_date
from decision_tool.core.guidance.model import Guidance, KeyDate
from decision_tool.core.guidance.named_edition import named_edition
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.inputs import inputs_for
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.planning.problems import Problem
from decision_tool.core.timetable.answer import (
    IDLE,
    MARK_FIRST,
    NO_DATES,
    NO_DAY_YET,
    NOTHING_NEXT,
    announced,
    answer_of,
)
from decision_tool.core.timetable.answer_lines import Asking
from decision_tool.core.timetable.changes import (
    Before,
    moved_from,
    moved_since,
    planned_days,
    was_words,
)
from decision_tool.core.timetable.chart import axis_for, mark_for, paper_for, scale_for
from decision_tool.core.timetable.count import count_of
from decision_tool.core.timetable.dates_used import dates_used
from decision_tool.core.timetable.diary_words import due, lead
from decision_tool.core.timetable.display import (
    Axis,
    FieldKind,
    Group,
    GroupId,
    Link,
    Mark,
    Row,
    SeriesRow,
    Tag,
    Timetable,
    Tone,
    Trouble,
)
from decision_tool.core.timetable.display_details import Count
from decision_tool.core.timetable.people import who
from decision_tool.core.timetable.row_details import details_of
from decision_tool.core.timetable.row_links import row_links
from decision_tool.core.timetable.row_words import group_of, held_word, lead_day, links, tags
from decision_tool.core.timetable.series_rows import (
    TO_COME,
    folds_of,
    heads_of,
    missed,
    series_row,
)

GROUPS: dict[GroupId, str] = {
    "late": "Not held yet, and the day has passed",
    "conflict": "Cannot be met",
    "soon": "In the next 4 weeks",
    "later": "Later",
    "dated": "Dates",
    "unmarked": "Was due, not marked",
    "needs-date": "Needs a date",
    "needs-answer": "Needs an answer",
    "when-needed": "When needed, no date in the guide",
    "held": "Held or done",
    "passed": "Passed, nothing to do",
    "not-needed": "Not needed",
}
TONES: dict[GroupId, Tone] = {"late": "late", "soon": "soon"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a timetable depends on besides its plan.

    *faulty*: the form's fields to mend. *provisional*: dates that may still move.
    *before*: what the page showed, to tell what moved. *drawn*: an earlier timetable than that,
    which rows and the drawing tell moves from. *open*: the rows, by id, to count out.
    *not_held*: the rows, by id, that somebody said were not held. *one_days*: the day of each row
    that is held as one meeting with other children's.
    """

    faulty: Sequence[Trouble] = ()
    provisional: frozenset[str] = frozenset()
    before: Before = field(default_factory=Before)
    drawn: Before | None = None
    open: frozenset[str] = frozenset()
    not_held: frozenset[str] = frozenset()
    one_days: Mapping[str, date] = field(default_factory=dict)


def timetable(guidance: Guidance, plan: Plan, asked: Asked | None = None) -> Timetable:
    """Return what to show of *plan*. Never refuses: a plan that exists can be shown."""
    return _Maker(guidance, plan, asked or Asked()).timetable()


class _Maker:
    """Holds what every row needs while one timetable is made."""

    def __init__(self, guidance: Guidance, plan: Plan, asked: Asked) -> None:
        self.guidance = guidance
        self.plan = plan
        self.asked = asked
        self.then = asked.drawn or asked.before
        self.today = plan.given.today
        self.planner = plan.planner
        self.index = index_of(guidance)
        self.key_dates = self.index.key_dates
        self.needed = inputs_for(guidance, plan.given.pathways).key_dates
        typed = [day for _, day in self.typed()]
        self.scale = scale_for(plan.steps, typed, self.today, self.left())
        self.remarks = self.remarks_by_row()
        self.groups = self.grouped()
        self.folds = folds_of(self.groups)
        self.heads = heads_of(self.folds)

    def typed(self) -> list[tuple[KeyDate, date]]:
        """Return the dates to draw. A birth is not drawn: it would stretch the scale."""
        given = ((self.key_dates[key], day) for key, day in self.plan.given.dates.items())
        return [(key, day) for key, day in given if not key.is_birth_date]

    def left(self) -> list[date]:
        """Return the days that rows moved away from: the drawing holds both ends of a move."""
        was = (moved_from(row, self.then) for row in self.plan.steps)
        return [day for day in was if day]

    def timetable(self) -> Timetable:
        grouped = self.groups
        asking = Asking(self.guidance, self.plan, self.planner, self.asked.one_days)
        answer = answer_of(grouped, asking, self.undated())
        moved = moved_since(self.asked.before, self.plan, self.guidance)
        heard = moved.heard if moved else "Timetable updated."
        return Timetable(
            answer=answer,
            groups=tuple(self.group(name) for name in GROUPS if name in grouped),
            axis=self.axis(),
            troubles=(*self.asked.faulty, *self.troubles()),
            moved=moved,
            announcement=f"{heard} {announced(answer)}".strip(),
            dates_used=self.dates_used(),
            edition=named_edition(self.guidance),
            paper=paper_for(self.scale, len(self.plan.steps) + len(grouped)),
            days={row: day.isoformat() for row, day in planned_days(self.plan).items()},
        )

    def undated(self) -> str:
        if not self.needed:
            return NO_DATES
        if not self.plan.given.dates:
            return IDLE
        if "unmarked" in self.groups:
            return MARK_FIRST
        return NO_DAY_YET if "needs-date" in self.groups else NOTHING_NEXT

    def grouped(self) -> dict[GroupId, list[PlannedStep]]:
        grouped: dict[GroupId, list[PlannedStep]] = {}
        for row in sorted(self.plan.steps, key=_order):
            group = group_of(row, self.today, self.asked.not_held)
            grouped.setdefault(group, []).append(row)
        return grouped

    def group(self, name: GroupId) -> Group:
        rows = tuple(self.row(row, name) for row in self.groups[name])
        return Group(name, GROUPS[name], sum(not row.folded_in for row in rows), rows)

    def axis(self) -> Axis | None:
        return axis_for(self.scale, self.typed(), self.today) if self.scale else None

    def row(self, row: PlannedStep, group: GroupId) -> Row:
        was = moved_from(row, self.then)
        return Row(
            id=row.id,
            kind=row.step.kind,
            title=row.title,
            pathway=self.index.title(row.step.pathway),
            when=lead(row, self.key_dates, group),
            due=due(row, group),
            who=who(row, self.index.roles),
            folded_in=self.heads.get(row.id, ""),
            series=self.series(row, group),
            day=row.day.isoformat() if row.day else None,
            tags=(*tags(row, self.today, self.asked.not_held), *self.provisional(row)),
            links=(*self.marking(row, group), *links(row, self.guidance)),
            remarks=(*_why(row), *self.missed(row, group), *self.remarks.get(row.id, ())),
            was=was_words(was, row.day) if was and row.day else "",
            hold=_hold(row),
            may_agree=row.state == "dated" and row.step.kind == "meeting",
            records=row_links(row, self.index.records),
            mark=self.mark(row, TONES.get(group, "plain"), was),
            details=details_of(row, self.index, self.count(row)),
        )

    def series(self, row: PlannedStep, group: GroupId) -> SeriesRow | None:
        fold = self.folds.get(row.id)
        return series_row(fold, group, self.planner) if fold else None

    def missed(self, row: PlannedStep, group: GroupId) -> Iterator[str]:
        """Yield what to do about a series that was missed: one thing, however often."""
        if row.id in self.folds and group not in TO_COME:
            yield missed(self.folds[row.id])

    def marking(self, row: PlannedStep, group: GroupId) -> Iterator[Link]:
        """Yield the way to mark what was due: whether it was done is not known."""
        if group in ("unmarked", "late"):
            yield Link("held", row.id, f"{held_word(row)}? Mark it")

    def count(self, row: PlannedStep) -> tuple[Count, ...]:
        """Return a row's count if it is open. A closed one is not worth the time it takes."""
        return count_of(row, self.planner.facts.working_days) if row.id in self.asked.open else ()

    def provisional(self, row: PlannedStep) -> Iterator[Tag]:
        if row.is_provisional(self.asked.provisional):
            yield Tag("Provisional", "need")

    def mark(self, row: PlannedStep, tone: Tone, was: date | None) -> Mark | None:
        if self.scale is None:
            return None
        fold = self.folds.get(row.id)
        others = fold.others if fold else ()
        return mark_for(row, self.scale, tone, self.today, was, others)

    def remarks_by_row(self) -> dict[str, tuple[str, ...]]:
        """Return each note at the first row it is about; what is overdue says so itself."""
        placed: dict[str, tuple[str, ...]] = {}
        listed = [row.id for row in self.plan.steps]
        for note in self.plan.notes:
            about = [
                row for row in listed if row in note.steps or row.partition("#")[0] in note.steps
            ]
            if note.code != "overdue" and about:
                placed[about[0]] = (*placed.get(about[0], ()), note.message)
        return placed

    def troubles(self) -> Iterator[Trouble]:
        for problem in self.plan.problems:
            yield _trouble(problem)

    def dates_used(self) -> str:
        """Return the dates for the printed sheet."""
        used = dates_used(self.guidance, self.plan.given, self.asked.provisional)
        printed = [f"Printed {short_date(self.today)}."] if self.today else []
        return " ".join((*used, *self.by_edition(), *printed))

    def by_edition(self) -> Iterator[str]:
        """Yield by which published edition the days were worked out, if by one."""
        if self.guidance.in_force_from:
            yield f"Worked out under guidance edition {named_edition(self.guidance)}."


def _order(row: PlannedStep) -> tuple[date, date]:
    """Sort by the day a row leads with, and a window by its first day; undated rows last.

    Sorting is stable: what is alike keeps the order of the plan.
    """
    is_placed = row.state in ("dated", "held", "superseded")
    day = (lead_day(row) if is_placed else None) or date.max
    return day, row.earliest or day


def _why(row: PlannedStep) -> Iterable[str]:
    """Return why a step is not needed: the one reason that must not wait in the details."""
    match row.state:
        case "not-needed" if row.step.series is None:
            return row.reasons[:1]
        case "not-needed" | "superseded":
            return row.reasons[-1:]
        case _:
            return ()


def _hold(row: PlannedStep) -> str:
    """Return the words of the button that marks a row; empty where nothing can be held."""
    is_unnumbered = row.step.series is not None and row.number is None
    if row.step.kind == "milestone" or is_unnumbered or row.state in ("not-needed", "superseded"):
        return ""
    return "Mark as held" if row.step.kind == "meeting" else "Mark as done"


KINDS: Mapping[str, FieldKind] = {
    "date-order": "dates",
    "empty-window": "dates",
    "held-in-future": "held",
    "held-order": "held",
    "two-dates": "held",
    "contradictory-pathways": "pathways",
    "needs-pathway": "pathways",
    "beyond-known-holidays": "rows",
}


def _trouble(problem: Problem) -> Trouble:
    """Return a problem with the one field to go to: the later date, named first in its message."""
    kind = KINDS[problem.code]
    fields = problem.fields if kind == "dates" else ()
    target = problem.fields[-1] if problem.fields else ""
    return Trouble(problem.message, kind, target, fields)
