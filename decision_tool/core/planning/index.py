"""The index finds records of a guidance by id; it is made once and serves every case."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

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
Found = TypeVar("Found")
MOST_KEPT = 4
"""How many guidances keep their index: a run of the engine has one, a comparison two."""


class OfSteps(Mapping[str, Found], Generic[Found]):
    """Finds something of each step by the step's id.

    The steps of a pathway are read when one of them is first asked for, all when they are
    counted or listed.
    """

    def __init__(self, pathways: Mapping[str, Pathway], made: Callable[[Step], Found]) -> None:
        """Prepare to find what *made* returns for a step."""
        self._pathways = pathways
        self._made = made
        self._found: dict[str, Found] = {}

    def __getitem__(self, step_id: str) -> Found:
        """Return what there is of a step. Raises KeyError where there is no such step."""
        if step_id not in self._found:
            pathway = self._pathways[step_id.partition("/")[0]]
            self._found.update({step.id: self._made(step) for step in pathway.steps})
        return self._found[step_id]

    def __iter__(self) -> Iterator[str]:
        """Yield the id of every step, in the order of the guidance."""
        return (step.id for pathway in self._pathways.values() for step in pathway.steps)

    def __len__(self) -> int:
        """Return how many steps there are."""
        return sum(len(pathway.steps) for pathway in self._pathways.values())


@dataclass(frozen=True, slots=True)
class Index:
    """Records of a *guidance* by id. Every case shares it: nobody changes its records.

    *births* are the key dates that hold a date of birth. *notes* come with the pathways they
    are about; *records* lead from a step's forms to what is filled in, by step and form;
    *inputs* remembers what some pathways need (`planning.inputs`). Each kind of record has
    ids of its own: a question and a role are called `supervisee`, a key date and a pathway
    `remand`.
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
    steps: Mapping[str, Step]
    notes: tuple[tuple[frozenset[str], NoteRule], ...]
    records: Mapping[str, dict[str, RecordLink]]
    working_days: WorkingDays
    inputs: dict[tuple[str, ...], Any] = field(default_factory=dict, compare=False)

    def notes_about(self, chosen: tuple[str, ...]) -> list[NoteRule]:
        """Return the notes of which every step belongs to a chosen pathway."""
        return [note for pathways, note in self.notes if pathways.issubset(chosen)]

    def giving(self, held: Collection[str]) -> list[Step]:
        """Return the steps of *held* whose day stands for a key date, in the guidance's order."""
        pathways = {name.partition("/")[0] for name in held}
        chosen = (one for one in self.guidance.pathways if one.id in pathways)
        return [step for one in chosen for step in one.steps if step.gives and step.id in held]

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
    pathways = by_id(guidance.pathways)
    forms = by_id(guidance.records)
    return Index(
        guidance,
        key_dates=by_id(guidance.key_dates),
        births=tuple(key.id for key in guidance.key_dates if key.is_birth_date),
        questions=by_id(guidance.questions),
        pathways=pathways,
        roles=by_id(guidance.roles),
        forms=forms,
        readings=by_id(guidance.readings),
        guides=by_id(guidance.guides),
        collections=by_id(guidance.collections),
        guided=by_id(guidance.situation.questions),
        steps=OfSteps(pathways, lambda step: step),
        notes=tuple((_pathways(note), note) for note in guidance.notes),
        records=OfSteps(pathways, lambda step: links_of(step, forms)),
        working_days=WorkingDays(guidance.holidays),
    )


def _pathways(note: NoteRule) -> frozenset[str]:
    return frozenset(step.partition("/")[0] for step in note.steps)
