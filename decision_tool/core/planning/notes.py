"""What is worth saying about a plan beside its dates: advice, warnings, what is overdue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decision_tool.core.days.dates import short_date
from decision_tool.core.planning.date_notes import far_dates, long_series, other_dates
from decision_tool.core.planning.guards import evaluate
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.note import Note
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.planning.planner import Planner

__all__ = ["Note", "not_marked", "notes_of"]


def notes_of(rows: Sequence[PlannedStep], planner: Planner) -> Iterator[Note]:
    """Yield the notes whose guard holds, what to ask of the dates, one for each overdue step."""
    for rule in index_of(planner.guidance).notes_about(planner.given.pathways):
        if evaluate(rule.guard, planner.facts) is True:
            yield Note(rule.code, rule.steps, rule.message)
    yield from other_dates(planner)
    yield from far_dates(rows, planner)
    yield from long_series(planner)
    for missed in _missed(rows):
        message = _overdue(missed[0]) if len(missed) == 1 else not_marked(missed)
        yield Note("overdue", tuple(row.id for row in missed), message)


def _missed(rows: Sequence[PlannedStep]) -> list[list[PlannedStep]]:
    """Return what is overdue, a step each: what a series missed is one thing to do."""
    found: dict[str, list[PlannedStep]] = {}
    for row in rows:
        if row.overdue:
            found.setdefault(row.step.id if row.step.series else row.id, []).append(row)
    return list(found.values())


def not_marked(rows: Sequence[PlannedStep]) -> str:
    """Return that meetings of a series are not marked: one makes up for all (CONTRACT 26)."""
    days = ", ".join(short_date(row.latest) for row in rows if row.latest)
    step = rows[0].step
    name, verb = step.phrase.removeprefix("the "), "Hold" if step.done == "held" else "Do"
    return f"{len(rows)} {name}s were not marked as {step.done} ({days}). {verb} one now."


def _overdue(row: PlannedStep) -> str:
    """Return that a day has passed. Nothing marked is not nothing done (CONTRACT 28)."""
    limit = "on" if row.at_event or row.earliest == row.latest else "by"
    verb = "hold" if row.step.kind == "meeting" else "do"
    assert row.latest  # what has no last day is never overdue
    return (
        f"{row.title} was due {limit} {short_date(row.latest)} and is not marked as "
        f"{row.step.done}. Mark it, or {verb} it now."
    )
