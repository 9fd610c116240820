"""The engine on small made-up guidance: what the worked cases of real pathways do not reach."""

from __future__ import annotations

from dataclasses import replace

import pytest

from decision_tool.core.guidance.model import Alternative
from decision_tool.core.guidance.rule import Branch
from decision_tool.core.planning.outcome import Needs
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.planning.points import age_phrase
from decision_tool.publish.source.sentence import parse_guard, parse_sentence
from tests.core.guidance_builder import SCOPE, guidance, plan_of, rows_of


def test_a_step_counts_from_the_day_another_was_held() -> None:
    built = guidance({"first": "4 weeks before hearing", "second": "2 weeks after first"})
    rows = rows_of(built, dates={"hearing": "2026-06-29"}, held={"p/first": "2026-06-05"})
    assert rows["second"]["latest"] == "2026-06-19"
    assert rows["second"]["reasons"][0] == "The first was held on Friday 5 June 2026."


def test_a_step_that_depends_on_one_not_needed_is_not_needed() -> None:
    built = guidance(
        {"first": "before hearing", "second": "by first"}, first={"only_if": "complex is yes"}
    )
    rows = rows_of(built, dates={"hearing": "2026-06-29"}, answers={"complex": "no"})
    assert {row["state"] for row in rows.values()} == {"not-needed"}


def test_a_step_that_depends_on_one_when_needed_is_when_needed() -> None:
    built = guidance({"first": "when needed", "second": "by first"})
    assert rows_of(built)["second"]["state"] == "when-needed"


def test_an_undecided_step_lists_the_needs_of_every_possible_branch() -> None:
    built = guidance(
        {"first": "before hearing"}, first={"only_if": "complex is yes or likely is no"}
    )
    row = rows_of(built)["first"]
    assert row["state"] == "needs-answer"
    assert row["needs"] == {"dates": ["hearing"], "answers": ["complex"], "any_of": False}


def test_an_undecided_step_is_not_needed_if_what_it_hangs_on_is_not() -> None:
    built = guidance(
        {"first": "before hearing", "second": "by first"},
        first={"only_if": "likely is no"},
        second={"only_if": "complex is yes"},
    )
    assert rows_of(built)["second"]["state"] == "not-needed"


def test_a_guard_takes_the_state_of_a_step_it_asks_about() -> None:
    built = guidance(
        {"first": "after hearing and before review", "second": "by hearing"},
        second={"only_if": "hearing inside first"},
    )
    dates = {"hearing": "2026-06-10", "review": "2026-06-01"}
    assert rows_of(built, dates=dates)["second"]["state"] == "conflict"


@pytest.mark.parametrize(
    ("guard", "state"),
    [
        ("hearing inside first", "not-needed"),
        ("hearing outside first", "dated"),
        ("review inside first", "dated"),
        ("other inside first", "needs-date"),
        ("not (hearing before review)", "not-needed"),
        ("not (other before review)", "needs-date"),
        ("hearing on or before review", "dated"),
        ("hearing after review", "not-needed"),
        ("hearing on or after review", "not-needed"),
        ("other is known", "not-needed"),
        ("other is not known", "dated"),
        ("first is open", "dated"),
        ("complex is known to be yes", "not-needed"),
        ("complex is yes and hearing after review", "not-needed"),
        ("months is below 3", "needs-answer"),
        ("today before hearing", "dated"),
    ],
)
def test_guards(guard: str, state: str) -> None:
    built = guidance(
        {"first": "within 2 weeks of review", "second": "by hearing"}, second={"only_if": guard}
    )
    dates = {"hearing": "2026-06-10", "review": "2026-06-15"}
    assert rows_of(built, dates=dates, today="2026-06-01")["second"]["state"] == state


def test_a_number_given_as_an_answer_counts() -> None:
    built = guidance({"first": "months months after hearing"})
    dates = {"hearing": "2026-06-10"}
    assert rows_of(built, dates=dates)["first"]["needs"]["answers"] == ["months"]
    assert rows_of(built, dates=dates, answers={"months": 2})["first"]["latest"] == "2026-08-10"
    built = guidance({"first": "within months months of hearing"})
    assert rows_of(built)["first"]["state"] == "needs-answer"
    assert rows_of(built, dates=dates)["first"]["state"] == "needs-answer"
    assert rows_of(built, answers={"months": 2})["first"]["state"] == "needs-date"


