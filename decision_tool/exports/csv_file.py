"""Writes a plan as CSV that Excel opens with a double click, one row for each step."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.named_edition import named_edition
from decision_tool.core.planning.index import Index, index_of
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.row_facts import facts_at

BYTE_ORDER_MARK = "\ufeff"
COLUMNS = facts_at("csv")
HEADINGS = tuple(fact.heading_at("csv") for fact in COLUMNS)
EDITION = "Guidance edition"
CHILD = "Child"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def plan_as_csv(plan: Plan, guidance: Guidance, child: str = "") -> str:
    """Return the plan as CSV text with a byte order mark and CRLF line ends.

    Days are ISO 8601, which every spreadsheet reads the same way. No cell starts a formula.
    *child* is the label of one of several.
    """
    return plans_as_csv([(child, plan)], guidance)


def plans_as_csv(plans: Sequence[tuple[str, Plan]], guidance: Guidance) -> str:
    """Return the plans of several children, by label: the first column says whose a row is."""
    index, out = index_of(guidance), StringIO()
    writer = csv.writer(out)
    whose = edition_cells(guidance)
    is_named = any(child for child, _ in plans)
    writer.writerow((*([CHILD] if is_named else []), *HEADINGS, *whose))
    for child, plan in plans:
        for row in plan.steps:
            told = (*([child] if is_named else []), *cells(row, index), *whose.values())
            writer.writerow([harmless(cell) for cell in told])
    return BYTE_ORDER_MARK + out.getvalue()


def cells(row: PlannedStep, index: Index) -> tuple[str, ...]:
    """Return the cells of one step, in the order of HEADINGS."""
    return tuple(fact.words(row, index) for fact in COLUMNS)


def edition_cells(guidance: Guidance) -> dict[str, str]:
    """Return a last column that says which edition a row rests on, where one was asked for."""
    return {EDITION: named_edition(guidance)} if guidance.in_force_from else {}


def harmless(cell: str) -> str:
    """Return the cell so that a spreadsheet takes it for text and never runs it."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
