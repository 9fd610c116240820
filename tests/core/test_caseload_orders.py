"""Who works with each child is kept, and a team timetable is read by worker, by child or by day."""

from __future__ import annotations

import csv
import io
from functools import cache
from typing import Any

import pytest

from decision_tool.core.caseload.orders import (
    Order,
)
from decision_tool.core.caseload.plan import plan_caseload
from decision_tool.core.caseload.view import Shown, caseload_view
from decision_tool.core.guidance.model import Guidance
from decision_tool.exports.caseload_csv import caseload_as_csv
from decision_tool.exports.caseload_text import caseload_as_text
from tests.core.caseload_builder import TODAY, caseload, columns, sheet, team
from tests.core.guidance_builder import guidance

NO_WORKER = "No worker named"

TABLE = """ref,worker,plan,hearing,review
c10,Worker 10,p,25/9/2026,
c2,worker 2,p,28/9/2026,
c9,Worker 2,p,24/9/2026,
c1,TBC,p,2/10/2026,
c2,Worker 2,p,,1/10/2026
far,Worker 2,p,1/9/2027,
"""


def view(by: Order | None, text: str = TABLE) -> Any:
    return caseload_view(caseload(text), team(), Shown(by=by, every=True))


def heads(by: Order) -> list[str]:
    """Return the headings of the groups that are ordered by it."""
    groups = view(by)["groups"]
    return [f"{one['title']}: {one['counted']}" for one in groups if one["id"].startswith(by)]


@pytest.mark.parametrize(
    "heading",
    [
        "Worker", "Allocated worker", "Social worker", "Allocated social worker", "SW",
        "Key worker", "Caseworker", "Case holder", "Worker name", "Child's social worker",
        "Allocated to", "Lead practitioner", "Worker ID",
    ],
)  # fmt: skip
def test_a_heading_says_who_works_with_the_child(heading: str) -> None:
    column = columns(heading)[heading]
    assert (column.state, column.meaning and column.meaning.kind) == ("used", "worker")


@pytest.mark.parametrize("heading", ["Worker allocated on", "Leaving care worker", "Child"])
def test_other_headings_do_not(heading: str) -> None:
    column = columns(heading)[heading]
    assert column.meaning is None or column.meaning.kind != "worker"


def test_a_worker_is_kept_as_written_and_nobody_is_nobody() -> None:
    read = sheet("plan,worker,allocated worker\np, J  B ,\np,not known,n/a\np,A,B\np,#N/A,\n")
    assert [child.worker for child in read.children] == ["J B", "", "", ""]
    assert read.children[2].unread[0].problem == (
        "Worker of the child: two columns differ. Write it once."
    )
    assert "#N/A" in read.children[3].unread[0].problem


def test_by_worker_the_rows_of_a_worker_stand_together_and_nobody_stands_last() -> None:
    assert heads("worker") == [
        "Worker 2: 2 meetings and 1 other step, 1 this week",
        "Worker 10: 1 meeting, 1 this week",
        f"{NO_WORKER}: 1 meeting, 0 this week",
    ]


def test_by_child_the_rows_of_a_child_stand_together_from_whichever_line() -> None:
    assert heads("child") == [
        "c1: 1 meeting, 0 this week",
        "c2: 1 meeting and 1 other step, 0 this week",
        "c9: 1 meeting, 1 this week",
        "c10: 1 meeting, 1 this week",
    ]


@pytest.mark.parametrize("by", ["worker", "child"])
def test_every_step_stands_once_in_any_order(by: Order) -> None:
    def steps(seen: Any) -> list[tuple[int, str]]:
        return sorted((row["line"], row["id"]) for one in seen["groups"] for row in one["rows"])

    assert steps(view(by)) == steps(view("day"))


def test_the_usual_order_is_by_worker_where_workers_are_named() -> None:
    assert (view(None)["by"], view(None)["workers"]) == ("worker", 2)
    without = view(None, "ref,plan,hearing\na,p,25/9/2026\n")
    assert (without["by"], without["workers"]) == ("day", 0)


def test_the_worker_stands_in_rows_and_in_the_spreadsheet() -> None:
    rows = {row["reference"]: row["worker"] for one in view("day")["groups"] for row in one["rows"]}
    assert rows["c10"] == "Worker 10"
    text = caseload_as_csv(caseload(TABLE), team()).removeprefix("\ufeff")
    written = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {row["Worker"] for row in written} == {"Worker 10", "worker 2", "Worker 2", ""}


def test_text_is_ordered_as_asked() -> None:
    text = caseload_as_text(caseload(TABLE), by="worker")
    assert text.index("Worker 2: 2 meetings and 1 other") < text.index("Worker 10: 1 meeting")


@cache
def with_open_end() -> Guidance:
    """Return guidance with a meeting that can be held on any day after a review."""
    return guidance({"visit": "2 weeks before hearing", "plan": "after review"})


def open_view(text: str, by: Order) -> Any:
    built = with_open_end()
    planned = plan_caseload(f"ref,worker,plan,hearing,review\n{text}", built, TODAY)
    return caseload_view(planned, built, Shown(by=by, every=True))


@pytest.mark.parametrize("by", ["worker", "child", "day"])
def test_what_can_be_done_now_is_told_where_nothing_is_due_this_week(by: Order) -> None:
    seen = open_view("c1,A,p,,1/9/2026\n", by)
    assert seen["headline"] == (
        "Nothing has to be held or done this week. 1 meeting can be done now, for c1."
    )
    if by != "day":
        assert seen["groups"][0]["counted"] == "1 meeting, 0 this week, 1 can be done now"
    assert open_view("c1,A,p,,1/9/2026\nc2,A,q,,\n", by)["headline"] == (
        "Nothing has to be held or done this week for the 1 child that could be planned. "
        "1 meeting can be done now, for c1."
    )


def test_a_heading_and_the_answer_count_the_same_as_this_week() -> None:
    seen = open_view("c1,A,p,,1/9/2026\nc2,A,p,25/9/2026,\n", "worker")
    assert seen["headline"] == "1 meeting this week, for c2."
    assert seen["groups"][0]["counted"] == "2 meetings, 1 this week, 1 can be done now"


def test_under_each_heading_the_soonest_stands_first() -> None:
    seen = open_view("c2,A,p,25/9/2026,\nc3,A,p,30/9/2026,\nc1,A,p,,1/9/2026\n", "worker")
    days = [row["when"][0]["day"] for row in seen["groups"][0]["rows"]]
    assert days == ["2026-09-07", "2026-09-11", "2026-09-16"]


def test_a_worker_is_headed_as_most_of_the_children_have_the_name() -> None:
    rows = "c1,sam,p,25/9/2026,\nc2,Sam,p,26/9/2026,\nc3,Sam,p,27/9/2026,\n"
    assert open_view(rows, "worker")["groups"][0]["title"] == "Sam"
    even = "c1,sam,p,26/9/2026,\nc2,Sam,p,25/9/2026,\n"
    assert open_view(even, "worker")["groups"][0]["title"] == "sam"  # the first of the table


def test_the_sunday_of_this_week_is_of_this_week_under_each_heading() -> None:
    built = guidance({"end": "by hearing"}, end={"kind": "milestone"})
    text = "ref,worker,plan,hearing\na,W,p,13/9/2026\nb,W,p,14/9/2026\n"
    seen = caseload_view(plan_caseload(text, built, TODAY), built, Shown(by="worker"))
    assert seen["groups"][0]["counted"] == "2 steps, 1 this week"
