"""Counts written out, line by line."""

from __future__ import annotations

from datetime import date

import pytest

from decision_tool.core.days.dates import ordinal
from decision_tool.core.days.holidays import Holidays
from decision_tool.core.days.working_days import WorkingDays
from decision_tool.core.guidance.rule import Amount
from decision_tool.core.timetable.count_lines import (
    STRIDES,
    ages,
    periods,
    stops,
    to_work,
    weeks,
    working_days,
)
from decision_tool.core.timetable.display_details import CountLine

CALENDAR = WorkingDays(
    Holidays(
        2025,
        2027,
        2027,
        {
            "2026-04-03": "Good Friday",
            "2026-04-06": "Easter Monday",
            "2026-12-25": "Christmas Day",
            "2026-12-28": "Boxing Day (substitute day)",
        },
    )
)


def lines(lines: tuple[CountLine, ...]) -> list[str]:
    return [" | ".join(part for part in (one.label, one.text, one.note) if part) for one in lines]


@pytest.mark.parametrize(
    ("count", "strides", "expected"),
    [
        (3, STRIDES["week"], (1, 2, 3)),
        (35, STRIDES["day"], (7, 14, 21, 28, 35)),
        (38, STRIDES["day"], (7, 14, 21, 28, 35, 36, 37, 38)),
        (14, STRIDES["day"], tuple(range(1, 15))),
        (15, STRIDES["day"], (7, 14, 15)),
        (400, STRIDES["day"], (364, 392, 399, 400)),
        (15, STRIDES["week"], (4, 8, 12, 13, 14, 15)),
        (60, STRIDES["week"], (52, 56, 60)),
        (18, STRIDES["month"], (12, 13, 14, 15, 16, 17, 18)),
        (170, STRIDES["month"], (60, 120, 132, 144, 156, 168, 169, 170)),
        (16, STRIDES["year"], (5, 10, 15, 16)),
        (80, STRIDES["year"], (10, 20, 30, 40, 50, 60, 70, 80)),
        (9, (1, 6), (1, 2, 3, 4, 5, 6, 7, 8, 9)),
        (20, (1, 6), (6, 12, 18, 19, 20)),
        (100_000, (1, 2), tuple(range(2, 100_001, 2))),
    ],
)
def test_a_long_count_takes_longer_strides_and_ends_where_it_should(
    count: int, strides: tuple[int, ...], expected: tuple[int, ...]
) -> None:
    assert stops(count, strides) == expected


def test_weeks_before_a_day_are_named_one_by_one() -> None:
    assert lines(periods(date(2026, 11, 16), Amount(3, "week"), -1, (1, 2, 3))) == [
        "Week 1 | Mon 9 Nov 2026",
        "Week 2 | Mon 2 Nov 2026",
        "Week 3 | Mon 26 Oct 2026",
    ]


def test_a_month_without_the_day_says_so_and_the_next_does_not_drift() -> None:
    assert lines(periods(date(2026, 8, 31), Amount(2, "month"), 1, (1, 2))) == [
        "Month 1 | Wed 30 Sep 2026 | no 31st, so the last day of the month",
        "Month 2 | Sat 31 Oct 2026",
    ]


def test_weeks_of_a_period_name_both_their_ends() -> None:
    assert lines(weeks(date(2026, 12, 22), 2, 2)) == [
        "Week 1 | Tue 22 Dec to Mon 28 Dec 2026 | too early",
        "Week 2 | Tue 29 Dec 2026 to Mon 4 Jan 2027",
    ]


def test_working_days_across_easter_name_every_day_passed_over() -> None:
    assert lines(working_days(date(2026, 4, 1), 3, CALENDAR)) == [
        "Working day 1 | Thu 2 Apr 2026",
        "Not counted | Fri 3 Apr 2026 | bank holiday: Good Friday",
        "Not counted | Sat 4 Apr 2026 | Saturday",
        "Not counted | Sun 5 Apr 2026 | Sunday",
        "Not counted | Mon 6 Apr 2026 | bank holiday: Easter Monday",
        "Working day 2 | Tue 7 Apr 2026",
        "Working day 3 | Wed 8 Apr 2026",
    ]


