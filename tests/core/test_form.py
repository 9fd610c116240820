"""The form as typed: what is wrong in one field never holds up the others."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from decision_tool.core.errors import FaultsError
from decision_tool.core.timetable.display import Trouble
from decision_tool.core.timetable.form import Filled, read_form
from tests.core.guidance_builder import guidance

BUILT = guidance({"first": "by hearing", "monthly": "every month after first until review"})


def boxes(day: object = "", month: object = "", year: object = "") -> dict[str, str]:
    return {"day": str(day), "month": str(month), "year": str(year)}


def read(**form: Any) -> Filled:
    return read_form({"pathways": ["p"], "today": "2026-09-07", **form}, BUILT)


def test_a_half_filled_field_is_reported_and_left_out() -> None:
    filled = read(dates={"hearing": boxes(3, 2, 2026), "review": boxes(3, 2), "other": boxes()})
    assert filled.given.dates == {"hearing": date(2026, 2, 3)}
    message = "The review must include a year, for example 27 3 2026."
    assert filled.faulty == (Trouble(message, "dates", "review"),)
    assert filled.fields["dates"]["review"] == {
        "iso": None,
        "weekday": "",
        "age": "",
        "message": message,
        "boxes": ["year"],
    }


def test_a_field_echoes_its_weekday() -> None:
    shown = read(dates={"hearing": boxes(3, 2, 2026)}).fields["dates"]["hearing"]
    assert shown == {
        "iso": "2026-02-03",
        "weekday": "Tuesday",
        "age": "",
        "message": "",
        "boxes": [],
    }


@pytest.mark.parametrize(
    ("birth", "age"),
    [((3, 5, 2022), "aged 4"), ((8, 9, 2025), "under 1"), ((8, 9, 2026), "not yet born")],
)
def test_a_birth_date_echoes_the_age_today(birth: tuple[int, int, int], age: str) -> None:
    assert read(dates={"birth": boxes(*birth)}).fields["dates"]["birth"]["age"] == age


def test_without_today_no_age_is_told() -> None:
    filled = read(today=None, dates={"birth": boxes(3, 5, 2022)})
    assert filled.fields["dates"]["birth"]["age"] == ""


def test_answers_are_taken_blank_ones_are_not() -> None:
    filled = read(answers={"complex": "yes", "likely": "", "months": " 3 "})
    assert filled.given.answers == {"complex": "yes", "months": "3"}


@pytest.mark.parametrize("typed", ["7", "0", "two", "1.5", "-1"])
def test_a_number_out_of_range_is_reported_and_left_out(typed: str) -> None:
    filled = read(answers={"months": typed})
    assert filled.given.answers == {}
    message = "How many months? Enter a whole number from 1 to 6."
    assert filled.faulty == (Trouble(message, "answers", "months"),)


def test_a_day_held_is_read_like_any_other() -> None:
    filled = read(held={"p/first": boxes(1, 9, 2026), "p/monthly#2": boxes(1, 9)})
    assert filled.given.held == {"p/first": date(2026, 9, 1)}
    message = "The day of the monthly must include a year, for example 27 3 2026."
    assert filled.faulty == (Trouble(message, "held", "p/monthly#2"),)


def test_provisional_dates_are_named() -> None:
    filled = read(
        dates={"hearing": {**boxes(3, 2, 2026), "provisional": True}, "review": boxes(4, 2, 2026)}
    )
    assert filled.provisional == {"hearing"}


def test_ids_that_do_not_exist_are_refused() -> None:
    with pytest.raises(FaultsError, match="no key date called 'haering'"):
        read(dates={"haering": boxes(3, 2, 2026)})
    with pytest.raises(FaultsError, match="no question called 'complx'"):
        read(answers={"complx": "yes"})
    with pytest.raises(FaultsError, match="no pathway is chosen"):
        read(pathways=[])


def test_a_series_to_be_listed_in_full_is_kept() -> None:
    assert read(list_all=["p/monthly"]).given.list_all == ("p/monthly",)


def test_a_year_of_two_figures_is_read_by_today() -> None:
    shown = read(dates={"hearing": boxes(3, 2, 52), "birth": boxes(12, 6, 87)}).fields["dates"]
    assert shown["hearing"]["message"] == (
        "The hearing could be in 1952 or 2052. Write the year with 4 figures."
    )
    assert (shown["birth"]["iso"], shown["birth"]["weekday"]) == (
        "1987-06-12",
        "Friday 12 June 1987",
    )


def test_a_whole_date_in_one_box_is_shown_as_the_day_it_was_read_as() -> None:
    shown = read(dates={"hearing": boxes("3/2/2026")}).fields["dates"]["hearing"]
    assert (shown["iso"], shown["weekday"]) == ("2026-02-03", "Tuesday 3 February 2026")
