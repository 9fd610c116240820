"""From the text of a table to rows of cells with their line numbers; their meaning is elsewhere."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from decision_tool.core.errors import Fault, FaultsError

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
MOST_ROWS = 5_000
MOST_COLUMNS = 300
MOST_CHARACTERS = 5_000_000
EXAMPLE = "Begin with a row of headings, for example: reference, pathways, birth, final-hearing."
_BYTE_ORDER_MARK = "\ufeff"
EXCEL_BLOCK = 16
_QUOTED = re.compile(r'"[^"]*"')
_SEPARATOR_LINE = re.compile(r"\s*\"?sep=(.)\"?\s*(\r\n|\r|\n)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: the *number* of the line it begins on, and its cells, trimmed."""

    number: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing is written in the row."""
        return not any(self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """The heading row, the rows below it that are not blank, and what lies between cells."""

    headings: Line
    rows: tuple[Line, ...]
    separator: str


def read_table(text: str) -> Table:
    """Return the table written as *text*: CSV, or rows pasted from a spreadsheet.

    Raises FaultsError for what is no table, and for one that is too long.
    """
    if len(text) > MOST_CHARACTERS:
        what = f"this is longer than {MOST_CHARACTERS:,} characters."
        raise _refusal(what, "Leave out columns that are not needed, or split the table.")
    skipped, separator, body = _opening(text.removeprefix(_BYTE_ORDER_MARK))
    lines = [one for one in _filled([*_lines(body, separator, skipped)]) if not one.is_blank]
    if not lines:
        raise _refusal("there is nothing to read.", EXAMPLE)
    headings, *rows = lines
    if not rows:
        raise _refusal("there are headings but no rows.", "Write one row for each child.")
    if len(rows) > MOST_ROWS:
        what = f"this has {len(rows):,} rows, and {MOST_ROWS:,} are read at most."
        raise _refusal(what, "Split the table, for example by team.")
    if len(headings.cells) > MOST_COLUMNS:
        what = f"this has {len(headings.cells):,} columns, and {MOST_COLUMNS} are read at most."
        raise _refusal(what, "Leave out columns that are not needed.")
    return Table(headings, tuple(rows), separator)


def _filled(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the rows, those that Excel cut short with the empty cells it left out.

    Excel writes 16 rows at a time, and of those only the columns in which one of them has
    something. So all rows of a block are short alike; a row short by itself stays short.
    """
    width = max((len(line.cells) for line in lines[:EXCEL_BLOCK]), default=0)
    for at in range(0, len(lines), EXCEL_BLOCK):
        block = lines[at : at + EXCEL_BLOCK]
        lengths = {len(line.cells) for line in block if line.cells}
        lacking = ("",) * (width - max(lengths)) if len(lengths) == 1 else ()
        yield from (Line(line.number, (*line.cells, *lacking)) for line in block)


def _refusal(what: str, hint: str, where: str = "") -> FaultsError:
    return FaultsError([Fault(where, what, hint)])


def _opening(text: str) -> tuple[int, str, str]:
    """Return how many lines come before the table, its separator, and the table.

    Spreadsheets may write a first line ``sep=;``. Otherwise the separator is the one that
    cuts the first row into most cells; a heading in quotation marks may hold line breaks.
    """
    named = _SEPARATOR_LINE.match(text)
    if named and named[1] in SEPARATORS:
        return 1, named[1], text[named.end() :]
    bare = _QUOTED.sub('""', text)
    first = next((line for line in bare.splitlines() if line.strip()), "")
    return 0, max(SEPARATORS, key=first.count), text


def _lines(text: str, separator: str, skipped: int) -> Iterator[Line]:
    """Yield every row. A quoted cell may hold line breaks, so a row may cover several lines."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = skipped + 1
    try:
        for cells in reader:
            yield Line(begins, tuple(cell.strip() for cell in cells))
            begins = skipped + reader.line_num + 1
    except csv.Error:
        what = "a cell that begins here with a quotation mark does not end with one."
        hint = 'Write "..." around the whole cell, and "" for a quotation mark inside it.'
        raise _refusal(what, hint, f"line {begins}") from None
