"""A calendar file of brothers and sisters: all their steps, or those named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

from decision_tool.core.errors import DecisionToolError
from decision_tool.core.family.meetings import AsOne, said_one
from decision_tool.core.family.member import RowOf, member, together
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import Given
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.progress import Progress
from decision_tool.core.reference import clean_reference
from decision_tool.core.saved.json_shapes import CalendarKeptJson
from decision_tool.exports.calendar_advice import said_of_all
from decision_tool.exports.family_calendar import (
    ChildDiary,
    family_calendar,
    family_removal,
    head_of,
)
from decision_tool.requests.calendar import NOTHING_MADE, kept_next, removed, stamp_of
from decision_tool.requests.children import ChildAsked, children_of
from decision_tool.requests.json_shapes import MadeFileJson
from decision_tool.requests.naming import stem_of


class FamilyCalendarMadeJson(TypedDict):
    """The file, a sentence or two on it, and what the page keeps of each child, by label."""

    file: MadeFileJson
    said: str
    calendars: dict[str, CalendarKeptJson]


def reply(
    request: Mapping[str, Any], guidance: Guidance, _progress: Progress
) -> FamilyCalendarMadeJson:
    """Return the file and what each child's calendar holds then.

    With *remove* it takes out what earlier ones put in, also of children who were taken out of
    the case: what is known of theirs stays as it is, so that it can be done again. Raises
    DecisionToolError where there is nothing to put into a file.
    """
    children = children_of(request, guidance)
    diaries = [_diary(one, guidance) for one in children]
    head = head_of(stamp_of(request), clean_reference(str(request.get("reference", ""))))
    is_removal = request.get("remove") is True
    in_file = [*diaries, *_taken_out(children, guidance)] if is_removal else diaries
    if is_removal and not any(one.kept.told for one in in_file):
        raise DecisionToolError(NOTHING_MADE)
    made = (
        family_removal(in_file, guidance, head)
        if is_removal
        else family_calendar(
            diaries, guidance, head, *_chosen(request, children, diaries, guidance)
        )
    )
    ending = "-remove.ics" if is_removal else ".ics"
    name = f"{stem_of(request, children[0].filled.given, guidance, len(children))}{ending}"
    file: MadeFileJson = {"name": name, "type": "text/calendar", "text": made.text}
    kept = [one.kept for one in in_file]
    return {
        "file": file,
        "said": said_of_all(list(zip(made.entries, kept, strict=True)), is_removal=is_removal),
        "calendars": {
            one.label: (
                removed(one.kept, one.plan) if is_removal else kept_next(one.kept, entries)
            ).as_json()
            for one, entries in zip(diaries, made.entries, strict=False)
        },
    }


def _chosen(
    request: Mapping[str, Any],
    children: list[ChildAsked],
    diaries: list[ChildDiary],
    guidance: Guidance,
) -> tuple[tuple[AsOne, ...], list[RowOf] | None]:
    """Return which meetings are one, and which rows are wanted; None for all."""
    rows = request.get("rows")
    wanted = None if rows is None else [RowOf(one["child"], one["row"]) for one in rows]
    as_one = together((one.said.label, one.said.as_one) for one in children)
    members = [member(one.label, one.plan, guidance) for one in diaries]
    return said_one(as_one, members).ones, wanted


def _taken_out(children: list[ChildAsked], guidance: Guidance) -> list[ChildDiary]:
    """Return those who were taken out of the case, of whom a calendar holds entries still."""
    nothing = make_plan(guidance, Given(()))
    return [
        ChildDiary(one.label, nothing, one.calendar)
        for child in children
        for one in child.said.taken_out
        if one.calendar.told
    ]


def _diary(child: ChildAsked, guidance: Guidance) -> ChildDiary:
    plan = make_plan(guidance, child.filled.given)
    return ChildDiary(child.said.label, plan, child.calendar, child.filled.provisional)
