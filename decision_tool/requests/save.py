"""The file that keeps a case, and which fields of the form could not be put in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.progress import Progress
from decision_tool.core.saved.case_text import ChildToSave, case_text
from decision_tool.core.words import capital, child_title
from decision_tool.requests.children import ChildAsked, children_of
from decision_tool.requests.json_shapes import MadeFileJson, SavedJson
from decision_tool.requests.naming import stem_of

TOO_LONG = (
    "The timetable is too long for a file, so only what you entered is in it. "
    "Check the years of the dates."
)


def reply(request: Mapping[str, Any], guidance: Guidance, _progress: Progress) -> SavedJson:
    """Return the file, and the fields that are not in it. Raises FaultsError for unknown ids.

    *unread* names those that were begun: what stands there is in no file yet. Those of the
    second child and the next have the label before them.
    """
    children = children_of(request, guidance)
    to_save = [
        ChildToSave(make_plan(guidance, one.filled.given), one.filled.provisional, *one.kept)
        for one in children
    ]
    text, has_rows = case_text(to_save, guidance, str(request.get("follows", "")))
    left_out = [words for one in children for words in _left_out(one, guidance)]
    if not has_rows:
        left_out.append(TOO_LONG)
    name = f"{stem_of(request, children[0].filled.given, guidance, len(children))}.json"
    unread = [
        f"{one.said.label} {field.kind} {field.id}" if place else f"{field.kind} {field.id}"
        for place, one in enumerate(children)
        for field in one.faulty
    ]
    file: MadeFileJson = {"name": name, "type": "application/json", "text": text}
    return {"file": file, "left_out": left_out, "unread": unread}


def _left_out(child: ChildAsked, guidance: Guidance) -> Iterator[str]:
    """Yield a sentence for each field that is begun but cannot be read yet."""
    questions = index_of(guidance).questions
    name = child_title(child.said.label)
    whose = f"{name}: " if child.is_one_of_several else ""
    for one in child.faulty:
        if one.kind == "answers":
            title = questions[one.id].title
            yield f"{whose}The answer to “{title}” cannot be used yet, so it is not in the file."
        else:
            boxes = child.form[one.kind][one.id]
            is_begun = not all(str(boxes.get(box, "")).strip() for box in ("day", "month", "year"))
            what = "not a full date" if is_begun else "not a real date"
            subject = _subject(one.kind, one.id, guidance)
            yield f"{whose}{subject} is {what}, so it is not in the file."


def _subject(kind: str, name: str, guidance: Guidance) -> str:
    if kind in ("held", "agreed"):
        step, mark, number = name.partition("#")
        return f"The day of {index_of(guidance).phrase(step)}{f' {number}' * bool(mark)}"
    return capital(index_of(guidance).phrase(name))
