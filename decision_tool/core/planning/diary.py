"""The day to put in a diary, seen from today: never a day that has passed (CONTRACT 27)."""

from __future__ import annotations

from datetime import date

from decision_tool.core.days.working_days import WorkingDays
from decision_tool.core.errors import BeyondKnownHolidaysError
from decision_tool.core.guidance.model import Step
from decision_tool.core.guidance.rule_windows import is_at_once
from decision_tool.core.planning.outcome import Span


def diary_day(
    step: Step, span: Span, suggested: date | None, today: date | None, calendar: WorkingDays
) -> date | None:
    """Return the day to book, or None where nothing is to be booked.

    Without *today* it is the day suggested. With it: that day, or the day an "at once" step is
    called for, if it is still to come; else the first working day left in the window, else the
    first working day from today. What else has no last day starts from its first one. What
    comes by itself is booked only once it is overdue. Beyond the bank holidays known, nothing
    is guessed.
    """
    if today is None or (suggested and suggested >= today):
        return suggested
    if is_at_once(step.rule) and span.latest is None and span.earliest and span.earliest >= today:
        return span.earliest
    if suggested is None and not _is_to_book(step, span, today):
        return None
    try:
        return _from_today(span, today, calendar)
    except BeyondKnownHolidaysError:
        return None


def _is_to_book(step: Step, span: Span, today: date) -> bool:
    """Tell whether a step without a day suggested is to be booked all the same."""
    return is_overdue(step, span, today) or (span.latest is None and step.suggests_day)


def is_overdue(step: Step, span: Span, today: date | None) -> bool:
    """Tell whether something is to do whose last day has passed; a guide is never overdue."""
    is_to_do = step.kind != "milestone" and not span.is_guide
    return bool(is_to_do and today and span.latest and today > span.latest)


def _from_today(span: Span, today: date, calendar: WorkingDays) -> date | None:
    """Return the first working day from today, or from the first day allowed if that is later.

    Where only days off are left of the window its last day stands, as it does for the day
    suggested (CONTRACT 13).
    """
    first = max(today, span.earliest) if span.earliest else today
    is_over = span.latest is not None and span.latest < first
    found = calendar.first_on_or_after(first, None if is_over else span.latest)
    return found or span.latest
