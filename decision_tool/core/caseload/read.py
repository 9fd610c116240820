"""From a table to children that can be planned, and rows that cannot with every reason why.

Every row is one or the other. A row with one cell at fault is not planned: its other dates
would give a timetable that looks complete and is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from decision_tool.core.caseload.cells import read_answer, read_day_cell, read_yes_no
from decision_tool.core.caseload.columns import Column, read_columns
from decision_tool.core.caseload.guided import decide, read_guided
from decision_tool.core.caseload.meanings import Meaning, Meanings
from decision_tool.core.caseload.pathway_cell import PathwayNames
from decision_tool.core.caseload.table import EXAMPLE, SEPARATORS, Line, Table, read_table
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.pasted import quoted
from decision_tool.core.planning.given import Given


@dataclass(frozen=True, slots=True)
class Child:
    """One row that can be planned. *warnings* are what to look at although it is planned."""

    line: int
    reference: str
    given: Given
    provisional: frozenset[str] = frozenset()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BadRow:
    """One row that is not planned, and every reason."""

    line: int
    reference: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it was read. *remarks* are about the table as a whole."""

    columns: tuple[Column, ...]
    children: tuple[Child, ...]
    bad: tuple[BadRow, ...]
    remarks: tuple[str, ...]


def read_sheet(text: str, guidance: Guidance, today: date | None) -> Sheet:
    """Return every row of the table in *text*. Raises FaultsError where it is no such table."""
    table = read_table(text)
    columns = read_columns(table, Meanings(guidance))
    _check_columns(columns)
    reader = _Reader(guidance, columns, today)
    rows = [reader.read(row) for row in table.rows]
    children = [row for row in rows if isinstance(row, Child)]
    bad = tuple(row for row in rows if isinstance(row, BadRow))
    return Sheet(columns, tuple(_told_twice(children)), bad, tuple(_remarks(table, columns)))


def _check_columns(columns: Sequence[Column]) -> None:
    """Refuse a table that says of no child which pathway it is on. Raises FaultsError."""
    kinds = {column.meaning.kind for column in columns if column.meaning}
    hints = " ".join(f"“{one.header}”: {one.note}" for one in columns if one.state == "unclear")
    if not kinds:
        what = "none of the headings in the first row is known."
        raise FaultsError([Fault("line 1", what, f"{EXAMPLE} {hints}".rstrip())])
    if not kinds & {"pathways", "pathway", "guided"}:
        what = "no column says which pathways each child is on."
        hint = f"Add a column with the heading “pathways”. {hints}".rstrip()
        raise FaultsError([Fault("line 1", what, hint)])


def _remarks(table: Table, columns: Sequence[Column]) -> Iterator[str]:
    if len(table.headings.cells) > 1:
        yield f"The cells are separated by {SEPARATORS[table.separator]}."
    if not any(one.meaning and one.meaning.kind == "reference" for one in columns):
        yield "No column says what you call each child, so children are told by their line."


def _told_twice(children: Sequence[Child]) -> Iterator[Child]:
    """Yield the children, those who share a reference with a warning: both are planned."""
    counts = Counter(child.reference for child in children if child.reference)
    lines: dict[str, list[int]] = {}
    for child in children:
        if counts[child.reference] > 1:
            lines.setdefault(child.reference, []).append(child.line)
    for child in children:
        others = [line for line in lines.get(child.reference, ()) if line != child.line]
        if others:
            told = f"line{'s' if len(others) > 1 else ''} {', '.join(map(str, others[:5]))}"
            warning = f"“{child.reference}” is also on {told}. Each row is planned by itself."
            yield replace(child, warnings=(*child.warnings, warning))
        else:
            yield child


@dataclass(slots=True)
class _Row:
    """What the cells of one row came to so far."""

    line: int
    reference: str = ""
    pathways: dict[str, None] = field(default_factory=dict)
    dates: dict[str, date] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    guided: dict[str, tuple[str, ...]] = field(default_factory=dict)
    held: dict[str, date] = field(default_factory=dict)
    provisional: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def keep(self, place: dict[str, Any], meaning: Meaning, said: object) -> None:
        """Keep what a cell says in *place*; another column that says otherwise is a problem."""
        if place.setdefault(meaning.id, said) != said:
            self.problems.append(f"{meaning.title}: two columns differ. Write it once.")


