"""The sections of a document, from its layout and what a step gives to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from decision_tool.core.words import small
from decision_tool.publish.forms.document import (
    Block,
    Box,
    Column,
    Each,
    Field,
    Fields,
    Section,
    Signature,
    Signatures,
    Table,
    Ticks,
    Words,
)
from decision_tool.publish.forms.layout import (
    LaidColumn,
    LaidSignature,
    LaidTable,
    Layout,
    Part,
)
from decision_tool.publish.records.step_parts import StepParts

OF_ONE_LINE = {"", "reference", "child"}
"""What is filled in and is short: nothing, the case number, the child. All else can be long."""

WHICH_CHILD = Field(
    "which-child", "Which child, if several", "Which child, if several", fill="child"
)
"""Stands beside every case number: children of one case may share it, or have none."""


@dataclass(frozen=True, slots=True)
class SectionMaker:
    """Makes the sections of one document; *step* is None for a form that serves every step.

    *known*: the clauses it may name. A form of several guides names those of one in each
    document, and never those of guidance that is not published.
    """

    known: Collection[str]
    step: StepParts | None

    def sections(self, layout: Layout) -> tuple[Section, ...]:
        """Return the sections from top to bottom; a part with nothing in it gives none."""
        parts = _naming_the_child(layout.parts)
        found = (self._section(part) for part in parts if self._has(part))
        return tuple(one for one in found if one.blocks)

    def _has(self, part: Part) -> bool:
        return not (part.is_after_first and self.step and self.step.is_first)

    def known_of(self, clauses: Iterable[str]) -> tuple[str, ...]:
        """Return those of *clauses* that the document may name."""
        return tuple(clause for clause in clauses if clause in self.known)

    def _section(self, part: Part) -> Section:
        of_step = self.step.clauses(part) if self.step else ()
        return Section(
            title=part.title,
            blocks=tuple(self._blocks(part)),
            is_added=part.is_added,
            clauses=self.known_of((*part.clauses, *of_step)),
            each=_each(part),
            is_of_step=part.from_step is not None,
        )

    def _blocks(self, part: Part) -> Iterator[Block]:
        if part.words:
            yield Words(part.words)
        if part.fields:
            yield Fields(self._fields(part.fields))
        if self.step:
            yield from self.step.blocks(part)
        yield from (Box(field) for field in self._fields(part.boxes))
        if part.ticks:
            yield Ticks(self._fields(part.ticks))
        if part.table:
            name = part.title or part.table.id.replace("-", " ").capitalize()
            yield self._table(part.table, name)
        if part.signatures:
            yield Signatures(tuple(self._signature(one) for one in part.signatures))

    def _fields(self, fields: Iterable[Field]) -> tuple[Field, ...]:
        known = (replace(one, clauses=self.known_of(one.clauses)) for one in fields)
        return tuple(_growing(one) for one in known)

    def _table(self, laid: LaidTable, name: str) -> Table:
        """Return the table; its columns name the clauses, and its cells do not repeat them."""
        return Table(
            id=laid.id,
            name=name,
            columns=tuple(
                Column(one.field.label, one.width, self.known_of(one.field.clauses))
                for one in laid.columns
            ),
            rows=tuple(
                tuple(
                    replace(cell(laid.id, name, row, one.field), last=_last_of(laid, row, one))
                    for one in laid.columns
                )
                for row in range(1, laid.rows + 1)
            ),
        )

    def _signature(self, laid: LaidSignature) -> Signature:
        clauses = self.known_of(laid.clauses)
        label = f"Signed ({laid.who})"
        signed = Field(f"{laid.id}-signed", label, label, clauses=clauses)
        on = Field(f"{laid.id}-date", "Date", f"Date ({laid.who})", kind="date")
        return Signature(laid.who, signed, on)


def _naming_the_child(parts: tuple[Part, ...]) -> Iterator[Part]:
    """Yield the parts with a place for the child after the case number, if none lays one out."""
    is_laid = any(field.fill == "child" for part in parts for field in part.fields)
    for part in parts:
        at = next((at for at, one in enumerate(part.fields, 1) if one.fill == "reference"), 0)
        named = (*part.fields[:at], WHICH_CHILD, *part.fields[at:])
        yield replace(part, fields=named) if at and not is_laid else part


def _each(part: Part) -> Each:
    """Return whose a part is in a record of several children.

    What a child has once (a name, a decision, actions) is the child's. What the step or the
    timetable says differs between two meetings of one child that are held as one.
    """
    if not part.is_each_childs:
        return ""
    columns = part.table.columns if part.table else ()
    fields = (*part.fields, *part.boxes, *(one.field for one in columns))
    is_told = any(one.fill or one.last for one in fields) or any(one.last for one in columns)
    return "meeting" if part.from_step or is_told else "child"


def _last_of(laid: LaidTable, row: int, column: LaidColumn) -> tuple[tuple[str, ...], ...]:
    """Return what feeds a cell: the same row of the last record's table.

    The last row takes all rows that are left there.
    """
    if not column.last:
        return ()
    end = laid.last_rows if row == laid.rows else min(row, laid.last_rows)
    rows = range(row, end + 1)
    return tuple(tuple(f"{laid.last}-{one}-{of}" for of in column.last) for one in rows)


def _growing(field: Field) -> Field:
    """Return a line that a timetable fills in as a box one line high: a line would cut it off."""
    if field.kind != "line" or field.fill in OF_ONE_LINE:
        return field
    return replace(field, kind="box")


def cell(table: str, name: str, row: int, field: Field) -> Field:
    """Return the *field* of a column in one row: "Actions, row 2: who"."""
    return replace(
        field,
        id=f"{table}-{row}-{field.id}",
        name=f"{name}, row {row}: {small(field.label)}",
        clauses=(),
    )
