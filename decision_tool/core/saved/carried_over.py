"""Gives a saved child the ids of today's guidance for those that were renamed, and says so.

Calendar entries keep the ids they were made under: they are known by those, and the next calendar
file takes them out and makes new ones. Where a file holds both ids of one thing, the new one counts
and the old one is left for `still_known` to tell of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.renames import Renames, renames_of
from decision_tool.core.planning.index import Index, by_id, index_of
from decision_tool.core.saved.saved_file import GivenThen, HandedOverThen, SavedChild, SavedRow

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Carried:
    """The child under the ids of today, and a sentence for each that it was given."""

    child: SavedChild
    said: tuple[str, ...] = ()


def carry_over(child: SavedChild, guidance: Guidance) -> Carried:
    """Return the child with every id that was renamed as it is now."""
    index = index_of(guidance)
    if _is_of_today(child, index):  # to look for what was renamed, every pathway has to be read
        return Carried(child)
    renames = renames_of(guidance)
    then, handed = child.given, child.handed_over
    carried = replace(
        child,
        given=_given(then, renames),
        provisional=_names(child.provisional, renames.key_dates.get),
        own=_names(child.own, renames.key_dates.get),
        not_held=_names(child.not_held, renames.row),
        as_one=_keys(child.as_one, renames.row),
        handed_over=handed and HandedOverThen(handed.by, _given(handed.given, renames), handed.on),
        records=_keys(child.records, lambda key: _record(key, renames)),
        planned=child.planned
        and tuple(
            replace(row, id=new)
            for row, new in zip(
                child.planned,
                _names(tuple(row.id for row in child.planned), renames.row),
                strict=True,
            )
        ),
    )
    return Carried(carried, tuple(dict.fromkeys(_said(child, renames, index))))


def _is_of_today(child: SavedChild, index: Index) -> bool:
    """Tell whether every id of the child is one of the guidance, so that none was renamed."""
    handed = child.handed_over
    thens = (child.given, handed.given) if handed else (child.given,)
    rows = [*child.not_held, *child.as_one, *(row.id for row in child.planned or ())]
    rows += [key.partition(" ")[0] for key in child.records if not key.startswith(" ")]
    rows += [row for then in thens for row in (*then.held, *then.agreed, *then.list_all)]
    return (
        all(row.partition("#")[0] in index.steps for row in rows)
        and all(
            name in known
            for then in thens
            for names, known in ((then.pathways, index.pathways), (then.dates, index.key_dates))
            for name in names
        )
        and all(_is_answer(*answer, index) for then in thens for answer in then.answers.items())
    )


def _is_answer(name: str, value: str, index: Index) -> bool:
    question = index.questions.get(name)
    if question is None:
        return False
    return question.is_number or any(one.id == value for one in question.options)


def _given(then: GivenThen, renames: Renames) -> GivenThen:
    return replace(
        then,
        pathways=_names(then.pathways, renames.pathways.get),
        dates=_keys(then.dates, renames.key_dates.get),
        answers=_answers(then.answers, renames),
        held=_keys(then.held, renames.row),
        list_all=_names(then.list_all, renames.row),
        agreed=_keys(then.agreed, renames.row),
    )


def _answers(answers: Mapping[str, str], renames: Renames) -> dict[str, str]:
    found = _keys(answers, renames.questions.get)
    for question, value in found.items():
        now = renames.options.get(f"{question}={value}", "")
        found[question] = now.partition("=")[2] or value
    return found


def _record(key: str, renames: Renames) -> str:
    """Return the key of a record, its row and its form, with the row as it is now."""
    row, _, form = key.partition(" ")
    return f"{renames.row(row)} {form}"


Now = Callable[[str], str | None]


def _names(names: tuple[str, ...], now: Now) -> tuple[str, ...]:
    """Return the names as they are now; one that is there already stays what it is."""
    return tuple(name if (new := now(name)) in names else new or name for name in names)


def _keys(values: Mapping[str, Value], now: Now) -> dict[str, Value]:
    """Return the values under the names of now; a value under a new name is not written over."""
    return {
        name if (new := now(name)) in values else new or name: value
        for name, value in values.items()
    }


def _said(child: SavedChild, renames: Renames, index: Index) -> Iterator[str]:
    """Yield what everything that the child holds is called now, where it was called otherwise."""
    then = child.given
    pathways = {row.pathway_id: row.pathway for row in child.planned or () if row.pathway}
    for name in then.pathways:
        if name in renames.pathways:
            title = index.title(renames.pathways[name])
            yield from _called("pathway", pathways.get(name, name), title)
    for name in then.dates:
        if name in renames.key_dates:
            title = index.key_dates[renames.key_dates[name]].title
            yield from _called("key date", name, title)
    for name, value in then.answers.items():
        if name in renames.questions:
            title = index.questions[renames.questions[name]].title
            yield from _called("question", name, title)
        question, _, option = renames.options.get(f"{name}={value}", "").partition("=")
        if option not in ("", value):
            options = index.questions[question].options
            yield from _called("answer", value, by_id(options)[option].title)
    titles = {row.step: _without_number(row) for row in child.planned or ()}
    for row in (*then.held, *then.agreed, *child.not_held, *child.as_one, *then.list_all):
        step = row.partition("#")[0]
        if step in renames.steps:
            title = index.steps[renames.steps[step]].title
            yield from _called("step", titles.get(step, step), title)


def _without_number(row: SavedRow) -> str:
    return row.title.removesuffix(f" {row.id.partition('#')[2]}")


def _called(what: str, before: str, now: str) -> Iterator[str]:
    if before != now:
        yield f"The {what} {before!r} is called {now!r} now."
