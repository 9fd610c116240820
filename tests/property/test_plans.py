"""What holds for every plan of the real guidance, whatever was given."""

from __future__ import annotations

import json
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.property.inputs import Json, given_objects, library, library_step, pathways, plan, rows

AT_AN_EVENT = {
    "early-help/initial",
    "step-out/begin",
    "sgo-reg24/end",
    "staff-supervision/first-monthly",
}
"""Nobody can meet before the event that calls the meeting: on it or after it (CONTRACT 21)."""


@given(given_objects())
def test_the_same_inputs_give_the_same_plan(inputs: Json) -> None:
    assert plan(inputs) == plan(inputs)


@given(given_objects())
def test_the_order_in_which_inputs_are_written_changes_nothing(inputs: Json) -> None:
    turned = {
        part: dict(reversed(value.items())) if isinstance(value, dict) else value
        for part, value in inputs.items()
    }
    assert _sorted(plan(turned)) == _sorted(plan(inputs))


@given(given_objects())
def test_what_a_plan_was_given_makes_the_same_plan_again(inputs: Json) -> None:
    made = plan(inputs)
    assert made["given"] == inputs
    assert plan(json.loads(json.dumps(made["given"]))) == made


@given(given_objects())
def test_every_step_of_every_chosen_pathway_is_listed_once(inputs: Json) -> None:
    listed = [row["id"] for row in plan(inputs)["steps"]]
    steps = [step.id for name in inputs["pathways"] for step in pathways()[name].steps]
    assert len(listed) == len(set(listed))
    assert {one.partition("#")[0] for one in listed} == set(steps)


@given(given_objects())
def test_a_series_that_waits_is_one_row_beside_what_was_held(inputs: Json) -> None:
    made = rows(inputs)
    for step, row in made.items():
        series, mark, _number = step.partition("#")
        step_repeats = library_step(series).repeats
        if mark and series in made and not step_repeats:
            assert row["state"] == "held", step


@given(given_objects())
def test_nothing_is_put_in_a_diary_before_today_or_without_something_to_do(inputs: Json) -> None:
    for row in plan(inputs)["steps"]:
        if row["diary"] and inputs["today"]:
            assert row["diary"] >= inputs["today"], row["id"]
        if row["state"] != "dated":
            assert row["diary"] is None, row["id"]
        if not inputs["today"]:
            assert row["diary"] == (row["suggested"] if row["state"] == "dated" else None)


@given(given_objects())
def test_windows_are_never_turned_inside_out(inputs: Json) -> None:
    for row in plan(inputs)["steps"]:
        for window in (row, *row["alternatives"]):
            if window["earliest"] and window["latest"]:
                assert window["earliest"] <= window["latest"], row["id"]


@given(given_objects())
def test_a_row_says_either_when_or_what_it_waits_for(inputs: Json) -> None:
    for row in plan(inputs)["steps"]:
        waits = bool(row["needs"]["dates"] or row["needs"]["answers"])
        assert waits == (row["state"] in {"needs-date", "needs-answer"}), row["id"]
        assert bool(row["needs"]["answers"]) == (row["state"] == "needs-answer"), row["id"]
        if row["state"] == "dated":
            assert row["earliest"] or row["latest"], row["id"]
        elif row["state"] not in {"held", "superseded"}:
            days = (row["earliest"], row["latest"], row["suggested"])
            assert days == (None, None, None), row["id"]


@given(given_objects())
def test_overdue_means_past_the_latest_day_and_not_held(inputs: Json) -> None:
    made = plan(inputs)
    for row in made["steps"]:
        if row["overdue"]:
            assert row["state"] == "dated"
            assert not row["approximate"]
            assert row["latest"] < inputs["today"]
    overdue = [row["id"] for row in made["steps"] if row["overdue"]]
    noted = [step for note in made["notes"] if note["code"] == "overdue" for step in note["steps"]]
    assert sorted(noted) == sorted(overdue)


@given(given_objects())
def test_rows_stand_in_the_order_of_their_days(inputs: Json) -> None:
    placed = [row for row in plan(inputs)["steps"] if row["state"] in {"dated", "held"}]
    order = [row["held"] or row["latest"] or row["earliest"] for row in placed]
    assert order == sorted(order)


@given(given_objects())
def test_the_suggested_day_lies_in_the_window_and_is_a_working_day(inputs: Json) -> None:
    for row in plan(inputs)["steps"]:
        suggested = row["suggested"]
        if suggested is None:
            continue
        assert row["latest"], row["id"]
        assert (row["earliest"] or suggested) <= suggested, row["id"]
        if row["id"] in AT_AN_EVENT and suggested > row["latest"]:
            assert suggested == _first_working_day_from(row["latest"]), row["id"]
            continue
        assert suggested <= row["latest"], row["id"]
        if not _is_working(suggested):
            assert suggested == row["latest"], row["id"]
            assert not any(_is_working(day) for day in _window(row)), row["id"]


@given(given_objects())
def test_a_day_is_called_non_working_exactly_when_it_is(inputs: Json) -> None:
    for row in plan(inputs)["steps"]:
        latest = row["latest"]
        if latest is None:
            assert row["non_working"] is None, row["id"]
        elif date.fromisoformat(latest).year <= library().holidays.published_to:
            assert (row["non_working"] is None) == _is_working(latest), row["id"]


@given(given_objects(), st.data())
def test_a_held_step_never_moves(inputs: Json, data: st.DataObject) -> None:
    assume(inputs["held"])
    other = data.draw(given_objects(tuple(inputs["pathways"])))
    changed = {**other, "held": {**other["held"], **inputs["held"]}}
    for made in (rows(inputs), rows(changed)):
        for step, day in inputs["held"].items():
            assert (made[step]["state"], made[step]["held"]) == ("held", day)
            assert not made[step]["overdue"]


@given(given_objects(), st.sampled_from(sorted(pathways())))
def test_an_unrelated_pathway_changes_nothing_in_another(inputs: Json, added: str) -> None:
    assume(added not in inputs["pathways"])
    overlay = pathways()[added].needs_pathway
    assume(overlay is None or overlay not in inputs["pathways"])
    alone = rows(inputs)
    together = rows({**inputs, "pathways": [*inputs["pathways"], added]})
    assert {step: together[step] for step in alone} == alone
    assert [step for step in together if step in alone] == list(alone)


def _sorted(made: Json) -> Json:
    """Return the plan with problems and notes in an order of their own: CONTRACT gives none."""
    parts = {part: sorted(made[part], key=str) for part in ("problems", "notes")}
    return {**made, **parts}


def _is_working(day: str) -> bool:
    return date.fromisoformat(day).weekday() < 5 and day not in library().holidays.titles


def _first_working_day_from(day: str) -> str:
    days = ((date.fromisoformat(day) + timedelta(n)).isoformat() for n in range(15))
    return next(one for one in days if _is_working(one))


def _window(row: Json) -> list[str]:
    latest = date.fromisoformat(row["latest"])
    earliest = date.fromisoformat(row["earliest"]) if row["earliest"] else latest - timedelta(14)
    return [(earliest + timedelta(n)).isoformat() for n in range((latest - earliest).days + 1)]
