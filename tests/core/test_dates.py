from __future__ import annotations

import csv
from datetime import date, timedelta
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
    assert dates.month_end(date(2026, 2, 28), 1) == date(2026, 3, 31)
    assert dates.month_end(date(2026, 3, 31), -1) == date(2026, 2, 28)


def test_a_day_in_words_names_its_weekday() -> None:
    day = date(2026, 9, 14)
    assert dates.long_date(day) == "Monday 14 September 2026"
    assert dates.short_date(day) == "Mon 14 Sep 2026"


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        ("2026-01-05", "Monday 5 January 2026", "Mon 5 Jan 2026"),
        ("2026-02-03", "Tuesday 3 February 2026", "Tue 3 Feb 2026"),
        ("2026-03-04", "Wednesday 4 March 2026", "Wed 4 Mar 2026"),
        ("2026-04-09", "Thursday 9 April 2026", "Thu 9 Apr 2026"),
        ("2026-05-01", "Friday 1 May 2026", "Fri 1 May 2026"),
        ("2026-06-06", "Saturday 6 June 2026", "Sat 6 Jun 2026"),
        ("2026-07-05", "Sunday 5 July 2026", "Sun 5 Jul 2026"),
        ("2026-08-31", "Monday 31 August 2026", "Mon 31 Aug 2026"),
        ("2026-09-01", "Tuesday 1 September 2026", "Tue 1 Sep 2026"),
        ("2026-10-07", "Wednesday 7 October 2026", "Wed 7 Oct 2026"),
        ("2026-11-12", "Thursday 12 November 2026", "Thu 12 Nov 2026"),
        ("2026-12-25", "Friday 25 December 2026", "Fri 25 Dec 2026"),
    ],
)
def test_every_month_and_weekday_has_its_name(day: str, long: str, short: str) -> None:
    one = date.fromisoformat(day)
    assert (dates.long_date(one), dates.short_date(one)) == (long, short)


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0th"), (10, "10th"), (14, "14th"), (22, "22nd"), (23, "23rd"), (31, "31st"),
     (100, "100th"), (101, "101st"), (111, "111th"), (113, "113th"), (202, "202nd")],
)  # fmt: skip
def test_ordinals_go_on_after_twenty_and_after_a_hundred(number: int, words: str) -> None:
    assert dates.ordinal(number) == words


@pytest.mark.parametrize("first", ["2026-01-01", "2026-02-28", "2026-12-31"])
def test_the_end_of_a_month_is_its_last_day_whatever_day_it_is_asked_of(first: str) -> None:
    day = date.fromisoformat(first)
    assert dates.month_end(day, 0).month == day.month
    assert dates.month_end(day, 0) + timedelta(days=1) == dates.add_months(day.replace(day=1), 1)


def test_the_midpoint_of_one_day_is_that_day() -> None:
    assert dates.halfway(date(2026, 1, 1), date(2026, 1, 1)) == date(2026, 1, 1)
    assert dates.halfway(date(2026, 1, 1), date(2026, 1, 31)) == date(2026, 1, 16)


def test_a_window_is_said_by_the_ends_it_has() -> None:
    first, last, later = date(2026, 11, 20), date(2026, 12, 3), date(2027, 1, 4)
    assert dates.window_words(None, None) == ""
    assert dates.window_words(first, None) == "from Fri 20 Nov 2026"
    assert dates.window_words(None, last) == "by Thu 3 Dec 2026"
    assert dates.window_words(last, last) == "on Thu 3 Dec 2026"
    assert dates.window_words(first, last) == "Fri 20 Nov 2026 to Thu 3 Dec 2026"
    assert dates.window_words(first, last, dates.long_date).startswith(
        "Friday 20 November 2026 to "
    )
    assert dates.window_words(first, last, says_year_once=True) == "Fri 20 Nov to Thu 3 Dec 2026"
    assert dates.window_words(first, later, says_year_once=True).startswith("Fri 20 Nov 2026 to ")


def test_a_window_whose_last_day_is_a_guide_is_said_so() -> None:
    first, last = date(2026, 11, 20), date(2026, 12, 3)
    assert dates.window_words(first, None, is_about=True) == "from around Fri 20 Nov 2026"
    assert dates.window_words(None, last, is_about=True) == "around Thu 3 Dec 2026"
    assert dates.window_words(first, last, is_about=True).endswith(" to around Thu 3 Dec 2026")
