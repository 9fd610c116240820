"""What the practitioner gave, checked: pathways, dates, answers, days held, today."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

from decision_tool.core.days.dates import FIRST_YEAR, LAST_YEAR
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance, Question

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
UK_DAY = re.compile(r"(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})")
KEYS = ("pathways", "dates", "answers", "held", "today")


@dataclass(frozen=True, slots=True)
class Given:
    """Inputs known to be sound: every id exists and every day is a real day."""

    pathways: tuple[str, ...]
    dates: dict[str, date] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    held: dict[str, date] = field(default_factory=dict)
    today: date | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the ``given`` object of CONTRACT: days as ISO 8601, answers as text."""
        return {
            "pathways": list(self.pathways),
            "dates": {key: day.isoformat() for key, day in self.dates.items()},
            "answers": dict(self.answers),
            "held": {step: day.isoformat() for step, day in self.held.items()},
            "today": self.today.isoformat() if self.today else None,
        }


def parse_day(text: object, where: str) -> date:
    """Return the day written as ``2026-03-02``. Raises FaultsError otherwise."""
    if not isinstance(text, str) or not ISO_DAY.fullmatch(text):
        uk_order = UK_DAY.fullmatch(text.strip()) if isinstance(text, str) else None
        meant = _iso(uk_order) if uk_order else "2026-03-02"
        raise FaultsError([Fault(where, f"{text!r} is not a date.", f"Write it as {meant}.")])
    try:
        day = date.fromisoformat(text)
    except ValueError:
        fault = Fault(where, f"{text!r} is not a day of the calendar.", "Write it as 2026-03-02.")
        raise FaultsError([fault]) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        hint = f"Write a year from {FIRST_YEAR} to {LAST_YEAR}, for example 2026-03-02."
        raise FaultsError([Fault(where, f"the year of {text!r} is out of range.", hint)])
    return day


def _iso(uk_order: re.Match[str]) -> str:
    day, month, year = uk_order.groups()
    return f"{year}-{month:0>2}-{day:0>2}"


def load_given(plain: object, guidance: Guidance) -> Given:
    """Return the checked inputs of a ``given`` object. Raises FaultsError naming every fault."""
    if not isinstance(plain, Mapping):
        raise FaultsError([Fault("given", "this is not an object.", _SHAPE)])
    loader = _Loader(guidance)
    given = loader.load(plain)
    if loader.faults:
        raise FaultsError(loader.faults)
    return given


_SHAPE = 'Write {"pathways": ["adoption"], "dates": {"qaag": "2026-10-22"}}.'


class _Loader:
    """Collects every fault of one ``given`` object instead of stopping at the first."""

    def __init__(self, guidance: Guidance) -> None:
        self.guidance = guidance
        self.questions = {question.id: question for question in guidance.questions}
        self.faults: list[Fault] = []

    def load(self, plain: Mapping[str, object]) -> Given:
        for key in plain:
            self.known(str(key), KEYS, "given", "part")
        return Given(
            pathways=self.pathways(plain.get("pathways", [])),
            dates=self.dates(plain.get("dates", {})),
            answers=self.answers(plain.get("answers", {})),
            held=self.held(plain.get("held", {})),
            today=self.day(plain["today"], "today") if plain.get("today") is not None else None,
        )

    def known(self, name: str, names: tuple[str, ...], where: str, what: str) -> bool:
        if name in names:
            return True
        close = get_close_matches(name, names, 1, 0.5)
        hint = f"Did you mean {close[0]!r}?" if close else f"For example {names[0]!r}."
        self.faults.append(Fault(where, f"there is no {what} called {name!r}.", hint))
        return False

    def mapping(self, plain: object, where: str) -> Mapping[str, object]:
        if isinstance(plain, Mapping):
            return plain
        self.faults.append(Fault(where, "this is not an object.", _SHAPE))
        return {}

    def day(self, text: object, where: str) -> date | None:
        try:
            return parse_day(text, where)
        except FaultsError as error:
            self.faults.extend(error.faults)
            return None

    def pathways(self, plain: object) -> tuple[str, ...]:
        names = tuple(pathway.id for pathway in self.guidance.pathways)
        if not isinstance(plain, list | tuple) or not plain:
            hint = f"Name one or more, for example {names[0]!r}."
            self.faults.append(Fault("pathways", "no pathway is chosen.", hint))
            return ()
        chosen = dict.fromkeys(str(name) for name in plain)
        return tuple(name for name in chosen if self.known(name, names, "pathways", "pathway"))

    def dates(self, plain: object) -> dict[str, date]:
        names = tuple(key.id for key in self.guidance.key_dates)
        found = {}
        for key, text in self.mapping(plain, "dates").items():
            if self.known(key, names, "dates", "key date"):
                day = self.day(text, f"dates, {key}")
                if day:
                    found[key] = day
        return found

    def answers(self, plain: object) -> dict[str, str]:
        found = {}
        for name, value in self.mapping(plain, "answers").items():
            if self.known(name, tuple(self.questions), "answers", "question"):
                fault = answer_fault(self.questions[name], value)
                if fault:
                    self.faults.append(fault)
                else:
                    found[name] = str(value)
        return found

    def held(self, plain: object) -> dict[str, date]:
        series = {step.id: step.series is not None for step in self.guidance.steps()}
        found = {}
        for name, text in self.mapping(plain, "held").items():
            if self.is_holdable(name, series):
                day = self.day(text, f"held, {name}")
                if day:
                    found[name] = day
        return found

    def is_holdable(self, name: str, series: dict[str, bool]) -> bool:
        step, mark, number = name.partition("#")
        if not self.known(step, tuple(series), "held", "step"):
            return False
        if series[step] and not re.fullmatch(r"[1-9]\d{0,2}", number):
            hint = f"Say which meeting it was, for example '{step}#1'."
            self.faults.append(Fault("held", f"{name!r} is a series.", hint))
            return False
        if mark and not series[step]:
            hint = f"Write {step!r}."
            self.faults.append(Fault("held", f"{step!r} is not a series.", hint))
            return False
        return True


def answer_fault(question: Question, value: object) -> Fault | None:
    """Return what is wrong with *value* as an answer to *question*, or None."""
    where = f"answers, {question.id}"
    if question.is_number:
        if re.fullmatch(r"0|[1-9][0-9]{0,2}", str(value)) and (
            question.minimum <= int(str(value)) <= question.maximum
        ):
            return None
        hint = f"Write a whole number from {question.minimum} to {question.maximum}."
        return Fault(where, f"{value!r} is not an answer.", hint)
    values = [option.id for option in question.options]
    if isinstance(value, str) and value in values:
        return None
    return Fault(where, f"{value!r} is not an answer.", f"Write one of: {', '.join(values)}.")
