"""Ids that were: what `was` says of each kind, and what follows from it."""

from __future__ import annotations

from dataclasses import replace

from decision_tool.core.guidance.renames import Renames, renames_of
from tests.core.guidance_builder import guidance

BUILT = guidance({"visit": "by hearing", "talk": "by review"}, visit={"was": ("p/call", "q/meet")})


def test_nothing_is_renamed_where_nothing_says_so() -> None:
    assert renames_of(guidance({"visit": "by hearing"})) == Renames({}, {}, {}, {}, {})


def test_a_step_has_each_id_it_had_and_a_row_keeps_its_number() -> None:
    renames = renames_of(BUILT)
    assert renames.steps == {"p/call": "p/visit", "q/meet": "p/visit"}
    assert renames.row("p/call#2") == "p/visit#2"
    assert renames.row("p/talk") == "p/talk"


def test_the_steps_of_a_renamed_pathway_go_with_it() -> None:
    pathway = replace(BUILT.pathways[0], was=("o",))
    renames = renames_of(replace(BUILT, pathways=(pathway,)))
    assert renames.pathways == {"o": "p"}
    assert renames.steps == {
        "o/visit": "p/visit",
        "o/call": "p/visit",
        "p/call": "p/visit",
        "q/meet": "p/visit",
        "o/talk": "p/talk",
    }


def test_the_options_of_a_renamed_question_go_with_it() -> None:
    first, *others = BUILT.questions
    yes, no = first.options
    changed = replace(first, was=("hard",), options=(replace(yes, was=("true",)), no))
    renames = renames_of(replace(BUILT, questions=(changed, *others)))
    assert renames.questions == {"hard": "complex"}
    assert renames.options == {
        "complex=true": "complex=yes",
        "hard=yes": "complex=yes",
        "hard=true": "complex=yes",
        "hard=no": "complex=no",
    }


def test_a_key_date_has_each_id_it_had() -> None:
    keys = tuple(
        replace(one, was=("trial",)) if one.id == "hearing" else one for one in BUILT.key_dates
    )
    assert renames_of(replace(BUILT, key_dates=keys)).key_dates == {"trial": "hearing"}
