"""Exactly the dates and questions that pathways need, in the order their rules mention them."""

from __future__ import annotations

from dataclasses import replace

from decision_tool.core.guidance.model import Alternative, Guidance, Invitee, NoteRule, RecordIf
from decision_tool.core.guidance.rule import Branch, Guard
from decision_tool.core.planning.inputs import Inputs, inputs_for
from decision_tool.publish.source.scope import Scope
from decision_tool.publish.source.sentence import parse_guard, parse_sentence
from tests.core.guidance_builder import KEY_DATES, QUESTIONS, guidance


def _guard(text: str, built: Guidance) -> Guard:
    steps = frozenset(step.id for step in built.steps())
    questions = frozenset(question.id for question in QUESTIONS)
    return parse_guard(text, Scope(frozenset(KEY_DATES), steps, questions, "p"))


def test_dates_come_in_order_of_first_mention() -> None:
    built = guidance({"first": "before review", "second": "between hearing and review"})
    assert inputs_for(built, ["p"]) == Inputs(("review", "hearing"), (), ())


def test_ages_and_birthdays_need_the_birth() -> None:
    assert inputs_for(guidance({"one": "on 18th birthday"}), ["p"]).key_dates == ("birth",)
    assert inputs_for(guidance({"one": "at age 15 years 7 months"}), ["p"]).key_dates == ("birth",)
    built = guidance({"one": "by hearing"}, one={"only_if": "under 14 on hearing"})
    assert inputs_for(built, ["p"]).key_dates == ("hearing", "birth")


def test_guards_and_counted_answers_need_their_questions() -> None:
    built = guidance(
        {"one": "months months after hearing", "two": "by hearing"},
        two={"only_if": "complex is yes and months is below 3"},
    )
    assert inputs_for(built, ["p"]).questions == ("months", "complex")


def test_a_question_that_only_invites_is_told_apart() -> None:
    built = guidance({"one": "by hearing", "two": "by hearing"}, two={"only_if": "complex is yes"})
    invitees = (Invitee("a", _guard("complex is yes", built)), Invitee("b"))
    steps = built.pathways[0].steps
    pathway = replace(
        built.pathways[0],
        steps=(replace(steps[0], invite=invitees), steps[1]),
        adds_invitees=(Invitee("c", _guard("likely is yes", built)),),
    )
    needed = inputs_for(replace(built, pathways=(pathway,)), ["p"])
    assert (needed.questions, needed.invitee_questions) == (("complex",), ("likely",))


def test_other_readings_and_record_forms_are_walked_too() -> None:
    built = guidance({"one": "by hearing"})
    step = replace(
        built.pathways[0].steps[0],
        alternatives=(
            Alternative(
                "A1",
                parse_sentence("by other", Scope(frozenset(KEY_DATES), frozenset(), frozenset())),
            ),
        ),
        records_if=(RecordIf("form", _guard("likely is yes", built)),),
    )
    pathway = replace(built.pathways[0], steps=(step,))
    needed = inputs_for(replace(built, pathways=(pathway,)), ["p"])
    assert needed == Inputs(("hearing", "other"), ("likely",), ())


def test_steps_counted_from_bring_what_they_need_but_nothing_else_of_their_pathway() -> None:
    base = guidance({"initial": "by hearing", "later": "by other"})
    first = replace(
        base.pathways[0].steps[0], invite=(Invitee("a", _guard("likely is yes", base)),)
    )
    steps = (first, base.pathways[0].steps[1])
    scope = Scope(frozenset(KEY_DATES), frozenset({"p/initial"}), frozenset(), "q")
    rule = (Branch(None, parse_sentence("8 weeks after p/initial", scope)),)
    overlay = replace(
        base.pathways[0], id="q", steps=(replace(steps[0], id="q/eight", rule=rule, invite=()),)
    )
    both = replace(base, pathways=(replace(base.pathways[0], steps=steps), overlay))
    assert inputs_for(both, ["q"]) == Inputs(("hearing",), (), ())
    assert inputs_for(both, ["q", "p"]) == Inputs(("hearing", "other"), (), ("likely",))


def test_steps_that_mention_each_other_are_read_once() -> None:
    built = guidance(
        {"one": "by hearing", "two": "by review"},
        one={"only_if": "two is open"},
        two={"only_if": "today outside one"},
    )
    assert inputs_for(built, ["p"]).key_dates == ("hearing", "review")


def test_notes_count_only_when_every_pathway_they_are_about_is_chosen() -> None:
    built = guidance({"one": "by hearing"})
    guard = _guard("complex is yes", built)
    notes = (
        NoteRule("own", guard, ("p/one",), "..."),
        NoteRule("shared", _guard("likely is yes", built), ("p/one", "q/one"), "..."),
    )
    needed = inputs_for(replace(built, notes=notes), ["p"])
    assert needed.questions == ("complex",)
