"""The walk that goes no way twice finds what going every way finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.situation_model import NONE, Advice, GuidedOption
from decision_tool.core.situation.outcome import outcome
from decision_tool.core.situation.situation import (
    Answers,
    QuestionState,
    question_states,
    questions_to_ask,
)
from decision_tool.publish.check.loading import load_library
from decision_tool.publish.check.situation_walk import walk
from tests.core.situation_builder import condition, guided
from tests.publish.invalid_cases import SMALL_LIBRARY


def every_answer(found: QuestionState) -> Iterator[tuple[str, ...]]:
    """Yield every answer a question takes."""
    ids = [option.id for option in found.options]
    if not found.question.takes_several:
        yield from ((one,) for one in ids)
        return
    for size in range(1, len(ids) + 1):
        yield from combinations(ids, size)
    yield (NONE,)


def every_way(guidance: Guidance, answers: Answers) -> Iterator[Answers]:
    """Yield every combination of answers, one after another, as a person could give them."""
    asked = questions_to_ask(guidance.situation, answers)
    following = next((one for one in asked if one.is_open), None)
    if following is None:
        yield answers
        return
    for answer in every_answer(following):
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


def with_options(count: int, mentioned: int, condition_on: str = "stage includes {0}") -> Guidance:
    """Return a guidance whose second question has so many options; advice asks about some."""
    built = guided()
    situation = built.situation
    own = tuple(GuidedOption(f"option-{number}", f"Option {number}") for number in range(count))
    first, second, *rest = situation.questions
    asked = tuple(
        Advice(condition(condition_on.format(one.id)), "Do it.", "At once.")
        for one in own[:mentioned]
    )
    questions = (first, replace(second, options=(*second.options, *own)), *rest)
    advice = (*situation.advice, *asked)
    return replace(built, situation=replace(situation, questions=questions, advice=advice))


@pytest.mark.parametrize("mentioned", [0, 2, 4])
@pytest.mark.parametrize(
    "on",
    [
        "stage includes {0}",
        "stage includes {0} and complex is yes",
        "stage includes {0} or complex is yes",
    ],
)
def test_more_options_lose_no_combination(mentioned: int, on: str) -> None:
    test_no_combination_is_lost_or_counted_twice(with_options(4, mentioned, on))
    test_what_is_met_is_what_every_way_meets(with_options(4, mentioned, on))


@pytest.mark.parametrize("share", [0, 0.5, 1], ids=["none", "half", "all"])
def test_each_option_costs_as_much_as_the_one_before_it(share: float) -> None:
    """Options are not tried in every set: 24 of them would make 16 million."""
    found = [walk(with_options(count, int(count * share))) for count in (8, 16, 24)]
    few, more, most = (one.tried for one in found)
    assert most - more == more - few < 8 * 20
    assert found[2].combinations > 2**24 > 2**16 * few
    assert all(len(one.ends) == len(found[0].ends) for one in found)


def test_a_condition_on_none_is_met_where_nothing_is_ticked() -> None:
    built = with_options(2, 2, "stage includes none")
    [guard] = {one.guard for one in built.situation.advice} - {
        one.guard for one in guided().situation.advice
    }
    assert guard in walk(built).came_true
