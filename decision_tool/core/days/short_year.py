"""Decides the century of a year of two figures, where what is known of the day allows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_FIGURES = 2
_CENTURY, _CENTURY_BEFORE = 2000, 1900
FAR_YEARS = 25
"""A case file spans a childhood: a key date further off is more likely a slip (CONTRACT 30)."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What is known of a day before it is read: it tells which year may be meant.

    A birth (*is_birth*) whose year has two figures is not read as a day after *today*. Where the
    year is not written at all, the one that is named as an example is the last such day of a birth
    and of what is over (*is_over*: it says when something was held), else the next.
    """

    today: date | None = None
    is_birth: bool = False
    is_over: bool = False


ANY_DAY = Expected()


def whole_year(day: int, month: int, figures: str, expected: Expected) -> int | str:
    """Return the year that *figures* stand for, or what is wrong with them.

    Four figures stand for themselves. Two are of this century, or, for a birth that would
    be after today, of the last. What could be of either is refused.
    """
    if len(figures) != _FIGURES:
        return int(figures)
    year, before = _CENTURY + int(figures), _CENTURY_BEFORE + int(figures)
    today = expected.today
    if expected.is_birth:
        return _birth_year(day, month, year, before, today)
    if today and year > today.year + FAR_YEARS:
        return _either(before, year)
    return year


def _birth_year(day: int, month: int, year: int, before: int, today: date | None) -> int | str:
    if today is None:
        return _either(before, year)
    if (year, month, day) <= (today.year, today.month, today.day):
        return year
    if year <= today.year + 1:
        return f"would be after today in {year}. Write the year with 4 figures."
    return before


def _either(before: int, year: int) -> str:
    return f"could be in {before} or {year}. Write the year with 4 figures."
