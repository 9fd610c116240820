"""The reply of `pathways check` as types. The schema in `docs/schemas/` is made from them."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class FaultJson(TypedDict):
    """One thing wrong: ``file:line:column``, and what to write instead."""

    where: str
    message: str


class ShownJson(TypedDict):
    """How many there are of a kind, how many a worked example shows, and a signed one."""

    kind: str
    of: int
    shown: int
    signed: int


class NotShownJson(TypedDict):
    """A part of the guidance that no example shows, or (*by* signed) none that is signed."""

    kind: str
    what: str
    by: str


class ExamplesJson(TypedDict):
    """What the worked examples come to; there where nothing is wrong."""

    holding: int
    signed: int
    shown: list[ShownJson]
    not_shown: list[NotShownJson]


class CheckJson(TypedDict):
    """The reply of `pathways check`: every fault of every file, or what the examples show."""

    faults: list[FaultJson]
    examples: NotRequired[ExamplesJson]
