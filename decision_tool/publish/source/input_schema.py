"""The shape of what the timetable asks for: key-dates.yml and questions.yml."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from decision_tool.publish.source.field_types import (
    Defines,
    Id,
    KeyDateId,
    Maybe,
    NumberOrText,
    ReadingIds,
    Shape,
    Text,
    YesNo,
    refusal,
)

TAKE_OUT = "Take them out, or write `kind: number` and no options."
WholeNumber = Annotated[int, Field(strict=True)]


class KeyDateSource(Shape):
    """A date the practitioner supplies."""

    id: Annotated[Id, Defines("key date")]
    title: Text
    """The legend of its field."""
    short: Text
    """Its label in a drawing."""
    phrase: Text
    """A noun phrase, such as "the final hearing"."""
    event: Text
    """Begins a sentence that ends "on Monday 7 September 2026.", as in "The final hearing is"."""
    hint: Maybe[Text] = None
    readings: ReadingIds = ()
    is_birth_date: YesNo = False
    """yes: ages are counted from it. One key date must be this."""
    also_called: tuple[Text, ...] = ()
    """Other words for it above a column of a team's table."""
    was: tuple[Id, ...] = ()
    """Ids it had in earlier editions."""


class KeyDatesFile(Shape):
    """common/key-dates.yml: the dates a person may type, and their order."""

    key_dates: tuple[KeyDateSource, ...]
    order: tuple[tuple[KeyDateId, KeyDateId], ...] = ()
    """Pairs: the first may not be later than the second."""


class OptionSource(Shape):
    """One answer to choose."""

    id: Id
    title: Text
    hint: Maybe[Text] = None
    was: tuple[Id, ...] = ()
    """Ids it had in earlier editions."""


class QuestionSource(Shape):
    """Something asked besides dates."""

    id: Annotated[Id, Defines("question")]
    title: Text
    why: Text
    """What the answer decides."""
    kind: Literal["choice", "number"]
    options: tuple[OptionSource, ...] = ()
    default: NumberOrText | None = None
    """The answer taken while there is none."""
    min: WholeNumber = 0
    max: WholeNumber = 999
    """999 is the longest number that can be typed."""
    was: tuple[Id, ...] = ()
    """Ids it had in earlier editions."""

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        if (self.kind == "choice") != bool(self.options):
            hint = "A choice needs `options`; a number has `min` and `max` instead."
            raise refusal(f"{self.id!r} does not fit its kind.", hint)
        if self.options and {"min", "max"} & self.model_fields_set:
            raise refusal(f"{self.id!r} is a choice, so it has no `min` and no `max`.", TAKE_OUT)
        if self.min > self.max:
            raise refusal(f"{self.id!r} has no number to choose.", "Write a `min` below the `max`.")
        return self

    @model_validator(mode="after")
    def _has_answers(self) -> Self:
        names = [option.id for option in self.options]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise refusal(f"{self.id!r} has the option {twice!r} twice.", "Keep one of them.")
        if self.default is not None and not self._is_answer(self.default):
            raise refusal(f"the default {self.default!r} is not an answer.", "Write one, or null.")
        return self

    def _is_answer(self, value: str) -> bool:
        if self.kind == "choice":
            return value in [option.id for option in self.options]
        return value.isdecimal() and self.min <= int(value) <= self.max


class QuestionsFile(Shape):
    """common/questions.yml: what the timetable may ask."""

    questions: tuple[QuestionSource, ...]
