"""From guidance and given inputs to a plan: every step of every chosen pathway, in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import Given
from decision_tool.core.planning.notes import Note, notes_of
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.planning.planner import Planner
from decision_tool.core.planning.problems import Problem, problems_of
from decision_tool.core.planning.rows import rows_of


@dataclass(frozen=True, slots=True)
class Plan:
    """A guidance resolved for one case, in the order of CONTRACT point 18.

    *planner* is what resolved it: it answers what else is asked of the same case.
    """

    given: Given
    steps: tuple[PlannedStep, ...]
    planner: Planner = field(repr=False, compare=False)
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()


def make_plan(guidance: Guidance, given: Given) -> Plan:
    """Return the plan for *given*. Never raises for sound inputs: what cannot be dated says why."""
    planner = Planner(guidance, given)
    rows = [
        row
        for pathway_id in given.pathways
        for step in planner.pathways[pathway_id].steps
        for row in rows_of(step, planner)
    ]
    ordered = tuple(sorted(rows, key=_order))
    return Plan(
        given,
        ordered,
        planner,
        tuple(problems_of(ordered, planner)),
        tuple(notes_of(ordered, planner)),
    )


def _order(row: PlannedStep) -> date:
    """Sort by day; undated rows last. Sorting is stable, so ties keep the pathways' order."""
    is_placed = row.state in ("dated", "held", "superseded")
    return (row.day if is_placed else None) or date.max
