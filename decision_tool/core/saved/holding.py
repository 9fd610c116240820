"""Writes days held into a saved case, and leaves everything else in it as it is.

Parts that are not known here stay. What the file says of the timetable follows the days held, but
for the rows on which today's guidance differs from that of the file: opening it still tells those.
They are the ones that opening the file would tell: other words, or another id, are no difference.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.renames import renames_of
from decision_tool.core.planning.given import Given, load_given
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.saved.carried_over import carry_over
from decision_tool.core.saved.case_text import row_json
from decision_tool.core.saved.differences import placed
from decision_tool.core.saved.file_text import LARGEST, WHOLE, read_object
from decision_tool.core.saved.json_shapes import SavedRowJson
from decision_tool.core.saved.reading import is_given_alone, read_case
from decision_tool.core.saved.saved_file import KIND, SavedRow, rows_of_plan
from decision_tool.core.saved.still_known import keep_known

Rows = Mapping[str, tuple[SavedRow, SavedRowJson]]
"""Rows by their ids of today, each as it is read and as the file has it."""
Held = Mapping[str, Mapping[str, date]]
"""The days that were marked, by the label of the child and the row."""
NOT_SAVED = "this is the reply of a command, not a saved case, so no day is written into it."
SAVE_IT = "Open it in the calculator, mark the day there and save it."
TOO_LARGE = "with these days it would be too large to be opened again."


def case_with_held(text: str, guidance: Guidance, held: Held) -> str:
    """Return the text of the file with these days held.

    Raises FaultsError for what is no saved case, and for a file that would grow too large.
    """
    plain = read_object(text)
    if is_given_alone(plain):
        parts: list[dict[str, Any]] = [{"given": plain}]
        givens = [load_given(plain, guidance)]
        labels = list(held)
        planned: list[Sequence[SavedRow]] = [()]
    elif plain.get("kind") != KIND:
        raise FaultsError([Fault(WHOLE, NOT_SAVED, SAVE_IT)])
    else:
        children = [carry_over(child, guidance).child for child in read_case(plain)]
        parts = [plain] if plain.get("schema") == 1 else plain["children"]
        givens = [keep_known(child, guidance).given for child in children]
        labels = [child.label for child in children]
        planned = [child.planned or () for child in children]
    for label, part, given, rows in zip(labels, parts, givens, planned, strict=True):
        if label in held:
            _mark(part, held[label], guidance)
            if rows:
                then = {row.id: (row, own) for row, own in zip(rows, part["planned"], strict=True)}
                part["planned"] = _followed(then, given, guidance, held[label])
    written = json.dumps(plain, ensure_ascii=False, indent=2) + "\n"
    if len(written.encode()) > LARGEST:
        raise FaultsError([Fault(WHOLE, TOO_LARGE, SAVE_IT)])
    return written


def _mark(part: dict[str, Any], held: Mapping[str, date], guidance: Guidance) -> None:
    """Write the days into what the file says was given for one child."""
    days = {row: day.isoformat() for row, day in held.items()}
    said, now = part["given"], renames_of(guidance).row
    others = {row: day for row, day in (said.get("held") or {}).items() if now(row) not in held}
    said["held"] = dict(sorted({**others, **days}.items()))
    if part.get("not-held"):
        part["not-held"] = [row for row in part["not-held"] if now(row) not in held]


def _followed(
    then: Rows, given: Given, guidance: Guidance, held: Mapping[str, date]
) -> list[SavedRowJson]:
    """Return the rows of the file as they follow from the days held.

    A row that the guidance of today gave otherwise before any mark, gives anew or has no more
    stays as the file has it, so that the difference is still told.
    """
    plain = given.as_json()
    days = {row: day.isoformat() for row, day in held.items()}
    marked = load_given({**plain, "held": {**plain["held"], **days}}, guidance)
    before, after = (_rows(one, guidance) for one in (given, marked))
    stays = _told_apart(then, before) - (held.keys() & then.keys())
    shown = (then.get(name) if name in stays else row for name, row in after.items())
    gone = (row for name, row in then.items() if name in stays and name not in after)
    return [as_json for _, as_json in filter(None, (*shown, *gone))]


def _rows(given: Given, guidance: Guidance) -> Rows:
    """Return the rows of a plan."""
    rows = rows_of_plan(make_plan(guidance, given), guidance)
    return {row.id: (row, row_json(row)) for row in rows}


def _told_apart(then: Rows, before: Rows) -> set[str]:
    """Return the rows that differ before any mark, come or go: opening the file tells each."""
    both = then.keys() & before.keys()
    return {name for name in both if placed(then[name][0]) != placed(before[name][0])} | (
        then.keys() ^ before.keys()
    )
