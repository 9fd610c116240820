"""What stands behind a row, once it is open: records only, made for JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FactPlace = Literal["working", "people", "paper"]
CountEnd = Literal["before", "first", "last", "aim", "working"]


@dataclass(frozen=True, slots=True)
class OurReading:
    """The reading a date rests on, and how far it is confirmed. *page* leads to it."""

    id: str
    chosen: str
    status: str
    page: str


@dataclass(frozen=True, slots=True)
class CountLine:
    """One line of a count: what is counted, the day in words and as *day*, and what is odd of it.

    Where *text* names several days, *day* is the last of them.
    """

    label: str
    text: str
    day: str
    note: str


@dataclass(frozen=True, slots=True)
class Count:
    """A count written out, from the day counted from to the day it ends on.

    *end* is the row's day that it leads to: its ``first`` or ``last`` day, the day to
    ``aim`` for, the ``working`` day suggested; or a day counted ``before`` the count after it.
    """

    end: CountEnd
    title: str
    lines: tuple[CountLine, ...]


@dataclass(frozen=True, slots=True)
class FactShown:
    """One fact of a row under its *heading*; *is_list*: each of its *items* has a line."""

    place: FactPlace
    heading: str
    items: tuple[str, ...]
    is_list: bool


@dataclass(frozen=True, slots=True)
class Details:
    """What an open row shows, under *heading*. *page* leads to the step in the guidance.

    *count* writes the count out; it is there only for rows said to be open. *facts* are told
    beside the working or the people, or on paper.
    """

    heading: str
    working: tuple[str, ...]
    count: tuple[Count, ...]
    readings: tuple[OurReading, ...]
    other_readings: tuple[str, ...]
    facts: tuple[FactShown, ...]
    clauses: tuple[str, ...]
    page: str
