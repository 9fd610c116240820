"""What the worker writes is what the slow way of the standard library would write."""

from __future__ import annotations

import json
from dataclasses import asdict

from hypothesis import given

from decision_tool.core.plain import plain
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.timetable.timetable import timetable
from tests.property.inputs import Json, given_objects, library


@given(given_objects())
def test_a_timetable_is_written_as_asdict_has_it(inputs: Json) -> None:
    shown = timetable(library(), make_plan(library(), load_given(inputs, library())))
    assert json.dumps(shown, default=plain) == json.dumps(asdict(shown))
