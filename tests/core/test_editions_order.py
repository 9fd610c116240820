"""What stands in another order, of things that the small library has one of or sorts itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from decision_tool.core.editions.compared import Side, compared
from decision_tool.core.editions.parts import FIELDS
from decision_tool.core.editions.words import names_of, words_of
from decision_tool.core.editions.words_of_text import ORDERED
from decision_tool.core.guidance.model import (
    Alternative,
    Dropped,
    Guidance,
    Guide,
    Reading,
    RecordForm,
    Titled,
)
from tests.core.caseload_builder import asking
from tests.core.guidance_builder import guidance

OLD = guidance({"visit": "by hearing", "talk": "by review"})
SENTENCES = [step.rule[0].sentence for step in OLD.steps()]
READINGS = tuple(Reading(name, f"{name}?", "so", "", "assumed") for name in ("one", "two"))


def told(old: Guidance, new: Guidance) -> list[tuple[str, str, bool, str]]:
    found = compared(Side(old), Side(new))
    return [
        (one.kind, one.id, one.is_rule, words_of(one, names_of(found))) for one in found.changes
    ]


@pytest.mark.parametrize(
    ("field", "things", "words"),
    [
        ("pathways", (OLD.pathways[0], replace(OLD.pathways[0], id="q", steps=())),
         "The pathways stand in another order."),
        ("records", [RecordForm(name, name, "", "", "") for name in ("one", "two")],
         "The record forms stand in another order."),
        ("collections", [Titled(name, name) for name in ("one", "two")],
         "The collections stand in another order."),
        ("guides", [Guide(name, "home", name, name) for name in ("one", "two")],
         "The guides stand in another order."),
        ("dropped", [Dropped("step", name, "1", "Why") for name in ("p/one", "p/two")],
         "The things that were dropped stand in another order."),
    ],
)  # fmt: skip
def test_things_of_the_whole_guidance_in_another_order_are_told(
    field: str, things: Any, words: str
) -> None:
    both: list[dict[str, Any]] = [{field: tuple(one)} for one in (things, things[::-1])]
    old, new = (replace(OLD, **one) for one in both)
    assert told(old, new) == [("order", "", False, words)]


def test_other_readings_of_a_step_in_another_order_are_told() -> None:
    both = [Alternative(*one) for one in zip(("one", "two"), SENTENCES, strict=True)]
    old, new = (
        replace(
            guidance({"visit": "by hearing"}, visit={"alternatives": tuple(one)}),
            readings=READINGS,
        )
        for one in (both, both[::-1])
    )
    words = "Pathway: the other readings of the visit stand in another order."
    assert told(old, new) == [("order", "", False, words)]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("questions", "The guided questions stand in another order."),
        ("rules", "The rules of Find a pathway stand in another order."),
    ],
)
def test_what_finds_a_pathway_in_another_order_is_told(field: str, words: str) -> None:
    old = asking()
    turned = replace(old.situation, **{field: getattr(old.situation, field)[::-1]})
    assert told(old, replace(old, situation=turned)) == [("order", "", False, words)]


def test_lists_of_ids_in_another_order_are_told_of_no_id() -> None:
    old, new = (
        guidance({"visit": "by hearing"}, visit={"records": one})
        for one in (("plan", "letter"), ("letter", "plan"))
    )
    words = "Pathway: the records of the visit stand in another order."
    assert told(old, new) == [("order", "", False, words)]


def test_every_list_has_a_name_for_its_things() -> None:
    listed = {field.thing for parts in FIELDS.values() for field in parts.values()
              if field.how in ("each", "names")}  # fmt: skip
    assert set(ORDERED) == listed
