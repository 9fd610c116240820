"""The list of bank holidays is whole: every published year, each day once and in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from decision_tool.build.source.bank_holidays import SATURDAY
from decision_tool.build.source.source_files import SourceFile, entries
from decision_tool.build.source.yaml_source import Trail, value_at
from decision_tool.core.days.dates import FIRST_YEAR, LAST_YEAR
from decision_tool.core.errors import Fault

FEWEST = 8
"""Bank holidays of any year: New Year, two at Easter, two in May, August, two at Christmas."""
YEARS = ("first", "published-to", "projected-to")


def bank_holiday_faults(file: SourceFile) -> Iterator[Fault]:
    """Yield the faults of the list in *file*, once its years make sense at all."""
    years = [year for key in YEARS if (year := _year(file, key))]
    if len(years) < len(YEARS):
        return
    if years != sorted(years):
        hint = f"Write them in order: {', '.join(YEARS)}."
        yield Fault(file.source.where((YEARS[0],)), "the years are out of order.", hint)
        return
    published = range(years[0], years[1] + 1)
    days = list(_days(file))
    yield from _day_faults(file, days, published)
    counts = Counter(day.year for _, day in days)
    for year in published:
        if counts[year] < FEWEST:
            what = f"{year} has {counts[year]} bank holidays, and a year has at least {FEWEST}."
            yield Fault(file.source.where(("holidays",), key=True), what, "List the whole year.")


def _day_faults(
    file: SourceFile, days: list[tuple[Trail, date]], published: range
) -> Iterator[Fault]:
    before = date.min
    for trail, day in days:
        where = file.source.where(trail)
        if day.year not in published:
            yield Fault(where, f"{day.year} is not a published year.", "Change `published-to`.")
        elif day <= before:
            yield Fault(where, "this day is out of order.", "List the days in order, each once.")
        elif day.weekday() >= SATURDAY:
            yield Fault(where, "this is a weekend.", "Give the substitute day as published.")
        before = day


def _year(file: SourceFile, key: str) -> int | None:
    """Return the year under *key*, unless it is none; the schema says so then."""
    year = value_at(file.source.content, (key,))
    return year if isinstance(year, int) and FIRST_YEAR <= year <= LAST_YEAR else None


def _days(file: SourceFile) -> Iterator[tuple[Trail, date]]:
    """Yield each day that is one, with its trail; the schema speaks of the others."""
    for trail, item in entries(file, "holidays"):
        text = value_at(item, ("date",))
        try:
            yield (*trail, "date"), date.fromisoformat(str(text))
        except ValueError:
            continue
