"""What it would mean for a case to follow the site's own guidance instead of an earlier edition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NotRequired, TypedDict

from decision_tool.core.editions.for_case import child_changes
from decision_tool.core.editions.stay_or_move import (
    BothEditions,
    ChildAsked,
    StayOrMove,
    stay_or_move,
)
from decision_tool.core.errors import FaultsError
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.progress import Progress
from decision_tool.requests.guidances import Guidances, edition_in
from decision_tool.requests.moved_case import moved_case

CANNOT = "This case can only stay with edition {}."


class ChoiceMadeJson(TypedDict):
    """The choice, or why there is none: nothing of the case is in the other edition."""

    choice: NotRequired[StayOrMove]
    cannot: NotRequired[str]


def reply(request: Mapping[str, Any], guidances: Guidances, _progress: Progress) -> ChoiceMadeJson:
    """Return the choice for a case as `save` is asked about it, whose form names its edition.

    For a case that goes by the site's guidance both ways are the same. Raises FaultsError for ids
    that do not exist.
    """
    version = edition_in(request)
    old, new = guidances.of(version), guidances.own
    listed = guidances.listed(version)
    changes = guidances.changes_since(listed) if listed and listed.part else []
    try:
        case = moved_case(request, old, new)
    except FaultsError as error:
        return {"cannot": " ".join((CANNOT.format(version), *(one.what for one in error.faults)))}
    is_several = len(case) > 1
    children = [
        ChildAsked(
            label=child.said.label if is_several else "",
            changes=child_changes(
                (old, make_plan(old, child.filled.given)),
                (new, make_plan(new, opened.given)),
                changes,
                child.filled.not_held,
            ),
            told=frozenset(child.calendar.told),
            renamed=opened.renamed,
            left_out=opened.left_out,
        )
        for child, opened in case
    ]
    both = BothEditions(old, new, guidances.listed(new.edition), changes)
    return {"choice": stay_or_move(both, children)}
