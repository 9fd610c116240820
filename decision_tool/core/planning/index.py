"""The index finds records of a guidance by id; it is made once and serves every case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from decision_tool.core.days.working_days import WorkingDays
from decision_tool.core.guidance.model import (
    Guidance,
    Guide,
    KeyDate,
    NoteRule,
    Pathway,
    Question,
    Reading,
    RecordForm,
    Role,
    Step,
    Titled,
)
from decision_tool.core.guidance.record_documents import RecordLink, links_of
from decision_tool.core.guidance.situation_model import GuidedQuestion


class Identified(Protocol):
    """Anything that has a permanent id."""

    @property
    def id(self) -> str:
        """Return the id."""


Known = TypeVar("Known", bound=Identified)
MOST_KEPT = 4
"""How many guidances keep their index: a run of the engine has one, a comparison two."""


@dataclass(frozen=True, slots=True)
class Index:
    """Records of a *guidance* by id. Every case shares it: nobody changes its records.

    *births* are the key dates that hold a date of birth; *giving* the steps whose day,
    once held, stands for a key date. *notes* come with the pathways they are about; *records*
    lead from a step's forms to what is filled in, by step and form; *inputs* remembers what
    some pathways need (`planning.inputs`). Each kind of record has ids of its own: a question
    and a role are called `supervisee`, a key date and a pathway `remand`.
    """

    guidance: Guidance
    key_dates: dict[str, KeyDate]
    births: tuple[str, ...]
    questions: dict[str, Question]
    pathways: dict[str, Pathway]
    roles: dict[str, Role]
    forms: dict[str, RecordForm]
    readings: dict[str, Reading]
    guides: dict[str, Guide]
    collections: dict[str, Titled]
    guided: dict[str, GuidedQuestion]
    steps: dict[str, Step]
    giving: tuple[Step, ...]
    notes: tuple[tuple[frozenset[str], NoteRule], ...]
    records: dict[str, dict[str, RecordLink]]
    working_days: WorkingDays
    inputs: dict[tuple[str, ...], Any] = field(default_factory=dict, compare=False)

    def notes_about(self, chosen: tuple[str, ...]) -> list[NoteRule]:
        """Return the notes of which every step belongs to a chosen pathway."""
        return [note for pathways, note in self.notes if pathways.issubset(chosen)]

    def title(self, item: str | None) -> str:
        """Return the title of a role, record or pathway; without one, the id stands for itself."""
        for known in (self.roles, self.forms, self.pathways):
            if item and item in known:
                return known[item].title
        return item or ""

    def titles(self, items: Iterable[str], join: str = "; ") -> str:
        """Return the titles of *items* in one line."""
        return join.join(map(self.title, items))

    def dates(self, keys: Iterable[str], join: str = "; ") -> str:
        """Return the titles of key dates in one line."""
        return join.join(self.key_dates[key].title for key in keys)

    def phrase(self, item: str) -> str:
        """Return what a key date or a step is called in the middle of a sentence."""
        return (self.key_dates.get(item) or self.steps[item]).phrase


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


def by_id(records: Iterable[Known]) -> dict[str, Known]:
    """Return *records* by their ids, in their order."""
    return {one.id: one for one in records}


def _made(guidance: Guidance) -> Index:
    steps = by_id(guidance.steps())
    forms = by_id(guidance.records)
    return Index(
        guidance,
        key_dates=by_id(guidance.key_dates),
        births=tuple(key.id for key in guidance.key_dates if key.is_birth_date),
        questions=by_id(guidance.questions),
        pathways=by_id(guidance.pathways),
        roles=by_id(guidance.roles),
        forms=forms,
        readings=by_id(guidance.readings),
        guides=by_id(guidance.guides),
        collections=by_id(guidance.collections),
        guided=by_id(guidance.situation.questions),
        steps=steps,
        giving=tuple(step for step in steps.values() if step.gives),
        notes=tuple((_pathways(note), note) for note in guidance.notes),
        records={step.id: links_of(step, forms) for step in steps.values()},
        working_days=WorkingDays(guidance.holidays),
    )


def _pathways(note: NoteRule) -> frozenset[str]:
    return frozenset(step.partition("/")[0] for step in note.steps)
