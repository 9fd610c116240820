"""A caseload as text for a terminal: the team timetable, group by group."""

from __future__ import annotations

from collections.abc import Iterator

from decision_tool.core.caseload.answer import answer, child_of
from decision_tool.core.caseload.orders import Order, ordered
from decision_tool.core.caseload.plan import BEHIND, Caseload, arranged_by
from decision_tool.core.caseload.team_editions import others_named
from decision_tool.core.caseload.view import RowWords
from decision_tool.core.days.dates import long_date
from decision_tool.exports.text import WIDTH, wrapped

INDENT = "    "


def caseload_as_text(caseload: Caseload, arranger: str = "", by: Order = "day") -> str:
    """Return the timetable for reading. Warnings stand after it, with their lines."""
    return "\n".join(_lines(caseload, arranger, by)) + "\n"


def _lines(caseload: Caseload, arranger: str, by: Order) -> Iterator[str]:
    words = RowWords(caseload)
    steps = arranged_by(caseload, arranger)
    yield "Team timetable"
    yield long_date(caseload.today)
    if arranger:
        yield f"Arranged by: {words.arranger(arranger, 'nobody named in the guide')}"
    told = answer(caseload, steps)
    for line in (told.headline, told.next, *(one.sentence for one in told.lines)):
        yield from wrapped(line, "")
    for group in ordered(steps, caseload.today, by):
        yield from ("", f"{group.title}: {group.counted}")
        if group.id not in BEHIND:  # those are counted and not listed
            yield "-" * WIDTH
            for step in group.steps:
                notes = [words.due(step), *(tag.text for tag in words.tags(step))]
                tags = "".join(f"  [{note}]" for note in notes if note)
                yield f"{words.when(step)}{tags}"
                title = words.index(step).title(step.row.step.pathway)
                yield from wrapped(f"{child_of(step.child)}: {step.row.title}, {title}", INDENT)
    for child in caseload.children:
        named = f" ({child.reference})" if child.reference else ""
        for warning in (*child.warnings, *([child.lacks] if child.unread else [])):
            yield from ("", *wrapped(f"Look at {child.place}{named}: {warning}", ""))
    if others := others_named(caseload.by_edition):
        yield from ("", *wrapped(others, ""))
