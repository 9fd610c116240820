"""The titles that stand for ids in what people read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.outcome import Needs


class Named(Protocol):
    """Anything with an id and a title."""

    @property
    def id(self) -> str:
        """Return the permanent id."""

    @property
    def title(self) -> str:
        """Return the words people read."""


@dataclass(frozen=True, slots=True)
class Titles:
    """Titles by id. An id without one stands for itself.

    Questions and key dates are apart, for ids may be shared: a question and a role are called
    `supervisee`, a key date and a pathway `remand`.
    """

    by_id: dict[str, str]
    questions: dict[str, str]
    key_dates: dict[str, str]

    @classmethod
    def of(cls, guidance: Guidance) -> Titles:
        """Return the titles of every role, record, pathway, key date and question."""
        named: tuple[Named, ...] = (*guidance.roles, *guidance.records, *guidance.pathways)
        questions = {question.id: question.title for question in guidance.questions}
        key_dates = {key.id: key.title for key in guidance.key_dates}
        return cls({one.id: one.title for one in named}, questions, key_dates)

    def one(self, item: str | None) -> str:
        """Return the title of *item*; nothing for None."""
        return self.by_id.get(item, item) if item else ""

    def many(self, items: tuple[str, ...], join: str = "; ") -> str:
        """Return the titles of *items* in one line."""
        return join.join(self.one(item) for item in items)

    def needed(self, needs: Needs) -> tuple[str, ...]:
        """Return the titles of the dates and questions that are missing."""
        asked = (self.questions[question] for question in needs.answers)
        return (*(self.key_dates[key] for key in needs.dates), *asked)

    def dates(self, keys: Iterable[str], join: str = "; ") -> str:
        """Return the titles of key dates in one line."""
        return join.join(self.key_dates[key] for key in keys)
