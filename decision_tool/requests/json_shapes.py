"""What the page is answered, as types: `make schemas` makes the page's own types from them."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from decision_tool.core.errors import Fault
from decision_tool.core.planning.json_shapes import PlanJson
from decision_tool.core.records.records import Record
from decision_tool.core.saved.json_shapes import (
    CalendarKeptJson,
    HandedOverJson,
    RecordValues,
    TakenOutJson,
)
from decision_tool.core.timetable.display import Timetable
from decision_tool.core.timetable.json_shapes import FieldsJson
from decision_tool.core.timetable.since import Changed


class PlannedJson(TypedDict):
    """The plan, what to show at each field, and the timetable.

    *changed* is there where the page asked what changed since something.
    """

    plan: PlanJson
    fields: FieldsJson
    timetable: Timetable
    changed: NotRequired[Changed]


class MadeFileJson(TypedDict):
    """A file to take away: its name, media type and text."""

    name: str
    type: str
    text: str


class FileMadeJson(TypedDict):
    """A file that holds everything."""

    file: MadeFileJson


class CalendarMadeJson(CalendarKeptJson):
    """A calendar file, a sentence or two on it, and what the page keeps for the next one."""

    file: MadeFileJson
    said: str


class SavedJson(FileMadeJson):
    """A saved timetable; ``unread`` are the fields that are not in it, as kind and id."""

    left_out: list[str]
    unread: list[str]


class TakenJson(FileMadeJson):
    """A file of a team's children; ``count`` says how many entries a calendar has."""

    left_out: list[str]
    count: NotRequired[int]


class TypedDayJson(TypedDict):
    """A day as if a person had typed it; ``unfinished`` while they still do."""

    day: str
    month: str
    year: str
    provisional: NotRequired[bool]
    unfinished: NotRequired[bool]


class DifferenceJson(TypedDict):
    """One row that is not what it was when the file was saved, and why."""

    id: str
    title: str
    pathway: str
    was: str
    now: str
    why: list[str]


class OpenedJson(TypedDict):
    """What a file holds, as the form takes it, and what differs today."""

    pathways: list[str]
    dates: dict[str, TypedDayJson]
    answers: dict[str, str]
    held: dict[str, TypedDayJson]
    agreed: dict[str, TypedDayJson]
    calendar: CalendarKeptJson
    reference: str
    today: str
    label: str
    own: list[str]
    handed_over: HandedOverJson | None
    records: dict[str, RecordValues]
    taken_out: list[TakenOutJson]
    made: dict[str, Record]
    not_held: list[str]
    as_one: dict[str, int]
    list_all: list[str]
    headline: str
    differences: list[DifferenceJson]
    same: bool
    left_out: list[str]
    renamed: list[str]
    follows: str


class CaseEditionJson(TypedDict):
    """The published edition that a case goes by, where that is not the site's own guidance.

    *fields*: the path in the site of the form that it is filled into; *is_chosen*: somebody said
    that the case stays with it.
    """

    version: str
    fields: str
    is_chosen: bool


class FileOpenedJson(TypedDict):
    """What to put in the form, and the brothers and sisters who are in the file too."""

    opened: OpenedJson
    others: list[OpenedJson]
    edition: NotRequired[CaseEditionJson]


class RefusedJson(TypedDict):
    """Why nothing was made: in a message, and fault by fault."""

    message: str
    faults: NotRequired[list[Fault]]
