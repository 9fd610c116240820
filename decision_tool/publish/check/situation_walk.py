"""Every way through the guided questions, without going each way twice.

Two sets of answers are taken as one where nothing later can tell them apart: each
condition still open sees the same answers, and what was decided so far is the same. So
hundreds of millions of combinations are walked in a moment, and each is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.rule import Guard
from decision_tool.core.guidance.situation_model import NONE, GuidedQuestion, Situation
from decision_tool.core.situation.situation import QuestionState, conditions_in, holds, standing

Answer = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class End:
    """Answers that leave no question open, and how many combinations come to the same."""

    answers: Mapping[str, Answer]
    combinations: int


@dataclass(slots=True)
class Walk:
    """What was met on the way: questions and options by id, and conditions that came true."""

    ends: list[End] = field(default_factory=list)
    questions: set[str] = field(default_factory=set)
    options: set[tuple[str, str]] = field(default_factory=set)
    came_true: set[Guard] = field(default_factory=set)

    @property
    def combinations(self) -> int:
        """Return how many combinations of answers there are."""
        return sum(end.combinations for end in self.ends)


@dataclass(frozen=True, slots=True)
class _State:
    """Answers so far, conditions still open by number, and what was decided that still matters."""

    ticked: Mapping[str, Answer]
    open: tuple[int, ...]
    decided: frozenset[tuple[int, bool]]
    count: int


def walk(guidance: Guidance) -> Walk:
    """Return every way through. A question must depend on earlier ones only (lint_reach.py)."""
    return _Walker(guidance).walk()


def answers_to(
    found: QuestionState, mentioned: set[tuple[str, str]]
) -> Iterator[tuple[Answer, int]]:
    """Yield the answers to a question, and for how many each stands.

    Options that no condition asks about can be ticked or left without any difference, so
    one answer stands for all that differ in these alone.
    """
    question = found.question
    if not question.takes_several:
        yield from (((option.id,), 1) for option in found.options)
        return
    ids = [option.id for option in found.options]
    decisive = [one for one in ids if (question.id, one) in mentioned]
    others = [one for one in ids if (question.id, one) not in mentioned]
    for size in range(1, len(decisive) + 1):
        for picked in combinations(decisive, size):
            yield picked, 2 ** len(others)
    if others:
        yield (others[0],), 2 ** len(others) - 1
    yield (NONE,), 1


class _Walker:
    """Numbers the conditions, so that states are small and quick to compare."""

    def __init__(self, guidance: Guidance) -> None:
        self.situation = guidance.situation
        self.guards = list(dict.fromkeys(all_guards(self.situation)))
        numbers = {guard: number for number, guard in enumerate(self.guards)}
        self.named = [
            {(one.question, one.value) for one in conditions_in(guard)} for guard in self.guards
        ]
        self.mentioned = set().union(*self.named)
        asking = [{numbers[one] for one in guards_of(q)} for q in self.situation.questions]
        self.to_come = [set().union(*asking[n + 1 :]) for n in range(len(asking))]
        self.led: dict[int, set[str]] = {}
        for label, rule in zip(_labels(guidance), self.situation.rules, strict=True):
            self.led.setdefault(numbers[rule.guard], set()).add(label)
        self.found = Walk()

    def walk(self) -> Walk:
        states = [self._next({}, tuple(range(len(self.guards))), frozenset(), 1)]
        for index, question in enumerate(self.situation.questions):
            merged: dict[object, _State] = {}
            for state in states:
                for after in self._after(question, state):
                    key = self._key(after, self.to_come[index])
                    same = merged.get(key)
                    merged[key] = replace(same, count=same.count + after.count) if same else after
            states = list(merged.values())
        self.found.ends = [End(state.ticked, state.count) for state in states]
        return self.found

    def _after(self, question: GuidedQuestion, state: _State) -> Iterator[_State]:
        found = standing(question, (), state.ticked)
        self.found.options |= {(question.id, option.id) for option in found.options}
        if found.options:
            self.found.questions.add(question.id)
        choices = [(found.ticked or (), 1)]
        if found.is_asked:
            choices = list(answers_to(found, self.mentioned))
        for answer, count in choices:
            ticked = {**state.ticked, question.id: answer}
            yield self._next(ticked, state.open, state.decided, state.count * count)

    def _next(
        self,
        ticked: Mapping[str, Answer],
        still_open: tuple[int, ...],
        decided: frozenset[tuple[int, bool]],
        count: int,
    ) -> _State:
        values = {number: holds(self.guards[number], ticked) for number in still_open}
        settled = {(number, value) for number, value in values.items() if value is not None}
        self.found.came_true |= {self.guards[number] for number, value in settled if value}
        still_open = tuple(number for number, value in values.items() if value is None)
        return _State(ticked, still_open, decided | settled, count)

    def _key(self, state: _State, to_come: set[int]) -> object:
        """Return all that anything later could still tell apart; *to_come* is yet to be asked."""
        seen = {one for number in state.open for one in self.named[number]}
        true = [number for number, value in state.decided if value and number in self.led]
        return (
            state.open,
            frozenset(one for one in state.decided if one[0] in to_come),
            frozenset(one for one in seen if one[1] in state.ticked.get(one[0], ())),
            frozenset(label for number in true for label in self.led[number]),
        )


def _labels(guidance: Guidance) -> Iterator[str]:
    """Yield what must still be known of each pathway at the end: itself or its collection.

    Overlays and their bases are told apart, so that the one is never found without the other.
    """
    paired = {one.needs_pathway for one in guidance.pathways}
    paired |= {one.id for one in guidance.pathways if one.needs_pathway}
    collections = {one.id: one.collection for one in guidance.pathways}
    for rule in guidance.situation.rules:
        yield rule.pathway if rule.pathway in paired else collections[rule.pathway]


def guards_of(question: GuidedQuestion) -> Iterator[Guard]:
    """Yield the conditions on which a question is asked and its options are offered."""
    if question.ask_if:
        yield question.ask_if
    yield from (option.offered_if for option in question.options if option.offered_if)


def all_guards(situation: Situation) -> Iterator[Guard]:
    """Yield every condition on guided answers."""
    for question in situation.questions:
        yield from guards_of(question)
    yield from (rule.guard for rule in situation.rules)
    yield from (one.guard for one in situation.advice)
    yield from (one.guard for one in situation.no_guide.actions if one.guard)
