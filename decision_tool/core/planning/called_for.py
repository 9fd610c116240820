"""Pathways that a plan calls for besides those chosen, as far as what was given tells."""

from __future__ import annotations

from collections.abc import Iterator

from decision_tool.core.guidance.model import PlanChange
from decision_tool.core.guidance.rule import Guard
from decision_tool.core.planning.guards import evaluate
from decision_tool.core.planning.plan import Plan


def called_for(plan: Plan) -> Iterator[tuple[PlanChange, Guard]]:
    """Yield each change of plan that has happened, with what tells so: its pathway is not chosen.

    Two changes that lead to one pathway are told once.
    """
    pathways, told = plan.planner.pathways, set(plan.given.pathways)
    for change in (one for name in plan.given.pathways for one in pathways[name].if_plan_changes):
        if change.guard is None or change.pathway in told:
            continue
        if evaluate(change.guard, plan.planner.facts) is True:
            told.add(change.pathway)
            yield change, change.guard
