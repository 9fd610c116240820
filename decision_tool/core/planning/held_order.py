"""Finds meetings held before what must come first: one of the two days is a slip."""

from __future__ import annotations

from collections.abc import Iterator

from decision_tool.core.days.dates import short_date
from decision_tool.core.guidance import rule
from decision_tool.core.guidance.model import Step
from decision_tool.core.planning.planner import Planner
from decision_tool.core.planning.problem import Problem


def held_out_of_order(planner: Planner) -> Iterator[Problem]:
    """Yield a problem for each day held before the one it comes after (CONTRACT 25).

    What comes before is the earlier one of its series, or else a step it is counted on from.
    """
    held = planner.given.held
    for name, day in held.items():
        for before in _before(name, planner):
            if before in held and held[before] > day:
                yield Problem("held-order", (before, name), _message(before, name, planner))


def row_title(name: str, planner: Planner) -> str:
    """Return the title of a row by its id: ``Review joint supervision 2``."""
    step, _, number = name.partition("#")
    title = planner.steps[step].title
    return f"{title} {number}" if number else title


def _message(before: str, name: str, planner: Planner) -> str:
    held = planner.given.held
    done = planner.steps[name.partition("#")[0]].done
    return (
        f"{row_title(name, planner)} is marked as {done} on {short_date(held[name])}, before "
        f"{row_title(before, planner)}, {short_date(held[before])}. Check both days."
    )


def _before(name: str, planner: Planner) -> tuple[str, ...]:
    """Return the ids of what comes before: the last marked of its own kind, else other steps."""
    step_id, _, number = name.partition("#")
    step = planner.steps[step_id]
    earlier = _earlier_ones(step, int(number), planner) if number else ()
    return earlier[-1:] or tuple(_counted_on_from(planner.sentence(step)))


def _earlier_ones(step: Step, number: int, planner: Planner) -> tuple[str, ...]:
    """Return the ids of the marked ones of a series, or what stands for them, in order."""
    past = planner.past(step)
    ids = {one: f"{step.id}#{one}" for one in past.held} | dict(past.replaced)
    if step.repeats and step.id in planner.given.held:
        ids[1] = step.id
    return tuple(ids[one] for one in sorted(ids) if one < number)


def _counted_on_from(sentence: rule.Sentence | None) -> Iterator[str]:
    """Yield the steps that a sentence counts on from: not those that it stands before."""
    match sentence:
        case rule.Series():
            yield from _steps(sentence.after)
        case rule.FirstGiven():
            for timing in sentence.timings:
                yield from _counted_on_from(timing)
        case rule.WhenNeeded(timing=rule.Timing() as timing):
            yield from _counted_on_from(timing)
        case rule.Timing():
            for window in sentence.windows:
                yield from _steps_of(window)


def _steps_of(window: rule.Window) -> Iterator[str]:
    match window:
        case rule.After() | rule.From() | rule.Within() | rule.InWeeks() | rule.AtOnce():
            yield from _steps(window.point)
        case rule.By(point=rule.Shift(direction="after") as shift):
            yield from _steps(shift.point)
        case rule.By(point=rule.MonthEnd() as end):
            yield from _steps(end.point)
        case rule.Between():
            yield from _steps(window.start)


def _steps(point: rule.Point) -> Iterator[str]:
    match point:
        case rule.Anchor(is_step=True):
            yield point.id
        case rule.Shift(direction="after"):
            yield from _steps(point.point)
