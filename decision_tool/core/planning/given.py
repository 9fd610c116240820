"""What the practitioner gave, checked: pathways, dates, answers, days held, today."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NotRequired, TypedDict

from decision_tool.core.days.dates import FIRST_YEAR, LAST_YEAR, IsoDay
from decision_tool.core.days.day_text import read_day_text
from decision_tool.core.days.typed_day import Typed
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance, Question, Step
from decision_tool.core.pasted import as_typed
from decision_tool.core.planning.index import index_of
from decision_tool.core.words import did_you_mean

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
KEYS = ("pathways", "dates", "answers", "held", "today", "list_all", "agreed")


class GivenJson(TypedDict):
    """What was given: the object that `pathways plan --given` takes, and every reply repeats."""

    pathways: list[str]
    dates: dict[str, IsoDay]
    answers: dict[str, str]
    held: dict[str, IsoDay]
    today: IsoDay | None
    list_all: NotRequired[list[str]]
    agreed: NotRequired[dict[str, IsoDay]]


@dataclass(frozen=True, slots=True)
class Given:
    """Inputs known to be sound: every id exists and every day is a real day.

    *list_all* names the series of which more than 36 are to be listed. *agreed* has the days
    that people agreed for meetings to come, by row.
    """

    pathways: tuple[str, ...]
    dates: dict[str, date] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    held: dict[str, date] = field(default_factory=dict)
    today: date | None = None
    list_all: tuple[str, ...] = ()
    agreed: dict[str, date] = field(default_factory=dict)

    def as_json(self) -> GivenJson:
        """Return the ``given`` object of CONTRACT: days as ISO 8601, answers as text.

        ``list_all`` and ``agreed`` stand in it only where something was asked for or agreed.
        """
        given: GivenJson = {
            "pathways": list(self.pathways),
            "dates": {key: day.isoformat() for key, day in self.dates.items()},
            "answers": dict(self.answers),
            "held": {step: day.isoformat() for step, day in self.held.items()},
            "today": self.today.isoformat() if self.today else None,
        }
        if self.list_all:
            given["list_all"] = list(self.list_all)
        if self.agreed:
            given["agreed"] = {row: day.isoformat() for row, day in sorted(self.agreed.items())}
        return given


def parse_day(text: object, where: str) -> date:
    """Return the day written as ``2026-03-02``. Raises FaultsError otherwise."""
    day = known_day(text)
    if day is None:
        raise FaultsError([_day_fault(text, where)])
    return day


def known_day(text: object) -> date | None:
    """Return the day written as ``2026-03-02``; None where it is none that a case can have."""
    day = _day_of(text) if isinstance(text, str) else None
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None


@lru_cache(maxsize=4096)  # a folder of cases has each of a few hundred days a hundred times
def _day_of(text: str) -> date | None:
    """Return the day of the calendar that is written as ``2026-03-02``, of any year."""
    if not ISO_DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _day_fault(text: object, where: str) -> Fault:
    if isinstance(text, str) and _day_of(text):
        hint = f"Write a year from {FIRST_YEAR} to {LAST_YEAR}, for example 2026-03-02."
        return Fault(where, f"the year of {as_typed(text)} is out of range.", hint)
    if isinstance(text, str) and ISO_DAY.fullmatch(text):
        return Fault(
            where, f"{as_typed(text)} is not a day of the calendar.", "Write it as 2026-03-02."
        )
    read = read_day_text(text, "") if isinstance(text, str) else Typed()
    hint = f"Write it as {read.day or read.meant or '2026-03-02'}."
    return Fault(where, f"{as_typed(text)} is not a date.", hint)


def load_given(plain: object, guidance: Guidance, *, needs_pathway: bool = True) -> Given:
    """Return the checked inputs of a ``given`` object. Raises FaultsError naming every fault.

    A brother or sister in a case may have no pathway yet; anyone else needs one.
    """
    if not isinstance(plain, Mapping):
        raise FaultsError([Fault("given", "this is not an object.", _SHAPE)])
    loader = _Loader(guidance, needs_pathway=needs_pathway)
    given = loader.load(plain)
    if loader.faults:
        raise FaultsError(loader.faults)
    return given


_SHAPE = 'Write {"pathways": ["adoption"], "dates": {"qaag": "2026-10-22"}}.'


class _Loader:
    """Collects every fault of one ``given`` object instead of stopping at the first."""

    def __init__(self, guidance: Guidance, *, needs_pathway: bool) -> None:
        self.guidance = guidance
        self.needs_pathway = needs_pathway
        self.index = index_of(guidance)
        self.faults: list[Fault] = []

    def load(self, plain: Mapping[str, object]) -> Given:
        for key in plain:
            self.known(str(key), KEYS, "given", "part")
        return Given(
            pathways=self.pathways(plain.get("pathways", [])),
            dates=self.dates(plain.get("dates", {})),
            answers=self.answers(plain.get("answers", {})),
            held=self.held(plain.get("held", {}), "held"),
            agreed=self.held(plain.get("agreed", {}), "agreed"),
            today=self.day(plain["today"], "today") if plain.get("today") is not None else None,
            list_all=self.list_all(plain.get("list_all", [])),
        )

    def known(self, name: str, names: tuple[str, ...], where: str, what: str) -> bool:
        if name in names:
            return True
        hint = did_you_mean(name, names, otherwise=f"For example {names[0]!r}.")
        self.faults.append(Fault(where, f"there is no {what} called {as_typed(name)}.", hint))
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
        names = tuple(self.index.pathways)
        if plain == [] and not self.needs_pathway:
            return ()
        if not isinstance(plain, list | tuple) or not plain:
            hint = f"Name one or more, for example {names[0]!r}."
            self.faults.append(Fault("pathways", "no pathway is chosen.", hint))
            return ()
        chosen = dict.fromkeys(str(name) for name in plain)
        return tuple(name for name in chosen if self.known(name, names, "pathways", "pathway"))

    def list_all(self, plain: object) -> tuple[str, ...]:
        if plain == []:  # the names would be those of every pathway's steps
            return ()
        names = tuple(step.id for step in self.guidance.steps() if step.series)
        if not isinstance(plain, list | tuple):
            hint = f"Name the series in a list, for example {[*names[:1]]!r}."
            self.faults.append(Fault("list_all", "this is not a list.", hint))
            return ()
        chosen = dict.fromkeys(str(name) for name in plain)
        return tuple(name for name in chosen if self.known(name, names, "list_all", "series"))

    def dates(self, plain: object) -> dict[str, date]:
        names = tuple(self.index.key_dates)
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
            if self.known(name, tuple(self.index.questions), "answers", "question"):
                fault = answer_fault(self.index.questions[name], value)
                if fault:
                    self.faults.append(fault)
                else:
                    found[name] = str(value)
        return found

    def held(self, plain: object, part: str) -> dict[str, date]:
        """Return the day of each row; *part* is ``held`` or ``agreed``."""
        found = {}
        for name, text in self.mapping(plain, part).items():
            if self.is_holdable(name, part):
                day = self.day(text, f"{part}, {name}")
                if day:
                    found[name] = day
        return found

    def is_holdable(self, name: str, part: str) -> bool:
        steps = self.index.steps
        step, mark, number = name.partition("#")
        if step not in steps:
            return self.known(step, tuple(steps), part, "step")
        fault = wrong_number(steps[step], mark, number)
        if fault:
            self.faults.append(Fault(part, *fault))
        return fault is None


def wrong_number(step: Step, mark: str, number: str) -> tuple[str, str] | None:
    """Return what is wrong with the number of what was held, and what to write instead.

    A series has a number from 1; the first of a step that repeats has none, and the next is 2.
    """
    is_number = re.fullmatch(r"[1-9][0-9]{0,2}", number) is not None
    if step.series:
        hint = f"Say which meeting it was, for example '{step.id}#1'."
        return None if is_number else (f"{as_typed(f'{step.id}{mark}{number}')} is a series.", hint)
    if not mark or (step.repeats and is_number and number != "1"):
        return None
    if step.repeats:
        hint = f"Write {step.id!r} for the first and '{step.id}#2' for the next."
        return f"{as_typed(f'{step.id}#{number}')} is not one of a series.", hint
    return f"{step.id!r} is not a series.", f"Write {step.id!r}."


def answer_fault(question: Question, value: object) -> Fault | None:
    """Return what is wrong with *value* as an answer to *question*, or None."""
    where = f"answers, {question.id}"
    if question.is_number:
        if re.fullmatch(r"0|[1-9][0-9]{0,2}", str(value)) and (
            question.minimum <= int(str(value)) <= question.maximum
        ):
            return None
        hint = f"Write a whole number from {question.minimum} to {question.maximum}."
        return Fault(where, f"{as_typed(value)} is not an answer.", hint)
    values = [option.id for option in question.options]
    if isinstance(value, str) and value in values:
        return None
    return Fault(
        where, f"{as_typed(value)} is not an answer.", f"Write one of: {', '.join(values)}."
    )