def test_a_number_below_a_limit() -> None:
    built = guidance({"first": "by hearing"}, first={"only_if": "months is below 3"})
    dates = {"hearing": "2026-06-10"}
    assert rows_of(built, dates=dates, answers={"months": 2})["first"]["state"] == "dated"
    assert rows_of(built, dates=dates, answers={"months": 3})["first"]["state"] == "not-needed"


def test_the_first_sentence_whose_dates_are_given() -> None:
    built = guidance({"first": "by hearing, or from review"})
    assert rows_of(built, dates={"review": "2026-06-10"})["first"]["earliest"] == "2026-06-10"
    assert rows_of(built)["first"]["needs"] == {
        "dates": ["hearing", "review"],
        "answers": [],
        "any_of": True,
    }


def test_the_later_and_the_earlier_of_two_days() -> None:
    built = guidance(
        {"a": "by the later of hearing and review", "b": "by the earlier of hearing and review"}
    )
    rows = rows_of(built, dates={"hearing": "2026-06-10", "review": "2026-06-15"})
    assert (rows["a"]["latest"], rows["b"]["latest"]) == ("2026-06-15", "2026-06-10")
    assert rows["a"]["reasons"][-1] == "The later of the two counts: Monday 15 June 2026."
    same = rows_of(built, dates={"hearing": "2026-06-10", "review": "2026-06-10"})
    assert "The later" not in " ".join(same["a"]["reasons"])


def test_halfway_needs_both_ends() -> None:
    built = guidance({"first": "on halfway between hearing and review"})
    assert rows_of(built)["first"]["needs"]["dates"] == ["hearing", "review"]
    dates = {"hearing": "2026-06-10", "review": "2026-06-15"}
    assert rows_of(built, dates=dates)["first"]["latest"] == "2026-06-12"


def test_the_end_of_a_month() -> None:
    built = guidance(
        {
            "a": "by the end of the month of hearing",
            "b": "by the end of the month after hearing, ideally 1 month after hearing",
        }
    )
    rows = rows_of(built, dates={"hearing": "2026-06-10"})
    assert (rows["a"]["latest"], rows["b"]["latest"]) == ("2026-06-30", "2026-07-31")
    assert rows["b"]["suggested"] == "2026-07-10"


def test_an_aim_that_is_not_known_blocks() -> None:
    built = guidance({"first": "by hearing, ideally review"})
    assert rows_of(built, dates={"hearing": "2026-06-10"})["first"]["needs"]["dates"] == ["review"]


def test_years_days_and_single_months_are_counted() -> None:
    built = guidance(
        {"a": "2 years after hearing", "b": "3 days before hearing", "c": "1 month after hearing"}
    )
    rows = rows_of(built, dates={"hearing": "2026-06-10"})
    assert [rows[name]["latest"] for name in "abc"] == ["2028-06-10", "2026-06-07", "2026-07-10"]


def test_a_window_without_any_limit_waits() -> None:
    built = guidance(
        {"first": "by hearing", "second": "after first once held", "third": "by second"}
    )
    rows = rows_of(built, dates={"hearing": "2026-06-10"})
    assert rows["second"]["state"] == rows["third"]["state"] == "when-needed"
    rows = rows_of(built, dates={"hearing": "2026-06-10"}, held={"p/first": "2026-06-08"})
    assert rows["second"]["earliest"] == "2026-06-09"


def test_a_conflict_is_passed_on_and_reported_once() -> None:
    built = guidance({"first": "between hearing and review", "second": "by first"})
    plan = plan_of(built, dates={"hearing": "2026-06-10", "review": "2026-06-11"})
    assert {row.state for row in plan.steps} == {"conflict"}
    assert [(one.code, one.fields) for one in plan.problems] == [
        ("empty-window", ("hearing", "review"))
    ]


