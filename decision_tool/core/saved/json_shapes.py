"""The saved file as types. The schema in `docs/schemas/` is made from them."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from decision_tool.core.days.dates import IsoDay
from decision_tool.core.planning.given import GivenJson
from decision_tool.core.planning.outcome import State

HandedOverBy = Literal["calendar", "print", "copy", "records", "invitation", "spreadsheet"]


class CalendarKeptJson(TypedDict):
    """Whose calendar entries are, which rows they are of, and where they stand."""

    case: str
    told: list[str]
    days: dict[str, IsoDay]


class TakenOutJson(TypedDict):
    """A child who was taken out of the case, of whom a calendar holds entries still."""

    label: str
    calendar: CalendarKeptJson


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


class HandedOverJson(TypedDict):
    """What was given when the timetable was last handed over, how, and on which day."""

    on: IsoDay | None
    what: HandedOverBy
    given: GivenJson


class SharedJson(TypedDict):
    """The dates and answers that every child of the case has alike; they stand here alone."""

    dates: dict[str, IsoDay]
    answers: dict[str, str]


RecordValues = dict[str, str | bool]
"""What was typed into one record by its field; a tick is true or false."""


class ReferencePart(TypedDict):
    """The part that a child has only where the user keeps the reference."""

    reference: NotRequired[str]


class OwnPart(TypedDict):
    """The part that names key dates a child does not share with the others."""

    own: NotRequired[list[str]]


AsOnePart = TypedDict("AsOnePart", {"as-one": NotRequired[dict[str, int]]})
"""The part that only a child has with meetings held as one: rows of one number are one meeting."""


class RecordsPart(TypedDict):
    """The part with what was typed into records, only where the user keeps them in the file."""

    records: NotRequired[dict[str, RecordValues]]


class PlannedPart(TypedDict):
    """The timetable as it stood; left out where it would make the file too large."""

    planned: NotRequired[list[SavedRowJson]]


NotHeldPart = TypedDict("NotHeldPart", {"not-held": NotRequired[list[str]]})
HandedOverPart = TypedDict("HandedOverPart", {"handed-over": NotRequired[HandedOverJson]})


class ChildJson(
    ReferencePart, OwnPart, NotHeldPart, AsOnePart, HandedOverPart, RecordsPart, PlannedPart
):
    """One child of a case."""

    label: str
    given: GivenJson
    provisional: list[str]
    calendar: CalendarKeptJson


CaseHead = TypedDict(
    "CaseHead",
    {
        "schema": int,
        "kind": Literal["joint-supervision-timetable"],
        "edition": str,
        "saved-on": IsoDay | None,
    },
)


class SharedPart(TypedDict):
    """The part that a case has only where all its children have something alike."""

    shared: NotRequired[SharedJson]


EditionPart = TypedDict(
    "EditionPart", {"edition-digest": NotRequired[str], "follows": NotRequired[str]}
)
"""The parts of a case of a published edition: its first digits, and whether it stays there."""


TakenOutPart = TypedDict("TakenOutPart", {"taken-out": NotRequired[list[TakenOutJson]]})
"""The part that a case has only where a calendar holds entries of children taken out of it."""


class CaseJson(CaseHead, EditionPart, SharedPart, TakenOutPart):
    """A saved case: one child, or brothers and sisters together."""

    children: list[ChildJson]
