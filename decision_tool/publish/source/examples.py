"""The worked examples of ``pathways/examples/``: read, each fault at its place.

An example stands in the folder of the pathway whose page shows it. It is no part of the library:
what is compiled is the same with examples and without.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from decision_tool.core.days.dates import long_date
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.publish.source import strangers
from decision_tool.publish.source.example_schema import ExampleFile
from decision_tool.publish.source.placeholders import fill_names
from decision_tool.publish.source.schema_faults import validate
from decision_tool.publish.source.source_files import settings_names
from decision_tool.publish.source.yaml_source import Source, read_yaml


@dataclass(frozen=True, slots=True)
class Example:
    """One worked example: *pathway* is its folder, *name* its file without the ending."""

    pathway: str
    name: str
    file: ExampleFile
    source: Source

    @property
    def id(self) -> str:
        """Return ``pathway/name``."""
        return f"{self.pathway}/{self.name}"

    @property
    def signature(self) -> str:
        """Return who signed it and when, in words."""
        if self.file.signed_by is None or self.file.signed_on is None:
            return "not yet signed"
        day = long_date(date.fromisoformat(self.file.signed_on))
        return f"signed by {self.file.signed_by} on {day}"

    @property
    def is_signed(self) -> bool:
        """Tell whether somebody has found it right."""
        return self.file.signed_by is not None


def read_examples(root: Path) -> tuple[list[Example], list[Fault]]:
    """Return every example below *root*, the folder ``pathways/``, and the faults in them.

    Names of the organisation are filled in, as in every other file there.
    """
    found: list[Example] = []
    faults: list[Fault] = []
    names = settings_names(root)
    for path in _files(root / strangers.EXAMPLES):
        name = "/".join((root.name, *path.relative_to(root).parts))
        try:
            source = read_yaml(name, path.read_bytes())
        except OSError as error:
            what = f"this file cannot be read: {error.strerror}."
            faults.append(Fault(f"{name}:1:1", what, "See who may read it."))
            continue
        example, misshapen = _example(source, names)
        faults += misshapen
        found += [example] if example else []
    return found, faults


def read_again(example: Example, text: str, names: dict[str, str]) -> Example:
    """Return the example as its file says it with this *text*, which was written from it.

    Raises FaultsError where that cannot be read: then nothing of it may be written.
    """
    again, faults = _example(read_yaml(example.source.name, text.encode()), names)
    if again is None:
        raise FaultsError(faults)
    return again


def _example(source: Source, names: dict[str, str]) -> tuple[Example | None, list[Fault]]:
    """Return the example in a source that was read, unless it has none, and its faults."""
    fill_names(source, names)
    file, misshapen = validate(source, ExampleFile) if source.is_read else (None, [])
    faults = [*source.faults, *misshapen]
    if not isinstance(file, ExampleFile):
        return None, faults
    *_, pathway, name = source.name.removesuffix(".yml").split("/")
    return Example(pathway, name, file, source), faults


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        for inner in sorted(one for one in folder.iterdir() if one.is_dir()):
            yield from strangers.read_from(inner)
