"""The latest safe day is safe and the next day is not, whatever was given, in the real guidance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from decision_tool.core.planning.given import Given, load_given
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.inputs import inputs_for
from decision_tool.core.planning.plan import Plan, make_plan
from decision_tool.core.timetable.latest_safe import Limit, latest_safe
from tests.property.inputs import Json, given_objects, library

DAY = timedelta(days=1)
OF_DATES = ("date-order", "empty-window", "two-dates", "held-order")


@given(given_objects(), st.data())
def test_the_day_told_is_safe_and_the_next_one_is_not(inputs: Json, data: st.DataObject) -> None:
    inputs["dates"] = {key: day for key, day in inputs["dates"].items() if day >= "2024"}
    case = replace(load_given(inputs, library()), today=None)
    key = data.draw(st.sampled_from(_fixable(case) or [""]))
    assume(key)
    for one in latest_safe(library(), case, key).limits:
        if one.day is None:
            assert one.why
            continue
        day = date.fromisoformat(one.day)
        assert day <= case.dates[key]
        assert not _is_unsafe(case, key, one, day), one
        assert _is_unsafe(case, key, one, day + DAY), one


@given(given_objects(), st.data())
def test_a_date_that_nothing_ties_may_be_the_day_after(inputs: Json, data: st.DataObject) -> None:
    case = replace(load_given(inputs, library()), today=None)
    key = data.draw(st.sampled_from(_fixable(case) or [""]))
    assume(key)
    tied = {one.id for one in latest_safe(library(), case, key).limits}
    free = [name for name in _asked(case) if name not in tied and name != key]
    for name in free:
        if not any(step.gives == name for step in index_of(library()).giving(case.held)):
            after = _on(case, name, case.dates[key] + DAY)
            assert not _new_problems(_without(case, name), after), name


def _asked(case: Given) -> list[str]:
    keys = index_of(library()).key_dates
    asked = inputs_for(library(), case.pathways).key_dates
    return [name for name in asked if not keys[name].is_birth_date]


def _fixable(case: Given) -> list[str]:
    return [name for name in _asked(case) if name in case.dates]


def _without(case: Given, name: str) -> Given:
    return replace(case, dates={key: day for key, day in case.dates.items() if key != name})


def _on(case: Given, name: str, day: date) -> Given:
    return replace(case, dates={**case.dates, name: day})


def _new_problems(before: Given, after: Given) -> set[tuple[str, tuple[str, ...]]]:
    """Return the problems of dates that only the second has, by what they are about."""
    first, second = (make_plan(library(), one) for one in (before, after))
    return _problems(second) - _problems(first)


def _problems(plan: Plan) -> set[tuple[str, tuple[str, ...]]]:
    return {(one.code, one.fields) for one in plan.problems if one.code in OF_DATES}


def _is_unsafe(case: Given, key: str, one: Limit, day: date) -> bool:
    if "/" in one.id:
        return _is_unsafe_step(case, one.id, day)
    after = _on(case, one.id, day)
    rows = make_plan(library(), after).steps
    closed = any(
        row.state == "dated"
        and row.earliest
        and row.latest
        and {one.id, key} <= set(row.rests_on)
        and not any(_is_working(row.earliest + n * DAY) for n in range(_length(row)))
        for row in rows
    )
    return closed or bool(_new_problems(_without(case, one.id), after))


def _length(row: object) -> int:
    earliest, latest = (getattr(row, end) for end in ("earliest", "latest"))
    return int((latest - earliest).days) + 1


def _is_unsafe_step(case: Given, name: str, day: date) -> bool:
    row = next(row for row in make_plan(library(), case).steps if row.id == name)
    assert row.latest
    is_outside = day > row.latest or bool(row.earliest and day < row.earliest)
    held = replace(case, held={**case.held, name: day})
    return is_outside or not _is_working(day) or bool(_new_problems(case, held))


def _is_working(day: date) -> bool:
    return index_of(library()).working_days.non_working(day) is None
