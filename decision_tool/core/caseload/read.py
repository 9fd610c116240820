"""Reads a table into children to plan, and rows with nothing to plan and the reason.

Every row is one or the other, but for a heading or a total among them, which is told; and so is
every cell that was not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from decision_tool.core.caseload.asides import told, without_asides
from decision_tool.core.caseload.child import BadRow, Child, Repair
from decision_tool.core.caseload.columns import Column, is_heading, read_columns
from decision_tool.core.caseload.meanings import Meanings
from decision_tool.core.caseload.row_reader import RowReader
from decision_tool.core.caseload.table import (
    EXAMPLE,
    SEPARATORS,
    Table,
    read_table,
)
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.index import by_id
from decision_tool.core.progress import Progress, untold
from decision_tool.core.reference import same_child

MOST_NAMED = 5
"""So many other rows of one reference are named."""
OFTEN = 200
"""Progress is told after so many rows read."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it was read. *remarks* are about the table as a whole; *repairs* are offered.

    *asides* says which of its rows are no child, and are not counted.
    """

    columns: tuple[Column, ...]
    children: tuple[Child, ...]
    bad: tuple[BadRow, ...]
    remarks: tuple[str, ...]
    repairs: tuple[Repair, ...] = ()
    asides: tuple[str, ...] = ()


def read_sheet(
    text: str,
    guidance: Guidance,
    today: date | None,
    accepted: frozenset[str] = frozenset(),
    progress: Progress = untold,
) -> Sheet:
    """Return every row of the table in *text*. Raises FaultsError where it is no such table.

    *accepted* are the ids of the repairs that somebody took.
    """
    meanings = Meanings(guidance)
    table = read_table(text, lambda line: is_heading(line.cells, meanings), progress)
    columns = read_columns(table, meanings, accepted)
    _check_columns(table, columns)
    reader = RowReader(guidance, columns, today, accepted)
    lines, aside = without_asides(
        table.rows, columns, lambda cell: bool(reader.pathway_names.read(cell)[0])
    )
    rows = []
    for done, line in enumerate(lines):
        if done % OFTEN == 0:
            progress(0, 0)
        rows.append(reader.read(line))
    children = [row for row in rows if isinstance(row, Child)]
    bad = tuple(row for row in rows if isinstance(row, BadRow))
    columns = tuple(_with_note(one, reader.short_years.get(one.header, "")) for one in columns)
    repairs = tuple(offered(columns, rows))
    remarks = tuple(_remarks(table, columns))
    not_counted = (told(aside),) if aside else ()
    return Sheet(columns, tuple(told_twice(children)), bad, remarks, repairs, not_counted)


def _with_note(column: Column, note: str) -> Column:
    return replace(column, note=f"{column.note} {note}".strip()) if note else column


def offered(columns: Sequence[Column], rows: Sequence[Child | BadRow]) -> Iterator[Repair]:
    """Yield each repair once, with the first cell it would mend as its example."""
    found = by_id(one for column in columns for one in column.repairs)
    for row in rows:
        for cell in row.unread:
            for one in cell.repairs:
                found.setdefault(one.id, one)
    yield from found.values()


def _check_columns(table: Table, columns: Sequence[Column]) -> None:
    """Refuse a table that says of no child which pathway it is on. Raises FaultsError."""
    kinds = {column.meaning.kind for column in columns if column.meaning}
    hints = " ".join(f"“{one.header}”: {one.note}" for one in columns if one.state == "unclear")
    where = f"line {table.headings.number}"
    if not kinds:
        what = "none of the headings in this row is known."
        raise FaultsError([Fault(where, what, f"{EXAMPLE} {hints}".rstrip())])
    if not kinds & {"pathways", "pathway", "guided"}:
        what = "no column says which pathways each child is on."
        hint = f"Add a column with the heading “Pathways”. {hints}".rstrip()
        raise FaultsError([Fault(where, what, hint)])


def _remarks(table: Table, columns: Sequence[Column]) -> Iterator[str]:
    if len(table.headings.cells) > 1:
        yield f"The cells are separated by {SEPARATORS[table.separator]}."
    if table.titles:
        above = "line above is" if table.titles == 1 else f"{table.titles} lines above are"
        yield f"The headings are on line {table.headings.number}; the {above} not read."
    if not any(one.meaning and one.meaning.kind == "reference" for one in columns):
        yield "No column says what you call each child, so children are told by their line."


def told_twice(children: Sequence[Child]) -> Iterator[Child]:
    """Yield the children, those who share a reference with a warning: both are planned."""
    named: dict[str, list[Child]] = {}
    for child in children:
        if child.reference:
            named.setdefault(same_child(child.reference), []).append(child)
    for child in children:
        shared = named.get(same_child(child.reference), []) if child.reference else []
        others = [one for one in shared if one.line != child.line]
        if others:
            warning = f"“{child.reference}” is also {_places(others[:MOST_NAMED])}."
            warning += " Each row is planned by itself."
            known = [] if warning in child.warnings else [warning]
            yield replace(child, warnings=(*child.warnings, *known))
        else:
            yield child


def _places(children: Sequence[Child]) -> str:
    """Return ``on lines 4, 9``, or ``in case-7.json``."""
    if any(child.source for child in children):
        return f"in {', '.join(child.place for child in children)}"
    lines = ", ".join(str(child.line) for child in children)
    return f"on line{'s' if len(children) > 1 else ''} {lines}"
