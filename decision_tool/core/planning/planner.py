"""The planner plans each step once, and tells rules what has become of other steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeGuard

from decision_tool.core.days.dates import long_date
from decision_tool.core.guidance.model import Guidance, Invitee, Pathway, Step
from decision_tool.core.guidance.rule import Branch, Guard, Rule, Sentence, Series
from decision_tool.core.planning.facts import Facts, facts_for
from decision_tool.core.planning.given import Given
from decision_tool.core.planning.guards import because, evaluate
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.outcome import Blocked, Found, Span, blocked_by_all
from decision_tool.core.planning.series import Occurrences, Past, expand
from decision_tool.core.planning.windows import resolve_sentence
from decision_tool.core.words import capital

FIRST_NUMBERED = 2
"""A step that repeats has no number the first time."""


class Planner:
    """Plans each step once and remembers it: the build has checked that no rule goes in a circle.

    Steps of pathways that were not chosen can be asked about too: an overlay counts
    from its base whether or not that is shown.
    """

    def __init__(
        self,
        guidance: Guidance,
        given: Given,
        standing_in: Mapping[str, Found | Blocked] | None = None,
    ) -> None:
        """Prepare to plan one case; nothing is worked out until it is asked for.

        *standing_in*: days that stand for key dates (`Facts`).
        """
        self.guidance = guidance
        self.given = given
        self.steps = index_of(guidance).steps
        self.pathways = index_of(guidance).pathways
        self._spans: dict[str, Span | Blocked] = {}
        self._occurrences: dict[str, Occurrences] = {}
        self._points: dict[str, Found | Blocked] = {}
        self._numbered: dict[tuple[str, int], Planner] = {}
        self._comers: dict[int, tuple[Guard, bool]] = {}
        self._added = _added_invitees([self.pathways[chosen] for chosen in given.pathways])
        self.facts: Facts = facts_for(guidance, given, self, standing_in or {})

    def span(self, step_id: str) -> Span | Blocked:
        """Return the window a step is planned in, held or not, or what stands in the way."""
        if step_id not in self._spans:
            self._spans[step_id] = self._plan(self.steps[step_id])
        return self._spans[step_id]

    def point(self, step_id: str) -> Found | Blocked:
        """Return the day to count from: held, else latest, else earliest; never the suggested."""
        if step_id not in self._points:
            self._points[step_id] = self._point(step_id)
        return self._points[step_id]

    def _point(self, step_id: str) -> Found | Blocked:
        step, held = self.steps[step_id], self.given.held.get(step_id)
        name = capital(step.phrase)
        if held:
            reasons = (f"{name} was {step.done} on {long_date(held)}.",)
            return Found(held, reasons, name=step.phrase)
        found = _planned_day(name, self.span(step_id))
        return found if isinstance(found, Blocked) else replace(found, name=step.phrase)

    def name(self, step_id: str) -> str:
        """Return the noun phrase for the step."""
        return self.steps[step_id].phrase

    def past(self, step: Step) -> Past:
        """Return what has become of the occurrences of a series."""
        held = self.facts.held_numbers(step.id)
        return Past(step.title, held, self.replaced(step), step.done)

    def for_number(self, step: Step, number: int) -> Planner:
        """Return the planner of the nth of a step that repeats, from the second on.

        There the one before stands for the key date that the step *repeats*.
        """
        assert step.repeats
        for each in range(FIRST_NUMBERED, number + 1):
            # In order, each once: what was held as number 999 is planned without going so deep.
            if (step.id, each) not in self._numbered:
                before = {step.repeats: self.point_of(step, each - 1)}
                self._numbered[step.id, each] = Planner(self.guidance, self.given, before)
        return self._numbered[step.id, number]

    def point_of(self, step: Step, number: int) -> Found | Blocked:
        """Return the day of the nth of a step that repeats: held, else planned."""
        if number < FIRST_NUMBERED:
            return self.point(step.id)
        held, name = self.given.held.get(f"{step.id}#{number}"), f"{step.title} {number}"
        if held:
            return Found(held, (f"{name} was {step.done} on {long_date(held)}.",))
        return _planned_day(name, self.for_number(step, number).span(step.id))

    def is_held(self, step_id: str) -> bool:
        """Tell whether the step was held."""
        return step_id in self.given.held

    def is_open(self, step_id: str) -> bool:
        """Tell whether the step is planned, or due when needed, and not held."""
        span = self.span(step_id)
        is_planned = isinstance(span, Span) or span.state == "when-needed"
        return is_planned and not self.is_held(step_id)

    def allowed(self, step: Step) -> bool | Blocked:
        """Return whether the step applies at all, or what must be known to tell."""
        return evaluate(step.only_if, self.facts) if step.only_if else True

    def not_allowed(self, step: Step, allowed: bool | Blocked) -> Blocked:
        """Return the obstacle of a step that does not apply, or may not."""
        if isinstance(allowed, Blocked):
            return self._undecided(step, allowed)
        why = step.not_needed_because or "The answers given rule this out."
        reasons = because(step.only_if, self.facts) if step.only_if else ()
        rests_on = (self.facts.birth_key,) if reasons else ()
        return Blocked("not-needed", reasons=(why, *reasons), rests_on=rests_on)

    def _undecided(self, step: Step, guard: Blocked) -> Blocked:
        """Return every need of a step that may apply, unless it is settled without them."""
        outcome = self._resolve(step.rule)
        if isinstance(outcome, Blocked) and outcome.state == "not-needed":
            return outcome
        return blocked_by_all(guard, outcome) if is_asking(outcome) else guard

    def invited(self, step: Step) -> tuple[str, ...]:
        """Return the roles to invite, each once. A guard not known to hold invites nobody."""
        added = self._added.get(step.pathway, ()) if step.kind == "meeting" else ()
        invitees = (*step.invite, *added)
        comes = [one.role for one in invitees if one.guard is None or self._comes(one.guard)]
        return tuple(dict.fromkeys(comes))

    def records(self, step: Step) -> tuple[str, ...]:
        """Return the record forms of the step, less those that an answer rules out."""
        offered = (one for one in step.records_if if evaluate(one.guard, self.facts) is not False)
        return (*step.records, *(one.record for one in offered))

    def occurrences(self, step: Step) -> Occurrences:
        """Return the occurrences of a series, the first of them where there are very many."""
        if step.id not in self._occurrences:
            allowed, series = self.allowed(step), step.series
            assert series
            obstacle = None if allowed is True else self.not_allowed(step, allowed)
            found = expand(series, self.past(step), self.facts, obstacle)
            is_whole = step.id in self.given.list_all
            self._occurrences[step.id] = found if is_whole else found.cut()
        return self._occurrences[step.id]

    def sentence(self, step: Step) -> Sentence | None:
        """Return the sentence that dates a step: of the case that is known to hold."""
        branch = self.case(step)
        return branch.sentence if branch else None

    def case(self, step: Step) -> Branch | None:
        """Return the case that dates a step: the first that is known to hold."""
        if self.allowed(step) is not True:
            return None
        holds = (
            one for one in step.rule if not one.guard or evaluate(one.guard, self.facts) is True
        )
        return next(holds, None)

    def replaced(self, step: Step) -> dict[int, str]:
        """Return the occurrences of a series that steps of chosen pathways replace, by number."""
        replacing = (
            (other.replaces.partition("#"), other.id)
            for pathway in self.given.pathways
            for other in self.pathways[pathway].steps
            if other.replaces
        )
        return {int(number): by for (of, _, number), by in replacing if of == step.id}

    def _comes(self, guard: Guard) -> bool:
        """Tell whether somebody is to be invited. A pathway invites the same to every meeting."""
        # By identity: to compare two guards takes longer than to look whether one holds.
        if id(guard) not in self._comers:
            self._comers[id(guard)] = guard, evaluate(guard, self.facts) is True
        return self._comers[id(guard)][1]

    def _plan(self, step: Step) -> Span | Blocked:
        allowed = self.allowed(step)
        return self._resolve(step.rule) if allowed is True else self.not_allowed(step, allowed)

    def _resolve(self, rule: Rule) -> Span | Blocked:
        """Return what the first branch that holds gives.

        While it is undecided which one holds, return every need of those still possible.
        """
        obstacles: list[Blocked] = []
        for branch in rule:
            holds = evaluate(branch.guard, self.facts) if branch.guard else True
            if holds is False:
                continue
            outcome = self._sentence(branch.sentence)
            if holds is True and not obstacles:
                return outcome
            obstacles += [one for one in (holds, outcome) if is_asking(one)]
            if holds is True:
                break
        if obstacles:
            return blocked_by_all(*obstacles)
        return Blocked("not-needed", reasons=("The answers given rule this out.",))

    def _sentence(self, sentence: Sentence) -> Span | Blocked:
        """Return the window of a sentence; of a series, only what it still needs to start."""
        if not isinstance(sentence, Series):
            return resolve_sentence(sentence, self.facts)
        rest = expand(sentence, Past("", {}, {}), self.facts)
        return rest.obstacle or rest.listed[0].planned


def _planned_day(name: str, span: Span | Blocked) -> Found | Blocked:
    """Return the day to count from of what is not held: the latest, else the earliest."""
    if isinstance(span, Blocked):
        return span
    if span.latest:
        reason = f"{name} is planned for {long_date(span.latest)}."
        return Found(span.latest, (reason,), span.rests_on)
    assert span.earliest is not None  # a window without any limit is Blocked
    reason = f"{name} can take place from {long_date(span.earliest)}; that day is counted from."
    return Found(span.earliest, (reason,), span.rests_on)


def _added_invitees(chosen: list[Pathway]) -> dict[str, tuple[Invitee, ...]]:
    """Return whom the chosen overlays add to the meetings of their base, by its pathway."""
    added: dict[str, tuple[Invitee, ...]] = {}
    for overlay in chosen:
        if overlay.needs_pathway:
            before = added.get(overlay.needs_pathway, ())
            added[overlay.needs_pathway] = (*before, *overlay.adds_invitees)
    return added


def is_asking(outcome: object) -> TypeGuard[Blocked]:
    """Tell whether an outcome asks for an input that is missing."""
    return isinstance(outcome, Blocked) and outcome.state in ("needs-date", "needs-answer")
