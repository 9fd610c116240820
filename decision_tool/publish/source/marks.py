"""Every name and every timing sentence of a file, with its place: what the lint looks at.

Marks are found in the plain values along the types of the schema, so a file that does
not yet fit its schema is linted as far as it goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import UnionType
from typing import Annotated, Union, get_args, get_origin

from pydantic import BaseModel

from decision_tool.publish.source.field_types import Defines, Marker, Parses, Refers
from decision_tool.publish.source.source_files import SourceFile
from decision_tool.publish.source.source_schema import PathwayFile
from decision_tool.publish.source.yaml_source import Trail, text_at


@dataclass(frozen=True, slots=True)
class Mark:
    """One *text* in *file*, and what its *marker* says it is."""

    marker: Marker
    text: str
    file: SourceFile
    trail: Trail

    @property
    def where(self) -> str:
        """Return ``file:line:column`` of the text."""
        return self.file.source.where(self.trail)

    @property
    def pathway(self) -> str | None:
        """Return the pathway whose file it is in, if it is one's; its steps may be named bare."""
        return pathway_of(self.file)

    @property
    def step(self) -> str | None:
        """Return the full id of the step it is written in, if it is in one."""
        if self.pathway and self.trail[0] == "steps" and len(self.trail) > 1:
            own = text_at(self.file.source.content, (*self.trail[:2], "id"))
            return f"{self.pathway}/{own}" if own else None
        return None


def pathway_of(file: SourceFile) -> str | None:
    """Return the id of the pathway that *file* describes, if it is a pathway's file."""
    if file.model is not PathwayFile:
        return None
    return text_at(file.source.content, ("id",)) or file.stem


def marks_in(file: SourceFile) -> Iterator[Mark]:
    """Yield the marks of *file* in the order of its schema."""
    for marker, text, trail in _found(_map_of(file.model), file.source.content, ()):
        yield Mark(marker, text, file, trail)


@dataclass(frozen=True, slots=True)
class _Map:
    """Where marks can stand in a value: in its text, in its items, under its keys."""

    markers: tuple[Marker, ...] = ()
    item: _Map | None = None
    keys: Mapping[str, _Map] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.markers or self.item or self.keys)


def _found(where: _Map, content: object, trail: Trail) -> Iterator[tuple[Marker, str, Trail]]:
    if isinstance(content, str):
        for marker in where.markers:
            yield marker, content, trail
    elif isinstance(content, list) and where.item:
        for index, item in enumerate(content):
            yield from _found(where.item, item, (*trail, index))
    elif isinstance(content, Mapping):
        for key, inner in where.keys.items():
            if key in content:
                yield from _found(inner, content[key], (*trail, key))


@cache
def _map_of(model: type[BaseModel]) -> _Map:
    """Return where marks stand in a mapping of that shape; keys that hold none are left out."""
    keys = {
        one.alias or name: _map_of_type(one.annotation, one.metadata)
        for name, one in model.model_fields.items()
    }
    return _Map(keys={key: inner for key, inner in keys.items() if not inner.is_empty})


def _map_of_type(annotation: object, metadata: Sequence[object]) -> _Map:
    """Return the same for a value of any type; of a choice, for all its arms at once."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    markers = tuple(one for one in metadata if isinstance(one, Defines | Refers | Parses))
    if origin is Annotated:
        return _map_of_type(arguments[0], (*metadata, *arguments[1:]))
    if origin in (Union, UnionType):
        arms = [_map_of_type(argument, ()) for argument in arguments]
        return _Map(
            markers=(*markers, *(marker for arm in arms for marker in arm.markers)),
            item=next((arm.item for arm in arms if arm.item), None),
            keys={key: inner for arm in arms for key, inner in arm.keys.items()},
        )
    if origin is tuple:
        item = _map_of_type(arguments[0], ())
        return _Map(markers, None if item.is_empty else item)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _map_of(annotation)
    return _Map(markers)
