"""What a record says its day is counted from."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.core.records_builder import fills_of, found, recorded

MINUTES = {"records": ("minutes",)}
STEPS = {
    "visit": "2 weeks before hearing",
    "talk": "1 month after visit",
    "monthly": "every month after visit until review",
}
BUILT = recorded(STEPS, visit=MINUTES, talk=MINUTES, monthly=MINUTES)
DATES = {"hearing": "2026-10-08", "review": "2027-01-12"}


def counted(name: str, **given: Any) -> str:
    return fills_of(found(BUILT, **{"dates": DATES, **given}), name).get("from", "")


def test_a_meeting_planned_is_seen_through_to_its_key_date() -> None:
    assert counted("talk") == "Hearing Thu 8 Oct 2026"
    assert counted("monthly#2") == "Hearing Thu 8 Oct 2026"


@pytest.mark.parametrize(
    ("dated", "words"),
    [
        ({}, ""),
        ({"in_force_from": "2026-03-02"}, "; guidance edition 1"),
        (
            {"in_force_from": "2026-03-02", "in_force_until": "2027-03-31"},
            "; guidance edition 1, in force until Wednesday 31 March 2027",
        ),
    ],
)
def test_a_published_edition_is_named_with_what_is_counted_from(
    dated: dict[str, Any], words: str
) -> None:
    built = replace(BUILT, **dated)
    said = fills_of(found(built, dates=DATES), "talk")["from"]
    assert said == f"Hearing Thu 8 Oct 2026{words}"
    assert "from" not in fills_of(found(built), "talk")


def test_a_date_that_only_ends_a_series_is_not_counted_from() -> None:
    records = found(BUILT, dates=DATES, provisional=frozenset({"review"}))

    assert fills_of(records, "monthly#1")["from"] == "Hearing Thu 8 Oct 2026"


def test_a_meeting_held_is_counted_from_itself() -> None:
    held = {"p/visit": "2026-09-22"}

    assert counted("talk", held=held) == "Visit, held Tue 22 Sep 2026"
    assert counted("monthly#1", held=held) == "Visit, held Tue 22 Sep 2026"


def test_a_later_occurrence_is_counted_from_the_last_one_held() -> None:
    held = {"p/visit": "2026-09-22", "p/monthly#1": "2026-10-20"}

    assert counted("monthly#1", held=held) == "Visit, held Tue 22 Sep 2026"
    assert counted("monthly#3", held=held) == "Monthly 1, held Tue 20 Oct 2026"


def test_an_occurrence_after_one_replaced_is_counted_from_what_took_its_place() -> None:
    built = recorded(
        {"visit": "by hearing", "other": "by other", "monthly": "every month after visit"},
        visit=MINUTES,
        other={"replaces": "p/monthly#1", **MINUTES},
        monthly=MINUTES,
    )
    dates = {"hearing": "2026-10-08", "other": "2026-11-20"}

    assert fills_of(found(built, dates=dates), "monthly#2")["from"] == "Other Fri 20 Nov 2026"
    held = found(built, dates=dates, held={"p/other": "2026-11-18"})
    assert fills_of(held, "monthly#2")["from"] == "Other, held Wed 18 Nov 2026"


def test_several_dates_stand_in_one_line_each_with_its_weekday() -> None:
    built = recorded({"visit": "between hearing and review"}, visit=MINUTES)

    assert fills_of(found(built, dates=DATES), "visit")["from"] == (
        "Hearing Thu 8 Oct 2026; Review Tue 12 Jan 2027"
    )


def test_a_birth_is_named_without_its_day() -> None:
    built = recorded({"visit": "by 18th birthday"}, visit=MINUTES)
    known = fills_of(found(built, dates={"birth": "2010-02-03"}), "visit")

    assert known["from"] == "Birth"
    assert known["when"] == "By Thu 3 Feb 2028"


def test_a_meeting_without_a_day_is_counted_from_nothing() -> None:
    assert counted("talk", dates={}) == ""
