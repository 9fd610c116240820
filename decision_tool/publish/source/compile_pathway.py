"""From a pathway's file to the pathway the engine plans with: full ids, rules, guide defaults."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from decision_tool.core.guidance.model import (
    Alternative,
    Invitee,
    Line,
    NoteRule,
    Pathway,
    PlanChange,
    RecordIf,
    Step,
)
from decision_tool.core.guidance.rule import Branch, Guard, Rule
from decision_tool.publish.source.common_schema import GuideSource
from decision_tool.publish.source.noun_phrase import noun_phrase
from decision_tool.publish.source.parse_once import parse_guard, parse_sentence
from decision_tool.publish.source.scope import Scope, full_id
from decision_tool.publish.source.source_schema import (
    InviteeSource,
    LineSource,
    NoteSource,
    PathwayFile,
    StepSource,
)


@dataclass(frozen=True, slots=True)
class PathwayCompiler:
    """Compiles one pathway; *scope* is what its sentences may name, *names* the organisation's."""

    source: PathwayFile
    guide: GuideSource
    scope: Scope
    names: Collection[str]
    published: Collection[str]

    def pathway(self) -> Pathway:
        """Return the pathway. Where to go on leads to published pathways only."""
        source = self.source
        return Pathway(
            id=source.id,
            code=source.code,
            title=source.title,
            use_when=source.use_when,
            guide=source.guide,
            group=source.group,
            collection=self.guide.collection,
            steps=tuple(self._step(step) for step in source.steps),
            needs_pathway=source.needs_pathway,
            adds_invitees=invitees(source.adds_invitees, self.scope),
            if_plan_changes=tuple(
                PlanChange(change.text, change.pathway, _guard(change.guard, self.scope))
                for change in source.if_plan_changes
                if change.pathway in self.published
            ),
            clauses=source.clauses,
            gaps=source.gaps,
            also_called=source.also_called,
            was=source.was,
        )

    def notes(self) -> tuple[NoteRule, ...]:
        """Return the remarks of the pathway, their steps by full id."""
        return tuple(note(one, self.scope) for one in self.source.notes_when)

    def _step(self, step: StepSource) -> Step:
        is_meeting = step.kind == "meeting"
        default_records = self.guide.records if is_meeting else ()
        return Step(
            id=f"{self.source.id}/{step.id}",
            title=step.title,
            kind=step.kind,
            rule=self._rule(step),
            phrase=step.phrase or noun_phrase(step.title, self.names),
            only_if=_guard(step.only_if, self.scope),
            not_needed_because=step.not_needed_because or "",
            suggests_day=step.suggest_day and step.kind != "milestone",
            gives=step.gives,
            repeats=step.repeats,
            replaces=step.replaces,
            arranged_by=step.arranged_by or (self.guide.arranged_by if is_meeting else None),
            invite=self._invite(step),
            purposes=lines(step.purposes),
            agenda=lines(step.agenda),
            notes=lines(step.notes),
            records=default_records if step.records is None else step.records,
            records_if=tuple(
                RecordIf(one.record, parse_guard(one.guard, self.scope)) for one in step.records_if
            ),
            readings=step.readings,
            alternatives=tuple(
                Alternative(one.reading, parse_sentence(one.when, self.scope))
                for one in step.alternatives
            ),
            clauses=step.clauses,
            to_do=step.to_do or "",
            was=tuple(full_id(one, self.source.id) for one in step.was),
        )

    def _rule(self, step: StepSource) -> Rule:
        if isinstance(step.when, str):
            return (Branch(None, parse_sentence(step.when, self.scope)),)
        return tuple(
            Branch(_guard(case.guard, self.scope), parse_sentence(case.then, self.scope))
            for case in step.when
        )

    def _invite(self, step: StepSource) -> tuple[Invitee, ...]:
        """Return who comes to the step: its own list or the guide's, then who joins every meeting.

        Whoever comes anyway is not listed again with a condition.
        """
        if step.kind != "meeting":
            return invitees(step.invite or (), self.scope)
        of_guide = replace(self.scope, pathway=None)
        own = (
            invitees(self.guide.invite, of_guide)
            if step.invite is None
            else invitees(step.invite, self.scope)
        )
        always = {one.role for one in own if one.guard is None}
        joining = (
            *invitees(self.guide.also_invite, of_guide),
            *invitees(self.source.also_invite, self.scope),
        )
        return (*own, *(one for one in joining if one.role not in always))


def invitees(sources: Sequence[InviteeSource], scope: Scope) -> tuple[Invitee, ...]:
    """Return the invitees with their guards parsed."""
    return tuple(Invitee(one.role, _guard(one.guard, scope), one.clauses) for one in sources)


def lines(sources: Sequence[LineSource]) -> tuple[Line, ...]:
    """Return the lines as the model has them."""
    return tuple(Line(one.text, one.clauses) for one in sources)


def note(source: NoteSource, scope: Scope) -> NoteRule:
    """Return the remark, its steps by full id."""
    steps = tuple(full_id(step, scope.pathway) for step in source.steps)
    guard = parse_guard(source.guard, scope)
    return NoteRule(source.code, guard, steps, source.message, source.readings)


def _guard(text: str | None, scope: Scope) -> Guard | None:
    return None if text is None else parse_guard(text, scope)