def test_a_conflict_behind_when_needed_is_not_hidden() -> None:
    built = guidance({"first": "between hearing and review, else when needed"})
    row = rows_of(built, dates={"hearing": "2026-06-10", "review": "2026-06-11"})["first"]
    assert row["state"] == "conflict"


def test_a_first_sentence_that_leaves_no_day_is_told_and_no_other_is_tried() -> None:
    built = guidance({"first": "between hearing and review, or from other"})
    dates = {"hearing": "2026-06-10", "review": "2026-06-01", "other": "2026-07-01"}
    row = rows_of(built, dates=dates)["first"]
    assert (row["state"], row["earliest"]) == ("conflict", None)
    assert row["reasons"][-1] == "No day fits between the two."


def test_plans_of_the_same_case_are_the_same_and_do_not_show_how_they_were_made() -> None:
    built = guidance({"first": "by hearing"})
    first, second = (plan_of(built, dates={"hearing": "2026-06-10"}) for _ in range(2))
    assert first == second
    assert "planner" not in repr(first)


def test_between_needs_both_days() -> None:
    built = guidance({"first": "between hearing and review"})
    assert rows_of(built, dates={"hearing": "2026-06-10"})["first"]["needs"]["dates"] == ["review"]


def test_working_days_beyond_the_list_are_refused_and_named() -> None:
    built = guidance(
        {"first": "within 10 working days of hearing", "second": "4 weeks after hearing"}
    )
    plan = plan_of(built, dates={"hearing": "2027-12-30"})
    states = {row.id: row.state for row in plan.steps}
    assert states == {"p/first": "conflict", "p/second": "dated"}
    assert [(one.code, one.fields) for one in plan.problems] == [
        ("beyond-known-holidays", ("p/second", "p/first"))
    ]


def test_projected_holidays_say_so() -> None:
    built = guidance({"first": "within 10 working days of hearing"})
    reasons = rows_of(built, dates={"hearing": "2027-03-01"})["first"]["reasons"]
    assert reasons[-1].startswith("Bank holidays for 2027 are worked out by rule")


@pytest.mark.parametrize(
    ("when", "hearing", "suggested"),
    [
        ("at hearing", "2026-06-14", "2026-06-15"),  # a Sunday
        ("at hearing", "2026-06-15", "2026-06-15"),
        ("at 6 months after hearing", "2026-06-25", "2026-12-28"),  # Christmas Day, a Friday
        ("by hearing", "2026-06-14", "2026-06-12"),
        ("1 day after hearing", "2026-06-13", "2026-06-14"),  # Friday is before the event
        ("1 day after hearing", "2026-06-14", "2026-06-15"),
        ("2 days after hearing", "2026-06-12", "2026-06-12"),
        ("by the end of the month of hearing", "2026-05-30", "2026-05-31"),
        ("by the end of the month after hearing", "2026-04-30", "2026-05-29"),
        ("by the later of 1 day after hearing and review", "2026-06-13", "2026-06-14"),
        ("before hearing", "2026-06-15", "2026-06-12"),
        ("1 day before hearing", "2026-06-15", "2026-06-12"),
    ],
)
def test_no_day_is_suggested_before_the_event_that_sets_a_step_off(
    when: str, hearing: str, suggested: str
) -> None:
    row = rows_of(guidance({"first": when}), dates={"hearing": hearing})["first"]
    assert (row["suggested"], row["earliest"]) == (suggested, None)


def test_no_meeting_of_a_series_is_suggested_before_it_starts() -> None:
    built = guidance({"daily": "every day after hearing, 1 times"})
    row = rows_of(built, dates={"hearing": "2026-06-13"})["daily#1"]
    assert (row["latest"], row["suggested"]) == ("2026-06-14", "2026-06-14")


def test_an_event_beyond_the_holidays_is_given_no_day() -> None:
    row = rows_of(guidance({"first": "at hearing"}), dates={"hearing": "2027-12-31"})["first"]
    assert row["suggested"] == "2027-12-31"
    row = rows_of(guidance({"first": "at hearing"}), dates={"hearing": "2028-01-01"})["first"]
    assert row["suggested"] is None
    assert row["reasons"][-1].startswith("Working days around Monday 3 January 2028")


