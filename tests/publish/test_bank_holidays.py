"""The published list is whole, and what is projected after it follows the statute."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from holidays import country_holidays

from decision_tool.core.days.holidays import Holidays
from decision_tool.publish.source.bank_holidays import projected
from decision_tool.publish.source.common_schema import BankHolidaysFile
from decision_tool.publish.source.compile_common import holidays
from decision_tool.publish.source.schema_faults import validate
from decision_tool.publish.source.yaml_source import read_yaml

LIST = Path(__file__).parents[2] / "pathways" / "common" / "bank-holidays.yml"
PROCLAIMED_ONCE = {
    2012: {date(2012, 6, 4), date(2012, 6, 5)},
    2020: {date(2020, 5, 8)},
    2022: {date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19)},
    2023: {date(2023, 5, 8)},
}
"""Days proclaimed for one occasion, or moved for it: no statute foretells them."""
MOVED_AWAY = {2012: {date(2012, 5, 28)}, 2020: {date(2020, 5, 4)}, 2022: {date(2022, 5, 30)}}
"""The ordinary days that gave way to them."""


@cache
def known() -> Holidays:
    record, faults = validate(read_yaml(LIST.name, LIST.read_bytes()), BankHolidaysFile)
    assert isinstance(record, BankHolidaysFile), faults
    return holidays(record)


def titles(year: int) -> dict[date, str]:
    """Return the bank holidays of *year* that the tool works with."""
    days = {date.fromisoformat(day): title for day, title in known().titles.items()}
    return {day: title for day, title in days.items() if day.year == year}


def independent(year: int) -> set[date]:
    """Return the same from another library, without the weekends it lists beside substitutes."""
    days = country_holidays("GB", subdiv="ENG", years=year)
    return {day for day in days if day.weekday() < 5 and day.year == year}


def test_the_years_known_are_told_apart_from_the_years_projected() -> None:
    assert (known().first, known().published_to, known().last) == (2012, 2028, 2060)


def test_days_stand_in_order() -> None:
    assert list(known().titles) == sorted(known().titles)


@pytest.mark.parametrize("year", range(2012, 2061))
def test_every_year_agrees_with_an_independent_source(year: int) -> None:
    assert set(titles(year)) == independent(year)


@pytest.mark.parametrize("year", range(2012, 2029))
def test_the_projection_would_have_foretold_the_published_years(year: int) -> None:
    ordinary = set(titles(year)) - PROCLAIMED_ONCE.get(year, set())
    assert set(projected(year)) - MOVED_AWAY.get(year, set()) == ordinary


@pytest.mark.parametrize("year", [y for y in range(2012, 2029) if y not in PROCLAIMED_ONCE])
def test_the_projection_gives_the_published_titles(year: int) -> None:
    assert projected(year) == titles(year)


@pytest.mark.parametrize("year", range(2029, 2061))
def test_a_projected_year_has_eight_days_and_none_on_a_weekend(year: int) -> None:
    assert len(projected(year)) == 8
    assert all(day.weekday() < 5 for day in projected(year))


@pytest.mark.parametrize(
    ("year", "christmas", "boxing"),
    [
        (2032, date(2032, 12, 27), date(2032, 12, 28)),  # Saturday and Sunday
        (2033, date(2033, 12, 27), date(2033, 12, 26)),  # Sunday and Monday
        (2037, date(2037, 12, 25), date(2037, 12, 28)),  # Friday and Saturday
        (2034, date(2034, 12, 25), date(2034, 12, 26)),  # Monday and Tuesday
    ],
)
def test_christmas_on_a_weekend_is_made_up_for(year: int, christmas: date, boxing: date) -> None:
    days = {title: day for day, title in projected(year).items()}
    assert (days["Christmas Day"], days["Boxing Day"]) == (christmas, boxing)
