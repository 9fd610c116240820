"""Which dates and answers some pathways need: what their rules mention, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from decision_tool.core.guidance import rule
from decision_tool.core.guidance.model import Guidance, Pathway, Step
from decision_tool.core.guidance.rule_parts import parts
from decision_tool.core.planning.index import Index, index_of

MOST_KEPT = 64
"""How many choices of pathways keep their inputs: while dates are typed the choice stays."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The dates and answers that pathways need, as ids in order of first mention.

    *questions* can change a date, a record or a note; *invitee_questions* only who comes.
    """

    key_dates: tuple[str, ...]
    questions: tuple[str, ...]
    invitee_questions: tuple[str, ...]


def inputs_for(guidance: Guidance, pathway_ids: Sequence[str]) -> Inputs:
    """Return what the pathways need, and what the steps of others need that they count from."""
    index, chosen = index_of(guidance), tuple(pathway_ids)
    if len(index.inputs) > MOST_KEPT:
        index.inputs.clear()
    if chosen not in index.inputs:
        index.inputs[chosen] = _read(index, chosen)
    found: Inputs = index.inputs[chosen]
    return found


def named_behind(guidance: Guidance, step: Step) -> frozenset[str]:
    """Return the key dates and steps that a step's timing rests on, in steps before it too.

    The step itself is one of them.
    """
    reader = _Reader(index_of(guidance))
    reader.read_timing(step)
    return frozenset(reader.key_dates) | reader.read_steps


def _read(index: Index, pathway_ids: tuple[str, ...]) -> Inputs:
    reader = _Reader(index)
    for pathway_id in pathway_ids:
        reader.read_pathway(index.pathways[pathway_id])
    for note in index.notes_about(pathway_ids):
        reader.read(note.guard, reader.questions)
    invitees = tuple(one for one in reader.invitee_questions if one not in reader.questions)
    return Inputs(tuple(reader.key_dates), tuple(reader.questions), invitees)


class _Reader:
    """Collects ids in the order in which it reads them; a dict is an ordered set here."""

    def __init__(self, index: Index) -> None:
        self.steps = index.steps
        self.birth = index.births
        self.key_dates: dict[str, None] = {}
        self.questions: dict[str, None] = {}
        self.invitee_questions: dict[str, None] = {}
        self.read_steps: set[str] = set()

    def read_pathway(self, pathway: Pathway) -> None:
        for step in pathway.steps:
            self.read_timing(step)
            for invitee in step.invite:
                self.read(invitee.guard, self.invitee_questions)
            for form in step.records_if:
                self.read(form.guard, self.questions)
            for alternative in step.alternatives:
                self.read(alternative.sentence, self.questions)
        for change in pathway.if_plan_changes:
            self.read(change.guard, self.questions)
        for invitee in pathway.adds_invitees:
            self.read(invitee.guard, self.invitee_questions)

    def read_timing(self, step: Step) -> None:
        """Read what dates a step. Two steps may mention each other in guards: each is read once."""
        if step.id in self.read_steps:
            return
        self.read_steps.add(step.id)
        for branch in step.rule:
            self.read(branch, self.questions)
        self.read(step.only_if, self.questions)

    def read(self, record: object, questions: dict[str, None]) -> None:
        for part in parts(record):
            match part:
                case rule.Anchor() if part.is_step:
                    self.read_timing(self.steps[part.id])
                case rule.Anchor():
                    self.key_dates.setdefault(part.id)
                case rule.Birthday() | rule.Age() | rule.AgeOn():
                    self.key_dates.update(dict.fromkeys(self.birth))
                case rule.InWindow() | rule.IsOpen():
                    self.read_timing(self.steps[part.step])
                case rule.AnswerIs() | rule.AnswerBelow() | rule.AnswerAtLeast():
                    questions.setdefault(part.question)
                case rule.Amount(answer=str(question)):
                    questions.setdefault(question)
