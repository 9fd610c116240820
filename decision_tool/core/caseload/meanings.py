"""What a column of the table can mean, and the headings that name each meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from decision_tool.core.caseload.former_names import former_ids, former_names, gone_names
from decision_tool.core.caseload.spelling import folded, loose, loose_pathway
from decision_tool.core.caseload.two_editions import TwoEditions
from decision_tool.core.guidance.model import (
    DroppedKind,
    Elsewhere,
    Guidance,
    KeyDate,
    Pathway,
    Step,
)
from decision_tool.core.guidance.situation_model import GuidedQuestion
from decision_tool.core.planning.index import by_id, index_of

Kind = Literal[
    "reference", "worker", "pathways", "pathway", "date", "answer", "guided", "held"
]  # fmt: skip
Named = Iterator[tuple[str, "Meaning"]]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the cells of a column say. *id* is of a pathway, key date, question or step.

    *title* says it in words.
    """

    kind: Kind
    id: str
    title: str


REFERENCE = Meaning("reference", "", "What you call the child")
WORKER = Meaning("worker", "", "Worker of the child")
PATHWAYS = Meaning("pathways", "", "Pathways of the child")
PATHWAY_NAMES = frozenset({
    "pathway", "pathways", "plan", "plans", "pathway id", "pathway ids", "permanence plan",
    "permanence plans", "plan type", "type of plan", "pathway type", "care plan", "care plans",
})  # fmt: skip
_WORKER = re.compile(
    r"(?:(?:allocated|assigned|current|lead|named|responsible|child|childs) )*"
    r"(?:(?:social|key|case|support) worker|worker|sw|s w|ssw|keyworker|caseworker"
    r"|case ?holder|case manager|practitioner)"
    r"(?: (?:name|initials|id|number|no|ref|reference|code))?|(?:allocated|assigned) to"
)
OF_NOW = 3
"""So many tiers of names are of this guidance; the others are of other editions."""
BIRTH_NAMES = ("dob", "d o b", "born", "birthdate", "child dob", "child d o b")
Lookup = dict[str, list[Meaning]]
_KINDS: dict[Kind, DroppedKind] = {
    "date": "key date", "answer": "question", "guided": "question", "pathway": "pathway",
}  # fmt: skip


class Meanings:
    """Every meaning of one guidance by its names. Built once for a table, not for each row."""

    def __init__(self, guidance: Guidance) -> None:
        """Collect the names: ids tell most, then titles, short forms, and those of other editions.

        *alike* are the steps that have one title; *gone* has a sentence for each name of what
        this guidance does not have; *by_id* has steps by each id that they have or had.
        """
        self.alike = _alike(guidance)
        self.steps = _steps(guidance, self.alike)
        self.gone = gone_names(guidance)
        self.pathways = index_of(guidance).pathways
        self.by_id = _by_id(guidance)
        self.others = TwoEditions(guidance)
        self.tiers = (
            _lookup(_ids(guidance), folded),
            _lookup(_titles(guidance), loose),
            _lookup(_short_forms(guidance), loose),
            _lookup(_elsewhere(guidance, former_ids(guidance)), folded),
            _lookup(_elsewhere(guidance, former_names(guidance)), loose),
        )

    def held(self, step: Step) -> str:
        """Return how a column of days held is best called: ``Held: Remand, Initial meeting``."""
        return f"Held: {self.pathways[step.pathway].title}, {step.title}"

    def other(self, heading: str, meaning: Meaning) -> Elsewhere | None:
        """Return what else a published edition calls so. An id names one thing alone."""
        kind = _KINDS.get(meaning.kind)
        if kind is None or meaning in self.tiers[0].get(folded(heading), ()):
            return None
        return self.others.other(kind, loose(heading), meaning.id)

    def of(self, heading: str) -> list[Meaning]:
        """Return what *heading* can mean, by the most telling of its names."""
        return next((meant for meant in self._by_tier(heading) if meant), [])

    def guided(self, heading: str) -> list[Meaning]:
        """Return the guided question that *heading* can mean, by a name of now, else by others."""
        tiers = tuple(self._by_tier(heading))
        own, others = (
            [one for meant in some for one in meant if one.kind == "guided"]
            for some in (tiers[:OF_NOW], tiers[OF_NOW:])
        )
        return list(dict.fromkeys(own or others))

    def _by_tier(self, heading: str) -> Iterator[list[Meaning]]:
        ids, words = folded(heading), loose(heading)
        names = (ids, words, words, ids, words)
        yield from (tier.get(name, []) for tier, name in zip(self.tiers, names, strict=True))

    def all_names(self) -> dict[str, Meaning]:
        """Return one meaning for each name, to find what a heading is close to."""
        return {name: meant[0] for tier in self.tiers for name, meant in tier.items()}


def is_worker(words: str) -> bool:
    """Tell whether a heading, folded, says who works with the child: ``allocated worker``."""
    return _WORKER.fullmatch(words) is not None