@pytest.mark.parametrize(
    ("when", "hearing", "reasons"),
    [
        (
            "by hearing",
            "2026-12-26",
            (
                "Saturday 26 December 2026 is not a working day (Saturday). The date does not "
                "move; "
                "the working day before it is Thursday 24 December 2026. "
                "Passed over as well: Friday 25 December 2026 (Christmas Day)."
            ),
        ),
        (
            "by hearing",
            "2026-06-14",
            (
                "Sunday 14 June 2026 is not a working day (Sunday). The date does not move; "
                "the working day before it is Friday 12 June 2026."
            ),
        ),
        (
            "at hearing",
            "2026-12-25",
            (
                "Friday 25 December 2026 is not a working day (Christmas Day). The date does not "
                "move; the working day after it is Monday 28 December 2026."
            ),
        ),
    ],
)
def test_the_bank_holidays_passed_over_are_named(when: str, hearing: str, reasons: str) -> None:
    row = rows_of(guidance({"first": when}), dates={"hearing": hearing})["first"]
    assert " ".join(row["reasons"][1:]) == reasons


class TestSeries:
    def test_a_fixed_number_of_times(self) -> None:
        built = guidance({"weekly": "every week after hearing, 2 times"})
        rows = rows_of(built, dates={"hearing": "2026-06-10"})
        assert list(rows) == ["weekly#1", "weekly#2"]
        assert rows["weekly#2"]["open_ended"] is False

    def test_a_range_opens_a_window(self) -> None:
        built = guidance({"review": "every 3 to 6 months after hearing"})
        row = rows_of(built, dates={"hearing": "2026-01-31"})["review#2"]
        assert (row["earliest"], row["latest"]) == ("2026-10-31", "2027-01-31")

    def test_occurrences_from_a_day_on_are_superseded(self) -> None:
        built = guidance({"weekly": "every 2 weeks after hearing, superseded from review"})
        dates = {"hearing": "2026-06-10", "review": "2026-07-08"}
        rows = rows_of(built, dates=dates, held={"p/weekly#3": "2026-07-22"}, today="2026-08-30")
        states = {name: row["state"] for name, row in rows.items()}
        assert states == {
            "weekly#1": "dated",
            "weekly#2": "superseded",
            "weekly#3": "held",
            "weekly#4": "superseded",
            "weekly#5": "superseded",
            "weekly#6": "superseded",
        }
        assert rows["weekly#2"]["suggested"] is None
        assert rows["weekly#2"]["overdue"] is False

    def test_a_missing_anchor_leaves_one_row_and_the_held_ones(self) -> None:
        built = guidance({"monthly": "every month after hearing until review"})
        assert list(rows_of(built)) == ["monthly"]
        rows = rows_of(built, held={"p/monthly#2": "2026-07-22"})
        assert {name: row["state"] for name, row in rows.items()} == {
            "monthly#2": "held",
            "monthly": "needs-date",
        }

    def test_an_unheld_occurrence_before_a_held_one_may_lack_its_anchor(self) -> None:
        built = guidance({"monthly": "every month after hearing"})
        rows = rows_of(built, held={"p/monthly#2": "2026-07-22"})
        assert rows["monthly#1"]["state"] == "needs-date"
        assert rows["monthly#3"]["latest"] == "2026-08-22"

    def test_a_series_of_a_step_that_does_not_apply(self) -> None:
        built = guidance(
            {"monthly": "every month after hearing"}, monthly={"only_if": "complex is yes"}
        )
        given = {"dates": {"hearing": "2026-06-10"}}
        assert rows_of(built, **given)["monthly"]["state"] == "needs-answer"
        assert (
            rows_of(built, **given, answers={"complex": "no"})["monthly"]["state"] == "not-needed"
        )

    def test_an_undecided_series_asks_for_its_dates_too(self) -> None:
        built = guidance(
            {"monthly": "every month after hearing"}, monthly={"only_if": "complex is yes"}
        )
        assert rows_of(built)["monthly"]["needs"]["dates"] == ["hearing"]

    def test_a_series_that_ends_before_it_starts_is_not_needed(self) -> None:
        built = guidance({"monthly": "every month after hearing until review"})
        rows = rows_of(built, dates={"hearing": "2026-06-10", "review": "2026-06-20"})
        assert rows["monthly"]["state"] == "not-needed"

    def test_another_reading_of_a_series_is_told_for_each_meeting(self) -> None:
        built = guidance({"monthly": "every month after hearing until review"})
        pathway = built.pathways[0]
        other = Alternative(
            "A03", parse_sentence("every 4 weeks after hearing until review", SCOPE)
        )
        step = replace(pathway.steps[0], alternatives=(other,))
        built = replace(built, pathways=(replace(pathway, steps=(step,)),))
        dates = {"hearing": "2026-01-31", "review": "2026-05-01"}
        rows = rows_of(built, dates=dates)
        assert rows["monthly#2"]["alternatives"][0]["latest"] == "2026-03-28"
        rows = rows_of(built, dates=dates, held={"p/monthly#1": "2026-03-03"})
        assert rows["monthly#2"]["latest"] == "2026-04-03"


