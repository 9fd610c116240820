"""The guided questions: what is asked about a situation, and where the answers lead. Records only.

An *answer* is always a tuple of option ids: one id where the question takes one answer.
"""

from __future__ import annotations

from dataclasses import dataclass

from decision_tool.core.guidance.late import Late
from decision_tool.core.guidance.rule import Age, Guard

NONE = "none"
"""The answer to a question that takes several when no option fits; it stands alone."""


@dataclass(frozen=True, slots=True)
class GuidedOption:
    """One answer. *offered_if*: when it can be chosen at all; always, where there is none.

    *collection*: choosing it chooses that organisation's guidance. *stands_for*: a question
    of the timetable that this answers: yes where it is ticked, no where it is left.
    *from_age*: a date of birth picks it from this age on.
    """

    id: str
    title: str
    hint: str = ""
    offered_if: Guard | None = None
    collection: str = ""
    stands_for: str = ""
    from_age: Age | None = None


@dataclass(frozen=True, slots=True)
class GuidedQuestion:
    """Something asked on the way to the pathways; *short* names it beside its answer.

    *none* is the text of the option "none", and is there only where several answers are
    taken. *is_of_plan*: a question of the timetable, whose answer goes on to it. *usual*:
    the option that counts, and is shown, until another is chosen. *key_date*: the question
    is answered by a date of birth, which goes on to the timetable as that key date.
    """

    id: str
    title: str
    short: str
    why: str
    options: tuple[GuidedOption, ...]
    none: str = ""
    ask_if: Guard | None = None
    is_of_plan: bool = False
    usual: str = ""
    key_date: str = ""

    @property
    def takes_several(self) -> bool:
        """Tell whether more than one option may be ticked."""
        return bool(self.none)


@dataclass(frozen=True, slots=True)
class PathwayRule:
    """When a pathway applies. Both texts complete a sentence that begins with "Because"."""

    pathway: str
    guard: Guard
    because: str
    ruled_out: str


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do, said beside the pathways while *guard* holds."""

    guard: Guard
    title: str
    message: str


@dataclass(frozen=True, slots=True)
class NextAction:
    """What to do where no guide applies; for every situation, or while *guard* holds."""

    text: str
    guard: Guard | None = None


@dataclass(frozen=True, slots=True)
class NoGuide:
    """What is said where no pathway applies. A schedule is never made up instead."""

    title: str
    message: str
    actions: tuple[NextAction, ...]


@dataclass(frozen=True, slots=True)
class Situation(Late):
    """The questions in the order they are asked, and everything their answers decide."""

    questions: tuple[GuidedQuestion, ...] = ()
    rules: tuple[PathwayRule, ...] = ()
    advice: tuple[Advice, ...] = ()
    no_guide: NoGuide = NoGuide("", "", ())


NO_QUESTIONS = Situation()
"""Stands for a situation of which nothing is asked."""
