"""What each column of the table means, said for a person to check before trusting the dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Literal

from decision_tool.core.caseload.brackets import IN_DOUBT, doubt
from decision_tool.core.caseload.cells import (
    could_be_either,
    leanings,
    read_day_cell,
    read_yes_no,
)
from decision_tool.core.caseload.child import Repair
from decision_tool.core.caseload.meanings import (
    PATHWAY_NAMES,
    PATHWAYS,
    REFERENCE,
    WORKER,
    Meaning,
    Meanings,
    is_worker,
)
from decision_tool.core.caseload.spelling import folded, holds_words, loose, said
from decision_tool.core.caseload.table import Table
from decision_tool.core.caseload.two_editions import only
from decision_tool.core.guidance.model import Elsewhere, Step
from decision_tool.core.pasted import quoted, shortened

State = Literal["used", "ignored", "unclear"]
UNUSED_DATES = (
    "It holds dates, but nothing here is called this, so they are not used. If one of our dates is"
    " meant, give the column its name."
)
_REFERENCE = re.compile(
    r"(?:.+ )?(?:reference|ref|number|no|id|ids)(?: (?:number|no))?|case", re.ASCII
)
_NAME = re.compile(
    r".*\b(?:names?|forenames?|surname|initials|firstname|lastname)\b.*"
    r"|child|children|young person|client|baby|mother|father|carers?"
)
_NOT_A_REFERENCE = re.compile(
    r"\b(?:phone|telephone|mobile|tel|contact|house|fax|names?|forenames?|surname|firstname"
    r"|mother|father|parents?|siblings?|brother|sister|carers?)\b"
)
_MONTH_BEFORE_DAY = re.compile(r"\bmm?[\s/.\-]*dd?\b|\bmonth\W+day\b", re.IGNORECASE)
_HELD_WORDS = frozenset({"held", "done", "completed"})
DAYS = ("date", "held")
NUMBERS = range(1, 1000)
"""The numbers that a meeting in a series can have."""
CLOSE = 0.75
ALIKE = "{} steps are called this. Say of which pathway it is, for example: {}"
NO_HEADING = "It has no heading, so its cells are not used."
NAMES_NOT_NEEDED = "Names are not needed, and this column is not read. Leave it out of the file."
TWICE = "Two columns say this. Where they differ, neither is used."
MONTH_FIRST = (
    "Some dates of this table have the month first. Dates are read day first, so "
    "a date that could be either is not read. Write 22/10/2026 or 2026-10-22."
)
PLACING = frozenset({"pathways", "pathway", "guided"})
"""The kinds of column that tell which pathways a child is on."""
ENOUGH = 2
"""A row is taken for the headings where it names so many columns, one of them of pathways."""


@dataclass(frozen=True, slots=True)
class Column:
    """How a column was understood. *meaning* is None where its cells are not used.

    *is_month_first*: its dates may stand month first, as others of the table do. *repairs*
    are what an unclear heading may mean, to be offered.
    """

    header: str
    state: State
    meaning: Meaning | None = None
    note: str = ""
    is_month_first: bool = False
    repairs: tuple[Repair, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether the column has neither a heading nor a cell with something in it."""
        return not self.header and not self.note


def is_heading(cells: Sequence[str], meanings: Meanings) -> bool:
    """Tell whether a row names columns, and among them one that tells of pathways.

    Yes and no are what stands below headings, though "no" is short for a number too.
    """
    reader = _Reader(meanings, cells)
    named = (cell for cell in cells if cell and read_yes_no(cell) is None)
    found = [meant[0].kind for cell in named if (meant := reader.meant(cell))]
    return len(found) >= ENOUGH and not PLACING.isdisjoint(found)


def read_columns(
    table: Table, meanings: Meanings, accepted: frozenset[str] = frozenset()
) -> tuple[Column, ...]:
    """Return every column with a heading or a cell in it, in the order of the table.

    *accepted* are the ids of the repairs that somebody took.
    """
    headers = table.headings.cells
    reader = _Reader(meanings, headers, accepted)
    found = [reader.read(header, _cells(table, at)) for at, header in enumerate(headers)]
    while found[-1].is_empty:
        found.pop()
    return tuple(_told_twice(_months_first(found, table)))


