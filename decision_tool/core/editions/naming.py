"""What the things of two editions are called in sentences, and what stands in front of a change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol, TypeVar

from decision_tool.core.editions.change import Change, Thing
from decision_tool.core.guidance.model import Guidance, Option, Question, Step
from decision_tool.core.guidance.rule import Branch, Guard, Sentence
from decision_tool.core.guidance.situation_model import NONE
from decision_tool.core.planning.index import Index, index_of
from decision_tool.core.planning.speech import Speech

PLAIN: Mapping[Thing, str] = {
    "record": "the record form",
    "key-date": "the key date",
    "question": "the question",
    "guided-question": "the guided question",
    "role": "the role",
    "reading": "the reading",
    "guide": "the guide",
    "collection": "the guidance",
    "group": "the group",
    "gap": "the open point",
}
"""What stands before the title of a thing."""


Found = TypeVar("Found")


class Titled(Protocol):
    """Anything with an id and a title."""

    @property
    def id(self) -> str:
        """Return the id."""

    @property
    def title(self) -> str:
        """Return the title."""


@dataclass(frozen=True)
class Names:
    """Names the things of an *old* edition, under the ids of today, and a *new* one.

    *labels* are those of the places to fill in, by form and place.
    """

    old: Guidance
    new: Guidance
    labels: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def then(self) -> Speech:
        """Return the words of the old edition."""
        return Speech(self.old)

    @property
    def now(self) -> Speech:
        """Return the words of the new edition."""
        return Speech(self.new)

    def pathway(self, name: str) -> str:
        """Return the title of a pathway: today's, else the one it had."""
        return self._found(name, lambda index: index.pathways).title

    def step(self, name: str) -> str:
        """Return what a step is called in a sentence: today's phrase, else the one it had."""
        return self.step_of(name).phrase

    def step_of(self, name: str) -> Step:
        """Return a step as it is now, else as it was."""
        now = index_of(self.new)
        return now.steps[name] if is_step(now, name) else index_of(self.old).steps[name]

    def titled(self, name: str, now: Speech) -> str:
        """Return the title of a role, record or pathway in one edition, else in the other."""
        found = now.index.title(name)
        other = self.then if now.guidance is self.new else self.now
        return found if found != name else other.index.title(name)

    def dated(self, name: str) -> str:
        """Return the phrase of a key date: today's, else the one it had."""
        return self._found(name, lambda index: index.key_dates).phrase

    def reading(self, name: str) -> str:
        """Return the question of a reading, in quotation marks."""
        return quoted(self._found(name, lambda index: index.readings).question)

    def before(self, change: Change) -> str:
        """Return ``Pre-birth: ``, for a change that belongs to a pathway."""
        return f"{self.pathway(change.pathway)}: " if change.pathway else ""

    def thing(self, kind: Thing, name: str) -> str:
        """Return ``the key date “Final hearing”``."""
        if kind == "step":
            return self.step(name)
        if kind == "pathway":
            return "the pathway"
        return f"{PLAIN[kind]} {quoted(self._title(kind, name))}"

    def _title(self, kind: Thing, name: str) -> str:
        return _titles(self.new, kind).get(name) or _titles(self.old, kind).get(name, name)

    def _found(self, name: str, part: Callable[[Index], Mapping[str, Found]]) -> Found:
        now = part(index_of(self.new))
        return now[name] if name in now else part(index_of(self.old))[name]

    def sentence(self, value: Sentence, *, is_new: bool) -> str:
        """Return a timing sentence in the words of its own edition."""
        return (self.now if is_new else self.then).sentence(value)

    def guard(self, value: Guard, *, is_new: bool) -> str:
        """Return a condition in the words of its own edition."""
        return (self.now if is_new else self.then).guard(value)

    def guided(self, value: Guard, *, is_new: bool) -> str:
        """Return a condition on guided answers in the words of its own edition."""
        return (self._guided_now if is_new else self._guided_then).guard(value)

    @cached_property
    def _guided_now(self) -> Speech:
        return Speech(_of_guided(self.new))

    @cached_property
    def _guided_then(self) -> Speech:
        return Speech(_of_guided(self.old))

    def case(self, value: Branch, *, is_new: bool) -> str:
        """Return ``due by the hearing if the child is under 14``."""
        words = f"due {self.sentence(value.sentence, is_new=is_new)}"
        return words + (f" if {self.guard(value.guard, is_new=is_new)}" if value.guard else "")


def is_step(index: Index, name: str) -> bool:
    """Tell whether there is a step of that full id."""
    return name.partition("/")[0] in index.pathways and name in index.steps


def _titles(guidance: Guidance, kind: Thing) -> dict[str, str]:
    """Return the titles of all things of a kind by id."""
    if kind == "reading":
        return {one.id: one.question for one in guidance.readings}
    listed: Mapping[Thing, Sequence[Titled]] = {
        "record": guidance.records,
        "key-date": guidance.key_dates,
        "question": guidance.questions,
        "guided-question": guidance.situation.questions,
        "role": guidance.roles,
        "guide": guidance.guides,
        "collection": guidance.collections,
        "group": guidance.groups,
    }
    return {one.id: one.title for one in listed.get(kind, ())}


def _of_guided(guidance: Guidance) -> Guidance:
    """Return the guidance with its guided questions for questions, so that conditions are told."""
    questions = tuple(
        Question(
            one.id,
            one.title,
            one.why,
            (
                *(Option(each.id, each.title) for each in one.options),
                *([Option(NONE, one.none)] if one.none else ()),
            ),
        )
        for one in guidance.situation.questions
    )
    return replace(guidance, questions=questions)


_INSIDE = str.maketrans("“”", "\u2018\u2019")


def quoted(words: str) -> str:
    """Return the words in quotation marks; quotations in them are in single ones."""
    return f"“{words.translate(_INSIDE)}”"
