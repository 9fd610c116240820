"""The replies of `check` and `edition list` as types, and their schemas in `docs/schemas/`."""

from __future__ import annotations

from typing import Literal, TypedDict

from decision_tool.core.days.dates import IsoDay


class FaultJson(TypedDict):
    """One thing wrong: ``file:line:column``, and what to write instead."""

    where: str
    message: str


class CheckJson(TypedDict):
    """The reply of `pathways check`: every fault of every file, or none."""

    faults: list[FaultJson]


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
