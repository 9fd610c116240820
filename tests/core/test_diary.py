"""The day to put in a diary: never past, and in the window while there is room (CONTRACT 27)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.guidance_builder import guidance, rows_of


def diary(when: str, today: str | None, dates: dict[str, str], **fields: Any) -> str | None:
    built = guidance({"first": when}, first=fields)
    given = {"dates": dates, "today": today} if today else {"dates": dates}
    day: str | None = rows_of(built, **given)["first"]["diary"]
    return day


MONDAY = {"hearing": "2026-06-15"}
SUNDAY = {"hearing": "2026-06-14"}
WINDOW = {"hearing": "2026-06-01", "review": "2026-06-16"}  # from Tuesday 2 to Monday 15 June
INSIDE = "between hearing and review"


@pytest.mark.parametrize(
    ("because", "when", "today", "dates", "expected"),
    [
        ("without today it is the day suggested", "by hearing", None, SUNDAY, "2026-06-12"),
        ("so it is with no day suggested", "from hearing", None, MONDAY, None),
        ("a day ahead is kept", "by hearing", "2026-06-01", SUNDAY, "2026-06-12"),
        ("today is soon enough", "by hearing", "2026-06-12", SUNDAY, "2026-06-12"),
        ("a window not yet open", INSIDE, "2026-05-01", WINDOW, "2026-06-15"),
        ("only days off are left", "by hearing", "2026-06-13", SUNDAY, "2026-06-14"),
        ("today is the last day and a day off", "by hearing", "2026-06-14", SUNDAY, "2026-06-14"),
        ("an aim has passed and its window has not", f"{INSIDE}, ideally 1 week after hearing",
         "2026-06-13", WINDOW, "2026-06-15"),
        ("an aim has passed on a working day", f"{INSIDE}, ideally 1 week after hearing",
         "2026-06-10", WINDOW, "2026-06-10"),
        ("overdue on a working day", "by hearing", "2026-06-16", MONDAY, "2026-06-16"),
        ("overdue on a Saturday", "by hearing", "2026-06-20", MONDAY, "2026-06-22"),
        ("overdue over Christmas", "by hearing", "2026-12-25", MONDAY, "2026-12-28"),
        ("a guide that has passed", "about 1 day after hearing", "2026-06-20", MONDAY,
         "2026-06-22"),
        ("at once, and the day is to come", "as soon as possible after hearing", "2026-06-01",
         MONDAY, "2026-06-15"),
        ("at once from this Sunday", "as soon as possible after hearing", "2026-06-14", SUNDAY,
         "2026-06-14"),
        ("at once since a Sunday", "as soon as possible after hearing", "2026-06-20", SUNDAY,
         "2026-06-22"),
        ("at once for five days now", "as soon as possible after hearing", "2026-06-20", MONDAY,
         "2026-06-22"),
        ("an open window starts with its first day", "after hearing", "2026-06-01", MONDAY,
         "2026-06-16"),
        ("an open window that has begun", "from hearing", "2026-06-17", MONDAY, "2026-06-17"),
        ("no holiday list for a day ahead", "by hearing", "2026-06-01", {"hearing": "2028-06-14"},
         None),
        ("no holiday list for today", "by hearing", "2028-06-14", MONDAY, None),
        ("no holiday list for the first day", "from hearing", "2026-06-01",
         {"hearing": "2028-06-14"}, None),
    ],
)  # fmt: skip
def test_the_day_to_put_in_a_diary(
    because: str, when: str, today: str | None, dates: dict[str, str], expected: str | None
) -> None:
    assert diary(when, today, dates) == expected, because


@pytest.mark.parametrize(
    ("today", "expected"), [(None, None), ("2026-06-01", None), ("2026-06-20", "2026-06-22")]
)
def test_what_comes_by_itself_is_booked_once_it_is_overdue(
    today: str | None, expected: str | None
) -> None:
    assert diary("on hearing", today, MONDAY, suggests_day=False) == expected


@pytest.mark.parametrize("when", ["on hearing", "from hearing"])
def test_a_milestone_is_never_booked(when: str) -> None:
    milestone = {"kind": "milestone", "suggests_day": False}
    assert diary(when, "2026-06-20", MONDAY, **milestone) is None


def test_what_is_held_needed_no_more_or_not_dated_is_not_booked() -> None:
    built = guidance(
        {
            "first": "by hearing",
            "weekly": "every week after hearing, superseded from review",
            "later": "by other",
        }
    )
    dates = {"hearing": "2026-06-15", "review": "2026-06-20"}
    rows = rows_of(built, dates=dates, held={"p/first": "2026-06-16"}, today="2026-06-17")
    assert {row["diary"] for row in rows.values()} == {None}
