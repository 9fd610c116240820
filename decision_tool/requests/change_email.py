"""An e-mail to those invited, on what changed since something or would if a date moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import parse_day
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.progress import Progress
from decision_tool.core.reference import clean_reference
from decision_tool.core.timetable.compared import Comparison, compared
from decision_tool.core.timetable.since import compared_with
from decision_tool.exports.change_email import ChangeEmail, OfChild, change_email_of
from decision_tool.requests.baseline import read_baseline
from decision_tool.requests.kept import kept_form, kept_plan
from decision_tool.requests.naming import child_of, kept_reference
from decision_tool.requests.plan import filled_of


def reply(request: Mapping[str, Any], guidance: Guidance, _progress: Progress) -> ChangeEmail:
    """Return the e-mail: compared with the baseline ``since``, or with ``key`` moved to ``day``.

    The children stand in the order of the labels in ``order``.
    ``others`` are the brothers and sisters whom the same change touches, each with a ``label``, a
    ``form`` and where it is asked by it a ``since``. Raises FaultsError for ids that do not exist,
    and where nobody invited is to be told.
    """
    others = [{**request, **one} for one in request.get("others", ())]
    order = {str(label): place for place, label in enumerate(request.get("order", ()))}
    children = [
        OfChild(label, _comparison(one, guidance, is_one_of_several=bool(others)))
        for label, one in [
            (child_of(request), request),
            *((clean_reference(str(one["label"])), one) for one in others),
        ]
    ]
    children.sort(key=lambda one: order.get(one.label, len(order)))
    return change_email_of(children, guidance, kept_reference(request))


def _comparison(
    request: Mapping[str, Any], guidance: Guidance, *, is_one_of_several: bool
) -> Comparison:
    filled = (
        kept_form(guidance, request["form"]) if is_one_of_several else filled_of(request, guidance)
    )
    plan = kept_plan(guidance, filled.given)
    if "key" not in request:
        baseline = read_baseline(request.get("since") or {}, guidance)
        return compared_with(baseline, plan, guidance, filled.not_held)
    moved = {**filled.given.dates, str(request["key"]): parse_day(request.get("day"), "day")}
    tried = make_plan(guidance, replace(filled.given, dates=moved))
    return compared(plan, tried, filled.not_held)
