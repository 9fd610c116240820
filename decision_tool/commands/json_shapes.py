"""The replies of `check` and `edition list` as types, and their schemas in `docs/schemas/`."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from decision_tool.core.days.dates import IsoDay


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
    """The reply of `pathways check`: every fault of every file, or what the examples show.

    `old_words`: texts that may still say what the newest edition said. They are no faults.
    """

    faults: list[FaultJson]
    old_words: NotRequired[list[FaultJson]]
    examples: NotRequired[ExamplesJson]


WorkingFiles = Literal["unpublished", "faulty", "same", "differ"]


class EditionJson(TypedDict):
    """A published edition, and from when until when it is in force (both days inclusive)."""

    version: str
    in_force_from: IsoDay
    in_force_until: IsoDay | None
    digest: str


class EditionsJson(TypedDict):
    """The reply of `pathways edition list`: oldest first, and how the files worked on stand."""

    editions: list[EditionJson]
    working_files: WorkingFiles
