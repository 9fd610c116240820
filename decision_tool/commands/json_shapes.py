"""The reply of `pathways check` as types. The schema in `docs/schemas/` is made from them."""

from __future__ import annotations

from typing import TypedDict


class FaultJson(TypedDict):
    """One thing wrong: ``file:line:column``, and what to write instead."""

    where: str
    message: str


class CheckJson(TypedDict):
    """The reply of `pathways check`: every fault of every file, or none."""

    faults: list[FaultJson]
