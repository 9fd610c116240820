"""Writes days held into a table: the same table, with one cell more for each mark.

Separator, order, columns that are not known and every cell that is not marked stay as they are.
The text is read again before it is handed out: where anything but the marks reads otherwise,
nothing is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from decision_tool.core.caseload.child import BadRow, Child
from decision_tool.core.caseload.columns import (
    Column,
    held_heading,
    is_heading,
    is_held,
    read_columns,
)
from decision_tool.core.caseload.marks import Marks, with_held
from decision_tool.core.caseload.meanings import Meanings
from decision_tool.core.caseload.raw_table import RawRow, as_cell, raw_rows
from decision_tool.core.caseload.read import Sheet, read_sheet
from decision_tool.core.caseload.table import EXCEL_BLOCK, Table, read_table
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CANNOT = "The days held cannot be written into this table: other cells would be read otherwise."
BY_HAND = "Write them into the table by hand, under the heading {}."


@dataclass(frozen=True, slots=True)
class _Page:
    """A table, how its columns are understood, and each of its rows as it is written."""

    table: Table
    columns: tuple[Column, ...]
    rows: tuple[RawRow, ...]

    @property
    def width(self) -> int:
        """Return how many cells the row of headings has."""
        return len(self.table.headings.cells)

    @property
    def fewest(self) -> int:
        """Return how many cells a row needs to be read at all."""
        return max(at for at, column in enumerate(self.columns, 1) if column.header)


def table_with_held(
    text: str,
    guidance: Guidance,
    today: date | None,
    accepted: frozenset[str],
    marks: Marks,
) -> str:
    """Return the table in *text* with the days in *marks*, by line and row.

    A column of the row is filled, or added after the last one. Raises FaultsError where the
    text is no table, or where the marks cannot be written without a change to anything else.
    """
    meanings = Meanings(guidance)
    table = read_table(text, lambda line: is_heading(line.cells, meanings))
    columns = read_columns(table, meanings, accepted)
    raw = tuple(raw_rows(text, table.separator))
    page = _Page(table, columns, raw[table.skipped :])
    rows = list(dict.fromkeys(row for days in marks.values() for row in days))
    places = {row: _places(columns, row) for row in rows}
    added = [row for row in rows if not places[row]]
    headings = [held_heading(meanings, table.headings.cells, row) for row in added]
    places |= {row: [page.width + at] for at, row in enumerate(added)}
    cells = {
        (line, place): _day_words(day, page)
        for line, days in marks.items()
        for row, day in days.items()
        for place in places[row]
    }
    cells |= {(table.headings.number, page.width + at): name for at, name in enumerate(headings)}
    written = _written(text, page, cells, len(added))
    before, after = (read_sheet(one, guidance, today, accepted) for one in (text, written))
    if not all(headings) or not _is_same(before, after, guidance, marks):
        names = ", ".join(f"“Held {row}”" for row in rows)
        raise FaultsError([Fault("", CANNOT, BY_HAND.format(names))])
    return written


def _places(columns: Sequence[Column], row: str) -> list[int]:
    """Return each column that says when *row* was held: where two do, both say it."""
    return [at for at, column in enumerate(columns) if is_held(column, row)]


def _day_words(day: date, page: _Page) -> str:
    """Return the day as the table writes its days: day first, or year first where it does so."""
    of_days = [
        at for at, one in enumerate(page.columns) if one.meaning and one.meaning.kind in _DAYS
    ]
    is_iso = any(column.is_month_first for column in page.columns) or any(
        _ISO.match(line.cells[at])
        for line in page.table.rows
        for at in of_days
        if at < len(line.cells)
    )
    return day.isoformat() if is_iso else f"{day:%d/%m/%Y}"


_DAYS = ("date", "held")


def _written(text: str, page: _Page, cells: Mapping[tuple[int, int], str], added: int) -> str:
    """Return the text with these cells, and with *added* columns after the last heading."""
    known = {line.number: len(line.cells) for line in (page.table.headings, *page.table.rows)}
    touched = {
        number // EXCEL_BLOCK
        for number, row in enumerate(page.rows)
        if added or any((row.line, at) in cells for at in range(page.width))
    }
    done, at = [], 0
    for number, row in enumerate(page.rows):
        if number // EXCEL_BLOCK not in touched:
            continue
        length = known.get(row.line, 0)
        if length >= page.fewest:
            done += [text[at : row.cells[0][0]], _row(text, page, row, cells, (length, added))]
            at = row.end
    return "".join([*done, text[at:]])


def _row(
    text: str,
    page: _Page,
    row: RawRow,
    cells: Mapping[tuple[int, int], str],
    size: tuple[int, int],
) -> str:
    """Return one row as it is written now; *size* is how many cells it is read with, and more."""
    length, added = size
    width = max(page.width, length) if added else length
    old = [text[begin:end] for begin, end in row.cells]
    old += [""] * (width - len(old))
    old[page.width : page.width] = [""] * added
    separator = page.table.separator
    for place in range(len(old)):
        words = cells.get((row.line, place))
        if words is not None:
            old[place] = as_cell(words, separator)
    return separator.join(old)


def _is_same(before: Sheet, after: Sheet, guidance: Guidance, marks: Marks) -> bool:
    """Tell whether the new table reads as the old one does, but for the days held."""
    if marks.keys() - {child.line for child in before.children}:
        return False
    expected = [_told(_held(child, guidance, marks)) for child in before.children]
    told = [_told(child) for child in after.children]
    return [expected, _bad(before)] == [told, _bad(after)]


def _held(child: Child, guidance: Guidance, marks: Marks) -> Child:
    held = marks.get(child.line, {})
    if not held:
        return child
    given = with_held(child.given, guidance, held)
    return replace(child, given=given, not_held=child.not_held - held.keys())


def _told(child: Child) -> Child:
    """Return what is read of a child; which cells were not read may change with a mark."""
    return replace(child, warnings=(), unread=())


def _bad(sheet: Sheet) -> list[BadRow]:
    return [replace(row, unread=()) for row in sheet.bad]
