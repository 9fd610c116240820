"""Writes a plan as CSV that Excel opens with a double click, one row for each step."""

from __future__ import annotations

import csv
from io import StringIO

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.planning.reply import iso
from decision_tool.exports.names import Titles

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
    titles, out = Titles.of(guidance), StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    for row in plan.steps:
        writer.writerow([harmless(cell) for cell in cells(row, titles)])
    return BYTE_ORDER_MARK + out.getvalue()


def cells(row: PlannedStep, titles: Titles) -> tuple[str, ...]:
    """Return the cells of one step, in the order of HEADINGS."""
    step = row.step
    return (
        titles.one(step.pathway),
        row.title,
        row.state,
        iso(row.diary) or "",
        iso(row.earliest) or "",
        iso(row.latest) or "",
        iso(row.suggested) or "",
        str(row.non_working or ""),
        iso(row.held) or "",
        "yes" if row.overdue else "",
        "; ".join(titles.needed(row.needs)),
        titles.one(step.arranged_by),
        titles.many(row.invite),
        " ".join(row.reasons),
        " ".join(step.readings),
        " ".join(step.clauses),
        row.id,
    )


def harmless(cell: str) -> str:
    """Return the cell so that a spreadsheet takes it for text and never runs it."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
