"""The saved file as types. The schema in `docs/schemas/` is made from them."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from decision_tool.core.days.dates import IsoDay
from decision_tool.core.planning.given import GivenJson
from decision_tool.core.planning.outcome import State


class CalendarKeptJson(TypedDict):
    """Whose calendar entries are, which rows they are of, and where they stand."""

    case: str
    told: list[str]
    days: dict[str, IsoDay]


class HeldPart(TypedDict):
    """The part that only the row of a held step has."""

    held: NotRequired[IsoDay | None]


class GuidePart(TypedDict):
    """The part that only a row has whose day is a guide."""

    approximate: NotRequired[Literal[True]]


class SavedRowJson(HeldPart, GuidePart):
    """One row of the timetable as it stood."""

    id: str
    title: str
    pathway: str
    state: State
    earliest: IsoDay | None
    latest: IsoDay | None
    suggested: IsoDay | None
    reasons: list[str]
    readings: list[str]


class ReferencePart(TypedDict):
    """The part that a file has only where the user keeps the reference."""

    reference: NotRequired[str]


NotHeldPart = TypedDict("NotHeldPart", {"not-held": NotRequired[list[str]]})
FileWithoutRows = TypedDict(
    "FileWithoutRows",
    {
        "schema": int,
        "kind": Literal["joint-supervision-timetable"],
        "edition": str,
        "saved-on": IsoDay | None,
        "reference": NotRequired[str],
        "given": GivenJson,
        "provisional": list[str],
        "not-held": NotRequired[list[str]],
        "calendar": CalendarKeptJson,
    },
)


class SavedFileJson(FileWithoutRows):
    """One saved timetable; ``planned`` is left out where it would make the file too large."""

    planned: NotRequired[list[SavedRowJson]]
