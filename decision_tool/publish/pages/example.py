"""Worked examples: what the engine itself makes of a step in the made-up case.

Nothing is worked out here. The dates come from the core planner, so that an example on
a page is what the calculator would say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from decision_tool.core.days.dates import short_date, window_words
from decision_tool.core.guidance.model import Guidance, Step
from decision_tool.core.guidance.rule import AtOnce, Branch, Timing, WhenNeeded
from decision_tool.core.planning.given import Given
from decision_tool.core.planning.guards import evaluate
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.planning.planner import Planner
from decision_tool.core.words import listed, small
from decision_tool.publish.pages.example_guards import ExampleCase, conditions, satisfying

SHOWN = 3
"""How many meetings of a series an example names."""


@dataclass(frozen=True, slots=True)
class Worked:
    """What became of one case of a rule: the rows of the plan, and what was given for it."""

    rows: tuple[PlannedStep, ...]
    given: Given
    planner: Planner

    @property
    def first(self) -> PlannedStep:
        """Return the row, or the first of a series."""
        return self.rows[0]


def worked(guidance: Guidance, step: Step, branch: Branch, case: ExampleCase) -> Worked | None:
    """Return what the engine makes of *branch*, or None where the case gives it no dates."""
    answers: dict[str, str] = {}
    for guard in conditions(step, branch, index_of(guidance).steps):
        case, more = satisfying(guard, case, guidance)
        answers |= more
    given = case.given(answers)
    planner = Planner(guidance, given)
    plan = make_plan(guidance, given)
    rows = tuple(row for row in plan.steps if row.step.id == step.id and row.state == "dated")
    return Worked(rows, given, planner) if rows and _is_taken(step, branch, planner) else None


def _is_taken(step: Step, branch: Branch, planner: Planner) -> bool:
    """Tell whether the case leads to *branch* and not to one before it."""
    for one in step.rule:
        holds = one.guard is None or evaluate(one.guard, planner.facts) is True
        if holds:
            return one is branch
    return False


def example_words(example: Worked, branch: Branch) -> str:
    """Return ``For example, if the move is on Wed 13 Jan 2027: by Wed 2 Dec 2026.`` as Markdown."""
    facts = example.planner.facts
    keys = dict.fromkeys(key for row in example.rows for key in row.rests_on)
    if not keys:
        return ""
    starts = [f"{small(facts.key_dates[key].event)} on {time(facts.dates[key])}" for key in keys]
    return f"For example, if {listed(starts)}: {_outcome(example, branch)}."


def time(day: date) -> str:
    """Return a day with its weekday, marked for machines."""
    return f'<time datetime="{day.isoformat()}">{short_date(day)}</time>'


def _outcome(example: Worked, branch: Branch) -> str:
    rows = example.rows
    if rows[0].number is None:
        return when_words(rows[0], branch)
    days = [f"by {time(row.latest)}" for row in rows[:SHOWN] if row.latest]
    more = ", and so on" if len(rows) > SHOWN or rows[0].open_ended else ""
    return f"{', '.join(days)}{more}" if more else listed(days)


def when_words(row: PlannedStep, branch: Branch) -> str:
    """Return the dates of a row, with the day to use where another than the last is meant."""
    first, timing = row.earliest, _timing(branch)
    if first and not row.latest and timing and _is_at_once(timing):
        return f"as soon as possible from {time(first)}"
    if row.approximate and row.latest:
        return f"around {time(row.latest)}"
    if row.at_event and row.latest:
        return f"on {time(row.latest)}{_diary(row)}"
    words = span_words(first, row.latest)
    if timing and timing.ideally and row.suggested:
        return f"{words}, ideally {time(row.suggested)}"
    return f"{words}{_diary(row)}"


def span_words(first: date | None, last: date | None) -> str:
    """Return a window in words: "by" for a last good day, "to" between two days."""
    endless = ", with no last day" if first and not last else ""
    return window_words(first, last, time) + endless


def _diary(row: PlannedStep) -> str:
    day = row.suggested
    is_moved = day is not None and row.non_working is not None and day != row.latest
    return f" (not a working day; use {time(day)})" if day and is_moved else ""


def _timing(branch: Branch) -> Timing | None:
    sentence = branch.sentence
    timing = sentence.timing if isinstance(sentence, WhenNeeded) else sentence
    return timing if isinstance(timing, Timing) else None


def _is_at_once(timing: Timing) -> bool:
    return any(isinstance(one, AtOnce) for one in timing.windows)
