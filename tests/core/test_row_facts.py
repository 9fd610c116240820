"""The table of row facts: every place has facts, each under a heading of its own."""

from __future__ import annotations

from typing import get_args

import pytest

from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.row_facts import FACTS, Place, facts_at
from tests.core.guidance_builder import guidance


@pytest.mark.parametrize("place", get_args(Place))
def test_every_place_tells_facts_and_no_two_under_one_heading(place: Place) -> None:
    headings = [fact.heading_at(place) for fact in facts_at(place)]
    assert headings
    assert len(set(headings)) == len(headings)


def test_what_a_place_calls_a_fact_is_told_there() -> None:
    assert [fact.heading for fact in FACTS if not set(fact.called) <= set(fact.places)] == []


def test_a_row_of_which_nothing_is_known_tells_what_it_is_and_no_more() -> None:
    built = guidance({"visit": "by hearing"})
    row = PlannedStep("p/visit", built.steps()[0], None, "Visit", "needs-date")
    told = {fact.heading: fact.words(row, index_of(built)) for fact in facts_at("csv")}
    assert {heading for heading, words in told.items() if words} == {
        "Pathway", "Step", "State", "Id"
    }  # fmt: skip
