"""The bank holidays of England and Wales: the published list, then what the statute gives.

Banking and Financial Dealings Act 1971, schedule 1, with New Year's Day, the early May
day and the substitutes for weekends by royal proclamation as every year since 1978.
Days proclaimed for one occasion, such as a coronation, cannot be foreseen.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from dateutil.easter import easter

from decision_tool.core.days.holidays import Holidays

NEW_YEAR = "New Year\N{RIGHT SINGLE QUOTATION MARK}s Day"
MONDAY, SATURDAY, SUNDAY = 0, 5, 6


def holidays_for(
    published: Mapping[date, str], first: int, published_to: int, projected_to: int
) -> Holidays:
    """Return the *published* days, followed by the projected ones up to *projected_to*."""
    titles = dict(published)
    for year in range(published_to + 1, projected_to + 1):
        titles |= projected(year)
    return Holidays(
        first=first,
        published_to=published_to,
        last=projected_to,
        titles={day.isoformat(): titles[day] for day in sorted(titles)},
    )


def projected(year: int) -> dict[date, str]:
    """Return the bank holidays that the statute and the yearly proclamations give, by day."""
    sunday = easter(year)
    days = {
        _weekday_from(date(year, 1, 1)): NEW_YEAR,
        sunday - timedelta(days=2): "Good Friday",
        sunday + timedelta(days=1): "Easter Monday",
        _monday_from(date(year, 5, 1)): "Early May bank holiday",
        _monday_from(date(year, 5, 25)): "Spring bank holiday",
        _monday_from(date(year, 8, 25)): "Summer bank holiday",
    }
    return days | _christmas(year)


def _christmas(year: int) -> dict[date, str]:
    """Return the two days of Christmas.

    Boxing Day keeps a Monday of its own; where Christmas Day falls on that weekend,
    its substitute comes after Boxing Day unless both are moved.
    """
    christmas, boxing = date(year, 12, 25), date(year, 12, 26)
    if christmas.weekday() == SUNDAY:
        return {boxing: "Boxing Day", date(year, 12, 27): "Christmas Day"}
    if christmas.weekday() == SATURDAY:
        return {date(year, 12, 27): "Christmas Day", date(year, 12, 28): "Boxing Day"}
    return {christmas: "Christmas Day", _weekday_from(boxing): "Boxing Day"}


def _weekday_from(day: date) -> date:
    """Return *day*, or the Monday after it where it falls on a weekend."""
    return _monday_from(day) if day.weekday() >= SATURDAY else day


def _monday_from(day: date) -> date:
    """Return the first Monday on or after *day*."""
    return day + timedelta(days=(MONDAY - day.weekday()) % 7)
