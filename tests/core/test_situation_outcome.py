"""Where the answers lead: pathways with their reasons, what is ruled out, what goes on."""

from __future__ import annotations

from dataclasses import replace

from decision_tool.core.situation.outcome import Outcome, outcome
from decision_tool.core.situation.situation import Answers
from tests.core.situation_builder import SITUATION, guided

BOTH: Answers = {
    "whose": ("ours",),
    "stage": ("moving", "settling"),
    "complex": ("no",),
    "guests": ("likely",),
}
COMPLEX: Answers = {**BOTH, "complex": ("yes",), "guests": ("friend",)}


def lead(answers: Answers) -> Outcome:
    found = outcome(guided(), answers)
    assert found is not None
    return found


def chosen(found: Outcome) -> list[str]:
    return [one.rule.pathway for one in found.pathways]


def test_there_is_no_outcome_while_a_question_is_open() -> None:
    assert outcome(guided(), {"whose": ("ours",), "stage": ("moving",)}) is None


def test_every_rule_that_holds_gives_a_pathway_with_the_answers_that_led_there() -> None:
    found = lead(BOTH)
    assert chosen(found) == ["move", "settle"]
    assert found.pathways[0].led_by == (("stage", "moving"), ("stage", "settling"))
    assert found.pathways[1].led_by == (("stage", "settling"),)


def test_what_is_not_ticked_led_nowhere() -> None:
    settling = lead({"whose": ("ours",), "stage": ("settling",)})
    assert settling.pathways[0].led_by == (("stage", "settling"),)


def test_what_does_not_apply_is_ruled_out() -> None:
    assert [one.rule.ruled_out for one in lead(COMPLEX).ruled_out] == ["it does not settle"]


def test_another_organisations_pathways_are_not_even_ruled_out() -> None:
    assert [
        one.rule.pathway for one in lead({"whose": ("theirs",), "ring": ("no",)}).ruled_out
    ] == ["call"]


def test_what_was_asked_about_is_ruled_out_first() -> None:
    single = replace(SITUATION, questions=SITUATION.questions[1:])
    questions = (replace(single.questions[0], ask_if=None), *single.questions[1:])
    found = outcome(guided(replace(single, questions=questions)), {"stage": ("none",)})
    assert found is not None
    assert [(one.rule.pathway, one.was_asked) for one in found.ruled_out] == [
        ("move", True),
        ("settle", True),
        ("call", False),
    ]


def test_advice_comes_with_pathways_together_and_with_answers() -> None:
    assert [one.title for one in lead(BOTH).advice] == ["Both."]
    assert [one.title for one in lead(COMPLEX).advice] == ["Take care."]


def test_pathways_that_rarely_go_together_are_challenged() -> None:
    assert [one.message for one in lead(BOTH).contradictions] == ["Check both."]
    assert lead(COMPLEX).contradictions == ()


def test_answers_that_the_timetable_would_ask_for_go_on_to_it() -> None:
    assert lead(BOTH).answers == {"complex": "no", "likely": "yes"}
    assert lead(COMPLEX).answers == {"complex": "yes", "likely": "no"}


def test_answers_that_no_pathway_uses_stay_here() -> None:
    assert lead({"whose": ("ours",), "stage": ("settling",)}).answers == {}
    assert lead({"whose": ("theirs",), "ring": ("yes",)}).answers == {}


def test_no_guide_is_said_with_what_to_do_next_and_nothing_else() -> None:
    found = lead({"whose": ("ours",), "stage": ("none",)})
    assert (found.pathways, found.advice, found.answers) == ((), (), {})
    assert found.actions == ("Ask someone.",)
    assert lead({"whose": ("theirs",), "ring": ("no",)}).actions == ("Ask someone.", "Ring.")


def test_with_a_pathway_there_is_no_word_of_no_guide() -> None:
    assert lead(BOTH).actions == ()
