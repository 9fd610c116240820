"""Days marked on the team's timetable, written back to the files and tables they came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from decision_tool.core.caseload.child import Child
from decision_tool.core.caseload.folder import TeamFile, files_in
from decision_tool.core.caseload.marks import Mark
from decision_tool.core.caseload.plan import Caseload
from decision_tool.core.caseload.write_table import table_with_held
from decision_tool.core.errors import FaultsError
from decision_tool.core.progress import Progress, untold
from decision_tool.core.saved.case_edition import Editions
from decision_tool.core.saved.choosing import Choice, case_with_choice
from decision_tool.core.saved.holding import case_with_held


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """One file with the days of its marks in it.

    *name* is its way in the folder, empty for a table that was opened alone. *lines* are those of
    its children that were asked for, *marks* all that were made of its children, *choice* what was
    chosen for the case. Where they could not be written *text* is empty and *fault* says why.
    """

    name: str
    lines: tuple[int, ...]
    marks: tuple[Mark, ...]
    text: str = ""
    fault: str = ""
    choice: Choice | None = None


@dataclass(frozen=True, slots=True)
class WriteBack:
    """What files are written from: a *caseload* planned from *text*, and what was marked.

    Every mark and each of *lines* is of a child of the caseload. *accepted* are the ids of the
    repairs that somebody took. *choices* are in the caseload already, by the files' names, and of
    its *editions*.
    """

    text: str
    caseload: Caseload
    marks: tuple[Mark, ...]
    lines: frozenset[int] = frozenset()
    accepted: frozenset[str] = frozenset()
    choices: Mapping[str, Choice] = field(default_factory=dict)
    editions: Editions | None = None


def written_back(asked: WriteBack, progress: Progress = untold) -> tuple[WrittenFile, ...]:
    """Return each file with a child that is marked or chosen for, or stands on one of the lines.

    They come in the order of the files. One of which nothing is left to write is as it was opened.
    *progress* hears of each file: all of a team may be marked at once.
    """
    files = files_in(asked.text) or (TeamFile("", asked.text),)
    lines = asked.lines | {mark.line for mark in asked.marks}
    children = {
        child.line: child
        for child in asked.caseload.children
        if child.line in lines or child.file in asked.choices
    }
    named = {child.file for child in children.values()}
    written = []
    for file in files:
        if file.name in named:
            progress(0, 0)
            written.append(_written(file, children, asked))
    return tuple(written)


def _written(file: TeamFile, children: Mapping[int, Child], asked: WriteBack) -> WrittenFile:
    own = {line: child for line, child in children.items() if child.file == file.name}
    marks = tuple(mark for mark in asked.marks if mark.line in own)
    choice = asked.choices.get(file.name)
    made = WrittenFile(file.name, tuple(own), marks, choice=choice)
    try:
        if choice and asked.editions:
            guidance = asked.caseload.by_edition[""]
            text = case_with_choice(file.text, choice, guidance, asked.editions)
            file = replace(file, text=text)
        if not marks:
            return replace(made, text=file.text)
        write = _case if file.is_case else _table
        return replace(made, text=write(file, own, marks, asked))
    except FaultsError as error:
        return replace(made, fault=" ".join(map(str, error.faults)))


def _case(
    file: TeamFile, children: Mapping[int, Child], marks: Sequence[Mark], asked: WriteBack
) -> str:
    held: dict[str, dict[str, date]] = {}
    for mark in marks:
        held.setdefault(children[mark.line].label, {})[mark.row] = mark.day
    first = next(iter(children.values()))  # all children of a case go by one edition
    return case_with_held(file.text, asked.caseload.guidance_of(first), held)


def _table(
    file: TeamFile, children: Mapping[int, Child], marks: Sequence[Mark], asked: WriteBack
) -> str:
    held: dict[int, dict[str, date]] = {}
    for mark in marks:
        line = children[mark.line].file_line or mark.line
        held.setdefault(line, {})[mark.row] = mark.day
    return table_with_held(
        file.text, asked.caseload.by_edition[""], asked.caseload.today, asked.accepted, held
    )
