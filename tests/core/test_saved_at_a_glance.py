"""The rows of a file that are sound at a glance are those that are sound part by part.

A team has thousands of files: what nothing is wrong with is read in one go.
"""

from __future__ import annotations

from typing import Any

import pytest

from decision_tool.core.saved import child_reading
from decision_tool.core.saved.checked import MOST_ITEMS, Checked
from decision_tool.core.saved.saved_file import SavedRow
from tests.core.saved_builder import saved

ROWS: list[dict[str, Any]] = saved()["planned"]
PARTS = (*ROWS[0], "held", "approximate", "pathway")
VALUES: tuple[object, ...] = (
    None, "", "x", "a\x00b", 0, 1, True, [], ["x"], ["a\x00b"], [1], {}, "held", "dated",
    "2026-11-23", "2026-13-45", "23/11/2026", "1066-01-01", "p/visit", "p/monthly#2",
)  # fmt: skip
Read = tuple[tuple[SavedRow, ...], list[tuple[str, str]]]


def read(rows: object) -> Read:
    checked = Checked()
    found = child_reading.read_rows(rows, "planned", checked)
    return found, [(fault.where, fault.what) for fault in checked.faults]


def looked_at(rows: object, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Return the rows as they are read part by part, each with its place."""
    with monkeypatch.context() as patch:
        patch.setattr(child_reading, "_sound_rows", lambda _: None)
        return read(rows)


@pytest.mark.parametrize("part", PARTS)
def test_whatever_a_part_is_both_read_it_alike(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for value in VALUES:
        rows = [{**ROWS[0], part: value}, *ROWS[1:]]
        assert read(rows) == looked_at(rows, monkeypatch), value
    without = [{name: value for name, value in ROWS[0].items() if name != part}, *ROWS[1:]]
    assert read(without) == looked_at(without, monkeypatch)


@pytest.mark.parametrize(
    "rows",
    [
        None,
        {},
        [None],
        [[]],
        [*ROWS, ROWS[0]],
        [{**ROWS[0], "a\x00b": 1}],
        [{**ROWS[0], "reasons": ["x"] * MOST_ITEMS}],
        [{**ROWS[0], "reasons": ["x"] * (MOST_ITEMS + 1)}],
    ],
)
def test_whatever_the_list_is_both_read_it_alike(
    rows: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read(rows) == looked_at(rows, monkeypatch)


def test_no_row_that_we_saved_is_looked_at_part_by_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(child_reading, "_row")
    found, faults = read(ROWS)
    assert len(found) == len(ROWS)
    assert not faults
