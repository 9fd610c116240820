"""From the three boxes of a date field to a day, or to what to mend. Forgiving, never guessing.

Leading zeros, spaces, ``3rd`` and month names are understood. A year must have four
figures: 26 could be 1926 or 2026 where birth dates are typed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from decision_tool.core.days.dates import FIRST_YEAR, LAST_YEAR, MONTHS

BOXES = ("day", "month", "year")
EXAMPLE = "for example 27 3 2026"
ENOUGH_LETTERS = 3  # "Ju" could be June or July
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII | re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,2}", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Typed:
    """What three boxes came to: a *day*, nothing, or a *message* and the *boxes* at fault."""

    day: date | None = None
    message: str = ""
    boxes: tuple[str, ...] = ()


def read_day(texts: Mapping[str, object], subject: str) -> Typed:
    """Return the day typed in the boxes ``day``, ``month`` and ``year``.

    *subject* begins the message: "The final hearing must include a year, ..."
    """
    day, month, year = (str(texts.get(box, "")).strip() for box in BOXES)
    if not (day or month or year):
        return Typed()
    missing = [box for box, text in zip(BOXES, (day, month, year), strict=True) if not text]
    if missing:
        message = f"{subject} must include a {' and '.join(missing)}, {EXAMPLE}."
        return Typed(None, message, tuple(missing))
    return _real_day(day, _month(month), year, subject)


def _real_day(day: str, month: int | None, year: str, subject: str) -> Typed:
    numbers = _DAY.fullmatch(day)
    if not numbers:
        return Typed(None, f"{subject} must have a day in figures, for example 27.", ("day",))
    if not month:
        message = f"{subject} must have a real month, for example 3 or Mar."
        return Typed(None, message, ("month",))
    if not _YEAR.fullmatch(year):
        message = f"{subject} must have a year with 4 figures, for example 2026."
        return Typed(None, message, ("year",))
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        message = f"{subject} must have a year from {FIRST_YEAR} to {LAST_YEAR}."
        return Typed(None, message, ("year",))
    return _of_calendar(int(numbers[1]), month, int(year), subject)


def _of_calendar(day: int, month: int, year: int, subject: str) -> Typed:
    last = monthrange(year, month)[1]
    if 1 <= day <= last:
        return Typed(date(year, month, day))
    name = f"{MONTHS[month - 1]} {year}"
    return Typed(None, f"{subject} must be a real date. {name} has {last} days.", ("day",))


def _month(text: str) -> int | None:
    """Return the number of a month given as 1 to 12, a name, or its first three letters or more."""
    if _NUMBER.fullmatch(text):
        return int(text) if int(text) in range(1, 13) else None
    word = text.rstrip(".").casefold()
    named = [name.casefold().startswith(word) for name in MONTHS]
    return named.index(True) + 1 if len(word) >= ENOUGH_LETTERS and any(named) else None
