"""Refuses sentences that no dates can meet, and conditions that are always true or never."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from decision_tool.core.errors import Fault
from decision_tool.core.guidance.rule import (
    Age,
    AgeOn,
    AllOf,
    Amount,
    Anchor,
    AnswerIs,
    Birthday,
    By,
    Choice,
    Compare,
    Halfway,
    Series,
    Shift,
    Timing,
)
from decision_tool.core.guidance.rule_parts import parts
from decision_tool.core.planning import wording
from decision_tool.core.planning.points import age_phrase
from decision_tool.publish.check.lint_sentences import Parsed
from decision_tool.publish.check.lint_steps import Rule
from decision_tool.publish.check.reach_of_days import ends_of, reach_of
from decision_tool.publish.source.marks import Mark

MONTHS_OF_A_YEAR = 12


def possible_faults(parsed: Sequence[Parsed]) -> Iterator[Fault]:
    """Yield a fault for each sentence that no dates, or all dates, would make right."""
    for one in parsed:
        for part in parts(one.meaning):
            for what, hint in _impossible(part):
                yield Fault(one.mark.where, what, hint)


def repetition_faults(marks: Sequence[Mark], rules: Mapping[str, Rule]) -> Iterator[Fault]:
    """Yield a fault for each step that repeats from a date its sentence does not count from."""
    for mark in marks:
        rule = rules.get(mark.step or "") if mark.trail[-1:] == ("repeats",) else None
        if rule and Anchor(mark.text) not in parts(tuple(rule.sentences)):
            what = f"the step is not counted from {mark.text!r}, so the next would not move."
            yield Fault(mark.where, what, "Name a key date of its `when`, or leave `repeats` out.")


def _impossible(part: object) -> Iterator[tuple[str, str]]:
    match part:
        case Timing():
            yield from _no_day(part)
            yield from _aim_outside(part)
        case By(point=Shift(direction="after"), manner="at least"):
            words = wording.point(part.point)
            what = f"'at least {words}' names a last day where a first one is meant."
            yield what, f"Write `from {words}`, or `{words}` for a last good day."
        case Series():
            yield from _no_meeting(part)
        case Age() | AgeOn() if part.months >= MONTHS_OF_A_YEAR:
            years, months = divmod(part.months, MONTHS_OF_A_YEAR)
            what = f"{age_phrase(part.years, part.months)} has more months than a year."
            yield what, f"Write {age_phrase(part.years + years, months)}."
        case Birthday(years=0) | Age(years=0, months=0) | AgeOn(years=0, months=0):
            yield "0 is no age.", "Write an age, or name the date of birth."
        case Choice():
            yield from _named_twice(part)
        case Halfway() if part.start == part.end:
            yield "both ends of 'halfway' are the same day.", "Name that day itself."
        case Compare() if part.left == part.right:
            what = f"{wording.guard(part)!r} compares a day with itself."
            yield what, "Compare two days, or leave the condition out."
        case AllOf():
            yield from _never_both(part)


def _no_day(timing: Timing) -> Iterator[tuple[str, str]]:
    """Yield two windows that no day is ever in both of, or one that has no day at all."""
    ends = [(window, *ends_of(window)) for window in timing.windows]
    for (one, first, _), (other, _, last) in product(ends, ends):
        if first and last and first.is_after(last):
            where = f"in `{wording.window(one)}`"
            if one != other:
                where = f"both in `{wording.window(one)}` and in `{wording.window(other)}`"
            yield f"no day is ever {where}.", "Change the days, or leave one out."


def _aim_outside(timing: Timing) -> Iterator[tuple[str, str]]:
    if timing.ideally is None:
        return
    aim = reach_of(timing.ideally)
    for window in timing.windows:
        first, last = ends_of(window)
        if (first and first.is_after(aim)) or (last and aim.is_after(last)):
            words, limits = wording.point(timing.ideally), wording.window(window)
            what = f"the best day, `ideally {words}`, is never in `{limits}`."
            yield what, "Name a day inside, or change the limit."


def _no_meeting(series: Series) -> Iterator[tuple[str, str]]:
    """Yield a series whose first meeting always falls on or after the day it ends before."""
    if series.until is None:
        return
    first = reach_of(Shift(Amount(series.most, series.unit), "after", series.after))
    last = reach_of(series.until).moved(-1, -1)
    if first.is_after(last):
        what = f"no meeting ever falls before {wording.point(series.until)}."
        yield what, "Name a later end, or a shorter time between meetings."


def _named_twice(choice: Choice) -> Iterator[tuple[str, str]]:
    for one, other in combinations(choice.points, 2):
        if one == other:
            yield f"{wording.point(one)!r} is named twice.", "Name it once, or name another day."


def _never_both(guard: AllOf) -> Iterator[tuple[str, str]]:
    """Yield two conditions that never hold together."""
    for one, other in combinations(guard.guards, 2):
        if _excludes(one, other) or _excludes(other, one):
            words = f"`{wording.guard(one)}` and `{wording.guard(other)}`"
            yield f"{words} never hold together.", "Write `or`, or leave one out."


def _excludes(one: object, other: object) -> bool:
    match one, other:
        case AnswerIs(among=False), AnswerIs(among=False):
            return one.question == other.question and one.value != other.value
        case AgeOn(reached=False), AgeOn(reached=True):
            is_same = one.point == other.point
            return is_same and (one.years, one.months) <= (other.years, other.months)
    return False
