"""Tables in Word: exact widths, rows that stay whole, head rows that come again on each page.

A table is named and described for somebody who cannot see it: Word keeps both as its
alternative text. Cells hold paragraphs only, so a table reads row by row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from decision_tool.publish.records.word_markup import element, twips

_HEAD_SHADE = "EEF2F3"


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs of a cell, and how many columns of the grid it takes."""

    paragraphs: str
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of a row; *height* in millimetres is the least, writing makes it grow."""

    cells: tuple[Cell, ...]
    height: float
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """A table's style, and what it is called and described as.

    *has_row_heads*: the first cell of a row says what the row is about.
    """

    style: str
    name: str
    description: str
    has_row_heads: bool = False


def table(look: Look, widths: Sequence[int], rows: Sequence[Row]) -> str:
    """Return a table; *widths* in twips, one a column of the grid."""
    grid = (element("gridCol", w=width) for width in widths)
    return element(
        "tbl",
        _properties(look, sum(widths), has_head=any(row.is_head for row in rows)),
        element("tblGrid", *grid),
        *(_row(row, widths) for row in rows),
    )


def shares(width: int, hundredths: Sequence[int]) -> list[int]:
    """Share a width out: whole twips that add up to it exactly."""
    total = sum(hundredths)
    first = [width * part // total for part in hundredths[:-1]]
    return [*first, width - sum(first)]


def _properties(look: Look, width: int, *, has_head: bool) -> str:
    marks = {"firstRow": int(has_head), "firstColumn": int(look.has_row_heads)}
    rest = {"lastRow": 0, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    return element(
        "tblPr",
        element("tblStyle", val=look.style),
        element("tblW", w=width, type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", **marks, **rest),
        element("tblCaption", val=look.name),
        element("tblDescription", val=look.description),
    )


def _row(row: Row, widths: Sequence[int]) -> str:
    height = element("trHeight", val=twips(row.height), hRule="atLeast")
    head = element("tblHeader") if row.is_head else ""
    cells, at = [], 0
    for cell in row.cells:
        width = sum(widths[at : at + cell.span])
        cells.append(_cell(cell, width, is_head=row.is_head))
        at += cell.span
    return element("tr", element("trPr", element("cantSplit"), height, head), *cells)


def _cell(cell: Cell, width: int, *, is_head: bool) -> str:
    properties = element(
        "tcPr",
        element("tcW", w=width, type="dxa"),
        element("gridSpan", val=cell.span) if cell.span > 1 else "",
        element("shd", val="clear", color="auto", fill=_HEAD_SHADE) if is_head else "",
        element("vAlign", val="bottom") if is_head else "",
    )
    return element("tc", properties, cell.paragraphs)