def _lookup(names: Named, key: Callable[[str], str]) -> Lookup:
    found: Lookup = {}
    for name, meaning in names:
        meant = found.setdefault(key(name), [])
        if meaning not in meant:
            meant.append(meaning)
    return found


def _ids(guidance: Guidance) -> Named:
    """Yield what ids name. A guided question that is the timetable's own is that question."""
    for meaning in (*_dates(guidance), *_answers(guidance), *_guided(guidance)):
        yield meaning.id, meaning
    for meaning in _flags(guidance):
        yield meaning.id, meaning
    for question, meaning in _births(guidance):
        yield question.id, meaning


def _titles(guidance: Guidance) -> Named:
    for key in guidance.key_dates:
        meaning = _date(key)
        yield key.title, meaning
        yield key.phrase, meaning
        yield from ((name, meaning) for name in key.also_called)
        if key.is_birth_date:
            yield from ((name, meaning) for name in BIRTH_NAMES)
    for meaning in (*_answers(guidance), *_guided(guidance), *_flags(guidance)):
        yield meaning.title, meaning
    for question, meaning in _births(guidance):
        yield question.title, meaning


def _short_forms(guidance: Guidance) -> Named:
    for key in guidance.key_dates:
        yield key.short, _date(key)
    asked = _asked(guidance)
    for question in guidance.situation.questions:
        yield question.short, asked[question.id]
    for pathway in guidance.pathways:
        meaning = _flag(pathway)
        yield loose_pathway(pathway.title), meaning
        yield from ((loose_pathway(name), meaning) for name in pathway.also_called)


def _dates(guidance: Guidance) -> tuple[Meaning, ...]:
    return tuple(map(_date, guidance.key_dates))


def _date(key: KeyDate) -> Meaning:
    return Meaning("date", key.id, key.title)


def _answers(guidance: Guidance) -> tuple[Meaning, ...]:
    return tuple(Meaning("answer", one.id, one.title) for one in guidance.questions)


def _guided(guidance: Guidance) -> tuple[Meaning, ...]:
    own = {question.id for question in guidance.questions}
    return tuple(
        Meaning("guided", one.id, one.title)
        for one in guidance.situation.questions
        if one.id not in own and not one.key_date
    )


def _births(guidance: Guidance) -> Iterator[tuple[GuidedQuestion, Meaning]]:
    """Yield each guided question that a date of birth answers: its column is of that date."""
    dates = by_id(_dates(guidance))
    for question in guidance.situation.questions:
        if question.key_date:
            yield question, dates[question.key_date]


def _asked(guidance: Guidance) -> dict[str, Meaning]:
    """Return what a column of each question means, those of Find a pathway too, by its id."""
    found = by_id((*_answers(guidance), *_guided(guidance)))
    return found | {question.id: meaning for question, meaning in _births(guidance)}


def _flags(guidance: Guidance) -> tuple[Meaning, ...]:
    return tuple(map(_flag, guidance.pathways))


def _flag(pathway: Pathway) -> Meaning:
    return Meaning("pathway", pathway.id, pathway.title)


def _elsewhere(guidance: Guidance, former: Iterable[tuple[str, str, str]]) -> Named:
    """Yield the *former* names, by kind, of what a column can mean; steps are told by `_steps`."""
    known = {
        "key date": by_id(_dates(guidance)),
        "question": _asked(guidance),
        "pathway": by_id(_flags(guidance)),
    }
    for kind, name, here in former:
        if kind in known:
            yield name, known[kind][here]


def _alike(guidance: Guidance) -> dict[str, list[Step]]:
    """Return the steps by their title alone, which several may have."""
    found: dict[str, list[Step]] = {}
    for step in guidance.steps():
        found.setdefault(loose(step.title), []).append(step)
    return found


def _steps(guidance: Guidance, alike: dict[str, list[Step]]) -> Steps:
    """Return steps by every name that a heading ``held ...`` can give; None where two share it.

    A name of now tells more than a title alone, and that more than a name of another edition.
    """
    pathways = index_of(guidance).pathways
    own: Steps = {}
    for step in guidance.steps():
        title = pathways[step.pathway].title
        whole, short = f"{title} {step.title}", f"{loose_pathway(title)} {step.title}"
        _add(own, (step.id, whole, short, step.phrase), step)
    steps = index_of(guidance).steps
    former: Steps = {}
    for kind, name, here in (*former_ids(guidance), *former_names(guidance)):
        if kind == "step":
            _add(former, (name,), steps[here])
    alone = {title: one[0] if len(one) == 1 else None for title, one in alike.items()}
    return own | {name: one for name, one in (former | alone).items() if name not in own}


def _by_id(guidance: Guidance) -> dict[str, Step]:
    """Return steps by every id: that of now counts before one of another edition."""
    own = {step.id: step for step in guidance.steps()}
    former = ((name, here) for kind, name, here in former_ids(guidance) if kind == "step")
    return {name: own[here] for name, here in former} | own


Steps = dict[str, Step | None]


def _add(found: Steps, names: Iterable[str], step: Step) -> None:
    for name in dict.fromkeys(map(loose, names)):
        found[name] = step if found.get(name, step) is step else None
