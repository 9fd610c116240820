"""What was renamed between two editions, so that a new id is not taken for a new thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass, replace
from typing import Any

from decision_tool.core.guidance.model import Guidance, Question
from decision_tool.core.guidance.renames import Renames, renames_of
from decision_tool.core.guidance.rule import AnswerIs
from decision_tool.core.guidance.situation_model import GuidedQuestion
from decision_tool.core.planning.index import Identified

REFERS: Mapping[tuple[str, str], str] = {
    ("KeyDate", "id"): "key date",
    ("Question", "id"): "question",
    ("GuidedQuestion", "id"): "question",
    ("Pathway", "id"): "pathway",
    ("Step", "id"): "step",
    ("Guidance", "date_order"): "key date",
    ("OtherTiming", "step"): "step",
    ("Assumed", "key_date"): "key date",
    ("Step", "gives"): "key date",
    ("Step", "repeats"): "key date",
    ("Step", "replaces"): "step",
    ("NoteRule", "steps"): "step",
    ("PlanChange", "pathway"): "pathway",
    ("Pathway", "needs_pathway"): "pathway",
    ("Contradiction", "pathways"): "pathway",
    ("Together", "pathways"): "pathway",
    ("Amount", "answer"): "question",
    ("Anchor", "id"): "anchor",
    ("AnswerIs", "question"): "question",
    ("AnswerBelow", "question"): "question",
    ("AnswerAtLeast", "question"): "question",
    ("InWindow", "step"): "step",
    ("IsOpen", "step"): "step",
    ("GuidedOption", "stands_for"): "question",
    ("GuidedQuestion", "key_date"): "key date",
    ("PathwayRule", "pathway"): "pathway",
}
"""Each field that holds an id that can be renamed, and what it is the id of."""


Ids = AbstractSet[str]


def renamed(old: Guidance, new: Guidance) -> Renames:
    """Return what has another id in *new* than in *old*. An id that both have stays itself."""
    found = renames_of(new)
    return Renames(
        _between(found.pathways, _ids_of(old.pathways), _ids_of(new.pathways)),
        _between(found.steps, _ids_of(old.steps()), _ids_of(new.steps())),
        _between(found.key_dates, _ids_of(old.key_dates), _ids_of(new.key_dates)),
        _between(found.questions, _ids_of(old.questions), _ids_of(new.questions)),
        _between(found.options, _options_of(old), _options_of(new)),
    )


def _between(
    renames: Mapping[str, str], then: AbstractSet[str], now: AbstractSet[str]
) -> dict[str, str]:
    """Return the renames from what only the old edition has to what only the new one has."""
    gone, come = then - now, now - then
    return {was: name for was, name in renames.items() if was in gone and name in come}


def _ids_of(records: Iterable[Identified]) -> frozenset[str]:
    return frozenset(one.id for one in records)


def _options_of(guidance: Guidance) -> frozenset[str]:
    return frozenset(f"{one.id}={each.id}" for one in guidance.questions for each in one.options)


def carried(old: Guidance, renames: Renames) -> Guidance:
    """Return *old* under the ids of today; the same guidance where nothing was renamed."""
    if not any((renames.pathways, renames.steps, renames.key_dates, renames.questions,
                renames.options)):  # fmt: skip
        return old
    found: Guidance = _carried(old, renames)
    return found


def _carried(value: Any, renames: Renames) -> Any:  # noqa: ANN401 - any record, or a part of one
    if isinstance(value, tuple):
        return tuple(_carried(one, renames) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    kind: Any = type(value)
    parts = {
        one.name: _part(kind.__name__, one.name, getattr(value, one.name), renames)
        for one in fields(value)
    }
    if isinstance(value, AnswerIs):
        parts["value"] = _option(value.question, value.value, renames)
    if isinstance(value, Question | GuidedQuestion):
        _carry_options(value.id, parts, renames)
    return kind(**parts)


def _part(kind: str, name: str, value: Any, renames: Renames) -> Any:  # noqa: ANN401 - of any field
    refers = REFERS.get((kind, name))
    return _ids(refers, value, renames) if refers else _carried(value, renames)


def _ids(refers: str, value: Any, renames: Renames) -> Any:  # noqa: ANN401 - an id, ids, or none
    if isinstance(value, tuple):
        return tuple(_ids(refers, one, renames) for one in value)
    return _id(refers, value, renames) if value else value


def _id(refers: str, name: str, renames: Renames) -> str:
    if refers == "anchor":
        refers = "step" if "/" in name else "key date"
    if refers == "step":
        return renames.row(name)
    known = {
        "pathway": renames.pathways,
        "key date": renames.key_dates,
        "question": renames.questions,
    }
    return known[refers].get(name, name)


def _carry_options(question: str, parts: dict[str, Any], renames: Renames) -> None:
    """Put the options of a question, and the one that counts until it is answered, by new ids."""
    parts["options"] = tuple(
        replace(one, id=_option(question, one.id, renames)) for one in parts["options"]
    )
    usual = "default" if "default" in parts else "usual"
    if parts[usual]:
        parts[usual] = _option(question, parts[usual], renames)


def _option(question: str, name: str, renames: Renames) -> str:
    """Return the id of an answer to *question*, an old id, as it is now."""
    return renames.options.get(f"{question}={name}", f"={name}").partition("=")[2]
