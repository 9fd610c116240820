"""What changed in record forms, as changes: of each place, of the words and of the layout."""

from __future__ import annotations

from typing import Any

import pytest

from decision_tool.core.editions.change import Change, Place
from decision_tool.core.editions.compared import Side, compared
from decision_tool.core.editions.form_changes import form_changes
from decision_tool.core.editions.words import names_of, words_of
from tests.core.guidance_builder import guidance

SUM = {"id": "sum", "label": "Sum", "name": "Sum", "kind": "line", "clauses": ["A1"]}
AT: Place = (("record", "receipt"),)
PLACE: Place = (*AT, ("field", "sum"))


def form(*fields: Any, **more: Any) -> dict[str, Any]:
    return {"id": "receipt", "title": "Receipt", "parts": [{"fields": list(fields), **more}]}


def changed(was: Any, now: Any) -> list[Change]:
    return list(form_changes({"receipt": was}, {"receipt": now, "new": form()}))


@pytest.mark.parametrize(
    ("now", "changes"),
    [
        ({"clauses": ["A2"]}, []),
        ({"kind": "date"}, [Change("fact", PLACE, "line", "date", "kind")]),
        ({"label": "Total", "name": "Total"}, [Change("text", PLACE, "Sum", "Total", "label")]),
        ({"name": "Sum of all"}, [Change("text", PLACE, "Sum", "Sum of all", "name")]),
        (
            {"label": "Total", "name": "Total of all"},
            [
                Change("text", PLACE, "Sum", "Total", "label"),
                Change("text", PLACE, "Sum", "Total of all", "name"),
            ],
        ),
        ({"hint": "In pounds"}, [Change("text", PLACE, "", "In pounds", "hint")]),
        ({"lines": 3}, [Change("fact", PLACE, None, 3, "lines")]),
    ],
)
def test_each_part_of_a_place_is_compared(now: dict[str, Any], changes: list[Change]) -> None:
    assert changed(form(SUM), form({**SUM, **now})) == changes


@pytest.mark.parametrize(
    ("part", "was", "change"),
    [
        ("hint", "In pounds", Change("text", PLACE, "In pounds", "", "hint")),
        ("lines", 3, Change("fact", PLACE, 3, None, "lines")),
    ],
)
def test_a_part_that_goes_is_compared_with_nothing(part: str, was: Any, change: Change) -> None:
    assert changed(form({**SUM, part: was}), form(SUM)) == [change]


def test_a_whole_label_that_changes_is_said() -> None:
    both = compared(
        Side(guidance({}), {"receipt": form(SUM)}),
        Side(guidance({}), {"receipt": form({**SUM, "name": "Sum of all"})}),
    )
    assert [words_of(one, names_of(both)) for one in both.changes] == [
        "“Sum” in the record form “receipt”: the whole label now reads “Sum of all”; before, “Sum”"
    ]


@pytest.mark.parametrize("part", ["title", "about", "prompt", "who"])
def test_the_words_around_the_places_are_no_layout(part: str) -> None:
    was, now = (form(SUM, **{part: text}) for text in ("Bring 2 keys", "Bring 3 keys"))
    assert changed(was, now) == [Change("text", AT, "Bring 2 keys", "Bring 3 keys", "words")]


def test_words_that_come_go_and_change_are_told_apart() -> None:
    was = form(SUM, words=["Kind words for all", "Lock the door"])
    now = form(SUM, words=["Sing aloud", "Kinder words for all"])
    assert changed(was, now) == [
        Change("text", AT, "Kind words for all", "Kinder words for all", "words", is_rule=False),
        Change("text", AT, "Lock the door", "", "words"),
        Change("text", AT, "", "Sing aloud", "words"),
    ]


def test_places_in_another_order_are_another_layout() -> None:
    other = {**SUM, "id": "day", "label": "Day", "name": "Day"}
    assert changed(form(SUM, other), form(other, SUM)) == [
        Change("fact", AT, part="layout", is_rule=False)
    ]
    day: Place = (*AT, ("field", "day"))
    laid_out = Change("fact", AT, part="layout", is_rule=False)
    assert changed(form(SUM), form(SUM, other)) == [Change("new", day, now=other), laid_out]
    assert changed(form(SUM, other), form(SUM)) == [Change("gone", day, other), laid_out]
