"""What one cell says: a day, an answer, yes or no. Forgiving, and never guessing.

The number that a spreadsheet keeps for a day is refused: two ways of counting it are in use,
four years apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from decision_tool.core.caseload.spelling import folded, quoted
from decision_tool.core.days.dates import WEEKDAYS, short_date, weekday
from decision_tool.core.days.typed_day import read_day
from decision_tool.core.guidance.model import Question
from decision_tool.core.planning.given import answer_fault

YES = frozenset({"yes", "y", "true", "t", "1", "x", "✓", "✔"})
NO = frozenset({"no", "n", "false", "f", "0"})
NOT_KNOWN = frozenset({"tbc", "tba", "n a", "na", "not known", "unknown", "none", "nil", ""})
"""Words that people write where there is no date yet; read as no date."""
_TIME = re.compile(
    r"[ ,T]+(?:at )?\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?Z?$", re.IGNORECASE
)
_PROVISIONAL = re.compile(
    r"[\s,]*(?:\?|[(\[]?\b(?:provisional|prov|tbc)\b\.?[)\]]?)$", re.IGNORECASE
)
_WEEKDAY = re.compile(r"([a-z]{3,9})\.?,?\s+(?=\d|[a-z])", re.IGNORECASE)
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d+)?", re.ASCII)
_BETWEEN = re.compile(r"[\s/.,\-\u2013]+(?:of\s+)?")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s]\d{4}\b", re.ASCII)
_SERIAL_ZERO = date(1899, 12, 30)
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class DayCell:
    """What a date cell came to: a *day*, nothing, or a *problem*. *provisional*: it may move."""

    day: date | None = None
    problem: str = ""
    provisional: bool = False


def read_day_cell(text: str, subject: str, *, is_month_first: bool = False) -> DayCell:
    """Return the day in a cell, the day of the month first, or the year first as in ISO 8601.

    A time is left out, ``(provisional)`` is kept as such, and a weekday must be the right one.
    *is_month_first*: the column holds dates with the month first, so that one that could be
    either is refused. *subject* begins a problem: "The final hearing".
    """
    if folded(text) in NOT_KNOWN:
        return DayCell()
    named = f"{subject} ({quoted(text)[1:-1]})"
    bare = _PROVISIONAL.sub("", text)
    provisional = bare != text
    bare = _TIME.sub("", bare).strip()
    if _SERIAL.fullmatch(bare):
        return DayCell(problem=_serial(bare, named))
    if is_month_first and could_be_either(bare):
        return DayCell(problem=f"{named} could be read day first or month first. {_WRITE}")
    return _with_weekday(bare, named, provisional=provisional)


_WRITE = "Write it like 22/10/2026."


def _serial(text: str, named: str) -> str:
    meant = short_date(_SERIAL_ZERO + timedelta(days=int(float(text))))
    return (
        f"{named} is the number that a spreadsheet keeps for a day, perhaps {meant}. Show the "
        "column as dates in the spreadsheet, then save or copy it again."
    )


def _with_weekday(text: str, named: str, *, provisional: bool) -> DayCell:
    """Return the day; a weekday written before it must be its own."""
    lead = _WEEKDAY.match(text)
    names = [name for name in WEEKDAYS if lead and name.lower().startswith(lead[1].lower())]
    found = _numbers(text[lead.end() :] if lead and names else text, named)
    if found.day and names and weekday(found.day) not in names:
        problem = f"{named} is not right: {short_date(found.day)} is a {weekday(found.day)}."
        return DayCell(problem=f"{problem} Check the day.")
    return DayCell(found.day, found.problem, provisional) if found.day else found


def _numbers(text: str, named: str) -> DayCell:
    written = _MONTH_FIRST.fullmatch(text)
    parts = [written[2], written[1], written[3]] if written else _BETWEEN.split(text)
    if len(parts) != len(("day", "month", "year")):
        return DayCell(problem=f"{named} must be a date. {_WRITE}")
    if re.fullmatch(r"\d{4}", parts[0], re.ASCII):
        parts.reverse()
    day, month, year = parts
    typed = read_day({"day": day, "month": month, "year": year}, named)
    return DayCell(typed.day, typed.message)


def could_be_either(text: str) -> bool:
    """Tell whether the day and the month could be taken for each other."""
    found = _NUMBERS.match(text)
    if not found:
        return False
    first, second = int(found[1]), int(found[2])
    return max(first, second) <= _LAST_MONTH and first != second


def leanings(cells: Iterable[str]) -> tuple[bool, bool]:
    """Tell whether some dates can only stand day first, and whether some only month first."""
    pairs = [(int(found[1]), int(found[2])) for cell in cells if (found := _NUMBERS.match(cell))]
    is_day_first = any(first > _LAST_MONTH for first, _ in pairs)
    return is_day_first, any(second > _LAST_MONTH for _, second in pairs)


def read_yes_no(text: str) -> bool | None:
    """Return what a yes or no cell says; blank is no. None for anything else."""
    words = folded(text) or text.strip()
    if not words or words in NO:
        return False
    return True if words in YES else None


def read_answer(text: str, question: Question) -> tuple[str, str]:
    """Return the answer in a cell and what is wrong with it; one of the two is empty."""
    values = {option.id for option in question.options}
    by_name = {folded(name): one.id for one in question.options for name in (one.id, one.title)}
    said = folded(text) or text.strip()
    value = by_name.get(said, text.strip() if question.is_number else "")
    if {"yes", "no"} <= values and not value:
        value = "yes" if said in YES else "no" if said in NO else ""
    if not answer_fault(question, value):
        return value, ""
    return "", f"{question.title} {_write_one_of(question)} It says {quoted(text)}."


def _write_one_of(question: Question) -> str:
    if question.is_number:
        return f"Write a whole number from {question.minimum} to {question.maximum}."
    return f"Write {' or '.join(option.id for option in question.options)}."
