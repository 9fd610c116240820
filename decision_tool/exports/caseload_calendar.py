"""A caseload as one calendar file: the entries of every child that has a reference.

An entry is known again by its child's reference. A child without one, or two rows with the
same one, cannot be told apart in a calendar and are left out, which is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from icalendar import Event

from decision_tool.core.caseload.child import Child
from decision_tool.core.caseload.plan import OFTEN, Caseload, arranged_by
from decision_tool.core.errors import DecisionToolError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import Plan
from decision_tool.core.progress import Progress, untold
from decision_tool.core.reference import clean_reference, same_child
from decision_tool.exports.calendar_file import (
    Chosen,
    Diary,
    calendar_text,
    case_of,
    entries_of,
)
from decision_tool.exports.caseload_csv import left_out, places_of

NOTHING_DATED = "No step of a child with a case number has a date, so there is nothing to add."
NOBODY_KNOWN = (
    "No child here has a case number of its own, and calendar entries are told apart by it. "
    "Give each child one: in the table, in a column “Case number”; in the calculator, in the field "
    "“Case number”, and save."
)


@dataclass(frozen=True, slots=True)
class TeamCalendar:
    """The text of the file, how many entries, what is left out."""

    text: str
    count: int
    left_out: tuple[str, ...]


def caseload_as_calendar(
    caseload: Caseload,
    guidance: Guidance,
    stamp: datetime,
    arranger: str = "",
    progress: Progress = untold,
) -> TeamCalendar:
    """Return one file for all children, each a case of its own. *stamp* (UTC): when it is made.

    Raises DecisionToolError where the file would be empty: Outlook refuses one.
    """
    diary = Diary(case_of(""), stamp)
    named = [clean_reference(child.reference) for child in caseload.children]
    if caseload.children and not any(_known(caseload, named, untold)):
        raise DecisionToolError(NOBODY_KNOWN)
    wanted: dict[int, set[str]] = {}
    for step in arranged_by(caseload, arranger):
        wanted.setdefault(step.child.line, set()).add(step.row.id)
    count = 0

    def events() -> Iterator[Event]:
        nonlocal count
        for child, plan, reference in _known(caseload, named, progress):
            own = replace(
                diary,
                case=UUID(child.case) if child.case else case_of(reference),
                reference=reference,
            )
            rows = frozenset(wanted.get(child.line, ()))
            chosen = Chosen(rows, provisional=child.provisional)
            for event in entries_of(plan, caseload.guidance_of(child), own, chosen).events():
                count += 1
                yield event

    try:
        text = calendar_text(events(), guidance, diary)
    except DecisionToolError:
        raise DecisionToolError(NOTHING_DATED) from None
    told = (*left_out(caseload), *_untold(caseload.children, named))
    return TeamCalendar(text, count, told)


def _known(
    caseload: Caseload, named: Sequence[str], progress: Progress
) -> Iterator[tuple[Child, Plan, str]]:
    """Yield the children that a calendar can tell apart, saying how far it is."""
    owners = _owners(caseload.children, named)
    counts = Counter(owners)
    each = zip(caseload.children, caseload.plans, named, owners, strict=True)
    for done, (child, plan, reference, owner) in enumerate(each):
        if done % OFTEN == 0:
            progress(done, len(named))
        if owner and counts[owner] == 1:
            yield child, plan, reference


def _owners(children: Sequence[Child], named: Sequence[str]) -> list[str]:
    """Return whose entries each child's are: a saved case says it, else the reference does."""
    pairs = zip(children, named, strict=True)
    return [child.case or same_child(reference) for child, reference in pairs]


def _untold(children: Sequence[Child], named: Sequence[str]) -> list[str]:
    """Return sentences on the children that a calendar cannot tell apart."""
    owners = _owners(children, named)
    counts = Counter(owners)
    nameless = [one for one, owner in zip(children, owners, strict=True) if not owner]
    shared = [
        one for one, owner in zip(children, owners, strict=True) if owner and counts[owner] > 1
    ]
    said = []
    if nameless:
        said.append(f"Not included: {places_of(nameless)}, without a reference.")
    if shared:
        said.append(f"Not included: {places_of(shared)}, with a reference used twice.")
    return said
