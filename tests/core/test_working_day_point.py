"""Working days before and after a day: which day it is, how it was counted, and what is unknown."""

from __future__ import annotations

from typing import Any

import pytest

from decision_tool.core.timetable.count import count_of
from tests.core.guidance_builder import guidance, plan_of, rows_of


def row(sentence: str, hearing: str, **given: Any) -> dict[str, Any]:
    built = guidance({"visit": sentence})
    return rows_of(built, dates={"hearing": hearing}, **given)["visit"]


@pytest.mark.parametrize(
    ("sentence", "hearing", "earliest", "latest"),
    [
        # Christmas Day and a weekend are passed over.
        ("2 working days before hearing", "2026-12-28", None, "2026-12-23"),
        ("at least 2 working days before hearing", "2026-12-28", None, "2026-12-23"),
        ("by 2 working days before hearing", "2026-12-28", None, "2026-12-23"),
        ("before 2 working days before hearing", "2026-12-28", None, "2026-12-22"),
        # The day itself is day 0, whatever day it is.
        ("1 working day before hearing", "2026-09-06", None, "2026-09-04"),
        ("1 working day after hearing", "2026-09-05", None, "2026-09-07"),
        ("10 working days after hearing", "2026-12-17", None, "2027-01-04"),
        # A window of working days, as courts set one.
        (
            "from 12 working days after hearing and by 18 working days after hearing",
            "2026-09-07", "2026-09-23", "2026-10-01",
        ),
        ("within 5 working days of 2 working days before hearing",
         "2026-12-28", "2026-12-23", "2026-12-31"),
        ("2 weeks before 5 working days before hearing", "2026-09-14", None, "2026-08-24"),
        ("months working days before hearing", "2026-09-14", None, "2026-09-09"),
    ],
)  # fmt: skip
def test_the_day_is_counted_over_weekends_and_bank_holidays(
    sentence: str, hearing: str, earliest: str | None, latest: str
) -> None:
    found = row(sentence, hearing, answers={"months": "3"})
    assert (found["state"], found["earliest"], found["latest"]) == ("dated", earliest, latest)


def test_the_working_says_what_was_passed_over() -> None:
    found = row("2 working days before hearing", "2026-12-28")
    assert found["reasons"] == [
        "The hearing is on Monday 28 December 2026.",
        "That day is day 0; working day 2 before it is Wednesday 23 December 2026.",
        "Not counted: 2 weekend days; Friday 25 December 2026 (Christmas Day).",
    ]
    assert found["suggested"] == "2026-12-23"


def test_the_count_is_written_out_backwards() -> None:
    plan = plan_of(
        guidance({"visit": "2 working days before hearing"}), dates={"hearing": "2026-12-28"}
    )
    (count,) = count_of(plan.steps[0], plan.planner.facts.working_days)
    assert count.title == "2 working days before the hearing"
    assert [(one.label, one.text, one.note) for one in count.lines] == [
        ("Day 0", "Mon 28 Dec 2026", "not counted"),
        ("Not counted", "Sun 27 Dec 2026", "Sunday"),
        ("Not counted", "Sat 26 Dec 2026", "Saturday"),
        ("Not counted", "Fri 25 Dec 2026", "bank holiday: Christmas Day"),
        ("Working day 1", "Thu 24 Dec 2026", ""),
        ("Working day 2", "Wed 23 Dec 2026", ""),
    ]


def test_a_long_count_backwards_names_runs_from_their_first_day_to_their_last() -> None:
    plan = plan_of(
        guidance({"visit": "12 working days before hearing"}), dates={"hearing": "2026-09-21"}
    )
    (count,) = count_of(plan.steps[0], plan.planner.facts.working_days)
    assert [(one.label, one.text) for one in count.lines] == [
        ("Day 0", "Mon 21 Sep 2026"),
        ("Not counted", "Sat 19 Sep to Sun 20 Sep 2026"),
        ("Working days 1 to 5", "Mon 14 Sep to Fri 18 Sep 2026"),
        ("Not counted", "Sat 12 Sep to Sun 13 Sep 2026"),
        ("Working days 6 to 10", "Mon 7 Sep to Fri 11 Sep 2026"),
        ("Not counted", "Sat 5 Sep to Sun 6 Sep 2026"),
        ("Working days 11 to 12", "Thu 3 Sep to Fri 4 Sep 2026"),
    ]


def test_bank_holidays_that_are_not_known_are_not_guessed() -> None:
    found = row("2 working days before hearing", "2026-01-02")
    assert found["state"] == "conflict"
    why = "Working days around Wednesday 31 December 2025 are not known: bank holidays are known"
    start = "The hearing is on Friday 2 January 2026."
    assert found["reasons"] == [start, f"{why} from 2026 to 2027."]
    within = row("within 2 working days of hearing", "2027-12-31")
    assert within["state"] == "conflict"


def test_a_date_of_which_the_year_is_projected_says_so() -> None:
    found = row("2 working days before hearing", "2027-01-05")
    assert found["reasons"][-1] == (
        "Bank holidays for 2027 are worked out by rule: the list is not published yet."
    )
