"""The timetable of what is typed, or of a ``given`` object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.reply import plan_as_json
from decision_tool.core.progress import Progress
from decision_tool.core.timetable.changes import Before, read_before
from decision_tool.core.timetable.form import Filled, read_form
from decision_tool.core.timetable.timetable import Asked, timetable
from decision_tool.requests.json_shapes import PlannedJson
from decision_tool.requests.kept import kept_plan


def reply(request: Mapping[str, Any], guidance: Guidance, _progress: Progress) -> PlannedJson:
    """Return the plan (CONTRACT), what to show at each field, and the timetable.

    ``kin`` are all the children of the case where meetings of several are held as one.
    Raises FaultsError for ids that do not exist, and for a ``given`` object at fault.
    """
    filled = filled_of(request, guidance)
    plan = kept_plan(guidance, filled.given)
    asked, changed = asked_of(request, filled), None
    kin = request.get("kin")
    if kin:
        from decision_tool.requests.family import one_days_of  # noqa: PLC0415 - where there are any

        asked = replace(asked, one_days=one_days_of(kin, guidance))
    since = request.get("since")
    if since:
        # What compares is loaded for whoever has something to compare with.
        from decision_tool.requests.baseline import changed_of, drawn_from  # noqa: PLC0415

        changed = changed_of(since, plan, guidance, filled.not_held)
        if since.get("is_drawn"):
            asked = replace(asked, drawn=drawn_from(since, guidance, plan.given.today))
    made: PlannedJson = {
        "plan": plan_as_json(plan),
        "fields": filled.fields,
        "timetable": timetable(guidance, plan, asked),
    }
    if changed:
        made["changed"] = changed
    return made


def filled_of(request: Mapping[str, Any], guidance: Guidance) -> Filled:
    """Return the form as read; a ``given`` object is taken as it stands, all or nothing."""
    if "form" in request:
        return read_form(request["form"], guidance)
    return Filled(load_given(request.get("given"), guidance))


def asked_of(request: Mapping[str, Any], filled: Filled) -> Asked:
    """Return what the page asks of a timetable besides its plan."""
    before = request.get("before")
    return Asked(
        faulty=filled.faulty,
        provisional=filled.provisional,
        before=read_before(before) if before else Before(),
        open=frozenset(request.get("open", ())),
        not_held=filled.not_held,
    )
