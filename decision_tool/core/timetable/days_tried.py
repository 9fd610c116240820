"""One date, or the day of one step, tried on other days: what each of them makes impossible.

Each day is planned once, with the real planner, for the pathways that the date plays a part in.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from decision_tool.core.guidance.model import Guidance, Step
from decision_tool.core.planning.given import Given
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.inputs import inputs_for, named_behind
from decision_tool.core.planning.plan import Plan, make_plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.planning.planner import Planner
from decision_tool.core.planning.problem import ProblemCode
from decision_tool.core.planning.problems import problems_of
from decision_tool.core.planning.rows import rows_of
from decision_tool.core.words import capital

DAY = timedelta(days=1)
OF_DATES: tuple[ProblemCode, ...] = ("date-order", "empty-window", "two-dates", "held-order")
"""The problems that another day can make; the others are about pathways and the calendar."""
NO_LATER = "It would be after the last day that the guide allows."


class Tried(ABC):
    """Tries days before the date *key*, which stays. *name*: what is tried; *given*: all else.

    *first* are the problems to be mended before anything can be told.
    """

    first: tuple[ProblemCode, ...] = OF_DATES

    def __init__(self, guidance: Guidance, given: Given, key: str, name: str) -> None:
        """Prepare to try days; nothing is planned twice."""
        self.guidance, self.given, self.key, self.name = guidance, given, key, name
        self._plans: dict[date, Plan] = {}
        self._steps = tuple(self._depending())
        self._base = self._planned(given)
        self._beyond = {row.id for row in self._base.steps if row.beyond_holidays}

    def _depending(self) -> Iterator[Step]:
        """Yield the steps whose timing mentions what is tried."""
        index = index_of(self.guidance)
        for pathway in self.given.pathways:
            for step in index.pathways[pathway].steps:
                if self.name.partition("#")[0] in named_behind(self.guidance, step):
                    yield step

    def _planned(self, given: Given) -> Plan:
        """Return the plan of those steps alone: the others are the same on every day."""
        planner = Planner(self.guidance, given)
        rows = tuple(row for step in self._steps for row in rows_of(step, planner))
        return Plan(given, rows, planner, tuple(problems_of(rows, planner)))

    @abstractmethod
    def given_on(self, day: date) -> Given:
        """Return what is given where it falls on *day*."""

    @property
    def unclear(self) -> str:
        """Return why nothing can be told, in a sentence; nothing where it can."""
        troubles = (one.message for one in self._base.problems if one.code in self.first)
        return next(troubles, "")

    def plan(self, day: date) -> Plan:
        """Return the plan where it falls on *day*."""
        if day not in self._plans:
            self._plans[day] = self._planned(self.given_on(day))
        return self._plans[day]

    def faults(self, day: date) -> list[str]:
        """Return what makes a day unsafe, a sentence for each; nothing where it is safe."""
        plan = self.plan(day)
        found = [_first(one.message) for one in plan.problems if one.code in OF_DATES]
        shut = (row for row in plan.steps if self._is_between(row))
        return found + [
            f"No working day is left for {row.step.phrase}."
            for row in shut
            if not _has_working_day(row, plan)
        ]

    def is_beyond_holidays(self, day: date) -> bool:
        """Tell whether bank holidays would have to be known that are not, on *day* or after it."""
        rows = (*self.plan(day).steps, *self.plan(day + DAY).steps)
        return any(row.beyond_holidays and row.id not in self._beyond for row in rows)

    def _is_between(self, row: PlannedStep) -> bool:
        """Tell whether a window to do something in lies between what is tried and what stays."""
        is_window = row.state == "dated" and row.earliest and row.latest
        return bool(is_window) and {self.name, self.key} <= set(row.rests_on)


class DateTried(Tried):
    """Tries days of a key date, for the pathways that ask for it."""

    def __init__(self, guidance: Guidance, given: Given, key: str, name: str) -> None:
        """Prepare to try days of the key date *name*, whatever day is given for it."""
        parts = given.pathways
        asking = tuple(one for one in parts if name in inputs_for(guidance, (one,)).key_dates)
        others = {one: day for one, day in given.dates.items() if one != name}
        super().__init__(guidance, replace(given, pathways=asking, dates=others), key, name)

    def given_on(self, day: date) -> Given:
        """Return what is given with the key date on *day*."""
        return replace(self.given, dates={**self.given.dates, self.name: day})

    @property
    def unclear(self) -> str:
        """Return what is to be mended first, or what must be known of a step in between."""
        trouble = super().unclear
        if trouble:
            return trouble
        for row in self.plan(self.given.dates[self.key]).steps:
            is_waiting = row.state in ("needs-date", "needs-answer")
            behind = named_behind(self.guidance, row.step) if is_waiting else frozenset()
            if {self.name, self.key} <= behind:
                return f"{capital(row.step.phrase)} stands in between and needs {self._needs(row)}"
        return ""

    def _needs(self, row: PlannedStep) -> str:
        index = index_of(self.guidance)
        if row.needs.answers:
            asked = " ".join(index.questions[name].title for name in row.needs.answers)
            return f"an answer: {asked}"
        return f"a date: {index.dates(row.needs.dates, ', ')}."


class StepTried(Tried):
    """Tries days on which to hold a step, within the window that the guide allows.

    While it is not held, what comes after it is counted from its last day, and may find no room.
    """

    first = ("date-order", "two-dates", "held-order")

    def __init__(self, guidance: Guidance, given: Given, key: str, row: PlannedStep) -> None:
        """Prepare to try days of the step that *row* plans."""
        super().__init__(guidance, given, key, row.id)
        self.row = row

    @staticmethod
    def before(guidance: Guidance, given: Given, key: str) -> Iterator[PlannedStep]:
        """Yield the steps to come whose last day the key date sets, and that stand before it."""
        for row in make_plan(guidance, given).steps:
            is_to_do = row.state == "dated" and row.step.kind != "milestone" and not row.at_event
            is_before = row.latest is not None and row.latest <= given.dates[key]
            if is_to_do and is_before and key in row.rests_on:
                yield row

    def given_on(self, day: date) -> Given:
        """Return what is given with the step held on *day*."""
        return replace(self.given, held={**self.given.held, self.row.id: day})

    @property
    def unclear(self) -> str:
        """Return what is to be mended first, or that the calendar is not known."""
        if self.row.beyond_holidays:
            return "Bank holidays are not known that far ahead, so this cannot be told."
        return super().unclear

    def faults(self, day: date) -> list[str]:
        """Return what makes a day unsafe: the guide's window and days off as well."""
        assert self.row.latest
        if day > self.row.latest:
            return [NO_LATER]
        if self.row.earliest and day < self.row.earliest:
            return ["It would be before the first day that the guide allows."]
        off = self._base.planner.facts.working_days.non_working(day)
        if off is None:
            return super().faults(day)
        a_day = f"a {off.title}" if off.kind == "weekend" else f"a bank holiday, {off.title}"
        return [f"It would be {a_day}."]


def _has_working_day(row: PlannedStep, plan: Plan) -> bool:
    """Tell whether a window holds a working day; beyond the calendar nobody can say that not."""
    if row.beyond_holidays or row.latest is None:
        return True
    working = plan.planner.facts.working_days
    return working.last_on_or_before(row.latest, row.earliest) is not None


def _first(message: str) -> str:
    """Return the sentence that says what is impossible, without the advice after it."""
    return f"{message.partition('. ')[0].rstrip('.')}."