def held_heading(meanings: Meanings, headers: Sequence[str], row: str) -> str:
    """Return a heading under which the days are those of *row*, as ``adoption/monthly#3``.

    It stands beside *headers*. It is in words where these name no other step, else by its id;
    empty where the row cannot be named at all.
    """
    base, _, number = row.partition("#")
    titles = (meanings.held(one) for one in meanings.steps.values() if one and one.id == base)
    names = (f"{next(titles, '')} {number}".strip(), f"Held {row}")
    reader = _Reader(meanings, headers)
    return next((name for name in names if is_held(reader.read(name, ()), row)), "")


def is_held(column: Column, row: str) -> bool:
    """Tell whether the days of a column are those on which *row* was held."""
    meaning = column.meaning
    return meaning is not None and (meaning.kind, meaning.id) == ("held", row)


def _cells(table: Table, at: int) -> list[str]:
    return [row.cells[at] for row in table.rows if at < len(row.cells) and row.cells[at]]


class _Reader:
    """Reads one heading after another; names are compared with one set of meanings."""

    def __init__(
        self, meanings: Meanings, headers: Sequence[str], accepted: frozenset[str] = frozenset()
    ) -> None:
        self.meanings = meanings
        self.accepted = accepted
        self.is_guided = any(
            {one.kind for one in meanings.of(header)} == {"guided"}
            for header in headers
            if folded(header) not in PATHWAY_NAMES
        )
        self.names = meanings.all_names() | {"reference": REFERENCE, "pathways": PATHWAYS}

    def read(self, header: str, cells: Sequence[str]) -> Column:
        if not header:
            return Column("", "ignored", None, NO_HEADING if cells else "")
        meant = _told_by_cells(self.meant(header), cells)
        if len(meant) > 1:
            return Column(header, "unclear", None, _either(meant))
        if meant and (other := self.meanings.other(header, meant[0])):
            here = meant[0].id
            write = f"Write “{here}” or “{other.here}”." if other.here else only(here, here)
            note = self.two_editions(here, other, write)
            return Column(header, "unclear", None, note)
        found = Column(header, "used", meant[0]) if meant else self.held(header)
        return self.past_brackets(found) if found else self.unknown(header, cells)

    def past_brackets(self, column: Column) -> Column:
        """Return a column that is used, unless its brackets may make it another."""
        header, meant = column.header, column.meaning
        repair = doubt(header, meant, self.meanings) if meant else None
        if meant is None or repair is None or repair.id in self.accepted:
            return column
        note = IN_DOUBT.format(quoted(header), meant.title)
        return Column(header, "unclear", None, note, repairs=(repair,))

    def meant(self, header: str) -> list[Meaning]:
        """Return what a heading can mean.

        A guided question may be called like the pathways, as ``plans`` is, or like one of
        them: it is meant only where other guided questions stand beside it.
        """
        words = re.sub(r" \d+$", "", folded(header))
        if self.is_guided and (asked := self.meanings.guided(header)):
            return asked
        if words in PATHWAY_NAMES:
            return [PATHWAYS]
        if is_worker(words):
            return [WORKER]
        found = self.meanings.of(header)
        is_reference = _REFERENCE.fullmatch(words) and not _NOT_A_REFERENCE.search(said(header))
        return found or ([REFERENCE] if is_reference else [])

    def held(self, header: str) -> Column | None:
        """Return the column of a heading such as ``held adoption/initial``, if it is one."""
        if found := self.held_id(header):
            return found
        known = {*self.meanings.steps, *self.meanings.gone}
        for name, number in _held_names(header):
            if name in known:
                return self.held_step(header, name, number)
        return None

    def held_id(self, header: str) -> Column | None:
        """Return the column of a heading with an id as it is written: it names one step alone."""
        words = [word.strip(":,") for word in header.casefold().split()]
        kept = [word for word in words if word and word not in _HELD_WORDS]
        base, _, number = " ".join(kept).replace("#", " ").partition(" ")
        if len(kept) == len(words) or (number and not number.isdecimal()):
            return None
        step = self.meanings.by_id.get(base)
        if step:
            return self.held_row(header, step, number)
        gone = self.meanings.gone.get(folded(base)) if "/" in base else None
        return Column(header, "unclear", None, gone) if gone else None

    def held_step(self, header: str, name: str, number: str) -> Column | None:
        """Return the column of the days on which the step of that *name* was held, or why not."""
        step = self.meanings.steps.get(name)
        alike = self.meanings.alike.get(name, [])
        if step is None and len(alike) > 1:
            note = ALIKE.format(len(alike), self.meanings.held(alike[0]))
            return Column(header, "unclear", None, note)
        if step is None and name in self.meanings.gone:
            return Column(header, "unclear", None, self.meanings.gone[name])
        other = step and self.meanings.others.other("step", name, step.id)
        if step and other:
            mark = f"#{int(number)}" if number else ""
            meant = f"Held {step.id}{mark}"
            write = (
                f"Write “{meant}” or “Held {other.here}{mark}”."
                if other.here
                else only(step.id, meant)
            )
            return Column(header, "unclear", None, self.two_editions(step.id, other, write))
        return self.held_row(header, step, number) if step else None

    def two_editions(self, here: str, other: Elsewhere, write: str) -> str:
        """Return why a name is not read that a published edition gives to something else."""
        told = self.meanings.others.told(here, other)
        return f"This {told}, so the column is not used. {write}"

    def held_row(self, header: str, step: Step, number: str) -> Column | None:
        """Return the column of one row of a step; nothing for a number that it cannot have."""
        if number and int(number) not in _numbers(step):
            return None
        if step.series and not number:
            note = f"This is a series. Say which one, for example: {self.meanings.held(step)} 1"
            return Column(header, "unclear", None, note)
        row = f"{step.id}#{int(number)}" if number else step.id
        pathway = self.meanings.pathways[step.pathway].title
        title = f"Held on: {step.title}{f' {int(number)}' if number else ''}, {pathway}"
        return Column(header, "used", Meaning("held", row, title))

    def unknown(self, header: str, cells: Sequence[str]) -> Column:
        words = loose(header)
        gone = self.meanings.gone.get(folded(header)) or self.meanings.gone.get(words)
        if gone:
            return Column(header, "unclear", None, gone)
        if _NAME.fullmatch(words):
            return Column(header, "ignored", None, NAMES_NOT_NEEDED)
        step = self.meanings.steps.get(words)
        if step:
            return Column(header, "unclear", None, f"Did you mean “{self.meanings.held(step)}”?")
        if _HELD_WORDS.intersection(words.split()) and _has_day(cells):
            example = next(step for step in self.meanings.steps.values() if step)
            note = f"Say which step was held, for example: {self.meanings.held(example)}"
            return Column(header, "unclear", None, note)
        close = get_close_matches(shortened(words), self.names, 1, CLOSE)
        meant = self.names[close[0]] if close else self.date_within(words, cells)
        if meant:
            repair = Repair("heading", words, meant.id, f"Read {quoted(header)} as {meant.title}")
            if repair.id in self.accepted:
                return Column(header, "used", meant)
            note = f"Did you mean “{meant.title}”?"
            return Column(header, "unclear", None, note, repairs=(repair,))
        if _has_day(cells):
            return Column(header, "unclear", None, UNUSED_DATES)
        return Column(header, "ignored", None, "Nothing here is called this, so it is not used.")

    def date_within(self, words: str, cells: Sequence[str]) -> Meaning | None:
        """Return the key date that a longer heading names, as ``next qaag``, above dates only."""
        within = [one for one in self.names if holds_words(words, one)]
        named = [one for one in within if self.names[one].kind == "date"]
        return self.names[max(named, key=len)] if named and _has_day(cells) else None


