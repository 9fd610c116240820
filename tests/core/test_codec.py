"""Guidance as JSON: what a record says where nothing is written, and that it comes back whole."""

from __future__ import annotations

from typing import Any

import pytest

from decision_tool.core.guidance import model, rule, situation_model
from decision_tool.core.guidance.codec import decode, encode
from decision_tool.core.planning.index import index_of
from decision_tool.publish.source.sentence import parse_sentence
from tests.core.guidance_builder import SCOPE, guidance

RULE = (rule.Branch(None, parse_sentence("by hearing", SCOPE)),)

# Each record with the least that must be said of it, and what the rest says by itself.
LEAST: list[tuple[object, dict[str, Any]]] = [
    (
        model.KeyDate("a", "A", "A", "the a", "The a is"),
        {"hint": "", "readings": (), "is_birth_date": False, "also_called": ()},
    ),
    (model.Option("a", "A"), {"hint": ""}),
    (
        model.Question("a", "A?", "Why."),
        {"options": (), "minimum": 0, "maximum": 0, "default": None},
    ),
    (model.Role("a", "A"), {"team": "", "phrase": ""}),
    (
        model.RecordForm("a", "A", "F01", "full", "there"),
        {"clauses": (), "one_per": "form", "owner": "", "why": ""},
    ),
    (model.OtherTiming("p/a", RULE[0].sentence), {"instead_of": None}),
    (
        model.Reading("A1", "Which?", "That.", "Safe.", "assumed"),
        {
            "confirmed_by": None,
            "confirmed_on": None,
            "alternative": "",
            "effect": "",
            "alternatives": (),
            "assuming": (),
        },
    ),
    (model.Line("Text."), {"clauses": ()}),
    (model.Invitee("a"), {"guard": None, "clauses": ()}),
    (
        model.Step("p/a", "A", "meeting", RULE, "the a"),
        {
            "only_if": None,
            "not_needed_because": "",
            "suggests_day": True,
            "gives": None,
            "repeats": None,
            "replaces": None,
            "arranged_by": None,
            "invite": (),
            "purposes": (),
            "agenda": (),
            "notes": (),
            "records": (),
            "records_if": (),
            "readings": (),
            "alternatives": (),
            "clauses": (),
            "to_do": "",
        },
    ),
    (model.NoteRule("a", rule.AnswerIs("q", "yes"), (), "Said."), {"readings": ()}),
    (model.PlanChange("It changes", "p"), {"guard": None}),
    (
        model.Pathway("p", "P1", "P", "Use it.", "guide", "group", "home", ()),
        {
            "needs_pathway": None,
            "adds_invitees": (),
            "if_plan_changes": (),
            "clauses": (),
            "gaps": (),
            "also_called": (),
        },
    ),
    (
        model.Guide("a", "home", "file", "A"),
        {
            "owner": None,
            "version": None,
            "effective_from": None,
            "last_reviewed": None,
            "next_review": None,
            "must_know": (),
            "rules": (),
            "recording": (),
            "clauses": (),
        },
    ),
    (model.Titled("a", "A"), {"collection": ""}),
    (
        situation_model.GuidedOption("a", "A"),
        {"hint": "", "offered_if": None, "collection": "", "stands_for": "", "from_age": None},
    ),
    (
        situation_model.GuidedQuestion("a", "A?", "A", "Why.", ()),
        {"none": "", "ask_if": None, "is_of_plan": False, "usual": "", "key_date": ""},
    ),
    (situation_model.NextAction("Ask."), {"guard": None}),
    (
        situation_model.Situation(),
        {
            "questions": (),
            "rules": (),
            "advice": (),
            "no_guide": situation_model.NoGuide("", "", ()),
        },
    ),
    (rule.Amount(2, "week"), {"answer": None}),
    (rule.Age(16), {"months": 0}),
    (rule.By(rule.Anchor("a")), {"manner": ""}),
    (rule.After(rule.Anchor("a")), {"once_held": False}),
    (rule.Timing(()), {"ideally": None}),
    (rule.WhenNeeded(), {"timing": None}),
    (
        rule.Series(1, 1, "month", rule.Anchor("a")),
        {"until": None, "until_optional": False, "times": None, "superseded_from": None},
    ),
    (rule.AnswerIs("q", "yes"), {"if_known": False, "among": False}),
]


@pytest.mark.parametrize(
    ("record", "silent"), [pytest.param(*pair, id=type(pair[0]).__name__) for pair in LEAST]
)
def test_what_is_not_said_is_left_out_and_comes_back(
    record: object, silent: dict[str, Any]
) -> None:
    assert {name: getattr(record, name) for name in silent} == silent
    plain = encode(record)
    assert plain["is"] == type(record).__name__
    assert plain.keys() & silent.keys() == set()
    assert decode(plain) == record


def test_what_is_said_is_written() -> None:
    key = model.KeyDate(
        "a", "A", "A", "the a", "The a is", hint="Look.", is_birth_date=True, also_called=("B",)
    )
    assert encode(key) == {
        "is": "KeyDate", "id": "a", "title": "A", "short": "A", "phrase": "the a",
        "event": "The a is", "hint": "Look.", "is_birth_date": True, "also_called": ["B"],
    }  # fmt: skip
    assert decode(encode(key)) == key


def test_an_index_knows_the_births_and_the_steps_that_give_a_date() -> None:
    built = guidance({"visit": "by hearing", "talk": "by review"}, talk={"gives": "other"})
    index = index_of(built)
    assert index.births == ("birth",)
    assert [step.id for step in index.giving({"p/visit", "p/talk"})] == ["p/talk"]
    assert list(index.steps) == ["p/visit", "p/talk"]
    assert list(index.roles) == []
