"""A row leads with its diary day, and says the guide's days beneath where they differ."""

from __future__ import annotations

from datetime import date

from decision_tool.core.days.dates import MONTHS, day_month, long_date, weekday
from decision_tool.core.guidance.model import KeyDate
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.display import GroupId, Part
from decision_tool.core.timetable.row_words import (
    is_at_once,
    limits,
    own_diary,
    part,
    when,
)

DAYS_OF_A_WEEK = 7
"""Up to so many days back, a weekday alone names the day before another."""


def lead(row: PlannedStep, key_dates: dict[str, KeyDate], group: GroupId) -> tuple[Part, ...]:
    """Return the first line of a row: its diary day, or why it has none.

    What was due and is not marked leads with the day it was due: whether it is still to do
    is not known.
    """
    if group == "unmarked":
        return _was_due("Was", row)
    diary = own_diary(row)
    if diary and _has_own_day(row):
        return (part(diary),)
    return when(row, key_dates)


def _has_own_day(row: PlannedStep) -> bool:
    """Tell whether the diary day stands for the guide's words, which are said beneath it."""
    if own_diary(row) is None:
        return False
    if row.latest is None:
        return is_at_once(row)
    is_said = row.diary == row.latest and (row.approximate or is_on_a_day(row))
    return not is_said


def due(row: PlannedStep, group: GroupId) -> tuple[Part, ...]:
    """Return what the guide says of a row that leads with another day; mostly nothing."""
    diary = row.diary
    if group == "unmarked" or diary is None or not _has_own_day(row):
        return ()
    if group == "late":
        return _was_due("was", row)
    if row.latest is None:
        since = row.earliest if row.earliest != diary else None
        return (Part("from "), _near(since, diary)) if since else ()
    if row.earliest and row.earliest < row.latest:
        first, last = _near(row.earliest, row.latest), _near(row.latest, diary)
        return (Part("due "), first, Part(" to "), last, Part(_holiday(row)))
    if row.latest == diary:
        return ()
    manner = "around" if row.approximate else "due on" if is_on_a_day(row) else "due by"
    return (Part(f"{manner} "), _near(row.latest, diary), Part(_holiday(row)))


def is_on_a_day(row: PlannedStep) -> bool:
    """Tell whether a row is for one day and no earlier one."""
    return row.at_event or row.earliest == row.latest


def _was_due(verb: str, row: PlannedStep) -> tuple[Part, ...]:
    """Return ``Was due Fri 20 Nov 2026``, with both days of a window."""
    first, *rest = limits(row)
    manner = " around" if row.approximate else ""
    days = (first, *rest) if first.day else tuple(rest)
    return (Part(f"{verb} due{manner} "), *days)


def _near(day: date, other: date) -> Part:
    """Return a day; without its year where the day beside it is of the same one."""
    return part(day, day_month(day) if day.year == other.year else "")


def _holiday(row: PlannedStep) -> str:
    """Return ``, Easter Monday`` for a last day that is a bank holiday; a weekday says itself."""
    is_named = row.non_working is not None and row.non_working.kind == "bank-holiday"
    return f", {row.non_working.title}" if row.non_working and is_named else ""


def why_that_day(row: PlannedStep, group: GroupId) -> str:
    """Return why the diary day is not simply the guide's day, as a sentence; mostly nothing."""
    diary, latest = row.diary, row.latest
    if group == "late":
        return f"It {limits_said(row)} and was not {'held' if is_meeting(row) else 'done'}."
    if diary is None:
        return ""
    if row.agreed:
        return _why_agreed(row)
    if latest is None:
        is_later = row.earliest is not None and row.earliest < diary and is_at_once(row)
        return f"It has been called for since {_said(row.earliest, diary)}." if is_later else ""
    if row.earliest and row.earliest < latest:
        fits = f"{_said(row.earliest, latest)} to {_said(latest, diary)}"
        return f"The guide allows {fits}{_holiday(row)}."
    if latest == diary:
        return ""
    if row.approximate:
        return f"The guide says around {_said(latest, diary)}{_holiday(row)}."
    verb = "It is due on" if is_on_a_day(row) else "It is due by"
    return f"{verb} {_said(latest, diary)}{_holiday(row)}, so {_weekday_beside(diary, latest)}."


def _why_agreed(row: PlannedStep) -> str:
    """Return that the day was agreed, and what the guide says where that is another one."""
    first, last, day = row.earliest, row.latest, row.diary
    if last and day and day > last:
        return f"This day was agreed. The guide's last day is {long_date(last)}."
    if first and day and day < first:
        return f"This day was agreed. The guide's first day is {long_date(first)}."
    return "This day was agreed."


def limits_said(row: PlannedStep) -> str:
    """Return ``was due by Friday 20 November 2026``."""
    assert row.latest
    if row.earliest and row.earliest < row.latest:
        return f"was due {_said(row.earliest, row.latest)} to {long_date(row.latest)}"
    return f"was due {'on' if is_on_a_day(row) else 'by'} {long_date(row.latest)}"


def is_meeting(row: PlannedStep) -> bool:
    """Tell whether the row is held rather than done."""
    return row.step.kind == "meeting"


def _said(day: date | None, other: date) -> str:
    assert day
    return long_date(day) if day.year != other.year else f"{weekday(day)} {day.day} {month(day)}"


def month(day: date) -> str:
    """Return the name of the month."""
    return MONTHS[day.month - 1]


def _weekday_beside(diary: date, latest: date) -> str:
    """Return ``the Friday before``, or ``the Monday after``."""
    which = "before" if diary < latest else "after"
    if abs((latest - diary).days) < DAYS_OF_A_WEEK:
        return f"the {weekday(diary)} {which}"
    return f"the {'last' if diary < latest else 'first'} working day {which}"
