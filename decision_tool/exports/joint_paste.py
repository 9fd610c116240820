"""The timetable of brothers and sisters for the clipboard: plain text, and HTML with a table."""

from __future__ import annotations

from collections.abc import Iterator

from decision_tool.core.family.joint import Joint, JointRow
from decision_tool.core.words import child_named, child_title
from decision_tool.exports.joint_text import joint_as_text
from decision_tool.exports.markup import paragraph, table
from decision_tool.exports.paste import Pasted


def joint_for_pasting(joint: Joint, reference: str) -> Pasted:
    """Return the joint timetable to paste, under the number of the case where there is one."""
    case = f"Case number: {reference}" if reference else ""
    text = joint_as_text(joint)
    sentence = "".join(part.text for part in joint.sentence)
    first = f"Next: {sentence} {joint.about}".strip() if joint.row else sentence
    told = [f"{child_title(line.child)}: {line.first} {line.rest}" for line in joint.lines]
    heads = ("Diary day", "Step", *(one.heading for one in joint.columns), "Who")
    rows = (tuple(_cells(row, joint)) for group in joint.groups for row in group.rows)
    top = [paragraph(words) for words in (case, first, *told) if words]
    return Pasted(f"{case}\n{text}" if case else text, "".join((*top, table(heads, rows))))


def _cells(row: JointRow, joint: Joint) -> Iterator[str]:
    when = "".join(part.text for part in row.when)
    yield "; ".join((when, *row.due))
    yield f"{row.title}. {row.one}" if row.one else row.title
    for column, cell in zip(joint.columns, row.cells, strict=True):
        yield cell or f"not for {child_named(column.label)}"
    yield row.who
