"""From a timing sentence as written to the rule it means.

The grammar is ``sentence.lark``; this file turns its tree into core records, checks
every name against what exists, and words what is wrong so that an author can mend it.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark, Token, Transformer, UnexpectedEOF, UnexpectedInput
from lark.exceptions import VisitError

from decision_tool.core.errors import DecisionToolError
from decision_tool.core.guidance import rule

EXAMPLES = (
    "8 weeks before final-evidence",
    "4 weeks after leaving-care-worker-allocated",
    "by initial",
    "before final-hearing",
    "after fostering-sign-off",
    "after initial once held",
    "from 16th birthday",
    "on 18th birthday",
    "at age 15 years 7 months",
    "6 months before 18th birthday",
    "within 1 week of final-hearing",
    "within 10 working days of became-in-care",
    "between first-review and second-review",
    "in weeks 5 to 6 from ssw-allocated",
    "about 30 days after assessment-start",
    "from assessment-end and at least 7 days before arrival",
    "as soon as possible after carers-expressed-wish",
    "as soon as possible after early-permanence-identified, else when needed",
    "every month after initial until plan-agreed, else final-hearing",
    "every month after initial until monthly-end if known",
    "every week after asye-start, 6 times",
    "every 3 to 6 months after initial, superseded from social-care-ended",
    "by early-help-allocated, or from step-up",
    "when needed",
)
GUARD_EXAMPLES = (
    "complex is yes",
    "care-plan is known to be long-term-fostering",
    "under 14 on initial",
    "14 or over on final-evidence",
    "under 17 years 6 months on second-review",
    "assessment-negative before midpoint",
    "initial on or after final",
    "filing-midpoint outside midpoint",
    "supervisions-last-12-months is below 10",
    "supervisions-last-12-months is known to be at least 10",
    "initial is open",
    "leaving-care-worker-allocated is not known",
    "complex is yes and initial is open",
)
SITUATION_EXAMPLES = (
    "early-help-involved is yes",
    "situation includes section-20",
    "situation includes care-proceedings and plans includes adoption",
    "assessment is under-way or assessment is negative",
    "not (situation includes none)",
)


class SentenceError(DecisionToolError):
    """A timing sentence or guard that does not parse, can be read in two ways, or names nothing."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The names a sentence may use. *pathway*: the one whose steps may be named bare."""

    key_dates: frozenset[str]
    steps: frozenset[str]
    questions: frozenset[str]
    pathway: str | None = None

    def anchor(self, name: str) -> rule.Anchor:
        """Return the anchor called *name*. Raises SentenceError if nothing is."""
        if name in self.key_dates:
            return rule.Anchor(name)
        return rule.Anchor(self.step(name))

    def step(self, name: str) -> str:
        """Return the full id of the step called *name*. Raises SentenceError if none is."""
        full = name if "/" in name else f"{self.pathway}/{name}"
        if full in self.steps:
            return full
        own = {step.partition("/")[2] for step in self.steps if step.startswith(f"{self.pathway}/")}
        raise SentenceError(unknown("date or step", name, self.key_dates | self.steps | own))

    def question(self, name: str) -> str:
        """Return *name* if it is a question. Raises SentenceError otherwise."""
        if name in self.questions:
            return name
        raise SentenceError(unknown("question", name, self.questions))


def unknown(what: str, name: str, names: frozenset[str] | set[str]) -> str:
    """Return a message that *name* is no *what*, with the nearest name that is."""
    close = get_close_matches(name, sorted(names), 1, 0.5)
    hint = f" Did you mean {close[0]!r}?" if close else ""
    return f"no {what} is called {name!r}.{hint}"


def parse_sentence(text: str, scope: Scope) -> rule.Sentence:
    """Return what the timing sentence means. Raises SentenceError with the place marked."""
    parsed: rule.Sentence = _parse(text, "sentence", scope, EXAMPLES)
    return parsed


def parse_guard(text: str, scope: Scope) -> rule.Guard:
    """Return what the guard means. Raises SentenceError with the place marked."""
    parsed: rule.Guard = _parse(text, "guard", scope, GUARD_EXAMPLES)
    return parsed


def parse_situation(text: str, scope: Scope) -> rule.Guard:
    """Return what a condition on guided answers means. Raises SentenceError, place marked."""
    parsed: rule.Guard = _parse(text, "situation", scope, SITUATION_EXAMPLES)
    return parsed


@cache
def _parser() -> Lark:
    grammar = Path(__file__).with_name("sentence.lark").read_text(encoding="utf-8")
    starts = ["sentence", "guard", "situation"]
    return Lark(grammar, start=starts, parser="earley", ambiguity="explicit")


def _parse(text: str, start: str, scope: Scope, examples: tuple[str, ...]) -> Any:  # noqa: ANN401
    try:
        tree = _parser().parse(text, start=start)
        if any(tree.find_data("_ambig")):
            raise SentenceError(_marked(text, "it can be read in two ways.", examples, 0))
        return _Meaning(scope).transform(tree)
    except VisitError as error:
        if isinstance(error.orig_exc, SentenceError):
            raise SentenceError(_marked(text, str(error.orig_exc), examples)) from None
        raise
    except UnexpectedEOF:
        place = len(text)
        raise SentenceError(_marked(text, "it stops too early.", examples, place)) from None
    except UnexpectedInput as error:
        place = max(error.column - 1, 0)
        raise SentenceError(
            _marked(text, "it cannot be read from here.", examples, place)
        ) from None


def _marked(text: str, what: str, examples: tuple[str, ...], place: int | None = None) -> str:
    """Return the message: what is wrong, the sentence, a caret, the nearest form that is right."""
    if place is None:
        quoted = what.split("'")[1] if "'" in what else ""
        place = max(text.find(quoted), 0)
        return f"{what}\n  {text}\n  {' ' * place}^"
    nearest = get_close_matches(text, examples, 1, 0.0)[0]
    return f"{what}\n  {text}\n  {' ' * place}^\n  The nearest form is: {nearest}"


class _Meaning(Transformer[Token, Any]):
    """One method for each form of the grammar; each returns the core record it means."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

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
        return rule.Birthday(int(parts[0][:-2]))

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

    def INT(self, token: Token) -> int:  # noqa: N802 - the grammar's name
        return int(token)

    def UNIT(self, token: Token) -> str:  # noqa: N802 - the grammar's name
        return token.rstrip("s")

    def ID(self, token: Token) -> str:  # noqa: N802 - the grammar's name
        return str(token)

    def VALUE(self, token: Token) -> str:  # noqa: N802 - the grammar's name
        return str(token)

    def ORDER(self, token: Token) -> str:  # noqa: N802 - the grammar's name
        return str(token)
