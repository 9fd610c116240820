"""The timetable for the clipboard, as text and as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.progress import Progress
from decision_tool.core.reference import clean_reference
from decision_tool.core.timetable.timetable import timetable
from decision_tool.exports.paste import Copied, Pasted, plan_for_pasting
from decision_tool.requests.baseline import changed_of
from decision_tool.requests.naming import child_of
from decision_tool.requests.plan import asked_of, filled_of


def reply(request: Mapping[str, Any], guidance: Guidance, _progress: Progress) -> Pasted:
    """Return the timetable of a form as text and HTML; what is at fault in the form stands in it.

    Raises FaultsError for ids that do not exist.
    """
    filled = filled_of(request, guidance)
    plan = make_plan(guidance, filled.given)
    reference = clean_reference(str(request.get("reference", "")))
    since = request.get("since")
    copied = Copied(
        plan,
        timetable(guidance, plan, asked_of(request, filled)),
        filled.provisional,
        reference,
        changed_of(since, plan, guidance, filled.not_held) if since else None,
        child_of(request),
    )
    return plan_for_pasting(copied, guidance)
