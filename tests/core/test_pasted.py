"""Text from another program: what nobody sees in it, what stands around it, what is no value."""

from __future__ import annotations

import pytest

from decision_tool.core.pasted import (
    as_typed,
    quoted,
    shortened,
    spreadsheet_fault,
    unwrapped,
    visible,
)

WIDEN = "is what a spreadsheet shows where the column is too narrow. Widen it and copy it again."
MEND = "is an error of the spreadsheet. Mend the cell there, or write the value in."


def test_signs_that_nobody_sees_are_taken_off_and_the_rest_stays() -> None:
    assert visible("\u200e 7 12\u00ad 2026\ufeff ") == "7 12 2026"
    assert visible(" José Ŵ ") == "José Ŵ"


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("“7 12 2026”,", "7 12 2026"),
        ('"7 12 2026"', "7 12 2026"),
        ("(\u20187 12 2026\u2019)", "7 12 2026"),
        ("[ 7 12 2026 ].", "7 12 2026"),
        ("'7 12 2026", "7 12 2026"),
        ("7 12 2026 ;", "7 12 2026"),
        ("()", "()"),
        ("(7 12 2026]", "(7 12 2026]"),
        ("7 (12) 2026", "7 (12) 2026"),
        ("", ""),
    ],
)
def test_what_stands_around_a_value_is_taken_off(text: str, bare: str) -> None:
    assert unwrapped(text) == bare


@pytest.mark.parametrize(("before", "behind"), [('"', '"'), ("(", ")"), ("[\u201c", "\u201d]")])
def test_ever_so_much_around_a_value_is_taken_off(before: str, behind: str) -> None:
    assert unwrapped(f"{before * 2_000}7 12 2026{behind * 2_000}") == "7 12 2026"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("#", WIDEN),
        ("########", WIDEN),
        ("#N/A", MEND),
        ("#div/0!", MEND),
        ("#GETTING_DATA", MEND),
        ("#REF!", MEND),
        ("#NAME?", MEND),
        ("Err:502", MEND),
        ("#12", ""),
        ("Err:", ""),
        ("7 12 2026", ""),
    ],
)
def test_a_sign_of_a_spreadsheet_for_no_value_is_told_with_what_to_do(
    text: str, fault: str
) -> None:
    assert spreadsheet_fault(text) == fault


def test_a_long_cell_is_cut_short_after_60_signs() -> None:
    assert shortened("a  b\nc") == "a b c"
    assert shortened("x" * 60) == "x" * 60
    assert shortened("x" * 61) == f"{'x' * 60} …"
    assert shortened(f"{'x' * 59} yyy") == f"{'x' * 59} …"
    assert quoted("a\tb") == "“a b”"


def test_what_was_typed_is_shown_with_every_sign_and_cut_short() -> None:
    assert as_typed(" a\tb") == "' a\\tb'"
    assert as_typed("x" * 60) == f"'{'x' * 60}'"
    assert as_typed("x" * 61) == f"'{'x' * 60} …'"
    assert as_typed(20260302) == "20260302"
    assert as_typed(["x" * 80]) == f"['{'x' * 58} …"
