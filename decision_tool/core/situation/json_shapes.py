"""The reply of `pathways ask` as types. The schema in `docs/schemas/` is made from them."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from decision_tool.core.days.dates import IsoDay


class OptionJson(TypedDict):
    """One answer that can be chosen."""

    id: str
    title: str
    hint: str | None


class GuidedQuestionJson(TypedDict):
    """One guided question as it stands; ``answer`` is null while nobody has answered."""

    id: str
    title: str
    short: str
    why: str
    kind: Literal["one", "many", "birth"]
    options: list[OptionJson]
    none: str | None
    answer: list[str] | None
    said: str | None
    is_usual: bool
    fault: str | None


class AskedJson(GuidedQuestionJson):
    """The same, with ``count`` in words: which question it is, of how many as a rule."""

    count: str


class AppliesJson(TypedDict):
    """A pathway that applies; ``led_by`` pairs each question with the answer that led to it."""

    id: str
    title: str
    because: str
    led_by: list[list[str]]


class AdviceJson(TypedDict):
    """Something to do besides."""

    title: str
    message: str


class ContradictionJson(TypedDict):
    """Pathways that cannot both be right."""

    pathways: list[str]
    message: str


class RuledOutJson(TypedDict):
    """A pathway that does not apply; ``was_asked`` where a question decided it."""

    id: str
    title: str
    because: str
    was_asked: bool


class LaterJson(TypedDict):
    """A pathway that will apply once the child is old enough."""

    id: str
    message: str


class NoGuideJson(TypedDict):
    """What to do where no pathway applies."""

    message: str
    actions: list[str]


class ToPlanJson(TypedDict):
    """What goes on to the timetable: part of a ``given`` object."""

    pathways: list[str]
    answers: dict[str, str]
    dates: dict[str, IsoDay]


class OutcomeJson(TypedDict):
    """Where the answers lead, once every question that is asked is answered."""

    title: str
    pathways: list[AppliesJson]
    advice: list[AdviceJson]
    contradictions: list[ContradictionJson]
    ruled_out: list[RuledOutJson]
    later: list[LaterJson]
    no_guide: NoGuideJson | None
    plan: ToPlanJson | None


class SituationJson(TypedDict):
    """The reply of `pathways ask`: the questions asked so far, and where they lead.

    ``in_force_until`` is there where a later edition has been published since.
    """

    edition: str
    in_force_until: NotRequired[IsoDay]

    questions: list[AskedJson]
    next: str | None
    up_to: int
    outcome: OutcomeJson | None
