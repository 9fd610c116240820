"""Three typed boxes: forgiving, in plain words, never guessing."""

from __future__ import annotations

from datetime import date

import pytest

from decision_tool.core.days.typed_day import Typed, read_day


def read(day: str, month: str, year: str) -> Typed:
    return read_day({"day": day, "month": month, "year": year}, "The final hearing")


@pytest.mark.parametrize(
    ("day", "month"),
    [
        ("3", "2"), ("03", "02"), (" 3 ", " 2 "), ("3rd", "Feb"), ("3", "feb"), ("3", "FEBRUARY"),
        ("3", "Feb."), ("3", "Febr"),
    ],
)  # fmt: skip
def test_understands_many_ways_of_writing_a_day(day: str, month: str) -> None:
    assert read(day, month, " 2026 ") == Typed(date(2026, 2, 3))


def test_understands_sept() -> None:
    assert read("1", "sept", "2026").day == date(2026, 9, 1)


def test_nothing_typed_is_nothing_given() -> None:
    assert read_day({}, "It") == Typed()
    assert read(" ", "", "") == Typed()


@pytest.mark.parametrize(
    ("boxes", "message", "at_fault"),
    [
        (("3", "2", ""), "must include a year, for example 27 3 2026.", ("year",)),
        (("", "2", ""), "must include a day and year, for example 27 3 2026.", ("day", "year")),
        (("x", "2", "2026"), "must have a day in figures, for example 27.", ("day",)),
        (("3", "13", "2026"), "must have a real month, for example 3 or Mar.", ("month",)),
        (("3", "0", "2026"), "must have a real month, for example 3 or Mar.", ("month",)),
        (("3", "Ju", "2026"), "must have a real month, for example 3 or Mar.", ("month",)),
        (("3", "Foo", "2026"), "must have a real month, for example 3 or Mar.", ("month",)),
        (("3", "2", "26"), "must have a year with 4 figures, for example 2026.", ("year",)),
        (("3", "2", "0226"), "must have a year from 1900 to 2199.", ("year",)),
        (("3", "2", "2200"), "must have a year from 1900 to 2199.", ("year",)),
        (("0", "2", "2026"), "must be a real date. February 2026 has 28 days.", ("day",)),
        (("29", "2", "2026"), "must be a real date. February 2026 has 28 days.", ("day",)),
        (("31", "4", "2026"), "must be a real date. April 2026 has 30 days.", ("day",)),
        (("٣", "2", "2026"), "must have a day in figures, for example 27.", ("day",)),
    ],
)
def test_says_what_to_mend_and_where(
    boxes: tuple[str, str, str], message: str, at_fault: tuple[str, ...]
) -> None:
    assert read(*boxes) == Typed(None, f"The final hearing {message}", at_fault)


def test_the_edges_of_the_years_are_inside() -> None:
    assert read("1", "1", "1900").day == date(1900, 1, 1)
    assert read("31", "12", "2199").day == date(2199, 12, 31)
