"""The index finds records of a guidance by id; it is made once and serves every case."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from decision_tool.core.days.working_days import WorkingDays
from decision_tool.core.guidance.model import (
    Guidance,
    KeyDate,
    NoteRule,
    Pathway,
    Question,
    Role,
    Step,
)
from decision_tool.core.guidance.record_documents import RecordLink, links_of

MOST_KEPT = 4
"""How many guidances keep their index: a run of the engine has one, a comparison two."""


@dataclass(frozen=True, slots=True)
class Index:
    """Records of a *guidance* by id. Every case shares it: nobody changes its records.

    *births* are the key dates that hold a date of birth; *giving* the steps whose day,
    once held, stands for a key date. *notes* come with the pathways they are about; *records*
    lead from a step's forms to what is filled in, by step and form; *inputs* remembers what
    some pathways need (`planning.inputs`).
    """

    guidance: Guidance
    key_dates: dict[str, KeyDate]
    births: tuple[str, ...]
    questions: dict[str, Question]
    pathways: dict[str, Pathway]
    roles: dict[str, Role]
    steps: dict[str, Step]
    giving: tuple[Step, ...]
    notes: tuple[tuple[frozenset[str], NoteRule], ...]
    records: dict[str, dict[str, RecordLink]]
    working_days: WorkingDays
    inputs: dict[tuple[str, ...], Any] = field(default_factory=dict, compare=False)

    def notes_about(self, chosen: tuple[str, ...]) -> list[NoteRule]:
        """Return the notes of which every step belongs to a chosen pathway."""
        return [note for pathways, note in self.notes if pathways.issubset(chosen)]


_kept: list[Index] = []


def index_of(guidance: Guidance) -> Index:
    """Return the index of *guidance*, the same one each time it is asked for.

    Guidances are told apart by identity: to compare two for equality is to read both whole.
    """
    for index in _kept:
        if index.guidance is guidance:
            return index
    index = _made(guidance)
    _kept.append(index)
    del _kept[:-MOST_KEPT]
    return index


def _made(guidance: Guidance) -> Index:
    steps = {step.id: step for step in guidance.steps()}
    forms = {form.id: form for form in guidance.records}
    return Index(
        guidance,
        key_dates={key.id: key for key in guidance.key_dates},
        births=tuple(key.id for key in guidance.key_dates if key.is_birth_date),
        questions={question.id: question for question in guidance.questions},
        pathways={pathway.id: pathway for pathway in guidance.pathways},
        roles={role.id: role for role in guidance.roles},
        steps=steps,
        giving=tuple(step for step in steps.values() if step.gives),
        notes=tuple((_pathways(note), note) for note in guidance.notes),
        records={step.id: links_of(step, forms) for step in steps.values()},
        working_days=WorkingDays(guidance.holidays),
    )


def _pathways(note: NoteRule) -> frozenset[str]:
    return frozenset(step.partition("/")[0] for step in note.steps)
