"""A case moved from an earlier edition to the site's own guidance, as if it were opened now."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import Any, cast

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.renames import renames_of
from decision_tool.core.planning.index import index_of
from decision_tool.core.progress import Progress
from decision_tool.requests.children import ChildAsked
from decision_tool.requests.guidances import Guidances, edition_in
from decision_tool.requests.json_shapes import FileOpenedJson, OpenedJson
from decision_tool.requests.moved_case import moved_case
from decision_tool.requests.open import as_form


def reply(request: Mapping[str, Any], guidances: Guidances, _progress: Progress) -> FileOpenedJson:
    """Return the case as the form takes it, the child in hand first.

    What is half typed stands in no file: it goes along as it was typed, to the field of now. Raises
    FaultsError for ids that do not exist, and where no pathway of it is left.
    """
    new = guidances.own
    case = moved_case(request, guidances.of(edition_in(request)), new)
    first, *others = [_with_half_typed(as_form(opened, new), asked, new) for asked, opened in case]
    return {"opened": first, "others": others}


def _with_half_typed(opened: OpenedJson, asked: ChildAsked, new: Guidance) -> OpenedJson:
    """Return the form with what cannot be read yet of each field that is there still."""
    renames, index = renames_of(new), index_of(new)
    now: Mapping[str, Callable[[str], str]] = {
        "dates": lambda name: renames.key_dates.get(name, name),
        "answers": lambda name: renames.questions.get(name, name),
        "held": renames.row,
        "agreed": renames.row,
    }
    known: Mapping[str, Container[str]] = {"dates": index.key_dates, "answers": index.questions}
    form: dict[str, Any] = dict(opened)
    for field in asked.faulty:
        name = now[field.kind](field.id)
        if name.partition("#")[0] in known.get(field.kind, index.steps):
            typed = asked.form[field.kind][field.id]
            form[field.kind] = {name: typed, **form[field.kind]}
    return cast("OpenedJson", form)
