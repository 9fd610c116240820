"""What must hold of whole files: their names, overlays, the date of birth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decision_tool.core.errors import Fault
from decision_tool.publish.check.lint_bank_holidays import bank_holiday_faults
from decision_tool.publish.check.lint_left_out import left_out_faults
from decision_tool.publish.check.lint_names import Names
from decision_tool.publish.check.lint_records import number_faults, record_faults
from decision_tool.publish.source.common_schema import BankHolidaysFile, RegisterFile
from decision_tool.publish.source.input_schema import KeyDatesFile
from decision_tool.publish.source.nearest import hint_for
from decision_tool.publish.source.record_schema import RecordFile
from decision_tool.publish.source.source_files import SourceFile, entries
from decision_tool.publish.source.source_schema import PathwayFile
from decision_tool.publish.source.yaml_source import text_at, value_at


def library_faults(files: Sequence[SourceFile], names: Names) -> Iterator[Fault]:
    """Yield the faults of files as wholes."""
    yield from number_faults(files)
    yield from left_out_faults(files)
    for file in files:
        if file.model is PathwayFile:
            yield from _file_name(file)
            yield from _steps_like_key_dates(file, names)
            yield from _overlay(file)
        elif file.model is RecordFile:
            yield from _file_name(file)
            yield from record_faults(file)
        elif file.model is RegisterFile and names.is_sure("guide"):
            yield from _register(file, names)
        elif file.model is KeyDatesFile and file.source.is_read:
            yield from _birth_date(file)
        elif file.model is BankHolidaysFile:
            yield from bank_holiday_faults(file)


def _file_name(file: SourceFile) -> Iterator[Fault]:
    own = text_at(file.source.content, ("id",))
    if own is not None and own != file.stem:
        hint = f"Write {file.stem!r}, or name the file {own}.yml."
        where = file.source.where(("id",))
        yield Fault(where, f"{own!r} is not the name of the file.", hint)


def _steps_like_key_dates(file: SourceFile, names: Names) -> Iterator[Fault]:
    """Yield a fault for each step whose bare name in a sentence would mean a key date."""
    for trail, step in entries(file, "steps"):
        name = text_at(step, ("id",))
        if name in names.all("key date"):
            what = f"{name!r} is a key date, so a sentence could not tell them apart."
            where = file.source.where((*trail, "id"))
            yield Fault(where, what, "Give the step another id.")


def _overlay(file: SourceFile) -> Iterator[Fault]:
    content = file.source.content
    if value_at(content, ("adds-invitees",)) and value_at(content, ("needs-pathway",)) is None:
        hint = "Add `needs-pathway:`, or write them under `also-invite`."
        where = file.source.where(("adds-invitees",), key=True)
        yield Fault(where, "this pathway is not laid over another.", hint)


def _register(file: SourceFile, names: Names) -> Iterator[Fault]:
    guides = names.all("guide")
    if file.stem not in guides:
        hint = hint_for(file.stem, guides, "pathways/common/guides.yml")
        yield Fault(file.source.where(), f"no guide is called {file.stem!r}.", hint)


def _birth_date(file: SourceFile) -> Iterator[Fault]:
    listed = [
        trail
        for trail, key_date in entries(file, "key-dates")
        if value_at(key_date, ("is-birth-date",)) in (True, "yes")
    ]
    hint = "Give exactly one key date `is-birth-date: yes`."
    if not listed:
        yield Fault(file.source.where(("key-dates",)), "ages are counted from no key date.", hint)
    for trail in listed[1:]:
        where = file.source.where((*trail, "is-birth-date"))
        yield Fault(where, "this is the second date of birth.", hint)
