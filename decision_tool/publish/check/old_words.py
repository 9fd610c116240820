"""Texts beside a step that may still say a length of time that its timing has no more.

What hangs on a step: its own texts and those of its pathway, remarks about it, the readings that
its timing rests on, and the clauses of the source that it names. Whether such a text tells what
is, or what was, only its author knows: so it is pointed at, and refused by nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from decision_tool.core.errors import Fault
from decision_tool.core.guidance.model import Guidance
from decision_tool.publish.check.amounts_gone import Gone, gone_since
from decision_tool.publish.check.amounts_said import Length, amounts_in
from decision_tool.publish.check.examples_run import Run
from decision_tool.publish.check.fingerprint import FOLDER
from decision_tool.publish.check.loading import in_reading_order
from decision_tool.publish.check.old_reasons import doubtful_words, still_said
from decision_tool.publish.source.common_schema import (
    CombinationsFile,
    GapsFile,
    ReadingsFile,
    RegisterFile,
)
from decision_tool.publish.source.editions import editions_in
from decision_tool.publish.source.scope import full_id
from decision_tool.publish.source.source_files import SourceFile, entries, read_files
from decision_tool.publish.source.source_schema import NoteSource, PathwayFile
from decision_tool.publish.source.yaml_source import Source, Trail, text_at, value_at

OF_STEP = (
    *("title", "phrase", "to-do", "not-needed-because"),
    *("purposes", "agenda", "notes", "alternatives"),
)
OF_READING = ("question", "chosen", "also", "why", "alternative", "effect", "alternatives")
OF_CLAUSE = ("heading", "says")
OF_PATHWAY = ("title", "use-when", "if-plan-changes")
OF_GAP = ("text", "also")
SAID = frozenset({*OF_STEP, *OF_READING, *OF_CLAUSE, *OF_PATHWAY, "text", "when", "message"})
"""Keys of texts that a reader sees: ids and conditions say no length to anyone."""
_Steps = defaultdict[str, dict[str, None]]
"""Steps, in order and each once, by what they name."""


@dataclass(slots=True)
class _Naming:
    """Which steps name which clauses and readings; of a gap, the steps of pathways that have it."""

    clauses: _Steps = field(default_factory=lambda: _Steps(dict))
    readings: _Steps = field(default_factory=lambda: _Steps(dict))
    gaps: _Steps = field(default_factory=lambda: _Steps(dict))


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of a file, and the steps that it hangs on."""

    source: Source
    trail: Trail
    text: str
    steps: tuple[str, ...]


def old_words(root: Path, guidance: Guidance, runs: Sequence[Run]) -> list[Fault]:
    """Return a remark for each text of *root* that says what the newest edition's timing had."""
    gone = gone_since(guidance, editions_in(root))
    if gone is None:
        return []
    found = [one for run in runs for one in doubtful_words(run.example, guidance, gone)]
    return in_reading_order([*_of_files(root, gone), *found])


def _of_files(root: Path, gone: Gone) -> Iterator[Fault]:
    files, _ = read_files(root / FOLDER)
    naming = _Naming()
    texts: list[_Text] = []
    for file in files:
        if file.model is PathwayFile:
            texts += _of_pathway(file.source, naming)
        elif file.model is CombinationsFile:
            together = CombinationsFile.model_validate(file.source.content)
            texts += _of_notes(file.source, "notes", together.notes, None, naming)
    for file in files:
        if file.model is ReadingsFile:
            texts += _of_list(file, "readings", OF_READING, naming.readings)
        elif file.model is RegisterFile:
            texts += _of_list(file, "clauses", OF_CLAUSE, naming.clauses)
        elif file.model is GapsFile:
            texts += _of_list(file, "gaps", OF_GAP, naming.gaps)
    for one in texts:
        yield from _still_said(one, gone)


def _still_said(one: _Text, gone: Gone) -> Iterator[Fault]:
    lengths, seen = gone.of(one.steps), set[Length]()
    for said in amounts_in(one.text) if lengths else ():
        if said.length in lengths and not said.is_past and said.length not in seen:
            seen.add(said.length)
            yield still_said(one.source.where(one.trail), said, lengths[said.length])


def _of_pathway(source: Source, naming: _Naming) -> Iterator[_Text]:
    """Yield the texts of a pathway, noting what its steps name."""
    record = PathwayFile.model_validate(source.content)
    for place, step in enumerate(record.steps):
        name = full_id(step.id, record.id)
        lines = (*step.purposes, *step.agenda, *step.notes)
        for clause in (*step.clauses, *(one for line in lines for one in line.clauses)):
            naming.clauses[clause][name] = None
        for reading in (*step.readings, *(one.reading for one in step.alternatives)):
            naming.readings[reading][name] = None
        for key in OF_STEP:
            yield from _texts(source, ("steps", place, key), (name,))
    yield from _of_notes(source, "notes-when", record.notes_when, record.id, naming)
    own = tuple(full_id(step.id, record.id) for step in record.steps)
    for gap in record.gaps:
        naming.gaps[gap] |= dict.fromkeys(own)
    for key in OF_PATHWAY:
        yield from _texts(source, (key,), own)


def _of_notes(
    source: Source, key: str, notes: Sequence[NoteSource], pathway: str | None, naming: _Naming
) -> Iterator[_Text]:
    """Yield the remarks under *key*, noting which steps their readings are of."""
    for place, note in enumerate(notes):
        steps = tuple(full_id(one, pathway) for one in note.steps)
        for reading in note.readings:
            naming.readings[reading] |= dict.fromkeys(steps)
        yield from _texts(source, (key, place, "message"), steps)


def _of_list(file: SourceFile, key: str, said: Sequence[str], steps: _Steps) -> Iterator[_Text]:
    """Yield the texts of readings or clauses, each with the steps that name it."""
    for trail, _ in entries(file, key):
        name = text_at(file.source.content, (*trail, "id")) or ""
        for part in said:
            yield from _texts(file.source, (*trail, part), tuple(steps.get(name, ())))


def _texts(source: Source, trail: Trail, steps: tuple[str, ...]) -> Iterator[_Text]:
    """Yield every text that a reader sees at *trail*, or below it."""
    value = value_at(source.content, trail)
    if isinstance(value, str) and trail[-1] in SAID:
        yield _Text(source, trail, value, steps)
    below: Iterable[str | int] = ()
    if isinstance(value, dict | list):
        below = value if isinstance(value, dict) else range(len(value))
    for part in below:
        yield from _texts(source, (*trail, part), steps)
