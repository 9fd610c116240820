"""A day and a month without a year: it is asked which, with one as an example and no guess."""

from __future__ import annotations

import re
from datetime import date

from decision_tool.core.days.dates import long_date, weekday
from decision_tool.core.days.short_year import Expected
from decision_tool.core.days.typed_day import month_number, split_weekday

_NAMED = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[\s.,/\-\u2010-\u2015\u2212]*(?:of\s+)?([a-z]{3,9}\.?)",
    re.IGNORECASE | re.ASCII,
)
_FIGURES = re.compile(r"(\d{1,2})[/\-](\d{1,2})", re.ASCII)
"""A full stop between figures alone may be of a number that is no date."""
YEARS = 40
"""In so many years every day of a year falls on every weekday, 29 February too."""
LEAP_YEAR = 2000
ANY_YEAR = "has no year. Which year? Write it like 22/10/2026."


def which_year(text: str, expected: Expected) -> str:
    """Return the question which year is meant, where *text* is a day and a month; else nothing.

    The example is the next such day from today, or the last where it cannot be ahead; of a
    weekday that is written, the next that falls on it.
    """
    names, rest = split_weekday(text)
    found = _NAMED.fullmatch(rest) or _FIGURES.fullmatch(rest)
    month = month_number(found[2]) if found else None
    if not found or not month or not _on(int(found[1]), month, LEAP_YEAR):
        return ""
    days = _days(int(found[1]), month, expected)
    day = next((one for one in days if not names or weekday(one) in names), None)
    return f"has no year. Which year? Write, for example, {long_date(day)}." if day else ANY_YEAR


def _days(day: int, month: int, expected: Expected) -> tuple[date, ...]:
    """Return the days of that name from today on, or back from it for what is not ahead."""
    today = expected.today
    if today is None:
        return ()
    back = -1 if expected.is_birth or expected.is_over else 1
    found = (_on(day, month, today.year + back * count) for count in range(YEARS))
    return tuple(one for one in found if one and (one - today).days * back >= 0)


def _on(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
