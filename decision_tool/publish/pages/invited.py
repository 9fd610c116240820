"""Who is invited, as lines of a page: always, or where a question is answered so."""

from __future__ import annotations

from dataclasses import dataclass

from decision_tool.core.guidance.model import Invitee, Pathway, Role, Step
from decision_tool.core.guidance.rule import AnswerIs
from decision_tool.core.planning.speech import Speech
from decision_tool.core.words import small
from decision_tool.publish.pages.citations import asked, is_among, to_any_meeting
from decision_tool.publish.words.templates import inline


@dataclass(frozen=True)
class Invitations:
    """Says who comes to the steps of one pathway."""

    speech: Speech
    roles: dict[str, Role]
    pathway: Pathway

    @property
    def meetings(self) -> tuple[Step, ...]:
        """Return the joint supervisions of the pathway."""
        return tuple(step for step in self.pathway.steps if step.kind == "meeting")

    def to_any(self) -> tuple[Invitee, ...]:
        """Return those whom a question may call for at every meeting: said once for the page."""
        return to_any_meeting(self.pathway)

    def always(self, step: Step) -> list[str]:
        """Return the roles that come to *step* whatever the case, as Markdown."""
        return [inline(self.roles[one.role].title) for one in step.invite if one.guard is None]

    def asked(self, step: Step) -> list[str]:
        """Return whom a question calls for at *step* in particular, with the question."""
        common = self.to_any() if step.kind == "meeting" else ()
        return [self.line(one) for one in asked(step) if not is_among(one, common)]

    def line(self, invitee: Invitee) -> str:
        """Return one invitee; a question answered with yes is asked before the role."""
        role, guard = inline(self.roles[invitee.role].title), invitee.guard
        if guard is None:
            return role
        if isinstance(guard, AnswerIs) and guard.value == "yes":
            return f"{inline(self.speech.question(guard.question).title)} If so: {role}"
        return f"{role}, if {inline(self.speech.guard(guard))}"

    def question_line(self, invitee: Invitee) -> str:
        """Return the role first, then the question: for a list that says "if yes" above."""
        role, guard = inline(self.roles[invitee.role].title), invitee.guard
        if isinstance(guard, AnswerIs) and guard.value == "yes":
            return f"**{role}**: {inline(small(self.speech.question(guard.question).title))}"
        return f"**{role}**" if guard is None else f"**{role}**: {inline(self.speech.guard(guard))}"
