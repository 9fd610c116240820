"""The timetable as a file that a spreadsheet opens with a double click."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.progress import Progress
from decision_tool.exports.csv_file import plan_as_csv
from decision_tool.requests.json_shapes import FileMadeJson
from decision_tool.requests.naming import stem_of
from decision_tool.requests.plan import filled_of


def reply(request: Mapping[str, Any], guidance: Guidance, _progress: Progress) -> FileMadeJson:
    """Return the CSV that the command line writes. Raises FaultsError for unknown ids."""
    plan = make_plan(guidance, filled_of(request, guidance).given)
    name = f"{stem_of(request, plan.given, guidance)}.csv"
    text = plan_as_csv(plan, guidance)
    return {"file": {"name": name, "type": "text/csv;charset=utf-8", "text": text}}
