"""Where the answers lead: the pathways that apply and why, what was ruled out, what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decision_tool.core.guidance.model import Contradiction, Guidance, Together
from decision_tool.core.guidance.rule import AllOf, AnswerIs, AnyOf, Guard
from decision_tool.core.guidance.situation_model import Advice, PathwayRule, Situation
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.inputs import inputs_for
from decision_tool.core.situation.situation import (
    Answers,
    QuestionState,
    Ticked,
    chosen_collections,
    conditions_in,
    holds,
    question_states,
    ticked_in,
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A pathway that applies, and the answers that led to it: pairs of question and option."""

    rule: PathwayRule
    led_by: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RuledOut:
    """A pathway of the same organisation that does not apply.

    *was_asked*: at least one question that decides it was asked.
    """

    rule: PathwayRule
    was_asked: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the answers come to. Without a pathway, *actions* say what to do instead.

    *answers* go on to the timetable: what its own questions need not ask again.
    """

    pathways: tuple[Chosen, ...]
    ruled_out: tuple[RuledOut, ...]
    advice: tuple[Together | Advice, ...]
    contradictions: tuple[Contradiction, ...]
    answers: dict[str, str]
    actions: tuple[str, ...] = ()


def outcome(guidance: Guidance, answers: Answers) -> Outcome | None:
    """Return where the answers lead, or None while a question is open."""
    situation = guidance.situation
    states = question_states(situation, answers)
    if any(one.is_open for one in states):
        return None
    ticked = ticked_in(states)
    pathways = tuple(
        Chosen(rule, tuple(dict.fromkeys(_facts(rule.guard, ticked))))
        for rule in situation.rules
        if holds(rule.guard, ticked)
    )
    ids = tuple(one.rule.pathway for one in pathways)
    return Outcome(
        pathways=pathways,
        ruled_out=_ruled_out(guidance, states, ticked),
        advice=(*_together(guidance, ids), *_advice(situation, ticked)) if ids else (),
        contradictions=tuple(
            pair for pair in guidance.contradictions if set(pair.pathways).issubset(ids)
        ),
        answers=_of_plan(guidance, ids, states),
        actions=() if ids else _actions(situation, ticked),
    )


def _facts(guard: Guard, ticked: Ticked) -> Iterator[tuple[str, str]]:
    """Yield the answers for which *guard* holds; what must not be ticked leads nowhere."""
    match guard:
        case AnswerIs() if holds(guard, ticked):
            yield guard.question, guard.value
        case AllOf() | AnyOf():
            for part in guard.guards:
                yield from _facts(part, ticked)


def _ruled_out(
    guidance: Guidance, states: Sequence[QuestionState], ticked: Ticked
) -> tuple[RuledOut, ...]:
    """Return what does not apply, those first whose questions were asked.

    Another organisation's pathways are not ruled out: they were never in question.
    """
    pathways = index_of(guidance).pathways
    chosen = chosen_collections(states) or {one.collection for one in pathways.values()}
    asked = {one.question.id for one in states if one.is_asked}
    found = [
        RuledOut(rule, any(one.question in asked for one in conditions_in(rule.guard)))
        for rule in guidance.situation.rules
        if not holds(rule.guard, ticked) and pathways[rule.pathway].collection in chosen
    ]
    return tuple(sorted(found, key=lambda one: not one.was_asked))


def _together(guidance: Guidance, ids: tuple[str, ...]) -> Iterator[Together]:
    yield from (one for one in guidance.together if set(one.pathways).issubset(ids))


def _advice(situation: Situation, ticked: Ticked) -> Iterator[Advice]:
    yield from (one for one in situation.advice if holds(one.guard, ticked))


def _actions(situation: Situation, ticked: Ticked) -> tuple[str, ...]:
    return tuple(
        one.text
        for one in situation.no_guide.actions
        if one.guard is None or holds(one.guard, ticked)
    )


def _of_plan(
    guidance: Guidance, ids: tuple[str, ...], states: Sequence[QuestionState]
) -> dict[str, str]:
    """Return the answers that the timetable of these pathways would ask for."""
    needs = inputs_for(guidance, ids)
    wanted = {*needs.questions, *needs.invitee_questions}
    return {
        question: answer
        for standing in states
        for question, answer in _carried(standing)
        if question in wanted
    }


def _carried(standing: QuestionState) -> Iterator[tuple[str, str]]:
    """Yield the timetable's questions that one question answers."""
    if not standing.ticked:
        return
    if standing.question.is_of_plan:
        yield standing.question.id, standing.ticked[0]
    for option in standing.options:
        if option.stands_for:
            yield option.stands_for, "yes" if option.id in standing.ticked else "no"
