"""What was renamed between two editions, so that a new id is not taken for a new thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, Protocol

from decision_tool.core.guidance.model import Guidance, Question
from decision_tool.core.guidance.rule import AnswerIs
from decision_tool.core.guidance.situation_model import GuidedQuestion

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
Names = Mapping[str, str]


class Renamable(Protocol):
    """Anything that keeps the ids it had before."""

    @property
    def id(self) -> str:
        """Return the id it has now."""

    @property
    def was(self) -> tuple[str, ...]:
        """Return the ids it had before."""


@dataclass(frozen=True, slots=True)
class Renames:
    """New ids by old ids. *options* are by the question's new id, then the option's old one."""

    pathways: Names = field(default_factory=dict)
    steps: Names = field(default_factory=dict)
    key_dates: Names = field(default_factory=dict)
    questions: Names = field(default_factory=dict)
    options: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def row(self, name: str) -> str:
        """Return the id of a step, or an occurrence (``a/monthly#2``) as it is now."""
        step, mark, number = name.partition("#")
        return f"{self.steps.get(step, step)}{mark}{number}"

    def carried(self, kind: str, name: str) -> str:
        """Return the id of a *kind* of thing as it is now."""
        if kind == "anchor":
            kind = "step" if "/" in name else "key date"
        if kind == "step":
            return self.row(name)
        known = {
            "pathway": self.pathways,
            "key date": self.key_dates,
            "question": self.questions,
        }
        return known[kind].get(name, name)


def renamed(old: Guidance, new: Guidance) -> Renames:
    """Return what has another id in *new* than in *old*. An id that both have stays itself."""
    pathways = _names(old.pathways, new.pathways)
    questions = _names(old.questions, new.questions)
    return Renames(
        pathways,
        _steps(old, new, pathways),
        _names(old.key_dates, new.key_dates),
        questions,
        _options(old, new, questions),
    )


def carried(old: Guidance, renames: Renames) -> Guidance:
    """Return *old* under the ids of today; the same guidance where nothing was renamed."""
    if renames == Renames():
        return old
    found: Guidance = _carried(old, renames)
    return found


def _names(old: Iterable[Renamable], new: Iterable[Renamable]) -> dict[str, str]:
    then, now = {one.id for one in old}, {one.id for one in new}
    gone = then - now
    return {name: one.id for one in new for name in one.was if name in gone and one.id not in then}


def _steps(old: Guidance, new: Guidance, pathways: Names) -> dict[str, str]:
    """Return the renamed steps; those of a renamed pathway go with it."""
    now = {one.id for one in new.steps()}
    found = {}
    for step in old.steps():
        pathway, _, name = step.id.partition("/")
        moved = f"{pathways.get(pathway, pathway)}/{name}"
        if moved != step.id and moved in now:
            found[step.id] = moved
    return found | _names(old.steps(), new.steps())


def _options(old: Guidance, new: Guidance, questions: Names) -> dict[tuple[str, str], str]:
    then = {questions.get(one.id, one.id): one for one in old.questions}
    return {
        (one.id, name): option
        for one in new.questions
        if one.id in then
        for name, option in _names(then[one.id].options, one.options).items()
    }


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
        parts["value"] = renames.options.get((parts["question"], value.value), value.value)
    if isinstance(value, Question | GuidedQuestion):
        _carry_options(parts, renames)
    return kind(**parts)


def _part(kind: str, name: str, value: Any, renames: Renames) -> Any:  # noqa: ANN401 - of any field
    refers = REFERS.get((kind, name))
    return _ids(refers, value, renames) if refers else _carried(value, renames)


def _ids(refers: str, value: Any, renames: Renames) -> Any:  # noqa: ANN401 - an id, ids, or none
    if isinstance(value, tuple):
        return tuple(_ids(refers, one, renames) for one in value)
    return renames.carried(refers, value) if value else value


def _carry_options(parts: dict[str, Any], renames: Renames) -> None:
    """Put the options of a question, and the one that counts until it is answered, by new ids."""

    def now(name: Any) -> Any:  # noqa: ANN401 - an id or none
        return renames.options.get((parts["id"], name), name)

    parts["options"] = tuple(
        type(one)(**{**{each.name: getattr(one, each.name) for each in fields(one)},
                     "id": now(one.id)})
        for one in parts["options"]
    )  # fmt: skip
    usual = "default" if "default" in parts else "usual"
    parts[usual] = now(parts[usual])