def test_many_working_days_are_named_in_runs() -> None:
    assert lines(working_days(date(2026, 12, 17), 11, CALENDAR)) == [
        "Working day 1 | Fri 18 Dec 2026",
        "Not counted | Sat 19 Dec to Sun 20 Dec 2026 | weekend",
        "Working days 2 to 5 | Mon 21 Dec to Thu 24 Dec 2026",
        "Not counted | Fri 25 Dec 2026 | bank holiday: Christmas Day",
        "Not counted | Sat 26 Dec to Sun 27 Dec 2026 | weekend",
        "Not counted | Mon 28 Dec 2026 | bank holiday: Boxing Day (substitute day)",
        "Working days 6 to 9 | Tue 29 Dec 2026 to Fri 1 Jan 2027",
        "Not counted | Sat 2 Jan to Sun 3 Jan 2027 | weekend",
        "Working days 10 to 11 | Mon 4 Jan to Tue 5 Jan 2027",
    ]


def test_the_way_back_to_a_working_day_says_why_each_day_is_passed_over() -> None:
    assert lines(to_work(date(2026, 4, 6), date(2026, 4, 2), CALENDAR)) == [
        "Passed over | Mon 6 Apr 2026 | bank holiday: Easter Monday",
        "Passed over | Sun 5 Apr 2026 | Sunday",
        "Passed over | Sat 4 Apr 2026 | Saturday",
        "Passed over | Fri 3 Apr 2026 | bank holiday: Good Friday",
        "Suggested | Thu 2 Apr 2026 | working day",
    ]


def test_the_way_on_to_a_working_day_says_why_each_day_is_passed_over() -> None:
    assert lines(to_work(date(2026, 4, 4), date(2026, 4, 7), CALENDAR)) == [
        "Passed over | Sat 4 Apr 2026 | Saturday",
        "Passed over | Sun 5 Apr 2026 | Sunday",
        "Passed over | Mon 6 Apr 2026 | bank holiday: Easter Monday",
        "Suggested | Tue 7 Apr 2026 | working day",
    ]


def test_an_age_is_counted_by_birthdays_and_then_by_months() -> None:
    assert lines(ages(date(2012, 1, 30), 15, 2)) == [
        "Born | Mon 30 Jan 2012",
        "5th birthday | Mon 30 Jan 2017",
        "10th birthday | Sun 30 Jan 2022",
        "15th birthday | Sat 30 Jan 2027",
        "and 1 month | Sun 28 Feb 2027 | no 30th, so the last day of the month",
        "and 2 months | Tue 30 Mar 2027",
    ]


def test_a_birthday_of_29_february_says_where_it_stands() -> None:
    assert lines(ages(date(2024, 2, 29), 4, 0)) == [
        "Born | Thu 29 Feb 2024",
        "1st birthday | Sat 1 Mar 2025 | no 29 February this year",
        "2nd birthday | Sun 1 Mar 2026 | no 29 February this year",
        "3rd birthday | Mon 1 Mar 2027 | no 29 February this year",
        "4th birthday | Tue 29 Feb 2028",
    ]


def test_a_year_after_a_leap_day_says_why_it_is_a_day_earlier() -> None:
    assert lines(periods(date(2024, 2, 29), Amount(4, "year"), 1, (1, 4))) == [
        "Year 1 | Fri 28 Feb 2025 | no 29th, so the last day of the month",
        "Year 4 | Tue 29 Feb 2028",
    ]


def test_up_to_ten_working_days_are_named_each_for_itself() -> None:
    found = lines(working_days(date(2026, 12, 2), 10, CALENDAR))
    assert found[0] == "Working day 1 | Thu 3 Dec 2026"
    assert found[-1] == "Working day 10 | Wed 16 Dec 2026"
    assert len(found) == 14


@pytest.mark.parametrize(("years", "birthdays"), [(6, [1, 2, 3, 4, 5, 6]), (7, [5, 6, 7])])
def test_up_to_six_birthdays_are_named_each_for_itself(years: int, birthdays: list[int]) -> None:
    found = [line.label for line in ages(date(2012, 5, 3), years, 0)]
    assert found == ["Born", *(f"{ordinal(number)} birthday" for number in birthdays)]
