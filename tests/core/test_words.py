"""How words are put together, the same in every sentence."""

from __future__ import annotations

import pytest

from decision_tool.core.words import (
    capital,
    child_named,
    child_title,
    children_named,
    counted,
    did_you_mean,
    listed,
    small,
)


@pytest.mark.parametrize(
    ("words", "begun", "within"),
    [
        ("the visit", "The visit", "the visit"),
        ("First meeting", "First meeting", "first meeting"),
        ("PLO meeting", "PLO meeting", "PLO meeting"),
        ("A", "A", "a"),
        ("IRO", "IRO", "IRO"),
        ("If needed", "If needed", "if needed"),
        ("IQ test", "IQ test", "IQ test"),
        ("A B", "A B", "a B"),
        ("", "", ""),
    ],
)
def test_words_begin_a_sentence_or_stand_within_one(words: str, begun: str, within: str) -> None:
    assert (capital(words), small(words)) == (begun, within)


def test_words_are_listed_with_one_joint_before_the_last() -> None:
    assert listed([]) == ""
    assert listed(["one"]) == "one"
    assert listed(["one", "two"]) == "one and two"
    assert listed(iter(("one", "two", "three")), "or") == "one, two or three"


@pytest.mark.parametrize(
    ("label", "within", "begun"),
    [("A", "child A", "Child A"), ("Sam", "Sam", "Sam"), ("", "", ""), ("AB", "AB", "AB")],
)
def test_a_child_who_is_called_by_a_letter_is_said_to_be_one(
    label: str, within: str, begun: str
) -> None:
    assert (child_named(label), child_title(label)) == (within, begun)


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        ([], ""),
        (["A"], "child A"),
        (["Sam"], "Sam"),
        (["A", "B"], "children A and B"),
        (["A", "B", "C"], "children A, B and C"),
        (["Sam", "A"], "child A and Sam"),
        (["A", "Sam", "B", "Jo"], "children A and B, Sam and Jo"),
    ],
)
def test_several_children_are_named_together(labels: list[str], words: str) -> None:
    assert children_named(iter(labels)) == words


def test_a_number_stands_with_its_noun() -> None:
    assert [counted(number, "day") for number in (0, 1, 2)] == ["0 days", "1 day", "2 days"]


def test_the_nearest_name_is_offered_where_one_is_near() -> None:
    assert did_you_mean("vist", ["visit", "hearing"]) == "Did you mean 'visit'?"
    assert did_you_mean("birth", ["visit", "hearing"], "Choose one.") == "Choose one."
    assert did_you_mean("quux", ["visit"]) == ""
    assert did_you_mean("vist", ["visit"], like=0.95) == ""
    assert did_you_mean("abcd", ["abxy"]) == "Did you mean 'abxy'?"  # half of it is alike
    assert did_you_mean("abcd", ["axyz"]) == ""
