"""A calendar file of all steps, or of those named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID

from decision_tool.asks.plan import filled_of
from decision_tool.core.errors import DecisionToolError, Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.progress import Progress
from decision_tool.core.reference import clean_reference
from decision_tool.exports.calendar_file import (
    Chosen,
    Diary,
    calendar_text,
    case_of,
    entries_of,
)

Read = TypeVar("Read")

NOT_DATED = "This step has no date, so there is nothing to add to a calendar."


def reply(request: Mapping[str, Any], guidance: Guidance, _progress: Progress) -> dict[str, Any]:
    """Return the file, and what the page keeps for the next one: *case* and *told*.

    Raises DecisionToolError where there is nothing to put into a file.
    """
    filled = filled_of(request, guidance)
    diary = diary_of(request)
    rows = request.get("rows")
    told = _told(request, diary)
    chosen = Chosen(None if rows is None else frozenset(rows), told, filled.provisional)
    entries = entries_of(make_plan(guidance, filled.given), guidance, diary, chosen)
    if rows is not None and not entries:
        raise DecisionToolError(NOT_DATED)
    day = filled.given.today or diary.stamp.date()
    text = calendar_text(entries.events(), guidance, diary)
    return {
        "file": {"name": file_name(day.isoformat()), "type": "text/calendar", "text": text},
        "case": str(diary.case),
        "told": [*dict.fromkeys((*told, *entries.dated))],
        "count": len(entries.dated),
        "cancelled": len(entries.cancelled),
    }


def file_name(day: str) -> str:
    """Return a name without the reference: names of files show where references should not."""
    return f"joint-supervision-{day}.ics"


def diary_of(request: Mapping[str, Any]) -> Diary:
    """Return whose entries are asked for. Raises FaultsError where nothing tells children apart.

    A typed reference names the child; else *case*, which the page drew by chance.
    """
    reference = clean_reference(str(request.get("reference", "")))
    case = case_of(reference) if reference else _read("case", str(case_of("")), request, UUID)
    return Diary(case, stamp_of(request), reference)


def stamp_of(request: Mapping[str, Any]) -> datetime:
    """Return the moment the file is made, told by the page. Raises FaultsError if it is none."""
    return _read("stamp", "2026-09-07T08:00:00Z", request, _moment)


def _told(request: Mapping[str, Any], diary: Diary) -> tuple[str, ...]:
    """Return the rows in the calendar already: none, if those were entries of another case."""
    before = request.get("case")
    return tuple(request.get("told", ())) if before in ("", None, str(diary.case)) else ()


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
