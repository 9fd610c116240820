"""How a row's days are counted out. Today is Monday 7 September 2026 throughout."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from decision_tool.core.days.working_days import WorkingDays
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.timetable.count import count_of
from decision_tool.core.timetable.display import Timetable
from decision_tool.core.timetable.display_details import Count
from decision_tool.core.timetable.timetable import Asked, timetable
from tests.core.display_builder import row_of
from tests.core.guidance_builder import HOLIDAYS, guidance, plan_of

BIRTH = "2012-05-03"
HEARING = "2026-11-16"


def opened(built: Guidance, *rows: str, **given: Any) -> Timetable:
    """Return the timetable with these rows open."""
    plan = plan_of(built, **{"today": "2026-09-07", **given})
    return timetable(built, plan, Asked(open=frozenset(f"p/{row}" for row in rows)))


def count(sentence: str, row: str = "visit", **given: Any) -> tuple[Count, ...]:
    """Return the count behind step ``visit`` of this sentence."""
    made = opened(guidance({"visit": sentence}), row, **given)
    return row_of(made, row).details.count


def ends(counts: tuple[Count, ...]) -> list[tuple[str, str, str]]:
    """Return what each ladder leads to, its title and its last day."""
    return [(one.end, one.title, one.lines[-1].day) for one in counts]


def labels(ladder: Count) -> list[str]:
    return [count_line.label for count_line in ladder.lines]


def test_a_closed_row_is_not_counted_out() -> None:
    built = guidance({"visit": "2 weeks before hearing"})
    closed = opened(built, dates={"hearing": HEARING})
    assert row_of(closed, "visit").details.count == ()


def test_a_count_starts_from_the_date_typed_and_ends_on_the_day_of_the_row() -> None:
    (ladder,) = count("2 weeks before hearing", dates={"hearing": HEARING})
    assert ladder.title == "2 weeks (14 days) before the hearing"
    assert [(one.label, one.day, one.note) for one in ladder.lines] == [
        ("Start", "2026-11-16", ""),
        ("Week 1", "2026-11-09", ""),
        ("Week 2", "2026-11-02", ""),
    ]


@pytest.mark.parametrize(
    "sentence",
    ["by hearing", "before hearing", "after hearing", "on hearing", "between review and hearing",
     "by the end of the month after hearing", "when needed"],
)  # fmt: skip
def test_what_is_not_counted_has_no_count(sentence: str) -> None:
    assert count(sentence, dates={"hearing": "2026-11-18", "review": "2026-10-05"}) == ()


def test_a_row_without_a_day_has_no_count() -> None:
    assert count("2 weeks before hearing") == ()
    assert count("by hearing", held={"p/visit": "2026-09-01"}) == ()


def test_before_and_after_add_a_day_to_what_is_counted() -> None:
    dates = {"hearing": HEARING}
    before, _ = count("before 1 week after hearing", dates=dates)
    assert labels(before) == ["Start", "Week 1", "The day before"]
    assert before.lines[-1].day == "2026-11-22"
    (after,) = count("after 1 week after hearing", dates=dates)
    assert (after.end, after.lines[-1].label) == ("first", "The day after")
    assert after.lines[-1].day == "2026-11-24"


def test_a_window_counted_at_both_ends_has_a_ladder_for_each() -> None:
    dates = {"hearing": HEARING, "review": "2026-12-31"}
    sentence = "between 1 week after hearing and 1 week before review"
    assert ends(count(sentence, dates=dates)) == [
        ("first", "First day: 1 week (7 days) after the hearing", "2026-11-24"),
        ("last", "Last day: 1 week (7 days) before the review", "2026-12-23"),
    ]


def test_a_window_that_another_cuts_short_is_left_out() -> None:
    dates = {"hearing": HEARING, "review": "2026-11-18"}
    sentence = "within 1 week of hearing and by review"
    assert count(sentence, dates=dates) == ()


def test_within_an_amount_starts_from_day_0() -> None:
    (ladder,) = count("within 2 weeks of hearing", dates={"hearing": HEARING})
    assert labels(ladder) == ["Day 0", "Week 1", "Week 2"]


def test_working_days_start_from_day_0_and_name_the_bank_holiday() -> None:
    (ladder,) = count("within 2 working days of hearing", dates={"hearing": "2026-12-24"})
    assert ladder.title == "2 working days after the hearing"
    assert [(one.label, one.note) for one in ladder.lines] == [
        ("Day 0", "not counted"),
        ("Not counted", "bank holiday: Christmas Day"),
        ("Not counted", "Saturday"),
        ("Not counted", "Sunday"),
        ("Working day 1", ""),
        ("Working day 2", ""),
    ]


def test_an_amount_that_an_answer_gives_is_counted() -> None:
    dates, answers = {"hearing": HEARING}, {"months": "2"}
    ladder = count("within months months of hearing", dates=dates, answers=answers)[0]
    assert ladder.title == "2 months after the hearing"
    assert ladder.lines[-1].day == "2027-01-16"
    shifted = count("months months after hearing", dates=dates, answers=answers)[0]
    assert shifted.lines[-1].day == "2027-01-16"


def test_weeks_of_a_period_are_told_and_the_best_day_is_counted_too() -> None:
    sentence = "in weeks 2 to 3 from hearing, ideally 2 weeks after hearing"
    assert ends(count(sentence, dates={"hearing": HEARING})) == [
        ("last", "Weeks 2 to 3 from the hearing", "2026-12-06"),
        ("aim", "Best day: 2 weeks (14 days) after the hearing", "2026-11-30"),
    ]


def test_a_count_from_a_count_shows_both() -> None:
    sentence = "by 1 week before 2 months after hearing"
    assert ends(count(sentence, dates={"hearing": HEARING}))[:2] == [
        ("before", "2 months after the hearing", "2027-01-16"),
        ("last", "1 week (7 days) before that day", "2027-01-09"),
    ]


def test_ages_are_counted_from_the_birth() -> None:
    assert ends(count("on 16th birthday", dates={"birth": BIRTH})) == [
        ("last", "The 16th birthday", "2028-05-03")
    ]
    assert ends(count("at age 15 years 7 months", dates={"birth": BIRTH})) == [
        ("last", "Age 15 years 7 months", "2027-12-03")
    ]
    assert ends(count("2 weeks before 16th birthday", dates={"birth": BIRTH})) == [
        ("before", "The 16th birthday", "2028-05-03"),
        ("last", "2 weeks (14 days) before the 16th birthday", "2028-04-19"),
    ]


def test_halfway_counts_the_days_between() -> None:
    dates = {"hearing": "2026-09-07", "review": "2026-09-12"}
    (ladder,) = count("from halfway between hearing and review", dates=dates)
    assert ladder.title == "Halfway between the hearing and the review"
    assert [(one.label, one.note) for one in ladder.lines] == [
        ("Start", "the hearing"),
        ("Day 5", "the review"),
        ("Day 2", "half of 5 days, rounded down"),
    ]
    dates["review"] = "2026-09-11"
    (even,) = count("from halfway between hearing and review", dates=dates)
    assert even.lines[-1].note == "half of 4 days"


def test_the_end_of_a_month_closes_what_is_counted() -> None:
    sentence = "as soon as possible after the end of the month of 1 month after hearing"
    (ladder,) = count(sentence, dates={"hearing": HEARING})
    assert labels(ladder) == ["Start", "Month 1", "Month end"]
    assert ladder.lines[-1].day == "2026-12-31"


def test_the_point_that_settles_a_choice_is_the_one_counted() -> None:
    dates = {"hearing": HEARING, "review": "2026-10-05"}
    (ladder,) = count("1 week after the later of hearing and review", dates=dates)
    assert ladder.title == "1 week (7 days) after the hearing"
    (first,) = count("1 month after review or hearing", dates=dates)
    assert first.title == "1 month after the review"


def test_a_choice_of_counts_shows_the_one_that_settles_it() -> None:
    sentence = "by the earlier of 1 week after hearing and 1 week after review"
    (ladder,) = count(sentence, dates={"hearing": HEARING, "review": "2026-10-05"})
    assert ladder.title == "1 week (7 days) after the review"


def test_the_first_timing_that_is_given_is_the_one_counted() -> None:
    sentence = "4 weeks after hearing, or 2 weeks after review"
    (ladder,) = count(sentence, dates={"review": "2026-10-05"})
    assert ladder.title == "2 weeks (14 days) after the review"


def test_a_step_that_is_dated_if_it_can_be_is_counted() -> None:
    (ladder,) = count("1 week after hearing, else when needed", dates={"hearing": HEARING})
    assert ladder.lines[-1].day == "2026-11-23"


def test_a_step_is_counted_from_another_by_its_name() -> None:
    built = guidance({"first": "by hearing", "visit": "1 week after first"})
    made = opened(built, "visit", dates={"hearing": HEARING})
    assert row_of(made, "visit").details.count[0].title == "1 week (7 days) after the first"


def test_what_waits_for_a_step_to_be_held_is_not_counted_before() -> None:
    built = guidance({"first": "by hearing", "visit": "from review and after first once held"})
    made = opened(built, "visit", dates={"hearing": HEARING, "review": "2026-10-05"})
    assert row_of(made, "visit").details.count == ()


def test_each_of_a_series_is_counted_from_its_start() -> None:
    dates = {"hearing": HEARING}
    (third,) = count("every 2 weeks after hearing, 3 times", "visit#3", dates=dates)
    assert third.title == "6 weeks (42 days) after the hearing"
    assert labels(third) == ["Start", "Week 1", "Week 2", "Week 3", "Week 4", "Week 5", "Week 6"]


def test_a_long_series_is_counted_by_its_period() -> None:
    sentence = "every 2 weeks after hearing, 9 times"
    ladder = count(sentence, "visit#9", dates={"hearing": "2026-11-17"})[0]
    assert labels(ladder)[:3] == ["Start", "Week 2", "Week 4"]
    assert labels(ladder)[-1] == "Week 18"


def test_a_series_of_windows_is_counted_at_both_ends() -> None:
    dates = {"hearing": HEARING}
    counts = count("every 3 to 6 months after hearing, 2 times", "visit#2", dates=dates)
    assert ends(counts)[:2] == [
        ("first", "First day: 9 months after the hearing", "2027-08-16"),
        ("last", "Last day: 12 months after the hearing", "2027-11-16"),
    ]


def test_a_series_is_counted_from_the_last_one_held() -> None:
    dates, held = {"hearing": "2026-09-01"}, {"p/visit#1": "2026-10-05"}
    sentence = "every month after hearing, 2 times"
    (ladder,) = count(sentence, "visit#2", dates=dates, held=held)
    assert ladder.title == "1 month after Visit 1, held"
    assert ladder.lines[-1].day == "2026-11-05"


def test_a_series_that_starts_from_a_count_shows_that_count() -> None:
    sentence = "every 2 weeks after 1 week after hearing, 1 times"
    counts = count(sentence, "visit#1", dates={"hearing": HEARING})
    assert [one.end for one in counts] == ["before", "last"]


def test_a_series_is_counted_from_what_took_the_place_of_the_first() -> None:
    steps = {"visit": "every month after hearing, 2 times", "instead": "2 weeks after hearing"}
    visit, instead = guidance(steps).pathways[0].steps
    built = guidance(steps)
    base = replace(built.pathways[0], steps=(visit,))
    other = replace(instead, id="q/instead", replaces="p/visit#1")
    overlay = replace(base, id="q", steps=(other,))
    made = opened(
        replace(built, pathways=(base, overlay)),
        "visit#2",
        pathways=["p", "q"],
        dates={"hearing": "2026-09-01"},
    )
    assert ends(row_of(made, "visit#2").details.count) == [
        ("last", "1 month after the instead", "2026-10-15"),
    ]


def test_the_working_day_suggested_is_reached_day_by_day() -> None:
    *_, back = count("1 week after hearing", dates={"hearing": "2026-11-14"})
    assert (back.end, back.title) == ("working", "The working day before Sat 21 Nov 2026")
    assert labels(back) == ["Passed over", "Suggested"]
    assert back.lines[-1].day == "2026-11-20"


def test_a_late_one_of_a_monthly_series_is_counted_in_years_first() -> None:
    built = guidance({"monthly": "every month after hearing, 20 times"})
    dates = {"hearing": "2026-09-10"}
    given = {"dates": dates, "list_all": ["p/monthly"]}
    plan = plan_of(built, **given)
    row = next(row for row in plan.steps if row.id == "p/monthly#18")
    (ladder,) = count_of(row, plan.planner.facts.working_days)
    assert ladder.title == "18 months after the hearing"
    assert [line.label for line in ladder.lines] == [
        "Start", "Month 12", "Month 13", "Month 14", "Month 15", "Month 16", "Month 17", "Month 18",
    ]  # fmt: skip


def test_the_end_of_a_month_is_the_last_line_of_the_count_to_it() -> None:
    built = guidance({"visit": "by the end of the month of 6 months before 18th birthday"})
    plan = plan_of(built, dates={"birth": BIRTH})
    ladders = count_of(plan.steps[0], plan.planner.facts.working_days)
    assert [(one.end, one.title, one.lines[-1].label, one.lines[-1].day) for one in ladders] == [
        ("before", "The 18th birthday", "18th birthday", "2030-05-03"),
        ("last", "6 months before the 18th birthday", "Month end", "2029-11-30"),
    ]


@pytest.mark.parametrize(
    ("number", "labels"),
    [
        (40, ["Start", *(f"Week {week}" for week in range(10, 81, 10))]),
        (150, ["Start", *(f"Week {week}" for week in range(50, 301, 50))]),
    ],
)
def test_a_very_long_series_is_counted_by_five_and_by_25_of_its_periods(
    number: int, labels: list[str]
) -> None:
    built = guidance({"visit": "every 2 weeks after hearing, 150 times"})
    plan = plan_of(built, dates={"hearing": "2026-01-01"}, list_all=["p/visit"])
    row = next(row for row in plan.steps if row.id == f"p/visit#{number}")
    ladder = count_of(replace(row, suggested=None), WorkingDays(HOLIDAYS))[0]
    assert [line.label for line in ladder.lines] == labels


def test_what_was_held_still_shows_how_its_day_was_counted() -> None:
    built = guidance({"visit": "2 weeks before hearing"})
    held = {"p/visit": "2026-09-01"}
    made = opened(built, "visit", dates={"hearing": HEARING}, held=held)
    details = row_of(made, "visit").details
    assert details.heading == "How Mon 2 Nov 2026 was worked out"
    assert ends(details.count) == [("last", "2 weeks (14 days) before the hearing", "2026-11-02")]
