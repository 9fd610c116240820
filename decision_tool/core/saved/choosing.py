"""Writes into a saved case that it stays with its edition or moves, and leaves the rest as it is.

A case that moves keeps what it holds under the ids it has: opening it carries them over. What the
file says of the timetable is what the edition it moved to makes of it, as if it were saved there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.saved.carried_over import carry_over
from decision_tool.core.saved.case_edition import Editions, edition_of_case
from decision_tool.core.saved.case_text import row_json
from decision_tool.core.saved.file_text import LARGEST, WHOLE, read_object
from decision_tool.core.saved.reading import read_case
from decision_tool.core.saved.saved_file import KIND, SavedChild, rows_of_plan
from decision_tool.core.saved.still_known import keep_known

Choice = Literal["stay", "move"]
"""*stay*: with the edition it was begun under. *move*: to the guidance at hand."""
HEAD = ("edition", "edition-digest", "follows")
NOT_SAVED = "this is the reply of a command, not a saved case, so no choice is written into it."
CHOOSE_THERE = "Open it in the calculator, choose there and save it."
TOO_LARGE = "with this choice it would be too large to be opened again."


def with_choice(
    plain: Mapping[str, object], choice: Choice, editions: Editions
) -> dict[str, object]:
    """Return the object of a saved case with what was chosen; nothing else of it is another.

    Raises FaultsError for a case that stays with an edition which is not here.
    """
    version = edition_of_case(plain, editions)[0] or editions.own
    if choice == "stay":
        digest = plain.get("edition-digest")
        head = {"edition": plain.get("edition"), "edition-digest": digest, "follows": version}
    else:
        own = None if editions.is_edited else editions.listed(editions.own)
        head = {"edition": editions.own, "edition-digest": own.digest if own else None}
    made: dict[str, object] = {}
    for part in ("schema", "kind"):
        if part in plain:
            made[part] = plain[part]
    made |= {part: value for part, value in head.items() if value is not None}
    return made | {part: value for part, value in plain.items() if part not in {*made, *HEAD}}


def case_with_choice(text: str, choice: Choice, own: Guidance, editions: Editions) -> str:
    """Return the text of the file with what was chosen. *own* is the guidance at hand.

    Raises FaultsError for what is no saved case, for one of which the guidance at hand has
    nothing any more, and for a file that would grow too large.
    """
    plain = read_object(text)
    if plain.get("kind") != KIND:
        raise FaultsError([Fault(WHOLE, NOT_SAVED, CHOOSE_THERE)])
    made: dict[str, Any] = with_choice(plain, choice, editions)
    if choice == "move":
        parts = [made] if made.get("schema") == 1 else made["children"]
        for part, child in zip(parts, read_case(made), strict=True):
            _plan_again(part, child, own)
    written = json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    if len(written.encode()) > LARGEST:
        raise FaultsError([Fault(WHOLE, TOO_LARGE, CHOOSE_THERE)])
    return written


def _plan_again(part: dict[str, Any], child: SavedChild, own: Guidance) -> None:
    """Let what the file says of a child's timetable be what the guidance makes of it."""
    given = keep_known(carry_over(child, own).child, own).given
    if part.get("planned"):
        part["planned"] = [row_json(row) for row in rows_of_plan(make_plan(own, given), own)]