def test_a_step_none_of_whose_cases_hold_is_not_needed() -> None:
    built = guidance({"first": "by hearing"})
    pathway = built.pathways[0]
    only = Branch(parse_guard("complex is yes", SCOPE), pathway.steps[0].rule[0].sentence)
    step = replace(pathway.steps[0], rule=(only,))
    built = replace(built, pathways=(replace(pathway, steps=(step,)),))
    row = rows_of(built, dates={"hearing": "2026-06-10"}, answers={"complex": "no"})["first"]
    assert (row["state"], row["reasons"]) == (
        "not-needed",
        ["The answers given rule this out."],
    )


@pytest.mark.parametrize(
    ("sentence", "birth", "latest", "reason"),
    [
        (
            "on 18th birthday",
            "2008-02-29",
            "2026-03-01",
            "A person born on 29 February reaches an age on 1 March in other years.",
        ),
        (
            "at age 15 years 6 months",
            "2011-08-31",
            "2027-02-28",
            "February 2027 has no 31st, so its last day counts.",
        ),
    ],
)
def test_an_age_reached_in_a_month_without_that_day_says_which_day_it_is(
    sentence: str, birth: str, latest: str, reason: str
) -> None:
    row = rows_of(guidance({"first": sentence}), dates={"birth": birth})["first"]
    assert row["latest"] == latest
    assert reason in row["reasons"]


def test_the_words_of_a_window_that_waits_for_a_step() -> None:
    built = guidance({"first": "by hearing", "second": "after first once held"})
    row = rows_of(built, dates={"hearing": "2026-06-10"})["second"]
    assert row["reasons"] == ["Nothing limits this until the first has taken place."]
    row = rows_of(built, dates={"hearing": "2026-06-10"}, held={"p/first": "2026-06-09"})["second"]
    assert row["reasons"] == [
        "The first was held on Tuesday 9 June 2026.",
        "After that means Wednesday 10 June 2026 at the earliest.",
    ]


def test_the_words_of_a_count_from_a_step_without_a_last_day() -> None:
    built = guidance({"first": "from hearing", "second": "1 week after first"})
    row = rows_of(built, dates={"hearing": "2026-06-10"})["second"]
    assert row["latest"] == "2026-06-17"
    assert row["reasons"] == [
        "The first can take place from Wednesday 10 June 2026; that day is counted from.",
        "1 week (7 days) after that is Wednesday 17 June 2026.",
    ]


def test_the_words_of_today() -> None:
    row = rows_of(guidance({"first": "2 days after today"}), today="2026-06-10")["first"]
    assert row["reasons"] == [
        "Today is Wednesday 10 June 2026.",
        "2 days after that is Friday 12 June 2026.",
    ]
    assert rows_of(guidance({"first": "2 days after today"}))["first"]["state"] == "needs-date"


