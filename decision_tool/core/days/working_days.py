"""Working days of England and Wales: Monday to Friday other than bank holidays (C10).

Outside the years whose bank holidays are known nothing is guessed: every question
about such a day raises BeyondKnownHolidaysError. Local closure days still count.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from decision_tool.core.days.dates import add_days, long_date, weekday
from decision_tool.core.days.holidays import Holidays, NonWorking
from decision_tool.core.errors import BeyondKnownHolidaysError

SATURDAY = 5
"""`date.weekday()` counts from Monday, 0."""


@dataclass(frozen=True, slots=True)
class Count:
    """Where a count of working days ended, and the bank holidays it passed over."""

    day: date
    weekend_days: int
    holidays: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Answers questions about working days over known bank holidays."""

    holidays: Holidays
    _told: dict[date, NonWorking | None] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def non_working(self, day: date) -> NonWorking | None:
        """Return why *day* is not a working day, or None if it is one.

        A weekend wins over a bank holiday, which has its published title. Raises
        BeyondKnownHolidaysError for a weekday beyond them.
        """
        if day not in self._told:  # a team asks of the same few hundred days, over and over
            self._told[day] = self._non_working(day)
        return self._told[day]

    def _non_working(self, day: date) -> NonWorking | None:
        if day.weekday() >= SATURDAY:
            return NonWorking("weekend", weekday(day))
        if not self.holidays.first <= day.year <= self.holidays.last:
            raise BeyondKnownHolidaysError(self.refusal(day))
        title = self.holidays.titles.get(day.isoformat())
        return NonWorking("bank-holiday", title) if title else None

    def refusal(self, day: date) -> str:
        """Return why working days cannot be told around *day*."""
        first, last = self.holidays.first, self.holidays.last
        return (
            f"Working days around {long_date(day)} are not known: "
            f"bank holidays are known from {first} to {last}."
        )

    def is_projected(self, day: date) -> bool:
        """Tell whether the bank holidays of that year follow from the statute, not the list."""
        return self.holidays.published_to < day.year <= self.holidays.last

    def count_on(
        self, start: date, count: int, direction: Literal["before", "after"] = "after"
    ) -> Count:
        """Return where *count* working days from *start* end; *start* is day 0 in any case.

        Raises BeyondKnownHolidaysError if the count leaves the years known.
        """
        day, left, weekend_days, passed = start, count, 0, []
        stride = -1 if direction == "before" else 1
        while left:
            day = add_days(day, stride)
            reason = self.non_working(day)
            if reason is None:
                left -= 1
            elif reason.kind == "bank-holiday":
                passed.append(day)
            else:
                weekend_days += 1
        return Count(day, weekend_days, tuple(passed))

    def last_on_or_before(self, day: date, earliest: date | None) -> date | None:
        """Return the last working day up to *day*, or None if there is none from *earliest* on.

        Raises BeyondKnownHolidaysError if it would have to look beyond the years known.
        """
        candidate = day
        while earliest is None or candidate >= earliest:
            if self.non_working(candidate) is None:
                return candidate
            candidate = add_days(candidate, -1)
        return None

    def first_on_or_after(self, day: date, latest: date | None) -> date | None:
        """Return the first working day from *day* on, or None if there is none up to *latest*.

        Raises BeyondKnownHolidaysError if it would have to look beyond the years known.
        """
        candidate = day
        while latest is None or candidate <= latest:
            if self.non_working(candidate) is None:
                return candidate
            candidate = add_days(candidate, 1)
        return None
