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
from decision_tool.requests.plan import filled_of


class TriedJson(TypedDict):
    """The comparison, or what is wrong with the day that was typed; neither while none is."""

    compared: NotRequired[WhatIf]
    message: NotRequired[str]


def reply(request: Mapping[str, Any], guidance: Guidance, _progress: Progress) -> TriedJson:
    """Return both timetables compared: with the date ``key`` as given, and moved.

    It moves by ``weeks``, or else to ``day`` as typed. Raises FaultsError for a date that is
    not given, and for ids that do not exist.
    """
    filled = filled_of(request, guidance)
    given, not_held = filled.given, filled.not_held
    key = str(request.get("key"))
    weeks = request.get("weeks")
    if isinstance(weeks, int):
        return {"compared": what_if(guidance, given, key, later(given, key, weeks), not_held)}
    day, message = _typed(request, guidance, given, key)
    if message:
        return {"message": message}
    return {"compared": what_if(guidance, given, key, day, not_held)} if day else {}


def _typed(
    request: Mapping[str, Any], guidance: Guidance, given: Given, key: str
) -> tuple[date | None, str]:
    found = index_of(guidance).key_dates.get(key)
    subject = capital(found.phrase) if found else "The date"
    typed = read_day(request.get("day") or {}, subject, Expected(given.today))
    return typed.day, typed.message
