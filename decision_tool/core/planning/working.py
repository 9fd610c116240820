"""What was counted on the way to a day: records of the counting itself, not its words.

Points, windows and series leave them behind as they are resolved, so that a count can be
written out line by line without working anything out a second time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from decision_tool.core.guidance.rule import Amount

THAT_DAY = "that day"
"""What a day is called that has no name of its own."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A fixed *amount* of calendar days, weeks, months or years from *start*, which *name* says.

    *stride*: the length of one interval of a series, in the amount's unit. *is_day_0*: the
    start is called day 0 and not counted (C04).
    """

    start: date
    name: str
    amount: Amount
    direction: Literal["before", "after"]
    stride: int = 1
    is_day_0: bool = False


@dataclass(frozen=True, slots=True)
class WorkingDaysCounted:
    """So many working days before or after *start*, which is day 0 and not counted."""

    start: date
    name: str
    amount: Amount
    direction: Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Aged:
    """An age reached by who was born on *birth*."""

    birth: date
    years: int
    months: int = 0
    is_birthday: bool = False


@dataclass(frozen=True, slots=True)
class Halved:
    """The day halfway between two days, rounded down."""

    start: date
    start_name: str
    end: date
    end_name: str


@dataclass(frozen=True, slots=True)
class WeeksCounted:
    """The weeks *first* to *last* of a period that begins on *start*."""

    start: date
    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Reached:
    """One more day at the end of what was counted before it."""

    what: Literal["month-end", "day-before", "day-after"]
    day: date


Counted = Moved | WorkingDaysCounted | Aged | Halved | WeeksCounted | Reached
Way = tuple[Counted, ...]
"""What was counted one after the other; nothing where a day was simply typed."""

RunEnd = Literal["first", "last", "aim"]


@dataclass(frozen=True, slots=True)
class Run:
    """The way to one end of a window: its *first* day, its *last* day, or the day to *aim* for."""

    end: RunEnd
    way: Way


def reached(way: Way, last: Reached) -> Way:
    """Return the way with one day more, if anything is counted at all."""
    return (*way, last) if way else ()
