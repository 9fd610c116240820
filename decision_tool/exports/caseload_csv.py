"""A caseload as CSV for spreadsheets: one row for each step of each child."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from decision_tool.core.caseload.child import BadRow, Child
from decision_tool.core.caseload.plan import Caseload, CaseStep, arranged_by
from decision_tool.core.caseload.weeks import grouped
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.named_edition import named_edition
from decision_tool.core.planning.index import index_of
from decision_tool.core.words import listed
from decision_tool.exports.csv_file import (
    BYTE_ORDER_MARK,
    EDITION,
    HEADINGS,
    cells,
    edition_cells,
    harmless,
)

OWN_HEADINGS = ("Reference", "Line", "When", "Provisional", "Not read")
WORKER = "Worker"
SHOWN_LINES = 10


def caseload_as_csv(caseload: Caseload, guidance: Guidance, arranger: str = "") -> str:
    """Return the steps in the order of the team timetable, with a byte order mark and CRLF.

    What each column after the first five means is as in the file of one child; the last is of the
    table itself.
    """
    out = StringIO()
    writer = csv.writer(out)
    # Where children go by different editions, every row says which one it rests on.
    has_several = len(caseload.by_edition) > 1
    whose = (EDITION,) if has_several else tuple(edition_cells(guidance))
    writer.writerow((*OWN_HEADINGS, *HEADINGS, WORKER, *whose))
    for group in grouped(arranged_by(caseload, arranger), caseload.today):
        for step in group.steps:
            by = caseload.guidance_of(step.child)
            row = (*_own(step, group.title), *cells(step.row, index_of(by)), step.child.worker)
            row = (*row, *((named_edition(by),) if whose else ()))
            writer.writerow([harmless(cell) for cell in row])
    return BYTE_ORDER_MARK + out.getvalue()


def _own(step: CaseStep, group: str) -> tuple[str, ...]:
    child = step.child
    provisional = "yes" if step.is_provisional else ""
    not_read = "; ".join(dict.fromkeys(cell.about for cell in child.unread))
    return child.reference, child.source or str(child.line), group, provisional, not_read


def left_out(caseload: Caseload) -> Iterator[str]:
    """Yield what a file of this caseload does not hold, so that nobody takes it for complete."""
    if caseload.bad:
        yield f"Not included: {places_of(caseload.bad)}, not planned."
    lacking = [child for child in caseload.children if child.unread]
    if lacking:
        yield f"Planned without a cell that could not be read: {places_of(lacking)}."


def places_of(rows: Sequence[Child | BadRow]) -> str:
    """Return ``line 4``, ``lines 4, 9 and 12`` or ``a.json and b.json``; of many, the first."""
    first = rows[:SHOWN_LINES]
    more = len(rows) - len(first)
    if any(row.source for row in rows):
        noun, named = "", [row.place for row in first]
    else:
        noun, named = "line " if len(rows) == 1 else "lines ", [str(row.line) for row in first]
    return f"{noun}{', '.join(named)} and {more} more" if more else f"{noun}{listed(named)}"
