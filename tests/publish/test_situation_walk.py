"""The walk that goes no way twice finds what going every way finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.situation.outcome import outcome
from decision_tool.core.situation.situation import Answers, question_states, questions_to_ask
from decision_tool.publish.check.loading import load_library
from decision_tool.publish.check.situation_walk import answers_to, walk
from tests.core.situation_builder import SITUATION, guided
from tests.publish.invalid_cases import SMALL_LIBRARY


def every_way(guidance: Guidance, answers: Answers) -> Iterator[Answers]:
    """Yield every combination of answers, one after another, as a person could give them."""
    asked = questions_to_ask(guidance.situation, answers)
    following = next((one for one in asked if one.is_open), None)
    if following is None:
        yield answers
        return
    every = {(following.question.id, option.id) for option in following.options}
    for answer, count in answers_to(following, every):
        assert count == 1
        yield from every_way(guidance, {**answers, following.question.id: answer})


def pathways(guidance: Guidance, answers: Answers) -> tuple[str, ...]:
    found = outcome(guidance, answers)
    assert found is not None
    return tuple(one.rule.pathway for one in found.pathways)


@pytest.mark.parametrize("built", [guided(), load_library(SMALL_LIBRARY).guidance])
def test_no_combination_is_lost_or_counted_twice(built: Guidance) -> None:
    every = list(every_way(built, {}))
    found = walk(built)
    assert found.combinations == len(every)
    assert len(found.ends) <= len(every)
    counted = Counter(bool(pathways(built, answers)) for answers in every)
    walked = Counter[bool]()
    for end in found.ends:
        walked[bool(pathways(built, end.answers))] += end.combinations
    assert walked == counted


@pytest.mark.parametrize("built", [guided(), load_library(SMALL_LIBRARY).guidance])
def test_what_is_met_is_what_every_way_meets(built: Guidance) -> None:
    met_questions, met_options = set(), set()
    for answers in every_way(built, {}):
        for one in question_states(built.situation, answers):
            met_options |= {(one.question.id, option.id) for option in one.options}
            if one.options:
                met_questions.add(one.question.id)
    found = walk(built)
    assert (found.questions, found.options) == (met_questions, met_options)


def test_options_nobody_asks_about_are_counted_and_not_tried_out() -> None:
    standing = questions_to_ask(SITUATION, {"whose": ("ours",)})[1]
    assert list(answers_to(standing, {("stage", "moving")})) == [
        (("moving",), 4),
        (("settling",), 3),
        (("none",), 1),
    ]
    assert list(answers_to(questions_to_ask(SITUATION, {})[0], set())) == [
        (("ours",), 1),
        (("theirs",), 1),
    ]
