"""How a row's days are counted, line by line, so that anyone can check them with a finger.

Each ladder ends on a day of the row: what does not lead there (a window that another one
cuts short) is left out. A day that is simply a typed date has nothing to count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from decision_tool.core.days.dates import add_days, short_date
from decision_tool.core.guidance.rule import (
    After,
    Amount,
    Anchor,
    AtOnce,
    Before,
    Between,
    By,
    FirstGiven,
    From,
    InWeeks,
    On,
    Rule,
    Sentence,
    Series,
    Timing,
    WhenNeeded,
    Window,
    Within,
)
from decision_tool.core.planning.facts import Facts
from decision_tool.core.planning.guards import evaluate
from decision_tool.core.planning.outcome import Span
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.planning.planner import Planner
from decision_tool.core.planning.points import amount_phrase, fixed
from decision_tool.core.planning.windows import resolve_sentence
from decision_tool.core.timetable.count_lines import count_line, to_work, weeks, working_days
from decision_tool.core.timetable.count_parts import (
    CountPart,
    CountParts,
    count_parts_to,
    counted,
    extended,
    found,
    named,
)
from decision_tool.core.timetable.display_details import Count, CountEnd

CountRun = tuple[CountEnd, CountParts]
"""CountParts that follow one another, and the day of the row that the last of them leads to."""

PREFIXES: dict[CountEnd, str] = {"first": "First day: ", "last": "Last day: ", "aim": "Best day: "}


def count_of(row: PlannedStep, planner: Planner) -> tuple[Count, ...]:
    """Return the count behind a row's days; empty where a row has none, or they are not counted."""
    if row.state not in ("dated", "held") or not (row.latest or row.earliest):
        return ()
    planner = planner.for_number(row.step, row.number)
    timing = None if row.step.series else _chosen_timing(row.step.rule, planner.facts)
    ideally = timing.ideally if timing else None
    aim = found(ideally, planner.facts) if ideally else None
    runs = [*_runs(row, timing, planner)]
    days: dict[CountEnd, date | None] = {"first": row.earliest, "last": row.latest, "aim": aim}
    arriving = [run for run in runs if run[1] and run[1][-1].day == days[run[0]]]
    return (*_counts(arriving), *_working_day(row, aim or row.latest, planner.facts))


def _runs(row: PlannedStep, timing: Timing | None, planner: Planner) -> Iterator[CountRun]:
    if timing is None:
        yield from _series(row, planner)
        return
    for window in timing.windows:
        yield from _window(window, planner.facts)
    if timing.ideally:
        yield "aim", count_parts_to(timing.ideally, planner.facts)


def _chosen_timing(rule: Rule, facts: Facts) -> Timing:
    """Return the timing that dated a row: of the branch that holds, the first that is given."""
    branch = next(one for one in rule if not one.guard or evaluate(one.guard, facts) is True)
    return next(
        timing
        for timing in _timings(branch.sentence)
        if isinstance(resolve_sentence(timing, facts), Span)
    )


def _timings(sentence: Sentence) -> tuple[Timing, ...]:
    match sentence:
        case FirstGiven():
            return sentence.timings
        case WhenNeeded(timing=Timing() as timing) | (Timing() as timing):
            return (timing,)
        case _:  # pragma: no cover - a series is counted apart, and no other has a day
            return ()


def _counts(runs: Iterable[CountRun]) -> Iterator[Count]:
    """Yield each run's parts; several ends are told apart in their titles."""
    runs = list(runs)
    has_two_ends = {"first", "last"} <= {end for end, _ in runs}
    for end, parts in runs:
        for part in parts[:-1]:
            yield Count("way", part.title, part.lines)
        last = parts[-1]
        title = PREFIXES[end] + last.title if has_two_ends or end == "aim" else last.title
        yield Count(end, title, last.lines)


