"""The strip that answers first: what is next, how soon, and how much stands open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from decision_tool.core.guidance.model import Pathway
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.display import NextStep, Part
from decision_tool.core.timetable.row_words import GroupId, is_at_once, nearness, spoken, when

Grouped = Mapping[GroupId, Sequence[PlannedStep]]

IDLE = "Type one date to see the first result."
NOTHING_NEXT = "No step is waiting for a day."
NO_DATES = "The guide names no dates here: hold these steps when needed."
NO_DATES = "The guide names no dates here: hold these steps when needed."


def next_row(grouped: Grouped) -> PlannedStep | None:
    """Return the step to look at first: the longest overdue, else the soonest still to do.

    Steps that only have a first day come last: nothing is missed by waiting.
    """
    if overdue := grouped.get("overdue"):
        return overdue[0]
    waiting = [row for group in ("soon", "later", "dated") for row in grouped.get(group, ())]
    to_do = [row for row in waiting if row.step.kind != "milestone"]
    limited = [row for row in to_do if row.latest or is_at_once(row)]
    return next(iter(limited or to_do), None)


def next_step(
    grouped: Grouped, pathways: Mapping[str, Pathway], today: date | None, undated: str
) -> NextStep:
    """Return the strip. *undated* is what it says while no step has a day to come."""
    row = next_row(grouped)
    counts = counted(grouped)
    if row is None:
        return NextStep("idle" if undated == IDLE else "none", (), undated, counts)
    what = f"{named(row)}, {pathways[row.step.pathway].title}"
    near = nearness(row, today)
    is_said = not near or is_at_once(row)
    lead = (*when(row, {}), Part(":" if is_said else f", {near}:"))
    if row.overdue:
        verb = "Hold" if row.step.kind == "meeting" else "Do it"
        return NextStep("overdue", lead, f"{what}. {verb} at once.", counts)
    is_due = row in grouped.get("soon", ())
    return NextStep("due" if is_due else "later", lead, what, counts)


def named(row: PlannedStep) -> str:
    """Return the step's name for the middle of a sentence, with its number in a series."""
    name = row.step.phrase.removeprefix("the ")
    return f"{name} {row.number}" if row.number else name


def counted(grouped: Grouped) -> str:
    """Return ``4 due in 4 weeks. 1 needs a date.``; what is nothing is left out."""
    counts = {group: len(rows) for group, rows in grouped.items()}
    needing = counts.get("needs-date", 0)
    asking = counts.get("needs-answer", 0)
    said = [
        f"{counts.get('overdue', 0)} overdue." if counts.get("overdue") else "",
        f"{counts.get('soon', 0)} due in 4 weeks." if counts.get("soon") else "",
        f"{needing} need{'s' if needing == 1 else ''} a date." if needing else "",
        f"{asking} need{'s' if asking == 1 else ''} an answer." if asking else "",
    ]
    return " ".join(sentence for sentence in said if sentence)


def announced(grouped: Grouped, pathways: Mapping[str, Pathway]) -> str:
    """Return the strip for reading out: weekdays and months in full."""
    row = next_row(grouped)
    overdue = len(grouped.get("overdue", ()))
    late = f"{overdue} step{'s' if overdue != 1 else ''} overdue. " if overdue else ""
    if row is None:
        return late + counted(grouped)
    title = pathways[row.step.pathway].title
    return f"{late}Next: {named(row)}, {title}, {spoken(row)}."
