"""The timetable of brothers and sisters for a terminal: what is next, then a line a step."""

from __future__ import annotations

from collections.abc import Iterator

from decision_tool.core.family.joint import Joint, JointRow
from decision_tool.core.words import child_named, child_title
from decision_tool.exports.text import INDENT, WIDTH, wrapped


def joint_as_text(joint: Joint) -> str:
    """Return the joint timetable for reading: the answer, what can be one meeting, the steps."""
    return "\n".join(_lines(joint)) + "\n"


def _lines(joint: Joint) -> Iterator[str]:
    yield f"Timetable: {'; '.join(one.heading for one in joint.columns)}"
    yield ""
    sentence = "".join(part.text for part in joint.sentence)
    yield from wrapped(f"Next: {sentence}" if joint.row else sentence, "")
    if joint.about:
        yield from wrapped(joint.about, "")
    for line in joint.lines:
        whose = child_title(line.child)
        yield from wrapped(f"{whose}: {line.first} {line.rest}", "")
    for offer in joint.offers:
        yield from wrapped(f"Can be one meeting: {offer.words}.", "")
    yield from joint.notes
    for group in joint.groups:
        yield from ("", f"{group.title}: {len(group.rows)}", "-" * WIDTH)
        for row in group.rows:
            yield from _row(row, joint)


def _row(row: JointRow, joint: Joint) -> Iterator[str]:
    when = "".join(part.text for part in row.when)
    limits = f" ({'; '.join(row.due)})" if row.due else ""
    yield from wrapped(f"{when}{limits}", "")
    yield from wrapped(row.title, INDENT)
    if row.then:
        yield from wrapped("".join(part.text for part in row.then), INDENT)
    if row.one:
        yield from wrapped(row.one, INDENT)
    for remark in row.remarks:
        yield from wrapped(remark, INDENT)
    for column, cell in zip(joint.columns, row.cells, strict=True):
        name = child_named(column.label)
        yield from wrapped(f"{child_title(column.label)}: {cell or f'not for {name}'}", INDENT)
    if row.who:
        yield from wrapped(f"Who: {row.who}", INDENT)
