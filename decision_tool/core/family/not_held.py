"""A meeting as one that somebody said was not held is held now, as that of one child is.

It is one meeting: that it was said of one child is enough, and of whom it was said is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from decision_tool.core.days.dates import long_date, short_date
from decision_tool.core.family.meetings import AsOne
from decision_tool.core.family.member import Member, RowOf
from decision_tool.core.timetable.display import Tag
from decision_tool.core.timetable.row_words import lead_day
from decision_tool.core.words import children_named


@dataclass(frozen=True, slots=True)
class NotHeld:
    """A meeting as one that was not held: *day* to hold it now, *labels* of whom it was said."""

    day: date
    labels: tuple[str, ...]
    planned: date
    is_of_all: bool

    @property
    def tag(self) -> Tag:
        """Return ``Not held``, and for whom where that was not said of all."""
        whose = "" if self.is_of_all else f" for {children_named(self.labels)}"
        return Tag(f"Not held{whose}", "late")

    @property
    def was_planned(self) -> str:
        """Return ``was planned for Thu 27 Aug 2026``."""
        return f"was planned for {short_date(self.planned)}"

    @property
    def why(self) -> str:
        """Return why it is to be held now, as a sentence."""
        on, whose = long_date(self.planned), children_named(self.labels)
        return f"It was planned for {on} and was marked as not held for {whose}."


def not_held_of(ones: Iterable[AsOne], members: Sequence[Member]) -> dict[AsOne, NotHeld]:
    """Return which of the meetings as one somebody said were not held, of whichever child."""
    late = {
        RowOf(one.label, row.id)
        for one in members
        for group in one.shown.groups
        for row in (group.rows if group.id == "late" else ())
    }
    found = {}
    for one in ones:
        said = [each for each in one.meetings if each.of in late]
        days = [day for each in said if (day := lead_day(each.step))]
        if days:
            labels = tuple(dict.fromkeys(each.of.child for each in said))
            is_of_all = len(said) == len(one.meetings)
            found[one] = NotHeld(min(days), labels, one.day, is_of_all)
    return found
