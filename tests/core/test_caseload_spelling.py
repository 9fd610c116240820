"""How words of a table are compared."""

from __future__ import annotations

import pytest

from decision_tool.core.caseload.spelling import folded, holds_words, loose, loose_pathway


@pytest.mark.parametrize("small", ["date", "dates", "of", "the", "on", "day", "is", "for"])
def test_small_words_do_not_count_but_for_those_that_stand_alone(small: str) -> None:
    assert loose(f"{small} final hearing") == loose(f"final {small} hearing") == "final hearing"
    assert loose(small) == small


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ukraine plan", "ukraine"),
        ("The pathway for Ukraine", "ukraine"),
        ("Plan", "plan"),
        ("Plans", "plans"),
    ],
)
def test_a_pathway_is_told_by_the_rest_of_its_name(text: str, words: str) -> None:
    assert loose_pathway(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Final-Hearing", "final hearing"),
        ("final_hearing", "final hearing"),
        ("  FINAL   hearing. ", "final hearing"),
        ("Final hearing (dd/mm/yyyy)", "final hearing"),
        ("Child's hearing", "child hearing"),
        ("Child\u2019s hearing", "child hearing"),
        ("Children\u2019 hearing", "children hearing"),
        ("Complex? yes/no", "complex"),
        ("Complex yes or no", "complex"),
        ("Complex (y/n)", "complex"),
        ("Complex y/n", "complex"),
        ("Straße", "strasse"),
        ("???", ""),
    ],
)
def test_case_and_punctuation_do_not_count(text: str, words: str) -> None:
    assert folded(text) == words


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("next hearing", "hearing", True),
        ("hearing listed", "hearing", True),
        ("next final hearing listed", "final hearing", True),
        ("final hearing", "final hearing", True),
        ("next hearings", "hearing", False),
        ("unhearing", "hearing", False),
        ("final next hearing", "final hearing", False),
        ("hearing", "", False),
    ],
)
def test_words_stand_in_a_text_as_they_are_and_side_by_side(
    text: str, words: str, expected: bool
) -> None:
    assert holds_words(text, words) is expected
