"""The timetable as a file that a spreadsheet opens with a double click."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import Plan, make_plan
from decision_tool.core.progress import Progress
from decision_tool.exports.csv_file import plans_as_csv
from decision_tool.requests.children import children_of
from decision_tool.requests.json_shapes import FileMadeJson
from decision_tool.requests.naming import child_of, stem_of
from decision_tool.requests.plan import filled_of


def reply(request: Mapping[str, Any], guidance: Guidance, _progress: Progress) -> FileMadeJson:
    """Return the CSV that the command line writes. Raises FaultsError for unknown ids.

    With brothers and sisters it has the steps of all, child by child; ``child`` is the label of
    one of several who is in it alone.
    """
    others = request.get("others")
    plans = _plans(request, guidance) if others else [_plan(request, guidance)]
    _, first = plans[0]
    name = f"{stem_of(request, first.given, guidance, len(plans))}.csv"
    text = plans_as_csv(plans, guidance)
    return {"file": {"name": name, "type": "text/csv;charset=utf-8", "text": text}}


def _plan(request: Mapping[str, Any], guidance: Guidance) -> tuple[str, Plan]:
    return child_of(request), make_plan(guidance, filled_of(request, guidance).given)


def _plans(request: Mapping[str, Any], guidance: Guidance) -> list[tuple[str, Plan]]:
    children = children_of(request, guidance)
    return [(one.said.label, make_plan(guidance, one.filled.given)) for one in children]
