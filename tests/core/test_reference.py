"""What a user calls a child, wherever it is shown."""

from __future__ import annotations

import pytest

from decision_tool.core.identity import identity_of
from decision_tool.core.reference import clean_reference, same_child, whose


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        (" Case \t 7\n", "Case 7"),
        ("A\x00B\x1b[1m", "A B [1m"),
        ("  ", ""),
        ("É-7", "É-7"),
        ("A\u200d1\ufe0f", "A1"),
        ("E\u0301-7", "\u00c9-7"),
    ],
)
def test_a_reference_is_one_line_that_can_be_printed(typed: str, clean: str) -> None:
    assert clean_reference(typed) == clean


@pytest.mark.parametrize(
    ("one", "other"), [("cf 12", " CF  12"), ("\u00e9", "E\u0301"), ("\u0390", "\u03aa\u0301")]
)
def test_references_that_are_written_otherwise_are_of_one_child(one: str, other: str) -> None:
    assert same_child(one) == same_child(other)


def test_a_reference_has_the_same_identity_for_ever() -> None:
    """Calendars hold it: another one would put every entry there a second time."""
    assert identity_of("cf 12") == "5032bc8d-d774-5b43-9a71-c41ee496b7b0"


@pytest.mark.parametrize(
    ("reference", "child", "words"),
    [("4502", "B", "4502 B"), ("4502", "", "4502"), ("", "B", "B"), ("", "", "")],
)
def test_a_child_is_told_by_the_number_of_the_case_and_a_label(
    reference: str, child: str, words: str
) -> None:
    assert whose(reference, child) == words
