"""The blocks of a form as WordprocessingML: a label stays on the page of its place to write.

Heights leave room for handwriting, since many a form is printed empty: 8 mm for each line.
"""

from __future__ import annotations

from dataclasses import dataclass

from decision_tool.publish.forms.document import (
    Block,
    Box,
    Field,
    Fields,
    Section,
    Signature,
    Signatures,
    Table,
    Ticks,
    Words,
)
from decision_tool.publish.records.word_controls import ControlIds, control
from decision_tool.publish.records.word_markup import paragraph, run, tab
from decision_tool.publish.records.word_tables import Cell, Look, Row, shares, table

_LINE = 8  # millimetres of paper for one line of handwriting
_LEAST_BOX, _LEAST_DISCUSSED = 16, 31
_LEAST_CELL = 10
_LABEL = 6
_SIGNED, _ON = 68, 32
_SHORT_LIST = 6


@dataclass(frozen=True, slots=True)
class Body:
    """What the blocks of one form share: the width of its page in twips, its controls' ids."""

    width: int
    ids: ControlIds

    def section(self, section: Section) -> str:
        """Return a section: heading, blocks."""
        heading = paragraph("Heading1", run(section.title), is_kept=True)
        parts = [heading if section.title else ""]
        for block in section.blocks:
            shown = self._block(block, section)
            parts.append(_parted(parts, shown, _name(block, section)))
            parts.append(shown)
        return "".join(parts)

    def _block(self, block: Block, section: Section) -> str:
        match block:
            case Words():
                return _words(block, is_kept=block is not section.blocks[-1])
            case Fields():
                return self._fields(block, section.title or "Details")
            case Box():
                return self._box(block)
            case Table():
                return self._table(block, section.title)
            case Ticks():
                return "".join(self._tick("Tick", field) for field in block.fields)
            case Signatures():
                return self._signatures(block)

    def _fields(self, block: Fields, name: str) -> str:
        rows, pairs = [], [block.fields[at : at + 2] for at in range(0, len(block.fields), 2)]
        for pair in pairs:
            span = 2 // len(pair)
            cells = tuple(Cell(self._labelled(field), span) for field in pair)
            rows.append(Row(cells, _LABEL + _LINE * max(field.lines for field in pair)))
        look = Look("RecordGrid", name, "Short answers, two in a row. Read each row across.")
        return table(look, shares(self.width, (50, 50)), rows)

    def _labelled(self, field: Field) -> str:
        if field.kind == "tick":
            return self._tick("Cell", field)
        hint = paragraph("Hint", run(field.hint), is_kept=True) if field.hint else ""
        label = paragraph("Label", run(field.label), is_kept=True)
        return label + hint + paragraph("Cell", control(field, self.ids))

    def _tick(self, style: str, field: Field) -> str:
        return paragraph(style, control(field, self.ids), tab(), run(field.label))

    def _box(self, box: Box) -> str:
        field = box.field
        label = f"{box.number}. {field.label}" if box.number else field.label
        style = "Heading2" if box.number else "BoxLabel"
        hint = paragraph("Hint", run(field.hint), is_kept=True) if field.hint else ""
        cell = Cell(paragraph("Cell", control(field, self.ids)))
        least = _LEAST_DISCUSSED if box.number else _LEAST_BOX
        row = Row((cell,), max(least, _LINE * field.lines))
        look = Look("RecordGrid", label, field.hint or "One box to write in.")
        return paragraph(style, run(label), is_kept=True) + hint + table(look, [self.width], [row])

    def _table(self, block: Table, title: str) -> str:
        labels = [column.label for column in block.columns]
        head = Row(tuple(Cell(paragraph("TableHead", run(label))) for label in labels), 7, True)
        heads_rows = all(isinstance(row[0], str) for row in block.rows)
        told = f"{len(block.rows)} rows. Columns: {', '.join(filter(None, labels))}."
        look = Look("RecordGrid", block.name, told, heads_rows)
        widths = shares(self.width, [column.width for column in block.columns])
        last = len(block.rows) - 1
        kept = (at in {0, last - 1} and at != last for at in range(len(block.rows)))
        rows = [head, *map(self._row, block.rows, kept)]
        caption = paragraph("BoxLabel", run(block.name), is_kept=True)
        return (caption if block.name != title else "") + table(look, widths, rows)

    def _row(self, row: tuple[str | Field, ...], is_kept: bool) -> Row:
        lines = max((cell.lines for cell in row if isinstance(cell, Field)), default=1)
        cells = (run(one) if isinstance(one, str) else control(one, self.ids) for one in row)
        inner = tuple(Cell(paragraph("Cell", one, is_kept=is_kept)) for one in cells)
        return Row(inner, max(_LEAST_CELL, _LINE * lines))

    def _signatures(self, block: Signatures) -> str:
        rows = [Row(self._signature(row), 18) for row in block.rows]
        names = ", ".join(row.who for row in block.rows)
        look = Look("RecordPlain", "Signatures", f"Who signs, and when: {names}.")
        return table(look, shares(self.width, (_SIGNED, _ON)), rows)

    def _signature(self, row: Signature) -> tuple[Cell, Cell]:
        def signed(field: Field, who: str) -> Cell:
            label = paragraph("Label", run(_whose(field.label, who)), is_kept=True)
            line = paragraph("SignatureLine", control(field, self.ids), is_kept=True)
            return Cell(label + line)

        return signed(row.signed, row.who), signed(row.on, "")


def _whose(label: str, who: str) -> str:
    """Say who signs, where the form's own label does not."""
    return label if who.casefold() in label.casefold() else f"{label} ({who})"


def _words(block: Words, *, is_kept: bool) -> str:
    """Return words to read; *is_kept*: the last of them stay with what follows.

    A short list stays in one piece.
    """
    style = "Guidance" if len(block.items) == 1 else "GuidanceList"
    *first, last = block.items
    is_short = len(block.items) <= _SHORT_LIST
    before = "".join(paragraph(style, run(item), is_kept=is_short) for item in first)
    return before + paragraph(style, run(last), is_kept=is_kept)


def _name(block: Block, section: Section) -> str:
    if isinstance(block, Signatures):
        return "Signatures"
    return block.name if isinstance(block, Table) else section.title or "Details"


def _parted(before: list[str], shown: str, name: str) -> str:
    """Return a label where two tables would meet: Word shows such two as one."""
    ends = "".join(before).endswith("</w:tbl>")
    meets = ends and shown.startswith("<w:tbl>")
    return paragraph("BoxLabel", run(name), is_kept=True) if meets else ""
