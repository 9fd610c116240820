"""What moved since the page last stood still, in words. Said so that a change is not missed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from decision_tool.core.days.dates import long_date, short_date
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.display import Moved
from decision_tool.core.timetable.row_words import amount, day_month, held_word


@dataclass(frozen=True, slots=True)
class Before:
    """The timetable the page showed: each row's day by row id, and what was given for it."""

    days: dict[str, date] = field(default_factory=dict)
    dates: dict[str, date] = field(default_factory=dict)
    held: dict[str, date] = field(default_factory=dict)


def read_before(plain: Mapping[str, Any]) -> Before:
    """Return what the page sends back of an earlier reply of ours; a null day is left out."""
    named = (
        {name: date.fromisoformat(day) for name, day in plain.get(part, {}).items() if day}
        for part in ("days", "dates", "held")
    )
    return Before(*named)


def moved_from(row: PlannedStep, before: Before) -> date | None:
    """Return where a planned row stood before, if it stood elsewhere."""
    was = before.days.get(row.id)
    if row.state != "dated" or row.id in before.held or was == row.day:
        return None
    return was


def was_words(was: date, now: date) -> str:
    """Return ``was Thu 27 Aug, now Thu 10 Sep: 2 weeks later``."""
    days = (now - was).days
    first, second = (
        (day_month(was), day_month(now))
        if was.year == now.year
        else (short_date(was), short_date(now))
    )
    return f"was {first}, now {second}: {amount(abs(days))} {'later' if days > 0 else 'earlier'}"


def moved_since(before: Before, plan: Plan, guidance: Guidance) -> Moved | None:
    """Return what to tell of a change, or None if nothing that was known became different."""
    count = sum(1 for row in plan.steps if moved_from(row, before))
    given = plan.given
    dates = {
        key: day
        for key, day in before.dates.items()
        if key in given.dates and given.dates[key] != day
    }
    newly_held = [row for row in plan.steps if row.held and before.held.get(row.id) != row.held]
    if dates:
        return _dates_moved(dates, plan, guidance, count)
    if newly_held and before.days:
        return _marked(newly_held, count)
    return Moved(_steps(count) + ".", "", {}) if count else None


def _dates_moved(dates: Mapping[str, date], plan: Plan, guidance: Guidance, count: int) -> Moved:
    titles = {key.id: key.title for key in guidance.key_dates}
    said = [
        f"{titles[key]} moved from {_until(was, plan.given.dates[key])}."
        for key, was in dates.items()
    ]
    fields = {key: f"Was {short_date(was)}" for key, was in dates.items()}
    return Moved(" ".join(said), f"{_steps(count)} with it.", fields)


def _until(was: date, now: date) -> str:
    first = day_month(was) if was.year == now.year else short_date(was)
    return f"{first} to {short_date(now)}"


def _marked(rows: Sequence[PlannedStep], count: int) -> Moved:
    row = rows[0]
    assert row.held
    headline = f"Marked as {held_word(row).lower()} on {long_date(row.held)}."
    return Moved(headline, f"{_steps(count, 'later ')}.", {})


def _steps(count: int, which: str = "") -> str:
    return f"{count or 'No'} {which}step{'' if count == 1 else 's'} moved"
