"""What the page shows at the fields of its form, as types."""

from __future__ import annotations

from typing import TypedDict

from decision_tool.core.days.dates import IsoDay


class DayFieldJson(TypedDict):
    """A date field: the day read, what confirms it, what to mend and in which boxes."""

    iso: IsoDay | None
    weekday: str
    age: str
    message: str
    boxes: list[str]


class AnswerFieldJson(TypedDict):
    """What to mend in an answer."""

    message: str


class FieldsJson(TypedDict):
    """What to show at each field, by part of the form and id."""

    dates: dict[str, DayFieldJson]
    answers: dict[str, AnswerFieldJson]
    held: dict[str, DayFieldJson]
    agreed: dict[str, DayFieldJson]
