"""Reads one row of a table cell by cell, and names each cell that it cannot read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from decision_tool.core.caseload.cells import (
    DayCell,
    is_not_held,
    is_not_known,
    read_answer,
    read_day_cell,
    read_yes_no,
)
from decision_tool.core.caseload.child import BadRow, Child, Repair, Unread
from decision_tool.core.caseload.columns import Column
from decision_tool.core.caseload.guided import decide, read_guided
from decision_tool.core.caseload.meanings import Meaning
from decision_tool.core.caseload.option_names import OptionNames
from decision_tool.core.caseload.pathway_cell import PathwayNames
from decision_tool.core.caseload.table import Line
from decision_tool.core.days.dates import short_date
from decision_tool.core.days.short_year import Expected
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.situation_model import GuidedQuestion
from decision_tool.core.pasted import quoted, shortened, spreadsheet_fault
from decision_tool.core.planning.given import Given
from decision_tool.core.planning.index import Index, index_of
from decision_tool.core.reference import clean_reference
from decision_tool.core.situation.birth import option_for
from decision_tool.core.words import capital, counted

DAY_NUMBERS = "day-numbers"
NO_PATHWAY = "No pathway is named. Write at least one under “pathways”."


@dataclass(slots=True)
class _Row:
    """What the cells of one row came to so far."""

    line: int
    reference: str = ""
    worker: dict[str, str] = field(default_factory=dict)
    pathways: dict[str, None] = field(default_factory=dict)
    flags: dict[str, bool] = field(default_factory=dict)
    dates: dict[str, date] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    guided: dict[str, tuple[str, ...]] = field(default_factory=dict)
    held: dict[str, date | None] = field(default_factory=dict)
    """The day a step was held; None where a cell says that it was not."""
    provisional: set[str] = field(default_factory=set)
    unread: list[Unread] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    disputed: set[Meaning] = field(default_factory=set)
    is_pathway_unread: bool = False
    is_age_unread: bool = False

    def keep(self, place: dict[str, Any], meaning: Meaning, said: object) -> None:
        """Keep what a cell says in *place*, unless another column says otherwise: then neither."""
        if meaning in self.disputed or place.setdefault(meaning.id, said) == said:
            return
        del place[meaning.id]
        self.disputed.add(meaning)
        problem = f"{meaning.title}: two columns differ. Write it once."
        self.unread.append(Unread(meaning.title, problem))


class RowReader:
    """Reads one row after another with what is the same for all of them."""

    def __init__(
        self,
        guidance: Guidance,
        columns: Sequence[Column],
        today: date | None,
        accepted: frozenset[str],
    ) -> None:
        """Keep the names of the guidance, and the repairs that somebody *accepted*, by id."""
        self.guidance = guidance
        self.columns = columns
        self.today = today
        self.accepts_numbers = any(one.partition("\n")[0] == DAY_NUMBERS for one in accepted)
        self.fewest = max(at for at, column in enumerate(columns, 1) if column.header)
        self.pathway_names = PathwayNames(guidance, accepted)
        self.options = OptionNames(guidance)
        self.index = index_of(guidance)
        guided = self.index.guided.values()
        self.born = {one.key_date: one for one in guided if one.key_date}
        self.short_years: dict[str, str] = {}
        """How the first year of two figures was read, by the heading of its column."""
        self.readers: Mapping[str, Callable[[_Row, Column, Meaning, str], None]] = {
            "reference": self.read_reference,
            "worker": self.read_worker,
            "pathways": self.read_pathways,
            "pathway": self.read_flag,
            "date": self.read_date,
            "held": self.read_held,
            "answer": self.read_answer,
            "guided": self.read_guided,
        }

    def read(self, line: Line) -> Child | BadRow:
        """Return the child of a row; a row with no pathway, or cells out of place, is no child."""
        if len(line.cells) < self.fewest or any(line.cells[len(self.columns) :]):
            problem = _wrong_count(len(line.cells), len(self.columns))
            return BadRow(line.number, self.reference_in(line), (Unread("the row", problem),))
        row = _Row(line.number)
        for column, cell in zip(self.columns, line.cells, strict=False):
            if column.meaning and cell:
                self.read_cell(row, column, column.meaning, cell)
        row.pathways |= dict.fromkeys(name for name, is_on in row.flags.items() if is_on)
        problem = self.find_pathways(row)
        if row.pathways:
            return self.child(row)
        lacking = [Unread("the pathway", problem)] if problem else []
        return BadRow(row.line, row.reference, (*row.unread, *lacking))

    def reference_in(self, line: Line) -> str:
        """Return what the child may be called, for a row whose cells do not fit the headings."""
        cells = zip(self.columns, line.cells, strict=False)
        named = [cell for one, cell in cells if one.meaning and one.meaning.kind == "reference"]
        return clean_reference(next(iter(named), ""))

    def read_cell(self, row: _Row, column: Column, meaning: Meaning, cell: str) -> None:
        """Read one cell; a spreadsheet's sign for an error is no value of any kind."""
        fault = spreadsheet_fault(cell)
        if fault:
            about = self.about(meaning)
            subject = capital(about)
            row.unread.append(Unread(about, f"{subject} ({shortened(cell)}) {fault}"))
            row.is_pathway_unread |= meaning.kind in ("pathways", "pathway")
            row.is_age_unread |= meaning.kind == "date" and meaning.id in self.born
        else:
            self.readers[meaning.kind](row, column, meaning, cell)

    def about(self, meaning: Meaning) -> str:
        """Return what a cell is about, for the middle of a sentence."""
        return _phrase(meaning, self.index)

    def child(self, row: _Row) -> Child:
        """Return the child, with a warning for days that belong to no pathway of its own."""
        pathways = tuple(row.pathways)
        held = {step: day for step, day in row.held.items() if day}
        given = Given(pathways, row.dates, row.answers, held, self.today)
        owners = dict.fromkeys(step.partition("/")[0] for step in held)
        row.warnings += [
            f"A day held is given for {self.index.title(one)}, "
            "and this child is not on that pathway."
            for one in owners
            if one not in pathways
        ]
        provisional = frozenset(row.provisional & row.dates.keys())
        return Child(
            row.line,
            row.reference,
            given,
            provisional,
            warnings=tuple(row.warnings),
            unread=tuple(row.unread),
            worker=row.worker.get("", ""),
            not_held=frozenset(row.held.keys() - held.keys()),
        )

    def find_pathways(self, row: _Row) -> str:
        """Find the pathways of a row that names none, from its guided answers; tell if it cannot.

        Where it names some, these hold, and answers that lead elsewhere are a warning.
        """
        if not row.guided:
            return "" if row.pathways or row.is_pathway_unread else NO_PATHWAY
        self.settle_ages(row)
        own = {name: (value,) for name, value in row.answers.items() if name in self.index.guided}
        found = decide(self.guidance, {**own, **self.ages(row), **row.guided})
        row.answers = {**found.answers, **row.answers}
        if not row.pathways:
            row.pathways = dict.fromkeys(found.pathways)
            return "" if row.is_pathway_unread or row.is_age_unread else found.problem
        if found.pathways and set(found.pathways) != set(row.pathways):
            titles = self.index.titles(found.pathways)
            row.warnings.append(f"The answers lead to {titles}. The pathways named are planned.")
        return ""

    def settle_ages(self, row: _Row) -> None:
        """Leave out a birth that answers no guided question, or answers it otherwise; tell it."""
        for key, question in self.born.items():
            day, about = row.dates.get(key), _bare(question.title)
            by_day, said = self.ages(row).get(question.id), row.guided.get(question.id)
            if day and self.today and day > self.today:
                problem = f"The date of birth ({short_date(day)}) is after today. Check the year."
            elif by_day and said and by_day != said:
                problem = f"{about}: two columns differ. Write it once."
                del row.guided[question.id]
            else:
                continue
            del row.dates[key]
            row.is_age_unread = True
            row.unread.append(Unread(about, problem))

    def ages(self, row: _Row) -> dict[str, tuple[str, ...]]:
        """Return the answers that dates of birth give to guided questions."""
        return {
            question.id: (option_for(question, row.dates[key], self.today),)
            for key, question in self.born.items()
            if self.today and key in row.dates and row.dates[key] <= self.today
        }

    def read_reference(self, row: _Row, _column: Column, _meaning: Meaning, cell: str) -> None:
        """Keep what the child is called."""
        row.reference = clean_reference(cell)

    def read_worker(self, row: _Row, _column: Column, meaning: Meaning, cell: str) -> None:
        """Keep who works with the child; that nobody is allocated yet is nothing to keep."""
        if not is_not_known(cell):
            row.keep(row.worker, meaning, clean_reference(cell))

    def read_pathways(self, row: _Row, _column: Column, _meaning: Meaning, cell: str) -> None:
        """Keep the pathways a cell names; each name that is not known is a cell not read."""
        ids, unread = self.pathway_names.read(cell)
        row.pathways |= dict.fromkeys(ids)
        row.unread += unread
        row.is_pathway_unread |= bool(unread)

    def read_flag(self, row: _Row, column: Column, meaning: Meaning, cell: str) -> None:
        """Keep whether the child is on the pathway of a column of yes and no."""
        is_on = read_yes_no(cell)
        if is_on is None:
            problem = f"Write yes or no under “{column.header}”. It says {quoted(cell)}."
            row.unread.append(Unread(meaning.title, problem))
            row.is_pathway_unread = True
        else:
            row.keep(row.flags, meaning, is_on)

    def read_date(self, row: _Row, column: Column, meaning: Meaning, cell: str) -> None:
        """Keep a key date, and whether it may still move.

        Where a date of birth answers a guided question, an option of it may stand instead.
        """
        question = self.born.get(meaning.id)
        chosen = self.guided(question, cell)[0] if question else ()
        if question and chosen:
            row.keep(row.guided, replace(meaning, id=question.id), chosen)
            return
        expected, told = Expected(self.today, meaning.id in self.index.births), len(row.unread)
        day = self.day(row, column, meaning, cell, expected)
        if day.provisional:
            row.provisional.add(meaning.id)
        row.is_age_unread |= question is not None and len(row.unread) > told

    def read_held(self, row: _Row, column: Column, meaning: Meaning, cell: str) -> None:
        """Keep the day a step was held, which cannot be provisional, or that it was not."""
        if is_not_held(cell):
            row.keep(row.held, meaning, None)
            return
        found = read_day_cell(cell, "", is_month_first=column.is_month_first)
        if found.provisional:
            about = self.about(meaning)
            what = f"{capital(about)} ({shortened(cell)}) was held or was not."
            row.unread.append(Unread(about, f"{what} Write the day alone."))
        else:
            self.day(row, column, meaning, cell, Expected(self.today, is_over=True))

    def day(
        self, row: _Row, column: Column, meaning: Meaning, cell: str, expected: Expected
    ) -> DayCell:
        """Keep the day in a cell under its meaning, or tell why it was not read."""
        about = self.about(meaning)
        subject = capital(about)
        found = read_day_cell(cell, subject, expected, is_month_first=column.is_month_first)
        day = found.day or (found.meant if self.accepts_numbers else None)
        if day and found.is_short:
            note = f"Years of two figures are read: {shortened(cell)} is {short_date(day)}."
            self.short_years.setdefault(column.header, note)
        if day:
            row.keep(row.dates if meaning.kind == "date" else row.held, meaning, day)
        elif found.problem:
            repairs = (_number_repair(cell, found.meant),) if found.meant else ()
            row.unread.append(Unread(about, found.problem, repairs))
        return found

    def read_answer(self, row: _Row, _column: Column, meaning: Meaning, cell: str) -> None:
        """Keep an answer of the timetable."""
        own, problem = read_answer(cell, self.index.questions[meaning.id])
        value, told = self.options.settle(meaning.id, cell, own)
        if value:
            row.keep(row.answers, meaning, value)
        else:
            problem = f"{meaning.title} {told}" if told else problem
            row.unread.append(Unread(_bare(meaning.title), problem))

    def read_guided(self, row: _Row, _column: Column, meaning: Meaning, cell: str) -> None:
        """Keep an answer that leads to pathways."""
        chosen, problem = self.guided(self.index.guided[meaning.id], cell)
        if problem:
            row.unread.append(Unread(_bare(meaning.title), problem))
            row.is_pathway_unread = True
        else:
            row.keep(row.guided, meaning, chosen)

    def guided(self, question: GuidedQuestion, cell: str) -> tuple[tuple[str, ...], str]:
        """Return the options ticked in a cell, by the labels of any edition, or what is wrong."""
        return read_guided(cell, question, partial(self.options.settle, question.id))


def _number_repair(cell: str, meant: date) -> Repair:
    words = (
        f"Read day numbers as days counted from 1900, so that {shortened(cell)} "
        f"is {short_date(meant)}"
    )
    return Repair("day-numbers", "", "1900", words)


def _bare(title: str) -> str:
    return title.rstrip("?")


def _phrase(meaning: Meaning, index: Index) -> str:
    """Return how a cell's subject is called in a sentence: ``the final hearing``."""
    match meaning.kind:
        case "date":
            return index.phrase(meaning.id)
        case "held":
            return f"the day of {index.phrase(meaning.id.partition('#')[0])}"
        case _:
            return meaning.title


def _wrong_count(cells: int, headings: int) -> str:
    return (
        f"This row has {counted(cells, 'cell')} and there are {headings} headings. "
        "Check for a missing or an unquoted separator."
    )
