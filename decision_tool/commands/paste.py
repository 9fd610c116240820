"""``pathways plan --format paste``: the very words that *Copy* on the calculator's page gives."""

from __future__ import annotations

from decision_tool.commands.given_file import CaseArgument
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import Plan
from decision_tool.core.reference import clean_reference
from decision_tool.core.timetable.timetable import Asked, timetable
from decision_tool.exports.paste import Copied, plan_for_pasting


def paste_of_plan(
    plan: Plan, guidance: Guidance, reference: str, given: CaseArgument | None
) -> str:
    """Return the timetable for a case note; a saved file *given* says which dates may move.

    It also says what was not held yet.
    """
    saved = given.saved() if given else None
    provisional = frozenset(saved.provisional if saved else ())
    not_held = frozenset(saved.not_held if saved else ())
    shown = timetable(guidance, plan, Asked(provisional=provisional, not_held=not_held))
    named = clean_reference(reference) or (saved.reference if saved else "")
    child = given.which_child() if given else ""
    copied = Copied(plan, shown, provisional, named, child=child)
    return plan_for_pasting(copied, guidance).text