def test_the_words_where_no_day_is_left_between_two_days_held() -> None:
    built = guidance({"a": "by hearing", "b": "by review", "c": "between a and b"})
    plan = plan_of(built, held={"p/a": "2026-06-10", "p/b": "2026-06-11"})
    assert [problem.message for problem in plan.problems] == [
        (
            "No day fits for the c: the days it is counted from leave no room. "
            "Check these dates, or agree a day with the manager."
        )
    ]


def test_a_task_is_done_and_not_held() -> None:
    built = guidance(
        {"a": "by hearing", "b": "1 week after a", "c": "every 1 to 2 weeks after hearing"},
        a={"kind": "task"},
        b={"kind": "transfer"},
        c={"kind": "task"},
    )
    held = {"p/a": "2026-06-09", "p/c#1": "2026-06-20"}
    rows = rows_of(built, dates={"hearing": "2026-06-10"}, held=held)
    assert rows["a"]["reasons"][-1] == "It was done on Tuesday 9 June 2026."
    assert rows["b"]["reasons"][0] == "The a was done on Tuesday 9 June 2026."
    assert rows["c#2"]["reasons"] == [
        "C 1 was done on Saturday 20 June 2026.",
        "2 weeks (14 days) after that is Saturday 4 July 2026.",
        "It can be done from Saturday 27 June 2026.",
        (
            "Saturday 4 July 2026 is not a working day (Saturday). The date does not move; "
            "the working day before it is Friday 3 July 2026."
        ),
    ]
    plan = plan_of(built, held={"p/a": "2026-06-09"}, today="2026-06-01")
    assert [problem.message for problem in plan.problems] == [
        "A cannot have been done on Tue 9 Jun 2026: that day is to come."
    ]


def test_a_step_that_repeats_counts_from_each_one_before() -> None:
    built = guidance({"visit": "1 week after hearing or review"}, visit={"repeats": "hearing"})
    given = {"dates": {"review": "2026-06-10"}}
    assert list(rows_of(built, **given)) == ["visit"]
    rows = rows_of(built, **given, held={"p/visit#2": "2026-07-01"})
    assert [(name, row["state"], row["latest"]) for name, row in rows.items()] == [
        ("visit", "dated", "2026-06-17"),
        ("visit#2", "held", "2026-06-24"),
        ("visit#3", "dated", "2026-07-08"),
    ]
    assert rows["visit#2"]["reasons"][0] == "The visit is planned for Wednesday 17 June 2026."
    waiting = rows_of(built, held={"p/visit#3": "2026-07-01"})
    assert waiting["visit#2"]["needs"]["dates"] == ["hearing", "review"]


def test_the_day_halfway_between_two_days_in_the_wrong_order_is_told_where_no_order_is() -> None:
    built = guidance({"mid": "on halfway between hearing and review"})
    dates = {"hearing": "2026-06-15", "review": "2026-06-10"}
    plan = plan_of(built, dates=dates)
    assert [row.state for row in plan.steps] == ["conflict"]
    assert [problem.code for problem in plan.problems] == ["empty-window"]
    same = rows_of(built, dates={"hearing": "2026-06-15", "review": "2026-06-15"})
    assert same["mid"]["latest"] == "2026-06-15"


def test_a_case_known_to_hold_ends_the_needs_of_an_undecided_step() -> None:
    built = guidance({"first": "by hearing", "second": "by review", "third": "by other"})
    first, second, third = built.pathways[0].steps
    cases = (
        Branch(parse_guard("complex is yes", SCOPE), first.rule[0].sentence),
        Branch(parse_guard("likely is yes", SCOPE), second.rule[0].sentence),
        Branch(None, third.rule[0].sentence),
    )
    pathway = replace(built.pathways[0], steps=(replace(first, rule=cases),))
    row = rows_of(replace(built, pathways=(pathway,)))["first"]
    assert row["needs"] == {"dates": ["hearing", "review"], "answers": ["complex"], "any_of": False}


