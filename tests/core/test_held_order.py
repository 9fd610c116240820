"""A day held before what comes before it is told, whichever way the sentence counts on."""

from __future__ import annotations

import pytest

from tests.core.guidance_builder import guidance, plan_of

DATES = {"hearing": "2026-06-10", "review": "2026-06-12"}


def problems(when: str, held: dict[str, str]) -> list[tuple[tuple[str, ...], str]]:
    """Return what is told of a step dated by *when* beside a step ``first``."""
    built = guidance({"first": "by hearing", "second": when})
    plan = plan_of(built, dates=DATES, held=held)
    return [(one.fields, one.message) for one in plan.problems if one.code == "held-order"]


@pytest.mark.parametrize(
    "when",
    [
        "after first",
        "after first once held",
        "from first",
        "from 1 day after first",
        "within 2 weeks of first",
        "in weeks 1 to 2 from first",
        "as soon as possible after first",
        "1 week after first",
        "by the end of the month of first",
        "between first and other",
        "1 week after other, or from first",
        "from first, else when needed",
        "after hearing and 1 week after first",
    ],
)
def test_a_step_held_before_the_one_it_counts_on_from(when: str) -> None:
    held = {"p/second": "2026-06-04", "p/first": "2026-06-05"}
    assert problems(when, held) == [
        (
            ("p/first", "p/second"),
            (
                "Second is marked as held on Thu 4 Jun 2026, before First, Fri 5 Jun 2026. "
                "Check both days."
            ),
        )
    ]
    assert problems(when, {**held, "p/second": "2026-06-05"}) == []


@pytest.mark.parametrize(
    "when",
    [
        "by first",
        "before first",
        "1 week before first",
        "from 1 week before first",
        "on first",
        "when needed",
        "by hearing",
        "between hearing and first",
        "from hearing or first",
    ],
)
def test_a_step_that_stands_before_another_may_be_held_before_it(when: str) -> None:
    assert problems(when, {"p/second": "2026-06-04", "p/first": "2026-06-05"}) == []


def test_a_series_held_before_it_starts_and_out_of_order() -> None:
    held = {
        "p/first": "2026-06-05",
        "p/second#1": "2026-06-04",
        "p/second#3": "2026-06-18",
        "p/second#4": "2026-06-17",
    }
    assert [fields for fields, _ in problems("every week after first", held)] == [
        ("p/first", "p/second#1"),
        ("p/second#3", "p/second#4"),
    ]


def test_a_step_that_does_not_apply_counts_from_nothing() -> None:
    built = guidance(
        {"first": "by hearing", "second": "from first"}, second={"only_if": "complex is yes"}
    )
    held = {"p/first": "2026-06-05", "p/second": "2026-06-04"}
    assert plan_of(built, dates=DATES, held=held).problems == ()
    yes = plan_of(built, dates=DATES, held=held, answers={"complex": "yes"})
    assert [one.code for one in yes.problems] == ["held-order"]


def test_a_task_is_marked_as_done() -> None:
    built = guidance(
        {"first": "by hearing", "second": "from first"},
        first={"kind": "task"},
        second={"kind": "task"},
    )
    held = {"p/first": "2026-06-05", "p/second": "2026-06-04"}
    assert [one.message for one in plan_of(built, dates=DATES, held=held).problems] == [
        "Second is marked as done on Thu 4 Jun 2026, before First, Fri 5 Jun 2026. Check both days."
    ]


def test_a_step_that_repeats_is_compared_with_the_last_one_that_was_held() -> None:
    built = guidance({"talk": "1 month after other"}, talk={"repeats": "other"})

    def told(held: dict[str, str]) -> list[tuple[str, ...]]:
        plan = plan_of(built, held={f"p/{name}": day for name, day in held.items()})
        return [one.fields for one in plan.problems if one.code == "held-order"]

    assert told({"talk#2": "2026-03-02", "talk#3": "2026-04-01"}) == []
    assert told({"talk#2": "2026-04-02", "talk#3": "2026-04-01"}) == [("p/talk#2", "p/talk#3")]
    assert told({"talk#2": "2026-03-02"}) == []
    assert told({"talk": "2026-03-03", "talk#2": "2026-03-02"}) == [("p/talk", "p/talk#2")]
