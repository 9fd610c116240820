"""A date of birth picks the answer: nobody works out an age, and what comes later is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from decision_tool.core.errors import FaultsError
from decision_tool.core.guidance.codec import decode, encode
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.rule import Age, AnswerIs
from decision_tool.core.guidance.situation_model import (
    GuidedOption,
    GuidedQuestion,
    PathwayRule,
    Situation,
)
from decision_tool.core.situation.answers import load_answers
from decision_tool.core.situation.reply import situation_reply
from tests.core.situation_builder import guided

TODAY = date(2026, 9, 7)
WHOSE = GuidedQuestion(
    "whose",
    "Whose?",
    "Whose",
    "Why.",
    (GuidedOption("ours", "Ours", collection="home"), GuidedOption("theirs", "Theirs")),
    usual="ours",
)
BORN = GuidedQuestion(
    "born",
    "When was the child born?",
    "Born",
    "We work out the age.",
    (
        GuidedOption("old", "15 years 7 months or over", from_age=Age(15, 7)),
        GuidedOption("young", "Younger"),
        GuidedOption("unknown", "I do not know"),
    ),
    key_date="birth",
)
RULE = PathwayRule("move", AnswerIs("born", "old"), "the child is old enough", "the child is young")


def asked() -> Guidance:
    """Return a small guidance that asks for a date of birth."""
    situation = Situation((WHOSE, BORN), (RULE,))
    return replace(guided(), situation=situation)


def reply(*born: str, today: date | None = TODAY) -> dict[str, Any]:
    return dict(situation_reply(asked(), {"born": list(born)} if born else {}, today))


@pytest.mark.parametrize(
    ("typed", "pathways", "said"),
    [
        ("7 2 2011", ["move"], "7 Feb 2011, aged 15"),
        ("8 2 2011", [], "8 Feb 2011, aged 15"),
        ("2011-02-07", ["move"], "7 Feb 2011, aged 15"),
        ("7/Feb/11", ["move"], "7 Feb 2011, aged 15"),
        ("7/2/35", ["move"], "7 Feb 1935, aged 91"),
        ("old", ["move"], "15 years 7 months or over"),
        ("unknown", [], "I do not know"),
    ],
)
def test_a_date_of_birth_picks_the_answer(typed: str, pathways: list[str], said: str) -> None:
    found = reply(typed)
    assert [one["id"] for one in found["outcome"]["pathways"]] == pathways
    assert found["questions"][1]["said"].endswith(said)


def test_what_comes_later_is_told_with_its_day_and_the_date_goes_on_to_the_timetable() -> None:
    assert reply("3 3 2012")["outcome"]["later"] == [
        {
            "id": "move",
            "message": "Move, from Sunday 3 October 2027, when the child is 15 years 7 months.",
        }
    ]
    assert reply("7 2 2011")["outcome"]["later"] == []
    assert reply("7 2 2011")["outcome"]["plan"]["dates"] == {"birth": "2011-02-07"}
    assert reply("unknown")["outcome"]["later"] == []


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("31 2 2012", "The date of birth (31 2 2012) must be a real date."),
        ("8 9 2026", "is after today. Check the year."),
        ("soon", "must be a date"),
    ],
)
def test_a_date_that_cannot_be_used_leaves_the_question_open_and_says_why(
    typed: str, message: str
) -> None:
    found = reply(typed)
    assert (found["next"], found["outcome"]) == ("born", None)
    assert message in found["questions"][1]["fault"]
    with pytest.raises(FaultsError, match="date of birth"):
        load_answers({"born": typed}, asked().situation, TODAY)


def test_an_age_needs_todays_date() -> None:
    fault = reply("3 3 2012", today=None)["questions"][1]["fault"]
    assert fault == "The date of birth needs today's date beside it."
    assert reply("unknown", today=None)["outcome"]["later"] == []


def test_a_usual_answer_counts_is_shown_and_is_no_question_that_was_asked() -> None:
    found = reply()
    whose, born = found["questions"]
    assert (whose["said"], whose["is_usual"], born["is_usual"]) == ("Ours", True, False)
    assert (found["next"], born["count"], whose["count"]) == (
        "born",
        "Question 1 of 1",
        "Question 1 of 1",
    )
    changed = situation_reply(asked(), {"whose": "theirs"}, TODAY)["questions"]
    assert (changed[0]["said"], changed[0]["is_usual"]) == ("Theirs", False)
    assert changed[1]["count"] == "Question 2 of 2"


def test_what_asks_for_a_birth_survives_the_way_to_the_browser() -> None:
    assert decode(encode(asked().situation)) == asked().situation


def test_a_birth_that_cannot_be_used_is_refused_at_its_question() -> None:
    with pytest.raises(FaultsError) as refusal:
        load_answers({"born": "8 9 2026"}, asked().situation, TODAY)
    (fault,) = refusal.value.faults
    assert (fault.where, fault.what, fault.hint) == (
        "answers, born",
        "The date of birth (Tue 8 Sep 2026) is after today. Check the year.",
        "",
    )


def test_a_birth_is_asked_for_as_one_and_may_be_today() -> None:
    whose, born = reply("7 9 2026")["questions"]
    assert (whose["kind"], born["kind"]) == ("one", "birth")
    assert (born["said"], born["fault"]) == ("Mon 7 Sep 2026, under 1", None)


def test_a_pathway_that_an_age_led_to_today_is_not_told_for_later() -> None:
    assert reply("7 2 2011")["outcome"]["later"] == []
    assert [one["id"] for one in reply("8 2 2011")["outcome"]["later"]] == ["move"]
    assert reply("8 2 2011")["outcome"]["later"][0]["message"] == (
        "Move, from Tuesday 8 September 2026, when the child is 15 years 7 months."
    )


def test_a_pathway_that_applies_today_for_another_reason_is_not_told_for_later() -> None:
    also = PathwayRule("call", AnswerIs("whose", "ours"), "it is ours", "it is theirs")
    built = replace(guided(), situation=Situation((WHOSE, BORN), (RULE, also)))
    outcome = situation_reply(built, {"born": ["3 3 2012"]}, TODAY)["outcome"]
    assert outcome
    assert [one["id"] for one in outcome["pathways"]] == ["call"]
    assert [one["id"] for one in outcome["later"]] == ["move"]
