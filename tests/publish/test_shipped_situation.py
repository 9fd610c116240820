"""The guided questions as shipped: every way through them ends well, for every organisation."""

from __future__ import annotations

import random
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.situation_model import NONE
from decision_tool.core.planning import wording
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.inputs import inputs_for
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.situation.answers import load_answers
from decision_tool.core.situation.outcome import Outcome, outcome
from decision_tool.core.situation.reply import ids_of, situation_reply
from decision_tool.core.situation.situation import (
    QuestionState,
    chosen_collections,
    conditions_in,
    most_questions,
    question_states,
    questions_to_ask,
)
from decision_tool.publish.check.situation_walk import Walk, all_guards, walk
from decision_tool.publish.source.scope import Scope
from decision_tool.publish.source.sentence import parse_situation
from tests.shipped import library

ROOT = Path(__file__).parents[2]
Answers = Mapping[str, tuple[str, ...]]


@cache
def guidance() -> Guidance:
    return library().guidance


@cache
def walked() -> Walk:
    return walk(guidance())


def lead(answers: Answers) -> Outcome:
    found = outcome(guidance(), answers)
    assert found is not None
    return found


@cache
def at_random(count: int) -> tuple[Answers, ...]:
    """Return that many ways through, each answer picked by lot from those offered."""
    lot = random.Random(20261122)  # noqa: S311 - the same ways every time
    return tuple(_one_way(lot) for _ in range(count))


def _one_way(lot: random.Random) -> Answers:
    # A usual answer is changed by some: whichever counts first, each is tried.
    answers: dict[str, tuple[str, ...]] = {
        one.id: (lot.choice(one.options).id,) for one in guidance().situation.questions if one.usual
    }
    while following := next(
        (one for one in questions_to_ask(guidance().situation, answers) if one.is_open), None
    ):
        answers[following.question.id] = _picked(following, lot)
    return answers


def _picked(following: QuestionState, lot: random.Random) -> tuple[str, ...]:
    ids = [option.id for option in following.options]
    if not following.question.takes_several:
        return (lot.choice(ids),)
    return tuple(one for one in ids if lot.random() < 0.4) or (NONE,)


def ends() -> list[Answers]:
    """Return one of each sort of end that the walk met, and many ways picked by lot."""
    return [*(end.answers for end in walked().ends), *at_random(400)]


def test_every_combination_of_answers_is_walked(capsys: pytest.CaptureFixture[str]) -> None:
    combinations, sorts = walked().combinations, len(walked().ends)
    with capsys.disabled():
        sys.stdout.write(f" [{combinations:,} combinations of answers, {sorts} sorts of end] ")
    assert combinations > 0


def test_every_question_can_be_reached_and_every_option_chosen() -> None:
    questions = guidance().situation.questions
    assert walked().questions == {question.id for question in questions}
    options = {(question.id, option.id) for question in questions for option in question.options}
    assert walked().options == options


def test_every_pathway_can_be_reached() -> None:
    rules = guidance().situation.rules
    assert {rule.pathway for rule in rules} == {one.id for one in guidance().pathways}
    assert [rule.pathway for rule in rules if rule.guard not in walked().came_true] == []


def test_every_option_has_an_effect_or_says_why_not() -> None:
    """The lint says so of the source; here it is which options need their excuse."""
    conditions = [one for guard in all_guards(guidance().situation) for one in conditions_in(guard)]
    mentioned = {(one.question, one.value) for one in conditions}
    idle = [
        (question.id, option.id)
        for question in guidance().situation.questions
        for option in question.options
        if not question.is_of_plan
        and not option.stands_for
        and (question.id, option.id) not in mentioned
        and option.id != "no"
    ]
    assert sorted(idle) == [("born", "not-known"), ("born", "younger")]


def test_every_way_ends_with_pathways_or_with_the_word_that_no_guide_covers_it() -> None:
    for answers in ends():
        found = lead(answers)
        assert bool(found.pathways) != bool(found.actions), answers


def test_every_question_that_is_shown_can_be_answered() -> None:
    situation = guidance().situation
    for answers in ends():
        plain = {question: list(ids) for question, ids in answers.items() if ids}
        assert load_answers(plain, situation) == {key: ids for key, ids in answers.items() if ids}
        for standing in questions_to_ask(situation, answers):
            assert standing.options
            assert standing.ticked == answers[standing.question.id]


def test_questions_of_another_organisation_never_appear() -> None:
    firsts: dict[str, set[str]] = {}
    for answers in ends():
        asked = [one.question.id for one in questions_to_ask(guidance().situation, answers)]
        firsts.setdefault(answers["organisation"][0], set()).update(asked[1:])
    assert firsts.keys() == {"authority", "boroughs", "fostering-agency"}
    assert firsts["boroughs"] == {"both-services", "work-of-both"}
    assert firsts["fostering-agency"] == {"supervisee", "asye"}
    assert firsts["authority"].isdisjoint(firsts["boroughs"] | firsts["fostering-agency"])


