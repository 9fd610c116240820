"""Records written as JSON: the very text that `dataclasses.asdict` would give."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest

from decision_tool.core.guidance.rule import Amount, Anchor, Shift
from decision_tool.core.plain import plain


def written(value: Any) -> str:
    return json.dumps(value, default=plain)


def test_a_record_within_a_record_is_an_object_within_an_object() -> None:
    shift = Shift(Amount(2, "week"), "before", Anchor("hearing"))
    assert written((shift, None)) == json.dumps([asdict(shift), None])


@pytest.mark.parametrize("value", [date(2026, 9, 7), {"one"}, object()])
def test_what_is_neither_a_record_nor_json_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        written([value])
