"""The guided questions compiled: conditions made explicit, nothing of what is not published."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from decision_tool.core.guidance.model import Guidance, Together
from decision_tool.core.guidance.rule import AnswerIs, AnyOf
from decision_tool.core.guidance.situation_model import GuidedOption, NoGuide
from decision_tool.core.situation.situation import questions_to_ask
from decision_tool.publish.check.loading import check, load_library
from decision_tool.publish.source.library import Library
from tests.publish.invalid_cases import SMALL_LIBRARY

MOVING, SETTLING = (AnswerIs("stage", value, among=True) for value in ("moving", "settling"))


@cache
def small() -> Guidance:
    return load_library(SMALL_LIBRARY).guidance


def edited(root: Path, *changes: tuple[str, str, str]) -> Library:
    """Return the small library with changes made: file, what stood there, what is written."""
    shutil.copytree(SMALL_LIBRARY, root, dirs_exist_ok=True)
    for file, instead_of, write in changes:
        path = root / "pathways" / file
        text = path.read_text(encoding="utf-8")
        assert instead_of in text
        path.write_text(text.replace(instead_of, write), encoding="utf-8")
    assert [str(fault) for fault in check(root)] == []
    return load_library(root)


def choice(name: str) -> str:
    """Return a question of yes or no as an entry of questions.yml."""
    options = "[{id: yes, title: Y}, {id: no, title: N}]"
    return f"  - {{id: {name}, title: T, why: W, kind: choice, options: {options}}}\n"


def test_a_question_of_the_timetable_is_asked_where_a_pathway_uses_it() -> None:
    far = small().situation.questions[2]
    move, settle = (rule.guard for rule in small().situation.rules)
    assert (far.id, far.is_of_plan) == ("far", True)
    assert far.ask_if == AnyOf((move, settle))


def test_it_keeps_its_own_words_unless_others_are_given(tmp_path: Path) -> None:
    far = small().situation.questions[2]
    assert (far.title, far.why, far.short) == ("Is it far?", "A driver comes.", "Far")
    assert far.options == (GuidedOption("yes", "Yes"), GuidedOption("no", "No"))
    words = "    title: Is it a long way?\n    why: So.\n    ask-if: stage includes moving\n"
    other = edited(tmp_path, ("common/situation.yml", "  - ask: far\n", f"  - ask: far\n{words}"))
    far = other.guidance.situation.questions[2]
    assert (far.title, far.why, far.ask_if) == ("Is it a long way?", "So.", MOVING)


def test_a_question_one_pathway_uses_has_the_condition_of_that_pathway(tmp_path: Path) -> None:
    asked = "  - {ask: gap, short: Gap}\n"
    other = edited(
        tmp_path,
        ("common/questions.yml", "  - id: gap-weeks\n", f"{choice('gap')}  - id: gap-weeks\n"),
        ("common/situation.yml", "  - id: ring\n", f"{asked}  - id: ring\n"),
        ("settle.yml", "- {role: carer, if: far is yes}", "- {role: carer, if: gap is yes}"),
    )
    found = next(one for one in other.guidance.situation.questions if one.id == "gap")
    assert found.ask_if == SETTLING


def test_an_option_that_stands_for_a_question_is_offered_where_it_is_used(tmp_path: Path) -> None:
    guests = (
        "  - id: guests\n    title: Who comes?\n    short: Guests\n    why: So.\n    kind: many\n"
        "    none: Nobody\n    options:\n      - {stands-for: far, title: A driver}\n"
        "      - {stands-for: far-off, title: A pilot, offered-if: stage includes moving}\n"
    )
    other = edited(
        tmp_path,
        ("common/questions.yml", "  - id: gap-weeks\n", f"{choice('far-off')}  - id: gap-weeks\n"),
        ("common/situation.yml", "  - ask: far\n    short: Far\n", guests),
        ("common/situation.yml", "if: far is yes", "if: stage includes moving"),
    )
    driver, pilot = other.guidance.situation.questions[2].options
    assert (driver.id, driver.stands_for) == ("far", "far")
    assert driver.offered_if == AnyOf(tuple(rule.guard for rule in other.guidance.situation.rules))
    assert (pilot.id, pilot.offered_if) == ("far-off", MOVING)


def test_an_organisation_that_is_not_published_cannot_be_chosen() -> None:
    assert [option.id for option in small().situation.questions[0].options] == ["ours"]
    assert [one.question.id for one in questions_to_ask(small().situation, {})] == ["stage"]


def test_with_more_published_there_is_a_choice(tmp_path: Path) -> None:
    both = edited(tmp_path, ("common/settings.yml", "[council]", "[council, charity]")).guidance
    assert [option.collection for option in both.situation.questions[0].options] == [
        "council",
        "charity",
    ]
    assert [rule.pathway for rule in both.situation.rules] == ["move", "settle", "call"]


def test_rules_of_pathways_not_published_or_left_out_are_passed_over() -> None:
    assert [rule.pathway for rule in small().situation.rules] == ["move", "settle"]


def test_what_is_said_besides_is_kept() -> None:
    situation = small().situation
    assert [(one.title, one.message) for one in situation.advice] == [
        ("Ask for a van.", "Movers are far away.")
    ]
    assert isinstance(situation.no_guide, NoGuide)
    assert [one.guard for one in situation.no_guide.actions] == [None]  # theirs: not published
    assert [rule.because for rule in situation.rules] == ["the child moves", "the child settles in"]


def test_what_to_say_of_pathways_together_needs_them_all_published(tmp_path: Path) -> None:
    together = (
        "together:\n  - {pathways: [move, settle], title: Two., message: Both.}\n"
        "  - {pathways: [move, call], title: Two., message: Never.}\n"
        "  - {pathways: [move, adoption], title: Two., message: Passed over.}\nnotes:\n"
    )
    other = edited(tmp_path, ("common/combinations.yml", "notes:\n", together))
    assert other.guidance.together == (Together(("move", "settle"), "Two.", "Both."),)


def test_a_question_only_a_pathway_left_out_would_use_may_wait_for_it(tmp_path: Path) -> None:
    """`near` serves adoption, which this council left out: that is no fault of the file."""
    other = edited(
        tmp_path,
        ("common/questions.yml", "  - id: gap-weeks\n", f"{choice('near')}  - id: gap-weeks\n"),
        ("common/situation.yml", "  - id: ring\n", "  - {ask: near, short: Near}\n  - id: ring\n"),
    )
    asked = next(one for one in other.guidance.situation.questions if one.id == "near")
    assert asked.ask_if == AnyOf(())


def test_a_question_of_the_timetable_that_nothing_uses_is_a_fault(tmp_path: Path) -> None:
    shutil.copytree(SMALL_LIBRARY, tmp_path, dirs_exist_ok=True)
    questions = tmp_path / "pathways/common/questions.yml"
    questions.write_text(questions.read_text("utf-8") + choice("near"), "utf-8")
    situation = tmp_path / "pathways/common/situation.yml"
    text = situation.read_text("utf-8")
    text = text.replace("  - id: ring\n", "  - {ask: near, short: Near}\n  - id: ring\n")
    absent = text.index("  - pathway: adoption\n")
    text = text[:absent] + text[text.index("advice:") :]
    situation.write_text(text, "utf-8")
    assert [str(fault) for fault in check(tmp_path)] == [
        (
            "pathways/common/situation.yml:22:5: 'near' is never asked. "
            "No pathway uses its answer: leave it out, or say when to ask it: `ask-if:`."
        )
    ]
