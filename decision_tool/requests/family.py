"""One timetable of the brothers and sisters of a case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict

from decision_tool.core.family.joint import Joint, joint_timetable
from decision_tool.core.family.meetings import days_as_one, said_one
from decision_tool.core.family.member import together
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.progress import Progress
from decision_tool.requests.children import children_of
from decision_tool.requests.kept import kept_member


class JointMadeJson(TypedDict):
    """The timetable of all the children."""

    joint: Joint


def reply(request: Mapping[str, Any], guidance: Guidance, _progress: Progress) -> JointMadeJson:
    """Return the joint timetable. Raises FaultsError for ids that do not exist."""
    return {"joint": joint_of(request, guidance)}


def one_days_of(kin: Mapping[str, Any], guidance: Guidance) -> dict[str, date]:
    """Return the day of each meeting of the ``first`` child that is one with the ``others``'.

    Raises FaultsError for ids that do not exist.
    """
    first = kin["first"]
    children = children_of({**first, "others": kin["others"], "order": kin["order"]}, guidance)
    members = [kept_member(one.said.label, one.filled, guidance) for one in children]
    as_one = together((one.said.label, one.said.as_one) for one in children)
    return days_as_one(said_one(as_one, members).ones, str(first["label"]))


def joint_of(request: Mapping[str, Any], guidance: Guidance) -> Joint:
    """Return the joint timetable, with the meetings as one that are numbered alike."""
    children = children_of(request, guidance)
    members = [kept_member(one.said.label, one.filled, guidance) for one in children]
    as_one = together((one.said.label, one.said.as_one) for one in children)
    return joint_timetable(members, guidance, as_one)
