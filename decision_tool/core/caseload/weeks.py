"""The groups of a team timetable: what is ahead week by week, then what was due, then the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from decision_tool.core.caseload.plan import CaseStep
from decision_tool.core.days.dates import MONTHS, month_end, short_date
from decision_tool.core.timetable.row_words import SOON_DAYS, has_passed, is_at_once

WEEKS = 12
"""So many weeks after the current one stand each for itself; after that months do, then years."""
MONTHS_SHOWN = 12
FIRST = {"late": "Said not held: hold it now", "at-once": "At once"}
AFTER_WEEKS = {
    "now": "Can be done now",
    "overdue": "Was due, not marked",
    "conflict": "Cannot be met",
    "needs-date": "Needs a date",
    "needs-answer": "Needs an answer",
}
"""Between the weeks that stand open and those further off."""
LAST = {
    "when-needed": "When needed, no date in the guide",
    "held": "Held or done",
    "passed": "Passed, nothing to do",
    "not-needed": "Not needed",
}
TITLES = {**FIRST, **AFTER_WEEKS, **LAST}
OPEN = ("late", "at-once", "now")


@dataclass(frozen=True, slots=True)
class CaseGroup:
    """Steps under one heading. *is_open*: its rows are shown without being asked for.

    *counts* says how many there are, where it says more than their number.
    """

    id: str
    title: str
    is_open: bool
    steps: tuple[CaseStep, ...]
    counts: str = ""

    @property
    def counted(self) -> str:
        """Return what stands beside the title."""
        return self.counts or str(len(self.steps))


def grouped(steps: Iterable[CaseStep], today: date) -> tuple[CaseGroup, ...]:
    """Return the groups that hold a step, in order; steps keep the order they come in.

    Every step is in exactly one group.
    """
    kept: dict[str, list[CaseStep]] = {}
    for step in steps:
        kept.setdefault(place_of(step, today), []).append(step)
    dated = sorted((name for name in kept if name not in TITLES), key=_begins)
    ends_open = today + timedelta(days=SOON_DAYS)
    near = [name for name in dated if _is_open(name, ends_open)]
    far = [name for name in dated if name not in near]
    return tuple(
        CaseGroup(name, _title(name, today), _is_open(name, ends_open), tuple(kept[name]))
        for name in (*FIRST, *near, *AFTER_WEEKS, *far, *LAST)
        if name in kept
    )


def place_of(step: CaseStep, today: date) -> str:
    """Return the id of the group: a state, ``week-2026-09-07``, ``month-2026-12`` or ``year-2031``.

    A step stands in the week of the day for the diary. One whose first day has come, and that
    has no last one, is to be done at once or can be done now; so can one whose guide day passed.
    """
    day, lead = step.row.day, step.lead
    if step.group not in ("soon", "later") or day is None or lead is None:
        return step.group
    if step.row.latest is None and day <= today:
        return "at-once" if is_at_once(step.row) else "now"
    if has_passed(step.row, today):
        return "now"
    monday = lead - timedelta(days=lead.weekday())
    if monday <= _last_week(today):
        return f"week-{monday}"
    return f"month-{lead:%Y-%m}" if lead <= _last_month(today) else f"year-{lead.year}"


@lru_cache(maxsize=8)  # asked for each of ten thousand steps
def _last_week(today: date) -> date:
    return today - timedelta(days=today.weekday()) + timedelta(weeks=WEEKS)


@lru_cache(maxsize=8)
def _last_month(today: date) -> date:
    return month_end(today, MONTHS_SHOWN)


def _begins(name: str) -> tuple[int, str]:
    """Sort weeks before months: a week may hold days of the month that follows it."""
    kind, _, day = name.partition("-")
    return ("week", "month", "year").index(kind), day


def _is_open(name: str, ends_open: date) -> bool:
    kind, _, day = name.partition("-")
    return name in OPEN or (kind == "week" and date.fromisoformat(day) <= ends_open)


def _title(name: str, today: date) -> str:
    kind, _, day = name.partition("-")
    if name in TITLES:
        return TITLES[name]
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
