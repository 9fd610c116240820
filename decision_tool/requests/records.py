"""The records of a timetable: which forms to fill in, and what they already say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.progress import Progress
from decision_tool.core.records.fills import Known
from decision_tool.core.records.records import Record, records_of
from decision_tool.core.reference import clean_reference
from decision_tool.requests.naming import stem_of
from decision_tool.requests.plan import filled_of


class RecordsMadeJson(TypedDict):
    """The records asked for, and what gives none; ``stem`` names the file of all of them."""

    records: list[Record]
    left_out: list[str]
    stem: str


def reply(request: Mapping[str, Any], guidance: Guidance, _progress: Progress) -> RecordsMadeJson:
    """Return the records of the *rows* named (None for every row with a form), and what gives none.

    ``stem`` is what the file of all of them is called, without its ending.
    Raises FaultsError for ids that do not exist.
    """
    filled = filled_of(request, guidance)
    plan = make_plan(guidance, filled.given)
    reference = clean_reference(str(request.get("reference", "")))
    known = Known(plan, filled.provisional, reference)
    made = records_of(guidance, known, request.get("rows"))
    stem = stem_of(request, filled.given, guidance)
    return {"records": list(made.records), "left_out": list(made.left_out), "stem": stem}
