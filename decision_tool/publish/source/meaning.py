"""What each form of the grammar ``sentence.lark`` means, as records of the core."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from decision_tool.core.days.dates import ordinal
from decision_tool.core.guidance import rule
from decision_tool.publish.source.scope import Scope, SentenceError
from decision_tool.publish.source.sentence_tree import Tree

MEANT: Mapping[str, Callable[..., Any]] = {
    # sentences
    "just": lambda timing: timing,
    "first_given": lambda *timings: rule.FirstGiven(timings),
    "when_needed": rule.WhenNeeded,
    "or_when_needed": rule.WhenNeeded,
    "every_day": lambda: (1, 1, "day"),
    "every_week": lambda: (1, 1, "week"),
    "every_month": lambda: (1, 1, "month"),
    "every_some": lambda count, unit: (count, count, unit),
    "until": lambda point: {"until": point},
    "until_if_known": lambda point: {"until": point, "until_optional": True},
    "times": lambda count: {"times": count},
    "superseded": lambda point: {"superseded_from": point},
    # windows
    "by_shift": rule.By,
    "by": rule.By,
    "about": lambda point: rule.By(point, "about"),
    "at_least": lambda point: rule.By(point, "at least"),
    "at_event": lambda point: rule.By(point, "at"),
    "before": rule.Before,
    "after": rule.After,
    "from_": rule.From,
    "on": rule.On,
    "within": rule.Within,
    "between": rule.Between,
    "at_once": rule.AtOnce,
    # points
    "today": rule.Today,
    "or_": lambda *points: rule.Choice("or", points),
    "else_": lambda *points: rule.Choice("else", points),
    "later": lambda *points: rule.Choice("later", points),
    "earlier": lambda *points: rule.Choice("earlier", points),
    "before_by": lambda amount, point: rule.Shift(amount, "before", point),
    "after_by": lambda amount, point: rule.Shift(amount, "after", point),
    "halfway": rule.Halfway,
    "month_end": lambda point: rule.MonthEnd(0, point),
    "next_month_end": lambda point: rule.MonthEnd(1, point),
    # amounts
    "counted": rule.Amount,
    "years": lambda *numbers: numbers,
    # guards
    "guard": lambda guard: guard,
    "any_of": lambda *guards: rule.AnyOf(guards),
    "all_of": lambda *guards: rule.AllOf(guards),
    "whole_years": lambda years: (years,),
    "threshold": lambda age: age,
    "compare": rule.Compare,
    "not_": rule.Not,
    # conditions on guided answers
    "situation": lambda guard: guard,
    "any_answer": lambda *guards: rule.AnyOf(guards),
    "all_answers": lambda *guards: rule.AllOf(guards),
}
"""What each form means, made of its parts, that needs to know of nothing else."""


class Meaning:
    """Returns the core record that each form of the grammar means.

    Most are in MEANT. A form has a method here where its names are looked up, or where it may be
    refused.
    """

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def of(self, tree: Tree) -> Any:  # noqa: ANN401 - each form means a record of its own
        """Return what a tree means. Raises SentenceError for what means nothing."""
        form, parts = tree
        if isinstance(parts, str):
            return self.word(form, parts)
        meant = [self.of(part) for part in parts]
        return MEANT[form](*meant) if form in MEANT else getattr(self, form)(meant)

    # sentences

    def series(self, parts: list[Any]) -> rule.Sentence:
        (least, most, unit), after, *rest = parts
        ends: dict[str, Any] = {}
        for part in rest:
            ends |= part
        return rule.Series(least, most, unit, after, **ends)

    def every_range(self, parts: list[Any]) -> tuple[int, int, str]:
        least, most, unit = parts
        if least >= most:
            raise SentenceError(f"'{least} to {most}' must grow.")
        return (least, most, unit)

    def timing(self, parts: list[Any]) -> rule.Timing:
        windows = tuple(part for part in parts if isinstance(part, rule.Window))
        aims = [part for part in parts if not isinstance(part, rule.Window)]
        return rule.Timing(windows, aims[0] if aims else None)

    # windows

    def after_once_held(self, parts: list[Any]) -> rule.After:
        point = parts[0]
        if not (isinstance(point, rule.Anchor) and point.is_step):
            raise SentenceError("'once held' goes with a step.")
        return rule.After(point, once_held=True)

    def in_weeks(self, parts: list[Any]) -> rule.InWeeks:
        first, last, point = parts
        if not 1 <= first <= last:
            raise SentenceError(f"'{first} to {last}' must start at 1 or later and not shrink.")
        return rule.InWeeks(first, last, point)

    # points

    def anchor(self, parts: list[Any]) -> rule.Anchor:
        return self.scope.anchor(parts[0])

    def birthday(self, parts: list[Any]) -> rule.Birthday:
        written, years = str(parts[0]), int(parts[0][:-2])
        if written != ordinal(years):
            raise SentenceError(
                f"{written!r} is not how that number is said: '{ordinal(years)}' is."
            )
        return rule.Birthday(years)

    def age(self, parts: list[Any]) -> rule.Age:
        return rule.Age(*parts[0])

    # amounts

    def answered(self, parts: list[Any]) -> rule.Amount:
        return rule.Amount(0, parts[1], self.scope.question(parts[0]))

    # guards

    def answer_is(self, parts: list[Any]) -> rule.AnswerIs:
        return rule.AnswerIs(self.scope.question(parts[0]), parts[1])

    def answer_includes(self, parts: list[Any]) -> rule.AnswerIs:
        return rule.AnswerIs(self.scope.question(parts[0]), parts[1], among=True)

    def answer_known(self, parts: list[Any]) -> rule.AnswerIs:
        return rule.AnswerIs(self.scope.question(parts[0]), parts[1], if_known=True)

    def answer_below(self, parts: list[Any]) -> rule.AnswerBelow:
        return rule.AnswerBelow(self.scope.question(parts[0]), parts[1])

    def answer_at_least(self, parts: list[Any]) -> rule.AnswerAtLeast:
        return rule.AnswerAtLeast(self.scope.question(parts[0]), parts[1])

    def under(self, parts: list[Any]) -> rule.AgeOn:
        return self._age_on(*parts, reached=False)

    def reached(self, parts: list[Any]) -> rule.AgeOn:
        return self._age_on(*parts, reached=True)

    def _age_on(self, age: tuple[int, ...], point: rule.Point, *, reached: bool) -> rule.AgeOn:
        years, months = (*age, 0)[:2]
        return rule.AgeOn(years, months, reached, point)

    def inside(self, parts: list[Any]) -> rule.InWindow:
        return rule.InWindow(parts[0], self.scope.step(parts[1]), inside=True)

    def outside(self, parts: list[Any]) -> rule.InWindow:
        return rule.InWindow(parts[0], self.scope.step(parts[1]), inside=False)

    def is_open(self, parts: list[Any]) -> rule.IsOpen:
        return rule.IsOpen(self.scope.step(parts[0]))

    def is_known(self, parts: list[Any]) -> rule.IsKnown:
        return rule.IsKnown(self.scope.anchor(parts[0]), known=True)

    def is_not_known(self, parts: list[Any]) -> rule.IsKnown:
        return rule.IsKnown(self.scope.anchor(parts[0]), known=False)

    # words

    def word(self, kind: str, text: str) -> int | str:
        """Return what a word of the grammar is worth: a number, a unit without its plural."""
        match kind:
            case "INT":
                return int(text)
            case "UNIT" | "WORKING":
                return text.rstrip("s")
            case _:
                return text
