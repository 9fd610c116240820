"""What each form of the grammar ``sentence.lark`` means, as records of the core."""

from __future__ import annotations

from typing import Any

from decision_tool.core.days.dates import ordinal
from decision_tool.core.guidance import rule
from decision_tool.publish.source.scope import Scope, SentenceError
from decision_tool.publish.source.sentence_tree import Tree


class Meaning:
    """One method for each form of the grammar; each returns the core record it means."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def of(self, tree: Tree) -> Any:  # noqa: ANN401 - each form means a record of its own
        """Return what a tree means. Raises SentenceError for what means nothing."""
        form, parts = tree
        if isinstance(parts, str):
            return self.word(form, parts)
        return getattr(self, form)([self.of(part) for part in parts])

    # sentences

    def just(self, parts: list[Any]) -> rule.Sentence:
        timing: rule.Timing = parts[0]
        return timing

    def first_given(self, parts: list[Any]) -> rule.Sentence:
        return rule.FirstGiven(tuple(parts))

    def or_when_needed(self, parts: list[Any]) -> rule.Sentence:
        return rule.WhenNeeded(parts[0])

    def when_needed(self, _: list[Any]) -> rule.Sentence:
        return rule.WhenNeeded()

    def series(self, parts: list[Any]) -> rule.Sentence:
        (least, most, unit), after, *rest = parts
        ends: dict[str, Any] = {}
        for part in rest:
            ends |= part
        return rule.Series(least, most, unit, after, **ends)

    def every_day(self, _: list[Any]) -> tuple[int, int, str]:
        return (1, 1, "day")

    def every_week(self, _: list[Any]) -> tuple[int, int, str]:
        return (1, 1, "week")

    def every_month(self, _: list[Any]) -> tuple[int, int, str]:
        return (1, 1, "month")

    def every_some(self, parts: list[Any]) -> tuple[int, int, str]:
        count, unit = parts
        return (count, count, unit)

    def every_range(self, parts: list[Any]) -> tuple[int, int, str]:
        least, most, unit = parts
        if least >= most:
            raise SentenceError(f"'{least} to {most}' must grow.")
        return (least, most, unit)

    def until(self, parts: list[Any]) -> dict[str, Any]:
        return {"until": parts[0]}

    def until_if_known(self, parts: list[Any]) -> dict[str, Any]:
        return {"until": parts[0], "until_optional": True}

    def times(self, parts: list[Any]) -> dict[str, Any]:
        return {"times": parts[0]}

    def superseded(self, parts: list[Any]) -> dict[str, Any]:
        return {"superseded_from": parts[0]}

    def timing(self, parts: list[Any]) -> rule.Timing:
        windows = tuple(part for part in parts if isinstance(part, rule.Window))
        aims = [part for part in parts if not isinstance(part, rule.Window)]
        return rule.Timing(windows, aims[0] if aims else None)

    # windows

    def by_shift(self, parts: list[Any]) -> rule.By:
        return rule.By(parts[0])

    def about(self, parts: list[Any]) -> rule.By:
        return rule.By(parts[0], "about")

    def at_least(self, parts: list[Any]) -> rule.By:
        return rule.By(parts[0], "at least")

    def at_event(self, parts: list[Any]) -> rule.By:
        return rule.By(parts[0], "at")

    def by(self, parts: list[Any]) -> rule.By:
        return rule.By(parts[0])

    def before(self, parts: list[Any]) -> rule.Before:
        return rule.Before(parts[0])

    def after(self, parts: list[Any]) -> rule.After:
        return rule.After(parts[0])

    def after_once_held(self, parts: list[Any]) -> rule.After:
        point = parts[0]
        if not (isinstance(point, rule.Anchor) and point.is_step):
            raise SentenceError("'once held' goes with a step.")
        return rule.After(point, once_held=True)

    def from_(self, parts: list[Any]) -> rule.From:
        return rule.From(parts[0])

    def on(self, parts: list[Any]) -> rule.On:
        return rule.On(parts[0])

    def within(self, parts: list[Any]) -> rule.Within:
        return rule.Within(*parts)

    def between(self, parts: list[Any]) -> rule.Between:
        return rule.Between(*parts)

    def in_weeks(self, parts: list[Any]) -> rule.InWeeks:
        first, last, point = parts
        if not 1 <= first <= last:
            raise SentenceError(f"'{first} to {last}' must start at 1 or later and not shrink.")
        return rule.InWeeks(first, last, point)

    def at_once(self, parts: list[Any]) -> rule.AtOnce:
        return rule.AtOnce(parts[0])

    # points

    def anchor(self, parts: list[Any]) -> rule.Anchor:
        return self.scope.anchor(parts[0])

    def today(self, _: list[Any]) -> rule.Today:
        return rule.Today()

    def birthday(self, parts: list[Any]) -> rule.Birthday:
        written, years = str(parts[0]), int(parts[0][:-2])
        if written != ordinal(years):
            raise SentenceError(
                f"{written!r} is not how that number is said: '{ordinal(years)}' is."
            )
        return rule.Birthday(years)

    def age(self, parts: list[Any]) -> rule.Age:
        return rule.Age(*parts[0])

    def or_(self, parts: list[Any]) -> rule.Choice:
        return rule.Choice("or", tuple(parts))

    def else_(self, parts: list[Any]) -> rule.Choice:
        return rule.Choice("else", tuple(parts))

    def later(self, parts: list[Any]) -> rule.Choice:
        return rule.Choice("later", tuple(parts))

    def earlier(self, parts: list[Any]) -> rule.Choice:
        return rule.Choice("earlier", tuple(parts))

    def before_by(self, parts: list[Any]) -> rule.Shift:
        return rule.Shift(parts[0], "before", parts[1])

    def after_by(self, parts: list[Any]) -> rule.Shift:
        return rule.Shift(parts[0], "after", parts[1])

    def halfway(self, parts: list[Any]) -> rule.Halfway:
        return rule.Halfway(*parts)

    def month_end(self, parts: list[Any]) -> rule.MonthEnd:
        return rule.MonthEnd(0, parts[0])

    def next_month_end(self, parts: list[Any]) -> rule.MonthEnd:
        return rule.MonthEnd(1, parts[0])

    # amounts

    def counted(self, parts: list[Any]) -> rule.Amount:
        return rule.Amount(*parts)

    def answered(self, parts: list[Any]) -> rule.Amount:
        return rule.Amount(0, parts[1], self.scope.question(parts[0]))

    def limit(self, parts: list[Any]) -> rule.Amount:
        amount: rule.Amount = parts[0]
        return amount

    def working_days(self, parts: list[Any]) -> rule.Amount:
        return rule.Amount(parts[0], "working day")

    def years(self, parts: list[Any]) -> tuple[int, ...]:
        return tuple(parts)

    # guards

    def guard(self, parts: list[Any]) -> rule.Guard:
        only: rule.Guard = parts[0]
        return only

    def any_of(self, parts: list[Any]) -> rule.Guard:
        return rule.AnyOf(tuple(parts))

    def all_of(self, parts: list[Any]) -> rule.Guard:
        return rule.AllOf(tuple(parts))

    def situation(self, parts: list[Any]) -> rule.Guard:
        return self.guard(parts)

    def any_answer(self, parts: list[Any]) -> rule.Guard:
        return self.any_of(parts)

    def all_answers(self, parts: list[Any]) -> rule.Guard:
        return self.all_of(parts)

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

    def whole_years(self, parts: list[Any]) -> tuple[int, ...]:
        return (parts[0],)

    def threshold(self, parts: list[Any]) -> tuple[int, ...]:
        age: tuple[int, ...] = parts[0]
        return age

    def under(self, parts: list[Any]) -> rule.AgeOn:
        return self._age_on(*parts, reached=False)

    def reached(self, parts: list[Any]) -> rule.AgeOn:
        return self._age_on(*parts, reached=True)

    def _age_on(self, age: tuple[int, ...], point: rule.Point, *, reached: bool) -> rule.AgeOn:
        years, months = (*age, 0)[:2]
        return rule.AgeOn(years, months, reached, point)

    def compare(self, parts: list[Any]) -> rule.Compare:
        return rule.Compare(*parts)

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

    def not_(self, parts: list[Any]) -> rule.Not:
        return rule.Not(parts[0])

    # words

    def word(self, kind: str, text: str) -> int | str:
        """Return what a word of the grammar is worth: a number, a unit without its plural."""
        match kind:
            case "INT":
                return int(text)
            case "UNIT":
                return text.rstrip("s")
            case _:
                return text
