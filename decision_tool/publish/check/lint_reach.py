"""The guided questions lead somewhere: every question, option and pathway can be reached.

This needs the questions compiled, so it is told only once nothing else is wrong. It looks
at every organisation's questions, whichever are published.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from decision_tool.core.errors import Fault
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.rule import Guard
from decision_tool.core.situation.outcome import outcome
from decision_tool.core.situation.situation import (
    chosen_collections,
    conditions_in,
    question_states,
)
from decision_tool.publish.check.situation_walk import End, Walk, all_guards, guards_of, walk
from decision_tool.publish.source.compile import compile_library
from decision_tool.publish.source.compile_situation import scope_of
from decision_tool.publish.source.parse_once import parse_situation
from decision_tool.publish.source.situation_schema import GuidedOptionSource, OwnQuestionSource
from decision_tool.publish.source.sources import Sources
from decision_tool.publish.source.yaml_source import Source, Trail

UNUSED = "No pathway uses its answer: leave it out, or say when to ask it: `ask-if:`."


def reach_faults(sources: Sources, file: Source) -> Iterator[Fault]:
    """Yield the faults of situation.yml, which is *file*, as a whole."""
    everything = tuple(one.id for one in sources.guides.collections)
    settings = sources.settings.model_copy(update={"publish": everything})
    guidance = compile_library(replace(sources, settings=settings)).guidance
    reach = _Reach(sources, file, guidance)
    yield from reach.without_effect()
    too_early = list(reach.asked_too_early())
    yield from too_early
    if not too_early:
        found = walk(guidance)
        yield from reach.never_asked(found)
        yield from reach.never_true(found)
        for end in found.ends:
            yield from reach.ill_matched(end)


@dataclass(frozen=True, slots=True)
class _Reach:
    """The source of the questions, and the questions made of it, in the same order."""

    sources: Sources
    file: Source
    guidance: Guidance

    def fault(self, trail: Trail, what: str, hint: str) -> Fault:
        return Fault(self.file.where(trail), what, hint)

    def asked_too_early(self) -> Iterator[Fault]:
        """Yield a fault for each question that depends on one asked after it."""
        questions = self.guidance.situation.questions
        names = [question.id for question in questions]
        for number, question in enumerate(questions):
            asks = [one.question for guard in guards_of(question) for one in conditions_in(guard)]
            later = [name for name in asks if name in names[number:]]
            if later:
                what = f"{question.id!r} depends on {later[0]!r}, which is not asked before it."
                yield self.fault(("questions", number), what, "Move it below that question.")

    def without_effect(self) -> Iterator[Fault]:
        """Yield a fault for each option that changes nothing and does not say why it is there.

        Where one answer is taken, one option may stand for all that has no effect.
        """
        mentioned = self.mentioned()
        for number, question in enumerate(self.sources.situation.questions):
            if not isinstance(question, OwnQuestionSource):
                continue
            idle = [
                index
                for index, option in enumerate(question.options)
                if (question.id, option.name) not in mentioned and not _is_excused(option)
            ]
            for index in idle[1:] if question.kind == "one" else idle:
                what = f"no condition asks about {question.options[index].name!r}."
                hint = "Name it in one, or say why it is there: `changes-nothing:`."
                yield self.fault(("questions", number, "options", index), what, hint)

    def mentioned(self) -> set[tuple[str, str]]:
        """Return the answers that a condition asks about, also for pathways left out here."""
        scope = scope_of(self.sources.situation)
        rules = [parse_situation(one.guard, scope) for one in self.sources.situation.pathways]
        guards: list[Guard] = [*all_guards(self.guidance.situation), *rules]
        return {(one.question, one.value) for guard in guards for one in conditions_in(guard)}

    def never_asked(self, found: Walk) -> Iterator[Fault]:
        """Yield a fault for each question that is never asked and each option never offered.

        What only a pathway would ask for that this council left out may wait for it.
        """
        waits = self.has_absent_pathways()
        for number, question in enumerate(self.guidance.situation.questions):
            source, trail = self.sources.situation.questions[number], ("questions", number)
            if question.id not in found.questions:
                is_left_to_use = question.is_of_plan and source.ask_if is None
                hint = UNUSED if is_left_to_use else _hint("ask-if")
                if not (waits and is_left_to_use):
                    yield self.fault(trail, f"{question.id!r} is never asked.", hint)
                continue
            for index, option in enumerate(question.options):
                is_offered = (question.id, option.id) in found.options
                if not is_offered and not (waits and option.stands_for):
                    hint = _hint("offered-if")
                    where = (*trail, "options", index)
                    yield self.fault(where, f"{option.id!r} is never offered.", hint)

    def has_absent_pathways(self) -> bool:
        """Tell whether there are rules for pathways that this council left out."""
        return len(self.sources.situation.pathways) > len(self.guidance.situation.rules)

    def never_true(self, found: Walk) -> Iterator[Fault]:
        """Yield a fault for each pathway that never applies and each advice never given."""
        for rule in self.guidance.situation.rules:
            if rule.guard not in found.came_true:
                what = f"{rule.pathway!r} never applies."
                yield self.fault((*self.place_of(rule.pathway), "if"), what, _hint("if"))
        for number, advice in enumerate(self.guidance.situation.advice):
            if advice.guard not in found.came_true:
                trail = ("advice", number, "if")
                yield self.fault(trail, "this is never said.", _hint("if"))

    def place_of(self, pathway: str) -> Trail:
        """Return where the rule of *pathway* stands."""
        listed = [one.pathway for one in self.sources.situation.pathways]
        return ("pathways", listed.index(pathway))

    def ill_matched(self, end: End) -> Iterator[Fault]:
        """Yield a fault for each pathway that comes without its base, or uninvited."""
        states = question_states(self.guidance.situation, end.answers)
        chosen = chosen_collections(states)
        found = outcome(self.guidance, end.answers)
        ids = [one.rule.pathway for one in found.pathways] if found else []
        for pathway in (one for one in self.guidance.pathways if one.id in ids):
            trail = (*self.place_of(pathway.id), "if")
            if pathway.needs_pathway and pathway.needs_pathway not in ids:
                what = f"{pathway.id!r} can apply without {pathway.needs_pathway!r}."
                hint = "It is laid over that pathway: ask for no less here."
                yield self.fault(trail, what, hint)
            if chosen and pathway.collection not in chosen:
                what = (
                    f"{pathway.id!r} can apply where another organisation's guidance is followed."
                )
                yield self.fault(trail, what, f"Ask for {pathway.collection!r} as well.")


def _is_excused(option: GuidedOptionSource) -> bool:
    return option.stands_for is not None or option.changes_nothing is not None


def _hint(key: str) -> str:
    return f"No answers lead to it: change its `{key}`, or leave it out."
