"""What would happen if a key date moved: both timetables side by side, and nothing changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from decision_tool.core.days.dates import short_date, weekday
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import Given
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.plan import Plan, make_plan
from decision_tool.core.timetable.compared import Compared, Comparison, compared, stays
from decision_tool.core.timetable.timetable import Asked, timetable

NOT_GIVEN = "Give this date first: what is not known cannot be moved."


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Both timetables compared. *day* is the day that is tried, as ISO 8601.

    *next* says what becomes of the next step; *problems* are those that only the new date has.
    """

    title: str
    stands: str
    day: str
    day_words: str
    weekday: str
    summary: str
    next: str
    problems: tuple[str, ...]
    rows: tuple[Compared, ...]
    same: str


def later(given: Given, key: str, weeks: int) -> date:
    """Return the day of a key date moved by *weeks*. Raises FaultsError if it is not given."""
    return _given(given, key) + timedelta(weeks=weeks)


def what_if(
    guidance: Guidance, given: Given, key: str, day: date, not_held: frozenset[str] = frozenset()
) -> WhatIf:
    """Return what moving the key date to *day* would change.

    *not_held* are the rows that somebody said were not held: what is next depends on them.
    Raises FaultsError for a key date that is not given, or that no pathway has.
    """
    was = _given(given, key)
    before = make_plan(guidance, given)
    after = make_plan(guidance, replace(given, dates={**given.dates, key: day}))
    found = compared(before, after, not_held)
    return WhatIf(
        title=f"What if {index_of(guidance).key_dates[key].phrase} moves?",
        stands=f"It stands at {short_date(was)}. Nothing changes until you use it.",
        day=day.isoformat(),
        day_words=short_date(day),
        weekday=weekday(day),
        summary=_summary(found),
        next=_next(guidance, found),
        problems=found.new_problems(),
        rows=found.told(guidance, "Then before today"),
        same=stays(found.count("same")),
    )


def _given(given: Given, key: str) -> date:
    if key not in given.dates:
        raise FaultsError([Fault(key, NOT_GIVEN)])
    return given.dates[key]


def _summary(found: Comparison) -> str:
    """Return how many steps each kind of change touches: ``2 moved, 2 added, none impossible``."""
    counts = found.changes.counts
    others = (
        (found.count("window"), "with other days allowed"),
        (counts.gone, "no longer needed"),
        (found.count("waiting"), "waiting for a date or an answer"),
        (counts.past, "then before today"),
    )
    parts = (
        f"{counts.moved or 'None'} moved",
        f"{counts.added or 'none'} added",
        *(f"{count} {words}" for count, words in others if count),
        f"{counts.impossible or 'none'} impossible",
    )
    return f"{', '.join(parts)}."


def _next(guidance: Guidance, found: Comparison) -> str:
    first, second = (
        _answer(guidance, plan, found.not_held) for plan in (found.before, found.after)
    )
    if first == second:
        return f"What is next stays: {first}"
    return f"Next would be: {second}"


def _answer(guidance: Guidance, plan: Plan, not_held: frozenset[str]) -> str:
    shown = timetable(guidance, plan, Asked(not_held=not_held))
    return "".join(part.text for part in shown.answer.sentence)
