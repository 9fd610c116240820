"""Records of a saved file, and their JSON; `core/saved/reading.py` reads one with suspicion.

No name: there is no field for one. The reference is in it only where the user keeps it. The
working of every date is in it, so that a later edition of the guidance can say what differs
and why.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeVar

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import GivenJson
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.outcome import State
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.planning.reply import iso
from decision_tool.core.saved.file_text import LARGEST
from decision_tool.core.saved.json_shapes import (
    CalendarKeptJson,
    FileWithoutRows,
    GuidePart,
    HeldPart,
    NotHeldPart,
    ReferencePart,
    SavedFileJson,
    SavedRowJson,
)

SCHEMA = 1
KIND: Literal["joint-supervision-timetable"] = "joint-supervision-timetable"
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class SavedRow:
    """One row of the timetable as it stood. *pathway* is its title, empty if not kept."""

    id: str
    title: str
    pathway: str
    state: State
    earliest: date | None = None
    latest: date | None = None
    suggested: date | None = None
    held: date | None = None
    approximate: bool = False
    reasons: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()

    @property
    def step(self) -> str:
        """Return the id of its step, without the number of an occurrence."""
        return self.id.partition("#")[0]

    @property
    def pathway_id(self) -> str:
        """Return the id of its pathway."""
        return self.id.partition("/")[0]


@dataclass(frozen=True, slots=True)
class CalendarKept:
    """What a calendar was told: the case its events are named by, and the rows exported.

    *days* are those the entries stand on, as far as that is known.
    """

    case: str = ""
    told: tuple[str, ...] = ()
    days: dict[str, date] = field(default_factory=dict)

    def as_json(self) -> CalendarKeptJson:
        """Return it as a file and a page keep it."""
        days = {row: day.isoformat() for row, day in sorted(self.days.items())}
        return {"case": self.case, "told": list(self.told), "days": days}


@dataclass(frozen=True, slots=True)
class GivenThen:
    """What was given when the file was made: sound values, but ids that may be gone by now."""

    pathways: tuple[str, ...]
    dates: dict[str, date] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    held: dict[str, date] = field(default_factory=dict)
    today: date | None = None
    list_all: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A file as read. *planned* is None where it holds no timetable.

    *strange* names parts that this version does not know.
    """

    given: GivenThen
    edition: str = ""
    saved_on: date | None = None
    provisional: tuple[str, ...] = ()
    calendar: CalendarKept = field(default_factory=CalendarKept)
    reference: str = ""
    not_held: tuple[str, ...] = ()
    planned: tuple[SavedRow, ...] | None = None
    strange: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What a user said that no date rests on: a reference to keep, rows not held yet."""

    reference: str = ""
    not_held: frozenset[str] = frozenset()


def rows_of_plan(plan: Plan, guidance: Guidance) -> tuple[SavedRow, ...]:
    """Return the rows of a plan as a file keeps them."""
    index = index_of(guidance)
    return tuple(_kept(row, index.title(row.step.pathway)) for row in plan.steps)


def _kept(row: PlannedStep, pathway: str) -> SavedRow:
    return SavedRow(
        id=row.id,
        title=row.title,
        pathway=pathway,
        state=row.state,
        earliest=row.earliest,
        latest=row.latest,
        suggested=row.suggested,
        held=row.held,
        approximate=row.approximate,
        reasons=row.reasons,
        readings=row.step.readings,
    )


def saved_text(
    plan: Plan,
    guidance: Guidance,
    provisional: frozenset[str],
    calendar: CalendarKept,
    said: Said | None = None,
) -> tuple[str, bool]:
    """Return the text of the file, and whether the timetable is in it.

    The same timetable gives the same bytes, in whatever order it was typed. One too long
    to be opened again, of a series over many decades, is left out.
    """
    given, said = plan.given.as_json(), said or Said()
    whole: FileWithoutRows = {
        "schema": SCHEMA,
        "kind": KIND,
        "edition": guidance.edition,
        "saved-on": given["today"],
        **_reference(said),
        "given": _in_order(given),
        "provisional": sorted(provisional & plan.given.dates.keys()),
        **_not_held(said),
        "calendar": calendar.as_json(),
    }
    rows = [_row_as_json(row) for row in rows_of_plan(plan, guidance)]
    full: SavedFileJson = {**whole, "planned": rows}
    text = _written(full)
    return (text, True) if len(text.encode()) <= LARGEST else (_written(whole), False)


def _written(whole: FileWithoutRows) -> str:
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _reference(said: Said) -> ReferencePart:
    return {"reference": said.reference} if said.reference else {}


def _not_held(said: Said) -> NotHeldPart:
    return {"not-held": sorted(said.not_held)} if said.not_held else {}


def _in_order(given: GivenJson) -> GivenJson:
    return {
        **given,
        "dates": _sorted(given["dates"]),
        "answers": _sorted(given["answers"]),
        "held": _sorted(given["held"]),
    }


def _sorted(values: dict[str, Value]) -> dict[str, Value]:
    return dict(sorted(values.items()))


def _held(row: SavedRow) -> HeldPart:
    return {"held": iso(row.held)} if row.held else {}


def _guide(row: SavedRow) -> GuidePart:
    return {"approximate": True} if row.approximate else {}


def _row_as_json(row: SavedRow) -> SavedRowJson:
    return {
        "id": row.id,
        "title": row.title,
        "pathway": row.pathway,
        "state": row.state,
        "earliest": iso(row.earliest),
        "latest": iso(row.latest),
        "suggested": iso(row.suggested),
        **_held(row),
        **_guide(row),
        "reasons": list(row.reasons),
        "readings": list(row.readings),
    }
