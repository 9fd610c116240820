"""The words to invite people to one meeting with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from decision_tool.core.family.meetings import AsOne, said_one
from decision_tool.core.family.member import RowOf, member, together
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.progress import Progress
from decision_tool.core.reference import clean_reference, whose
from decision_tool.core.words import capital, children_named
from decision_tool.exports.invitation import Invitation, Named, invitation_to
from decision_tool.requests.children import children_of
from decision_tool.requests.plan import filled_of


def reply(request: Mapping[str, Any], guidance: Guidance, _progress: Progress) -> Invitation:
    """Return a subject, and a body as text and as HTML, for the row of that id.

    A meeting that is held as one for several children is for all of them. Raises FaultsError for
    ids that do not exist, and for a row that is no meeting to come.
    """
    row, page = str(request.get("row")), str(request.get("page", ""))
    reference = clean_reference(str(request.get("reference", "")))
    if not request.get("others"):
        plan = make_plan(guidance, filled_of(request, guidance).given)
        return invitation_to(row, plan, guidance, Named(reference, page))
    children = children_of(request, guidance)
    members = [
        member(one.said.label, make_plan(guidance, one.filled.given), guidance) for one in children
    ]
    said = said_one(together((one.said.label, one.said.as_one) for one in children), members)
    own = RowOf(str(request.get("label")), row)
    as_one = next((one for one in said.ones if own in one.rows), None)
    name = _of_all(as_one, reference) if as_one else whose(reference, own.child)
    plan = next(one.plan for one in members if one.label == own.child)
    return invitation_to(row, plan, guidance, Named(name, page, as_one))


def _of_all(as_one: AsOne, reference: str) -> str:
    """Return ``4502, children A and B``; without a number it begins as words do."""
    labels = sorted({of.child for of in as_one.rows})
    names = children_named(labels)
    if reference:
        return f"{reference}, {names}"
    # It begins with “child” where a label is a letter; another stands as somebody wrote it.
    return capital(names) if any(len(one) == 1 for one in labels) else names
