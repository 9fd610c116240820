from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from decision_tool.core.days.working_days import Count, WorkingDays
from decision_tool.core.errors import BeyondKnownHolidaysError
from tests.core.guidance_builder import HOLIDAYS
from tests.shipped import library

ROOT = Path(__file__).parent.parent.parent
CASES = ROOT / "tests" / "cases" / "dates" / "working_days.csv"


def worked() -> list[object]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [pytest.param(row, id=row["because"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize("row", worked())
def test_counts_working_days_over_the_published_holidays(row: dict[str, str]) -> None:
    calendar = WorkingDays(library().guidance.holidays)
    number = int(row["count"])
    direction: Literal["before", "after"] = "before" if number < 0 else "after"
    count = calendar.count_on(date.fromisoformat(row["start"]), abs(number), direction)
    assert count.day.isoformat() == row["expected"]


def test_a_weekend_wins_over_a_bank_holiday() -> None:
    calendar = WorkingDays(HOLIDAYS)
    assert str(calendar.non_working(date(2026, 12, 26))) == "Saturday"
    assert str(calendar.non_working(date(2026, 12, 25))) == "bank holiday: Christmas Day"
    assert calendar.non_working(date(2026, 12, 24)) is None


def test_refuses_to_guess_beyond_the_holiday_list() -> None:
    with pytest.raises(BeyondKnownHolidaysError) as refusal:
        WorkingDays(HOLIDAYS).count_on(date(2027, 12, 30), 5)
    assert str(refusal.value) == (
        "Working days around Monday 3 January 2028 are not known: "
        "bank holidays are known from 2026 to 2027."
    )


def test_a_weekend_needs_no_holiday_list() -> None:
    assert str(WorkingDays(HOLIDAYS).non_working(date(2040, 1, 1))) == "Sunday"


def test_looks_back_for_a_working_day_but_not_before_the_earliest() -> None:
    calendar = WorkingDays(HOLIDAYS)
    assert calendar.last_on_or_before(date(2026, 12, 27), None) == date(2026, 12, 24)
    assert calendar.last_on_or_before(date(2026, 12, 27), date(2026, 12, 25)) is None


def test_a_count_tells_the_weekend_days_and_the_bank_holidays_it_passed_over() -> None:
    calendar = WorkingDays(HOLIDAYS)
    over_christmas = calendar.count_on(date(2026, 12, 23), 3)
    assert over_christmas == Count(date(2026, 12, 29), 2, (date(2026, 12, 25),))
    assert calendar.count_on(date(2026, 9, 7), 4) == Count(date(2026, 9, 11), 0, ())
    assert calendar.count_on(date(2026, 9, 5), 1) == Count(date(2026, 9, 7), 1, ())
    assert calendar.count_on(date(2026, 9, 7), 0) == Count(date(2026, 9, 7), 0, ())


def test_what_is_known_begins_and_ends_with_whole_years_and_part_of_it_is_projected() -> None:
    calendar = WorkingDays(replace(HOLIDAYS, first=2026, published_to=2026, last=2027))
    assert calendar.non_working(date(2026, 1, 1)) is None
    assert calendar.non_working(date(2027, 12, 31)) is None
    for beyond in (date(2025, 12, 31), date(2028, 1, 3)):
        with pytest.raises(BeyondKnownHolidaysError):
            calendar.non_working(beyond)
    projected = [calendar.is_projected(date(year, 6, 1)) for year in (2025, 2026, 2027, 2028)]
    assert projected == [False, False, True, False]


def test_looks_ahead_for_a_working_day_but_not_beyond_the_latest() -> None:
    calendar = WorkingDays(HOLIDAYS)
    assert calendar.first_on_or_after(date(2026, 12, 25), None) == date(2026, 12, 28)
    assert calendar.first_on_or_after(date(2026, 12, 25), date(2026, 12, 28)) == date(2026, 12, 28)
    assert calendar.first_on_or_after(date(2026, 12, 25), date(2026, 12, 27)) is None
    assert calendar.first_on_or_after(date(2026, 12, 24), date(2026, 12, 24)) == date(2026, 12, 24)
    assert calendar.last_on_or_before(date(2026, 12, 24), date(2026, 12, 24)) == date(2026, 12, 24)


def test_why_a_day_is_not_worked_is_told_with_the_name_of_a_holiday_and_without() -> None:
    calendar = WorkingDays(HOLIDAYS)
    christmas, saturday = map(calendar.non_working, (date(2026, 12, 25), date(2026, 12, 26)))
    assert christmas
    assert (str(christmas), christmas.general) == ("bank holiday: Christmas Day", "Bank holiday")
    assert saturday
    assert (str(saturday), saturday.general) == ("Saturday", "Saturday")
