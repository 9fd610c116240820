"""Gives a saved child the ids of today's guidance for those that were renamed, and says so.

Calendar entries keep the ids they were made under: they are known by those, and the next calendar
file takes them out and makes new ones. Where a file holds several ids of what is one thing now, the
new one counts, else the first that `was` names. What stands under another id and differs keeps that
id, and `still_known` tells of it; the words of a record stay in the file under it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.record_documents import document_now
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
    given = _given(then, renames)
    carried = replace(
        child,
        given=given,
        provisional=_marks(child.provisional, then.dates, renames.key_dates),
        own=_marks(child.own, then.dates, renames.key_dates),
        not_held=_not_held(child.not_held, given, renames),
        as_one=_keys(child.as_one, _rows(renames)),
        handed_over=handed and _handed(handed, renames),
        records=_keys(child.records, _Renamed(renames.steps, lambda key: _record(key, renames))),
        planned=child.planned and _planned(child.planned, renames),
    )
    said = dict.fromkeys(_said(child, given, renames, index))
    return Carried(carried, tuple(f"{words} {_when(guidance)}." for words in said))


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


@dataclass(frozen=True, slots=True)
class _Renamed:
    """The ids of one kind: *order* has those that were, and *now* tells what a name became."""

    order: Mapping[str, str]
    now: Callable[[str], str | None]

    def names(self, held: Iterable[str]) -> dict[str, str]:
        """Return what each name that a file holds is called now.

        One that is there already stays what it is, and so does each but the first of several that
        became one.
        """
        names = tuple(held)
        places = {was: place for place, was in enumerate(self.order)}
        taken: set[str] = set(names)
        found = {}
        for name in sorted(names, key=lambda one: places.get(_base(one), -1)):
            new = self.now(name) or name
            found[name] = name if new in taken else new
            taken.add(found[name])
        return {name: found[name] for name in names}


def _base(name: str) -> str:
    """Return the id in the name of a row or of a record."""
    return name.partition(" ")[0].partition("#")[0]


def _kind(renames: Mapping[str, str]) -> _Renamed:
    return _Renamed(renames, renames.get)


def _rows(renames: Renames) -> _Renamed:
    return _Renamed(renames.steps, renames.row)


def rows_of_today(rows: Iterable[str], renames: Renames) -> dict[str, str]:
    """Return the id of today of each row; of several that became one, the first has it."""
    return _rows(renames).names(rows)


def _given(then: GivenThen, renames: Renames) -> GivenThen:
    return replace(
        then,
        pathways=_names(then.pathways, _kind(renames.pathways)),
        dates=_keys(then.dates, _kind(renames.key_dates)),
        answers=_answers(then.answers, renames),
        held=_keys(then.held, _rows(renames)),
        list_all=_names(then.list_all, _rows(renames)),
        agreed=_keys(then.agreed, _rows(renames)),
    )


def _answers(answers: Mapping[str, str], renames: Renames) -> dict[str, str]:
    """Return the answers by the questions of now, each as the option that it is now."""
    now = {name: _option(name, value, renames) for name, value in answers.items()}
    return _keys(now, _kind(renames.questions))


def _option(question: str, value: str, renames: Renames) -> str:
    return renames.options.get(f"{question}={value}", "").partition("=")[2] or value


def _handed(handed: HandedOverThen, renames: Renames) -> HandedOverThen:
    """Return what was handed over, without what counts no more: it is only compared with."""
    given = _given(handed.given, renames)
    steps, dates, asked = renames.steps, renames.key_dates, renames.questions
    given = replace(
        given,
        dates={key: day for key, day in given.dates.items() if key not in dates},
        answers={key: one for key, one in given.answers.items() if key not in asked},
        held={row: day for row, day in given.held.items() if _base(row) not in steps},
        agreed={row: day for row, day in given.agreed.items() if _base(row) not in steps},
    )
    return HandedOverThen(handed.by, given, handed.on)


def _not_held(rows: tuple[str, ...], given: GivenThen, renames: Renames) -> tuple[str, ...]:
    """Return the rows that were not held; one that became one with a row held was."""
    return tuple(row for row in _names(rows, _rows(renames)) if row not in given.held)


def _planned(rows: tuple[SavedRow, ...], renames: Renames) -> tuple[SavedRow, ...]:
    now = rows_of_today((row.id for row in rows), renames)
    return tuple(replace(row, id=now[row.id]) for row in rows)


def _record(key: str, renames: Renames) -> str:
    """Return the key of a record, its row and its document, with both as they are now."""
    row, _, document = key.partition(" ")
    now = renames.row(row)
    return f"{now} {document_now(document, _base(row), _base(now))}"


def _names(names: tuple[str, ...], kind: _Renamed) -> tuple[str, ...]:
    """Return each name once, as it is now."""
    return tuple(dict.fromkeys(kind.now(name) or name for name in names))


def _marks(
    names: tuple[str, ...], dates: Mapping[str, date], renames: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the key dates of which something is said as they are now: where they have a day."""
    now = _kind(renames).names(dates)
    return tuple(dict.fromkeys(now.get(name, renames.get(name, name)) for name in names))


def _keys(values: Mapping[str, Value], kind: _Renamed) -> dict[str, Value]:
    """Return the values under the names of now; what is as what counts is not kept twice."""
    now = kind.names(values)
    found = {now[name]: value for name, value in values.items()}
    return {
        name: value
        for name, value in found.items()
        if (new := kind.now(name) or name) == name or found[new] != value
    }


def _said(child: SavedChild, given: GivenThen, renames: Renames, index: Index) -> Iterator[str]:
    """Yield what everything that the child holds is called now, where it was called otherwise.

    *given* is carried over: what kept its id there does not count, and is told of as that.
    """
    then = child.given
    pathways = {row.pathway_id: row.pathway for row in child.planned or () if row.pathway}
    for name in then.pathways:
        if name in renames.pathways:
            title = index.title(renames.pathways[name])
            yield from _called("pathway", pathways.get(name, name), title)
    for name in then.dates:
        if name in renames.key_dates and name not in given.dates:
            title = index.key_dates[renames.key_dates[name]].title
            yield from _called("key date", name, title)
    for name, value in then.answers.items():
        if name in renames.questions and name not in given.answers:
            title = index.questions[renames.questions[name]].title
            yield from _called("question", name, title)
        question, _, option = renames.options.get(f"{name}={value}", "").partition("=")
        if option not in ("", value):
            options = index.questions[question].options
            yield from _called("answer", value, by_id(options)[option].title)
    left = {*given.held, *given.agreed}
    titles = {row.step: _without_number(row) for row in child.planned or ()}
    for row in (*then.held, *then.agreed, *child.not_held, *child.as_one, *then.list_all):
        step = row.partition("#")[0]
        if step in renames.steps and row not in left:
            title = index.steps[renames.steps[step]].title
            yield from _called("step", titles.get(step, step), title)


def _without_number(row: SavedRow) -> str:
    return row.title.removesuffix(f" {row.id.partition('#')[2]}")


def _called(what: str, before: str, now: str) -> Iterator[str]:
    if before != now:
        yield f"The {what} {before!r} is called {now!r}"


def _when(guidance: Guidance) -> str:
    """Return ``now``, and of an edition that another one followed which it is."""
    return f"in edition {guidance.edition}" if guidance.in_force_until else "now"
