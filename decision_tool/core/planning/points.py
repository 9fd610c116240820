"""From a point of a timing sentence to a day, with the working in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import assert_never

from decision_tool.core.days.dates import (
    MONTHS,
    add_days,
    add_months,
    attains,
    halfway,
    long_date,
    month_end,
    ordinal,
)
from decision_tool.core.guidance import rule
from decision_tool.core.planning.facts import Facts
from decision_tool.core.planning.outcome import (
    Blocked,
    Found,
    all_found,
    missing_answer,
    missing_dates,
)
from decision_tool.core.planning.working import Aged, Halved, Moved, Reached, reached
from decision_tool.core.planning.working_day_point import by_working_days
from decision_tool.core.words import capital, counted


def resolve_point(point: rule.Point, facts: Facts) -> Found | Blocked:
    """Return the day of *point*, or what is missing."""
    match point:
        case rule.Anchor():
            return _anchor(point, facts)
        case rule.Today():
            today = facts.given.today
            return Found(today, (f"Today is {long_date(today)}.",)) if today else missing_dates()
        case rule.Choice():
            return _choice(point, facts)
        case rule.Birthday():
            return _birthday(point, facts)
        case rule.Age():
            return _age(point, facts)
        case rule.Shift():
            return _then(point.point, facts, lambda start: _shift(start, point, facts))
        case rule.Halfway():
            return _halfway(point, facts)
        case rule.MonthEnd():
            return _then(point.point, facts, lambda start: _month_end(start, point))
        case _:  # pragma: no cover
            assert_never(point)


def _then(
    point: rule.Point, facts: Facts, count: Callable[[Found], Found | Blocked]
) -> Found | Blocked:
    start = resolve_point(point, facts)
    return start if isinstance(start, Blocked) else count(start)


def _anchor(anchor: rule.Anchor, facts: Facts) -> Found | Blocked:
    if anchor.is_step:
        return facts.steps.point(anchor.id)
    return _key_date(anchor.id, facts)


def _key_date(name: str, facts: Facts) -> Found | Blocked:
    key = facts.key_dates[name]
    if name in facts.standing_in:
        found = facts.standing_in[name]
        return found if isinstance(found, Blocked) else replace(found, name=key.phrase, way=())
    day = facts.dates.get(name)
    if day is None:
        return missing_dates(name)
    return Found(day, (f"{key.event} on {long_date(day)}.",), (name,), name=key.phrase)


def _choice(choice: rule.Choice, facts: Facts) -> Found | Blocked:
    tried = [resolve_point(point, facts) for point in choice.points]
    found = [one for one in tried if isinstance(one, Found)]
    blocked = [one for one in tried if isinstance(one, Blocked)]
    if not found:
        if choice.mode == "else":
            return blocked[0]
        keys = dict.fromkeys(key for one in blocked for key in one.needs.dates)
        return missing_dates(*keys, any_of=True)
    if choice.mode in ("or", "else") or len(found) == 1:
        return found[0]
    pick = max if choice.mode == "later" else min
    chosen = pick(found, key=lambda one: one.day)
    reasons = [reason for one in found for reason in one.reasons]
    if any(one.day != chosen.day for one in found):
        reasons.append(f"The {choice.mode} of the two counts: {long_date(chosen.day)}.")
    rests_on = tuple(key for one in found for key in one.rests_on)
    return replace(chosen, reasons=tuple(reasons), rests_on=rests_on)


def _birthday(point: rule.Birthday, facts: Facts) -> Found | Blocked:
    def reached_on(birth: Found) -> Found:
        name = f"{ordinal(point.years)} birthday"
        day = attains(birth.day, point.years, 0)
        reasons = (*birth.reasons, f"The {name} is {long_date(day)}.", *_leap_note(birth.day, day))
        way = (Aged(birth.day, point.years, is_birthday=True),)
        return Found(day, reasons, birth.rests_on, name=f"the {name}", way=way)

    return _then(rule.Anchor(facts.birth_key), facts, reached_on)


def _age(point: rule.Age, facts: Facts) -> Found | Blocked:
    def reached_on(birth: Found) -> Found:
        words = age_phrase(point.years, point.months)
        day = attains(birth.day, point.years, point.months)
        notes = _leap_note(birth.day, day)
        if not notes and day.day != birth.day.day:
            notes = (clamped(day, birth.day.day),)
        reasons = (*birth.reasons, f"At {words}: {long_date(day)}.", *notes)
        way = (Aged(birth.day, point.years, point.months),)
        return Found(day, reasons, birth.rests_on, way=way)

    return _then(rule.Anchor(facts.birth_key), facts, reached_on)


def _leap_note(birth: date, day: date) -> tuple[str, ...]:
    if (birth.month, birth.day) == (2, 29) and (day.month, day.day) == (3, 1):
        return ("A person born on 29 February reaches an age on 1 March in other years.",)
    return ()


def age_phrase(years: int, months: int) -> str:
    """Return ``15 years 7 months``, or ``14 years`` without months."""
    words = f"{years} years"
    return f"{words} {counted(months, 'month')}" if months else words


def _shift(start: Found, shift: rule.Shift, facts: Facts) -> Found | Blocked:
    amount = fixed(shift.amount, facts)
    if isinstance(amount, Blocked):
        return amount
    if amount.unit == "working day":
        return by_working_days(start, amount, shift.direction, facts)
    is_before = shift.direction == "before"
    day = moved(start.day, amount, -1 if is_before else 1)
    words = f"{amount_phrase(amount)} {shift.direction} that is {long_date(day)}."
    words = capital(words)
    reasons = (*start.reasons, words, *clamp_note(start.day, day, amount))
    way = (*start.way, Moved(start.day, start.name, amount, shift.direction))
    return Found(day, reasons, start.rests_on, None if is_before else start.day, way=way)


def clamp_note(start: date, day: date, amount: rule.Amount) -> tuple[str, ...]:
    """Return why the last day of a short month was counted to, where it was."""
    if amount.unit in ("month", "year") and day.day != start.day:
        return (clamped(day, start.day),)
    return ()


def clamped(day: date, wanted: int) -> str:
    """Return why the last day of a short month stands in for the day *wanted*."""
    month = MONTHS[day.month - 1]
    return f"{month} {day.year} has no {ordinal(wanted)}, so its last day counts."


def fixed(amount: rule.Amount, facts: Facts) -> rule.Amount | Blocked:
    """Return the amount with its count taken from the answer that gives it, if one does."""
    if amount.answer is None:
        return amount
    answer = facts.answer(amount.answer)
    return rule.Amount(int(answer), amount.unit) if answer else missing_answer(amount.answer)


def moved(day: date, amount: rule.Amount, sign: int) -> date:
    """Return *day* moved by calendar days, weeks, months or years; never by working days."""
    count = sign * amount.count
    match amount.unit:
        case "day":
            return add_days(day, count)
        case "week":
            return add_days(day, 7 * count)
        case "month":
            return add_months(day, count)
        case "year":
            return add_months(day, 12 * count)
        case "working day":  # pragma: no cover - these ask for the bank holidays
            raise ValueError(amount)


def amount_phrase(amount: rule.Amount) -> str:
    """Return ``8 weeks (56 days)``, ``1 month``, ``10 working days``."""
    words = counted(amount.count, amount.unit)
    return f"{words} ({7 * amount.count} days)" if amount.unit == "week" else words


def _halfway(point: rule.Halfway, facts: Facts) -> Found | Blocked:
    both = all_found(resolve_point(point.start, facts), resolve_point(point.end, facts))
    if isinstance(both, Blocked):
        return both
    start, end = both
    rests_on = (*start.rests_on, *end.rests_on)
    if start.day > end.day:
        why = "The first is after the second, so no day lies halfway between them."
        reasons = (*start.reasons, *end.reasons, why)
        return Blocked("conflict", reasons=reasons, rests_on=rests_on)
    day = halfway(start.day, end.day)
    reasons = (*start.reasons, *end.reasons, f"Halfway between them is {long_date(day)}.")
    halved = Halved(start.day, start.name, end.day, end.name)
    return Found(day, reasons, rests_on, way=(*start.way, *end.way, halved))


def _month_end(start: Found, point: rule.MonthEnd) -> Found:
    day = month_end(start.day, point.months_after)
    which = "that month" if point.months_after == 0 else "the next month"
    reason = f"The last day of {which} is {long_date(day)}."
    way = reached(start.way, Reached("month-end", day))
    return Found(day, (*start.reasons, reason), start.rests_on, start.day, way=way)
