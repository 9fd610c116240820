"""Writes a plan as CSV that Excel opens with a double click, one row for each step."""

from __future__ import annotations

import csv
from io import StringIO

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.index import Index, index_of
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.planning.reply import iso

BYTE_ORDER_MARK = "\ufeff"
HEADINGS = (
    "Pathway", "Step", "State", "Diary day", "Earliest", "Latest", "Suggested day",
    "Not a working day", "Held on", "Was due, not marked", "Needs", "Arranged by", "Invite",
    "Working", "Readings", "Clauses", "Id",
)  # fmt: skip
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def plan_as_csv(plan: Plan, guidance: Guidance) -> str:
    """Return the plan as CSV text with a byte order mark and CRLF line ends.

    Days are ISO 8601, which every spreadsheet reads the same way. No cell starts a formula.
    """
    index, out = index_of(guidance), StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    for row in plan.steps:
        writer.writerow([harmless(cell) for cell in cells(row, index)])
    return BYTE_ORDER_MARK + out.getvalue()


def cells(row: PlannedStep, index: Index) -> tuple[str, ...]:
    """Return the cells of one step, in the order of HEADINGS."""
    step = row.step
    return (
        index.title(step.pathway),
        row.title,
        row.state,
        iso(row.diary) or "",
        iso(row.earliest) or "",
        iso(row.latest) or "",
        iso(row.suggested) or "",
        str(row.non_working or ""),
        iso(row.held) or "",
        "yes" if row.overdue else "",
        _needed(row, index),
        index.title(step.arranged_by),
        index.titles(row.invite),
        " ".join(row.reasons),
        " ".join(step.readings),
        " ".join(step.clauses),
        row.id,
    )


def _needed(row: PlannedStep, index: Index) -> str:
    """Return the titles of the dates and questions that are missing."""
    asked = (index.questions[question].title for question in row.needs.answers)
    return "; ".join((*(index.key_dates[key].title for key in row.needs.dates), *asked))


def harmless(cell: str) -> str:
    """Return the cell so that a spreadsheet takes it for text and never runs it."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
