"""What one cell says: a day, an answer, yes or no. Forgiving, and never guessing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from decision_tool.core.caseload.spelling import said, said_or_sign, spellings
from decision_tool.core.days.day_text import LONGEST, SEPARATOR, WRITE, read_day_text
from decision_tool.core.days.short_year import ANY_DAY, Expected
from decision_tool.core.days.typed_day import split_weekday
from decision_tool.core.guidance.model import Question
from decision_tool.core.pasted import begun, quoted, shortened, spreadsheet_fault
from decision_tool.core.planning.given import answer_fault

YES = frozenset({"yes", "y", "true", "t", "1", "x", "✓", "✔"})
NO = frozenset({"no", "n", "false", "f", "0"})
NOT_KNOWN = frozenset({"tbc", "tba", "n a", "na", "not known", "unknown", "none", "nil"})
"""Words that people write where there is no date yet; read as no date."""
NOT_HELD = NO | {"not held", "not done", "not yet", "not yet held", "not yet done"}
"""What people write in a column of days held where a step was not."""
_NO_WORDS = re.compile(r"[\s.?/_\-\u2010-\u2015\u2026\u2212]*")
_PROVISIONAL = re.compile(
    r"[\s,]*(?:\?|[(\[]?\b(?:provisional|prov|tbc)\b\.?[)\]]?)$", re.IGNORECASE
)
_NUMBERS = re.compile(
    rf"([0-9]{{1,2}}){SEPARATOR}([0-9]{{1,2}}){SEPARATOR}['\u2019]?(?:[0-9]{{4}}|[0-9]{{2}})\b"
)
_NO_YEAR = re.compile(r"([0-9]{1,2})[/\-]([0-9]{1,2})(?![0-9/.\-])")
"""A day and a month alone, which are asked for their year by an example."""
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class DayCell:
    """What a date cell came to: a *day*, nothing, or a *problem*. *provisional*: it may move.

    *is_short*: its year had two figures. *meant*: the day of a spreadsheet's number, not read.
    """

    day: date | None = None
    problem: str = ""
    provisional: bool = False
    is_short: bool = False
    meant: date | None = None


def is_not_held(text: str) -> bool:
    """Tell whether a cell of a column of days held says that the step was not held."""
    return said(text) in NOT_HELD


def is_not_known(text: str) -> bool:
    """Tell whether a cell says that there is no date yet: ``TBC``, ``-``, ``?``, nothing."""
    return bool(_NO_WORDS.fullmatch(text)) or (
        not spreadsheet_fault(text) and said(text) in NOT_KNOWN
    )


def read_day_cell(
    text: str, subject: str, expected: Expected = ANY_DAY, *, is_month_first: bool = False
) -> DayCell:
    """Return the day in a cell, as `read_day_text` reads it; ``(provisional)`` is kept as such.

    *is_month_first*: the column holds dates with the month first, so that one that could be
    either is refused. *subject* begins a problem: "The final hearing".
    """
    if is_not_known(text):
        return DayCell()
    bare = _PROVISIONAL.sub("", text) if len(text) <= LONGEST else text
    if is_month_first and could_be_either(bare):
        named = f"{subject} ({shortened(text)})"
        return DayCell(problem=f"{named} could be read day first or month first. {WRITE}")
    found = read_day_text(bare, subject, expected)
    if found.day is None:
        return DayCell(problem=found.message, meant=found.meant)
    return DayCell(found.day, provisional=bare != text, is_short=found.is_short)


def could_be_either(text: str) -> bool:
    """Tell whether the day and the month could be taken for each other, with a year or without."""
    found = _in_figures(text) or _in_figures(text, _NO_YEAR)
    if not found:
        return False
    first, second = found
    return max(first, second) <= _LAST_MONTH and first != second


def leanings(cells: Iterable[str]) -> tuple[bool, bool]:
    """Tell whether some dates can only stand day first, and whether some only month first."""
    pairs = [found for cell in cells if (found := _in_figures(cell))]
    return (
        any(first > _LAST_MONTH >= second for first, second in pairs),
        any(second > _LAST_MONTH >= first for first, second in pairs),
    )


def _in_figures(text: str, numbers: re.Pattern[str] = _NUMBERS) -> tuple[int, int] | None:
    """Return the first two numbers of a date in figures, past what the reader of days passes over.

    A date may stand in quotes or brackets, behind an apostrophe or a weekday.
    """
    found = numbers.match(split_weekday(begun(text))[1])
    return (int(found[1]), int(found[2])) if found else None


def read_yes_no(text: str) -> bool | None:
    """Return what a yes or no cell says; blank is no. None for anything else."""
    words = said_or_sign(text)
    if not words or words in NO:
        return False
    return True if words in YES else None


def read_answer(text: str, question: Question) -> tuple[str, str]:
    """Return the answer in a cell and what is wrong with it; one of the two is empty."""
    values = {option.id for option in question.options}
    by_name = {
        words: one.id
        for one in question.options
        for name in (one.id, one.title)
        for words in spellings(name)
    }
    cell = said_or_sign(text)
    value = by_name.get(cell, text.strip() if question.is_number else "")
    if {"yes", "no"} <= values and not value:
        value = "yes" if cell in YES else "no" if cell in NO else ""
    if not answer_fault(question, value):
        return value, ""
    return "", f"{question.title} {_write_one_of(question)} It says {quoted(text)}."


def _write_one_of(question: Question) -> str:
    if question.is_number:
        return f"Write a whole number from {question.minimum} to {question.maximum}."
    if {option.id for option in question.options} == {"yes", "no"}:
        return "Write yes or no."
    return f"Write one of: {'; '.join(option.title for option in question.options)}."
