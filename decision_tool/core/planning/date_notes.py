"""Notes ask about dates that look wrong: far years, long series, one that did not count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from decision_tool.core.days.dates import add_months, short_date
from decision_tool.core.days.short_year import FAR_YEARS
from decision_tool.core.guidance.model import Step
from decision_tool.core.guidance.rule import FirstGiven
from decision_tool.core.planning.held_order import row_title
from decision_tool.core.planning.note import Note
from decision_tool.core.planning.outcome import Span
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.planning.planner import Planner
from decision_tool.core.planning.windows import resolve_sentence
from decision_tool.core.words import capital


def far_dates(rows: Sequence[PlannedStep], planner: Planner) -> Iterator[Note]:
    """Yield a note for each day given that is more than 25 years from today."""
    today, key_dates = planner.given.today, planner.facts.key_dates
    if today is None:
        return
    first, last = (add_months(today, 12 * years) for years in (-FAR_YEARS, FAR_YEARS))
    for key, day in planner.given.dates.items():
        if not first <= day <= last:
            steps = tuple(row.id for row in rows if key in row.rests_on)
            yield Note("far-date", steps, _far(key_dates[key].phrase, day, today))
    for name, day in planner.given.held.items():
        if not first <= day <= last:
            title = row_title(name, planner)
            yield Note("far-date", (name,), _far(title, day, today))


def _far(name: str, day: date, today: date) -> str:
    years = day.year - today.year
    far = f"{years} years away" if years > 0 else f"{-years} years ago"
    return f"{capital(name)}, {short_date(day)}: {day.year} is {far}. Is it right?"


def other_dates(planner: Planner) -> Iterator[Note]:
    """Yield a note for each later date that calls for a step again and was not counted from.

    A step held on or after that date has answered the call.
    """
    for pathway in planner.given.pathways:
        for step in planner.pathways[pathway].steps:
            sentence = planner.sentence(step)
            if isinstance(sentence, FirstGiven):
                yield from _not_counted(step, sentence, planner)


def _not_counted(step: Step, sentence: FirstGiven, planner: Planner) -> Iterator[Note]:
    tried = (resolve_sentence(timing, planner.facts) for timing in sentence.timings)
    spans = [one for one in tried if isinstance(one, Span)]
    held = planner.given.held.get(step.id, date.min)
    for counted, other in product(spans[:1], spans[1:]):
        if _day(other) > max(_day(counted), held):
            message = (
                f"{capital(step.phrase)} counts from {_named(counted, planner)}. "
                f"{capital(_named(other, planner))}, did not count. "
                "If it calls for the meeting again, give that date alone."
            )
            yield Note("other-date", (step.id,), message)


def _day(span: Span) -> date:
    return span.latest or span.earliest or date.min


def _named(span: Span, planner: Planner) -> str:
    facts = planner.facts
    named = (
        f"{facts.key_dates[key].phrase}, {short_date(facts.dates[key])}" for key in span.rests_on
    )
    return " and ".join(named) or short_date(_day(span))


def long_series(planner: Planner) -> Iterator[Note]:
    """Yield a note for each series of which only the start is listed: the end may be a slip."""
    for pathway in planner.given.pathways:
        for step in planner.pathways[pathway].steps:
            found = planner.occurrences(step) if step.series else None
            if found and found.last:
                shown = len(found.listed)
                message = (
                    f"{step.title}: {shown + found.left_out} would be listed, up to "
                    f"{short_date(found.last)}. {shown} of them are. "
                    "Check the dates it is counted from and ends on, or ask for all of them."
                )
                yield Note("long-series", (step.id,), message)
