"""Which guided questions are asked: in order, only where needed, and no answer is ever lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from decision_tool.core.situation.situation import (
    Answers,
    QuestionState,
    chosen_collections,
    conditions_in,
    holds,
    most_questions,
    question_states,
    questions_to_ask,
    ticked_in,
)
from tests.core.situation_builder import QUESTIONS, SITUATION, condition


def asked(answers: Answers) -> list[str]:
    return [one.question.id for one in questions_to_ask(SITUATION, answers)]


def standing(question: str, answers: Answers) -> QuestionState:
    return next(one for one in question_states(SITUATION, answers) if one.question.id == question)


def options(question: str, answers: Answers) -> list[str]:
    return [option.id for option in standing(question, answers).options]


def test_only_the_first_question_is_asked_before_any_answer() -> None:
    assert asked({}) == ["whose"]


def test_an_answer_brings_the_questions_that_depend_on_it() -> None:
    assert asked({"whose": ("ours",)}) == ["whose", "stage"]
    assert asked({"whose": ("theirs",)}) == ["whose", "ring"]


def test_the_open_question_comes_next() -> None:
    states = questions_to_ask(SITUATION, {"whose": ("ours",)})
    assert [one.is_open for one in states] == [False, True]


def test_an_answer_to_a_question_no_longer_asked_counts_for_nothing() -> None:
    answers = {"whose": ("theirs",), "stage": ("moving",), "complex": ("yes",)}
    assert asked(answers) == ["whose", "ring"]
    assert standing("complex", answers).ticked == ()


def test_going_back_loses_nothing() -> None:
    answers = {"whose": ("theirs",), "stage": ("moving",), "complex": ("yes",)}
    back = {**answers, "whose": ("ours",)}
    assert standing("complex", back).ticked == ("yes",)


def test_an_option_not_offered_counts_for_nothing() -> None:
    answers = {"whose": ("ours",), "stage": ("moving",), "complex": ("no",)}
    assert options("guests", answers) == ["likely"]
    assert standing("guests", {**answers, "guests": ("likely", "friend")}).ticked == ("likely",)
    assert standing("guests", {**answers, "guests": ("friend",)}).is_open


def test_a_question_without_any_option_is_not_asked() -> None:
    answers = {"whose": ("ours",), "stage": ("waiting",)}
    assert asked(answers) == ["whose", "stage"]
    assert standing("guests", answers) == QuestionState(QUESTIONS[3], is_asked=False, ticked=())


def test_options_that_earlier_answers_leave_open_wait() -> None:
    assert standing("guests", {"whose": ("ours",)}).is_asked is None
    assert options("guests", {"whose": ("ours",), "stage": ("moving",)}) == ["likely"]


def test_none_is_an_answer_where_several_are_taken() -> None:
    answers = {"whose": ("ours",), "stage": ("none",)}
    assert standing("stage", answers).ticked == ("none",)
    assert standing("whose", {"whose": ("none",)}).is_open


def test_the_only_answer_there_is_counts_without_being_asked_for() -> None:
    whose = replace(QUESTIONS[0], options=QUESTIONS[0].options[:1])
    situation = replace(SITUATION, questions=(whose, *QUESTIONS[1:]))
    assert [one.question.id for one in questions_to_ask(situation, {})] == ["stage"]
    assert chosen_collections(question_states(situation, {})) == {"home"}


def test_the_answers_choose_the_organisation() -> None:
    assert chosen_collections(question_states(SITUATION, {})) == set()
    assert chosen_collections(question_states(SITUATION, {"whose": ("theirs",)})) == {"away"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("whose is ours", True),
        ("whose is theirs", False),
        ("ring is yes", None),
        ("complex is yes", False),
        ("whose is ours and ring is yes", None),
        ("whose is theirs and ring is yes", False),
        ("whose is ours or ring is yes", True),
        ("whose is theirs or ring is yes", None),
        ("whose is theirs or complex is yes", False),
        ("whose is ours and not (complex is yes)", True),
        ("not (whose is ours)", False),
        ("not (ring is yes)", None),
        ("stage includes moving and stage includes waiting", True),
    ],
)
def test_a_condition_holds_does_not_or_waits(written: str, expected: object) -> None:
    ticked = {"whose": ("ours",), "stage": ("moving", "waiting"), "complex": (), "ring": None}
    assert holds(condition(written), ticked) is expected


def test_every_condition_inside_another_is_found() -> None:
    written = "whose is ours and not (ring is yes or stage includes moving)"
    found = [(one.question, one.value) for one in conditions_in(condition(written))]
    assert found == [("whose", "ours"), ("ring", "yes"), ("stage", "moving")]


def test_what_is_ticked_is_told_by_question() -> None:
    ticked = ticked_in(question_states(SITUATION, {"whose": ("theirs",), "ring": ("no",)}))
    assert ticked == {
        "whose": ("theirs",),
        "stage": (),
        "complex": (),
        "guests": (),
        "ring": ("no",),
    }


@pytest.mark.parametrize(
    ("answers", "most"),
    [
        ({}, 4),
        ({"whose": ("ours",)}, 4),
        ({"whose": ("theirs",)}, 2),
        ({"whose": ("ours",), "stage": ("waiting",)}, 2),
        ({"whose": ("ours",), "stage": ("moving",)}, 4),
        ({"whose": ("theirs",), "ring": ("no",)}, 2),
    ],
)
def test_the_number_of_questions_is_never_too_small(answers: Answers, most: int) -> None:
    assert most_questions(SITUATION, answers) == most
