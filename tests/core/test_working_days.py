from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from decision_tool.core.days.working_days import WorkingDays
from decision_tool.core.errors import BeyondKnownHolidaysError
from decision_tool.publish.check.loading import load_library
from tests.core.guidance_builder import HOLIDAYS

ROOT = Path(__file__).parent.parent.parent
CASES = ROOT / "tests" / "cases" / "dates" / "working_days.csv"


def worked() -> list[object]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [pytest.param(row, id=row["because"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize("row", worked())
def test_counts_working_days_over_the_published_holidays(row: dict[str, str]) -> None:
    calendar = WorkingDays(load_library(ROOT).guidance.holidays)
    count = calendar.count_on(date.fromisoformat(row["start"]), int(row["count"]))
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