def _held_names(header: str) -> Iterator[tuple[str, str]]:
    """Yield the names of steps that a heading ``held ...`` may give, each with a number or "".

    Nothing for another heading. A title may have the word itself: ``held: papers completed``.
    """
    words = loose(header).split()
    kept = [word for word in words if word not in _HELD_WORDS]
    if len(kept) == len(words):
        return
    ends = [words[1:]] if words[0] in _HELD_WORDS else []
    ends += [words[:-1]] if words[-1] in _HELD_WORDS else []
    for name in (*ends, kept):
        yield " ".join(name), ""
        if name and name[-1].isdecimal():
            yield " ".join(name[:-1]), name[-1]


def _has_day(cells: Sequence[str]) -> bool:
    """Tell whether a cell holds a date, also one that is not read as its month is first."""
    return leanings(cells)[1] or any(read_day_cell(cell, "").day for cell in cells)


def _months_first(columns: Sequence[Column], table: Table) -> list[Column]:
    """Return the columns, those of dates marked that may stand month first.

    A program that writes the month first does so in every column, in those that are not used
    too. A column is trusted where a date of its own can only stand day first and none only month
    first: rows of two programs may stand in one table. A heading may say the opposite.
    """
    leaning = {
        at: (False, True)
        if _MONTH_BEFORE_DAY.search(column.header)
        else leanings(_cells(table, at))
        for at, column in enumerate(columns)
        if column.meaning is None or column.meaning.kind in DAYS
    }
    if not any(is_month_first for _, is_month_first in leaning.values()):
        return list(columns)
    return [
        column if leaning.get(at, _DAY_FIRST) == _DAY_FIRST else _doubted(column, _cells(table, at))
        for at, column in enumerate(columns)
    ]