def test_pathways_of_another_organisation_never_apply() -> None:
    collections = {pathway.id: pathway.collection for pathway in guidance().pathways}
    for answers in ends():
        chosen = chosen_collections(question_states(guidance().situation, answers))
        found = lead(answers)
        listed = {*ids_of(found), *(one.rule.pathway for one in found.ruled_out)}
        assert {collections[one] for one in listed} == chosen


@pytest.mark.parametrize(
    ("overlay", "base"),
    [
        ("sgo-support", "sgo-reg24"),
        ("pre-birth", "early-help"),
        ("pre-proceedings", "early-help"),
        ("step-out", "early-help"),
    ],
)
def test_what_is_laid_over_another_never_comes_alone(overlay: str, base: str) -> None:
    met = [ids_of(lead(answers)) for answers in ends()]
    assert any(overlay in ids for ids in met)
    assert [ids for ids in met if overlay in ids and base not in ids] == []


def test_no_answer_is_asked_for_that_nothing_needs() -> None:
    conditions = [one for rule in guidance().situation.rules for one in conditions_in(rule.guard)]
    deciding = {one.question for one in conditions}
    for answers in ends():
        found = lead(answers)
        needs = inputs_for(guidance(), ids_of(found))
        wanted = {*needs.questions, *needs.invitee_questions}
        for standing in questions_to_ask(guidance().situation, answers):
            if standing.question.is_of_plan and standing.question.id not in deciding:
                assert standing.question.id in wanted, answers
            # One that leads to a pathway itself is asked to find that out.
            decided = {one.value for one in conditions if one.question == standing.question.id}
            stands_for = {one.stands_for for one in standing.options if one.stands_for}
            assert stands_for - decided <= wanted, answers


def test_what_the_timetable_would_ask_is_asked_here() -> None:
    """Numbers are left to the timetable: they decide no pathway."""
    choices = {question.id for question in guidance().questions if not question.is_number}
    for answers in ends():
        found = lead(answers)
        needs = inputs_for(guidance(), ids_of(found))
        wanted = choices.intersection((*needs.questions, *needs.invitee_questions))
        assert found.answers.keys() == wanted, answers


def test_every_way_can_be_planned() -> None:
    for answers in at_random(200):
        found = lead(answers)
        if found.pathways:
            given = {"pathways": list(ids_of(found)), "answers": found.answers}
            plan = make_plan(guidance(), load_given(given, guidance()))
            needed = {one for row in plan.steps for one in row.needs.answers}
            asked = {question.id for question in guidance().questions if question.is_number}
            assert needed <= asked, answers


def test_the_number_of_questions_is_never_more_than_was_said() -> None:
    situation = guidance().situation
    for answers in at_random(60):
        whole = len(questions_to_ask(situation, answers))
        so_far: dict[str, tuple[str, ...]] = {}
        for question, ids in answers.items():
            assert whole <= most_questions(situation, so_far)
            so_far[question] = ids
        assert whole == most_questions(situation, answers)


def test_whatever_holds_together_or_hardly_does_can_be_met() -> None:
    """Everything ticked and every first answer taken: all that is to say of pairs is said."""
    everything = {
        question.id: tuple(option.id for option in question.options)[: None if several else 1]
        for question in guidance().situation.questions
        for several in (question.takes_several,)
    }
    found = lead(everything)
    assert [one for one in guidance().together if one not in found.advice] == []
    assert found.contradictions == guidance().contradictions


def test_a_reply_never_names_an_id_in_its_words() -> None:
    reply = situation_reply(guidance(), {"organisation": "authority"})
    words = [question["title"] + question["why"] for question in reply["questions"]]
    assert not any("<" in text for text in words)


def test_why_we_ask_fits_two_lines() -> None:
    """A line of the question page holds about 65 characters beside the list of answers."""
    long = [one.id for one in guidance().situation.questions if len(one.why) > 150]
    assert long == []


def test_because_completes_a_sentence() -> None:
    rules = guidance().situation.rules
    texts = [text for rule in rules for text in (rule.because, rule.ruled_out)]
    assert [text for text in texts if text.endswith(".")] == []


def test_every_condition_in_words_parses_back_to_the_same() -> None:
    asked = frozenset(question.id for question in guidance().situation.questions)
    scope = Scope(frozenset(), frozenset(), asked)
    for guard in all_guards(guidance().situation):
        assert parse_situation(wording.guard(guard), scope) == guard