def test_a_step_that_repeats_is_planned_however_high_its_number() -> None:
    built = guidance({"visit": "1 day after hearing"}, visit={"repeats": "hearing"})
    rows = rows_of(built, dates={"hearing": "2026-06-10"}, held={"p/visit#999": "2026-07-01"})
    assert len(rows) == 1000
    assert rows["visit#998"]["latest"] == "2029-03-04"
    assert rows["visit#1000"]["latest"] == "2026-07-02"


def test_every_bank_holiday_passed_over_is_named() -> None:
    built = guidance({"first": "by hearing"})
    titles = {"2026-12-24": "Long holiday", "2026-12-25": "Christmas Day"}
    built = replace(built, holidays=replace(built.holidays, titles=titles))
    row = rows_of(built, dates={"hearing": "2026-12-27"})["first"]
    assert row["reasons"] == [
        "The hearing is on Sunday 27 December 2026.",
        (
            "Sunday 27 December 2026 is not a working day (Sunday). The date does not move; "
            "the working day before it is Wednesday 23 December 2026."
        ),
        (
            "Passed over as well: Thursday 24 December 2026 (Long holiday) and "
            "Friday 25 December 2026 (Christmas Day)."
        ),
    ]
    assert (row["suggested"], row["non_working"]) == ("2026-12-23", "Sunday")


def test_a_day_off_in_a_year_worked_out_by_rule_says_so() -> None:
    row = rows_of(guidance({"first": "by hearing"}), dates={"hearing": "2027-06-13"})["first"]
    assert row["suggested"] == "2027-06-11"
    assert row["reasons"][-1].startswith("Bank holidays for 2027 are worked out by rule")


def test_another_reading_of_a_series_counts_on_from_what_was_held_before() -> None:
    built = guidance({"monthly": "every month after hearing, 3 times"})
    step = built.pathways[0].steps[0]
    other = Alternative("A1", parse_sentence("every 5 weeks after hearing, 3 times", SCOPE))
    step = replace(step, alternatives=(other,))
    built = replace(built, pathways=(replace(built.pathways[0], steps=(step,)),))
    dates = {"hearing": "2026-06-01"}
    rows = rows_of(built, dates=dates, held={"p/monthly#1": "2026-07-02"})
    others = {name: [one["latest"] for one in row["alternatives"]] for name, row in rows.items()}
    assert others == {
        "monthly#1": ["2026-07-06"],
        "monthly#2": ["2026-08-06"],
        "monthly#3": ["2026-09-10"],
    }


def test_an_age_in_words_counts_its_months() -> None:
    assert [age_phrase(*age) for age in ((14, 0), (15, 1), (15, 7))] == [
        "14 years", "15 years 1 month", "15 years 7 months",
    ]  # fmt: skip


def test_a_row_without_a_day_says_nothing_of_one() -> None:
    (row,) = plan_of(guidance({"first": "by hearing"})).steps
    assert row == PlannedStep(
        id="p/first", step=row.step, number=None, title="First", state="needs-date",
        earliest=None, latest=None, suggested=None, diary=None, non_working=None,
        approximate=False, held=None, overdue=False, open_ended=False,
        needs=Needs(("hearing",), (), any_of=False), alternatives=(), reasons=(), invite=(),
        records=(), rests_on=(), beyond_holidays=False, at_event=False,
    )  # fmt: skip


def test_what_was_held_of_a_series_that_waits_is_no_series_without_an_end() -> None:
    built = guidance({"monthly": "every month after hearing until review"})
    rows = rows_of(built, held={"p/monthly#1": "2026-07-02"})
    assert {name: (row["state"], row["open_ended"]) for name, row in rows.items()} == {
        "monthly#1": ("held", False),
        "monthly": ("needs-date", False),
    }


