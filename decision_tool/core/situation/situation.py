"""Which guided questions are asked, given the answers so far. Where they lead is elsewhere.

Answers are only ever read here, never dropped: an answer whose question is not asked any
more counts for nothing while that is so, and counts again when the question comes back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from decision_tool.core.guidance.rule import AllOf, AnswerIs, AnyOf, Guard, Not
from decision_tool.core.guidance.situation_model import (
    NONE,
    GuidedOption,
    GuidedQuestion,
    Situation,
)

Answers = Mapping[str, tuple[str, ...]]
"""What was ticked, by question; known to be sound (answers.py)."""

Ticked = Mapping[str, tuple[str, ...] | None]
"""What counts as ticked: nothing where the question is not asked, None where not yet known."""


@dataclass(frozen=True, slots=True)
class QuestionState:
    """How one question stands. *is_asked* is None while earlier answers leave it open.

    *options* are those that can be chosen now. *ticked* is None while unanswered; where
    there is only one answer to choose, it counts without being asked for.
    """

    question: GuidedQuestion
    is_asked: bool | None
    options: tuple[GuidedOption, ...] = ()
    ticked: tuple[str, ...] | None = None

    def is_usual(self, answers: Answers) -> bool:
        """Tell whether the usual answer counts because nobody gave another."""
        return bool(self.question.usual and self.ticked) and not answers.get(self.question.id)

    @property
    def is_open(self) -> bool:
        """Tell whether the question is asked and waits for its answer."""
        return self.is_asked is True and self.ticked is None


def questions_to_ask(situation: Situation, answers: Answers) -> tuple[QuestionState, ...]:
    """Return the questions that are asked, in order; the first open one comes next."""
    return tuple(one for one in question_states(situation, answers) if one.is_asked)


def question_states(situation: Situation, answers: Answers) -> tuple[QuestionState, ...]:
    """Return how every question stands. A question depends on earlier ones only."""
    found: list[QuestionState] = []
    ticked: dict[str, tuple[str, ...] | None] = {}
    for question in situation.questions:
        one = standing(question, answers.get(question.id, ()), ticked)
        ticked[question.id] = one.ticked
        found.append(one)
    return tuple(found)


def ticked_in(states: Sequence[QuestionState]) -> Ticked:
    """Return what counts as ticked, for `holds`."""
    return {one.question.id: one.ticked for one in states}


def standing(question: GuidedQuestion, given: tuple[str, ...], ticked: Ticked) -> QuestionState:
    """Return how *question* stands if *given* was ticked, after what was *ticked* before it."""
    asked = _applies(question.ask_if, ticked)
    if asked is False:
        return QuestionState(question, is_asked=False, ticked=())
    offers = {option: _applies(option.offered_if, ticked) for option in question.options}
    if not any(offer is not False for offer in offers.values()):
        return QuestionState(question, is_asked=False, ticked=())
    options = tuple(option for option, offer in offers.items() if offer)
    if asked is None or not options:
        return QuestionState(question, is_asked=None)
    if len(question.options) == 1 and not question.takes_several:
        return QuestionState(question, is_asked=False, options=options, ticked=(options[0].id,))
    kept = _kept(question, options, given or (question.usual,))
    return QuestionState(question, is_asked=True, options=options, ticked=kept)


def _kept(
    question: GuidedQuestion, options: tuple[GuidedOption, ...], given: tuple[str, ...]
) -> tuple[str, ...] | None:
    """Return what was ticked of what is offered now, or None if nothing of it is."""
    offered = [option.id for option in options] + [NONE] * question.takes_several
    return tuple(one for one in given if one in offered) or None


def _applies(guard: Guard | None, ticked: Ticked) -> bool | None:
    return True if guard is None else holds(guard, ticked)


def holds(guard: Guard, ticked: Ticked) -> bool | None:
    """Return whether *guard* holds, or None while that rests on an answer not yet known."""
    match guard:
        case AnswerIs():
            chosen = ticked.get(guard.question)
            return None if chosen is None else guard.value in chosen
        case AllOf():
            return _joined([holds(part, ticked) for part in guard.guards], settles=False)
        case AnyOf():
            return _joined([holds(part, ticked) for part in guard.guards], settles=True)
        case Not():
            inner = holds(guard.guard, ticked)
            return None if inner is None else not inner
        case _:  # pragma: no cover - the grammar of these conditions has no other form
            raise TypeError(guard)


def conditions_in(guard: Guard) -> Iterator[AnswerIs]:
    """Yield every condition on one answer inside *guard*."""
    if isinstance(guard, AnswerIs):
        yield guard
    elif isinstance(guard, AllOf | AnyOf):
        for part in guard.guards:
            yield from conditions_in(part)
    else:
        assert isinstance(guard, Not)
        yield from conditions_in(guard.guard)


def _joined(parts: list[bool | None], *, settles: bool) -> bool | None:
    if settles in parts:
        return settles
    return None if None in parts else not settles


def chosen_collections(states: Sequence[QuestionState]) -> set[str]:
    """Return the collections that the answers chose; none where no question is about that."""
    return {
        option.collection
        for one in states
        for option in one.options
        if option.collection and option.id in (one.ticked or ())
    }


def most_questions(situation: Situation, answers: Answers) -> int:
    """Return how many questions there can be in all, at most, from these answers on.

    Answers that shut each other out are told apart for the next question only, so this
    may be too many and is never too few.
    """
    states = question_states(situation, answers)
    following = _next_open(states)
    if following is None or following.question.takes_several:
        return _possible(states)
    branches = ({**answers, following.question.id: (one.id,)} for one in following.options)
    return max(_possible(question_states(situation, branch)) for branch in branches)


def likely_questions(situation: Situation, answers: Answers) -> int:
    """Return how many questions there are if each open one gets its first answer.

    One whose usual answer counts is not asked of anybody, so it is not among them.
    """
    filled = dict(answers)
    while following := _next_open(question_states(situation, filled)):
        filled[following.question.id] = (following.options[0].id,)
    asked = questions_to_ask(situation, filled)
    return sum(not one.is_usual(filled) for one in asked)


def count_words(situation: Situation, answers: Answers, question: str) -> str:
    """Return ``Question 1 of about 4``: how many there are as a rule, never the most there can be.

    Once nothing can add a question, or take one away, it says ``of 4``.
    """
    asked = questions_to_ask(situation, answers)
    usual = [one.is_usual(answers) for one in asked]
    place = [one.question.id for one in asked].index(question)
    number = max(1, usual[: place + 1].count(False))
    likely = likely_questions(situation, answers)
    about = "" if likely == most_questions(situation, answers) - usual.count(True) else "about "
    return f"Question {number} of {about}{max(number, likely)}"


def _next_open(states: Sequence[QuestionState]) -> QuestionState | None:
    return next((one for one in states if one.is_open), None)


def _possible(states: Sequence[QuestionState]) -> int:
    return sum(one.is_asked is not False for one in states)
