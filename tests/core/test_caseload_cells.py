"""What one cell says: UK order, forgiving of how it is written, refused where it is a guess."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from time import perf_counter

import pytest

from decision_tool.core.caseload.cells import (
    DayCell,
    could_be_either,
    is_not_held,
    leanings,
    read_answer,
    read_day_cell,
    read_yes_no,
)
from decision_tool.core.days.day_text import LONGEST
from decision_tool.core.guidance.model import Option
from tests.core.guidance_builder import QUESTIONS

DAY = date(2026, 10, 22)


def read(text: str, *, is_month_first: bool = False) -> DayCell:
    return read_day_cell(text, "The hearing", is_month_first=is_month_first)


@pytest.mark.parametrize(
    "text",
    [
        "22/10/2026", "22-10-2026", "22.10.2026", "22 10 2026", "22 Oct 2026", "22nd October 2026",
        "22nd of October 2026", "22-Oct-2026", "2026-10-22", "2026/10/22", "Thu 22 Oct 2026",
        "Thursday, 22 October 2026", "October 22, 2026", "22/10/2026 00:00", "22/10/2026 00:00:00",
        "2026-10-22T00:00:00", "22\u201310\u20132026", "\u200e22/10/2026\u200e",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert read(text) == DayCell(DAY)


@pytest.mark.parametrize(
    "text", ["22/10/2026 (provisional)", "22/10/2026?", "22/10/2026 prov.", "22 Oct 2026 [TBC]"]
)
def test_a_day_that_may_move_is_marked(text: str) -> None:
    assert read(text) == DayCell(DAY, provisional=True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "TBC",
        "tba",
        "n/a",
        "NA",
        "-",
        "\u2013",
        "?",
        "...",
        "not known",
        "Unknown",
        "None",
        "nil",
    ],
)
def test_words_for_no_date_yet_are_no_date(text: str) -> None:
    assert read(text) == DayCell()


@pytest.mark.parametrize("text", ["TBC (22/10/2027)", "unknown (5/11/2027)", "n/a (was 3 May)"])
def test_a_word_for_no_date_with_more_behind_it_is_not_passed_over(text: str) -> None:
    found = read(text)
    assert found.day is None
    assert found.problem.startswith(f"The hearing ({text}) ")


def test_words_in_brackets_are_part_of_an_answer() -> None:
    """“Yes (withdrawn)” may mean no: nobody guesses. A title's own brackets may be left out."""
    assert read_yes_no("yes (withdrawn)") is None
    assert read_answer("yes (no longer)", QUESTIONS[0])[0] == ""
    question = replace(QUESTIONS[0], options=(Option("a", "Outline (PLO)"), Option("b", "Cake")))
    assert read_answer("outline", question) == read_answer("Outline (PLO)", question) == ("a", "")
    assert read_answer("cake (ended)", question)[0] == ""


@pytest.mark.parametrize("text", ["########", "#", "#N/A", "#REF!", "Err:504", "*", "///x"])
def test_a_sign_that_is_no_value_is_never_taken_for_a_blank_cell(text: str) -> None:
    found = read(text)
    assert found.day is None
    assert found.problem.startswith(f"The hearing ({text}) ")


@pytest.mark.parametrize("within", [", ", " ", "(", '"', "\n", "1 ", "tbc"])
def test_a_page_of_signs_in_a_cell_of_a_date_is_refused_at_once(within: str) -> None:
    begun = perf_counter()
    found = read(f"22/10/2026{within * 30_000}x")
    assert perf_counter() - begun < 5  # it took half a minute
    assert found.problem.startswith("The hearing (22/10/2026")
    assert found.problem.endswith(
        ") is far longer than a date. Write the day alone, like 22/10/2026."
    )


def test_a_short_year_and_the_number_of_a_spreadsheet_are_told() -> None:
    assert read("22/10/26") == DayCell(DAY, is_short=True)
    found = read("46317")
    assert (found.day, found.meant) == (None, DAY)
    assert "Thu 22 Oct 2026" in found.problem


