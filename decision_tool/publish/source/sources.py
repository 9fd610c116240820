"""Every source file as a checked record: what is compiled once nothing is wrong any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from decision_tool.publish.source.common_schema import (
    BankHolidaysFile,
    CombinationsFile,
    GapsFile,
    GlossaryFile,
    GuidesFile,
    ReadingsFile,
    RegisterFile,
    RolesFile,
    SettingsFile,
)
from decision_tool.publish.source.dropped_schema import DroppedFile
from decision_tool.publish.source.input_schema import KeyDatesFile, QuestionsFile
from decision_tool.publish.source.reasons_schema import ReasonsFile
from decision_tool.publish.source.record_schema import RecordFile
from decision_tool.publish.source.situation_schema import SituationFile
from decision_tool.publish.source.source_schema import PathwayFile


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of one library; *registers* by the guide whose clauses they hold."""

    bank_holidays: BankHolidaysFile
    combinations: CombinationsFile
    gaps: GapsFile
    glossary: GlossaryFile
    guides: GuidesFile
    key_dates: KeyDatesFile
    questions: QuestionsFile
    readings: ReadingsFile
    roles: RolesFile
    settings: SettingsFile
    situation: SituationFile
    pathways: tuple[PathwayFile, ...]
    records: tuple[RecordFile, ...]
    registers: Mapping[str, RegisterFile]
    dropped: DroppedFile | None = None
    reasons: ReasonsFile | None = None
