"""``pathways plan --format ics``: whose entries the file holds, and what it takes out."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from uuid import UUID

from decision_tool.commands.given_file import CaseArgument
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import Plan
from decision_tool.core.reference import clean_reference, whose
from decision_tool.core.saved.saved_file import CalendarKept
from decision_tool.exports.calendar_file import (
    Chosen,
    Diary,
    case_of,
    plan_as_calendar,
)

NO_REFERENCE = (
    "pathways: without --reference, the calendar file of a second child would replace these "
    "entries. Give each child a reference, such as --reference 'Case 7'."
)
AS_ONE = (
    "pathways: some meetings of this child are held as one with a brother's or sister's. Here each "
    "has an entry of its own; the calculator's page makes one for all."
)


def calendar_of_plan(plan: Plan, guidance: Guidance, typed: str, given: CaseArgument | None) -> str:
    """Return the calendar file; entries made from the saved file *given* are updated.

    The identity in the saved file names the case, and a reference changes titles only. Without
    one the reference names the child; without either nothing does, which standard error is told.
    """
    saved = given.saved() if given else None
    kept = saved.calendar if saved else CalendarKept()
    reference = clean_reference(typed) or (saved.reference if saved else "")
    case = UUID(kept.case) if kept.case else case_of(reference)
    if not reference and not kept.case:
        print(NO_REFERENCE, file=sys.stderr)  # noqa: T201 - a command prints
    if saved and saved.as_one:
        print(AS_ONE, file=sys.stderr)  # noqa: T201 - a command prints
    provisional = frozenset(saved.provisional if saved else ())
    stamp = datetime.now(UTC).replace(microsecond=0)
    chosen = Chosen(told=kept.told, provisional=provisional, stood=kept.days)
    named = whose(reference, given.which_child() if given else "")
    return plan_as_calendar(plan, guidance, Diary(case, stamp, named), chosen)
