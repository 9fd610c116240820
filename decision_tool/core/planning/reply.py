"""A plan as the JSON object of the contract: the terminal, files and the browser share it."""

from __future__ import annotations

from datetime import date
from typing import NotRequired, TypedDict

from decision_tool.core.days.dates import IsoDay
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.json_shapes import (
    AlternativeJson,
    NeedsJson,
    PlanJson,
    StepJson,
)
from decision_tool.core.planning.outcome import Needs
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import OtherReading, PlannedStep

SCHEMA = 1


def plan_as_json(plan: Plan) -> PlanJson:
    """Return the plan as JSON values; every day is ISO 8601 or null."""
    return {
        "schema": SCHEMA,
        **edition_part(plan.planner.guidance),
        "given": plan.given.as_json(),
        "steps": [_step(row) for row in plan.steps],
        "problems": [
            {"code": one.code, "fields": list(one.fields), "message": one.message}
            for one in plan.problems
        ],
        "notes": [
            {"code": one.code, "steps": list(one.steps), "message": one.message}
            for one in plan.notes
        ],
    }


class EditionPart(TypedDict):
    """Which edition of the guidance a reply rests on, and the last day it was in force."""

    edition: str
    in_force_until: NotRequired[IsoDay]


def edition_part(guidance: Guidance) -> EditionPart:
    """Return which edition it is; until when only where a later one is published."""
    part: EditionPart = {"edition": guidance.edition}
    if guidance.in_force_until:
        part["in_force_until"] = guidance.in_force_until
    return part


def iso(day: date | None) -> str | None:
    """Return the day as ``2026-03-02``, or None."""
    return day.isoformat() if day else None


def _step(row: PlannedStep) -> StepJson:
    return {
        "id": row.id,
        "title": row.title,
        "state": row.state,
        "earliest": iso(row.earliest),
        "latest": iso(row.latest),
        "suggested": iso(row.suggested),
        "diary": iso(row.diary),
        "non_working": str(row.non_working) if row.non_working else None,
        "approximate": row.approximate,
        "held": iso(row.held),
        "overdue": row.overdue,
        "open_ended": row.open_ended,
        "needs": _needs(row.needs),
        "alternatives": [_alternative(one) for one in row.alternatives],
        "reasons": list(row.reasons),
        "readings": list(row.step.readings),
        "clauses": list(row.step.clauses),
        "arranged_by": row.step.arranged_by,
        "invite": list(row.invite),
        "records": list(row.records),
    }


def _needs(needs: Needs) -> NeedsJson:
    return {"dates": list(needs.dates), "answers": list(needs.answers), "any_of": needs.any_of}


def _alternative(other: OtherReading) -> AlternativeJson:
    return {
        "reading": other.reading,
        "earliest": iso(other.earliest),
        "latest": iso(other.latest),
        "reason": other.reason,
    }
