"""What is known while one plan is made: the inputs, the guidance, and steps already planned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from decision_tool.core.days.working_days import WorkingDays
from decision_tool.core.guidance.model import Guidance, KeyDate, Question
from decision_tool.core.planning.given import Given
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.outcome import Blocked, Found, Span


class PlannedSteps(Protocol):
    """What a rule may ask about other steps."""

    def point(self, step_id: str) -> Found | Blocked:
        """Return the day the step was held, else its latest, else its earliest."""

    def span(self, step_id: str) -> Span | Blocked:
        """Return the window the step is planned in, held or not."""

    def is_open(self, step_id: str) -> bool:
        """Tell whether the step is planned, or due when needed, and not held."""

    def name(self, step_id: str) -> str:
        """Return the noun phrase for the step."""

    def is_held(self, step_id: str) -> bool:
        """Tell whether the step was held."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a rule is resolved against.

    *standing_in*: days that stand for a key date: something was held, or is
    planned, on them.
    """

    guidance: Guidance
    given: Given
    dates: dict[str, date]
    standing_in: Mapping[str, Found | Blocked]
    key_dates: dict[str, KeyDate]
    questions: dict[str, Question]
    working_days: WorkingDays
    steps: PlannedSteps

    @property
    def birth_key(self) -> str:
        """Return the id of the key date that holds the child's date of birth."""
        return index_of(self.guidance).births[0]

    def answer(self, question: str) -> str | None:
        """Return the answer given, else the question's default, else None."""
        return self.given.answers.get(question, self.questions[question].default)

    def held_numbers(self, step_id: str) -> dict[int, date]:
        """Return the occurrences of a series that were held, by number."""
        split = ((name.partition("#"), day) for name, day in self.given.held.items())
        return {int(number): day for (step, _, number), day in split if step == step_id and number}


def facts_for(
    guidance: Guidance,
    given: Given,
    steps: PlannedSteps,
    standing_in: Mapping[str, Found | Blocked],
) -> Facts:
    """Return the facts of one case.

    The day a step was held serves as the key date it *gives*, whatever day was typed for
    that: `--held leaving-care/allocation` is the allocation date (CONTRACT 24).
    """
    index = index_of(guidance)
    dates = dict(given.dates)
    for step in index.giving(given.held):
        dates[step.gives or ""] = given.held[step.id]
    return Facts(
        guidance=guidance,
        given=given,
        dates=dates,
        standing_in=standing_in,
        key_dates=index.key_dates,
        questions=index.questions,
        working_days=index.working_days,
        steps=steps,
    )
