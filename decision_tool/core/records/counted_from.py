"""What a row's days are counted from, in words: key dates with their days, meetings held."""

from __future__ import annotations

from collections.abc import Iterator

from decision_tool.core.days.dates import short_date
from decision_tool.core.guidance.rule import Series
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.outcome import Blocked, Found
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.planning.planner import Planner
from decision_tool.core.planning.series import start_of

UNSURE = ", may still change"


def counted_from(row: PlannedStep, planner: Planner, provisional: frozenset[str]) -> str:
    """Return ``Final order Thu 22 Oct 2026``, several in one line; nothing for a row undated.

    A child's birth is named without its day, as on everything else to take away. Not named
    are dates that only end a series: no day is counted from them.
    """
    if not (row.earliest or row.latest):
        return ""
    days = (_day(key, planner, provisional) for key in _key_dates(row, planner))
    return "; ".join(dict.fromkeys((*days, *_held(row, planner))))


def _day(key: str, planner: Planner, provisional: frozenset[str]) -> str:
    one = planner.facts.key_dates[key]
    day = "" if one.is_birth_date else f" {short_date(planner.facts.dates[key])}"
    return f"{one.title}{day}{UNSURE if key in provisional else ''}"


def _key_dates(row: PlannedStep, planner: Planner) -> tuple[str, ...]:
    series = row.step.series
    if series is None:
        return row.rests_on
    return _start(row, series, planner)[1].rests_on


def _start(row: PlannedStep, series: Series, planner: Planner) -> tuple[int, Found | Blocked]:
    return start_of(series, planner.past(row.step), row.number or 0, planner.facts)


def _held(row: PlannedStep, planner: Planner) -> Iterator[str]:
    """Yield what was held and is counted from: a step that the reasons name, or an occurrence."""
    steps = index_of(planner.guidance).steps
    for step_id, day in planner.given.held.items():
        if "#" not in step_id and planner.point(step_id).reasons[0] in row.reasons:
            yield f"{steps[step_id].title}, held {short_date(day)}"
    if row.step.series:
        number, start = _start(row, row.step.series, planner)
        if number in planner.past(row.step).held and isinstance(start, Found):
            yield f"{start.name} {short_date(start.day)}"
