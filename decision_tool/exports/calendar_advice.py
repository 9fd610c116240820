"""Says what is new in a calendar file that was just made, and what to do with it."""

from __future__ import annotations

from decision_tool.core.saved.saved_file import CalendarKept
from decision_tool.exports.calendar_file import Entries

IMPORT = "Import it into your calendar."
AGAIN = (
    "Calendars that know an entry by its UID update it. Outlook on the desktop is reported to add "
    "a second one: there, import “Remove earlier calendar entries” (under More) first."
)
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