class _Reader:
    """Reads one row after another with what is the same for all of them."""

    def __init__(self, guidance: Guidance, columns: Sequence[Column], today: date | None) -> None:
        self.guidance = guidance
        self.columns = columns
        self.today = today
        self.fewest = max(at for at, column in enumerate(columns, 1) if column.header)
        self.pathway_names = PathwayNames(guidance)
        self.titles = {pathway.id: pathway.title for pathway in guidance.pathways}
        self.questions = {question.id: question for question in guidance.questions}
        self.guided = {question.id: question for question in guidance.situation.questions}
        self.subjects = _subjects(guidance)
        self.readers: Mapping[str, Callable[[_Row, Column, Meaning, str], None]] = {
            "reference": self.read_reference,
            "pathways": self.read_pathways,
            "pathway": self.read_flag,
            "date": self.read_date,
            "held": self.read_held,
            "answer": self.read_answer,
            "guided": self.read_guided,
        }

    def read(self, line: Line) -> Child | BadRow:
        row = _Row(line.number)
        for column, cell in zip(self.columns, line.cells, strict=False):
            if column.meaning and cell:
                self.readers[column.meaning.kind](row, column, column.meaning, cell)
        if len(line.cells) < self.fewest or any(line.cells[len(self.columns) :]):
            row.problems = [_wrong_count(len(line.cells), len(self.columns))]
        elif not row.problems:
            self.find_pathways(row)
        if row.problems:
            return BadRow(row.line, row.reference, tuple(dict.fromkeys(row.problems)))
        return self.child(row)

    def child(self, row: _Row) -> Child:
        pathways = tuple(row.pathways)
        given = Given(pathways, row.dates, row.answers, row.held, self.today)
        elsewhere = [step for step in row.held if step.partition("/")[0] not in pathways]
        row.warnings += [
            f"A day is given for {step}, and this child is not on that pathway."
            for step in elsewhere
        ]
        warnings = tuple(row.warnings)
        return Child(row.line, row.reference, given, frozenset(row.provisional), warnings)

    def find_pathways(self, row: _Row) -> None:
        """Find the pathways of a row that names none, from its guided answers.

        Where it names some, these hold, and answers that lead elsewhere are a warning.
        """
        if not row.guided:
            if not row.pathways:
                row.problems.append("No pathway is named. Write at least one under “pathways”.")
            return
        own = {name: (value,) for name, value in row.answers.items() if name in self.guided}
        found = decide(self.guidance, {**own, **row.guided})
        row.answers = {**found.answers, **row.answers}
        if not row.pathways:
            row.problems += [found.problem] * bool(found.problem)
            row.pathways = dict.fromkeys(found.pathways)
        elif found.pathways and set(found.pathways) != set(row.pathways):
            titles = "; ".join(self.titles[name] for name in found.pathways)
            row.warnings.append(f"The answers lead to {titles}. The pathways named are planned.")

    def read_reference(self, row: _Row, _column: Column, _meaning: Meaning, cell: str) -> None:
        row.reference = " ".join(cell.split())

    def read_pathways(self, row: _Row, _column: Column, _meaning: Meaning, cell: str) -> None:
        ids, problems = self.pathway_names.read(cell)
        row.pathways |= dict.fromkeys(ids)
        row.problems += problems

    def read_flag(self, row: _Row, column: Column, meaning: Meaning, cell: str) -> None:
        is_on = read_yes_no(cell)
        if is_on is None:
            row.problems.append(f"Write yes or no under “{column.header}”. It says {quoted(cell)}.")
        elif is_on:
            row.pathways.setdefault(meaning.id)

    def read_date(self, row: _Row, column: Column, meaning: Meaning, cell: str) -> None:
        subject = self.subjects[meaning.id]
        found = read_day_cell(cell, subject, is_month_first=column.is_month_first)
        if found.problem:
            row.problems.append(found.problem)
        elif found.day:
            row.keep(row.dates, meaning, found.day)
        if found.provisional:
            row.provisional.add(meaning.id)

    def read_held(self, row: _Row, column: Column, meaning: Meaning, cell: str) -> None:
        subject = self.subjects[meaning.id.partition("#")[0]]
        found = read_day_cell(cell, subject, is_month_first=column.is_month_first)
        if found.provisional and found.day:
            row.problems.append(
                f"{subject} ({quoted(cell)[1:-1]}) was held or was not. Write the day alone."
            )
        elif found.problem:
            row.problems.append(found.problem)
        elif found.day:
            row.keep(row.held, meaning, found.day)

    def read_answer(self, row: _Row, _column: Column, meaning: Meaning, cell: str) -> None:
        value, problem = read_answer(cell, self.questions[meaning.id])
        if problem:
            row.problems.append(problem)
        else:
            row.keep(row.answers, meaning, value)

    def read_guided(self, row: _Row, _column: Column, meaning: Meaning, cell: str) -> None:
        chosen, problem = read_guided(cell, self.guided[meaning.id])
        if problem:
            row.problems.append(problem)
        else:
            row.keep(row.guided, meaning, chosen)


def _subjects(guidance: Guidance) -> dict[str, str]:
    """Return how the problem of a date begins: ``The final hearing``."""
    dates = {key.id: key.phrase for key in guidance.key_dates}
    steps = {step.id: f"the day of {step.phrase}" for step in guidance.steps()}
    return {name: words[0].upper() + words[1:] for name, words in (dates | steps).items()}


def _wrong_count(cells: int, headings: int) -> str:
    return (
        f"This row has {cells} cell{'s' if cells != 1 else ''} and there are {headings} headings. "
        "Check for a missing or an unquoted separator."
    )
