"""Rules in the words of a page: titles and phrases for ids, conditions as plain English.

Timing sentences are worded by the core, so that the page and the arithmetic cannot
drift apart. Conditions are worded here: what an author writes as ``complex is yes``
is said with the question a person would be asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal, assert_never

from decision_tool.core.guidance import rule
from decision_tool.core.guidance.model import Guidance, Question
from decision_tool.core.planning import wording
from decision_tool.core.planning.index import Index, index_of
from decision_tool.core.planning.points import age_phrase

Order = Literal["before", "on or before", "after", "on or after"]
_OPPOSITE: dict[str, Order] = {
    "before": "on or after",
    "on or before": "after",
    "after": "on or before",
    "on or after": "before",
}


def _agreed(question: Question) -> str:
    """Return how many there are of what is agreed, with what holds where nothing is."""
    usual = f"{question.default} (or the agreed number of)" if question.default else ""
    return usual or "the agreed number of"


@dataclass(frozen=True)
class Speech:
    """Says the rules of one guidance in words."""

    guidance: Guidance

    @property
    def index(self) -> Index:
        """Return the records of the guidance by id."""
        return index_of(self.guidance)

    def name(self, name_id: str) -> str:
        """Return the phrase for a key date, a step or a number agreed: ids never reach a page."""
        question = self.index.questions.get(name_id)
        return _agreed(question) if question else self.index.phrase(name_id)

    def sentence(self, value: rule.Sentence) -> str:
        """Return a timing sentence, without a capital or a full stop."""
        return _flowing(wording.sentence(value, self.name))

    def point(self, value: rule.Point) -> str:
        """Return the words for one day."""
        return _flowing(wording.point(value, self.name))

    def question(self, question_id: str) -> Question:
        """Return the question called *question_id*."""
        return self.index.questions[question_id]

    def guard(self, value: rule.Guard) -> str:
        """Return a condition so that it can follow "if" or "only if"."""
        match value:
            case rule.AnswerIs():
                return self._answer(value)
            case rule.AnswerBelow():
                return f"{self._number(value)} is below {value.limit}"
            case rule.AnswerAtLeast():
                return f"{self._number(value)} is {value.limit} or more"
            case rule.AgeOn():
                return f"the child is {_age(value)} on {self._day(value.point)}"
            case rule.Compare():
                return f"{self.point(value.left)} is {value.order} {self.point(value.right)}"
            case rule.InWindow():
                where = "within" if value.inside else "outside"
                return f"{self.point(value.point)} falls {where} the dates of {self._step(value)}"
            case rule.IsOpen():
                return f"{self._step(value)} is still to be held"
            case rule.IsKnown():
                return f"{self.point(value.point)} is {'known' if value.known else 'not yet known'}"
            case rule.AllOf():
                return " and ".join(self.guard(one) for one in value.guards)
            case rule.AnyOf():
                return " or ".join(self.guard(one) for one in value.guards)
            case rule.Not():
                return self._negated(value.guard)
            case _:  # pragma: no cover
                assert_never(value)

    def _negated(self, value: rule.Guard) -> str:
        """Return the opposite of a condition without the clumsy "it is not so that"."""
        match value:
            case rule.AllOf():
                return " or ".join(self._negated(one) for one in value.guards)
            case rule.AnyOf():
                return " and ".join(self._negated(one) for one in value.guards)
            case rule.Not():
                return self.guard(value.guard)
            case rule.AgeOn():
                return self.guard(replace(value, reached=not value.reached))
            case rule.Compare():
                return self.guard(replace(value, order=_OPPOSITE[value.order]))
            case rule.InWindow():
                return self.guard(replace(value, inside=not value.inside))
            case rule.IsKnown():
                return self.guard(replace(value, known=not value.known))
            case rule.AnswerAtLeast():
                return f"{self._number(value)} is below {value.limit} or not known"
            case rule.AnswerBelow():
                return f"{self._number(value)} is {value.limit} or more"
            case rule.AnswerIs():
                answer = _said(value.value, self.option(value))
                return f"you do not answer {answer} to “{self.question(value.question).title}”"
            case rule.IsOpen():
                return f"{self._step(value)} is no longer to be held"
            case _:  # pragma: no cover
                assert_never(value)

    def _number(self, value: rule.AnswerBelow | rule.AnswerAtLeast) -> str:
        return f"the answer to “{self.question(value.question).title}”"

    def option(self, value: rule.AnswerIs) -> str:
        """Return the words of the answer a guard asks for."""
        options = self.question(value.question).options
        return next((one.title for one in options if one.id == value.value), value.value)

    def _answer(self, value: rule.AnswerIs) -> str:
        title, option = self.question(value.question).title, self.option(value)
        if about := re.fullmatch(r"What is (the .+)\?", title):
            return f"{about[1]} is “{option}”"
        if (about := re.fullmatch(r"Is there (.+)\?", title)) and value.value == "yes":
            return f"there is {about[1]}"
        return f"you answer {_said(value.value, option)} to “{title}”"

    def _day(self, point: rule.Point) -> str:
        words = self.point(point)
        return words if words.startswith("the day ") else f"the day of {words}"

    def _step(self, value: rule.InWindow | rule.IsOpen) -> str:
        return self.name(value.step)


_FLOWING = (
    (re.compile(r"(?<!the )\b(\d+(?:st|nd|rd|th) birthday)"), r"the \1"),
    (re.compile(r"^(every .+?) after (\d+ \w+ after )"), r"\1 from \2"),
    (re.compile(r"\bon (halfway between)"), r"\1"),
    (re.compile(r", superseded from "), " until "),
    (re.compile(r" once held"), ", once it is held"),
    (re.compile(r" if known"), ", if agreed"),
)
"""Where the language of authors is terse, the small words that a page needs to read well."""


def _flowing(words: str) -> str:
    for terse, flowing in _FLOWING:
        words = terse.sub(flowing, words)
    return words


def _said(value: str, option: str) -> str:
    return value if value in {"yes", "no"} else f"“{option}”"


def _age(value: rule.AgeOn) -> str:
    age = age_phrase(value.years, value.months).removesuffix(" years")
    return f"{age} or over" if value.reached else f"under {age}"
