"""A step that waits for a date or an answer by both editions, and is timed otherwise by the new.

It has no day that could move, but nobody may read that nothing changes for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from decision_tool.core.guidance.model import Guidance, Step
from decision_tool.core.planning.index import Index, index_of
from decision_tool.core.planning.outcome import Needs, State
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.planning.speech import Speech
from decision_tool.core.words import listed

WAITING: tuple[State, ...] = ("needs-date", "needs-answer")


@dataclass(frozen=True, slots=True)
class OtherRule:
    """A waiting *row* whose rule *was* and is *now* other words. *waits* says for what."""

    row: PlannedStep
    was: str
    now: str
    waits: str


def other_rule(
    was: PlannedStep | None, now: PlannedStep | None, old: Guidance, new: Guidance
) -> OtherRule | None:
    """Return how the rule of a step differs that waits both times; None where it does not.

    Each side is said by its own guidance, *old* and *new*. That a rule changed, and not only what
    its dates are called, is for the caller to know.
    """
    if was is None or now is None or not {was.state, now.state}.issubset(WAITING):
        return None
    first, second = _rule(was.step, Speech(old)), _rule(now.step, Speech(new))
    if first == second:
        return None
    return OtherRule(now, first, second, f"waits for {_needed(now.needs, index_of(new))}")


def _rule(step: Step, speech: Speech) -> str:
    """Return ``8 weeks before the hearing, only if ...``, each case of it."""
    cases = (
        speech.sentence(one.sentence) + (f" if {speech.guard(one.guard)}" if one.guard else "")
        for one in step.rule
    )
    only = f", only if {speech.guard(step.only_if)}" if step.only_if else ""
    return f"{'; '.join(cases)}{only}"


def _needed(needs: Needs, index: Index) -> str:
    dates = [index.phrase(key) for key in needs.dates]
    answers = [f"the answer to “{index.questions[name].title}”" for name in needs.answers]
    return listed([" or ".join(dates), *answers] if needs.any_of else [*dates, *answers])
