"""The records of a timetable: which forms to fill in, and what they already say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypedDict

from decision_tool.core.family.meetings import said_one
from decision_tool.core.family.member import Member, RowOf, member, together
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.progress import Progress
from decision_tool.core.records.as_one import ChildRecords, OfChild, numbered_as_one
from decision_tool.core.records.fills import Known
from decision_tool.core.records.records import Record, Records, records_of
from decision_tool.core.reference import clean_reference
from decision_tool.core.words import child_title
from decision_tool.requests.children import ChildAsked, children_of
from decision_tool.requests.naming import stem_of
from decision_tool.requests.plan import filled_of


class RecordsMadeJson(TypedDict):
    """The records asked for, and what gives none; ``stem`` names the file of all of them."""

    records: list[Record]
    left_out: list[str]
    stem: str


def reply(request: Mapping[str, Any], guidance: Guidance, _progress: Progress) -> RecordsMadeJson:
    """Return the records of the *rows* named (None for every row with a form), and what gives none.

    Of several children all are asked about: *rows* are then those of the first child, with the
    records of what is one meeting with them. ``stem`` is what the file of all of them is called,
    without its ending. Raises FaultsError for ids that do not exist.
    """
    if request.get("others"):
        return _of_several(request, guidance)
    filled = filled_of(request, guidance)
    known = Known(make_plan(guidance, filled.given), filled.provisional, _reference(request))
    made = records_of(guidance, known, request.get("rows"))
    stem = stem_of(request, filled.given, guidance)
    return {"records": list(made.records), "left_out": list(made.left_out), "stem": stem}


def _reference(request: Mapping[str, Any]) -> str:
    return clean_reference(str(request.get("reference", "")))


def _of_several(request: Mapping[str, Any], guidance: Guidance) -> RecordsMadeJson:
    children = children_of(request, guidance)
    known = [_known(one, request, guidance) for one in children]
    members = [
        member(one.said.label, each.plan, guidance)
        for one, each in zip(children, known, strict=True)
    ]
    meetings = _meetings(children, members)
    rows = _rows(request, meetings)
    made = [
        records_of(guidance, each, _of_child(rows, one.label))
        for one, each in zip(members, known, strict=True)
    ]
    of_children = [
        ChildRecords(one.label, each, records.records)
        for one, each, records in zip(members, known, made, strict=True)
    ]
    return {
        "records": list(numbered_as_one(of_children, meetings, guidance)),
        "left_out": list(_left_out(members, made)),
        "stem": stem_of(request, children[0].filled.given, guidance, len(children)),
    }


def _known(child: ChildAsked, request: Mapping[str, Any], guidance: Guidance) -> Known:
    plan = make_plan(guidance, child.filled.given)
    return Known(plan, child.filled.provisional, _reference(request))


def _meetings(
    children: Sequence[ChildAsked], members: Sequence[Member]
) -> list[tuple[OfChild, ...]]:
    """Return the meetings that are one: still to be held, or all held on one day."""
    said = together((one.said.label, one.said.as_one) for one in children)
    ones = [one.rows for one in said_one(said, members).ones]
    held = {
        RowOf(one.label, row.id): row.held for one in members for row in one.plan.steps if row.held
    }
    days = [{held.get(row) for row in rows} for rows in said]
    ones += [tuple(rows) for rows, day in zip(said, days, strict=True) if _is_one_day(day)]
    return [_in_order(rows, members) for rows in ones]


def _is_one_day(days: set[Any]) -> bool:
    return len(days) == 1 and None not in days


def _in_order(rows: Sequence[RowOf], members: Sequence[Member]) -> tuple[OfChild, ...]:
    """Return the rows child by child: the form has a part for each in this order."""
    return tuple((one.label, of.row) for one in members for of in rows if of.child == one.label)


def _rows(
    request: Mapping[str, Any], meetings: Sequence[Sequence[OfChild]]
) -> list[OfChild] | None:
    """Return the rows wanted, with those that are one meeting with any of them; None: all."""
    rows = request.get("rows")
    if rows is None:
        return None
    wanted = [(str(request.get("label")), str(row)) for row in rows]
    joined = [of for meeting in meetings if set(wanted) & set(meeting) for of in meeting]
    return [*dict.fromkeys((*wanted, *joined))]


def _of_child(rows: list[OfChild] | None, label: str) -> list[str] | None:
    return None if rows is None else [row for of, row in rows if of == label]


def _left_out(members: Sequence[Member], made: Sequence[Records]) -> Iterator[str]:
    for one, records in zip(members, made, strict=True):
        yield from (f"{child_title(one.label)}: {words}" for words in records.left_out)
