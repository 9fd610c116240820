"""Leaves out guided questions that only an unpublished organisation's answers lead to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.rule import AllOf, AnswerIs, AnyOf, Guard
from decision_tool.core.guidance.situation_model import GuidedOption, GuidedQuestion, Situation
from decision_tool.publish.source.situation_schema import OwnQuestionSource, SituationFile


def only_asked(guidance: Guidance, source: SituationFile) -> Situation:
    """Return the situation of *guidance* without what no answer that is left can lead to.

    The questions of *guidance* must be cut to those of published pathways already.
    """
    return _Sieve(guidance, source).situation()


@dataclass
class _Sieve:
    """Remembers which answers cannot be given: a question depends on earlier ones only."""

    guidance: Guidance
    source: SituationFile
    gone: set[tuple[str, str]] = field(init=False)
    gone_questions: set[str] = field(default_factory=set)
    asked: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.asked = {one.id for one in self.guidance.questions}
        published = {one.id for one in self.guidance.collections}
        self.gone = {
            (question.id, option.name)
            for question in self.source.questions
            if isinstance(question, OwnQuestionSource)
            for option in question.options
            if option.collection is not None and option.collection not in published
        }

    def situation(self) -> Situation:
        whole = self.guidance.situation
        questions = tuple(self.questions(whole))
        actions = tuple(one for one in whole.no_guide.actions if not self.is_false(one.guard))
        return replace(
            whole,
            questions=questions,
            advice=tuple(one for one in whole.advice if not self.is_false(one.guard)),
            no_guide=replace(whole.no_guide, actions=actions),
        )

    def questions(self, whole: Situation) -> Iterator[GuidedQuestion]:
        for question in whole.questions:
            options = tuple(one for one in question.options if not self.is_gone(one))
            is_foreign = question.is_of_plan and question.id not in self.asked
            if is_foreign or self.is_false(question.ask_if) or (question.options and not options):
                self.gone_questions.add(question.id)
            else:
                dropped = (one for one in question.options if one not in options)
                self.gone.update((question.id, one.id) for one in dropped)
                yield replace(question, options=options)

    def is_gone(self, option: GuidedOption) -> bool:
        """Tell whether *option* cannot be chosen, or answers what only others ask."""
        is_foreign = bool(option.stands_for) and option.stands_for not in self.asked
        return is_foreign or self.is_false(option.offered_if)

    def is_false(self, guard: Guard | None) -> bool:
        """Tell whether no answer that is left can make *guard* hold."""
        match guard:
            case AnswerIs():
                is_gone = (guard.question, guard.value) in self.gone
                return is_gone or guard.question in self.gone_questions
            case AllOf():
                return any(self.is_false(one) for one in guard.guards)
            case AnyOf():
                # An empty one waits for pathways that this council left out.
                return bool(guard.guards) and all(self.is_false(one) for one in guard.guards)
            case _:
                return False
