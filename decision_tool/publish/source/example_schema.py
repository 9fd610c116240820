"""The shape of a worked example: what is given, what follows, why, and who signed it.

Keys say what the JSON of a plan says under the same names (CONTRACT), with hyphens. Only what
an example names is compared.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, model_validator

from decision_tool.core.days.dates import MONTHS, long_date
from decision_tool.core.planning.outcome import State
from decision_tool.publish.source.field_types import (
    IsoDay,
    Maybe,
    NumberOrText,
    Shape,
    Text,
    YesNo,
    refusal,
)

_LONG = re.compile(r"(?P<weekday>[A-Za-z]+) (?P<day>\d{1,2}) (?P<month>[A-Za-z]+) (?P<year>\d{4})")
WRITE = "Write it as Monday 2 March 2026, or as 2026-03-02."


def _day(text: str) -> str:
    """Return a day as ISO 8601; one written with its weekday must fall on it."""
    found = _LONG.fullmatch(text)
    try:
        if found is None:
            return date.fromisoformat(text).isoformat()
        month = MONTHS.index(found["month"].capitalize()) + 1
        day = date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        raise refusal(f"{text!r} is not a date.", WRITE) from None
    if found["weekday"].lower() != f"{long_date(day).partition(' ')[0]}".lower():
        raise refusal(f"{text!r} is no such day.", f"That date is {long_date(day)}.")
    return day.isoformat()


Day = Annotated[str, AfterValidator(_day)]
"""A day as it is said, ``Monday 2 March 2026``, or as ``2026-03-02``; read as the second."""


class HoldsSource(Shape):
    """What a list holds and what it does not, where the rest of it is of no matter."""

    has: tuple[Text, ...] = ()
    """What stands in it."""
    lacks: tuple[Text, ...] = ()
    """What does not."""


Listed = tuple[Text, ...] | HoldsSource
"""A whole list, or what it must hold and lack."""


class ExampleGiven(Shape):
    """What was typed into the calculator."""

    pathways: Annotated[tuple[Text, ...], Field(min_length=1)]
    """The pathways that are chosen, by id."""
    dates: dict[str, Day] = Field(default_factory=dict)
    """Key dates, by id."""
    answers: dict[str, NumberOrText] = Field(default_factory=dict)
    """Answers, by the id of the question."""
    held: dict[str, Day] = Field(default_factory=dict)
    """The days on which steps took place, by full id."""
    agreed: dict[str, Day] = Field(default_factory=dict)
    """The days that people agreed for meetings to come, by full id."""
    today: Maybe[Day] = None
    """The day of the timetable. What is overdue is told from it."""


class ExampleNeeds(Shape):
    """What a step waits for."""

    dates: tuple[Text, ...] = ()
    """Key dates."""
    answers: tuple[Text, ...] = ()
    """Questions."""
    any_of: YesNo = False
    """yes: one of them is enough."""


class OtherReadingSource(Shape):
    """What another reading of the same words gives."""

    reading: Text
    """The reading, by id."""
    earliest: Day | None = None
    """Its first day; null: it has none."""
    latest: Day | None = None
    """Its last day; null: it has none."""


class ExampleStep(Shape):
    """What is expected of one step. null: it has none."""

    step: Text
    """The full id of the step, or of one of a series: adoption/initial, remand/monthly#2."""
    state: State = "dated"
    """How it stands, as the contract names it."""
    earliest: Day | None = None
    """Its first day."""
    latest: Day | None = None
    """Its last day."""
    suggested: Day | None = None
    """The working day that is suggested."""
    diary: Day | None = None
    """The day for the diary, seen from today."""
    held: Day | None = None
    """The day it was held or done."""
    non_working: Text | None = None
    """Why the last day is not worked: a day of the week, or a bank holiday."""
    approximate: YesNo = False
    """yes: the day is a guide."""
    overdue: YesNo = False
    """yes: its last day has passed, and nothing is marked."""
    open_ended: YesNo = False
    """yes: no end is stated, so more follow."""
    needs: ExampleNeeds = ExampleNeeds()
    """What it waits for."""
    invite: Listed = ()
    """Who is invited, by role."""
    records: Listed = ()
    """The record forms it calls for."""
    arranged_by: Text | None = None
    """Who arranges it, by role."""
    alternatives: tuple[OtherReadingSource, ...] = ()
    """What other readings would give."""


class ExampleProblem(Shape):
    """Something impossible about what is given."""

    code: Text
    """Its code, as the contract lists them."""
    fields: Listed = ()
    """What it is about."""


class ExampleNote(Shape):
    """A remark of the timetable."""

    code: Text
    """Its code, as the contract lists them."""
    steps: tuple[Text, ...] = ()
    """The steps it is about."""


class ExampleExpect(Shape):
    """What follows."""

    steps: tuple[ExampleStep, ...] = ()
    """Steps, each with what matters of it."""
    order: Listed = ()
    """Every step of the timetable, in its order; or what of them it must hold."""
    problems: tuple[ExampleProblem, ...] = ()
    """Every problem; []: there is none."""
    notes: tuple[ExampleNote, ...] = ()
    """Every note; []: there is none."""

    suggests: tuple[Text, ...] = ()
    """Every pathway that the dates call for besides, by id; []: there is none."""

    @model_validator(mode="after")
    def _expects_something(self) -> Self:
        if not self.model_fields_set:
            raise refusal("nothing is expected here.", "Add `steps:` and what follows for each.")
        return self


class ExampleFile(Shape):
    """pathways/examples/<pathway>/<name>.yml: one worked example of a pathway."""

    because: Text
    """Why this follows, counted out so that a reader can follow it."""
    signed_by: Maybe[Text] = None
    """The post, never the name, of who found it right. Left out: not yet signed."""
    signed_on: Maybe[IsoDay] = None
    """The day of that."""
    given: ExampleGiven
    """What is given."""
    expect: ExampleExpect
    """What follows."""

    @model_validator(mode="after")
    def _signed_wholly(self) -> Self:
        if (self.signed_by is None) != (self.signed_on is None):
            hint = "Write both `signed-by:` (a post) and `signed-on:` (a day), or neither."
            raise refusal("this is half signed.", hint)
        return self

    def given_json(self) -> dict[str, Any]:
        """Return what is given as `pathways plan --given` takes it."""
        return self.given.model_dump(mode="json", exclude_unset=True)

    def expected_json(self) -> dict[str, Any]:
        """Return what is expected, under the names of the JSON of a plan; of steps, by `id`."""
        plain = self.expect.model_dump(mode="json", exclude_unset=True)
        for step in plain.get("steps", []):
            step["id"] = step.pop("step")
        return plain
