"""What a saved case holds, as `core/saved/reading.py` reads it and `case_text.py` writes it.

No name: there is no field for one. The reference is in it only where the user keeps it, and so
are the words of records. The working of every date is in it, so that a later edition of the
guidance can say what differs and why.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import Given
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.outcome import State
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.saved.json_shapes import (
    CalendarKeptJson,
    HandedOverBy,
    RecordValues,
    TakenOutJson,
)

SCHEMA = 2
"""The form of the file. The first held one child, whose parts stood at the top."""
KIND: Literal["joint-supervision-timetable"] = "joint-supervision-timetable"
FIRST_LABEL = "A"
"""What a child is called in a case that names none."""


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
class TakenOut:
    """A child who was taken out of the case: what a calendar holds of theirs can be taken back."""

    label: str
    calendar: CalendarKept

    def as_json(self) -> TakenOutJson:
        """Return it as a file and a page keep it."""
        return {"label": self.label, "calendar": self.calendar.as_json()}


@dataclass(frozen=True, slots=True)
class GivenThen:
    """What was given when the file was made: sound values, but ids that may be gone by now."""

    pathways: tuple[str, ...]
    dates: dict[str, date] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    held: dict[str, date] = field(default_factory=dict)
    today: date | None = None
    list_all: tuple[str, ...] = ()
    agreed: dict[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What was given when the timetable was last handed over, *by* what, and *on* which day."""

    by: HandedOverBy
    given: Given
    on: date | None = None


@dataclass(frozen=True, slots=True)
class HandedOverThen:
    """The same as a file holds it: its ids may be gone by now."""

    by: HandedOverBy
    given: GivenThen
    on: date | None = None


@dataclass(frozen=True, slots=True)
class SavedChild:
    """One child of a file as read. *planned* is None where it holds no timetable of theirs.

    *follows* is the version of the edition that the case stays under, or "".
    *own* names key dates that this child does not share with the others. *as_one* numbers rows:
    meetings of one number, of whichever child, are held as one. *records* are the
    words typed into forms, by row and form. *taken_out* are the children who were taken out of the
    case, and stand with the first. *where* is its place in the file, empty where the
    file holds nothing else. *strange* names parts that this version does not know.
    """

    given: GivenThen
    edition: str = ""
    follows: str = ""
    saved_on: date | None = None
    label: str = FIRST_LABEL
    provisional: tuple[str, ...] = ()
    calendar: CalendarKept = field(default_factory=CalendarKept)
    reference: str = ""
    own: tuple[str, ...] = ()
    not_held: tuple[str, ...] = ()
    as_one: dict[str, int] = field(default_factory=dict)
    handed_over: HandedOverThen | None = None
    records: dict[str, RecordValues] = field(default_factory=dict)
    taken_out: tuple[TakenOut, ...] = ()
    planned: tuple[SavedRow, ...] | None = None
    where: str = ""
    strange: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What a user said that no date rests on; all of it stays with the child it was said of.

    *taken_out* are the children who were taken out of the case: one child of it names them.
    """

    reference: str = ""
    not_held: frozenset[str] = frozenset()
    label: str = FIRST_LABEL
    own: frozenset[str] = frozenset()
    as_one: dict[str, int] = field(default_factory=dict)
    handed_over: HandedOver | None = None
    records: dict[str, RecordValues] = field(default_factory=dict)
    taken_out: tuple[TakenOut, ...] = ()


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
