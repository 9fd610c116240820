"""Calendar arithmetic and the words for a day. Working days are working_days.py."""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Annotated

IsoDay = Annotated[str, "date"]
"""A day in JSON, such as ``2026-03-02``; the schemas of replies call it a date."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years a key date may stand in: wide enough for any case file, and far from
the edges of the calendar, so that counting from a key date cannot overflow."""


def add_days(day: date, count: int) -> date:
    """Return the day *count* calendar days after *day* (before it, if negative)."""
    return day + timedelta(days=count)


def add_months(day: date, count: int) -> date:
    """Return the corresponding day *count* calendar months later, clamped to the month's end.

    31 August less six months is 28 or 29 February (convention C03).
    """
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def month_end(day: date, months_after: int) -> date:
    """Return the last day of the calendar month *months_after* months after that of *day*."""
    within = add_months(day, months_after)
    return within.replace(day=monthrange(within.year, within.month)[1])


def attains(birth: date, years: int, months: int = 0) -> date:
    """Return the day on which a person born on *birth* reaches the age.

    Whole years are reached on the birthday; a person born on 29 February reaches
    them on 1 March in a common year (C08, Family Law Reform Act 1969 section 9).
    An age with months is the corresponding day, clamped to the month's end (C09).
    """
    if months % 12 == 0 and (birth.month, birth.day) == (2, 29):
        year = birth.year + years + months // 12
        return date(year, 2, 29) if isleap(year) else date(year, 3, 1)
    return add_months(birth, years * 12 + months)


def age_on(birth: date, day: date) -> int:
    """Return the age in whole years on *day*; negative before the birth."""
    years = day.year - birth.year
    return years if attains(birth, years) <= day else years - 1


def halfway(start: date, end: date) -> date:
    """Return the midpoint, rounded down to the earlier day (C16)."""
    return add_days(start, (end - start).days // 2)


def ordinal(number: int) -> str:
    """Return ``1st``, ``2nd``, ``18th``."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def weekday(day: date) -> str:
    """Return the English name of the weekday."""
    return WEEKDAYS[day.weekday()]


@lru_cache(maxsize=4096)  # a team's plans write each of a few hundred days a hundred times
def long_date(day: date) -> str:
    """Return ``Monday 14 September 2026``."""
    return f"{weekday(day)} {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """Return ``Mon 14 Sep 2026``."""
    return f"{day_month(day)} {day.year}"


def day_month(day: date) -> str:
    """Return ``Fri 20 Nov``."""
    return f"{weekday(day)[:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def window_words(
    first: date | None,
    last: date | None,
    say: Callable[[date], str] = short_date,
    *,
    is_about: bool = False,
    says_year_once: bool = False,
) -> str:
    """Return ``by`` a last day, ``from`` a first one, ``on`` a single day, or both; else nothing.

    *say* writes a day. *is_about*: the last day is a guide. *says_year_once*: the first day
    goes without its year where the last one is of the same.
    """
    about = "around " if is_about else ""
    if last is None:
        return f"from {about}{say(first)}" if first else ""
    if first is None:
        return f"{about or 'by '}{say(last)}"
    if first == last:
        return f"on {about}{say(last)}"
    is_short = says_year_once and first.year == last.year
    return f"{(day_month if is_short else say)(first)} to {about}{say(last)}"
