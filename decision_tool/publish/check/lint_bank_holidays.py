"""The list of bank holidays is whole: every published year, each day once and in order.

A day that is missing or mistyped would make every count of working days over it wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from decision_tool.core.days.dates import FIRST_YEAR, LAST_YEAR
from decision_tool.core.errors import Fault
from decision_tool.publish.source.bank_holidays import SATURDAY, projected
from decision_tool.publish.source.source_files import SourceFile, entries
from decision_tool.publish.source.yaml_source import Trail, text_at, value_at

FEWEST = 8
"""Bank holidays of any year: New Year, two at Easter, two in May, August, two at Christmas."""
MOVABLE = ("Early May", "Spring", "Summer")
"""Those that have been moved for an occasion, as in 2020 and 2022. The others never were."""
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
    faults = list(_day_faults(file, days, published))
    yield from faults or _year_faults(file, days, published)


def _year_faults(
    file: SourceFile, days: list[tuple[Trail, date]], published: range
) -> Iterator[Fault]:
    counts = Counter(day.year for _, day in days)
    where = file.source.where(("holidays",), key=True)
    for year in published:
        if counts[year] < FEWEST:
            what = f"{year} has {counts[year]} bank holidays, and a year has at least {FEWEST}."
            yield Fault(where, what, "List the whole year.")
            continue
        of_year = [(trail, day) for trail, day in days if day.year == year]
        for day, title in projected(year).items():
            if not any(one == day or _is_moved(file, trail, title) for trail, one in of_year):
                place = next((trail for trail, one in of_year if one >= day), of_year[-1][0])
                what = f"{year} has no {title}, which falls on {day.isoformat()}."
                yield Fault(file.source.where(place), what, "List every day as published.")


def _is_moved(file: SourceFile, trail: Trail, title: str) -> bool:
    """Tell whether the day at *trail* is the one of that *title*, moved by proclamation."""
    written = text_at(file.source.content, (*trail[:-1], "title")) or ""
    return title.startswith(MOVABLE) and title.casefold() in written.casefold()


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
