"""The first thing a pathway asks for, in one line: what to say before any date is known."""

from __future__ import annotations

from collections.abc import Mapping

from decision_tool.core.guidance.model import Pathway
from decision_tool.core.guidance.rule import AllOf, AnswerIs, Guard, Rule, Sentence
from decision_tool.core.planning.speech import Speech
from decision_tool.core.words import small


def first_step(pathway: Pathway, speech: Speech, answers: Mapping[str, str]) -> str:
    """Return ``first visit, 6 weeks before the move``; empty for a pathway of no step.

    Where the day is one of several cases and *answers* do not tell which, only the title.
    """
    if not pathway.steps:
        return ""
    step = pathway.steps[0]
    sentence = _case(step.rule, answers)
    title = small(step.title)
    return f"{title}, {speech.sentence(sentence)}" if sentence else title


def _case(rule: Rule, answers: Mapping[str, str]) -> Sentence | None:
    """Return the case that counts, or None where it also rests on dates or missing answers."""
    for branch in rule:
        holds = True if branch.guard is None else _holds(branch.guard, answers)
        if holds is None:
            return None
        if holds:
            return branch.sentence
    return None


def _holds(guard: Guard, answers: Mapping[str, str]) -> bool | None:
    match guard:
        case AnswerIs():
            given = answers.get(guard.question)
            return (False if guard.if_known else None) if given is None else given == guard.value
        case AllOf():
            parts = [_holds(part, answers) for part in guard.guards]
            return False if False in parts else None if None in parts else True
        case _:
            return None
