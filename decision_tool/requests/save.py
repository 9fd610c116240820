"""The file that keeps a timetable, and which fields of the form could not be put in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.progress import Progress
from decision_tool.core.saved.checked import Checked
from decision_tool.core.saved.reading import read_calendar
from decision_tool.core.saved.saved_file import Said, saved_text
from decision_tool.core.timetable.form import Filled
from decision_tool.core.words import capital
from decision_tool.requests.json_shapes import MadeFileJson, SavedJson
from decision_tool.requests.naming import kept_reference, stem_of
from decision_tool.requests.plan import filled_of

TOO_LONG = (
    "The timetable is too long for a file, so only what you entered is in it. "
    "Check the years of the dates."
)


def reply(request: Mapping[str, Any], guidance: Guidance, _progress: Progress) -> SavedJson:
    """Return the file, and the fields that are not in it. Raises FaultsError for unknown ids.

    *unread* names those that were begun: what stands there is in no file yet.
    """
    filled = filled_of(request, guidance)
    checked = Checked()
    calendar = read_calendar(request.get("calendar"), checked)
    checked.finish()
    plan = make_plan(guidance, filled.given)
    said = Said(kept_reference(request), filled.not_held)
    text, has_rows = saved_text(plan, guidance, filled.provisional, calendar, said)
    left_out = list(_left_out(request, filled, guidance))
    if not has_rows:
        left_out.append(TOO_LONG)
    name = f"{stem_of(request, filled.given, guidance)}.json"
    unread = [f"{one.kind} {one.id}" for one in filled.faulty]
    file: MadeFileJson = {"name": name, "type": "application/json", "text": text}
    return {"file": file, "left_out": left_out, "unread": unread}


def _left_out(request: Mapping[str, Any], filled: Filled, guidance: Guidance) -> Iterator[str]:
    """Yield a sentence for each field that is begun but cannot be read yet."""
    questions = index_of(guidance).questions
    for one in filled.faulty:
        if one.kind == "answers":
            title = questions[one.id].title
            yield f"The answer to “{title}” cannot be used yet, so it is not in the file."
        else:
            boxes = request["form"][one.kind][one.id]
            is_begun = not all(str(boxes.get(box, "")).strip() for box in ("day", "month", "year"))
            what = "not a full date" if is_begun else "not a real date"
            yield f"{_subject(one.kind, one.id, guidance)} is {what}, so it is not in the file."


def _subject(kind: str, name: str, guidance: Guidance) -> str:
    if kind == "held":
        step, mark, number = name.partition("#")
        return f"The day of {index_of(guidance).phrase(step)}{f' {number}' * bool(mark)}"
    return capital(index_of(guidance).phrase(name))
