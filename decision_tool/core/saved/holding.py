"""Writes days held into a saved case, and leaves everything else in it as it is.

Parts that are not known here stay. What the file says of the timetable follows the days held, but
for the rows on which today's guidance differs from that of the file: opening it still tells those.
A row that was renamed is one with what the file says of it under its old id.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.renames import renames_of
from decision_tool.core.planning.given import Given, load_given
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.saved.carried_over import carry_over, rows_of_today
from decision_tool.core.saved.case_text import row_json
from decision_tool.core.saved.file_text import LARGEST, WHOLE, read_object
from decision_tool.core.saved.reading import is_given_alone, read_case
from decision_tool.core.saved.saved_file import KIND, rows_of_plan
from decision_tool.core.saved.still_known import keep_known

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
    elif plain.get("kind") != KIND:
        raise FaultsError([Fault(WHOLE, NOT_SAVED, SAVE_IT)])
    else:
        children = [carry_over(child, guidance).child for child in read_case(plain)]
        parts = [plain] if plain.get("schema") == 1 else plain["children"]
        givens = [keep_known(child, guidance).given for child in children]
        labels = [child.label for child in children]
    for label, part, given in zip(labels, parts, givens, strict=True):
        if label in held:
            _mark(part, given, guidance, held[label])
    written = json.dumps(plain, ensure_ascii=False, indent=2) + "\n"
    if len(written.encode()) > LARGEST:
        raise FaultsError([Fault(WHOLE, TOO_LARGE, SAVE_IT)])
    return written


def _mark(part: dict[str, Any], given: Given, guidance: Guidance, held: Mapping[str, date]) -> None:
    """Write the days into what the file says of one child."""
    days = {row: day.isoformat() for row, day in held.items()}
    said, renames = part["given"], renames_of(guidance)
    now = renames.row
    others = {row: day for row, day in (said.get("held") or {}).items() if now(row) not in held}
    said["held"] = dict(sorted({**others, **days}.items()))
    if part.get("not-held"):
        part["not-held"] = [row for row in part["not-held"] if now(row) not in held]
    if part.get("planned"):
        names = rows_of_today((row["id"] for row in part["planned"]), renames)
        then = {names[row["id"]]: row for row in part["planned"]}
        plain = given.as_json()
        after = load_given({**plain, "held": {**plain["held"], **days}}, guidance)
        before_rows, after_rows = (_rows(one, guidance) for one in (given, after))
        before_rows |= {row: one for row, one in then.items() if row in held}
        part["planned"] = _followed(then, before_rows, after_rows)


def _rows(given: Given, guidance: Guidance) -> dict[str, object]:
    """Return the rows of a plan as a file has them, by id."""
    return {row.id: row_json(row) for row in rows_of_plan(make_plan(guidance, given), guidance)}


def _followed(
    then: Mapping[str, object], before: Mapping[str, object], after: Mapping[str, object]
) -> list[object]:
    """Return the rows of the file as they follow from the days held.

    A row that the guidance of today gave otherwise before any mark, gives anew or has no more
    stays as the file has it, so that the difference is still told.
    """
    stays = {name for name in {*then, *before} if then.get(name) != before.get(name)}
    followed = [then.get(name) if name in stays else row for name, row in after.items()]
    gone = [row for name, row in then.items() if name in stays and name not in after]
    return [row for row in (*followed, *gone) if row is not None]
