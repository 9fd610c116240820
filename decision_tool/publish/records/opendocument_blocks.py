"""Each block of a form as the paragraphs and tables of an OpenDocument text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from odfdo import Element

from decision_tool.publish.forms.document import (
    Block,
    Box,
    Field,
    Fields,
    Signature,
    Signatures,
    Table,
    Ticks,
    Words,
)
from decision_tool.publish.records.opendocument_controls import box_to_tick, control, identity
from decision_tool.publish.records.opendocument_elements import (
    cell,
    covered,
    element,
    paragraph,
    place,
    row,
    table,
)
from decision_tool.publish.records.opendocument_styles import TableStyles

PAIR = (20, 30, 20, 30)
"""Hundredths of two short fields side by side: label, place to write, and again."""
SIGNED = (32, 36, 9, 23)
ROOM_TO_SIGN = 2


def block_elements(block: Block, title: str, styles: TableStyles) -> Iterator[Element]:
    """Yield the paragraphs and tables of a block, in reading order; *title* is its section's."""
    match block:
        case Words():
            yield from _words(block)
        case Fields():
            yield _fields(block, styles)
        case Box():
            yield from _box(block, styles)
        case Table():
            if block.name != title:  # no heading says what it is
                yield paragraph("Box_20_label", block.name)
            yield _table(block, styles)
        case Ticks():
            yield from (_tick(one) for one in block.fields)
        case Signatures():
            yield _signatures(block, styles)


def _words(words: Words) -> Iterator[Element]:
    if len(words.items) == 1:
        yield paragraph("Words_20_before", words.items[0])
        return
    items = (element("text:list-item", {}, paragraph("Text_20_body", one)) for one in words.items)
    yield element("text:list", {"text:style-name": "Words"}, *items)


def _fields(block: Fields, styles: TableStyles) -> Element:
    columns = [styles.column(width) for width in PAIR]
    rows = [_pair(pair, styles) for pair in _pairs(block.fields)]
    return table(f"fields-{block.fields[0].id}", columns, rows)


def _pairs(fields: Sequence[Field]) -> Iterator[Sequence[Field]]:
    """Yield fields two by two; one that needs several lines has a row of its own."""
    waiting: list[Field] = []
    for one in fields:
        if one.lines > 1:
            yield from ([each] for each in waiting)
            waiting = []
            yield [one]
            continue
        waiting.append(one)
        if len(waiting) == 2:  # noqa: PLR2004 - a pair
            yield waiting
            waiting = []
    yield from ([each] for each in waiting)


def _pair(pair: Sequence[Field], styles: TableStyles) -> Element:
    cells: list[Element] = []
    across = 1 if len(pair) > 1 else len(PAIR) - 1
    for one in pair:
        cells += [cell("Label", *_label(one)), cell("Blank", _blank(one, styles), across=across)]
    return row(styles.row(_lines(pair)), [*cells, *covered(across - 1)])


def _label(field: Field) -> Iterator[Element]:
    yield paragraph("Label", field.label)
    if field.hint:
        yield paragraph("Hint", field.hint)


def _box(box: Box, styles: TableStyles) -> Iterator[Element]:
    field = box.field
    label = f"{box.number}. {field.label}" if box.number else field.label
    yield paragraph("Box_20_label", label)
    if field.hint:
        yield paragraph("Hint", field.hint)
    only = row(styles.row(field.lines), [cell("Blank", _blank(field, styles))])
    yield table(f"box-{field.id}", [styles.column(100)], [only])


def _table(block: Table, styles: TableStyles) -> Element:
    titles = [cell("Label", paragraph("Label", one.label)) for one in block.columns]
    return table(
        f"table-{block.id}",
        [styles.column(one.width) for one in block.columns],
        [_table_row(one, styles) for one in block.rows],
        head=row(styles.row(1), titles),
    )


def _table_row(cells: Sequence[str | Field], styles: TableStyles) -> Element:
    made = [
        cell("Blank", _blank(one, styles) if isinstance(one, Field) else paragraph("Filled", one))
        for one in cells
    ]
    return row(styles.row(_lines([one for one in cells if isinstance(one, Field)])), made)


def _lines(fields: Sequence[Field]) -> int:
    return max((one.lines for one in fields), default=1)


def _tick(field: Field) -> Element:
    tab = element("text:tab", {})
    return paragraph("Tick", place(field.id), box_to_tick(field.name, field.id), tab, field.label)


def _blank(field: Field, styles: TableStyles) -> Element:
    """Return the place to write: empty, a box to tick, or one for each choice."""
    if field.kind == "tick":
        return paragraph("Filled", place(field.id), box_to_tick(field.name, field.id))
    if field.id == styles.identity:
        return paragraph("Filled", place(field.id), identity(field))
    if not field.choices:
        return paragraph("Filled", place(field.id), control(field))
    signs: list[Element | str] = []
    for number, choice in enumerate(field.choices, start=1):
        apart = [element("text:s", {"text:c": "3"})] if number > 1 else []
        ticked = box_to_tick(f"{field.name}: {choice}", f"{field.id}-{number}")
        signs += [*apart, ticked, f"\N{NO-BREAK SPACE}{choice}"]
    return paragraph("Filled", place(field.id), *signs)


def _signatures(block: Signatures, styles: TableStyles) -> Element:
    columns = [styles.column(width) for width in SIGNED]
    rows = [_signature(one, styles) for one in block.rows]
    return table(f"signatures-{block.rows[0].signed.id}", columns, rows, style="Kept")


def _signature(one: Signature, styles: TableStyles) -> Element:
    return row(
        styles.row(ROOM_TO_SIGN),
        [
            cell("Who", paragraph("Label", one.signed.label)),
            cell("Line", _blank(one.signed, styles)),
            cell("Who", paragraph("Label", one.on.label)),
            cell("Line", _blank(one.on, styles)),
        ],
    )
