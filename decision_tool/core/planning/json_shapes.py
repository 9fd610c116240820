"""The reply of `pathways plan` as types. The schema in `docs/schemas/` is made from them."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from decision_tool.core.days.dates import IsoDay
from decision_tool.core.planning.given import GivenJson
from decision_tool.core.planning.outcome import State
from decision_tool.core.planning.problem import ProblemCode


class NeedsJson(TypedDict):
    """The inputs still missing. Where ``any_of`` is true, one of the dates is enough."""

    dates: list[str]
    answers: list[str]
    any_of: bool


class AlternativeJson(TypedDict):
    """What another reading of the same words would give, where it differs."""

    reading: str
    earliest: IsoDay | None
    latest: IsoDay | None
    reason: str


class StepJson(TypedDict):
    """One row of the plan: a step, or one occurrence of a series."""

    id: str
    title: str
    state: State
    earliest: IsoDay | None
    latest: IsoDay | None
    suggested: IsoDay | None
    diary: IsoDay | None
    non_working: str | None
    approximate: bool
    held: IsoDay | None
    overdue: bool
    open_ended: bool
    needs: NeedsJson
    alternatives: list[AlternativeJson]
    reasons: list[str]
    readings: list[str]
    clauses: list[str]
    arranged_by: str | None
    invite: list[str]
    records: list[str]


class ProblemJson(TypedDict):
    """One impossible thing; ``fields`` holds key dates, pathways or steps."""

    code: ProblemCode
    fields: list[str]
    message: str


class NoteJson(TypedDict):
    """One remark about steps."""

    code: str
    steps: list[str]
    message: str


class PlanJson(TypedDict):
    """The reply of `pathways plan`: every step of every chosen pathway.

    ``in_force_until`` is there where a later edition has been published since.
    """

    schema: int
    edition: str
    in_force_until: NotRequired[IsoDay]
    given: GivenJson
    steps: list[StepJson]
    problems: list[ProblemJson]
    notes: list[NoteJson]
