"""What a chosen file holds, as the form takes it, and what differs from the day it was saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.index import index_of
from decision_tool.core.progress import Progress
from decision_tool.core.records.records import Record
from decision_tool.core.reference import same_child
from decision_tool.core.saved.case_edition import edition_of_case
from decision_tool.core.saved.case_text import handed_over_json
from decision_tool.core.saved.differences import Difference
from decision_tool.core.saved.file_text import read_object
from decision_tool.core.saved.opening import Opened, open_case
from decision_tool.requests.guidances import Guidances
from decision_tool.requests.json_shapes import (
    DifferenceJson,
    FileOpenedJson,
    OpenedJson,
    TypedDayJson,
)


def reply(request: Mapping[str, Any], guidances: Guidances, _progress: Progress) -> FileOpenedJson:
    """Return what to put in the form. The page's own today is not used: see `opening`.

    A case is opened under the edition that it was made under or stays with, where the site has
    that one. Raises FaultsError, naming every fault, for a file that is not ours or is damaged,
    and for one that stays with an edition the site does not have.
    """
    return opened_file(request["text"], guidances)


def opened_file(text: str, guidances: Guidances) -> FileOpenedJson:
    """Return the case in a file, as the edition that it goes by takes it up. Raises as above."""
    version, is_chosen = edition_of_case(read_object(text), guidances.editions)
    first, *others = forms_of(text, guidances.of(version))
    made: FileOpenedJson = {"opened": first, "others": others}
    listed = guidances.listed(version)
    if listed and listed.part:
        made["edition"] = {"version": version, "fields": listed.fields, "is_chosen": is_chosen}
    return made


def forms_of(text: str, guidance: Guidance) -> list[OpenedJson]:
    """Return each child of a file as the page's form takes it. Raises FaultsError as above."""
    children = open_case(text, guidance)
    return [as_form(one, guidance) for one in _under_one_number(children)]


NUMBER_APART = "Its case number {}: the children have different ones, and here a case has one."


def _under_one_number(children: Sequence[Opened]) -> Iterator[Opened]:
    """Yield the children without their numbers where those differ: none is put under another's."""
    are_apart = len({same_child(one.reference) for one in children if one.reference}) > 1
    for one in children:
        if are_apart and one.reference:
            words = NUMBER_APART.format(one.reference)
            yield replace(one, reference="", left_out=(*one.left_out, words))
        else:
            yield one


def as_form(opened: Opened, guidance: Guidance) -> OpenedJson:
    """Return what was opened as the page's form takes it: a day as the text of three boxes."""
    given = opened.given
    return {
        "pathways": list(given.pathways),
        "dates": {
            key: typed(day, is_provisional=key in opened.provisional)
            for key, day in given.dates.items()
        },
        "answers": dict(given.answers),
        "held": {row: typed(day, is_provisional=False) for row, day in given.held.items()},
        "agreed": {row: typed(day, is_provisional=False) for row, day in given.agreed.items()},
        "calendar": opened.calendar.as_json(),
        "reference": opened.reference,
        "today": given.today.isoformat() if given.today else "",
        "label": opened.label,
        "own": list(opened.own),
        "handed_over": handed_over_json(opened.handed_over) if opened.handed_over else None,
        "records": opened.records,
        "taken_out": [one.as_json() for one in opened.taken_out],
        "made": {key: _made(key, guidance) for key in opened.records},
        "not_held": list(opened.not_held),
        "as_one": opened.as_one,
        "list_all": list(given.list_all),
        "headline": opened.headline,
        "differences": [_difference(one) for one in opened.differences],
        "same": opened.is_same,
        "left_out": list(opened.left_out),
        "renamed": list(opened.renamed),
        "follows": opened.follows,
    }


def _made(key: str, guidance: Guidance) -> Record:
    """Return what a record that was kept is of; its meeting may not be listed any more."""
    index = index_of(guidance)
    row, _, form = key.partition(" ")
    base, _, number = row.partition("#")
    step = index.steps.get(base)
    title = f"{step.title} {number}".rstrip() + f", {index.title(step.pathway)}" if step else row
    named = index.forms[form].title if form in index.forms else form
    return Record(row, form, title if row else named, named, when="", day=None, fills={})


def typed(day: date, *, is_provisional: bool) -> TypedDayJson:
    """Return a day as if a person had typed it: 3 9 2026."""
    return {
        "day": str(day.day),
        "month": str(day.month),
        "year": str(day.year),
        "provisional": is_provisional,
    }


def _difference(one: Difference) -> DifferenceJson:
    return {
        "id": one.id,
        "title": one.title,
        "pathway": one.pathway,
        "was": one.was,
        "now": one.now,
        "why": list(one.why),
    }
