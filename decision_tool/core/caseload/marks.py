"""Days that somebody marks on the team's timetable: what was held, before it is in a file.

Only the children who are marked are planned again. A row that is marked keeps the place where
it stood, so that it can be unmarked there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from decision_tool.core.caseload.as_one import One
from decision_tool.core.caseload.child import Child
from decision_tool.core.caseload.plan import Caseload, CaseStep, by_lead, steps_of
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import Given, load_given
from decision_tool.core.planning.plan import Plan, make_plan
from decision_tool.core.progress import Progress, untold
from decision_tool.core.timetable.row_words import own_day

MARKED = ("overdue", "late", "soon")
"""The groups whose rows can be marked: what was due, and what is near enough to have been held."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Somebody says that *row* of the child on *line* was held on *day*."""

    line: int
    row: str
    day: date


Marks = Mapping[int, Mapping[str, date]]
"""The days that were marked, by the line of the child and the row."""


def by_line(marks: Sequence[Mark]) -> Marks:
    """Return the marks by the line of the child; of two for one row the last counts."""
    found: dict[int, dict[str, date]] = {}
    for mark in marks:
        found.setdefault(mark.line, {})[mark.row] = mark.day
    return found


def hold_day(step: CaseStep, today: date, one: One | None = None) -> date | None:
    """Return the day a row is marked held on in one press; None where it cannot be.

    What was due is marked on its own day, anything else today, and so is what somebody said was
    not held. *one* is the meeting that it is held as with others': its day is that of all.
    """
    row = step.row
    if row.state != "dated" or row.step.kind == "milestone" or step.group not in MARKED:
        return None
    if one and one.was_due(today):
        return one.day
    return own_day(row) if step.is_late and one is None else today


def marked(caseload: Caseload, marks: Sequence[Mark], progress: Progress = untold) -> Caseload:
    """Return the caseload with what was marked as held, each child by its own guidance.

    *progress* hears of each child that is planned again. Raises FaultsError for a line without a
    child and a row that no step has.
    """
    days = by_line(marks)
    unknown = days.keys() - {child.line for child in caseload.children}
    if unknown:
        what = f"no child is planned from line {min(unknown)}."
        raise FaultsError([Fault("held", what, "Undo what is marked there first.")])
    children, plans = list(caseload.children), list(caseload.plans)
    steps = [step for step in caseload.steps if step.child.line not in days]
    stood: dict[tuple[int, str], CaseStep] = {}
    for at, child in enumerate(caseload.children):
        if child.line in days:
            progress(0, 0)
            held, plan = days[child.line], caseload.plans[at]
            guidance = caseload.guidance_of(child)
            children[at], plans[at] = _marked(child, plan, guidance, held)
            steps += steps_of(children[at], plans[at], caseload.today)
            stood |= dict(_stood(child, plan, caseload.today, guidance, held))
    steps.sort(key=by_lead)
    return replace(
        caseload, children=tuple(children), plans=tuple(plans), steps=tuple(steps), stood=stood
    )


def _marked(
    child: Child, plan: Plan, guidance: Guidance, held: Mapping[str, date]
) -> tuple[Child, Plan]:
    again = make_plan(guidance, with_held(child.given, guidance, held))
    own = child.warnings[: len(child.warnings) - len(plan.problems)]
    warnings = (*own, *(one.message for one in again.problems))
    not_held = child.not_held - held.keys()
    return replace(child, given=again.given, warnings=warnings, not_held=not_held), again


def with_held(given: Given, guidance: Guidance, held: Mapping[str, date]) -> Given:
    """Return what was given with the days that were marked. Raises FaultsError for a wrong row."""
    plain = given.as_json()
    days = {row: day.isoformat() for row, day in held.items()}
    return load_given({**plain, "held": {**plain["held"], **days}}, guidance)


def _stood(
    child: Child, plan: Plan, today: date, guidance: Guidance, held: Mapping[str, date]
) -> Iterator[tuple[tuple[int, str], CaseStep]]:
    """Yield each marked row as it stands without its own mark: the others may have led to it."""
    stands = {step.row.id: step for step in steps_of(child, plan, today)}
    for row in held:
        others = {one: day for one, day in held.items() if one != row}
        if others:  # one mark alone stands as it did before
            again = make_plan(guidance, with_held(child.given, guidance, others))
            before = replace(child, given=again.given, not_held=child.not_held - others.keys())
            stands = {step.row.id: step for step in steps_of(before, again, today)}
        if row in stands:
            yield (child.line, row), stands[row]
