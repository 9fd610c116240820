"""Packed guidance: a field is read when it is asked for, and then is what it always was."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from decision_tool.core.guidance.codec import LATE, RECORDS, decode, encode, pack
from decision_tool.core.guidance.late import Late, read_late
from decision_tool.core.guidance.model import Guidance, NoteRule, Pathway
from decision_tool.core.guidance.rule import AnswerIs
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.timetable.form import read_form
from tests.core.guidance_builder import guidance

UNREADABLE = {"late": "[not JSON"}
GIVEN: dict[str, Any] = {"pathways": ["p"], "dates": {"hearing": "2026-10-22"}}


def two_pathways() -> Guidance:
    """Return guidance of `p` with two steps and `q` with one, and a note about `q`."""
    built = guidance({"visit": "2 weeks before hearing", "talk": "by hearing"})
    other = replace(built.steps()[0], id="q/visit", gives="other")
    note = NoteRule("code", AnswerIs("complex", "yes"), ("q/visit",), "Said.")
    pathway = replace(built.pathways[0], id="q", steps=(other,))
    return replace(built, pathways=(*built.pathways, pathway), notes=(note,))


def with_an_unreadable_other() -> Guidance:
    """Return the guidance packed, of which nothing late of `q` can be read."""
    plain = pack(encode(two_pathways()))
    for record in (plain["pathways"][1], plain["notes"][0]):
        record |= {name: UNREADABLE for name, item in record.items() if "late" in item}
    packed: Guidance = decode(plain)
    return packed


def test_packed_guidance_comes_back_whole() -> None:
    built = two_pathways()
    packed = decode(pack(encode(built)))
    assert packed == built
    assert encode(packed) == encode(built)


def test_every_class_that_is_packed_can_be_read_late() -> None:
    for name, late in LATE.items():
        assert issubclass(RECORDS[name], Late)
        assert {one.name for one in fields(RECORDS[name])}.issuperset(late)


def test_a_timetable_reads_nothing_of_a_pathway_that_is_not_chosen() -> None:
    packed, whole = with_an_unreadable_other(), two_pathways()
    with pytest.raises(ValueError, match="Expecting value"):
        packed.steps()

    assert index_of(packed).title("q") == "Pathway"
    plans = [make_plan(one, load_given(GIVEN, one)) for one in (packed, whole)]
    assert plans[0].steps == plans[1].steps
    marked = GIVEN | {"held": {"p/visit": "2026-10-08"}}
    plans = [make_plan(one, load_given(marked, one)) for one in (packed, whole)]
    assert plans[0].steps == plans[1].steps


def test_a_form_reads_nothing_of_a_pathway_that_is_not_chosen() -> None:
    marked = {"p/visit": {"day": "8", "month": "10", "year": "2026"}}
    form = {"pathways": ["p"], "held": marked, "list_all": []}
    filled = read_form(form, with_an_unreadable_other())
    assert filled.fields["held"]["p/visit"]["iso"] == "2026-10-08"


def test_a_field_is_read_once() -> None:
    packed: Guidance = decode(pack(encode(two_pathways())))
    pathway = packed.pathways[0]
    assert pathway.steps is pathway.steps
    # As a second thread may ask that found no value a moment ago.
    assert read_late(pathway, "steps") is pathway.steps


@pytest.mark.parametrize("packed", [True, False])
def test_what_is_no_field_is_no_attribute(*, packed: bool) -> None:
    plain = encode(two_pathways())
    pathway: Pathway = decode(pack(plain) if packed else plain).pathways[0]
    with pytest.raises(AttributeError, match="no_such"):
        getattr(pathway, "no_such")  # noqa: B009 - mypy would refuse the plain form


def test_steps_are_found_by_their_ids_and_no_others_are() -> None:
    steps = index_of(decode(pack(encode(two_pathways())))).steps
    assert steps["q/visit"].gives == "other"
    for unknown in ("p/no-such", "r/visit", "p"):
        assert unknown not in steps
    assert (list(steps), len(steps)) == (["p/visit", "p/talk", "q/visit"], 3)


def test_held_steps_that_give_a_date_come_in_the_order_of_the_guidance() -> None:
    index = index_of(two_pathways())
    assert [step.id for step in index.giving(["q/visit", "p/visit", "r/visit"])] == ["q/visit"]
    assert index.giving(["p/visit"]) == []
