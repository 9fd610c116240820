"""Whether a guard holds: true, false, or blocked by what is not yet known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from operator import ge, gt, le, lt
from typing import assert_never

from decision_tool.core.days.dates import age_on, attains, long_date
from decision_tool.core.guidance import rule
from decision_tool.core.planning.facts import Facts
from decision_tool.core.planning.outcome import (
    Blocked,
    Found,
    all_found,
    blocked_by_all,
    missing_answer,
)
from decision_tool.core.planning.points import age_phrase, resolve_point

ORDERS: dict[str, Callable[[date, date], bool]] = {
    "before": lt,
    "on or before": le,
    "after": gt,
    "on or after": ge,
}


def evaluate(guard: rule.Guard, facts: Facts) -> bool | Blocked:
    """Return whether *guard* holds; ``and`` is false once one part is, whatever is missing."""
    match guard:
        case rule.AnswerIs() | rule.AnswerBelow() | rule.AnswerAtLeast():
            return _answer(guard, facts)
        case rule.AgeOn():
            return _age_on(guard, facts)
        case rule.Compare():
            return _both(guard.left, guard.right, facts, ORDERS[guard.order])
        case rule.InWindow():
            return _in_window(guard, facts)
        case rule.IsOpen():
            return facts.steps.is_open(guard.step)
        case rule.IsKnown():
            return isinstance(resolve_point(guard.point, facts), Found) == guard.known
        case rule.AllOf():
            return _all_of([evaluate(part, facts) for part in guard.guards], settles=False)
        case rule.AnyOf():
            return _all_of([evaluate(part, facts) for part in guard.guards], settles=True)
        case rule.Not():
            inner = evaluate(guard.guard, facts)
            return inner if isinstance(inner, Blocked) else not inner
        case _:  # pragma: no cover
            assert_never(guard)


def _answer(
    guard: rule.AnswerIs | rule.AnswerBelow | rule.AnswerAtLeast, facts: Facts
) -> bool | Blocked:
    answer = facts.answer(guard.question)
    if answer is None:
        is_asked = isinstance(guard, rule.AnswerBelow) or (
            isinstance(guard, rule.AnswerIs) and not guard.if_known
        )
        return missing_answer(guard.question) if is_asked else False
    if isinstance(guard, rule.AnswerIs):
        return answer == guard.value
    is_below = int(answer) < guard.limit
    return is_below == isinstance(guard, rule.AnswerBelow)


def _all_of(parts: list[bool | Blocked], *, settles: bool) -> bool | Blocked:
    """Return *settles* if any part is that, else the obstacles, else the opposite."""
    if settles in parts:
        return settles
    obstacles = [part for part in parts if isinstance(part, Blocked)]
    return blocked_by_all(*obstacles) if obstacles else not settles


def _both(
    left: rule.Point, right: rule.Point, facts: Facts, holds: Callable[[date, date], bool]
) -> bool | Blocked:
    both = all_found(resolve_point(left, facts), resolve_point(right, facts))
    return both if isinstance(both, Blocked) else holds(both[0].day, both[1].day)


def _age_on(guard: rule.AgeOn, facts: Facts) -> bool | Blocked:
    def reached(birth: date, day: date) -> bool:
        return attains(birth, guard.years, guard.months) <= day

    answer = _both(rule.Anchor(facts.birth_key), guard.point, facts, reached)
    return answer if isinstance(answer, Blocked) else answer == guard.reached


def _in_window(guard: rule.InWindow, facts: Facts) -> bool | Blocked:
    point, span = resolve_point(guard.point, facts), facts.steps.span(guard.step)
    if isinstance(point, Blocked):
        return point
    if isinstance(span, Blocked):
        return span
    too_early = span.earliest is not None and point.day < span.earliest
    too_late = span.latest is not None and point.day > span.latest
    return (not too_early and not too_late) == guard.inside


def because(guard: rule.Guard, facts: Facts) -> tuple[str, ...]:
    """Return the working of the ages a guard tests, so that a plan can show them."""
    if isinstance(guard, rule.AllOf | rule.AnyOf):
        return tuple(reason for part in guard.guards for reason in because(part, facts))
    if isinstance(guard, rule.AgeOn):
        point, birth = resolve_point(guard.point, facts), facts.dates.get(facts.birth_key)
        if isinstance(point, Found) and birth:
            on = long_date(point.day)
            age = age_on(birth, point.day)
            is_born = f"is {age or 'under 1'}" if age >= 0 else "is not yet born"
            return (f"The child {is_born} on {on}; {_threshold(guard, birth)}",)
    return ()


def _threshold(guard: rule.AgeOn, birth: date) -> str:
    day = attains(birth, guard.years, guard.months)
    return f"{age_phrase(guard.years, guard.months)} is reached on {long_date(day)}."
