"""The reply of `pathways diff` as types. The schema in `docs/schemas/` is made from them."""

from __future__ import annotations

from typing import TypedDict

from decision_tool.core.days.dates import IsoDay
from decision_tool.core.editions.change import Kind, Thing
from decision_tool.core.editions.effect import EffectKind


class SideJson(TypedDict):
    """One of the two: its *name* in words, and the number of the edition in its files."""

    name: str
    edition: str


class ChangeJson(TypedDict):
    """One change. *is_rule* is false where only words differ. *words* are the whole sentence.

    *pathway* and *step* are empty where it belongs to none; *part* is the field that changed.
    """

    kind: Kind
    thing: Thing
    id: str
    pathway: str
    step: str
    part: str
    is_rule: bool
    words: str


class RowEffectJson(TypedDict):
    """One row of one child that the change touches; *days* is how far it moves, later positive.

    *is_past*: its new day has passed, and its old day has not.
    """

    id: str
    title: str
    pathway: str
    kind: EffectKind
    is_meeting: bool
    was: str
    now: str
    change: str
    days: int
    is_past: bool
    why: list[str]


class ChildEffectJson(TypedDict):
    """One child that the change touches. *trouble*: it is planned by one of the two only."""

    child: str
    place: str
    trouble: list[str]
    rows: list[RowEffectJson]


class EffectJson(TypedDict):
    """What the change does to the children of a table or folder; *unread* rows are in neither.

    *staying*: who stays with another edition than the new one, and is not counted. *undated*:
    those not counted, of whom only the rule of a step changed that has no date yet.
    """

    today: IsoDay
    summary: str
    total: int
    children: list[ChildEffectJson]
    unread: list[str]
    staying: list[str]
    undated: list[ChildEffectJson]


class DiffJson(TypedDict):
    """What changed between two editions of the guidance."""

    schema: int
    old: SideJson
    new: SideJson
    summary: str
    rules: int
    wording: int
    changes: list[ChangeJson]
    cases: EffectJson | None
