"""The reply of `pathways caseload` as types. The schema in `docs/schemas/` is made from them."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from decision_tool.core.caseload.answer import LineKind
from decision_tool.core.caseload.columns import State
from decision_tool.core.caseload.orders import Order
from decision_tool.core.days.dates import IsoDay
from decision_tool.core.timetable.display import Tone


class ColumnJson(TypedDict):
    """One column of the table, and how it was understood."""

    header: str
    meaning: str
    state: State
    note: str


class RowToMendJson(TypedDict):
    """A row with a cell that cannot be read, and each reason."""

    line: int
    place: str
    reference: str
    problems: list[str]


class RowToCheckJson(TypedDict):
    """A row that is planned, and has something to look at."""

    line: int
    place: str
    reference: str
    messages: list[str]


class RepairJson(TypedDict):
    """A reading that is offered, and taken only where its id is sent back."""

    id: str
    words: str


class ArrangerJson(TypedDict):
    """Who arranges a step: how many are to do, and how many of them in four weeks."""

    id: str
    title: str
    count: int
    due: int


class PartJson(TypedDict):
    """Some words, and the day they name if they name one."""

    text: str
    day: IsoDay | None


class TagJson(TypedDict):
    """A few words on a state; the tone repeats in colour what they say."""

    text: str
    tone: Tone


class HoldJson(TypedDict):
    """What marks a row as held in one press: the day, and the words of the button."""

    day: IsoDay
    words: str


class CaseStepJson(TypedDict):
    """One step of one child; ``when`` leads with the day to put in a diary.

    ``hold`` is null where the row cannot be marked; ``marked`` is the day it was marked held on,
    in words, and empty where it was not.
    """

    line: int
    place: str
    reference: str
    worker: str
    id: str
    title: str
    pathway: str
    pathway_id: str
    when: list[PartJson]
    due: str
    day: IsoDay | None
    tags: list[TagJson]
    remarks: list[str]
    arranged_by: str
    hold: HoldJson | None
    marked: str


class CaseGroupJson(TypedDict):
    """Steps under one heading: how many, also in words as ``counted``, and those that are sent."""

    id: str
    title: str
    is_open: bool
    count: int
    counted: str
    rows: list[CaseStepJson]


class CaseLineJson(TypedDict):
    """One kind of thing that waits, and the group it is in."""

    kind: LineKind
    count: int
    words: str
    group: str


class CaseloadJson(TypedDict):
    """The reply of `pathways caseload`: how the table was read, the answer, and the groups.

    ``rests_on`` says which other editions some rows rest on; it is empty where none does.
    """

    remarks: list[str]
    columns: list[ColumnJson]
    bad: list[RowToMendJson]
    bad_count: int
    unread: list[RowToMendJson]
    unread_count: int
    warnings: list[RowToCheckJson]
    warnings_count: int
    repairs: list[RepairJson]
    children: int
    planned: int
    arrangers: list[ArrangerJson]
    by: Order
    workers: int
    groups: list[CaseGroupJson]
    headline: str
    next: str
    lines: list[CaseLineJson]
    announcement: str
    edition: str
    in_force_until: NotRequired[IsoDay]
    rests_on: str
    can_calendar: int
