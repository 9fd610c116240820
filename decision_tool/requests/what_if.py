"""What would happen if one key date moved: nothing that was given is changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NotRequired, TypedDict

from decision_tool.core.days.day_text import read_day
from decision_tool.core.days.short_year import Expected
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import Given
from decision_tool.core.planning.index import index_of
from decision_tool.core.progress import Progress
from decision_tool.core.timetable.what_if import WhatIf, later, what_if
from decision_tool.core.words import capital
from decision_tool.requests.kept import kept_form
from decision_tool.requests.plan import filled_of


class TriedForJson(TypedDict):
    """What the same day does to another child of the case, who is called *label*."""

    label: str
    compared: WhatIf


class TriedJson(TypedDict):
    """The comparison, or what is wrong with the day that was typed; neither while none is.

    *others* are the brothers and sisters who share the date and have it.
    """

    compared: NotRequired[WhatIf]
    others: NotRequired[list[TriedForJson]]
    message: NotRequired[str]


def reply(request: Mapping[str, Any], guidance: Guidance, _progress: Progress) -> TriedJson:
    """Return both timetables compared: with the date ``key`` as given, and moved.

    It moves by ``weeks``, or else to ``day`` as typed, for the child of ``form`` and for each of
    ``others`` who share it. Raises FaultsError for a date that is not given, and for ids that do
    not exist.
    """
    filled = filled_of(request, guidance)
    given = filled.given
    key = str(request.get("key"))
    weeks = request.get("weeks")
    if isinstance(weeks, int):
        day: date | None = later(given, key, weeks)
    else:
        day, message = _typed(request, guidance, given, key)
        if message:
            return {"message": message}
    if day is None:
        return {}
    compared = what_if(guidance, given, key, day, filled.not_held)
    return {"compared": compared, "others": _of_others(request, guidance, key, day)}


def _of_others(
    request: Mapping[str, Any], guidance: Guidance, key: str, day: date
) -> list[TriedForJson]:
    """Return what the day does to those who share the date; who has none has nothing to move."""
    asked = [
        (str(one["label"]), kept_form(guidance, one["form"])) for one in request.get("others", ())
    ]
    return [
        {"label": label, "compared": what_if(guidance, one.given, key, day, one.not_held)}
        for label, one in asked
        if key in one.given.dates
    ]


def _typed(
    request: Mapping[str, Any], guidance: Guidance, given: Given, key: str
) -> tuple[date | None, str]:
    found = index_of(guidance).key_dates.get(key)
    subject = capital(found.phrase) if found else "The date"
    typed = read_day(request.get("day") or {}, subject, Expected(given.today))
    return typed.day, typed.message
