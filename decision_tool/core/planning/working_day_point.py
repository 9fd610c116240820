"""From a day to the one so many working days before or after it, with the working in words."""

from __future__ import annotations

from datetime import date
from typing import Literal

from decision_tool.core.days.dates import long_date
from decision_tool.core.days.working_days import Count
from decision_tool.core.errors import BeyondKnownHolidaysError
from decision_tool.core.guidance.rule import Amount
from decision_tool.core.planning.facts import Facts
from decision_tool.core.planning.outcome import Blocked, Found
from decision_tool.core.planning.working import WorkingDaysCounted
from decision_tool.core.words import counted


def by_working_days(
    start: Found, amount: Amount, direction: Literal["before", "after"], facts: Facts
) -> Found | Blocked:
    """Return the day so many working days away from *start*, which is day 0 in any case (C10).

    It is in conflict where bank holidays would have to be known that are not.
    """
    try:
        count = facts.working_days.count_on(start.day, amount.count, direction)
    except BeyondKnownHolidaysError as refusal:
        reasons = (*start.reasons, str(refusal))
        rests_on = start.rests_on
        return Blocked("conflict", reasons=reasons, rests_on=rests_on, beyond_holidays=True)
    day = long_date(count.day)
    reasons = (
        *start.reasons,
        f"That day is day 0; working day {amount.count} {direction} it is {day}.",
        _not_counted(count, facts),
        *projected_note(max(start.day, count.day), facts),
    )
    way = (*start.way, WorkingDaysCounted(start.day, start.name, amount, direction))
    since = None if direction == "before" else start.day
    return Found(count.day, reasons, start.rests_on, since, way=way)


def _not_counted(count: Count, facts: Facts) -> str:
    titles = facts.guidance.holidays.titles
    named = [f"{long_date(day)} ({titles[day.isoformat()]})" for day in count.holidays]
    weekend_days = counted(count.weekend_days, "weekend day")
    return f"Not counted: {'; '.join([weekend_days, *named])}."


def projected_note(day: date, facts: Facts) -> tuple[str, ...]:
    """Return a warning where the bank holidays of that year are not yet published."""
    if not facts.working_days.is_projected(day):
        return ()
    return (f"Bank holidays for {day.year} are worked out by rule: the list is not published yet.",)
