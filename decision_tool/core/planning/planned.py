"""One row of a plan: a step, or one occurrence of a series, in some state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from decision_tool.core.days.holidays import NonWorking
from decision_tool.core.guidance.model import Step
from decision_tool.core.planning.outcome import NOTHING_NEEDED, Needs, State
from decision_tool.core.planning.working import Run


@dataclass(frozen=True, slots=True)
class OtherReading:
    """What another reading of the same words would give, where it differs."""

    reading: str
    earliest: date | None
    latest: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One row of a plan. The fields mean what CONTRACT says of the JSON of the same names.

    *at_event*: its latest day is the event that calls for it, so the words are "at" or "on",
    never "by". *agreed* is the day people agreed, where it is the
    one to put in a diary, and *was_agreed* the same once it is past and the step is still to do;
    *aim* is the day a reading names for that; *runs* are what was counted.
    """

    id: str
    step: Step
    number: int | None
    title: str
    state: State
    earliest: date | None = None
    latest: date | None = None
    suggested: date | None = None
    diary: date | None = None
    non_working: NonWorking | None = None
    approximate: bool = False
    held: date | None = None
    overdue: bool = False
    open_ended: bool = False
    needs: Needs = NOTHING_NEEDED
    alternatives: tuple[OtherReading, ...] = ()
    reasons: tuple[str, ...] = ()
    invite: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    beyond_holidays: bool = False
    at_event: bool = False
    agreed: date | None = None
    was_agreed: date | None = None
    aim: date | None = None
    runs: tuple[Run, ...] = ()

    def is_provisional(self, moving: frozenset[str]) -> bool:
        """Tell whether its day rests on one of the key dates that may still move."""
        return self.state == "dated" and not moving.isdisjoint(self.rests_on)

    @property
    def day(self) -> date | None:
        """Return the day that places the row in the timetable: held, else latest, else earliest."""
        return self.held or self.latest or self.earliest
