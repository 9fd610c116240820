"""The words of one timetable row: the guide's days, its tags, and what it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from decision_tool.core.days.dates import day_month, short_date
from decision_tool.core.guidance import rule_windows
from decision_tool.core.guidance.model import Guidance, KeyDate
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.outcome import State
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.display import GroupId, Link, Part, Tag
from decision_tool.core.words import capital, counted

SOON_DAYS = 28
WEEK = 7
FROM_WEEKS = 2 * WEEK
TO_WEEKS = 12 * WEEK
"""From two to twelve weeks, whole weeks are said as weeks; any other number stays in days.
Longer ones stand beside each other in one list, and 39 weeks beside 382 days compare badly."""

NOBODY_SAID: frozenset[str] = frozenset()
UNDATED: dict[State, GroupId] = {
    "held": "held",
    "needs-date": "needs-date",
    "needs-answer": "needs-answer",
    "conflict": "conflict",
    "when-needed": "when-needed",
    "not-needed": "not-needed",
    "superseded": "not-needed",
}


def group_of(
    row: PlannedStep, today: date | None, not_held: frozenset[str] = NOBODY_SAID
) -> GroupId:
    """Return the group a row stands in. Without today, dated rows are not told apart.

    A step whose last day has passed is late only if it is said to be *not held*: that nothing
    is marked does not mean that nothing was done.
    """
    if row.state != "dated":
        return UNDATED[row.state]
    day = lead_day(row)
    if today is None or day is None:
        return "dated"
    if has_passed(row, today):
        return "late" if row.id in not_held else "unmarked"
    if row.step.kind == "milestone" and day < today:
        return "passed"
    return "soon" if (day - today).days <= SOON_DAYS else "later"


def has_passed(row: PlannedStep, today: date | None) -> bool:
    """Tell whether the last day, or the guide day, of something to do has passed unmarked.

    A meeting that people agreed for a later day is ahead until then. What an event on a day off
    calls for is ahead until the working day after it (CONTRACT 21).
    """
    is_to_do = row.state == "dated" and row.step.kind != "milestone" and not row.agreed
    last = _last(row)
    return bool(is_to_do and today and last and last < today)


def _last(row: PlannedStep) -> date | None:
    """Return the last day; of an event on a day off, the working day after it (CONTRACT 21)."""
    if row.latest and row.at_event and row.suggested:
        return max(row.latest, row.suggested)
    return row.latest


def own_day(row: PlannedStep) -> date | None:
    """Return the day that "held on its day" means, on every page.

    It is the one that people agreed, also once it is past, else the working day that was to go into
    a diary, else the last day. A best day that came to lie after the last is not taken.
    """
    days = [day for day in (row.suggested, _last(row)) if day]
    return row.agreed or row.was_agreed or min(days, default=row.earliest)


def lead_day(row: PlannedStep) -> date | None:
    """Return the day a row leads with: the one to put in a diary, else the one that places it."""
    return own_diary(row) or row.day


def own_diary(row: PlannedStep) -> date | None:
    """Return the day to put in a diary; what happens by itself needs none."""
    return row.diary if row.state == "dated" and row.step.kind != "milestone" else None


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
            return limits(row)
        case "needs-date":
            return (Part(_needed(row, key_dates)),)
        case "conflict" if row.beyond_holidays:
            return (Part("Cannot be worked out"),)
        case _:
            return (Part(UNDATED_WORDS[row.state]),)


def planned_when(row: PlannedStep) -> tuple[Part, ...]:
    """Return when a row is planned, held or not; nothing where it has no day."""
    return limits(row) if row.earliest or row.latest else ()


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


def limits(row: PlannedStep) -> tuple[Part, ...]:
    """Return the days that the guide states of a row that has any."""
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
    return rule_windows.is_at_once(row.step.rule)


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
        for key in dict.fromkeys(row.rests_on):
            yield Link("dates", key, f"Check {day_words(key_dates[key])}")


def day_words(key: KeyDate) -> str:
    """Return ``the date of the final order``, or ``the day the carers are met``."""
    if key.is_birth_date:
        return "the date of birth"
    return key.phrase if key.phrase.startswith("the day ") else f"the date of {key.phrase}"


def tags(
    row: PlannedStep, today: date | None, not_held: frozenset[str] = NOBODY_SAID
) -> Iterator[Tag]:
    """Yield the tags of a row: how soon it is, or what stands in the way of a day."""
    match row.state:
        case "held":
            yield Tag(held_word(row), "done")
        case "needs-date":
            yield Tag("No date yet", "need")
        case "needs-answer":
            yield Tag("No answer yet", "need")
        case "conflict":
            words = "Bank holidays not known" if row.beyond_holidays else "No day fits"
            yield Tag(words, "late")
        case "dated":
            yield from _dated_tags(row, today, group_of(row, today, not_held))


def _dated_tags(row: PlannedStep, today: date | None, group: GroupId) -> Iterator[Tag]:
    near = nearness(row, today)
    if group == "late":
        yield Tag(f"Not {held_word(row).lower()}", "late")
    elif near:
        yield Tag(capital(near), "soon")
    if row.agreed:
        yield Tag("Agreed", "plain")
    if row.non_working and row.latest == lead_day(row) and group not in ("unmarked", "passed"):
        yield Tag(row.non_working.general, "plain")


def nearness(row: PlannedStep, today: date | None) -> str:
    """Return how soon a row of the next 4 weeks is, for the middle of a sentence."""
    day = lead_day(row)
    if today is None or day is None or group_of(row, today) != "soon":
        return ""
    if row.latest is None and row.earliest and row.earliest <= today:
        return "at once" if is_at_once(row) else "can be done now"
    return in_days((day - today).days)


def in_days(days: int) -> str:
    """Return ``today``, ``tomorrow``, ``in 3 days`` or ``in 2 weeks``; nothing is rounded."""
    return ("today", "tomorrow")[days] if days in (0, 1) else f"in {amount(days)}"


def amount(days: int) -> str:
    """Return ``3 days``, or two to twelve whole weeks as weeks."""
    if FROM_WEEKS <= days <= TO_WEEKS and days % WEEK == 0:
        return f"{days // WEEK} weeks"
    return counted(days, "day")


def named(row: PlannedStep) -> str:
    """Return the step's name for the middle of a sentence, with its number in a series."""
    name = row.step.phrase.removeprefix("the ")
    return f"{name} {row.number}" if row.number else name
