"""From the text of a table to rows of cells with their line numbers; their meaning is elsewhere."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.pasted import without_unseen
from decision_tool.core.progress import Progress, untold

SEPARATORS = {"\t": "tabs", ";": "semicolons", ",": "commas"}
MOST_ROWS = 5_000
MOST_COLUMNS = 300
MOST_CHARACTERS = 5_000_000
"""So much may be written in a table; rows with nothing in them do not count."""
MOST_BLANK = 50_000_000
MOST_TITLES = 10
"""So many rows at the top are looked at for the headings."""
EXAMPLE = "Begin with a row of headings, for example: Case number, Pathways, Date of birth."
EXCEL_BLOCK = 16
_OFTEN = 1024
"""Progress is told after so many blocks of rows, blank or not."""
_LOOKED_AT = 20
"""So many rows decide what separates the cells."""
_QUOTED = re.compile(r'"[^"]*"')
_SEPARATOR_LINE = re.compile(r"\s*\"?sep=(.)\"?\s*(\r\n|\r|\n)", re.IGNORECASE)
_BLANK_LINE = re.compile(r"(?:^|(?<=\n))[ \t,;]*\r?\n")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: the *number* of the line it begins on, and its cells, trimmed."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The heading row, the rows below it that are not blank, and what lies between cells.

    *titles* is how many rows with something in them stand above the headings, *skipped* how many
    lines stand before the table.
    """

    headings: Line
    rows: tuple[Line, ...]
    separator: str
    titles: int
    skipped: int


def read_table(text: str, is_heading: Callable[[Line], bool], progress: Progress = untold) -> Table:
    """Return the table written as *text*: CSV, or rows pasted from a spreadsheet.

    *is_heading* tells whether a row can be the headings: rows of titles may stand above them.
    Raises FaultsError for what is no table, and for one that is too long.
    """
    written = _without_blank_end(without_unseen(text))
    _check_length(written)
    skipped, separator, body = _opening(written)
    lines = tuple(_filled(_records(body, separator, skipped), progress))
    if not lines:
        raise _refusal("there is nothing to read.", EXAMPLE)
    titles = next((at for at, one in enumerate(lines[:MOST_TITLES]) if is_heading(one)), 0)
    table = Table(lines[titles], lines[titles + 1 :], separator, titles, skipped)
    _check_size(table)
    return table


def _check_length(text: str) -> None:
    """Refuse a text that is too long. Raises FaultsError.

    A spreadsheet may write hundreds of thousands of rows with nothing in them.
    """
    if len(text) <= MOST_CHARACTERS:
        return
    blank = sum(len(found[0]) for found in _BLANK_LINE.finditer(text[:MOST_BLANK]))
    if len(text) > MOST_BLANK or len(text) - blank > MOST_CHARACTERS:
        what = f"this is longer than {MOST_CHARACTERS:,} characters."
        raise _refusal(what, "Leave out columns that are not needed, or split the table.")


def _check_size(table: Table) -> None:
    """Refuse a table without rows, and one that is too large. Raises FaultsError."""
    rows, columns = len(table.rows), len(table.headings.cells)
    if not rows:
        raise _refusal("there are headings but no rows.", "Write one row for each child.")
    if rows > MOST_ROWS:
        what = f"this has {rows:,} rows, and {MOST_ROWS:,} are read at most."
        raise _refusal(what, "Split the table, for example by team.")
    if columns > MOST_COLUMNS:
        what = f"this has {columns:,} columns, and {MOST_COLUMNS} are read at most."
        raise _refusal(what, "Leave out columns that are not needed.")


def _without_blank_end(text: str) -> str:
    """Return the text without the rows at its end that have nothing in them."""
    end = len(text.rstrip(" \t,;\r\n"))
    at = text.find("\n", end)
    return text if at < 0 else text[: at + 1]


def _refusal(what: str, hint: str, where: str = "") -> FaultsError:
    return FaultsError([Fault(where, what, hint)])


def _opening(text: str) -> tuple[int, str, str]:
    """Return how many lines come before the table, its separator, and the table.

    Spreadsheets may write a first line ``sep=;``.
    """
    named = _SEPARATOR_LINE.match(text)
    if named and named[1] in SEPARATORS:
        return 1, named[1], text[named.end() :]
    return 0, _separator(text), text


def _separator(text: str) -> str:
    """Return the sign that cuts the first rows into cells most evenly, else into most cells.

    Commas in a heading of a table with tabs, and a title above the headings, do not count
    for more than the rows. A heading in quotation marks may hold line breaks.
    """
    bare = _QUOTED.sub('""', text[:100_000])
    rows = list(islice((one for one in bare.splitlines() if one.strip()), _LOOKED_AT))

    def weight(sign: str) -> tuple[bool, int]:
        counts = sorted(row.count(sign) for row in rows) or [0]
        is_even = counts[0] == counts[-1] > 0
        return is_even, counts[(len(counts) - 1) // 2]

    best = max(SEPARATORS, key=weight)
    return best if weight(best)[1] else ","


def _records(text: str, separator: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Yield every row with the line it begins on; a quoted cell may hold line breaks.

    Raises FaultsError for a quotation mark that swallows rows.
    """
    limit = csv.field_size_limit(MOST_CHARACTERS)
    reader = csv.reader(
        StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=True
    )
    begins = skipped + 1
    try:
        for cells in reader:
            yield begins, cells
            begins = skipped + reader.line_num + 1
    except csv.Error:
        what = "a cell that begins here with a quotation mark does not end with one."
        hint = 'Write "..." around the whole cell, and "" for a quotation mark inside it.'
        raise _refusal(what, hint, f"line {begins}") from None
    finally:
        csv.field_size_limit(limit)


def _filled(records: Iterator[tuple[int, list[str]]], progress: Progress) -> Iterator[Line]:
    """Yield the rows with something in them, those that Excel cut short with its empty cells.

    Excel writes 16 rows at a time, and of those only the columns in which one of them has
    something. So all rows of a block are short alike; a row short by itself stays short.
    """
    width = 0
    for number, block in enumerate(iter(lambda: list(islice(records, EXCEL_BLOCK)), [])):
        if number % _OFTEN == 0:
            progress(0, 0)
        lengths = {len(cells) for _, cells in block if cells}
        width = width or max(lengths, default=0)
        lacking = ("",) * (width - max(lengths)) if len(lengths) == 1 else ()
        for begins, cells in block:
            trimmed = tuple(cell.strip() for cell in cells)
            if any(trimmed):
                yield Line(begins, (*trimmed, *lacking))
