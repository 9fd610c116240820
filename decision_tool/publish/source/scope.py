"""The names a timing sentence may use, and the error for one that means nothing."""

from __future__ import annotations

from dataclasses import dataclass

from decision_tool.core.errors import DecisionToolError
from decision_tool.core.guidance import rule
from decision_tool.core.words import did_you_mean


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
    return f"no {what} is called {name!r}. {did_you_mean(name, names)}".rstrip()


def full_id(text: str, pathway: str | None) -> str:
    """Return the full id of a step named *text* in the file of *pathway*."""
    return text if "/" in text or pathway is None else f"{pathway}/{text}"
