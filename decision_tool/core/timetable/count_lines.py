"""A count written out: every day it lands on, and every day it passes over with the reason.

A count of many units takes longer strides first, so that it stays short; the last line is
always the day the count ends on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Literal

from decision_tool.core.days.dates import add_days, attains, ordinal, short_date
from decision_tool.core.days.holidays import NonWorking
from decision_tool.core.days.working_days import WorkingDays
from decision_tool.core.guidance.rule import Amount, Unit
from decision_tool.core.planning.points import moved
from decision_tool.core.timetable.display_details import CountLine
from decision_tool.core.words import counted

MOST_LINES = 14
MOST_BIRTHDAYS = 6
MOST_SINGLE_WORKING_DAYS = 10
"""A longer count of working days names whole runs of days instead of each."""

STRIDES: dict[Unit, tuple[int, ...]] = {
    "day": (1, 7, 28, 364),
    "week": (1, 4, 52),
    "month": (1, 12, 60),
    "year": (1, 5, 10),
}
NOT_COUNTED = "Not counted"
Direction = Literal["before", "after"]


def count_line(label: str, day: date, note: str = "") -> CountLine:
    """Return one line for *day*."""
    return CountLine(label, short_date(day), day.isoformat(), note)


def stops(count: int, strides: tuple[int, ...], most: int = MOST_LINES) -> tuple[int, ...]:
    """Return the numbers to stop at on the way to *count*, which is the last of them.

    Every multiple of the first stride if that makes few enough, else longer ones first.
    """
    found: tuple[int, ...] = ()
    for longest in range(len(strides)):
        found = tuple(_strides(count, strides[: longest + 1]))
        if len(found) <= most:
            break
    return found


def _strides(count: int, strides: tuple[int, ...]) -> Iterator[int]:
    position = 0
    for stride in reversed(strides):
        while position + stride <= count:
            position += stride
            yield position


def periods(start: date, amount: Amount, sign: int, at: Iterable[int]) -> tuple[CountLine, ...]:
    """Return a line for each number *at* of the amount's units away from *start*.

    Each is counted from *start*, never from the line above, so month ends do not drift.
    """
    return tuple(_period(start, Amount(number, amount.unit), sign) for number in at)


def _period(start: date, amount: Amount, sign: int) -> CountLine:
    day = moved(start, amount, sign)
    is_clamped = amount.unit in ("month", "year") and day.day != start.day
    label = f"{amount.unit.capitalize()} {amount.count}"
    return count_line(label, day, _clamped(start.day) if is_clamped else "")


def _clamped(wanted: int) -> str:
    return f"no {ordinal(wanted)}, so the last day of the month"


def weeks(start: date, first: int, last: int) -> tuple[CountLine, ...]:
    """Return a line for each week of a period, up to week *last*; its day is the week's last."""
    return tuple(
        _span(
            f"Week {number}",
            add_days(start, 7 * number - 7),
            add_days(start, 7 * number - 1),
            "" if number >= first else "too early",
        )
        for number in range(1, last + 1)
    )


def _span(label: str, begun: date, ended: date, note: str = "") -> CountLine:
    """Return a line for the days from *begun* to *ended*, where its count stands: on or back."""
    first, last = min(begun, ended), max(begun, ended)
    opening = short_date(first)
    if first.year == last.year:
        opening = opening.rpartition(" ")[0]
    text = short_date(last) if first == last else f"{opening} to {short_date(last)}"
    return CountLine(label, text, ended.isoformat(), note)


def working_days(
    start: date, count: int, calendar: WorkingDays, direction: Direction = "after"
) -> tuple[CountLine, ...]:
    """Return a line for each day from *start* on or back until *count* working days are counted.

    A day that is no working day says why it is passed over.
    """
    days = list(_days_counted(start, count, calendar, -1 if direction == "before" else 1))
    if count <= MOST_SINGLE_WORKING_DAYS:
        return tuple(_single(day, number, why) for day, number, why in days)
    runs = groupby(days, key=lambda one: _kind(one[2]))
    return tuple(_run(list(run)) for _, run in runs)


Numbered = tuple[date, int, NonWorking | None]
"""A day, how many working days are counted with it, and why it is not one of them."""


def _days_counted(
    start: date, count: int, calendar: WorkingDays, stride: int
) -> Iterator[Numbered]:
    day, number = start, 0
    while number < count:
        day = add_days(day, stride)
        why = calendar.non_working(day)
        number += 0 if why else 1
        yield day, number, why


def _single(day: date, number: int, why: NonWorking | None) -> CountLine:
    return (
        count_line(NOT_COUNTED, day, str(why)) if why else count_line(f"Working day {number}", day)
    )


def _kind(why: NonWorking | None) -> str:
    """Return what days of one run have in common: a weekend is one run, each holiday its own."""
    return "weekend" if why and why.kind == "weekend" else str(why or "")


def _run(days: list[Numbered]) -> CountLine:
    (first, lowest, why), (last, highest, _) = days[0], days[-1]
    if why:
        return _span(NOT_COUNTED, first, last, str(why) if first == last else _kind(why))
    numbers = f"days {lowest} to {highest}" if lowest != highest else f"day {highest}"
    return _span(f"Working {numbers}", first, last)


def to_work(wanted: date, suggested: date, calendar: WorkingDays) -> tuple[CountLine, ...]:
    """Return a line for each day from *wanted* back, or on, to the working day *suggested*."""
    length = (suggested - wanted).days
    step = 1 if length > 0 else -1
    passed = (add_days(wanted, number) for number in range(0, length, step))
    return (
        *(count_line("Passed over", day, str(calendar.non_working(day) or "")) for day in passed),
        count_line("Suggested", suggested, "working day"),
    )


def ages(birth: date, years: int, months: int) -> tuple[CountLine, ...]:
    """Return the birth, birthdays up to *years*, and each month after the last of them."""
    birthdays = stops(years, STRIDES["year"], MOST_BIRTHDAYS)
    return (
        count_line("Born", birth),
        *(_age(birth, number, 0, f"{ordinal(number)} birthday") for number in birthdays),
        *(_age(birth, years, number, f"and {_months(number)}") for number in range(1, months + 1)),
    )


def _months(number: int) -> str:
    return counted(number, "month")


def _age(birth: date, years: int, months: int, label: str) -> CountLine:
    day = attains(birth, years, months)
    if day.day == birth.day:
        return count_line(label, day)
    if months % 12:
        return count_line(label, day, _clamped(birth.day))
    return count_line(label, day, "no 29 February this year")
