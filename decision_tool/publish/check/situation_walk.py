"""Every way through the guided questions, without going each way twice.

Two sets of answers are taken as one where nothing later can tell them apart: each
condition still open sees the same answers, and what was decided so far is the same. So
hundreds of millions of combinations are walked in a moment, and each is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.rule import AllOf, AnswerIs, AnyOf, Guard, Not
from decision_tool.core.guidance.situation_model import NONE, GuidedQuestion, Situation
from decision_tool.core.planning.index import index_of
from decision_tool.core.situation.situation import conditions_in, holds, standing

Answer = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class End:
    """Answers that leave no question open, and how many combinations come to the same."""

    answers: Mapping[str, Answer]
    combinations: int


@dataclass(slots=True)
class Walk:
    """What was met on the way: questions and options by id, and conditions that came true.

    *tried* counts the steps: the work it took.
    """

    ends: list[End] = field(default_factory=list)
    questions: set[str] = field(default_factory=set)
    options: set[tuple[str, str]] = field(default_factory=set)
    came_true: set[Guard] = field(default_factory=set)
    tried: int = 0

    @property
    def combinations(self) -> int:
        """Return how many combinations of answers there are."""
        return sum(end.combinations for end in self.ends)


@dataclass(frozen=True, slots=True)
class _State:
    """Answers so far, conditions still open by number, and what was decided that still matters.

    *told*: what is known of each option that a condition names. *picked*: of the question
    that is being answered, the options ticked so far, out of those *offered*.
    """

    ticked: Mapping[str, Answer]
    told: Mapping[str, Answer]
    open: tuple[int, ...]
    decided: frozenset[tuple[int, bool]]
    count: int
    picked: Answer = ()
    offered: Answer = ()


def walk(guidance: Guidance) -> Walk:
    """Return every way through. A question must depend on earlier ones only (lint_reach.py)."""
    return _Walker(guidance).walk()


class _Walker:
    """Numbers the conditions, so that states are small and quick to compare.

    Options are gone through one by one, so that no question costs a try for each set of them.
    """

    def __init__(self, guidance: Guidance) -> None:
        self.situation = guidance.situation
        self.guards = list(dict.fromkeys(all_guards(self.situation)))
        numbers = {guard: number for number, guard in enumerate(self.guards)}
        self.by_option = [_by_option(guard) for guard in self.guards]
        self.named = [{one.question for one in conditions_in(guard)} for guard in self.by_option]
        self.mentioned = set().union(*self.named)
        self.values: dict[str, set[str]] = {}
        for one in (one for guard in self.guards for one in conditions_in(guard)):
            self.values.setdefault(one.question, set()).add(one.value)
        self.about = {
            name: frozenset(number for number, named in enumerate(self.named) if name in named)
            for name in self.mentioned
        }
        asking = [{numbers[one] for one in guards_of(q)} for q in self.situation.questions]
        self.to_come = [set().union(*asking[n + 1 :]) for n in range(len(asking))]
        self.led: dict[int, set[str]] = {}
        for label, rule in zip(_labels(guidance), self.situation.rules, strict=True):
            self.led.setdefault(numbers[rule.guard], set()).add(label)
        self.found = Walk()

    def walk(self) -> Walk:
        states = [_State({}, {}, tuple(range(len(self.guards))), frozenset(), 1)]
        for index, question in enumerate(self.situation.questions):
            states = self._answered(question, states, self.to_come[index])
        self.found.ends = [End(state.ticked, state.count) for state in states]
        return self.found

    def _answered(
        self, question: GuidedQuestion, states: list[_State], to_come: set[int]
    ) -> list[_State]:
        """Return the states after a question: those of one answer, and those of any number."""
        one_by_one: list[_State] = []
        answered: list[_State] = []
        for state in states:
            found = standing(question, (), state.ticked)
            self.found.options |= {(question.id, option.id) for option in found.options}
            if found.options:
                self.found.questions.add(question.id)
            if found.is_asked and question.takes_several:
                offered = tuple(option.id for option in found.options)
                one_by_one.append(replace(state, offered=offered))
            elif found.is_asked:
                picked = [(option.id,) for option in found.options]
                answered += [self._with(state, question, answer) for answer in picked]
            else:
                answered.append(self._with(state, question, found.ticked or ()))
        for option in question.options:
            halves = (self._ticked_or_left(question, option.id, one) for one in one_by_one)
            one_by_one = self._merged((half for both in halves for half in both), to_come)
        answered += [self._with(one, question, one.picked or (NONE,)) for one in one_by_one]
        return self._merged(answered, to_come)

    def _ticked_or_left(
        self, question: GuidedQuestion, option: str, state: _State
    ) -> Iterator[_State]:
        """Yield what comes of ticking an option, where it is offered, and of leaving it."""
        yield self._next(state, {_name(question.id, option): ()})
        if option in state.offered:
            ticked = replace(state, picked=(*state.picked, option))
            yield self._next(ticked, {_name(question.id, option): (option,)})

    def _with(self, state: _State, question: GuidedQuestion, answer: Answer) -> _State:
        """Return the state once *question* is answered."""
        self.found.tried += 1
        named = self.values.get(question.id, ())
        told = {_name(question.id, one): (one,) * (one in answer) for one in named}
        ticked = {**state.ticked, question.id: answer}
        return self._next(replace(state, ticked=ticked, picked=(), offered=()), told)

    def _next(self, state: _State, told: Mapping[str, Answer]) -> _State:
        """Return the state once more is known, with the conditions that this settles."""
        self.found.tried += 1
        new = {name: said for name, said in told.items() if name in self.mentioned}
        new = {name: said for name, said in new.items() if name not in state.told}
        if not new:
            return state
        known = {**state.told, **new}
        about = frozenset().union(*(self.about[name] for name in new)).intersection(state.open)
        values = {number: holds(self.by_option[number], known) for number in about}
        settled = {(number, value) for number, value in values.items() if value is not None}
        self.found.came_true |= {self.guards[number] for number, value in settled if value}
        still_open = tuple(number for number in state.open if values.get(number) is None)
        return replace(state, told=known, open=still_open, decided=state.decided | settled)

    def _merged(self, states: Iterable[_State], to_come: set[int]) -> list[_State]:
        merged: dict[object, _State] = {}
        for state in states:
            key = self._key(state, to_come)
            same = merged.get(key)
            merged[key] = replace(same, count=same.count + state.count) if same else state
        return list(merged.values())

    def _key(self, state: _State, to_come: set[int]) -> object:
        """Return all that anything later could still tell apart; *to_come* is yet to be asked."""
        seen = {one for number in state.open for one in self.named[number]}
        true = [number for number, value in state.decided if value and number in self.led]
        return (
            state.open,
            state.offered,
            bool(state.picked),
            frozenset(one for one in state.decided if one[0] in to_come),
            frozenset(one for one in seen if state.told.get(one)),
            frozenset(label for number in true for label in self.led[number]),
        )


def _name(question: str, option: str) -> str:
    """Return what an option is called as a question of its own: ids hold no space."""
    return f"{question} {option}"


def _by_option(guard: Guard) -> Guard:
    """Return the condition asked of each option by itself, so that it can be known in part."""
    match guard:
        case AnswerIs():
            return replace(guard, question=_name(guard.question, guard.value))
        case AllOf() | AnyOf():
            return replace(guard, guards=tuple(_by_option(part) for part in guard.guards))
        case Not():
            return Not(_by_option(guard.guard))
        case _:  # pragma: no cover - the grammar of these conditions has no other form
            raise TypeError(guard)


def _labels(guidance: Guidance) -> Iterator[str]:
    """Yield what must still be known of each pathway at the end: itself or its collection.

    Overlays and their bases are told apart, so that the one is never found without the other.
    """
    paired = {one.needs_pathway for one in guidance.pathways}
    paired |= {one.id for one in guidance.pathways if one.needs_pathway}
    pathways = index_of(guidance).pathways
    for rule in guidance.situation.rules:
        yield rule.pathway if rule.pathway in paired else pathways[rule.pathway].collection


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
