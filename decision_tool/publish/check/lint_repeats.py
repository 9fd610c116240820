"""Nothing stands twice in a list: a line pasted again would be told, or invited, twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decision_tool.core.errors import Fault
from decision_tool.publish.source.common_schema import BankHolidaysFile
from decision_tool.publish.source.field_types import Defines
from decision_tool.publish.source.marks import Mark
from decision_tool.publish.source.source_files import SourceFile
from decision_tool.publish.source.yaml_source import Trail


def repeat_faults(files: Sequence[SourceFile], marks: Sequence[Mark]) -> Iterator[Fault]:
    """Yield a fault for each item of a list that is the same as an earlier one.

    Items with a name of their own are passed over: that the name is taken is told already.
    """
    named = {
        (mark.file.source.name, mark.trail[:-1])
        for mark in marks
        if isinstance(mark.marker, Defines)
    }
    for file in files:
        if file.model is BankHolidaysFile:
            continue
        for trail, first in _repeats(file.source.content, ()):
            if (file.source.name, trail) not in named:
                line = file.source.where(first).split(":")[-2]
                what = f"this stands in the list already, in line {line}."
                yield Fault(file.source.where(trail), what, "Take out one of the two.")


def _repeats(content: object, trail: Trail) -> Iterator[tuple[Trail, Trail]]:
    """Yield the place of each repeated item below *trail*, and of the first that is the same.

    One pasted half, without the clauses it cites, is the same.
    """
    if isinstance(content, dict):
        for key, inner in content.items():
            yield from _repeats(inner, (*trail, key))
    elif isinstance(content, list):
        said = [_said(item) for item in content]
        for index, item in enumerate(content):
            first = said.index(said[index])
            if first < index and not (isinstance(item, dict) and "id" in item):
                yield (*trail, index), (*trail, first)
            else:
                yield from _repeats(item, (*trail, index))


def _said(item: object) -> object:
    if isinstance(item, dict):
        return {key: value for key, value in item.items() if key != "clauses"}
    return item
