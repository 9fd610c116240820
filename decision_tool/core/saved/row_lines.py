"""One row of a saved timetable as words, so that two rows that differ never read the same."""

from __future__ import annotations

from decision_tool.core.days.dates import short_date
from decision_tool.core.saved.saved_file import SavedRow
from decision_tool.core.timetable.row_words import UNDATED_WORDS, day_month

_WAITING = {"needs-date": "Needs a date", **UNDATED_WORDS}


def row_line(row: SavedRow, other: SavedRow | None, done: str) -> str:
    """Return when *row* is, as told beside *other*; what differs behind equal words is added.

    *done* is the word for a step that took place: ``Held`` or ``Done``.
    """
    first = _first(row, done)
    if other is None or first != _first(other, done):
        has_own_day = row.state == "dated" and row.suggested not in (None, row.latest)
        return f"{first} ({_diary(row)})" if has_own_day else first
    behind = [words(row) for words in (_planned, _diary) if words(row) != words(other)]
    return f"{first} ({', '.join(behind)})" if behind else first


def _first(row: SavedRow, done: str) -> str:
    if row.held:
        return f"{done} {short_date(row.held)}"
    return _span(row) if row.state == "dated" else _WAITING[row.state]


def _span(row: SavedRow) -> str:
    """Return the words of a row's window. A row with neither end has none."""
    earliest, latest = row.earliest, row.latest
    about = "around " if row.approximate else ""
    if latest is None:
        return f"From {about}{short_date(earliest)}" if earliest else ""
    if earliest is None:
        return f"{'Around' if about else 'By'} {short_date(latest)}"
    if earliest == latest:
        return f"On {about}{short_date(latest)}"
    first = day_month(earliest) if earliest.year == latest.year else short_date(earliest)
    return f"{first} to {about}{short_date(latest)}"


def _planned(row: SavedRow) -> str:
    span = _span(row)
    return f"planned: {span[0].lower()}{span[1:]}" if span else "not planned"


def _diary(row: SavedRow) -> str:
    return f"use {short_date(row.suggested)}" if row.suggested else "no day suggested"
