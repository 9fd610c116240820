"""The words of one timetable row: its first line, its tags, and what it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from decision_tool.core.days.dates import long_date, short_date
from decision_tool.core.guidance.index import index_of
from decision_tool.core.guidance.model import Guidance, KeyDate
from decision_tool.core.guidance.rule import AtOnce
from decision_tool.core.guidance.rule_windows import windows_of
from decision_tool.core.planning.outcome import State
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.display import Link, Part, Tag

SOON_DAYS = 28
WEEK = 7
FROM_WEEKS = 2 * WEEK
TO_WEEKS = 12 * WEEK
"""From two to twelve weeks, whole weeks are said as weeks; any other number stays in days.
Longer ones stand beside each other in one list, and 39 weeks beside 382 days compare badly."""

GroupId = Literal[
    "overdue", "conflict", "soon", "later", "dated", "needs-date", "needs-answer",
    "when-needed", "held", "passed", "not-needed",
]  # fmt: skip
UNDATED: dict[State, GroupId] = {
    "held": "held",
    "needs-date": "needs-date",
    "needs-answer": "needs-answer",
    "conflict": "conflict",
    "when-needed": "when-needed",
    "not-needed": "not-needed",
    "superseded": "not-needed",
}


def group_of(row: PlannedStep, today: date | None) -> GroupId:
    """Return the group a row stands in. Without today, dated rows are not told apart."""
    if row.state != "dated":
        return UNDATED[row.state]
    if row.overdue:
        return "overdue"
    if today is None or row.day is None:
        return "dated"
    days = (row.day - today).days
    if days < 0 and row.step.kind == "milestone":
        return "passed"
    return "soon" if days <= SOON_DAYS else "later"


def day_month(day: date) -> str:
    """Return ``Fri 20 Nov``."""
    return short_date(day).rpartition(" ")[0]


def part(day: date, text: str = "") -> Part:
    """Return the words for a day, which can be told to be a day."""
    return Part(text or short_date(day), day.isoformat())


def when(row: PlannedStep, key_dates: dict[str, KeyDate]) -> tuple[Part, ...]:
    """Return the first line of a row."""
    match row.state:
        case "held":
            assert row.held
            return (Part(f"{held_word(row)} "), part(row.held))
        case "dated":
            return _dated(row)
        case "needs-date":
            return (Part(_needed(row, key_dates)),)
        case _:
            return (Part(UNDATED_WORDS[row.state]),)


def planned_when(row: PlannedStep) -> tuple[Part, ...]:
    """Return when a row is planned, held or not; nothing where it has no day."""
    return _dated(row) if row.earliest or row.latest else ()


UNDATED_WORDS: dict[State, str] = {
    "needs-answer": "Needs an answer",
    "conflict": "Cannot be met",
    "when-needed": "When suitable",
    "not-needed": "Not needed",
    "superseded": "No longer needed",
}


def held_word(row: PlannedStep) -> str:
    """Return ``Held`` for a meeting; other steps are done rather than held."""
    return "Held" if row.step.kind == "meeting" else "Done"


def _dated(row: PlannedStep) -> tuple[Part, ...]:
    earliest, latest = row.earliest, row.latest
    if latest is None:
        assert earliest
        return (Part("At once, from " if is_at_once(row) else "From "), part(earliest))
    if row.approximate:
        return (Part("Around "), part(latest))
    if earliest is None:
        return (Part("On " if row.at_event else "By "), part(latest))
    if earliest == latest:
        return (Part("On "), part(latest))
    first = day_month(earliest) if earliest.year == latest.year else ""
    return (part(earliest, first), Part(" to "), part(latest))


def is_at_once(row: PlannedStep) -> bool:
    """Tell whether the step is to be held as soon as possible."""
    return any(isinstance(window, AtOnce) for window in windows_of(row.step.rule))


def _needed(row: PlannedStep, key_dates: dict[str, KeyDate]) -> str:
    """Return ``Needs final order``; several dates, or one without a short noun, are counted."""
    keys = [key_dates[key] for key in row.needs.dates]
    if len(keys) > 1:
        return f"Needs {'one of ' if row.needs.any_of else ''}{len(keys)} dates"
    noun = "date of birth" if keys[0].is_birth_date else keys[0].phrase.removeprefix("the ")
    is_short = keys[0].is_birth_date or noun.casefold() == keys[0].short.casefold()
    return f"Needs {noun}" if is_short else "Needs a date"


def links(row: PlannedStep, guidance: Guidance) -> Iterator[Link]:
    """Yield what leads to the fields a row waits for, or that leave it no room."""
    index = index_of(guidance)
    key_dates, questions = index.key_dates, index.questions
    for number, key in enumerate(row.needs.dates):
        verb = "or " if row.needs.any_of and number else "Enter "
        yield Link("dates", key, verb + day_words(key_dates[key]))
    for name in row.needs.answers:
        yield Link("answers", name, questions[name].title)
    if row.state == "conflict":
        for key in row.rests_on:
            yield Link("dates", key, f"Check {day_words(key_dates[key])}")


def day_words(key: KeyDate) -> str:
    """Return ``the date of the final order``, or ``the day the carers are met``."""
    if key.is_birth_date:
        return "the date of birth"
    return key.phrase if key.phrase.startswith("the day ") else f"the date of {key.phrase}"


def tags(row: PlannedStep, today: date | None) -> Iterator[Tag]:
    """Yield the tags of a row: how soon it is, and what is odd about its day."""
    match row.state:
        case "held":
            yield Tag(held_word(row), "done")
        case "needs-date":
            yield Tag("No date yet", "need")
        case "needs-answer":
            yield Tag("No answer yet", "need")
        case "conflict":
            yield Tag("No day fits", "late")
        case "dated" if group_of(row, today) != "passed":
            yield from _nearness(row, today)
            yield from _diary_day(row, today)


def _nearness(row: PlannedStep, today: date | None) -> Iterator[Tag]:
    near = nearness(row, today)
    if near and row.overdue:
        verb = "hold" if row.step.kind == "meeting" else "do"
        yield Tag(f"{near}: {verb} at once", "late")
    elif near:
        yield Tag(_capital(near), "soon")


def nearness(row: PlannedStep, today: date | None) -> str:
    """Return how soon an overdue row or one due in 4 weeks is, for the middle of a sentence."""
    group = group_of(row, today)
    if today is None or row.day is None or group not in ("overdue", "soon"):
        return ""
    days = (row.day - today).days
    if row.latest is None and days <= 0:
        return "at once" if is_at_once(row) else "can be done now"
    if days < 0:
        return f"{amount(-days)} {'overdue' if row.overdue else 'past the guide day'}"
    if row.earliest and row.latest and row.earliest < row.latest:
        return _in_window(row.earliest, days, today)
    return in_days(days)


def _in_window(earliest: date, days_left: int, today: date) -> str:
    """Return when a window opens, or how much of it is left."""
    if earliest > today:
        return f"starts {in_days((earliest - today).days)}"
    return f"{amount(days_left)} left" if days_left else "last day today"


def in_days(days: int) -> str:
    """Return ``today``, ``tomorrow``, ``in 3 days`` or ``in 2 weeks``; nothing is rounded."""
    return ("today", "tomorrow")[days] if days in (0, 1) else f"in {amount(days)}"


def amount(days: int) -> str:
    """Return ``3 days``, or two to twelve whole weeks as weeks."""
    if FROM_WEEKS <= days <= TO_WEEKS and days % WEEK == 0:
        return f"{days // WEEK} weeks"
    return f"{days} day{'s' if days != 1 else ''}"


def _diary_day(row: PlannedStep, today: date | None) -> Iterator[Tag]:
    """Yield the day to put in the diary where it is not simply the last good day (C11).

    A day that has passed is not offered; an overdue step is to be held at once, on any day.
    """
    if row.latest is None or row.overdue:
        return
    other = row.suggested if row.suggested != row.latest else None
    if other and today and other < today:
        other = None
    if other and row.earliest:
        yield Tag(f"Aim for {day_month(other)}", "plain")
    elif row.non_working:
        why = row.non_working.partition(":")[0]
        short = why[:3] if why.endswith("day") and " " not in why else _capital(why)
        yield Tag(f"{short}: use {day_month(other)}" if other else _capital(why), "plain")


def spoken(row: PlannedStep) -> str:
    """Return the first line for reading out: ``by Thursday 10 September 2026``."""
    return "".join(
        long_date(date.fromisoformat(one.day)) if one.day else one.text.lower()
        for one in _dated(row)
    )


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
