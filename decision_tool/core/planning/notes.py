"""What is worth saying about a plan beside its dates: advice, warnings, what is overdue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decision_tool.core.days.dates import short_date
from decision_tool.core.guidance.index import index_of
from decision_tool.core.planning.guards import evaluate
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.planning.planner import Planner


@dataclass(frozen=True, slots=True)
class Note:
    """One remark about steps (by id, with ``#n`` for one of a series)."""

    code: str
    steps: tuple[str, ...]
    message: str


def notes_of(rows: Sequence[PlannedStep], planner: Planner) -> Iterator[Note]:
    """Yield the notes whose guard holds, then one for each overdue step."""
    for rule in index_of(planner.guidance).notes_about(planner.given.pathways):
        if evaluate(rule.guard, planner.facts) is True:
            yield Note(rule.code, rule.steps, rule.message)
    for row in rows:
        if row.overdue and row.latest:
            message = f"{row.title} was to be held by {short_date(row.latest)}. Hold it at once."
            if row.step.kind != "meeting":
                message = f"{row.title} was to be done by {short_date(row.latest)}. Do it at once."
            yield Note("overdue", (row.id,), message)
