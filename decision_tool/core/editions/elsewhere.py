"""What other published editions call the things of a guidance, before it and after it.

A table or a case of another edition names things as that one does. What is called otherwise is
read as what it is here, and what is not here is said to be of that edition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from decision_tool.core.guidance.edition import Edition, dated_guidance
from decision_tool.core.guidance.model import DroppedKind, Elsewhere, Guidance
from decision_tool.core.guidance.renames import Renames, renames_of
from decision_tool.core.guidance.situation_model import NONE
from decision_tool.core.planning.index import by_id

Name = tuple[DroppedKind, str]


def planned_by(edition: Edition, editions: Sequence[Edition]) -> Guidance:
    """Return the guidance to plan by of one of *editions*: dated, with the names of the others."""
    return with_elsewhere(dated_guidance(edition, editions), editions)


def with_elsewhere(guidance: Guidance, editions: Sequence[Edition]) -> Guidance:
    """Return *guidance* with what the *editions*, oldest first, call its things otherwise.

    It is one of them where it says from when it counts; else it is later than all.
    """
    return _with(guidance, _nearest_first(guidance, editions))


def beside(old: Guidance, new: Guidance, editions: Sequence[Edition]) -> tuple[Guidance, Guidance]:
    """Return both guidances with what each other, and the published *editions*, call their things.

    Neither need be published: a table that names things as one of them does is read by both. Where
    they do not say themselves which was first, *new* is the later one.
    """
    days = (old.in_force_from, new.in_force_from)
    is_later = not all(days) or days[0] <= days[1]
    return (
        _with(old, (_Other(new, is_later), *_nearest_first(old, editions))),
        _with(new, (_Other(old, not is_later), *_nearest_first(new, editions))),
    )


def _with(guidance: Guidance, others: Iterable[_Other]) -> Guidance:
    own = {(one.kind, one.id): one for one in _named(guidance)}
    found: dict[tuple[DroppedKind, str, tuple[str, ...], str], Elsewhere] = {}
    for other in others:
        ids = _ids_here(guidance, other)
        for one in _named(other.guidance):
            here = one.id if (one.kind, one.id) in own else ids[one.kind].get(one.id, "")
            known = own.get((one.kind, here))
            if known is None or not _is_alike(one, known):
                said = replace(one, here=here, is_later=other.is_later)
                key = (one.kind, one.id, (one.code, *one.names), one.pathway)
                found.setdefault(key, said)
    return replace(guidance, elsewhere=tuple(found.values()))


@dataclass(frozen=True, slots=True)
class _Other:
    guidance: Guidance
    is_later: bool


def _nearest_first(guidance: Guidance, editions: Sequence[Edition]) -> Iterator[_Other]:
    day = guidance.in_force_from
    begun = [(one.in_force_from.isoformat(), one.guidance) for one in editions]
    yield from (_Other(of, is_later=False) for on, of in reversed(begun) if not day or on < day)
    yield from (_Other(of, is_later=True) for on, of in begun if day and on > day)


def _ids_here(guidance: Guidance, other: _Other) -> Mapping[DroppedKind, Mapping[str, str]]:
    """Return the ids of this guidance by those of the other edition that it has no more, or yet."""
    if not other.is_later:
        return _by_kind(renames_of(replace(guidance, elsewhere=())))
    own = {(one.kind, one.id) for one in _named(guidance)}
    return {
        kind: {now: was for was, now in reversed(names.items()) if (kind, was) in own}
        for kind, names in _by_kind(renames_of(other.guidance)).items()
    }


def _by_kind(renames: Renames) -> dict[DroppedKind, dict[str, str]]:
    return {
        "pathway": renames.pathways,
        "step": renames.steps,
        "key date": renames.key_dates,
        "question": renames.questions,
        "option": renames.options,
    }


def _is_alike(one: Elsewhere, known: Elsewhere) -> bool:
    """Tell whether everything that a heading or a cell may say names the same thing here."""
    is_same = (one.id, one.pathway, one.code) == (known.id, known.pathway, known.code)
    return is_same and {*one.names} <= {*known.names}


def _named(guidance: Guidance) -> Iterator[Elsewhere]:
    """Yield everything that has an id, with the names it has."""
    version = guidance.edition
    for key in guidance.key_dates:
        names = (key.title, key.phrase, key.short, *key.also_called)
        yield Elsewhere("key date", key.id, key.id, _once(names), version)
    for name, names, options in _asked(guidance):
        yield Elsewhere("question", name, name, names, version)
        for option, title in options:
            said = f"{name}={option}"
            yield Elsewhere("option", said, said, (title,), version)
    for pathway in guidance.pathways:
        names = _once((pathway.title, *pathway.also_called))
        yield Elsewhere("pathway", pathway.id, pathway.id, names, version, code=pathway.code)
        for step in pathway.steps:
            names = _once((step.title, step.phrase))
            yield Elsewhere("step", step.id, step.id, names, version, pathway=pathway.title)


def _asked(guidance: Guidance) -> Iterator[tuple[str, tuple[str, ...], list[tuple[str, str]]]]:
    """Yield the id, the names and the answers of every question, those of Find a pathway too.

    A question of both is one. “None of these” is an answer as the others are.
    """
    guided = by_id(guidance.situation.questions)
    for question in guidance.questions:
        short = guided[question.id].short if question.id in guided else ""
        options = [(one.id, one.title) for one in question.options]
        yield question.id, _once((question.title, short)), options
    own = by_id(guidance.questions)
    for asked in (one for one in guided.values() if one.id not in own):
        answers = [(one.id, one.title) for one in asked.options]
        none = [(NONE, asked.none)] if asked.takes_several else []
        yield asked.id, _once((asked.title, asked.short)), [*answers, *none]


def _once(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, names)))
