"""What the engine keeps of children changes no reply: it only comes sooner."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision_tool.core.plain import plain as as_plain
from decision_tool.core.progress import untold
from decision_tool.requests import family, kept, plan
from tests.property.inputs import Json, given_objects, library

EDITS = st.lists(st.tuples(st.integers(0, 2), given_objects(), st.booleans()), max_size=4)
"""One after the other: which of three children, what is given for them, and whether it may move."""


def form_of(one: Json, *, is_provisional: bool = False) -> Json:
    """Return what a page's form says of what was given: each day in three boxes."""
    return {
        "pathways": one["pathways"],
        "dates": {
            key: _typed(day, is_provisional=is_provisional) for key, day in one["dates"].items()
        },
        "answers": one["answers"],
        "held": {row: _typed(day) for row, day in one["held"].items()},
        "not_held": sorted(one["held"])[:1],
        "today": one["today"],
    }


def _typed(text: str, *, is_provisional: bool = False) -> Json:
    day = date.fromisoformat(text)
    boxes = {"day": f"{day.day}", "month": f"{day.month}", "year": f"{day.year}"}
    return {**boxes, "provisional": is_provisional}


def asked(forms: list[Json]) -> Json:
    """Return the question for all the children, the first in hand."""
    children = [{"form": form, "label": label} for form, label in zip(forms, "ABC", strict=True)]
    return {**children[0], "others": children[1:], "order": ["A", "B", "C"]}


def replies(forms: list[Json]) -> str:
    """Return what the page hears after an edit: of the child in hand, then of all."""
    whole = asked(forms)
    made: list[Mapping[str, Any]] = [
        plan.reply({**whole, "before": None, "open": []}, library(), untold),
        family.reply(whole, library(), untold),
    ]
    return json.dumps(made, default=as_plain)


@settings(max_examples=40)
@given(st.lists(given_objects(), min_size=3, max_size=3), EDITS)
def test_a_reply_is_the_same_with_what_was_kept_and_without(
    first: list[Json], edits: list[tuple[int, Json, bool]]
) -> None:
    forms = [form_of(one) for one in first]
    stages = [forms]
    for place, one, is_provisional in edits:
        forms = [*forms]
        forms[place] = form_of(one, is_provisional=is_provisional)
        stages.append(forms)
    with_kept = [replies(stage) for stage in [*stages, stages[0]]]
    for stage, reply in zip([*stages, stages[0]], with_kept, strict=True):
        with pytest.MonkeyPatch.context() as nothing_kept:
            for name in ("forms", "plans", "members"):
                nothing_kept.setattr(kept, name, kept.Kept(2))
            assert replies(stage) == reply


def test_no_more_is_kept_than_there_is_room_for_and_nothing_of_another_guidance() -> None:
    made: list[int] = []
    few: kept.Kept[int] = kept.Kept(2)

    def of(key: int, built: object = library()) -> int:
        return few.of(built, key, lambda: made.append(key) or key)  # type: ignore[arg-type, func-returns-value]

    for key in (1, 2, 1, 3, 1, 2):
        assert of(key) == key
    assert made == [1, 2, 3, 2]
