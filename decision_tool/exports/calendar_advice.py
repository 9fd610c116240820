"""Says what is new in a calendar file that was just made, and what to do with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from decision_tool.core.saved.saved_file import CalendarKept
from decision_tool.exports.calendar_file import Entries
from decision_tool.exports.calendar_words import PROGRAMS

Value = TypeVar("Value")
IMPORT = "Import it into your calendar."
AGAIN = PROGRAMS
KEEP = "To update these entries another day, save the timetable to a file and begin from it."
REMOVED = "Import it first; then make the calendar file again and import that."


def said_of(entries: Entries, kept: CalendarKept, *, is_removal: bool = False) -> str:
    """Return a sentence or two: counts against what the calendar *kept* holds, then what to do."""
    if is_removal:
        count = len(entries.cancelled)
        return f"It takes out {count} {'entry' if count == 1 else 'entries'}. {REMOVED}"
    if not kept.told:
        return f"{IMPORT} {KEEP}"
    return f"{_changes(entries, kept)} {IMPORT} {AGAIN}"


def said_of_all(made: Sequence[tuple[Entries, CalendarKept]], *, is_removal: bool = False) -> str:
    """Return the same of several children, each with what the calendar kept of theirs."""
    entries = Entries(
        _numbered(each.dated for each, _ in made),
        _numbered(each.cancelled for each, _ in made),
        _numbered(each.days for each, _ in made),
    )
    told = _numbered(dict.fromkeys(each.told, True) for _, each in made)
    kept = CalendarKept(told=tuple(told), days=_numbered(each.days for _, each in made))
    return said_of(entries, kept, is_removal=is_removal)


def _numbered(parts: Iterable[Mapping[str, Value]]) -> dict[str, Value]:
    """Return the rows of several children as those of one: a number tells them apart."""
    return {f"{place} {row}": one for place, each in enumerate(parts) for row, one in each.items()}


def _changes(entries: Entries, kept: CalendarKept) -> str:
    """Return ``Entries: 2 moved, 1 new, 1 cancelled, 8 as before.``; what is none is not said.

    Where the days of the entries before are not known, none is claimed to have moved.
    """
    days = entries.days
    is_known = bool(kept.days)
    before = kept.days if is_known else kept.told
    moved = [row for row in days if row in kept.days and kept.days[row] != days[row]]
    new = [row for row in days if row not in before]
    same = len(days) - len(moved) - len(new)
    counts = (
        (len(moved), "moved"),
        (len(new), "new"),
        (len(entries.cancelled), "cancelled"),
        (same, "as before" if is_known else "made again"),
    )
    return f"Entries: {', '.join(f'{count} {words}' for count, words in counts if count)}."
