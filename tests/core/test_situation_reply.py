"""The guided questions as JSON, as the page and the command line receive them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from decision_tool.core.errors import FaultsError
from decision_tool.core.guidance.codec import decode, encode
from decision_tool.core.guidance.situation_model import PathwayRule, Situation
from decision_tool.core.situation.reply import situation_reply
from decision_tool.core.situation.situation import standing
from tests.core.situation_builder import SITUATION, condition, guided


def test_the_next_question_with_all_that_a_page_shows() -> None:
    reply = situation_reply(guided(), {"whose": "ours"})
    assert (reply["next"], reply["up_to"], reply["outcome"]) == ("stage", 4, None)
    assert reply["questions"][1] == {
        "id": "stage",
        "title": "What is happening?",
        "short": "Stage",
        "why": "Each has its own meetings.",
        "kind": "many",
        "options": [
            {"id": "moving", "title": "The child moves", "hint": "By car"},
            {"id": "settling", "title": "The child settles in", "hint": None},
            {"id": "waiting", "title": "The child waits", "hint": None},
        ],
        "none": "None of these",
        "answer": None,
        "said": None,
        "is_usual": False,
        "fault": None,
        "count": "Question 2 of 4",
    }


def test_answers_are_said_in_words() -> None:
    answers = {"whose": "ours", "stage": ["moving", "waiting"], "complex": "no", "guests": "none"}
    reply = situation_reply(guided(), answers)
    said = {question["id"]: question["said"] for question in reply["questions"]}
    assert said == {
        "whose": "Ours",
        "stage": "The child moves; The child waits",
        "complex": "No",
        "guests": "Nobody",
    }
    assert [question["kind"] for question in reply["questions"]] == ["one", "many", "one", "many"]
    assert next(question["none"] for question in reply["questions"]) is None
    assert reply["questions"][1]["answer"] == ["moving", "waiting"]


def test_the_outcome_is_whole() -> None:
    answers = {"whose": "ours", "stage": ["moving", "settling"], "complex": "no", "guests": "none"}
    reply: Mapping[str, object] = situation_reply(guided(), answers)
    assert reply["outcome"] == {
        "title": "Two pathways apply",
        "pathways": [
            {
                "id": "move",
                "title": "Move",
                "because": "it moves",
                "led_by": [["stage", "moving"], ["stage", "settling"]],
            },
            {
                "id": "settle",
                "title": "Settle in",
                "because": "it settles",
                "led_by": [["stage", "settling"]],
            },
        ],
        "advice": [{"title": "Both.", "message": "Plan one after the other."}],
        "contradictions": [{"pathways": ["move", "settle"], "message": "Check both."}],
        "ruled_out": [],
        "later": [],
        "no_guide": None,
        "plan": {
            "pathways": ["move", "settle"],
            "answers": {"complex": "no", "likely": "no"},
            "dates": {},
        },
    }


def test_no_guide_is_an_outcome_of_its_own() -> None:
    reply = situation_reply(guided(), {"whose": "theirs", "ring": "no"})
    assert reply["next"] is None
    assert reply["outcome"] == {
        "title": "Nothing fits",
        "pathways": [],
        "advice": [],
        "contradictions": [],
        "ruled_out": [
            {"id": "call", "title": "Call", "because": "you do not ring", "was_asked": True}
        ],
        "later": [],
        "no_guide": {"message": "No guide is about this.", "actions": ["Ask someone.", "Ring."]},
        "plan": None,
    }


@pytest.mark.parametrize(
    ("count", "title"),
    [(1, "One pathway applies"), (10, "Ten pathways apply"), (11, "11 pathways apply")],
)
def test_the_title_counts_the_pathways(count: int, title: str) -> None:
    rules = (PathwayRule("call", condition("ring is yes"), "", ""),) * count
    reply = situation_reply(
        guided(replace(SITUATION, rules=rules)), {"whose": "theirs", "ring": "yes"}
    )
    assert reply["outcome"]
    assert reply["outcome"]["title"] == title


def test_a_fault_is_refused() -> None:
    with pytest.raises(FaultsError):
        situation_reply(guided(), {"whos": "ours"})


def test_nothing_is_asked_where_there_is_nothing_to_ask() -> None:
    reply = situation_reply(guided(replace(SITUATION, questions=(), rules=())), {})
    assert (reply["questions"], reply["next"], reply["up_to"]) == ([], None, 0)
    assert reply["outcome"]
    assert reply["outcome"]["title"] == "Nothing fits"


def test_the_questions_survive_the_way_to_the_browser() -> None:
    assert decode(json.loads(json.dumps(encode(guided())))) == guided()


def test_a_reply_is_json() -> None:
    reply = situation_reply(guided(), {"whose": "theirs", "ring": "yes"})
    assert json.loads(json.dumps(reply)) == reply


def counts(situation: Situation, answers: dict[str, object]) -> list[str]:
    reply = situation_reply(guided(situation), answers)
    return [f"{one['id']}: {one['count']}" for one in reply["questions"]]


def test_each_question_says_which_it_is_of_how_many() -> None:
    assert counts(SITUATION, {"whose": "ours", "stage": ["moving"]}) == [
        "whose: Question 1 of 4",
        "stage: Question 2 of 4",
        "complex: Question 3 of 4",
        "guests: Question 4 of 4",
    ]
    assert counts(SITUATION, {"whose": "theirs"}) == [
        "whose: Question 1 of 2",
        "ring: Question 2 of 2",
    ]


def test_while_an_answer_may_add_questions_their_number_is_about() -> None:
    whose, stage, *rest = SITUATION.questions
    waiting = replace(stage, options=stage.options[::-1])
    situation = replace(SITUATION, questions=(whose, waiting, *rest))
    assert counts(situation, {"whose": "ours"}) == [
        "whose: Question 1 of about 2",
        "stage: Question 2 of about 2",
    ]
    assert counts(situation, {"whose": "ours", "stage": ["waiting"]}) == [
        "whose: Question 1 of 2",
        "stage: Question 2 of 2",
    ]


def test_only_a_usual_answer_that_nobody_gave_is_usual() -> None:
    alone = replace(SITUATION.questions[0], options=SITUATION.questions[0].options[:1])
    counted = standing(alone, (), {})
    assert (counted.ticked, counted.is_usual({})) == (("ours",), False)
    usual = replace(SITUATION.questions[0], usual="ours")
    assert standing(usual, (), {}).is_usual({})
    assert not standing(usual, ("theirs",), {}).is_usual({"whose": ("theirs",)})
    unasked = situation_reply(guided(), {})["questions"][0]
    assert (unasked["answer"], unasked["is_usual"]) == (None, False)


@pytest.mark.parametrize(
    ("count", "title"),
    [
        (1, "One pathway applies"), (2, "Two pathways apply"), (3, "Three pathways apply"),
        (4, "Four pathways apply"), (5, "Five pathways apply"), (6, "Six pathways apply"),
        (7, "Seven pathways apply"), (8, "Eight pathways apply"), (9, "Nine pathways apply"),
        (10, "Ten pathways apply"), (11, "11 pathways apply"),
    ],
)  # fmt: skip
def test_the_title_counts_the_pathways_in_words(count: int, title: str) -> None:
    built = guided()
    move = built.pathways[0]
    pathways = tuple(replace(move, id=f"move-{one}", steps=()) for one in range(count))
    rules = tuple(
        PathwayRule(one.id, condition("whose is ours"), "it moves", "it stays") for one in pathways
    )
    situation = replace(SITUATION, questions=SITUATION.questions[:1], rules=rules, advice=())
    built = replace(built, pathways=pathways, situation=situation, contradictions=(), together=())
    found = situation_reply(built, {"whose": "ours"})["outcome"]
    assert found
    assert found["title"] == title
    assert len(found["pathways"]) == count
