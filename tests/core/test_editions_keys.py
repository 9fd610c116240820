"""What tells records apart that have no id of their own."""

from __future__ import annotations

from typing import Any

import pytest

from decision_tool.core.editions.parts import KEYS, key_of
from decision_tool.core.guidance import model, situation_model
from decision_tool.core.guidance.model import Guidance
from decision_tool.publish.source.sentence import parse_guard, parse_sentence
from tests.core.guidance_builder import SCOPE, guidance

GUARD = parse_guard("complex is yes", SCOPE)
RECORDS = [
    (model.Line("Bring the keys"), "Bring the keys"),
    (situation_model.NextAction("Ask someone."), "Ask someone."),
    (model.Invitee("chair", GUARD), "chair"),
    (model.RecordIf("minutes", GUARD), "minutes"),
    (model.Alternative("R1", parse_sentence("by hearing", SCOPE)), "R1"),
    (model.PlanChange("It ends", "p"), "p"),
    (model.Contradiction(("p", "q"), "Never both."), "p and q"),
    (model.Together(("p", "q", "r"), "All.", "Plan all."), "p and q and r"),
    (model.NoteRule("code", GUARD, ("p/visit", "p/talk"), "Look."), "code p/visit p/talk"),
    (model.Dropped("key date", "tea", "2", "Nobody had any."), "key date tea"),
    (situation_model.Advice(GUARD, "Take care.", "It is complex."), "Take care."),
    (situation_model.PathwayRule("p", GUARD, "it moves", "it stays"), "p"),
]


@pytest.mark.parametrize(("record", "key"), RECORDS, ids=lambda one: type(one).__name__)
def test_a_record_is_told_from_others_by_its_words_or_what_it_names(record: Any, key: str) -> None:
    assert key_of(record) == key


def test_each_kind_without_an_id_has_its_key() -> None:
    assert {type(record) for record, _ in RECORDS} == set(KEYS)


def test_everything_else_is_told_by_its_id() -> None:
    built: Guidance = guidance({"visit": "by hearing"})
    assert [key_of(one) for one in built.key_dates] == ["birth", "hearing", "review", "other"]
