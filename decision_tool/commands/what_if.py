"""What ``pathways plan --what-if`` prints: both timetables, and how they differ."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.pasted import as_typed
from decision_tool.core.plain import plain
from decision_tool.core.planning.given import Given, parse_day
from decision_tool.core.planning.plan import Plan
from decision_tool.core.timetable.what_if import WhatIf, later, what_if
from decision_tool.exports.paste import changed_line

EXAMPLE = "Write --what-if final-hearing=2027-05-24, or --what-if final-hearing=+9w."
_WEEKS = re.compile(r"([+-]\d{1,3})w")


def what_if_of(
    asked: str, plan: Plan, guidance: Guidance, form: str, not_held: frozenset[str]
) -> str:
    """Return the comparison that ``KEY=DATE`` or ``KEY=+9w`` asks for, as text or JSON.

    Raises FaultsError for a date that is not given, and for another format.
    """
    key, _, moved = asked.partition("=")
    if not moved:
        raise FaultsError([Fault("--what-if", f"{as_typed(asked)} is not a pair.", EXAMPLE)])
    if form not in ("text", "json"):
        what = f"there is no comparison in the format {form!r}."
        raise FaultsError([Fault("--what-if", what, "Write --format text or --format json.")])
    given = plan.given
    found = what_if(guidance, given, key, _day(given, key, moved), not_held)
    if form == "json":
        return json.dumps(found, default=plain, ensure_ascii=False, indent=2) + "\n"
    return "\n".join(_lines(found)) + "\n"


def _day(given: Given, key: str, moved: str) -> date:
    weeks = _WEEKS.fullmatch(moved)
    return later(given, key, int(weeks[1])) if weeks else parse_day(moved, "--what-if")


def _lines(found: WhatIf) -> Iterator[str]:
    yield found.title
    yield f"{found.stands} Trying {found.day_words}."
    yield ""
    yield found.summary
    yield found.next
    yield from (f"Cannot be: {problem}" for problem in found.problems)
    yield ""
    yield from (f"- {changed_line(row)}" for row in found.rows if row.kind != "same")
    if found.same:
        yield f"{found.same}."
