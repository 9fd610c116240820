"""What a timetable was worked out from, for what leaves the page: its dates, and those not given.

A child's birth is told as an age.
"""

from __future__ import annotations

from collections.abc import Iterator

from decision_tool.core.days.dates import short_date
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import Given
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.inputs import inputs_for
from decision_tool.core.timetable.form import child_age


def dates_used(guidance: Guidance, given: Given, provisional: frozenset[str]) -> Iterator[str]:
    """Yield a sentence with the dates that were given, and one with those that were not."""
    index = index_of(guidance)
    if given.dates:
        used = "; ".join(_used(key, guidance, given, provisional) for key in given.dates)
        yield f"Dates used: {used}."
    needed = inputs_for(guidance, given.pathways).key_dates
    missing = index.dates(key for key in needed if key not in given.dates)
    if missing:
        yield f"Not given: {missing}."


def _used(key: str, guidance: Guidance, given: Given, provisional: frozenset[str]) -> str:
    one, day = index_of(guidance).key_dates[key], given.dates[key]
    if one.is_birth_date and given.today:
        return f"child {child_age(day, given.today)}"
    return f"{one.title} {short_date(day)}{', provisional' if key in provisional else ''}"
