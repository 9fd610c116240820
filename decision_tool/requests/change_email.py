"""An e-mail to those invited, on what changed since something or would if a date moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import parse_day
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.progress import Progress
from decision_tool.core.reference import whose
from decision_tool.core.timetable.compared import Comparison, compared
from decision_tool.core.timetable.since import compared_with
from decision_tool.exports.change_email import ChangeEmail, change_email
from decision_tool.requests.baseline import read_baseline
from decision_tool.requests.naming import child_of, kept_reference
from decision_tool.requests.plan import filled_of


def reply(request: Mapping[str, Any], guidance: Guidance, _progress: Progress) -> ChangeEmail:
    """Return the e-mail: compared with the baseline ``since``, or with ``key`` moved to ``day``.

    Raises FaultsError for ids that do not exist, and where nobody invited is to be told.
    """
    named = whose(kept_reference(request), child_of(request))
    return change_email(_comparison(request, guidance), guidance, named)


def _comparison(request: Mapping[str, Any], guidance: Guidance) -> Comparison:
    filled = filled_of(request, guidance)
    plan = make_plan(guidance, filled.given)
    if "key" not in request:
        baseline = read_baseline(request.get("since") or {}, guidance)
        return compared_with(baseline, plan, guidance, filled.not_held)
    moved = {**filled.given.dates, str(request["key"]): parse_day(request.get("day"), "day")}
    tried = make_plan(guidance, replace(filled.given, dates=moved))
    return compared(plan, tried, filled.not_held)
