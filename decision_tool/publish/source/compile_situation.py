"""From situation.yml to the guided questions of the model: what is asked when, made explicit.

A question of the timetable is asked where a pathway that applies uses its answer. That is
worked out here, once, and written as a plain condition: the engine knows no other kind.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.rule import Age, AnyOf, Guard
from decision_tool.core.guidance.situation_model import (
    Advice,
    GuidedOption,
    GuidedQuestion,
    NextAction,
    NoGuide,
    PathwayRule,
    Situation,
)
from decision_tool.core.planning.inputs import inputs_for
from decision_tool.publish.source.parse_once import parse_situation
from decision_tool.publish.source.scope import Scope
from decision_tool.publish.source.situation_schema import (
    AnyQuestionSource,
    GuidedOptionSource,
    OwnQuestionSource,
    PathwayRuleSource,
    PlanQuestionSource,
    SituationFile,
)


def compile_situation(source: SituationFile, guidance: Guidance) -> Situation:
    """Return the questions of *source*, with the rules of the pathways in *guidance* only."""
    compiler = _Compiler(source, guidance)
    return Situation(
        questions=tuple(compiler.question(one) for one in source.questions),
        rules=compiler.rules,
        advice=tuple(
            Advice(compiler.guard(one.guard), one.title, one.message) for one in source.advice
        ),
        no_guide=NoGuide(
            source.no_guide.title,
            source.no_guide.message,
            tuple(
                NextAction(one.text, compiler.guard_or_none(one.guard))
                for one in source.no_guide.actions
            ),
        ),
    )


def question_id(source: AnyQuestionSource) -> str:
    """Return the id the answer goes by, whether the question is its own or the timetable's."""
    return source.ask if isinstance(source, PlanQuestionSource) else source.id


def _age(text: str | None) -> Age | None:
    """Return the age that *text* says, which the schema has looked at."""
    if text is None:
        return None
    years, *months = (int(word) for word in text.split() if word.isdecimal())
    return Age(years, *months)


def scope_of(source: SituationFile) -> Scope:
    """Return what a condition may name: the guided questions and nothing else."""
    return Scope(frozenset(), frozenset(), frozenset(question_id(one) for one in source.questions))


@dataclass(frozen=True)
class _Compiler:
    """Knows the rules of the pathways, and which questions of the timetable each uses."""

    source: SituationFile
    guidance: Guidance
    scope: Scope = field(init=False)
    rules: tuple[PathwayRule, ...] = field(init=False)
    used: dict[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "scope", scope_of(self.source))
        written = {one.pathway: one for one in self.source.pathways}
        ids = [pathway.id for pathway in self.guidance.pathways]
        rules = tuple(self.rule(written[one]) for one in ids)
        object.__setattr__(self, "rules", rules)
        object.__setattr__(self, "used", {one: self.uses(one) for one in ids})

    def rule(self, source: PathwayRuleSource) -> PathwayRule:
        guard = self.guard(source.guard)
        return PathwayRule(source.pathway, guard, source.because, source.ruled_out)

    def uses(self, pathway: str) -> tuple[str, ...]:
        needs = inputs_for(self.guidance, [pathway])
        return (*needs.questions, *needs.invitee_questions)

    def guard(self, text: str) -> Guard:
        return parse_situation(text, self.scope)

    def guard_or_none(self, text: str | None) -> Guard | None:
        return None if text is None else self.guard(text)

    def where_used(self, question: str) -> Guard:
        """Return the condition that a pathway which uses the answer applies; false if none does."""
        guards = tuple(rule.guard for rule in self.rules if question in self.used[rule.pathway])
        return guards[0] if len(guards) == 1 else AnyOf(guards)

    def question(self, source: AnyQuestionSource) -> GuidedQuestion:
        if isinstance(source, PlanQuestionSource):
            return self.of_plan(source)
        return self.own(source)

    def own(self, source: OwnQuestionSource) -> GuidedQuestion:
        published = {one.id for one in self.guidance.collections}
        return GuidedQuestion(
            id=source.id,
            title=source.title,
            short=source.short,
            why=source.why,
            options=tuple(
                self.option(one)
                for one in source.options
                if one.collection is None or one.collection in published
            ),
            none=source.none or "",
            ask_if=self.guard_or_none(source.ask_if),
            usual=source.usual or "",
            key_date=source.key_date or "",
        )

    def option(self, source: GuidedOptionSource) -> GuidedOption:
        offered_if = self.guard_or_none(source.offered_if)
        if source.stands_for and offered_if is None:
            offered_if = self.where_used(source.stands_for)
        return GuidedOption(
            id=source.name,
            title=source.title,
            hint=source.hint or "",
            offered_if=offered_if,
            collection=source.collection or "",
            stands_for=source.stands_for or "",
            from_age=_age(source.from_age),
        )

    def of_plan(self, source: PlanQuestionSource) -> GuidedQuestion:
        """Return a question of the timetable; its own words stand where no others are given."""
        asked = next(one for one in self.guidance.questions if one.id == source.ask)
        ask_if = self.guard_or_none(source.ask_if)
        return GuidedQuestion(
            id=source.ask,
            title=source.title or asked.title,
            short=source.short,
            why=source.why or asked.why,
            options=tuple(GuidedOption(one.id, one.title, one.hint) for one in asked.options),
            ask_if=self.where_used(source.ask) if ask_if is None else ask_if,
            is_of_plan=True,
        )