def test_a_year_after_a_leap_day_is_the_last_of_february() -> None:
    built = guidance({"first": "1 year after hearing", "second": "1 month after hearing"})
    rows = rows_of(built, dates={"hearing": "2024-02-29"})
    assert (rows["first"]["latest"], rows["second"]["latest"]) == ("2025-02-28", "2024-03-29")
    assert rows["first"]["reasons"][:3] == [
        "The hearing is on Thursday 29 February 2024.",
        "1 year after that is Friday 28 February 2025.",
        "February 2025 has no 29th, so its last day counts.",
    ]
    assert not any("has no" in reason for reason in rows["second"]["reasons"])


@pytest.mark.parametrize(
    ("birth", "said"),
    [
        ("2012-06-11", "The child is 13 on Wednesday 10 June 2026; 14 years is reached on"),
        ("2025-06-10", "The child is 1 on Wednesday 10 June 2026; 14 years is reached on"),
        ("2025-06-11", "The child is under 1 on Wednesday 10 June 2026; 14 years is reached on"),
        ("2026-06-10", "The child is under 1 on Wednesday 10 June 2026; 14 years is reached on"),
        ("2026-06-11", "The child is not yet born on Wednesday 10 June 2026; 14 years is reached"),
    ],
)
def test_the_age_that_a_case_rests_on_is_said(birth: str, said: str) -> None:
    built = guidance({"first": "by hearing"}, first={"only_if": "under 14 on hearing"})
    row = rows_of(built, dates={"hearing": "2026-06-10", "birth": birth})["first"]
    assert row["state"] == "dated"
    assert any(reason.startswith(said) for reason in row["reasons"])


def test_a_step_ruled_out_without_a_reason_of_its_own_says_that_the_answers_do() -> None:
    built = guidance({"first": "by hearing"}, first={"only_if": "complex is yes"})
    row = rows_of(built, answers={"complex": "no"})["first"]
    assert (row["state"], row["reasons"]) == ("not-needed", ["The answers given rule this out."])


@pytest.mark.parametrize(
    ("hearing", "told"),
    [
        ("2026-09-05", "Not counted: 1 weekend day."),
        ("2026-09-04", "Not counted: 2 weekend days."),
        ("2026-12-24", "Not counted: 2 weekend days; Friday 25 December 2026 (Christmas Day)."),
    ],
)
def test_the_days_not_counted_are_told(hearing: str, told: str) -> None:
    built = guidance({"first": "within 1 working day of hearing"})
    assert rows_of(built, dates={"hearing": hearing})["first"]["reasons"][-1] == told


def test_what_is_only_when_needed_asks_for_no_date() -> None:
    built = guidance({"first": "when needed", "second": "between first and hearing"})
    row = rows_of(built)["second"]
    assert row["state"] == "when-needed"
    assert row["needs"] == {"dates": [], "answers": [], "any_of": False}


def test_a_series_that_has_no_room_is_no_series_without_an_end() -> None:
    built = guidance({"visit": "every month after hearing until review"})
    row = rows_of(built, dates={"hearing": "2026-12-01", "review": "2026-12-02"})["visit"]
    assert (row["state"], row["open_ended"]) == ("not-needed", False)


def test_a_step_takes_the_place_of_one_of_its_own_series_and_of_no_other() -> None:
    built = guidance(
        {
            "one": "every month after hearing, 2 times",
            "two": "every month after hearing, 2 times",
            "call": "by review",
        },
        call={"replaces": "p/one#1"},
    )
    rows = rows_of(built, dates={"hearing": "2026-06-10", "review": "2026-07-01"})
    assert {name: row["state"] for name, row in rows.items()} == {
        "one#1": "superseded", "one#2": "dated", "two#1": "dated", "two#2": "dated",
        "call": "dated",
    }  # fmt: skip


def test_a_series_with_an_end_ends_where_the_step_in_the_place_of_one_has_no_day() -> None:
    built = guidance(
        {"one": "every month after hearing until review", "call": "1 week after hearing"},
        call={"replaces": "p/one#1", "only_if": "complex is yes"},
    )
    rows = rows_of(built, dates={"hearing": "2026-06-10", "review": "2026-12-01"})
    assert {name: row["state"] for name, row in rows.items()} == {
        "one#1": "superseded", "one#2": "needs-answer", "call": "needs-answer",
    }  # fmt: skip
