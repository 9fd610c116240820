"""What an open row shows: how its date was worked out, who comes, where the rule stands."""

from __future__ import annotations

from collections.abc import Iterator

from decision_tool.core.days.dates import short_date, window_words
from decision_tool.core.guidance.model import Reading
from decision_tool.core.planning.index import Index
from decision_tool.core.planning.planned import OtherReading, PlannedStep
from decision_tool.core.timetable.display_details import (
    Count,
    Details,
    FactPlace,
    FactShown,
    OurReading,
)
from decision_tool.core.timetable.row_facts import facts_at
from decision_tool.core.words import capital

PLACES: tuple[FactPlace, ...] = ("working", "people", "paper")


def details_of(row: PlannedStep, index: Index, count: tuple[Count, ...] = ()) -> Details:
    """Return everything that stands behind a row, in words, with its *count* if it is open."""
    step = row.step
    _, _, anchor = step.id.partition("/")
    return Details(
        heading=_heading(row),
        working=row.reasons,
        count=count,
        readings=tuple(_ours(index.readings[key]) for key in step.readings),
        other_readings=tuple(_other(one) for one in row.alternatives),
        facts=tuple(_facts(row, index)),
        clauses=step.clauses,
        page=f"../pathways/{step.pathway}/#{anchor}",
    )


def _heading(row: PlannedStep) -> str:
    day = row.latest or row.earliest
    if row.state in ("dated", "held") and day:
        return f"How {short_date(day)} was worked out"
    return "Why there is no date"


def _ours(reading: Reading) -> OurReading:
    page = f"../readings/#{reading.id.lower()}"
    return OurReading(reading.id, reading.chosen, reading.status, page)


def _facts(row: PlannedStep, index: Index) -> Iterator[FactShown]:
    """Yield the facts of an open row, and of a row on paper: there each has its column."""
    for place in PLACES:
        for fact in facts_at(place):
            items = tuple(fact.items(row, index))
            if items or place == "paper":
                yield FactShown(place, fact.heading_at(place), items, fact.kind == "list")


def _other(other: OtherReading) -> str:
    words = capital(window_words(other.earliest, other.latest))
    return f"{words}. {other.reason} ({other.reading})"
