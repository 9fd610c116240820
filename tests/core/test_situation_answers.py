"""Answers to guided questions are taken as they stand, or refused in words that help."""

from __future__ import annotations

import pytest

from decision_tool.core.errors import FaultsError
from decision_tool.core.situation.answers import load_answers
from tests.core.situation_builder import SITUATION


def test_answers_are_kept_in_the_order_of_their_options() -> None:
    answers = load_answers({"whose": "ours", "stage": ["waiting", "moving"]}, SITUATION)
    assert answers == {"whose": ("ours",), "stage": ("moving", "waiting")}


def test_nothing_ticked_is_no_answer() -> None:
    assert load_answers({"stage": [], "whose": ["ours", "ours"]}, SITUATION) == {"whose": ("ours",)}


def test_an_answer_to_a_question_not_asked_is_kept() -> None:
    assert load_answers({"ring": "yes"}, SITUATION) == {"ring": ("yes",)}


@pytest.mark.parametrize(
    ("plain", "message"),
    [
        (
            None,
            (
                "answers: this is not an object. "
                'Write {"organisation": "authority", "situation": ["section-20"]}.'
            ),
        ),
        (
            {"stag": "moving"},
            "answers: there is no question called 'stag'. Did you mean 'stage'?",
        ),
        (
            {"zzz": "moving"},
            (
                "answers: there is no question called 'zzz'. "
                "Write one of: whose, stage, complex, guests, ring."
            ),
        ),
        (
            {"stage": "movin"},
            "answers, stage: 'movin' is not an answer. Did you mean 'moving'?",
        ),
        (
            {"whose": "none"},
            "answers, whose: 'none' is not an answer. Write one of: ours, theirs.",
        ),
        (
            {"stage": 3},
            "answers, stage: 3 is not an answer. Write one of: moving, settling, waiting, none.",
        ),
        (
            {"stage": [3, {}]},
            (
                "answers, stage: 3 is not an answer. "
                "Write one of: moving, settling, waiting, none.\n"
                "answers, stage: {} is not an answer. "
                "Write one of: moving, settling, waiting, none."
            ),
        ),
        (
            {"whose": ["ours", "theirs"]},
            "answers, whose: this question takes one answer. Write one of: ours, theirs.",
        ),
        (
            {"stage": ["moving", "none"]},
            "answers, stage: 'none' goes with no other answer. Give it alone, or leave it out.",
        ),
        (
            {"stage": "x", "rng": "y"},
            (
                "answers, stage: 'x' is not an answer. "
                "Write one of: moving, settling, waiting, none.\n"
                "answers: there is no question called 'rng'. Did you mean 'ring'?"
            ),
        ),
    ],
)
def test_a_fault_is_told_in_these_words(plain: object, message: str) -> None:
    with pytest.raises(FaultsError) as refused:
        load_answers(plain, SITUATION)
    assert str(refused.value) == message
