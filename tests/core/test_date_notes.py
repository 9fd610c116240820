"""What is asked about the dates given: slips of a year, one that did not count, long series."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from decision_tool.core.guidance.rule import Branch
from decision_tool.publish.source.sentence import parse_guard, parse_sentence
from tests.core.guidance_builder import SCOPE, guidance, plan_of


def notes(sentence: str, code: str, **given: Any) -> list[tuple[tuple[str, ...], str]]:
    """Return the notes with *code* about a step ``first`` dated by *sentence*."""
    plan = plan_of(guidance({"first": sentence}), **given)
    return [(one.steps, one.message) for one in plan.notes if one.code == code]


@pytest.mark.parametrize(
    ("day", "far"),
    [
        ("2051-06-10", ""),
        ("2051-06-11", "2051 is 25 years away"),
        ("2001-06-10", ""),
        ("2001-06-09", "2001 is 25 years ago"),
        ("2026-06-10", ""),
        ("1927-01-01", "1927 is 99 years ago"),
    ],
)
def test_a_day_more_than_25_years_from_today_is_asked_about(day: str, far: str) -> None:
    found = notes("by hearing", "far-date", dates={"hearing": day}, today="2026-06-10")
    assert [message.partition(": ")[2] for _, message in found] == (
        [f"{far}. Is it right?"] * bool(far)
    )
    assert notes("by hearing", "far-date", dates={"hearing": day}) == []


def test_the_question_stands_at_the_rows_that_rest_on_the_date() -> None:
    given = {"dates": {"hearing": "2066-06-10", "review": "2066-06-11"}, "today": "2026-06-10"}
    assert notes("by hearing", "far-date", **given) == [
        (("p/first",), "The hearing, Thu 10 Jun 2066: 2066 is 40 years away. Is it right?"),
        ((), "The review, Fri 11 Jun 2066: 2066 is 40 years away. Is it right?"),
    ]


def test_a_day_held_may_be_a_slip_too() -> None:
    given = {"held": {"p/first#2": "1926-06-10"}, "today": "2026-06-10"}
    assert notes("every week after hearing", "far-date", **given) == [
        (("p/first#2",), "First 2, Thu 10 Jun 1926: 1926 is 100 years ago. Is it right?")
    ]


FIRST_GIVEN = "by hearing, or from review, or from other"


def test_each_later_date_that_did_not_count_is_named() -> None:
    dates = {"hearing": "2026-06-10", "review": "2026-06-12", "other": "2026-06-11"}
    words = "The first counts from the hearing, Wed 10 Jun 2026. {}, did not count. "
    words += "If it calls for the meeting again, give that date alone."
    assert notes(FIRST_GIVEN, "other-date", dates=dates) == [
        (("p/first",), words.format("The review, Fri 12 Jun 2026")),
        (("p/first",), words.format("The other, Thu 11 Jun 2026")),
    ]
    held = {"p/first": "2026-06-11"}
    assert len(notes(FIRST_GIVEN, "other-date", dates=dates, held=held)) == 1


@pytest.mark.parametrize(
    "dates",
    [
        {},
        {"hearing": "2026-06-10"},
        {"review": "2026-06-12"},
        {"hearing": "2026-06-10", "review": "2026-06-10"},
        {"hearing": "2026-06-10", "review": "2026-06-09"},
    ],
)
def test_a_date_that_calls_for_nothing_new_is_not_named(dates: dict[str, str]) -> None:
    assert notes(FIRST_GIVEN, "other-date", dates=dates) == []


def test_a_day_counted_from_a_step_is_named_by_itself() -> None:
    built = guidance({"visit": "by hearing", "first": "from visit, or from review"})
    plan = plan_of(built, held={"p/visit": "2026-06-10"}, dates={"review": "2026-06-12"})
    assert [one.message for one in plan.notes] == [
        (
            "The first counts from Wed 10 Jun 2026. The review, Fri 12 Jun 2026, did not count. "
            "If it calls for the meeting again, give that date alone."
        )
    ]


def test_the_first_36_of_a_long_series_are_listed_and_the_rest_are_counted() -> None:
    built = guidance({"weekly": "every week after hearing until review"})
    dates = {"hearing": "2026-01-05", "review": "2026-09-22"}  # the 37th is Monday 21 September
    plan = plan_of(built, dates=dates, held={"p/weekly#40": "2026-09-30"})
    assert [row.number for row in plan.steps] == [*range(1, 37), 40]
    assert [(one.code, one.steps, one.message) for one in plan.notes] == [
        (
            "long-series",
            ("p/weekly",),
            (
                "Weekly: 38 would be listed, up to Mon 12 Oct 2026. 37 of them are. "
                "Check the dates it is counted from and ends on, or ask for all of them."
            ),
        )
    ]
    whole = plan_of(built, dates=dates, list_all=["p/weekly"])
    assert (len(whole.steps), whole.notes) == (37, ())
    one_less = plan_of(built, dates={**dates, "review": "2026-09-21"})
    assert (len(one_less.steps), one_less.notes) == (36, ())


def test_two_dates_that_count_together_are_both_named() -> None:
    sentence = "from the later of hearing and review, or from other"
    dates = {"hearing": "2026-06-10", "review": "2026-06-11", "other": "2026-06-12"}
    ((_, message),) = notes(sentence, "other-date", dates=dates)
    assert message == (
        "The first counts from the hearing, Wed 10 Jun 2026 and the review, Thu 11 Jun 2026. "
        "The other, Fri 12 Jun 2026, did not count. "
        "If it calls for the meeting again, give that date alone."
    )


def test_each_date_is_compared_with_the_one_that_counted_and_with_no_other() -> None:
    dates = {"hearing": "2026-06-10", "review": "2026-06-11", "other": "2026-06-12"}
    told = [
        message.partition(". ")[2] for _, message in notes(FIRST_GIVEN, "other-date", dates=dates)
    ]
    assert [message.partition(",")[0] for message in told] == ["The review", "The other"]


def test_only_the_case_that_holds_has_dates_that_did_not_count() -> None:
    built = guidance({"first": FIRST_GIVEN})
    step = built.pathways[0].steps[0]
    complex_ = Branch(parse_guard("complex is yes", SCOPE), step.rule[0].sentence)
    plain = Branch(None, parse_sentence("by other", SCOPE))
    step = replace(step, rule=(complex_, plain))
    built = replace(built, pathways=(replace(built.pathways[0], steps=(step,)),))
    dates = {"hearing": "2026-06-10", "review": "2026-06-12", "other": "2026-06-09"}
    told = {
        answer: [one.code for one in plan_of(built, dates=dates, answers={"complex": answer}).notes]
        for answer in ("yes", "no")
    }
    assert told == {"yes": ["other-date"], "no": []}
