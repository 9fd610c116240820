"""What would happen if a key date moved: both timetables side by side, and nothing changed.

Distances are those of the guide's days: the days for the diary shift around holidays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from decision_tool.core.days.dates import short_date, weekday
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import Given
from decision_tool.core.planning.index import by_id, index_of
from decision_tool.core.planning.plan import Plan, make_plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.changes import Before, Changes, changes_since
from decision_tool.core.timetable.diary_words import due, lead
from decision_tool.core.timetable.row_words import amount
from decision_tool.core.timetable.timetable import Asked, timetable
from decision_tool.core.words import capital

ChangeKind = Literal["impossible", "moved", "window", "added", "gone", "waiting", "same"]
"""*window*: a step keeps the day it is due by, and other days before that are allowed."""
WORDS: dict[ChangeKind, str] = {
    "impossible": "Cannot be met",
    "window": "Other days allowed",
    "added": "Added",
    "gone": "No longer needed",
    "waiting": "Needs a date or an answer",
}
NOT_GIVEN = "Give this date first: what is not known cannot be moved."


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a step stands: its *day* in words, and what the guide says where that differs."""

    day: str
    due: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """One step before and after; None where it has no day. *change* says how they differ."""

    id: str
    title: str
    pathway: str
    kind: ChangeKind
    was: Stand | None
    now: Stand | None
    change: str


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
    changes = changes_since(_shown(before), after)
    rows = tuple(_rows(before, after, changes, guidance))
    same = sum(row.kind == "same" for row in rows)
    return WhatIf(
        title=f"What if {index_of(guidance).key_dates[key].phrase} moves?",
        stands=f"It stands at {short_date(was)}. Nothing changes until you use it.",
        day=day.isoformat(),
        day_words=short_date(day),
        weekday=weekday(day),
        summary=_summary(changes, [row.kind for row in rows]),
        next=_next(guidance, before, after, not_held),
        problems=_new_problems(before, after),
        rows=rows,
        same=""
        if same == 0
        else "1 step does not move"
        if same == 1
        else f"{same} steps do not move",
    )


def _given(given: Given, key: str) -> date:
    if key not in given.dates:
        raise FaultsError([Fault(key, NOT_GIVEN)])
    return given.dates[key]


def _shown(plan: Plan) -> Before:
    days = {row.id: row.day for row in plan.steps if row.state == "dated" and row.day}
    return Before(days, dict(plan.given.dates), dict(plan.given.held))


def _rows(before: Plan, after: Plan, changes: Changes, guidance: Guidance) -> Iterator[Compared]:
    """Yield the steps that have a day in either, what cannot be first, then by their days."""
    was, now = by_id(before.steps), by_id(after.steps)
    titles = index_of(guidance).pathways
    several = len(before.given.pathways) > 1
    found = []
    for name in dict.fromkeys((*was, *now)):
        first, second = _dated(was.get(name)), _dated(now.get(name))
        row = second or first
        if row is None:
            continue
        kind = _kind(name, first, second, changes)
        pathway = titles[row.step.pathway].title if several else ""
        stands = (_stand(first), _stand(second))
        change = _change(kind, first, second)
        day = row.day or date.max
        found.append(
            (kind != "impossible", day, Compared(name, row.title, pathway, kind, *stands, change))
        )
    yield from (row for _, _, row in sorted(found, key=lambda one: one[:2]))


def _dated(row: PlannedStep | None) -> PlannedStep | None:
    return row if row and row.state in ("dated", "held") and row.day else None


def _kind(
    name: str, was: PlannedStep | None, now: PlannedStep | None, changes: Changes
) -> ChangeKind:
    if name in changes.impossible:
        return "impossible"
    if was and now:
        if any(row.id == name for row in changes.moved):
            return "moved"
        if now.held:
            return "same"
        return "window" if (was.earliest, was.latest) != (now.earliest, now.latest) else "same"
    if now:
        return "added"
    # What waits for something else then is not given up: its need stays.
    return "gone" if name in changes.gone else "waiting"


def _stand(row: PlannedStep | None) -> Stand | None:
    if row is None:
        return None
    if row.held:
        return Stand(f"Held {short_date(row.held)}")
    words = (
        "".join(part.text for part in parts)
        for parts in (lead(row, {}, "dated"), due(row, "dated"))
    )
    return Stand(*words)


def _change(kind: ChangeKind, was: PlannedStep | None, now: PlannedStep | None) -> str:
    if kind == "moved" and was and now and was.day and now.day:
        days = (now.day - was.day).days
        return f"{capital(amount(abs(days)))} {'later' if days > 0 else 'earlier'}"
    return WORDS.get(kind, "")


def _summary(changes: Changes, kinds: list[ChangeKind]) -> str:
    """Return how many steps each kind of change touches: ``2 moved, 2 added, none impossible``."""
    counts = changes.counts
    others = (
        (kinds.count("window"), "with other days allowed"),
        (counts.gone, "no longer needed"),
        (kinds.count("waiting"), "waiting for a date or an answer"),
        (counts.past, "then before today"),
    )
    parts = (
        f"{counts.moved or 'None'} moved",
        f"{counts.added or 'none'} added",
        *(f"{count} {words}" for count, words in others if count),
        f"{counts.impossible or 'none'} impossible",
    )
    return f"{', '.join(parts)}."


def _next(guidance: Guidance, before: Plan, after: Plan, not_held: frozenset[str]) -> str:
    first, second = (_answer(guidance, plan, not_held) for plan in (before, after))
    if first == second:
        return f"What is next stays: {first}"
    return f"Next would be: {second}"


def _answer(guidance: Guidance, plan: Plan, not_held: frozenset[str]) -> str:
    shown = timetable(guidance, plan, Asked(not_held=not_held))
    return "".join(part.text for part in shown.answer.sentence)


def _new_problems(before: Plan, after: Plan) -> tuple[str, ...]:
    known = {one.message for one in before.problems}
    return tuple(one.message for one in after.problems if one.message not in known)
