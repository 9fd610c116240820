"""A caseload as CSV for spreadsheets: one row for each step of each child."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from decision_tool.core.caseload.plan import Caseload, CaseStep, arranged_by
from decision_tool.core.caseload.weeks import grouped
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.index import index_of
from decision_tool.exports.csv_file import BYTE_ORDER_MARK, HEADINGS, cells, harmless

OWN_HEADINGS = ("Reference", "Line", "When", "Provisional", "Not read")
WORKER = "Worker"
SHOWN_LINES = 10


def caseload_as_csv(caseload: Caseload, guidance: Guidance, arranger: str = "") -> str:
    """Return the steps in the order of the team timetable, with a byte order mark and CRLF.

    What each column after the first five means is as in the file of one child; the last is of the
    table itself.
    """
    index, out = index_of(guidance), StringIO()
    writer = csv.writer(out)
    writer.writerow((*OWN_HEADINGS, *HEADINGS, WORKER))
    for group in grouped(arranged_by(caseload, arranger), caseload.today):
        for step in group.steps:
            row = (*_own(step, group.title), *cells(step.row, index), step.child.worker)
            writer.writerow([harmless(cell) for cell in row])
    return BYTE_ORDER_MARK + out.getvalue()


def _own(step: CaseStep, group: str) -> tuple[str, ...]:
    child = step.child
    provisional = "yes" if step.is_provisional else ""
    not_read = "; ".join(dict.fromkeys(cell.about for cell in child.unread))
    return child.reference, str(child.line), group, provisional, not_read


def left_out(caseload: Caseload) -> Iterator[str]:
    """Yield what a file of this caseload does not hold, so that nobody takes it for complete."""
    if caseload.bad:
        yield f"Not included: {lines_of([row.line for row in caseload.bad])}, not planned."
    lacking = [child.line for child in caseload.children if child.unread]
    if lacking:
        yield f"Planned without a cell that could not be read: {lines_of(lacking)}."


def lines_of(lines: list[int]) -> str:
    """Return ``line 4`` or ``lines 4, 9 and 12``; of many, the first are named."""
    if len(lines) == 1:
        return f"line {lines[0]}"
    if len(lines) > SHOWN_LINES:
        first = ", ".join(map(str, lines[:SHOWN_LINES]))
        return f"lines {first} and {len(lines) - SHOWN_LINES} more"
    return f"lines {', '.join(map(str, lines[:-1]))} and {lines[-1]}"
