"""From one piece of text to a day, as people and other programs write one. Never guessing.

The day of the month stands first, or the year as in ISO 8601. A time is left out only where
it cannot move the day: programs that write UTC give midnight in London as the day before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from decision_tool.core.days.dates import short_date
from decision_tool.core.days.no_year import which_year
from decision_tool.core.days.short_year import ANY_DAY, Expected
from decision_tool.core.days.typed_day import BOXES, Typed, read_boxes, read_parts, split_weekday
from decision_tool.core.pasted import shortened, spreadsheet_fault, unwrapped, visible

WRITE = "Write it like 22/10/2026."
MUST_BE = f"must be a date. {WRITE}"
LONGEST = 200
"""So many signs a date may have, with its weekday, its time and what stands around it.

What is longer is refused before it is looked into: that would take the longer the longer it is.
"""
_TOO_LONG = "is far longer than a date. Write the day alone, like 22/10/2026."
SEPARATOR = r"[\s/.,\-\u2010-\u2015\u2212]+"
"""What may stand between the parts of a date: blanks, strokes, dots, dashes, a minus sign."""
_BETWEEN = re.compile(rf"{SEPARATOR}(?:of\s+)?")
_MONTH_FIRST = re.compile(
    r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(['\u2019]?\d{2}|\d{4})", re.IGNORECASE
)
_CLOSE_UP = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?([a-z]{3,9})(\d{2}|\d{4})", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"\d{4}", re.ASCII)
_TIMED = re.compile(
    r"(?P<day>.*\d)(?:T|,?\s+(?:at\s+)?)"
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?::(?P<second>\d{2}(?:[.,]\d+)?))?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<offset>Z|UTC|GMT|BST|[+\-\u2212]\d{2}(?::?\d{2})?)?",
    re.IGNORECASE | re.ASCII,
)
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d+)?", re.ASCII)
_SERIAL_ZERO = date(1899, 12, 30)
_EMPTY = re.compile(r"0|0?0[/\-](?:0?1|jan)[/\-](?:19)?00|0?1/0?0/1900", re.IGNORECASE)
_TIME = "has a time in it. Write the day alone, like 22/10/2026."
_ELSEWHERE = (
    "has a time and a zone: midnight in London may be the day before in UTC. "
    "Write the day alone, like 22/10/2026."
)
_MIDNIGHT = {"": (0,), "a": (0, 12)}
"""The hours that are midnight, by how the half of the day is written; none is in the afternoon."""
_WINTER = (11, 12, 1, 2)
_BEGINS, _ENDS = 3, 10
"""The months in which summer time begins and ends, on their last Sundays."""
_SAME_RULE_SINCE = 1996
"""Since this year summer time has ended on the last Sunday of October."""
_ORDINARY_SINCE = 1972
"""Before this year summer time was kept through winters, and once doubled."""


def read_day(texts: Mapping[str, object], subject: str, expected: Expected = ANY_DAY) -> Typed:
    """Return the day typed in a date field: in its three boxes, or all of it in one.

    A field with ``unfinished`` set is still being typed in: the 20 of a year may become 2026.
    """
    filled = [text for box in BOXES if (text := visible(str(texts.get(box, ""))))]
    is_finished = not texts.get("unfinished")
    if is_finished and len(filled) == 1 and _is_more_than_a_part(filled[0]):
        return replace(read_day_text(filled[0], subject, expected), is_whole=True)
    found = read_boxes(texts, subject, expected)
    if found.is_short and not is_finished:
        message = f"{subject} must have a year of 4 figures, for example 2026."
        return Typed(None, message, ("year",))
    return found


def _is_more_than_a_part(text: str) -> bool:
    """Tell whether a box holds more than a day, a month or a year."""
    return not re.fullmatch(r"\d{1,4}(?:st|nd|rd|th)?|[a-z]+\.?", text, re.IGNORECASE | re.ASCII)


def read_day_text(text: str, subject: str, expected: Expected = ANY_DAY) -> Typed:
    """Return the day that *text* says. *subject* begins a message: "The final hearing"."""
    written = visible(text)
    named = f"{subject} ({shortened(written)})"
    if fault := spreadsheet_fault(written):
        return Typed(message=f"{named} {fault}")
    if len(written) > LONGEST:
        return Typed(message=f"{named} {_TOO_LONG}")
    written = unwrapped(written)
    if _EMPTY.fullmatch(written):
        return Typed(message=f"{named} is what a spreadsheet shows for an empty cell. Clear it.")
    if _SERIAL.fullmatch(written):
        return _of_serial(written, named)
    found = _written(written, named, expected)
    timed = _TIMED.fullmatch(written)
    if found.day or not timed:
        return replace(found, boxes=())
    return replace(_timed(timed, named, expected), boxes=())


def _of_serial(text: str, named: str) -> Typed:
    meant = _SERIAL_ZERO + timedelta(days=int(float(text)))
    message = (
        f"{named} is the number that a spreadsheet keeps for a day: {short_date(meant)} where it "
        "counts from 1900, as nearly all do. Show the column as dates there and copy it again."
    )
    return Typed(message=message, meant=meant)


def _written(text: str, named: str, expected: Expected) -> Typed:
    parts = _parts(text)
    if parts is None:
        return Typed(message=f"{named} {which_year(text, expected) or MUST_BE}")
    return read_parts(*parts, named, expected)


def _parts(text: str) -> tuple[str, str, str] | None:
    """Return day, month and year; a weekday stays before the day, to be checked."""
    names, rest = split_weekday(text)
    lead = f"{names[0]} " if names else ""
    written = _MONTH_FIRST.fullmatch(rest)
    if written:
        return f"{lead}{written[2]}", written[1], written[3]
    close = _CLOSE_UP.fullmatch(rest)
    parts = list(close.groups()) if close else _BETWEEN.split(rest)
    if len(parts) != len(BOXES):
        return None
    day, month, year = reversed(parts) if _YEAR_FIRST.fullmatch(parts[0]) else parts
    return f"{lead}{day}", month, year


def _timed(timed: re.Match[str], named: str, expected: Expected) -> Typed:
    """Return the day before a time, where the time is midnight and cannot be another day's."""
    if not (timed["minute"] or timed["half"]):
        return Typed(message=f"{named} {MUST_BE}")
    found = _written(timed["day"], named, expected)
    if found.day is None:
        return found
    if timed["offset"]:
        is_same = timed["offset"].upper() == "Z" and _is_midnight(timed) and _is_winter(found.day)
        return found if is_same else Typed(message=f"{named} {_ELSEWHERE}")
    return found if _is_midnight(timed) else Typed(message=f"{named} {_TIME}")


def _is_midnight(timed: re.Match[str]) -> bool:
    half = (timed["half"] or "")[:1].casefold()
    rest = (timed["minute"] or "0", (timed["second"] or "0").replace(",", "."))
    is_the_hour = int(timed["hour"]) in _MIDNIGHT.get(half, ())
    return is_the_hour and not any(float(one) for one in rest)


def _is_winter(day: date) -> bool:
    """Tell whether clocks in London showed UTC all through the night before *day*."""
    if day.year < _ORDINARY_SINCE:
        return False
    if day.month in _WINTER:
        return True
    if day.year < _SAME_RULE_SINCE or day.month not in (_BEGINS, _ENDS):
        return False
    change = _last_sunday(day)
    return day < change if day.month == _BEGINS else day > change


def _last_sunday(day: date) -> date:
    last = day.replace(day=31)
    return last - timedelta(days=(last.weekday() + 1) % 7)
