"""From a record form's file to what the engine knows of it, and to its layout."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from decision_tool.core.guidance.model import RecordForm
from decision_tool.publish.forms.document import Field, FieldKind
from decision_tool.publish.forms.layout import (
    LaidColumn,
    LaidSignature,
    LaidTable,
    Layout,
    Part,
)
from decision_tool.publish.source.left_out import kept_of
from decision_tool.publish.source.record_schema import (
    FormPartSource,
    PlaceSource,
    RecordFile,
    TableSource,
    WordsSource,
)

BOX_LINES = 4
_BLANK_LINE = re.compile(r"\n\s*\n")


def record(source: RecordFile) -> RecordForm:
    """Return the record; *filed*, *owner* and *why* are empty where the file says nothing.

    Its clauses are all that the form carries out, wherever its file names them.
    """
    return RecordForm(
        id=source.id,
        title=source.title,
        form=source.form,
        supplied=source.supplied,
        filed=source.filed or "",
        clauses=tuple(dict.fromkeys(_clauses(source))),
        one_per=source.one_per,
        owner=source.owner or "",
        why=source.why or "",
    )


def layout(
    source: RecordFile, settings: Mapping[str, str], left_out: Collection[str] = ()
) -> Layout:
    """Return how the form is laid out; *settings* are the council's own words by their name.

    *left_out*: what the council leaves out, as "form/id".
    """
    rows = {one.table.id: one.table.rows for one in source.parts if one.table}
    parts = (_part(one, settings, rows) for one in source.parts)
    return Layout(
        about=source.about or "",
        is_sideways=source.sideways,
        parts=tuple(kept_of(parts, source.id, left_out)),
        clauses=source.clauses,
    )


def _part(source: FormPartSource, settings: Mapping[str, str], rows: Mapping[str, int]) -> Part:
    return Part(
        title=source.section or "",
        is_added=source.added,
        is_after_first=source.after_first,
        is_each_childs=source.for_each == "child",
        words=tuple(item for one in source.words for item in _words(one, settings)),
        fields=tuple(_field(one) for one in source.fields),
        from_step=source.from_step,
        prompt=source.prompt or "",
        lines=source.lines or BOX_LINES,
        boxes=tuple(_field(one, "box") for one in source.boxes),
        ticks=tuple(_field(one, "tick") for one in source.ticks),
        table=_table(source.table, rows) if source.table else None,
        signatures=tuple(
            LaidSignature(one.id, one.label, one.clauses) for one in source.signatures
        ),
        clauses=(*source.clauses, *(clause for one in source.words for clause in one.clauses)),
    )


def _words(source: WordsSource, settings: Mapping[str, str]) -> Iterator[str]:
    """Yield the paragraphs, each as one item.

    YAML leaves one line break of a blank line, except after `|`: there both stay, and a
    single break is only where the author's line ended.
    """
    text = (settings[source.setting] if source.setting else source.text or "").strip()
    apart = _BLANK_LINE.split(text)
    for paragraph in apart if len(apart) > 1 else text.splitlines():
        yield " ".join(paragraph.split())


def _field(source: PlaceSource, kind: FieldKind | None = None) -> Field:
    """Return the field; *kind* is that of its list, where the list has only one."""
    kind = kind or source.kind
    return Field(
        id=source.id,
        label=source.label,
        name=source.label,
        kind=kind,
        hint=source.hint or "",
        choices=source.choices,
        lines=source.lines or (BOX_LINES if kind == "box" else 1),
        fill=source.fill or "",
        clauses=source.clauses,
        is_identity=source.every_sheet,
        last=tuple((one,) for one in source.from_last),
    )


def _table(source: TableSource, rows: Mapping[str, int]) -> LaidTable:
    columns = tuple(LaidColumn(_field(one), one.width, one.from_last) for one in source.columns)
    last = source.from_last or ""
    return LaidTable(source.id, columns, source.rows, last, rows.get(last, 0))


def _clauses(source: RecordFile) -> Iterator[str]:
    yield from source.clauses
    for part in source.parts:
        yield from part.clauses
        for words in part.words:
            yield from words.clauses
        columns = part.table.columns if part.table else ()
        for place in (*part.fields, *part.boxes, *part.ticks, *columns):
            yield from place.clauses
        for signature in part.signatures:
            yield from signature.clauses
