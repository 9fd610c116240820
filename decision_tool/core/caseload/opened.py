"""One child of a caseload as the calculator's form takes it."""

from __future__ import annotations

from datetime import date
from typing import Any

from decision_tool.core.caseload.plan import Caseload
from decision_tool.core.caseload.read import Child
from decision_tool.core.errors import Fault, FaultsError


def opened_child(caseload: Caseload, line: object) -> dict[str, Any]:
    """Return the fields of the child on *line*. Raises FaultsError where no child stands there."""
    child = next((one for one in caseload.children if one.line == line), None)
    if child is None:
        what = f"no child is planned from line {line}."
        raise FaultsError([Fault("line", what, "Choose a row of the timetable.")])
    given = child.given
    return {
        "reference": child.reference,
        "pathways": list(given.pathways),
        "dates": {key: _typed(key, day, child) for key, day in given.dates.items()},
        "answers": dict(given.answers),
        "held": {step: _typed(step, day, child) for step, day in given.held.items()},
        "calendar": {"case": "", "told": []},
        "headline": "",
        "differences": [],
        "same": True,
        "left_out": [],
    }


def _typed(name: str, day: date, child: Child) -> dict[str, Any]:
    """Return a day as the three boxes of a date field hold it."""
    return {
        "day": str(day.day),
        "month": str(day.month),
        "year": str(day.year),
        "provisional": name in child.provisional,
    }
