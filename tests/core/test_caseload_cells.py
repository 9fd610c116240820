"""What one cell says: UK order, forgiving of how it is written, refused where it is a guess."""

from __future__ import annotations

from datetime import date

import pytest

from decision_tool.core.caseload.cells import (
    DayCell,
    could_be_either,
    leanings,
    read_answer,
    read_day_cell,
    read_yes_no,
)
from tests.core.guidance_builder import QUESTIONS

DAY = date(2026, 10, 22)


def read(text: str, **more: bool) -> DayCell:
    return read_day_cell(text, "The hearing", **more)


@pytest.mark.parametrize(
    "text",
    [
        "22/10/2026", "22-10-2026", "22.10.2026", "22 10 2026", "22 Oct 2026", "22nd October 2026",
        "22nd of October 2026", "22-Oct-2026", "2026-10-22", "2026/10/22", "Thu 22 Oct 2026",
        "Thursday, 22 October 2026", "October 22, 2026", "22/10/2026 00:00", "22/10/2026 10:30:00",
        "2026-10-22T00:00:00", "22 Oct 2026 at 10.30", "22\u201310\u20132026",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert read(text) == DayCell(DAY)


@pytest.mark.parametrize(
    "text", ["22/10/2026 (provisional)", "22/10/2026?", "22/10/2026 prov.", "22 Oct 2026 [TBC]"]
)
def test_a_day_that_may_move_is_marked(text: str) -> None:
    assert read(text) == DayCell(DAY, provisional=True)


@pytest.mark.parametrize("text", ["", "TBC", "n/a", "-", "?", "not known", "None"])
def test_words_for_no_date_yet_are_no_date(text: str) -> None:
    assert read(text) == DayCell()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31/02/2026", "The hearing (31/02/2026) must be a real date. February 2026 has 28 days."),
        ("22/10/26", "The hearing (22/10/26) must have a year with 4 figures, for example 2026."),
        ("10/22/2026", "The hearing (10/22/2026) must have a real month, for example 3 or Mar."),
        ("soon", "The hearing (soon) must be a date. Write it like 22/10/2026."),
        ("22/10", "The hearing (22/10) must be a date. Write it like 22/10/2026."),
        (
            "Fri 22 Oct 2026",
            (
                "The hearing (Fri 22 Oct 2026) is not right: Thu 22 Oct 2026 is a Thursday. "
                "Check the day."
            ),
        ),
        (
            "46317",
            (
                "The hearing (46317) is the number that a spreadsheet keeps for a day, perhaps "
                "Thu 22 Oct 2026. Show the column as dates in the spreadsheet, then save or copy "
                "it again."
            ),
        ),
    ],
)
def test_what_would_be_a_guess_is_refused_with_what_to_write(text: str, problem: str) -> None:
    assert read(text) == DayCell(problem=problem)


def test_where_a_column_is_month_first_a_day_that_could_be_either_is_refused() -> None:
    found = read("03/04/2026", is_month_first=True)
    assert found.problem == (
        "The hearing (03/04/2026) could be read day first or month first. Write it like 22/10/2026."
    )
    assert read("03/04/2026").day == date(2026, 4, 3)
    assert read("3 April 2026", is_month_first=True).day == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("3/4/2026", True), ("3/3/2026", False), ("13/4/2026", False), ("3 Apr 2026", False)],
)
def test_only_two_small_and_different_numbers_could_be_either(text: str, expected: bool) -> None:
    assert could_be_either(text) is expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["10/22/2026", "3/4/2026"], (False, True)),
        (["10/22/2026", "22/10/2026"], (True, True)),
        (["3/4/2026", "22 Oct 2026"], (False, False)),
        ([], (False, False)),
    ],
)
def test_some_dates_tell_which_way_round_they_stand(
    cells: list[str], expected: tuple[bool, bool]
) -> None:
    assert leanings(cells) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yes", True), ("x", True), ("✓", True), ("1", True), ("no", False), ("", False),
        ("0", False), ("maybe", None), ("!", None),
    ],
)  # fmt: skip
def test_yes_and_no_are_read_in_the_ways_people_write_them(
    text: str, expected: bool | None
) -> None:
    assert read_yes_no(text) is expected


@pytest.mark.parametrize(("text", "value"), [("Y", "yes"), ("TRUE", "yes"), ("No", "no")])
def test_an_answer_is_read_by_value_title_or_sign(text: str, value: str) -> None:
    assert read_answer(text, QUESTIONS[0]) == (value, "")


def test_a_number_is_an_answer_in_its_range_only() -> None:
    months = QUESTIONS[2]
    assert read_answer("3", months) == ("3", "")
    problem = "How many months? Write a whole number from 1 to 6. It says “9”."
    assert read_answer("9", months) == ("", problem)


def test_another_answer_is_refused_with_the_ones_there_are() -> None:
    problem = "Is it complex? Write yes or no. It says “perhaps”."
    assert read_answer("perhaps", QUESTIONS[0]) == ("", problem)
