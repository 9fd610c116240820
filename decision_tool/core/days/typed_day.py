"""From the three boxes of a date field to a day, or to what to mend. Forgiving, never guessing.

Leading zeros, spaces, ``3rd``, a weekday and month names are understood, and a whole date in
one box is read as `day_text` reads it. A year of two figures is read, and `Typed` says so.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from decision_tool.core.days.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS,
    WEEKDAYS,
    short_date,
    weekday,
)
from decision_tool.core.days.short_year import ANY_DAY, Expected, whole_year
from decision_tool.core.pasted import visible

BOXES = ("day", "month", "year")
EXAMPLE = "for example 27 3 2026"
ENOUGH_LETTERS = 3  # "Ju" could be June or July
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII | re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,2}", re.ASCII)
_YEAR = re.compile(r"['\u2019]?(\d{2}|\d{4})", re.ASCII)
_WEEKDAY = re.compile(r"([a-z]{3,9})\.?,?\s+(?=\d|[a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed came to: a *day*, nothing, or a *message* and the *boxes* at fault.

    *is_short*: the year had two figures, so the page shows how it was read;
    *is_whole*: one box held all of it. *meant* is the
    day that a spreadsheet's number stands for, to be offered and never taken unasked.
    """

    day: date | None = None
    message: str = ""
    boxes: tuple[str, ...] = ()
    is_short: bool = False
    is_whole: bool = False
    meant: date | None = None


def read_boxes(texts: Mapping[str, object], subject: str, expected: Expected = ANY_DAY) -> Typed:
    """Return the day typed in the boxes ``day``, ``month`` and ``year``.

    *subject* begins the message: "The final hearing must include a year, ...". *expected*
    tells what is known of the day before it is read.
    """
    written = {box: visible(str(texts.get(box, ""))) for box in BOXES}
    missing = tuple(box for box, text in written.items() if not text)
    if missing == BOXES:
        return Typed()
    if missing:
        message = f"{subject} must include a {' and '.join(missing)}, {EXAMPLE}."
        return Typed(None, message, missing)
    day, month, year = written.values()
    return read_parts(day, month, year, subject, expected)


def read_parts(day: str, month: str, year: str, subject: str, expected: Expected) -> Typed:
    """Return the day of three pieces of text. A weekday before the day must be its own."""
    names, rest = split_weekday(day)
    found = _real_day(rest, month_number(month), year, subject, expected)
    if found.day and names and weekday(found.day) not in names:
        told = f"{short_date(found.day)} is a {weekday(found.day)}"
        return Typed(None, f"{subject} is not right: {told}. Check the day.", ("day",))
    return found


def split_weekday(text: str) -> tuple[list[str], str]:
    """Return the weekdays that *text* may begin with, and the rest of it."""
    lead = _WEEKDAY.match(text)
    said = lead[1].casefold().replace("weds", "wed") if lead else ""
    names = [name for name in WEEKDAYS if said and name.casefold().startswith(said)]
    return names, text[lead.end() :] if lead and names else text


def _real_day(day: str, month: int | None, year: str, subject: str, expected: Expected) -> Typed:
    numbers = _DAY.fullmatch(day)
    if not numbers:
        return Typed(None, f"{subject} must have a day in figures, for example 27.", ("day",))
    if not month:
        message = f"{subject} must have a real month, for example 3 or Mar."
        return Typed(None, message, ("month",))
    figures = _YEAR.fullmatch(year)
    if not figures:
        message = f"{subject} must have a year of 4 figures, for example 2026."
        return Typed(None, message, ("year",))
    whole = whole_year(int(numbers[1]), month, figures[1], expected)
    if isinstance(whole, str):
        return Typed(None, f"{subject} {whole}", ("year",))
    if not FIRST_YEAR <= whole <= LAST_YEAR:
        message = f"{subject} must have a year from {FIRST_YEAR} to {LAST_YEAR}."
        return Typed(None, message, ("year",))
    found = _of_calendar(int(numbers[1]), month, whole, subject)
    return replace(found, is_short=True) if found.day and len(figures[1]) == len("26") else found


def _of_calendar(day: int, month: int, year: int, subject: str) -> Typed:
    last = monthrange(year, month)[1]
    if 1 <= day <= last:
        return Typed(date(year, month, day))
    name = f"{MONTHS[month - 1]} {year}"
    return Typed(None, f"{subject} must be a real date. {name} has {last} days.", ("day",))


def month_number(text: str) -> int | None:
    """Return the number of a month given as 1 to 12, a name, or its first three letters or more."""
    if _NUMBER.fullmatch(text):
        return int(text) if int(text) in range(1, 13) else None
    word = text.rstrip(".").casefold()
    named = [name.casefold().startswith(word) for name in MONTHS]
    return named.index(True) + 1 if len(word) >= ENOUGH_LETTERS and any(named) else None
