"""The Monday sheet as text, for a terminal and its printer."""

from __future__ import annotations

from collections.abc import Iterator

from decision_tool.core.caseload.monday import MondayRow, MondaySheet
from decision_tool.exports.team_since_text import since_lines
from decision_tool.exports.text import WIDTH, wrapped

INDENT = "    "
HELD_ON = "Held on ____________"


def monday_as_text(sheet: MondaySheet) -> str:
    """Return the sheet, each row with a place to write the day it was held."""
    return "\n".join(_lines(sheet)) + "\n"


def _lines(sheet: MondaySheet) -> Iterator[str]:
    yield sheet.title
    yield sheet.about
    for line in (sheet.headline, sheet.next, *sheet.lines):
        yield from wrapped(line, "")
    for part in sheet.parts:
        yield ""
        if part.heading:
            yield from (part.heading, "-" * WIDTH)
        for row in part.rows:
            yield from _row(row, has_who=sheet.has_who)
    if sheet.since:
        yield from ("", *since_lines(sheet.since))
    if sheet.faults:
        yield from ("", *wrapped(f"Not read: {'; '.join(sheet.faults)}.", ""))
    yield from ("", sheet.foot)


def _row(row: MondayRow, *, has_who: bool) -> Iterator[str]:
    notes = "".join(f"  [{note}]" for note in (row.due, row.late, row.edition) if note)
    first = f"{row.day}{notes}"
    yield f"{first:<{WIDTH - len(HELD_ON)}}{HELD_ON}"
    yield from wrapped(f"{row.child}: {row.title}, {row.pathway}", INDENT)
    if row.note:
        yield from wrapped(row.note, INDENT)
    if has_who:
        yield from wrapped(row.who, INDENT)
