"""A calendar file of all steps, or of those named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID

from decision_tool.core.errors import DecisionToolError, Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import Plan, make_plan
from decision_tool.core.progress import Progress
from decision_tool.core.reference import clean_reference
from decision_tool.core.saved.checked import Checked
from decision_tool.core.saved.child_reading import read_calendar
from decision_tool.core.saved.saved_file import CalendarKept
from decision_tool.exports.calendar_advice import said_of
from decision_tool.exports.calendar_file import (
    Chosen,
    Diary,
    Entries,
    Method,
    calendar_text,
    case_of,
    entries_of,
    entries_taken_out,
)
from decision_tool.requests.json_shapes import CalendarMadeJson
from decision_tool.requests.naming import stem_of
from decision_tool.requests.plan import filled_of

Read = TypeVar("Read")

NOTHING_MADE = "No calendar file was made of this timetable, so there is nothing to take out."
NOT_DATED = "This step has no date, so there is nothing to add to a calendar."


def reply(request: Mapping[str, Any], guidance: Guidance, _progress: Progress) -> CalendarMadeJson:
    """Return the file, and what the page keeps for the next one: *case*, *told* and *days*.

    With *remove* the file takes out what earlier ones put in. Raises DecisionToolError where
    there is nothing to put into a file.
    """
    filled = filled_of(request, guidance)
    diary, kept = diary_of(request), _kept(request)
    rows = request.get("rows")
    chosen = Chosen(
        None if rows is None else frozenset(rows), kept.told, filled.provisional, kept.days
    )
    is_removal = request.get("remove") is True
    plan = make_plan(guidance, filled.given)
    entries = (entries_taken_out if is_removal else entries_of)(plan, guidance, diary, chosen)
    if not entries and (is_removal or rows is not None):
        raise DecisionToolError(NOTHING_MADE if is_removal else NOT_DATED)
    method: Method = "CANCEL" if is_removal else "PUBLISH"
    text = calendar_text(entries.events(), guidance, diary, method)
    name = f"{stem_of(request, filled.given, guidance)}{'-remove' if is_removal else ''}.ics"
    return {
        "file": {"name": name, "type": "text/calendar", "text": text},
        "said": said_of(entries, kept, is_removal=is_removal),
        **replace(
            removed(kept, plan) if is_removal else kept_next(kept, entries),
            case=str(diary.case),
        ).as_json(),
    }


def _kept(request: Mapping[str, Any]) -> CalendarKept:
    """Return what the calendar holds already. Raises FaultsError for what cannot be read."""
    checked = Checked()
    kept = read_calendar({part: request.get(part) for part in ("told", "days")}, checked)
    checked.finish()
    return kept


def kept_next(kept: CalendarKept, entries: Entries) -> CalendarKept:
    """Return what the calendar holds once the file is imported. Rows told of stay told of."""
    told = (*dict.fromkeys((*kept.told, *entries.dated)),)
    stay = {**kept.days, **entries.days}
    days = {row: day for row, day in stay.items() if row not in entries.cancelled}
    return CalendarKept(kept.case, told, days)


def removed(kept: CalendarKept, plan: Plan) -> CalendarKept:
    """Return what is known of a calendar once the file is imported that takes everything out.

    Where it was not imported, the next file still takes out what is gone, on its own day. What
    has a day stands nowhere now: the next file writes it again.
    """
    planned = {row.id for row in plan.steps if row.state in ("dated", "held")}
    days = {row: day for row, day in kept.days.items() if row not in planned}
    return CalendarKept(kept.case, kept.told, days)


def diary_of(request: Mapping[str, Any]) -> Diary:
    """Return whose entries are asked for: *case*, which belongs to the child's case for ever.

    The reference stands in titles and nothing else. Raises FaultsError where there is no case.
    """
    reference = clean_reference(str(request.get("reference", "")))
    case = _read("case", str(case_of("")), request, UUID)
    return Diary(case, stamp_of(request), reference)


def stamp_of(request: Mapping[str, Any]) -> datetime:
    """Return the moment the file is made, told by the page. Raises FaultsError if it is none."""
    return _read("stamp", "2026-09-07T08:00:00Z", request, _moment)


def _moment(text: str) -> datetime:
    """Return a moment in UTC to the second. Raises ValueError where it could be any of many."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment.replace(microsecond=0).astimezone(UTC)


def _read(key: str, example: str, request: Mapping[str, Any], read: Callable[[str], Read]) -> Read:
    try:
        return read(str(request.get(key, "")))
    except ValueError:
        raise FaultsError([Fault(key, "this cannot be read.", f"Write {example}.")]) from None
