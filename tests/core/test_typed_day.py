"""Three typed boxes and pasted text: forgiving, in plain words, never guessing."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from decision_tool.core.days.day_text import read_day, read_day_text
from decision_tool.core.days.short_year import Expected
from decision_tool.core.days.typed_day import BOXES, Typed

CASES = Path(__file__).parent.parent / "cases" / "dates" / "typed.csv"
NAMED = "The final hearing"


def written(*without: str) -> list[object]:
    """Return every way of writing a day, with what it comes to or why it is refused."""
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["text"] not in without]
    return [pytest.param(row, id=row["because"]) for row in rows]


def expected_of(row: dict[str, str]) -> Expected:
    today = date.fromisoformat(row["today"]) if row["today"] else None
    return Expected(today, is_birth=row["kind"] == "birth")


def told(found: Typed) -> tuple[str, str]:
    return found.day.isoformat() if found.day else "", found.message


def read(day: str, month: str, year: str, *, unfinished: bool = False) -> Typed:
    boxes: dict[str, object] = {"day": day, "month": month, "year": year}
    return read_day({**boxes, "unfinished": unfinished}, NAMED)


@pytest.mark.parametrize("row", written())
def test_a_day_is_read_as_it_is_written_or_refused_with_the_reason(row: dict[str, str]) -> None:
    found = read_day_text(row["text"], NAMED, expected_of(row))
    assert told(found) == (row["day"], f"{NAMED} {row['message']}" if row["message"] else "")


@pytest.mark.parametrize("row", written("0", "soon"))
def test_a_whole_date_in_one_box_is_read_like_any_text(row: dict[str, str]) -> None:
    found = read_day({"month": row["text"]}, NAMED, expected_of(row))
    assert told(found) == told(read_day_text(row["text"], NAMED, expected_of(row)))
    assert found.is_whole


def test_a_field_still_being_typed_in_is_not_taken_for_a_date() -> None:
    year = "The final hearing must have a year of 4 figures, for example 2026."
    assert read("3", "2", "20", unfinished=True) == Typed(None, year, ("year",))
    assert read("2026-10-2", "", "", unfinished=True).day is None
    assert read("3", "2", "2026", unfinished=True).day == date(2026, 2, 3)


def test_a_short_year_is_told_to_be_one() -> None:
    assert read("3", "2", "26") == Typed(date(2026, 2, 3), is_short=True)
    assert read_day_text("3.2.26", NAMED).is_short
    assert not read_day_text("3.2.2026", NAMED).is_short


def test_the_number_of_a_spreadsheet_is_offered_and_never_taken() -> None:
    found = read_day_text("46317.5", NAMED)
    assert (found.day, found.meant) == (None, date(2026, 10, 22))


def test_a_weekday_beside_the_day_must_be_its_own() -> None:
    assert read("Tue 3rd", "Feb", "2026").day == date(2026, 2, 3)
    message = "The final hearing is not right: Tue 3 Feb 2026 is a Tuesday. Check the day."
    assert read("Mon 3", "2", "2026") == Typed(None, message, ("day",))


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
        (("3", "2", "226"), "must have a year of 4 figures, for example 2026.", ("year",)),
        (("3", "2", "x"), "must have a year of 4 figures, for example 2026.", ("year",)),
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


def test_a_day_in_three_boxes_is_neither_short_nor_whole_nor_offered() -> None:
    found = read("3", "2", "2026")
    assert (found.is_short, found.is_whole, found.meant, found.boxes) == (False, False, None, ())
    assert not read("", "", "").is_whole


@pytest.mark.parametrize(
    "boxes", [("3rd", "", ""), ("", "Feb", ""), ("", "Feb.", ""), ("", "", "2026")]
)
def test_a_part_of_a_date_alone_is_not_taken_for_all_of_it(boxes: tuple[str, str, str]) -> None:
    found = read(*boxes)
    assert found.boxes == tuple(name for name, text in zip(BOXES, boxes, strict=True) if not text)
    assert found.message.startswith("The final hearing must include a ")
    assert not found.is_whole


@pytest.mark.parametrize(
    ("year", "today"), [("26", None), ("26", date(2025, 12, 1)), ("52", date(2026, 12, 1))]
)
def test_a_short_year_that_may_be_of_two_centuries_is_to_be_mended_in_its_box(
    year: str, today: date | None
) -> None:
    boxes = {"day": "3", "month": "2", "year": year}
    found = read_day(boxes, NAMED, Expected(today, is_birth=year == "26"))
    assert (found.day, found.boxes) == (None, ("year",))
    assert found.message.endswith("Write the year with 4 figures.")


def test_what_is_far_longer_than_a_date_is_refused_and_a_long_one_is_read() -> None:
    wide = f"Thu{' ' * 80}22{' ' * 80}October 2026"
    assert read_day_text(wide, NAMED).day == date(2026, 10, 22)
    page = f"22/10/2026{', ' * 15_000}x"
    message = (
        "The final hearing (22/10/2026, , , , , , , , , , , , , , , , , , , , , , , , , …) is far "
        "longer than a date. Write the day alone, like 22/10/2026."
    )
    assert read_day_text(page, NAMED) == Typed(message=message)
    assert read(page, "", "").message == message
