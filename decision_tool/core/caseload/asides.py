"""Rows of a team's table that are no child: a total, and the heading of a section.

What may be a child is never taken for one: a row with a reference alone stays a row to mend.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from decision_tool.core.caseload.columns import Column
from decision_tool.core.caseload.table import Line
from decision_tool.core.pasted import quoted

MOST_NAMED = 5
"""So many are named with what they say; more are counted."""
_NUMBER = r"[\d.,]+"
_TOTAL = re.compile(
    rf"(?:(?:grand|sub|overall)[\s\-]*)?(?:totals?|sum|count)(?:\s+(?:of|number)\b)*"
    rf"(?:\s+(?:children|cases|rows))?[\s:=\-\u2010-\u2015]*(?:{_NUMBER})?"
    r"(?:\s+(?:children|cases|rows))?",
    re.IGNORECASE,
)
_FIGURES = re.compile(_NUMBER)


def without_asides(
    rows: Sequence[Line], columns: Sequence[Column], is_pathway: Callable[[str], bool]
) -> tuple[list[Line], list[Line]]:
    """Return the rows that may be children, and the asides; where no other is left, none is one.

    *is_pathway* tells whether a cell names a pathway that is known.
    """
    asides = [one for one in rows if _is_total(one) or _is_heading(one, columns, is_pathway)]
    if len(asides) == len(rows):
        return list(rows), []
    taken = {one.number for one in asides}
    return [one for one in rows if one.number not in taken], asides


def _is_total(line: Line) -> bool:
    """Tell whether a row says ``Total: 30``, in one cell or with figures alone in others."""
    first, *others = (cell for cell in line.cells if cell)
    return bool(_TOTAL.fullmatch(first)) and all(_FIGURES.fullmatch(cell) for cell in others)


def _is_heading(line: Line, columns: Sequence[Column], is_pathway: Callable[[str], bool]) -> bool:
    """Tell whether all that a row has is one cell that neither names nor places a child.

    Such a cell stands in a column that is not used, or has the worker; and children of the table
    have a reference. An unclear column may mean anything.
    """
    filled = [at for at, cell in enumerate(line.cells) if cell]
    kinds = {column.meaning.kind for column in columns if column.meaning}
    if len(filled) > 1 or filled[0] >= len(columns) or "reference" not in kinds:
        return False
    column = columns[filled[0]]
    kind = column.meaning.kind if column.meaning else column.state
    return kind in ("worker", "ignored") and not is_pathway(line.cells[filled[0]])


def told(asides: Sequence[Line]) -> str:
    """Return which rows are not counted, with what they say, in one sentence."""
    named = [
        f"line {one.number} ({quoted(next(filter(None, one.cells)))})"
        for one in asides[:MOST_NAMED]
    ]
    more = len(asides) - MOST_NAMED
    rows = ", ".join([*named, *([f"{more} more"] if more > 0 else [])])
    if len(asides) == 1:
        return f"This looks like a heading or a total, so it is not counted: {rows}."
    return f"These look like headings or totals, so they are not counted: {rows}."
