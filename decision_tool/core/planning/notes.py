"""What is worth saying about a plan beside its dates: advice, warnings, what is overdue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decision_tool.core.days.dates import short_date
from decision_tool.core.guidance.index import index_of
from decision_tool.core.planning.date_notes import far_dates, long_series, other_dates
from decision_tool.core.planning.guards import evaluate
from decision_tool.core.planning.note import Note
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.planning.planner import Planner

__all__ = ["Note", "notes_of"]


def notes_of(rows: Sequence[PlannedStep], planner: Planner) -> Iterator[Note]:
    """Yield the notes whose guard holds, what to ask of the dates, one for each overdue step."""
    for rule in index_of(planner.guidance).notes_about(planner.given.pathways):
        if evaluate(rule.guard, planner.facts) is True:
            yield Note(rule.code, rule.steps, rule.message)
    yield from other_dates(planner)
    yield from far_dates(rows, planner)
    yield from long_series(planner)
    for row in rows:
        if row.overdue and row.latest:
            yield Note("overdue", (row.id,), _overdue(row))


def _overdue(row: PlannedStep) -> str:
    """Return that a day has passed. Nothing marked is not nothing done (CONTRACT 28)."""
    limit = "on" if row.at_event or row.earliest == row.latest else "by"
    verb = "hold" if row.step.kind == "meeting" else "do"
    assert row.latest  # what has no last day is never overdue
    return (
        f"{row.title} was due {limit} {short_date(row.latest)} and is not marked as "
        f"{row.step.done}. Mark it, or {verb} it now."
    )
