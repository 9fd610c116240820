"""What is impossible about the given inputs. Everything that can be planned still is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from decision_tool.core.days.dates import short_date
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.planning.planner import Planner


@dataclass(frozen=True, slots=True)
class Problem:
    """One impossible thing. *fields* holds key dates, pathways or steps, as CONTRACT 20 says."""

    code: str
    fields: tuple[str, ...]
    message: str


def problems_of(rows: Sequence[PlannedStep], planner: Planner) -> Iterator[Problem]:
    """Yield every problem: order of dates, empty windows, days held, pathways, holidays."""
    yield from _date_order(planner)
    yield from _empty_windows(rows, planner)
    yield from _held_in_future(planner)
    yield from _contradictions(planner)
    yield from _missing_bases(planner)
    yield from _beyond_holidays(rows, planner)


def _date_order(planner: Planner) -> Iterator[Problem]:
    dates, key_dates = planner.facts.dates, planner.facts.key_dates
    for earlier, later in planner.guidance.date_order:
        if earlier in dates and later in dates and dates[earlier] > dates[later]:
            before, after = key_dates[earlier].phrase, key_dates[later].phrase
            message = (
                f"{_capital(after)}, {short_date(dates[later])}, cannot be before "
                f"{before}, {short_date(dates[earlier])}. Check both dates."
            )
            yield Problem("date-order", (earlier, later), message)


def _empty_windows(rows: Sequence[PlannedStep], planner: Planner) -> Iterator[Problem]:
    """Yield one problem for each window in which no day fits; steps that depend on it share it."""
    seen = set()
    for row in rows:
        fields = row.rests_on
        if row.state == "conflict" and not row.beyond_holidays and fields not in seen:
            seen.add(fields)
            dates, key_dates = planner.facts.dates, planner.facts.key_dates
            named = [f"{key_dates[key].phrase}, {short_date(dates[key])}" for key in fields]
            message = (
                f"No day fits for {row.step.phrase}: {' and '.join(named)} leave no room. "
                "Check these dates, or agree a day with the manager."
            )
            yield Problem("empty-window", fields, message)


def _held_in_future(planner: Planner) -> Iterator[Problem]:
    today = planner.given.today
    for name, day in planner.given.held.items():
        if today and day > today:
            title = planner.steps[name.partition("#")[0]].title
            message = f"{title} cannot have been held on {short_date(day)}: that day is to come."
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


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
