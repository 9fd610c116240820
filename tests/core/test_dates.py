from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from decision_tool.core.days import dates

CASES = Path(__file__).parent.parent / "cases" / "dates"


def worked(name: str) -> list[object]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return [pytest.param(row, id=row["because"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize("row", worked("months.csv"))
def test_months_end_on_the_corresponding_day_or_the_month_end(row: dict[str, str]) -> None:
    moved = dates.add_months(date.fromisoformat(row["start"]), int(row["months"]))
    assert moved.isoformat() == row["expected"]


@pytest.mark.parametrize("row", worked("ages.csv"))
def test_an_age_is_reached_on_the_birthday(row: dict[str, str]) -> None:
    birth = date.fromisoformat(row["birth"])
    day = dates.attains(birth, int(row["years"]), int(row["months"]))
    assert day.isoformat() == row["expected"]


@pytest.mark.parametrize(
    ("day", "age"),
    [("2026-02-28", 13), ("2026-03-01", 14), ("2012-02-28", -1), ("2012-02-29", 0)],
)
def test_age_of_a_child_born_on_a_leap_day(day: str, age: int) -> None:
    assert dates.age_on(date(2012, 2, 29), date.fromisoformat(day)) == age


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
     (21, "21st"), (112, "112th")],
)  # fmt: skip
def test_ordinals_in_words(number: int, words: str) -> None:
    assert dates.ordinal(number) == words


def test_the_midpoint_is_rounded_down() -> None:
    assert dates.halfway(date(2026, 1, 1), date(2026, 1, 4)) == date(2026, 1, 2)


def test_the_end_of_this_and_of_the_next_month() -> None:
    assert dates.month_end(date(2026, 1, 31), 0) == date(2026, 1, 31)
    assert dates.month_end(date(2026, 1, 31), 1) == date(2026, 2, 28)


def test_a_day_in_words_names_its_weekday() -> None:
    day = date(2026, 9, 14)
    assert dates.long_date(day) == "Monday 14 September 2026"
    assert dates.short_date(day) == "Mon 14 Sep 2026"
