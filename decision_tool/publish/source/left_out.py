"""What a council leaves out of the record forms, by "form/id" in settings.yml."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from decision_tool.publish.forms.layout import Part


def kept_of(parts: Iterable[Part], form: str, left_out: Collection[str]) -> Iterator[Part]:
    """Yield the parts without what is left out; a part with no place left to write goes whole."""
    for part in parts:
        kept = _without(part, {one.partition("/")[2] for one in left_out if _is_of(form, one)})
        if kept == part or _has_places(kept):
            yield kept


def _is_of(form: str, left_out: str) -> bool:
    return left_out.partition("/")[0] == form


def _without(part: Part, ids: Collection[str]) -> Part:
    table = part.table if part.table and part.table.id not in ids else None
    return replace(
        part,
        fields=tuple(one for one in part.fields if one.id not in ids),
        boxes=tuple(one for one in part.boxes if one.id not in ids),
        ticks=tuple(one for one in part.ticks if one.id not in ids),
        signatures=tuple(one for one in part.signatures if one.id not in ids),
        table=table,
    )


def _has_places(part: Part) -> bool:
    given = part.from_step not in (None, "recording")
    return given or any((part.fields, part.boxes, part.ticks, part.signatures, part.table))
