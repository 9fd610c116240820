"""What a user calls a child, wherever it is shown."""

from __future__ import annotations

import pytest

from decision_tool.core.reference import clean_reference


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        (" Case \t 7\n", "Case 7"),
        ("A\x00B\x1b[1m", "A B [1m"),
        ("  ", ""),
        ("É-7", "É-7"),
        ("A\u200d1\ufe0f", "A1"),
    ],
)
def test_a_reference_is_one_line_that_can_be_printed(typed: str, clean: str) -> None:
    assert clean_reference(typed) == clean
