"""One row of a saved timetable as words, so that two rows that differ never read the same."""

from __future__ import annotations

from decision_tool.core.days.dates import short_date, window_words
from decision_tool.core.saved.saved_file import SavedRow
from decision_tool.core.timetable.row_words import UNDATED_WORDS
from decision_tool.core.words import capital

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
    return capital(_window(row)) if row.state == "dated" else _WAITING[row.state]


def _window(row: SavedRow) -> str:
    return window_words(row.earliest, row.latest, is_about=row.approximate, says_year_once=True)


def _planned(row: SavedRow) -> str:
    window = _window(row)
    return f"planned: {window[0].lower()}{window[1:]}" if window else "not planned"


def _diary(row: SavedRow) -> str:
    return f"use {short_date(row.suggested)}" if row.suggested else "no day suggested"
