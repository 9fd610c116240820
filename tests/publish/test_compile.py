"""The small library compiled: full ids, rules, defaults of the guide, nothing unpublished."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path

import pytest

from decision_tool.core.guidance.codec import encode
from decision_tool.core.guidance.model import Line, Step
from decision_tool.core.guidance.rule import (
    Amount,
    Anchor,
    AnswerIs,
    Before,
    Branch,
    By,
    Not,
    Shift,
    Timing,
    Within,
)
from decision_tool.publish.check.loading import load_library
from decision_tool.publish.source.library import Library
from tests.publish.invalid_cases import SMALL_LIBRARY


@cache
def library() -> Library:
    return load_library(SMALL_LIBRARY)


@cache
def step(step_id: str) -> Step:
    return next(step for step in library().guidance.steps() if step.id == step_id)


def roles(of: Step) -> list[tuple[str, bool]]:
    """Return the roles to invite, and whether only in some cases."""
    return [(invitee.role, invitee.guard is not None) for invitee in of.invite]


def test_steps_have_full_ids_and_names_in_sentences_are_made_full() -> None:
    assert [step.id for step in library().guidance.pathways[0].steps][:2] == [
        "move/first",
        "move/monthly",
    ]
    series = step("move/monthly").series
    assert series is not None
    assert series.after == Anchor("move/first")
    assert series.until == Anchor("moving-day")


def test_a_list_of_cases_becomes_branches_in_order() -> None:
    far = AnswerIs("far", "yes")
    assert step("move/handover").rule == (
        Branch(far, Timing((Within(Amount(2, "week"), Anchor("moving-day")),))),
        Branch(None, Timing((Within(Amount(10, "working day"), Anchor("moving-day")),))),
    )


def test_a_count_can_come_from_an_answer() -> None:
    amount = Amount(0, "week", answer="gap-weeks")
    after = Shift(amount, "after", Anchor("move/handover"))
    assert step("settle/visit").rule == (Branch(None, Timing((By(after),))),)


def test_a_meeting_takes_the_invitees_of_its_guide() -> None:
    assert roles(step("move/first")) == [
        ("mover", False),
        ("carer", False),
        ("driver", True),
        ("driver", True),
    ]


def test_an_empty_list_invites_only_who_joins_every_meeting() -> None:
    assert roles(step("move/monthly")) == [("driver", True), ("carer", True), ("driver", True)]


def test_another_kind_of_step_invites_nobody_of_itself() -> None:
    assert roles(step("move/handover")) == []
    assert roles(step("move/packing")) == [("driver", False)]


def test_only_meetings_take_arranger_and_records_of_their_guide() -> None:
    assert (step("move/first").arranged_by, step("move/first").records) == ("mover", ("minutes",))
    assert (step("move/packing").arranged_by, step("move/packing").records) == (None, ())


def test_a_step_keeps_its_own_arranger_and_records() -> None:
    assert step("move/review").arranged_by == "carer"
    assert step("move/monthly").records == ("receipt",)


def test_records_that_an_answer_rules_out_keep_their_guard() -> None:
    [one] = step("move/packing").records_if
    assert one.record == "receipt"
    assert one.guard == Not(AnswerIs("far", "no", if_known=True))


@pytest.mark.parametrize(
    ("step_id", "suggests"),
    [("move/first", True), ("move/packing", False), ("move/eighteen", False)],
)
def test_no_day_is_suggested_for_a_milestone_or_where_the_step_says_so(
    step_id: str, suggests: object
) -> None:
    assert step(step_id).suggests_day is suggests


@pytest.mark.parametrize(
    ("step_id", "phrase"),
    [
        ("move/first", "the first meeting"),
        ("move/handover", "the handover"),
        ("move/eighteen", "the child turns 18"),
    ],
)
def test_the_phrase_is_the_title_in_lower_case_unless_given(step_id: str, phrase: str) -> None:
    assert step(step_id).phrase == phrase


def test_names_of_the_organisation_are_filled_in_everywhere() -> None:
    assert step("move/handover").title == "Movers hand over"
    assert step("move/first").purposes == (Line("Agree who packs"), Line("Ask Movers for a van"))
    assert library().registers[0].document == "How Movers work"


def test_a_name_at_the_start_of_a_title_keeps_its_capital(tmp_path: Path) -> None:
    edited = _edited(tmp_path, "move.yml", "    phrase: the handover\n", "")
    handover = next(one for one in edited.guidance.steps() if one.id == "move/handover")
    assert handover.phrase == "the Movers hand over"


def test_what_is_given_replaced_and_read_otherwise_is_kept() -> None:
    assert step("move/packing").gives == "keys-given"
    assert step("settle/visit").replaces == "move/monthly#1"
    assert step("move/first").alternatives[0].reading == "R02"


def test_only_published_collections_are_compiled() -> None:
    guidance = library().guidance
    assert [pathway.id for pathway in guidance.pathways] == ["move", "settle"]
    assert [one.id for one in guidance.collections] == ["council"]
    assert [one.id for one in guidance.groups] == ["moves"]
    assert [one.id for one in guidance.guides] == ["moving"]
    assert [one.guide for one in library().registers] == ["moving"]


def test_publishing_more_brings_the_rest(tmp_path: Path) -> None:
    edited = _edited(tmp_path, "common/settings.yml", "[council]", "[council, charity]")
    assert [pathway.id for pathway in edited.guidance.pathways] == ["move", "settle", "call"]


def test_what_names_a_pathway_that_was_left_out_is_passed_over() -> None:
    guidance = library().guidance
    assert [one.pathways for one in guidance.contradictions] == [("move", "settle")]
    assert [change.pathway for change in guidance.pathways[0].if_plan_changes] == ["settle"]
    assert [(note.code, note.steps) for note in guidance.notes] == [
        ("too-late", ("move/first", "move/handover")),
        ("combine", ("move/first", "settle/visit")),
    ]


def test_an_overlay_knows_its_base_and_whom_it_adds() -> None:
    settle = library().guidance.pathways[1]
    assert settle.needs_pathway == "move"
    assert [one.role for one in settle.adds_invitees] == ["carer"]


def test_what_a_source_does_not_state_is_none_and_what_it_leaves_open_is_empty() -> None:
    guidance = library().guidance
    assert guidance.guides[0].owner is None
    assert [role.team for role in guidance.roles] == ["Movers", "", ""]
    assert [record.filed for record in guidance.records] == ["In Diarium", ""]


def test_a_record_form_knows_what_it_is_made_for_and_all_its_clauses() -> None:
    minutes, receipt = library().guidance.records
    assert (minutes.one_per, receipt.one_per) == ("step", "form")
    assert (minutes.clauses, receipt.clauses) == (("MOV-04",), ())
    assert (minutes.owner, minutes.why) == ("", "")


def test_how_a_form_is_laid_out_stays_out_of_what_the_engine_gets() -> None:
    assert list(library().layouts) == ["minutes", "receipt"]
    assert "Anything else" not in json.dumps(encode(library().guidance))


def test_a_layout_takes_the_words_of_the_council_and_lines_where_none_are_given() -> None:
    head, signatures = library().layouts["receipt"].parts
    assert head.words == ("We move with care.",)
    assert (head.ticks[0].kind, head.lines) == ("tick", 4)
    assert [one.who for one in signatures.signatures] == ["Driver"]
    tasks = library().layouts["minutes"].parts[-1]
    assert (tasks.title, tasks.is_added) == ("Tasks", True)
    assert tasks.table is not None
    assert [(one.width, one.field.kind, one.field.lines) for one in tasks.table.columns] == [
        (70, "box", 2),
        (30, "tick", 1),
    ]


def test_settings_without_words_for_the_forms_have_a_neutral_statement(tmp_path: Path) -> None:
    shutil.copytree(SMALL_LIBRARY, tmp_path, dirs_exist_ok=True)
    settings = tmp_path / "pathways" / "common" / "settings.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.partition("records:")[0], encoding="utf-8")
    [words] = load_library(tmp_path).layouts["receipt"].parts[0].words
    assert words.startswith("This agreement rests on our statement of vision and purpose")
    assert library().settings.classification == ""


@pytest.mark.parametrize(
    "statement",
    [
        "statement: >\n    We move\n    with care.\n\n    We ask\n    first.\n",
        "statement: |\n    We move\n    with care.\n    \n    We ask\n    first.\n",
        'statement: "We move with care.\n\n    We ask first."\n',
        "statement: We move\n    with care.\n\n\n    We ask first.\n",
    ],
)
def test_every_paragraph_of_a_statement_is_an_item_of_its_own(
    tmp_path: Path, statement: str
) -> None:
    found = _edited(
        tmp_path,
        "common/settings.yml",
        "records: {statement: We move with care.}",
        f"records:\n  {statement}",
    )
    assert found.layouts["receipt"].parts[0].words == ("We move with care.", "We ask first.")


def test_questions_and_clauses_keep_what_was_written() -> None:
    far, weeks = library().guidance.questions
    assert (far.default, far.is_number) == (None, False)
    assert (weeks.default, weeks.minimum, weeks.maximum) == ("2", 1, 6)
    assert library().registers[0].clauses[5].left_out == "It asks nothing of anyone."


def test_a_sentence_may_be_strict_about_a_day() -> None:
    assert step("move/packing").rule == (Branch(None, Timing((Before(Anchor("moving-day")),))),)


def _edited(root: Path, file: str, instead_of: str, write: str) -> Library:
    shutil.copytree(SMALL_LIBRARY, root, dirs_exist_ok=True)
    path = root / "pathways" / file
    text = path.read_text(encoding="utf-8")
    assert instead_of in text
    path.write_text(text.replace(instead_of, write), encoding="utf-8")
    return load_library(root)
