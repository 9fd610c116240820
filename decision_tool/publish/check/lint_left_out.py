"""Refuses to leave out of the record forms what is no place to write in any of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decision_tool.core.errors import Fault
from decision_tool.publish.check.lint_record_ids import LISTS
from decision_tool.publish.source.common_schema import SettingsFile
from decision_tool.publish.source.nearest import hint_for
from decision_tool.publish.source.record_schema import RecordFile
from decision_tool.publish.source.source_files import SourceFile, entries
from decision_tool.publish.source.yaml_source import Trail, text_at, value_at

LEAVE_OUT: Trail = ("records", "leave-out")


def left_out_faults(files: Sequence[SourceFile]) -> Iterator[Fault]:
    """Yield a fault for each thing left out that no form has."""
    known = {one for file in files if file.model is RecordFile for one in _places(file)}
    for file in (one for one in files if one.model is SettingsFile):
        listed = value_at(file.source.content, LEAVE_OUT)
        for index, name in enumerate(listed if isinstance(listed, list) else []):
            if isinstance(name, str) and name not in known:
                what = f"no form has {name!r}, so it cannot be left out."
                hint = hint_for(name, sorted(known), "the forms in pathways/records, as form/id")
                yield Fault(file.source.where((*LEAVE_OUT, index)), what, hint)


def _places(file: SourceFile) -> Iterator[str]:
    """Yield the ids that a council may leave out, as "form/id"."""
    form = text_at(file.source.content, ("id",))
    for _, part in entries(file, "parts"):
        for name in LISTS:
            listed = value_at(part, (name,))
            for item in listed if isinstance(listed, list) else []:
                yield f"{form}/{text_at(item, ('id',))}"
        yield f"{form}/{text_at(part, ('table', 'id'))}"