def test_where_a_column_is_month_first_a_day_that_could_be_either_is_refused() -> None:
    found = read("03/04/2026", is_month_first=True)
    assert found.problem == (
        "The hearing (03/04/2026) could be read day first or month first. Write it like 22/10/2026."
    )
    assert read("Fri 03/04/2026", is_month_first=True).problem == (
        "The hearing (Fri 03/04/2026) could be read day first or month first. "
        "Write it like 22/10/2026."
    )
    for text in ("10/12", "Thu 10/12", "10-12"):
        assert read(text, is_month_first=True).problem == (
            f"The hearing ({text}) could be read day first or month first. "
            "Write it like 22/10/2026."
        )
    assert read("03/04/2026").day == date(2026, 4, 3)
    assert read("3 April 2026", is_month_first=True).day == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3/4/2026", True),
        ("3/4/26", True),
        ("3 / 4 / 2026", True),
        ("3\u20134\u20132026", True),
        ("3\u00a04\u00a02026", True),
        ("3/4/'26", True),
        ("3/3/2026", False),
        ("12/4/2026", True),
        ("4/12/2026", True),
        ("13/4/2026", False),
        ("4/13/2026", False),
        ("3 Apr 2026", False),
        ("'3/4/2026", True),
        ("Thu 3/4/2026", True),
        ("(\u201cThursday, 3/4/2026\u201d)", True),
        ("Thu 3 Apr 2026", False),
        ("10/12", True),
        ("10-12", True),
        ("'Thu 10/12", True),
        ("10/12 of 2026", True),
        ("10/12 at noon", True),
        ("10/10", False),
        ("13/12", False),
        ("10/25", False),
        ("10.12", False),
        ("10/122", False),
        ("10/12/", False),
    ],
)  # fmt: skip
def test_only_two_small_and_different_numbers_could_be_either(text: str, expected: bool) -> None:
    assert could_be_either(text) is expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["10/22/2026", "3/4/2026"], (False, True)),
        (["10/22/2026", "22/10/2026"], (True, True)),
        (["22/13/2026", "31/31/2026"], (False, False)),
        (["3/4/2026", "22 Oct 2026"], (False, False)),
        (["'10/22/2026"], (False, True)),
        (["Thu 10/22/2026"], (False, True)),
        (["(10/22/2026)"], (False, True)),
        (["[Thurs, 10/22/2026]?"], (False, True)),
        (["\u200e\u201810/22/2026\u2019"], (False, True)),
        (['"22/10/2026"'], (True, False)),
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
        ("Yes", True), ("y", True), ("TRUE", True), ("t", True), ("1", True), ("x", True),
        ("✓", True), ("✔", True), ("no", False), ("N", False), ("False", False), ("f", False),
        ("0", False), ("", False), ("maybe", None), ("!", None), ("2", None),
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


def test_a_choice_that_is_not_yes_or_no_is_refused_with_its_titles() -> None:
    question = replace(QUESTIONS[0], options=(Option("a", "Tea"), Option("b", "Cake")))
    assert read_answer("cake", question) == read_answer("B", question) == ("b", "")
    assert read_answer("jam", question) == (
        "",
        "Is it complex? Write one of: Tea; Cake. It says “jam”.",
    )


def test_an_answer_of_yes_and_no_is_read_by_titles_of_its_own_too() -> None:
    options = (Option("yes", "It is"), Option("no", "It is not"))
    question = replace(QUESTIONS[0], options=options)
    found = [read_answer(text, question)[0] for text in ("It is", "it is not", "x", "N")]
    assert found == ["yes", "no", "yes", "no"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no", True), ("N", True), ("false", True), ("f", True), ("0", True), ("Not held", True),
        ("not done", True), ("not yet", True), ("Not yet held", True), ("not yet done", True),
        ("not", False), ("yet", False), ("held", False), ("", False),
    ],
)  # fmt: skip
def test_that_a_step_was_not_held_is_read_in_the_ways_people_write_it(
    text: str, expected: bool
) -> None:
    assert is_not_held(text) is expected


def test_a_cell_as_long_as_a_day_can_be_written_may_say_that_it_may_move() -> None:
    begun, end = "22/10/2026", "(provisional)"
    long = begun + " " * (LONGEST - len(begun + end)) + end
    assert read(long) == DayCell(DAY, provisional=True)
    assert read(long.replace(" ", "  ", 1)).day is None
