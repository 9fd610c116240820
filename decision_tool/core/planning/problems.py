"""What is impossible about the given inputs. Everything that can be planned still is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from decision_tool.core.days.dates import short_date
from decision_tool.core.planning.held_order import held_out_of_order, row_title
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.planning.planner import Planner
from decision_tool.core.planning.problem import Problem
from decision_tool.core.words import capital

__all__ = ["Problem", "problems_of"]


def problems_of(rows: Sequence[PlannedStep], planner: Planner) -> Iterator[Problem]:
    """Yield every problem: order of dates, empty windows, days held, pathways, holidays."""
    order = tuple(_date_order(planner))
    yield from order
    yield from _empty_windows(rows, planner, {problem.fields for problem in order})
    yield from _two_dates(planner)
    yield from _held_in_future(planner)
    yield from held_out_of_order(planner)
    yield from _contradictions(planner)
    yield from _missing_bases(planner)
    yield from _beyond_holidays(rows, planner)


def _date_order(planner: Planner) -> Iterator[Problem]:
    dates, key_dates = planner.facts.dates, planner.facts.key_dates
    for earlier, later in planner.guidance.date_order:
        if earlier in dates and later in dates and dates[earlier] > dates[later]:
            before, after = key_dates[earlier].phrase, key_dates[later].phrase
            message = (
                f"{capital(after)}, {short_date(dates[later])}, cannot be before "
                f"{before}, {short_date(dates[earlier])}. Check both dates."
            )
            yield Problem("date-order", (earlier, later), message)


def _empty_windows(
    rows: Sequence[PlannedStep], planner: Planner, named: set[tuple[str, ...]]
) -> Iterator[Problem]:
    """Yield one problem for each window in which no day fits; steps that depend on it share it.

    What is no window, the day halfway between two dates, is left to their own problem where
    that has *named* them (CONTRACT 22).
    """
    seen = set()
    for row in rows:
        fields = row.rests_on
        is_said = row.step.kind == "milestone" and fields in named
        is_empty = row.state == "conflict" and not row.beyond_holidays
        if is_empty and not is_said and fields not in seen:
            seen.add(fields)
            yield Problem("empty-window", fields, _no_day_fits(row, planner))


def _no_day_fits(row: PlannedStep, planner: Planner) -> str:
    dates, key_dates = planner.facts.dates, planner.facts.key_dates
    named = [f"{key_dates[key].phrase}, {short_date(dates[key])}," for key in row.rests_on]
    what = f"{' and '.join(named)} leave" if named else "the days it is counted from leave"
    return (
        f"No day fits for {row.step.phrase}: {what} no room. "
        "Check these dates, or agree a day with the manager."
    )


def _two_dates(planner: Planner) -> Iterator[Problem]:
    """Yield a problem where a day was typed for an event that is marked on another day."""
    for step in index_of(planner.guidance).giving(planner.given.held):
        key, held = step.gives or "", planner.given.held[step.id]
        typed = planner.given.dates.get(key)
        if typed and typed != held:
            message = (
                f"{capital(planner.facts.key_dates[key].phrase)} has two dates: "
                f"{short_date(typed)} as typed, and {short_date(held)} as marked {step.done}. "
                f"What follows counts from {short_date(held)}. Correct one of them."
            )
            yield Problem("two-dates", (key, step.id), message)


def _held_in_future(planner: Planner) -> Iterator[Problem]:
    today = planner.given.today
    for name, day in planner.given.held.items():
        if today and day > today:
            done = planner.steps[name.partition("#")[0]].done
            message = (
                f"{row_title(name, planner)} cannot have been {done} on {short_date(day)}: "
                "that day is to come."
            )
            yield Problem("held-in-future", (name,), message)


def _contradictions(planner: Planner) -> Iterator[Problem]:
    chosen = set(planner.given.pathways)
    for pair in planner.guidance.contradictions:
        if chosen.issuperset(pair.pathways):
            yield Problem("contradictory-pathways", pair.pathways, pair.message)
    for first, second in combinations(planner.given.pathways, 2):
        one, other = planner.pathways[first], planner.pathways[second]
        if one.collection != other.collection:
            message = f"{one.title} and {other.title} are guidance of different organisations."
            yield Problem("contradictory-pathways", (first, second), message)


def _missing_bases(planner: Planner) -> Iterator[Problem]:
    for pathway_id in planner.given.pathways:
        base = planner.pathways[pathway_id].needs_pathway
        if base and base not in planner.given.pathways:
            title = planner.pathways[pathway_id].title
            base_title = planner.pathways[base].title if base in planner.pathways else base
            message = f"{title} is added to {base_title}. Choose that pathway as well."
            yield Problem("needs-pathway", (pathway_id,), message)


def _beyond_holidays(rows: Sequence[PlannedStep], planner: Planner) -> Iterator[Problem]:
    steps = tuple(row.id for row in rows if row.beyond_holidays)
    if steps:
        known = planner.guidance.holidays
        message = (
            f"Bank holidays are known from {known.first} to {known.last} only, so working days "
            "cannot be told for these steps. Check these days by hand."
        )
        yield Problem("beyond-known-holidays", steps, message)
