"""Tables for tests of a caseload, and the small guidance they are read with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from decision_tool.core.caseload.columns import Column
from decision_tool.core.caseload.plan import Caseload, plan_caseload
from decision_tool.core.caseload.read import Sheet, read_sheet
from decision_tool.core.guidance.model import Guidance, Role
from tests.core.guidance_builder import guidance
from tests.core.situation_builder import SITUATION, guided

TODAY = date(2026, 9, 7)  # a Monday


@cache
def team() -> Guidance:
    """Return guidance with a dated meeting, a task, a series, and one answer to give."""
    built = guidance(
        {
            "visit": "2 weeks before hearing",
            "paper": "by review",
            "monthly": "every month after visit until review",
            "talk": "by hearing",
            "chat": "when needed",
            "age": "on 18th birthday",
        },
        order=(("hearing", "review"),),
        visit={"arranged_by": "chair"},
        paper={"kind": "task"},
        talk={"only_if": "complex is yes", "arranged_by": "clerk"},
        age={"kind": "milestone"},
    )
    roles = (Role("chair", "Chair"), Role("clerk", "Clerk"), Role("idle", "Idle"))
    moving = replace(built.pathways[0], title="Moving home")
    return replace(built, roles=roles, pathways=(moving,))


def sheet(text: str, built: Guidance | None = None) -> Sheet:
    """Return how a table is read."""
    return read_sheet(text, built or team(), TODAY)


def columns(header: str, row: str = "", built: Guidance | None = None) -> dict[str, Column]:
    """Return the columns of a table by their headings; it always has one of pathways."""
    read = sheet(f"pathways,{header}\np,{row or ',' * header.count(',')}\n", built)
    return {column.header: column for column in read.columns}


def problems(text: str, built: Guidance | None = None) -> dict[int, tuple[str, ...]]:
    """Return what is wrong with each row that is not planned, by its line."""
    return {row.line: row.problems for row in sheet(text, built).bad}


def caseload(text: str) -> Caseload:
    """Return the plans of a table."""
    return plan_caseload(text, team(), TODAY)


@cache
def asking() -> Guidance:
    """Return guidance whose pathways guided answers lead to."""
    return guided(SITUATION)
