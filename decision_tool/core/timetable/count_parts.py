"""How one day of a timing sentence is counted, as parts of lines from one day to the next.

A point that is not counted, such as a date that was typed, has no part.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from decision_tool.core.days.dates import add_days, ordinal
from decision_tool.core.guidance.rule import (
    Age,
    Amount,
    Anchor,
    Birthday,
    Choice,
    Halfway,
    MonthEnd,
    Point,
    Shift,
)
from decision_tool.core.planning.facts import Facts
from decision_tool.core.planning.outcome import Found
from decision_tool.core.planning.points import age_phrase, amount_phrase, fixed, resolve_point
from decision_tool.core.timetable.count_lines import STRIDES, ages, count_line, periods, stops
from decision_tool.core.timetable.display_details import CountLine

NAMELESS = "that day"
"""Stands for a day that is counted, where the line above says which it is."""


@dataclass(frozen=True, slots=True)
class CountPart:
    """Lines under a *title*; the last of them is the day they lead to."""

    title: str
    lines: tuple[CountLine, ...]

    def then(self, last: CountLine) -> CountPart:
        """Return the part with one line more."""
        return CountPart(self.title, (*self.lines, last))

    @property
    def day(self) -> date:
        """Return the day the part leads to."""
        return date.fromisoformat(self.lines[-1].day)


CountParts = tuple[CountPart, ...]


def found(point: Point, facts: Facts) -> date | None:
    """Return the day of *point*, or None while it cannot be known."""
    outcome = resolve_point(point, facts)
    return outcome.day if isinstance(outcome, Found) else None


def count_parts_to(point: Point, facts: Facts) -> CountParts:
    """Return how the day of *point* is counted. Nothing is counted to a day not known."""
    day = found(point, facts)
    return _count_parts(point, day, facts) if day else ()


def _count_parts(point: Point, day: date, facts: Facts) -> CountParts:
    match point:
        case Shift():
            return (*count_parts_to(point.point, facts), _shifted(point, facts))
        case Choice():
            return count_parts_to(_chosen(point, day, facts), facts)
        case Birthday():
            return (_aged(f"The {ordinal(point.years)} birthday", point.years, 0, facts),)
        case Age():
            words = f"Age {age_phrase(point.years, point.months)}"
            return (_aged(words, point.years, point.months, facts),)
        case Halfway():
            return (
                *count_parts_to(point.start, facts),
                *count_parts_to(point.end, facts),
                _half(point, facts),
            )
        case MonthEnd():
            return extended(count_parts_to(point.point, facts), count_line("Month end", day))
        case _:
            return ()


def extended(parts: CountParts, last: CountLine) -> CountParts:
    """Return the parts with one line more, if anything is counted at all."""
    return (*parts[:-1], parts[-1].then(last)) if parts else ()


def counted(
    start: date, name: str, amount: Amount, direction: str, strides: tuple[int, ...] = ()
) -> CountPart:
    """Return the part from *start*, which *name* says in words, by a fixed *amount*."""
    at = stops(amount.count, strides or STRIDES[amount.unit])
    lines = periods(start, amount, -1 if direction == "before" else 1, at)
    title = f"{amount_phrase(amount)} {direction} {name}"
    return CountPart(title, (count_line("Start", start), *lines))


def _shifted(shift: Shift, facts: Facts) -> CountPart:
    start, amount = _known(shift.point, facts), fixed(shift.amount, facts)
    assert isinstance(amount, Amount)  # or the day it leads to would not be known
    return counted(start, named(shift.point, facts), amount, shift.direction)


def _known(point: Point, facts: Facts) -> date:
    day = found(point, facts)
    assert day  # a part of a point that is known
    return day


def _chosen(choice: Choice, day: date, facts: Facts) -> Point:
    """Return the point that settled the choice: the first that is known and stands on *day*."""
    return next(point for point in choice.points if found(point, facts) == day)


def _aged(title: str, years: int, months: int, facts: Facts) -> CountPart:
    birth = _known(Anchor(facts.birth_key), facts)
    return CountPart(title, ages(birth, years, months))


def _half(point: Halfway, facts: Facts) -> CountPart:
    start, end = _known(point.start, facts), _known(point.end, facts)
    length = (end - start).days
    note = f"half of {length} days" + (", rounded down" if length % 2 else "")
    lines = (
        count_line("Start", start, named(point.start, facts)),
        count_line(f"Day {length}", end, named(point.end, facts)),
        count_line(f"Day {length // 2}", add_days(start, length // 2), note),
    )
    names = f"{named(point.start, facts)} and {named(point.end, facts)}"
    return CountPart(f"Halfway between {names}", lines)


def named(point: Point, facts: Facts) -> str:
    """Return a noun phrase for the day that a part starts from."""
    match point:
        case Anchor(is_step=True):
            return facts.steps.name(point.id)
        case Anchor():
            return facts.key_dates[point.id].phrase
        case Choice():
            day = found(point, facts)
            return named(_chosen(point, day, facts), facts) if day else NAMELESS
        case Birthday():
            return f"the {ordinal(point.years)} birthday"
        case _:
            return NAMELESS
