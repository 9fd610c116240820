"""What another edition of the guidance would do to one child's timetable, step by step.

Both timetables bear the ids of the other edition, so that a step that was renamed is one step.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from decision_tool.core.editions.told_change import ToldChange
from decision_tool.core.editions.waiting import OtherRule, other_rule
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.renames import Renames, renames_of
from decision_tool.core.planning.given import Given
from decision_tool.core.planning.index import by_id, index_of
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.compared import Comparison, Pair, Stand, compared
from decision_tool.core.timetable.timetable import Asked, timetable

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Joins:
    """How many people are invited to a step besides, and how many no longer."""

    more: int = 0
    fewer: int = 0


@dataclass(frozen=True, slots=True)
class ChildChanges:
    """Both timetables of one child compared, and the sentences on each step, by its id.

    *general* are changes of rules in the child's pathways that no step of the timetable shows.
    *next_row* is what is next by the old edition, or "". *retimed* wait by another rule.
    """

    found: Comparison
    next_row: str
    said: Mapping[str, tuple[str, ...]]
    general: tuple[str, ...]
    retimed: tuple[OtherRule, ...] = ()


def child_changes(
    before: tuple[Guidance, Plan],
    after: tuple[Guidance, Plan],
    changes: Sequence[ToldChange],
    not_held: frozenset[str] = frozenset(),
) -> ChildChanges:
    """Return what changes from the plan *before* to the one *after*, each by its guidance.

    *not_held* are the rows, under their ids of before, that somebody said were not held.
    """
    (old, plan), (new, now) = before, after
    renames = _renames(plan, new)
    then = _renamed_plan(plan, renames) if renames else plan
    row = renames.row if renames else str
    found = compared(then, now, frozenset(map(row, not_held)))
    first = timetable(old, plan, Asked(not_held=not_held)).answer.row
    rules = [one for one in changes if one.is_rule]
    retimed = tuple(_retimed((old, then), (new, now), {one.step for one in rules}))
    shown = {pair.row.step.id for pair in found.pairs} | {one.row.step.id for one in retimed}
    said = {step: tuple(one.words for one in rules if one.step == step) for step in shown}
    pathways = {*then.given.pathways, *now.given.pathways}
    general = [
        one.words for one in rules if one.pathway in {*pathways, ""} and one.step not in shown
    ]
    return ChildChanges(found, row(first), said, tuple(general), retimed)


def _retimed(
    before: tuple[Guidance, Plan], after: tuple[Guidance, Plan], changed: Collection[str]
) -> Iterator[OtherRule]:
    """Yield the steps of both plans that wait by another rule, of those that *changed*."""
    was = by_id(before[1].steps)
    for row in after[1].steps:
        if row.step.id in changed:
            found = other_rule(was.get(row.id), row, before[0], after[0])
            if found:
                yield found


def invited(pair: Pair) -> Joins:
    """Return how the people differ who are invited to a step that is there both times."""
    if pair.was is None or pair.now is None or pair.now.held:
        return Joins()
    was, now = set(pair.was.invite), set(pair.now.invite)
    return Joins(len(now - was), len(was - now))


def is_changed(pair: Pair) -> bool:
    """Tell whether a step is another one: on another day, or with others invited."""
    return pair.kind not in ("same", "past") or invited(pair) != Joins()


def stands(found: Comparison, pair: Pair) -> tuple[Stand | None, Stand | None]:
    """Return where a step stands in both timetables."""
    return found.stand(pair.was, found.before), found.stand(pair.now, found.after)


def _renames(plan: Plan, new: Guidance) -> Renames | None:
    """Return what was renamed since, where the plan has anything under an id that is gone."""
    known = index_of(new)
    has_steps = all(row.step.id in known.steps for row in plan.steps)
    if has_steps and all(key in known.key_dates for key in plan.given.dates):
        return None  # to look for what was renamed, every pathway has to be read
    return renames_of(new)


def _renamed_plan(plan: Plan, renames: Renames) -> Plan:
    steps = tuple(_renamed(row, renames) for row in plan.steps)
    return replace(plan, given=_given(plan.given, renames), steps=steps)


def _given(given: Given, renames: Renames) -> Given:
    pathways = tuple(renames.pathways.get(one, one) for one in given.pathways)
    dates = {renames.key_dates.get(key, key): day for key, day in given.dates.items()}
    held, agreed = _rows(given.held, renames), _rows(given.agreed, renames)
    return replace(given, pathways=pathways, dates=dates, held=held, agreed=agreed)


def _rows(days: Mapping[str, Value], renames: Renames) -> dict[str, Value]:
    return {renames.row(row): day for row, day in days.items()}


def _renamed(row: PlannedStep, renames: Renames) -> PlannedStep:
    step = replace(row.step, id=renames.row(row.step.id))
    return replace(row, id=renames.row(row.id), step=step)