_DAY_FIRST = (True, False)


def _doubted(column: Column, cells: Sequence[str]) -> Column:
    note = _month_first_note(cells) if column.meaning else column.note
    return replace(column, is_month_first=True, note=note)


def _month_first_note(cells: Sequence[str]) -> str:
    is_touched = any(could_be_either(cell) for cell in cells) or leanings(cells)[1]
    return MONTH_FIRST if is_touched else ""


def _told_by_cells(meant: list[Meaning], cells: Sequence[str]) -> list[Meaning]:
    """Return the one meaning that fits the cells: yes and no make a pathway, anything else a date.

    A pathway and a key date may share a name.
    """
    is_yes_no = bool(cells) and all(read_yes_no(cell) is not None for cell in cells)
    fitting = [one for one in meant if (one.kind == "pathway") == is_yes_no]
    return fitting or meant


_KINDS = {
    "date": "a date",
    "pathway": "a pathway, with yes or no below it",
    "answer": "an answer",
    "guided": "an answer",
}


def _either(meant: Sequence[Meaning]) -> str:
    names = " or ".join(f"“{one.title}” ({_KINDS[one.kind]})" for one in meant)
    return f"This could be more than one thing: {names}. Write its whole name, or only one kind."


def _told_twice(columns: Sequence[Column]) -> Iterator[Column]:
    """Yield the columns with a remark on those that say the same as another."""
    counts = Counter(column.meaning for column in columns)
    reference = _reference_column(columns)
    for column in columns:
        meaning = column.meaning
        if meaning is None or meaning.kind == "pathways" or counts[meaning] == 1:
            yield column
        elif meaning.kind != "reference":
            yield replace(column, note=f"{TWICE} {column.note}".rstrip())
        elif reference is None or column is reference:
            yield column
        else:
            note = f"What you call the child is read from “{reference.header}”."
            yield replace(column, state="ignored", meaning=None, note=note)


def _reference_column(columns: Sequence[Column]) -> Column | None:
    """Return the column to call the child by: one that says it is a reference, else the first."""
    found = [column for column in columns if column.meaning == REFERENCE]
    named = [column for column in found if "ref" in folded(column.header)]
    return next(iter(named or found), None)


def _numbers(step: Step) -> range:
    """Return the numbers a step can have; of one that repeats, the second is the first with one."""
    if step.series:
        return NUMBERS
    return NUMBERS[1:] if step.repeats else NUMBERS[:0]
