"""The library from its folder: everything wrong with it at once, or all of it compiled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.publish.check.examples_run import tried
from decision_tool.publish.check.fingerprint import FOLDER
from decision_tool.publish.check.lint import lint
from decision_tool.publish.check.lint_reach import reach_faults
from decision_tool.publish.check.lint_readings import reading_faults
from decision_tool.publish.check.lint_reasons import reason_faults
from decision_tool.publish.check.lint_renamed import renamed_faults
from decision_tool.publish.source.common_schema import ReadingsFile, RegisterFile
from decision_tool.publish.source.compile import compile_library
from decision_tool.publish.source.editions import read_editions
from decision_tool.publish.source.example_schema import ExampleFile
from decision_tool.publish.source.field_types import Shape
from decision_tool.publish.source.library import Library
from decision_tool.publish.source.reasons_schema import ReasonsFile
from decision_tool.publish.source.record_schema import RecordFile
from decision_tool.publish.source.schema_faults import validate
from decision_tool.publish.source.situation_schema import SituationFile
from decision_tool.publish.source.source_files import COMMON, OPTIONAL, SourceFile, read_files
from decision_tool.publish.source.source_schema import PathwayFile
from decision_tool.publish.source.sources import Sources


def load_library(root: Path) -> Library:
    """Return the library in *root*/pathways. Raises FaultsError with every fault in it."""
    sources, faults = read_sources(root)
    if faults or sources is None:
        raise FaultsError(faults)
    return compile_library(sources)


def check(root: Path) -> list[Fault]:
    """Return every fault in *root*/pathways, in the order of the files and their lines.

    The worked examples are tried where nothing else is wrong.
    """
    sources, faults = read_sources(root)
    if sources and not faults:
        try:
            tried(root / FOLDER, compile_library(sources).guidance)
        except FaultsError as error:
            return in_reading_order(error.faults)
    return faults


def json_schemas() -> dict[str, dict[str, Any]]:
    """Return a JSON Schema for each sort of source file, for editors that complete and check."""
    models: dict[str, type[Shape]] = {
        **COMMON,
        **OPTIONAL,
        "example": ExampleFile,
        "pathway": PathwayFile,
        "record": RecordFile,
        "register": RegisterFile,
    }
    return {name: model.model_json_schema() for name, model in models.items()}


def read_sources(root: Path) -> tuple[Sources | None, list[Fault]]:
    """Return the records of every file, where all fit together, and every fault; no example is."""
    return checked(root, *read_files(root / FOLDER))


def checked(
    root: Path, files: Sequence[SourceFile], unread: Sequence[Fault]
) -> tuple[Sources | None, list[Fault]]:
    """Return the same of files that were read: what they say now, whatever stands on the disk.

    *unread* are the faults of the files as such. Editions are read below *root*.
    """
    faults = [*unread]
    records = []
    for file in files:
        record, misshapen = validate(file.source, file.model) if file.source.is_read else (None, [])
        records.append(record)
        faults += [*file.source.faults, *misshapen]
    faults += lint(files)
    if faults:
        return None, in_reading_order(faults)
    sources = _sources(files, [record for record in records if record is not None])
    situation = next(file.source for file in files if file.model is SituationFile)
    readings = next(file.source for file in files if file.model is ReadingsFile)
    editions, misread = read_editions(root)
    faults = [
        *reach_faults(sources, situation),
        *reading_faults(sources, readings),
        *misread,
        *renamed_faults(files, records, editions),
    ]
    if not faults and sources.reasons and sources.reasons.reasons:
        reasons = next(file.source for file in files if file.model is ReasonsFile)
        library = compile_library(sources)
        faults = [*reason_faults(reasons, sources.reasons, library, editions)]
    return sources, in_reading_order(faults)


def in_reading_order(faults: Iterable[Fault]) -> list[Fault]:
    """Return each fault once, by file, line and column."""

    def place(fault: Fault) -> tuple[str, int, int]:
        file, line, column = fault.where.rsplit(":", 2)
        return file, int(line), int(column)

    return sorted(dict.fromkeys(faults), key=place)


def _sources(files: Sequence[SourceFile], records: Sequence[Shape]) -> Sources:
    """Return the records under the names they are compiled by."""
    common: dict[str, Any] = {}
    pathways: list[PathwayFile] = []
    forms: list[RecordFile] = []
    registers: dict[str, RegisterFile] = {}
    for file, record in zip(files, records, strict=True):
        if isinstance(record, PathwayFile):
            pathways.append(record)
        elif isinstance(record, RecordFile):
            forms.append(record)
        elif isinstance(record, RegisterFile):
            registers[file.stem] = record
        else:
            common[file.stem.replace("-", "_")] = record
    forms.sort(key=lambda one: one.form)
    return Sources(pathways=tuple(pathways), records=tuple(forms), registers=registers, **common)
