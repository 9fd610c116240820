"""The pathways as shipped: no fault, nothing lost to the browser, words that parse back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from decision_tool.core.guidance.codec import decode, encode
from decision_tool.core.guidance.model import Guidance, Step
from decision_tool.core.guidance.rule import Guard, Sentence
from decision_tool.core.planning import wording
from decision_tool.publish.check.lint_names import PERMANENT_PATHWAYS
from decision_tool.publish.check.loading import check
from decision_tool.publish.source.scope import Scope
from decision_tool.publish.source.sentence import parse_guard, parse_sentence
from tests.shipped import library

ROOT = Path(__file__).parents[2]


@cache
def scope() -> Scope:
    guidance = library().guidance
    return Scope(
        key_dates=frozenset(one.id for one in guidance.key_dates),
        steps=frozenset(step.id for step in guidance.steps()),
        questions=frozenset(one.id for one in guidance.questions),
    )


def sentences_of(step: Step) -> Iterator[Sentence]:
    yield from (branch.sentence for branch in step.rule)
    yield from (alternative.sentence for alternative in step.alternatives)


def guards_of(guidance: Guidance) -> Iterator[Guard]:
    for step in guidance.steps():
        guards = [
            step.only_if,
            *(branch.guard for branch in step.rule),
            *(one.guard for one in step.invite),
            *(one.guard for one in step.records_if),
        ]
        yield from (guard for guard in guards if guard)
    yield from (note.guard for note in guidance.notes)


def test_the_shipped_pathways_have_no_fault() -> None:
    assert [str(fault) for fault in check(ROOT)] == []


def test_every_pathway_of_the_public_contract_is_there_in_its_order() -> None:
    assert tuple(pathway.id for pathway in library().guidance.pathways) == PERMANENT_PATHWAYS


def test_the_guidance_survives_the_way_to_the_browser() -> None:
    guidance = library().guidance
    assert decode(json.loads(json.dumps(encode(guidance)))) == guidance


def test_every_sentence_in_words_parses_back_to_the_same_rule() -> None:
    for step in library().guidance.steps():
        for sentence in sentences_of(step):
            assert parse_sentence(wording.sentence(sentence), scope()) == sentence


def test_every_guard_in_words_parses_back_to_the_same_condition() -> None:
    for guard in guards_of(library().guidance):
        assert parse_guard(wording.guard(guard), scope()) == guard


def test_no_name_is_left_unfilled() -> None:
    assert "<" not in json.dumps(encode(library().guidance))


@pytest.mark.parametrize("literal", ["FAST", "Mosaic", "RiO", "Barnardo", "Camden", "Islington"])
def test_names_of_one_organisation_stand_in_the_settings_only(literal: str) -> None:
    files = [path for path in (ROOT / "pathways").rglob("*.yml") if path.name != "settings.yml"]
    found = [path.name for path in files if literal in path.read_text(encoding="utf-8")]
    assert found == []
