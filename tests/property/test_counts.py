"""What holds for every count of the real guidance, whatever was given."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from decision_tool.core.days.working_days import WorkingDays
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.count import count_of
from decision_tool.core.timetable.count_lines import (
    MOST_LINES,
    STRIDES,
    Direction,
    stops,
    working_days,
)
from decision_tool.core.timetable.display_details import Count
from tests.property.inputs import Json, given_objects, library

DIRECTIONS: tuple[Direction, Direction] = ("before", "after")


def counted(inputs: Json) -> list[tuple[PlannedStep, tuple[Count, ...]]]:
    """Return every row of the plan with its count."""
    loaded = load_given(inputs, library())
    plan = make_plan(library(), loaded)
    return [(row, count_of(row, plan.planner.facts.working_days)) for row in plan.steps]


def last_day(ladder: Count) -> date:
    return date.fromisoformat(ladder.lines[-1].day)


@given(given_objects())
def test_a_count_ends_on_the_day_of_its_row(inputs: Json) -> None:
    for row, ladders in counted(inputs):
        ends = {"first": row.earliest, "last": row.latest, "working": row.suggested}
        for ladder in ladders:
            assert ladder.end not in ends or last_day(ladder) == ends[ladder.end], row.id


@given(given_objects())
def test_the_working_day_suggested_is_reached_from_the_last_day_or_the_best(inputs: Json) -> None:
    for row, ladders in counted(inputs):
        aims = [last_day(one) for one in ladders if one.end == "aim"]
        for ladder in ladders:
            if ladder.end == "working":
                assert date.fromisoformat(ladder.lines[0].day) in (*aims, row.latest), row.id


@given(given_objects())
def test_a_count_before_another_leads_to_where_the_next_one_starts(inputs: Json) -> None:
    for row, ladders in counted(inputs):
        for first, second in pairwise(ladders):
            if first.end == "before" and not second.title.startswith("Halfway"):
                assert second.lines[0].day == first.lines[-1].day, row.id


@given(given_objects())
def test_only_rows_with_a_day_are_counted_and_no_count_is_empty(inputs: Json) -> None:
    for row, ladders in counted(inputs):
        assert row.day or not ladders, row.id
        assert all(len(ladder.lines) > 1 for ladder in ladders), row.id


@given(st.integers(1, 700), st.sampled_from(sorted(STRIDES.values())))
def test_a_count_of_any_length_ends_where_it_should_and_stays_short(
    count: int, strides: tuple[int, ...]
) -> None:
    found = stops(count, strides)
    assert found[-1] == count
    assert list(found) == sorted(set(found))
    assert len(found) <= count
    if count <= MOST_LINES:
        assert found == tuple(range(1, count + 1))


@given(
    st.dates(date(2024, 6, 30), date(2026, 6, 30)),
    st.integers(1, 40),
    st.sampled_from(DIRECTIONS),
)
def test_every_day_of_a_count_of_working_days_is_counted_or_passed_over(
    start: date, count: int, direction: Direction
) -> None:
    calendar = WorkingDays(library().holidays)
    rungs = working_days(start, count, calendar, direction)
    end = calendar.count_on(start, count, direction).day
    assert date.fromisoformat(rungs[-1].day) == end
    assert calendar.non_working(end) is None
    back = calendar.count_on(end, count, DIRECTIONS[DIRECTIONS[0] == direction]).day
    # From a working day the way back leads to it; from another to the working day beside it.
    nearest = calendar.last_on_or_before if direction == "after" else calendar.first_on_or_after
    assert back == nearest(start, None)
    if count <= 10:
        days = [date.fromisoformat(one.day) for one in rungs]
        sign = -1 if direction == "before" else 1
        assert days == [start + timedelta(sign * n) for n in range(1, len(days) + 1)]
        assert [bool(one.note) for one in rungs] == [bool(calendar.non_working(d)) for d in days]
