"""What holds for every saved timetable of the real guidance, and for rows made up at random."""

from __future__ import annotations

import json
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.outcome import State
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.planning.reply import plan_as_json
from decision_tool.core.saved.case_text import ChildToSave, case_text
from decision_tool.core.saved.differences import differences
from decision_tool.core.saved.opening import open_case
from decision_tool.core.saved.saved_file import CalendarKept, Said, SavedRow
from tests.core.saved_builder import open_text, saved_text
from tests.property.inputs import Json, given_objects, library

some_days = st.none() | st.dates(date(2026, 12, 28), date(2027, 1, 3))
states: st.SearchStrategy[State] = st.sampled_from(get_args(State))


@st.composite
def rows(draw: st.DrawFn) -> SavedRow:
    """Return a row whose state and days do not contradict each other."""
    state = draw(states)
    latest = draw(some_days)
    return SavedRow(
        id="adoption/initial",
        title="Initial",
        pathway="Adoption",
        state=state,
        earliest=draw(some_days) if latest or state != "dated" else date(2026, 12, 28),
        latest=latest,
        suggested=draw(some_days),
        held=date(2026, 12, 29) if state == "held" else None,
        approximate=draw(st.booleans()),
    )


@given(given_objects(), st.data())
def test_what_is_saved_opens_as_it_was(inputs: Json, data: st.DataObject) -> None:
    plan = make_plan(library(), load_given(inputs, library()))
    keys = st.sampled_from(sorted(plan.given.dates)) if plan.given.dates else st.nothing()
    provisional = frozenset(data.draw(st.sets(keys)))
    calendar = CalendarKept("", tuple(row.id for row in plan.steps))
    text, _ = saved_text(plan, library(), provisional, calendar)
    opened = open_text(text, library())
    assert opened.given == plan.given
    assert opened.given.pathways == plan.given.pathways
    assert (opened.provisional, opened.calendar) == (provisional, calendar)
    assert (opened.is_same, opened.differences, opened.left_out) == (True, (), ())


@given(given_objects())
def test_the_json_of_a_plan_opens_as_it_was(inputs: Json) -> None:
    plan = make_plan(library(), load_given(inputs, library()))
    opened = open_text(json.dumps(plan_as_json(plan)), library())
    assert opened.given == plan.given
    assert opened.is_same


@given(rows(), rows())
def test_rows_that_differ_are_told_in_words_that_differ(was: SavedRow, now: SavedRow) -> None:
    for one in differences([was], [now], library()):
        assert one.was != one.now


@given(rows())
def test_a_row_does_not_differ_from_itself(row: SavedRow) -> None:
    assert differences([row], [row], library()) == ()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@given(st.data())
def test_a_file_damaged_anywhere_opens_or_is_refused_and_never_fails(data: st.DataObject) -> None:
    given = {"pathways": ["adoption"], "dates": {"qaag": "2026-10-22"}, "today": "2026-09-07"}
    plan = make_plan(library(), load_given(given, library()))
    whole = json.loads(saved_text(plan, library(), frozenset(), CalendarKept())[0])
    place = whole
    for _ in range(data.draw(st.integers(0, 2))):
        inner = [one for one in _values(place) if isinstance(one, dict | list) and one]
        place = data.draw(st.sampled_from(inner)) if inner else place
    keys = list(place) if isinstance(place, dict) else list(range(len(place)))
    place[data.draw(st.sampled_from(keys))] = data.draw(json_values)
    assert all(fault.where and fault.what for fault in _faults(json.dumps(whole)))


def _faults(text: str) -> tuple[Fault, ...]:
    """Return why a text is refused; nothing if it opens. Any other exception is a bug."""
    try:
        open_text(text, library())
    except FaultsError as refusal:
        return refusal.faults
    return ()


def _values(place: Json | list[Json]) -> list[Json]:
    return list(place.values()) if isinstance(place, dict) else place


@given(st.text())
def test_any_text_opens_or_is_refused(text: str) -> None:
    with pytest.raises(FaultsError):
        open_text(text, library())


@given(st.lists(given_objects(), min_size=1, max_size=3))
def test_a_case_of_several_children_opens_as_it_was(inputs: list[Json]) -> None:
    plans = [make_plan(library(), load_given(one, library())) for one in inputs]
    children = [
        ChildToSave(
            plan, frozenset(plan.given.dates), CalendarKept(), Said(label=f"Child {number}")
        )
        for number, plan in enumerate(plans)
    ]
    again = open_case(case_text(children, library())[0], library())
    assert [(one.label, one.given, one.provisional) for one in again] == [
        (one.said.label, one.plan.given, one.provisional) for one in children
    ]
    assert all(one.is_same for one in again)
