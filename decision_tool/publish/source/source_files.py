"""Which files ``pathways/`` holds, and which shape each must have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from decision_tool.core.errors import Fault
from decision_tool.publish.source import common_schema, input_schema, situation_schema, strangers
from decision_tool.publish.source.dropped_schema import DroppedFile
from decision_tool.publish.source.field_types import Shape
from decision_tool.publish.source.placeholders import fill_names, unfilled_faults
from decision_tool.publish.source.reasons_schema import ReasonsFile
from decision_tool.publish.source.record_schema import RecordFile
from decision_tool.publish.source.source_schema import PathwayFile
from decision_tool.publish.source.yaml_source import Source, Trail, read_yaml, value_at

COMMON: dict[str, type[Shape]] = {
    "bank-holidays": common_schema.BankHolidaysFile,
    "combinations": common_schema.CombinationsFile,
    "gaps": common_schema.GapsFile,
    "glossary": common_schema.GlossaryFile,
    "guides": common_schema.GuidesFile,
    "key-dates": input_schema.KeyDatesFile,
    "questions": input_schema.QuestionsFile,
    "readings": common_schema.ReadingsFile,
    "roles": common_schema.RolesFile,
    "settings": common_schema.SettingsFile,
    "situation": situation_schema.SituationFile,
}
OPTIONAL: dict[str, type[Shape]] = {"dropped": DroppedFile, "reasons": ReasonsFile}
"""Files of `common` that a library may go without."""
FOLDERS: dict[str, type[Shape]] = {
    "records": RecordFile,
    "register": common_schema.RegisterFile,
}
"""Folders that hold any number of files, all of one shape."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read, and the shape it must have. *stem*: its name without ``.yml``."""

    stem: str
    model: type[Shape]
    source: Source


def entries(file: SourceFile, key: str) -> list[tuple[Trail, object]]:
    """Return the items of the list under *key*, each with its trail."""
    listed = value_at(file.source.content, (key,))
    items = listed if isinstance(listed, list) else []
    return [((key, index), item) for index, item in enumerate(items)]


def read_files(root: Path) -> tuple[list[SourceFile], list[Fault]]:
    """Return every file below *root*, names filled in, and the faults of the files as such."""
    faults = [*_missing(root), *_stray(root)]
    files = [_read(root, path, model) for path, model in _expected(root) if path.is_file()]
    settings = next((one for one in files if one.model is common_schema.SettingsFile), None)
    names = _names(settings.source.content) if settings else {}
    faults += unfilled_faults(settings.source) if settings else []
    if names:
        for one in files:
            if one is not settings:
                fill_names(one.source, names)
    return files, faults


def settings_names(root: Path) -> dict[str, str]:
    """Return the names of the organisation below *root*; none where they cannot be read."""
    path = root / "common" / "settings.yml"
    return _names(_read(root, path, common_schema.SettingsFile).source.content)


def _expected(root: Path) -> Iterator[tuple[Path, type[Shape]]]:
    for stem, model in {**COMMON, **OPTIONAL}.items():
        yield root / "common" / f"{stem}.yml", model
    for folder, model in FOLDERS.items():
        for path in strangers.read_from(root / folder):
            yield path, model
    for path in strangers.read_from(root):
        yield path, PathwayFile


def _read(root: Path, path: Path, model: type[Shape]) -> SourceFile:
    name = _name(root, path)
    try:
        source = read_yaml(name, path.read_bytes())
    except OSError as error:
        what = f"this file cannot be read: {error.strerror}."
        source = Source(name, faults=[Fault(f"{name}:1:1", what, "See who may read it.")])
    return SourceFile(path.stem, model, source)


def _name(root: Path, path: Path) -> str:
    return str(PurePosixPath(root.name, *path.relative_to(root).parts))


def _missing(root: Path) -> Iterator[Fault]:
    for stem in COMMON:
        path = root / "common" / f"{stem}.yml"
        if not path.is_file():
            yield Fault(
                f"{_name(root, path)}:1:1", "this file is missing.", "Every library needs it."
            )


def _stray(root: Path) -> Iterator[Fault]:
    """Yield a fault for each file that nothing would read."""
    known = {**COMMON, **OPTIONAL}
    for path in strangers.strangers(root, known, FOLDERS):
        hint = strangers.what_to_do(path, root, known, FOLDERS)
        yield Fault(f"{_name(root, path)}:1:1", "nothing reads this file.", hint)


def _names(settings: Any) -> dict[str, str]:  # noqa: ANN401 - whatever the file holds
    names = settings.get("names") if isinstance(settings, dict) else None
    return {k: v for k, v in names.items() if isinstance(v, str)} if isinstance(names, dict) else {}
