"""The index of a guidance: made once, and never that of another guidance."""

from __future__ import annotations

from dataclasses import replace

from decision_tool.core.guidance.codec import decode, encode
from decision_tool.core.guidance.model import NoteRule
from decision_tool.core.guidance.rule import AnswerIs
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.inputs import MOST_KEPT, inputs_for
from tests.core.guidance_builder import guidance

COMPLEX = AnswerIs("complex", "yes")


def test_an_index_is_made_once() -> None:
    built = guidance({"visit": "2 weeks before hearing"})
    assert index_of(built) is index_of(built)


def test_equal_guidance_has_an_equal_index() -> None:
    built = guidance({"visit": "2 weeks before hearing"})
    read_back = decode(encode(built))
    assert read_back is not built
    assert index_of(read_back) is not index_of(built)
    assert index_of(read_back) == index_of(built)


def test_what_pathways_need_is_remembered_for_a_bounded_number_of_choices() -> None:
    built = guidance({"visit": "2 weeks before hearing"})
    needed = inputs_for(built, ["p"])
    assert inputs_for(built, ["p"]) is needed
    for count in range(MOST_KEPT + 1):
        inputs_for(built, ["p"] * (count + 2))
    assert inputs_for(built, ["p"]) == needed
    assert len(index_of(built).inputs) <= MOST_KEPT


def test_another_guidance_of_the_same_edition_has_its_own_index() -> None:
    before, after = (guidance({"visit": f"{count} weeks before hearing"}) for count in (2, 3))
    assert before.edition == after.edition
    for built in (before, after):
        assert index_of(built).steps["p/visit"] == built.steps()[0]


def test_another_guidance_of_the_same_edition_has_its_own_inputs() -> None:
    before, after = (guidance({"visit": f"2 weeks before {key}"}) for key in ("hearing", "review"))
    assert inputs_for(before, ["p"]).key_dates == ("hearing",)
    assert inputs_for(after, ["p"]).key_dates == ("review",)


def test_a_note_is_about_the_pathways_of_all_its_steps() -> None:
    note = NoteRule("code", COMPLEX, ("p/visit", "q/talk"), "Both.")
    built = replace(guidance({"visit": "when needed"}), notes=(note,))
    assert index_of(built).notes_about(("p", "q", "r")) == [note]
    assert index_of(built).notes_about(("p",)) == []


def test_titles_stand_for_ids_and_an_id_without_one_for_itself() -> None:
    index = index_of(guidance({"visit": "2 weeks before hearing"}))
    pathway = index.pathways["p"]
    assert index.title("p") == pathway.title
    assert index.title("nobody") == "nobody"
    assert index.title(None) == ""
    assert index.titles(("p", "nobody")) == f"{pathway.title}; nobody"
    assert index.dates(["hearing"]) == index.key_dates["hearing"].title


def test_key_dates_and_steps_have_phrases() -> None:
    index = index_of(guidance({"visit": "2 weeks before hearing"}))
    assert index.phrase("hearing") == index.key_dates["hearing"].phrase
    assert index.phrase("p/visit") == index.steps["p/visit"].phrase