def _window(window: Window, facts: Facts) -> Iterator[CountRun]:
    """Yield the runs of one window. Before and after are strict: a day is added at the end."""
    match window:
        case Between():
            yield from _window(After(window.start), facts)
            yield from _window(Before(window.end), facts)
        case Before():
            yield "last", _beside(window, -1, "The day before", facts)
        case After():
            yield "first", _beside(window, 1, "The day after", facts)
        case By() | On():
            yield "last", count_parts_to(window.point, facts)
        case From() | AtOnce():
            yield "first", count_parts_to(window.point, facts)
        case Within():
            yield "first", count_parts_to(window.point, facts)
            yield "last", (_within(window, facts),)
        case InWeeks():
            yield "last", (*count_parts_to(window.point, facts), _in_weeks(window, facts))
        case _:  # pragma: no cover
            assert_never(window)


def _beside(window: Before | After, days: int, label: str, facts: Facts) -> CountParts:
    parts = count_parts_to(window.point, facts)
    return extended(parts, count_line(label, add_days(parts[-1].day, days))) if parts else ()


def _within(window: Within, facts: Facts) -> CountPart:
    start, amount = found(window.point, facts), fixed(window.amount, facts)
    assert start  # or the row would not be dated
    assert isinstance(amount, Amount)
    name = named(window.point, facts)
    if amount.unit != "working day":
        return _from_day_0(counted(start, name, amount, "after"))
    lines = working_days(start, amount.count, facts.working_days)
    return _from_day_0(
        CountPart(f"{amount_phrase(amount)} after {name}", (count_line("", start), *lines))
    )


def _from_day_0(part: CountPart) -> CountPart:
    """Return the part with what it starts from called day 0, which is not counted (C04)."""
    day_0 = replace(part.lines[0], label="Day 0", note="not counted")
    return replace(part, lines=(day_0, *part.lines[1:]))


def _in_weeks(window: InWeeks, facts: Facts) -> CountPart:
    start = found(window.point, facts)
    assert start  # or the row would not be dated
    title = f"Weeks {window.first} to {window.last} from {named(window.point, facts)}"
    return CountPart(title, weeks(start, window.first, window.last))


def _series(row: PlannedStep, planner: Planner) -> Iterator[CountRun]:
    """Yield the runs of one occurrence, counted from the last before it that is settled."""
    series = row.step.series
    assert series
    assert row.number  # an occurrence without a number has no day
    start = series_start(row, series, planner)
    times = row.number - start.number
    if series.least < series.most:
        opening = series.most * (times - 1) + series.least
        yield "first", (*start.way, _nth(start, opening, series))
    yield "last", (*start.way, _nth(start, series.most * times, series))


@dataclass(frozen=True, slots=True)
class SeriesStart:
    """The occurrence counted from (*number* 0: the start of the series), and the *way* to it."""

    number: int
    day: date
    name: str
    way: CountParts = ()


def series_start(row: PlannedStep, series: Series, planner: Planner) -> SeriesStart:
    """Return what a dated occurrence is counted from: the last before it that is settled."""
    past, facts = planner.past(row.step), planner.facts
    last = max((one for one in (*past.held, *past.replaced) if one < (row.number or 0)), default=0)
    if last in past.held:
        return SeriesStart(last, past.held[last], f"{past.title} {last}, held")
    point = Anchor(past.replaced[last]) if last else series.after
    start = found(point, facts)
    assert start  # or the row would not be dated
    return SeriesStart(last, start, named(point, facts), count_parts_to(point, facts))


def _nth(start: SeriesStart, count: int, series: Series) -> CountPart:
    base = series.most
    strides = (1, base, 5 * base, 25 * base) if base > 1 else ()
    return counted(start.day, start.name, Amount(count, series.unit), "after", strides)


def _working_day(row: PlannedStep, wanted: date | None, facts: Facts) -> Iterator[Count]:
    """Yield the way from a day that is no working day to the day suggested (C11)."""
    if wanted and row.suggested and row.suggested != wanted:
        lines = to_work(wanted, row.suggested, facts.working_days)
        side = "before" if row.suggested < wanted else "after"
        yield Count("working", f"The working day {side} {short_date(wanted)}", lines)
