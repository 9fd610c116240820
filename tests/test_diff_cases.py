"""What changed between two editions, word for word, and that every kind of change has a case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest

from decision_tool.core.editions.change import Kind, Thing
from decision_tool.core.editions.parts import FIELDS
from decision_tool.core.editions.words_of_facts import FACTS
from decision_tool.core.editions.words_of_steps import STEP_FACTS
from tests.diff_cases import DiffCase, load_diffs, told


@pytest.mark.parametrize("case", load_diffs(), ids=lambda case: case.id)
def test_a_change_is_said_in_the_words_of_practice(case: DiffCase) -> None:
    assert told(case.found).splitlines() == case.says.splitlines()


def kinds_told() -> Iterator[tuple[str, str, str]]:
    for case in load_diffs():
        for one in case.found.changes:
            yield one.kind, one.thing, one.part


def test_every_kind_of_change_has_a_case() -> None:
    told = set(kinds_told())
    kinds, things = {kind for kind, *_ in told}, {thing for _, thing, _ in told}
    assert kinds == {one for part in get_args(Kind) for one in get_args(part)}
    assert things == set(get_args(Thing))
    comes = {(kind, thing) for kind, thing, _ in told if kind in ("new", "gone")}
    listed = {field.thing for parts in FIELDS.values() for field in parts.values()
              if field.how in ("each", "names")}  # fmt: skip
    assert comes >= {(kind, thing) for kind in ("new", "gone") for thing in listed}


def test_every_fact_with_words_of_its_own_has_a_case() -> None:
    facts = {(thing, part) for kind, thing, part in kinds_told() if kind == "fact"}
    assert facts >= {*FACTS, *(("step", part) for part in STEP_FACTS)}
