"""The count shows line by line how a row's days were reached, for anyone to check.

It is written from what the planning left behind of the counting (`core/planning/working.py`). Each
count ends on a day of the row: what does not lead there (a window that another one cuts short)
is left out. A day that is simply a typed date has nothing to count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from decision_tool.core.days.dates import add_days, ordinal, short_date
from decision_tool.core.days.working_days import WorkingDays
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.planning.points import age_phrase, amount_phrase, moved
from decision_tool.core.planning.working import (
    Aged,
    Halved,
    Moved,
    Reached,
    RunEnd,
    Way,
    WeeksCounted,
    WorkingDaysCounted,
)
from decision_tool.core.timetable.count_lines import (
    STRIDES,
    ages,
    count_line,
    periods,
    stops,
    to_work,
    weeks,
    working_days,
)
from decision_tool.core.timetable.display_details import Count, CountLine

PREFIXES: dict[RunEnd, str] = {"first": "First day: ", "last": "Last day: ", "aim": "Best day: "}
REACHED = {
    "month-end": "Month end",
    "day-before": "The day before",
    "day-after": "The day after",
}


@dataclass(frozen=True, slots=True)
class CountPart:
    """Lines under a *title*; the last of them is the day they lead to."""

    title: str
    lines: tuple[CountLine, ...]

    @property
    def day(self) -> date:
        """Return the day the part leads to."""
        return date.fromisoformat(self.lines[-1].day)


def count_of(row: PlannedStep, calendar: WorkingDays) -> tuple[Count, ...]:
    """Return the count behind a row's days; empty where a row has none, or they are not counted."""
    if row.state not in ("dated", "held") or not (row.latest or row.earliest):
        return ()
    days: dict[RunEnd, date | None] = {"first": row.earliest, "last": row.latest, "aim": row.aim}
    runs = [(run.end, _parts(run.way, calendar)) for run in row.runs]
    arriving = [(end, parts) for end, parts in runs if parts and parts[-1].day == days[end]]
    return (*_counts(arriving), *_working_day(row, calendar))


def _counts(runs: Sequence[tuple[RunEnd, Sequence[CountPart]]]) -> Iterator[Count]:
    """Yield the parts of each run; several ends are told apart in their titles."""
    has_two_ends = {"first", "last"} <= {end for end, _ in runs}
    for end, parts in runs:
        *before, last = parts
        yield from (Count("before", part.title, part.lines) for part in before)
        title = PREFIXES[end] + last.title if has_two_ends or end == "aim" else last.title
        yield Count(end, title, last.lines)


def _parts(way: Way, calendar: WorkingDays) -> list[CountPart]:
    """Return what was counted, written out; a day reached at the end is a line more."""
    parts: list[CountPart] = []
    for counted in way:
        if isinstance(counted, Reached):
            line = count_line(REACHED[counted.what], counted.day)
            parts[-1] = replace(parts[-1], lines=(*parts[-1].lines, line))
        else:
            title, lines = _written(counted, calendar)
            parts.append(CountPart(title, tuple(lines)))
    return parts


def _written(
    counted: Moved | WorkingDaysCounted | Aged | Halved | WeeksCounted, calendar: WorkingDays
) -> tuple[str, Iterable[CountLine]]:
    """Return the title and the lines of one count."""
    match counted:
        case Moved():
            title = f"{amount_phrase(counted.amount)} {counted.direction} {counted.name}"
            return title, _moved(counted)
        case WorkingDaysCounted(start=start, amount=amount, direction=direction):
            lines = working_days(start, amount.count, calendar, direction)
            return f"{amount_phrase(amount)} {direction} {counted.name}", (_day_0(start), *lines)
        case Aged():
            return _age(counted), ages(counted.birth, counted.years, counted.months)
        case WeeksCounted(first=first, last=last):
            return f"Weeks {first} to {last} from {counted.name}", weeks(counted.start, first, last)
        case Halved():
            return f"Halfway between {counted.start_name} and {counted.end_name}", _halved(counted)
        case _:  # pragma: no cover
            assert_never(counted)


def _age(counted: Aged) -> str:
    if counted.is_birthday:
        return f"The {ordinal(counted.years)} birthday"
    return f"Age {age_phrase(counted.years, counted.months)}"


def _moved(counted: Moved) -> tuple[CountLine, ...]:
    amount, base = counted.amount, counted.stride
    strides = (1, base, 5 * base, 25 * base) if base > 1 else STRIDES[amount.unit]
    sign = -1 if counted.direction == "before" else 1
    lines = periods(counted.start, amount, sign, stops(amount.count, strides))
    start = _day_0(counted.start) if counted.is_day_0 else count_line("Start", counted.start)
    return (start, *lines)


def _day_0(start: date) -> CountLine:
    """Return the line of a day that is not counted itself (C04)."""
    return count_line("Day 0", start, "not counted")


def _halved(counted: Halved) -> tuple[CountLine, ...]:
    length = (counted.end - counted.start).days
    note = f"half of {length} days" + (", rounded down" if length % 2 else "")
    return (
        count_line("Start", counted.start, counted.start_name),
        count_line(f"Day {length}", counted.end, counted.end_name),
        count_line(f"Day {length // 2}", add_days(counted.start, length // 2), note),
    )


def _working_day(row: PlannedStep, calendar: WorkingDays) -> Iterator[Count]:
    """Yield the way from a day that is no working day to the day suggested (C11)."""
    wanted = row.aim or row.latest
    if wanted and row.suggested and row.suggested != wanted:
        lines = to_work(wanted, row.suggested, calendar)
        side = "before" if row.suggested < wanted else "after"
        yield Count("working", f"The working day {side} {short_date(wanted)}", lines)


def tail_of(row: PlannedStep) -> date | None:
    """Return the day that a row's last day is a stated amount away from, if it is.

    Of a series only the first that is still to come is joined to it: the others are further
    away than one interval.
    """
    ways: list[Way] = [run.way for run in row.runs if run.end == "last" and run.way]
    moves = [way[-1] for way in ways if isinstance(way[-1], Moved) and not way[-1].is_day_0]
    return next((one.start for one in moves if _leads_to_the_last_day(one, row)), None)


def _leads_to_the_last_day(counted: Moved, row: PlannedStep) -> bool:
    """Tell whether a count arrives: another window may cut the row's days short."""
    sign = -1 if counted.direction == "before" else 1
    series = row.step.series
    is_next = series is None or counted.amount.count == series.most
    return is_next and moved(counted.start, counted.amount, sign) == row.latest
