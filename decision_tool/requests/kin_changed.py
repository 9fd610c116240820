"""What changed for the brothers and sisters of the child in hand: a shared date moves for all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.progress import Progress
from decision_tool.core.timetable.since import Changed
from decision_tool.requests.baseline import changed_of
from decision_tool.requests.kept import kept_form, kept_plan


class ChangedForJson(TypedDict):
    """What changed for one child of the case, who is called *label*."""

    label: str
    changed: Changed


class KinChangedJson(TypedDict):
    """Each of the children of whom something changed, in the order in which they were asked for."""

    children: list[ChangedForJson]


def reply(request: Mapping[str, Any], guidance: Guidance, _progress: Progress) -> KinChangedJson:
    """Return what changed for each of ``children`` since the ``since`` that stands with its form.

    Who has no pathway yet has nothing that could change. Raises FaultsError for ids that do not
    exist.
    """
    asked = [one for one in request["children"] if one["form"]["pathways"]]
    told: list[ChangedForJson] = [
        {"label": str(one["label"]), "changed": _changed(one, guidance)} for one in asked
    ]
    return {"children": [one for one in told if one["changed"].count]}


def _changed(one: Mapping[str, Any], guidance: Guidance) -> Changed:
    filled = kept_form(guidance, one["form"])
    plan = kept_plan(guidance, filled.given)
    return changed_of(one["since"], plan, guidance, filled.not_held)
