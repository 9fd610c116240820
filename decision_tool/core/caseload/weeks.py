"""The groups of a team timetable: overdue first, then week by week, then what has no day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from decision_tool.core.caseload.plan import CaseStep
from decision_tool.core.days.dates import MONTHS, month_end, short_date
from decision_tool.core.timetable.row_words import SOON_DAYS

WEEKS = 12
"""So many weeks after the current one stand each for itself; after that months do, then years."""
MONTHS_SHOWN = 12
FIRST = {
    "overdue": "Overdue",
    "conflict": "Cannot be met",
    "now": "To do now",
}
LAST = {
    "needs-date": "Needs a date",
    "needs-answer": "Needs an answer",
    "when-needed": "When needed, no date in the guide",
    "held": "Held or done",
    "passed": "Passed, nothing to do",
    "not-needed": "Not needed",
}


@dataclass(frozen=True, slots=True)
class CaseGroup:
    """Steps under one heading. *is_open*: its rows are shown without being asked for."""

    id: str
    title: str
    is_open: bool
    steps: tuple[CaseStep, ...]


def grouped(steps: Iterable[CaseStep], today: date) -> tuple[CaseGroup, ...]:
    """Return the groups that hold a step, in order; steps keep the order they come in.

    Every step is in exactly one group.
    """
    kept: dict[str, list[CaseStep]] = {}
    for step in steps:
        kept.setdefault(_place(step, today), []).append(step)
    dated = sorted((name for name in kept if name not in FIRST and name not in LAST), key=_begins)
    ends_open = today + timedelta(days=SOON_DAYS)
    return tuple(
        CaseGroup(name, _title(name, today), _is_open(name, ends_open), tuple(kept[name]))
        for name in (*FIRST, *dated, *LAST)
        if name in kept
    )


def _place(step: CaseStep, today: date) -> str:
    """Return the id of the group: a state, ``week-2026-09-07``, ``month-2026-12`` or ``year-2031``.

    A day that has passed without being overdue is to do now: nothing states a last day,
    or the day was only a guide.
    """
    day = step.row.day
    if step.group not in ("soon", "later") or day is None:
        return step.group
    if day < today:
        return "now"
    monday = day - timedelta(days=day.weekday())
    if monday <= _last_week(today):
        return f"week-{monday}"
    return f"month-{day:%Y-%m}" if day <= _last_month(today) else f"year-{day.year}"


def _last_week(today: date) -> date:
    return today - timedelta(days=today.weekday()) + timedelta(weeks=WEEKS)


def _last_month(today: date) -> date:
    return month_end(today, MONTHS_SHOWN)


def _begins(name: str) -> tuple[int, str]:
    """Sort weeks before months: a week may hold days of the month that follows it."""
    kind, _, day = name.partition("-")
    return ("week", "month", "year").index(kind), day


def _is_open(name: str, ends_open: date) -> bool:
    kind, _, day = name.partition("-")
    return name in FIRST or (kind == "week" and date.fromisoformat(day) <= ends_open)


def _title(name: str, today: date) -> str:
    kind, _, day = name.partition("-")
    if name in FIRST or name in LAST:
        return {**FIRST, **LAST}[name]
    if kind == "week":
        return _week_title(date.fromisoformat(day), today)
    if kind == "month":
        return _month_title(date.fromisoformat(f"{day}-01"), today)
    return f"Rest of {day}" if int(day) == _last_month(today).year else day


def _week_title(monday: date, today: date) -> str:
    this_week = "This week, from " if monday <= today else "Week of "
    return f"{this_week}{short_date(monday)}"


def _month_title(first: date, today: date) -> str:
    name = f"{MONTHS[first.month - 1]} {first.year}"
    return f"Rest of {name}" if first <= _last_week(today) + timedelta(days=6) else name


def due(steps: Sequence[CaseStep]) -> tuple[int, int]:
    """Return how many steps are due in the next four weeks, and how many are overdue."""
    soon = sum(step.group == "soon" for step in steps)
    return soon, sum(step.group == "overdue" for step in steps)
