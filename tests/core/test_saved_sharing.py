"""Dates of brothers and sisters that differ in a file stay each child's own."""

from __future__ import annotations

import json
from typing import Any

import pytest

from decision_tool.core.saved.case_text import case_text
from decision_tool.core.saved.joining import joined, to_save
from decision_tool.core.saved.opening import Opened, open_case
from decision_tool.core.saved.sharing import Days, own_dates
from tests.core.saved_builder import BUILT

EARLY, LATE = "2026-12-07", "2026-12-14"


def opened(*children: dict[str, Any]) -> tuple[Opened, ...]:
    """Return the children of one file, labelled from A; each dict has dates and parts."""
    listed = [
        {
            "label": label,
            "given": {"pathways": ["p"], "dates": child.get("dates", {})},
            **{part: value for part, value in child.items() if part != "dates"},
        }
        for label, child in zip("ABC", children, strict=False)
    ]
    whole = {"schema": 2, "kind": "joint-supervision-timetable", "edition": "1", "children": listed}
    return open_case(json.dumps(whole), BUILT)


@pytest.mark.parametrize(
    ("children", "own"),
    [
        ([("x", ()), ("x", ())], [(), ()]),
        ([("x", ()), ("y", ())], [(), ("key",)]),
        ([("y", ()), ("x", ()), ("x", ())], [("key",), (), ()]),
        ([("x", ()), ("y", ("key",))], [(), ("key",)]),
        ([("x", ("key",)), ("y", ("key",))], [("key",), ("key",)]),
        ([("x", ()), ("", ())], [(), ()]),
        ([("", ()), ("", ())], [(), ()]),
    ],
)
def test_two_days_of_one_date_are_never_shared(
    children: list[tuple[str, tuple[str, ...]]], own: list[tuple[str, ...]]
) -> None:
    days = [Days({"key": day} if day else {}, alone) for day, alone in children]
    assert own_dates(days) == own


def test_a_date_that_a_child_needs_and_has_not_in_the_file_is_not_filled_in() -> None:
    asks = [Days({"key": "x"}, (), asks=("key",)), Days({}, (), asks=("key",)), Days({}, ())]
    assert own_dates(asks) == [(), ("key",), ()]
    first, second = opened({"dates": {"hearing": EARLY, "birth": "2020-01-01"}}, {})
    assert (first.own, second.own) == ((), ("hearing",))


def test_a_file_with_two_days_of_one_date_opens_with_each_childs_own() -> None:
    first, second = opened(
        {"dates": {"hearing": EARLY, "review": LATE, "birth": "2020-01-01"}},
        {"dates": {"hearing": LATE, "review": LATE, "birth": "2021-01-01"}},
    )
    assert (first.own, second.own) == ((), ("hearing",))


def test_a_date_that_may_still_move_for_one_child_alone_is_that_childs_own() -> None:
    first, second = opened(
        {"dates": {"hearing": EARLY}}, {"dates": {"hearing": EARLY}, "provisional": ["hearing"]}
    )
    assert (first.own, second.own) == ((), ("hearing",))


def test_a_day_of_one_case_is_never_that_of_a_child_of_another() -> None:
    (alone,) = opened({"dates": {"hearing": EARLY}})
    two = opened({"dates": {"hearing": LATE, "review": LATE}}, {})
    children = joined([[alone], two], BUILT)
    # C has no hearing: it does not get that of a child of another case, nor the review of B.
    assert [child.own for child in children] == [("review",), ("hearing",), ("hearing", "review")]
    text = case_text([to_save(child, BUILT) for child in children], BUILT)[0]
    assert [child.own for child in open_case(text, BUILT)] == [child.own for child in children]
