"""The words to invite people to one meeting with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.progress import Progress
from decision_tool.core.reference import clean_reference
from decision_tool.exports.invitation import Invitation, Named, invitation_to
from decision_tool.requests.plan import filled_of


def reply(request: Mapping[str, Any], guidance: Guidance, _progress: Progress) -> Invitation:
    """Return a subject, and a body as text and as HTML, for the row of that id.

    Raises FaultsError for ids that do not exist, and for a row that is no meeting to come.
    """
    plan = make_plan(guidance, filled_of(request, guidance).given)
    reference = clean_reference(str(request.get("reference", "")))
    named = Named(reference, str(request.get("page", "")))
    return invitation_to(str(request.get("row")), plan, guidance, named)
