"""What the page asks of a caseload: shown, filtered and taken away without planning again."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest

from decision_tool.core.caseload.child import BadRow
from decision_tool.core.guidance.codec import encode
from decision_tool.core.identity import identity_of
from decision_tool.exports.caseload_csv import places_of
from decision_tool.requests import bridge
from tests.core.caseload_builder import team

TEXT = (
    "ref,plan,hearing,complex\n"
    "=A1,p,14/9/2026,no\n"
    "b,p,25/9/2026?,yes\n"
    "b,p,25/9/2026,yes\n"
    ",p,25/9/2026,yes\n"
    "bad,,31/2/2026,yes\n"
)
told: list[tuple[int, int]] = []


@pytest.fixture(autouse=True)
def _started() -> Iterator[None]:
    bridge.start(json.dumps(encode(team())))
    told.clear()
    yield
    ask(text="", want="view")  # forgets the table kept last


def ask(**request: Any) -> dict[str, Any]:
    plain = {"ask": "caseload", "text": TEXT, "today": "2026-09-07", **request}
    answer: dict[str, Any] = json.loads(
        bridge.reply(json.dumps(plain), lambda done, total: told.append((done, total)))
    )
    return answer


def test_a_view_is_the_default_and_a_filter_does_not_plan_again() -> None:
    seen = ask()["caseload"]
    assert (seen["planned"], seen["bad_count"], seen["can_calendar"]) == (4, 1, 3)
    assert told[-1] == (4, 4)
    told.clear()
    only = ask(arranged_by="clerk", open={"week-2026-09-07": 5})["caseload"]
    assert {row["arranged_by"] for group in only["groups"] for row in group["rows"]} == {"Clerk"}
    assert told == []


def test_another_day_or_another_table_is_planned_anew() -> None:
    first = ask()["caseload"]["headline"]
    assert ask(today="2026-12-07")["caseload"]["headline"] != first
    assert told[-1] == (4, 4)
    told.clear()
    assert ask(text="plan\np\n")["caseload"]["planned"] == 1
    assert told == [(0, 0), (0, 0), (0, 1), (1, 1)]


@pytest.mark.parametrize(
    ("request_", "where"),
    [
        ({"want": "tea"}, "want"),
        ({"arranged_by": "nobody-here"}, "arranged_by"),
        ({"today": "7/9/2026"}, "today"),
        ({"text": ""}, ""),
        ({"want": "child", "line": 6}, "line"),
    ],
)
def test_what_cannot_be_asked_is_refused(request_: dict[str, Any], where: str) -> None:
    assert ask(**request_)["error"]["faults"][0]["where"] == where


def test_a_row_opens_in_the_calculator() -> None:
    table = "ref,plan,hearing,complex,held p/visit\na,p,14/9/2026?,no,1/9/2026\n"
    assert ask(text=table, want="child", line=2)["opened"] == {
        "reference": "a",
        "pathways": ["p"],
        "dates": {"hearing": {"day": "14", "month": "9", "year": "2026", "provisional": True}},
        "answers": {"complex": "no"},
        "held": {"p/visit": {"day": "1", "month": "9", "year": "2026", "provisional": False}},
        "agreed": {},
        "calendar": {"case": identity_of("a"), "told": [], "days": {}},
        "label": "A",
        "own": [],
        "handed_over": None,
        "records": {},
        "taken_out": [],
        "made": {},
        "today": "2026-09-07",
        "not_held": [],
        "as_one": {},
        "list_all": [],
        "headline": "",
        "differences": [],
        "same": True,
        "left_out": [],
        "renamed": [],
        "follows": "",
    }


def test_the_spreadsheet_has_a_row_for_each_step_and_runs_no_formula() -> None:
    answer = ask(want="spreadsheet")
    assert answer["left_out"] == ["Not included: line 6, not planned."]
    text = answer["file"]["text"]
    assert text.startswith("\ufeffReference,Line,When,Provisional,Not read,Pathway,Step,State,")
    assert text.endswith("\r\n")
    head, *rows = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""))
    assert len(rows) == 4 * len(team().steps())
    late = next(dict(zip(head, row, strict=True)) for row in rows if row[2].startswith("Was due"))
    assert (late["Reference"], late["Line"]) == ("'=A1", "2")
    marked = {row[1] for row in rows if row[3] == "yes"}
    assert marked == {"3"}


def test_the_spreadsheet_obeys_the_filter() -> None:
    text = ask(want="spreadsheet", arranged_by="clerk")["file"]["text"]
    assert {line.split(",")[6] for line in text.splitlines()[1:]} == {"Talk"}


def test_the_clipboard_gets_what_is_due_and_counts_the_rest() -> None:
    answer = ask(want="paste", arranged_by="chair")
    lines = answer["text"].splitlines()
    assert lines[:2] == [
        "Joint supervision team timetable: arranged by Chair",
        (
            "3 meetings this week, for 3 children. Next: line 5 on Fri 11 Sep, "
            "b on Fri 11 Sep. 1 was due before today and is not marked, for =A1. "
            "2 things were not understood, and 1 row is not planned. "
            "2 children have something to check."
        ),
    ]
    assert "\nFri 11 Sep 2026 (In 4 days; Provisional): b, Visit, Moving home." in answer["text"]
    assert "Not listed here. Was due, not marked: 1." in answer["text"]
    assert ": line 5, Visit, Moving home. Arranged by: Chair." in answer["text"]
    assert lines[-1] == "Not included: line 6, not planned."
    booked = ask(text="ref,plan,hearing,complex\n=A1,p,25/9/2026,no\n", want="paste")
    assert ">&#x27;=A1</td>" in booked["html"]
    everyone = ask(want="paste")
    assert "Needs a date: 12; " in everyone["text"]


def test_the_calendar_holds_children_whose_reference_is_their_own() -> None:
    ask()
    told.clear()
    answer = ask(want="calendar", stamp="2026-09-07T08:00:00Z", arranged_by="chair")
    assert told == [(0, 4)]
    assert answer["count"] == 1
    assert answer["file"]["text"].count("BEGIN:VEVENT") == 1
    assert "=A1: Visit" in answer["file"]["text"]
    assert answer["left_out"] == [
        "Not included: line 6, not planned.",
        "Not included: line 5, without a reference.",
        "Not included: lines 3 and 4, with a reference used twice.",
    ]


@pytest.mark.parametrize("rows", [",p,14/9/2026\n,p,16/9/2026\n", "a,p,14/9/2026\na,p,16/9/2026\n"])
def test_where_no_child_can_be_told_apart_what_to_do_is_said(rows: str) -> None:
    table = f"ref,plan,hearing\n{rows}"
    answer = ask(text=table, want="calendar", stamp="2026-09-07T08:00:00Z")
    assert answer["error"]["message"] == (
        "No child here has a case number of its own, and calendar entries are told apart by it. "
        "Give each child one: in the table, in a column “Case number”; in the calculator, in the "
        "field “Case number”, and save."
    )


def test_children_called_alike_have_no_identity_in_common() -> None:
    table = "ref,plan,hearing\na,p,14/9/2026\n a,p,15/9/2026\n,p,16/9/2026\n"
    opened = [ask(text=table, want="child", line=line) for line in (2, 3, 4)]
    assert [one["opened"]["calendar"]["case"] for one in opened] == ["", "", ""]
    assert [one["is_named_twice"] for one in opened] == [True, True, False]


def test_an_entry_is_the_same_in_the_calendar_of_the_team_and_of_the_child() -> None:
    stamp = "2026-09-07T08:00:00Z"
    ours = ask(text="ref,plan,hearing\nA 1,p,25/9/2026\n", want="calendar", stamp=stamp)
    given = {"pathways": ["p"], "dates": {"hearing": "2026-09-25"}, "today": "2026-09-07"}
    request = {"ask": "calendar", "given": given, "case": identity_of("A 1"), "stamp": stamp}
    alone = json.loads(bridge.reply(json.dumps(request)))

    def uids(text: str) -> set[str]:
        return {line for line in text.splitlines() if line.startswith("UID:")}

    assert uids(ours["file"]["text"]) == uids(alone["file"]["text"])


def test_an_empty_calendar_is_refused() -> None:
    answer = ask(text="ref,plan\na,p\n", want="calendar", stamp="2026-09-07T08:00:00Z")
    assert answer["error"]["message"] == (
        "No step of a child with a case number has a date, so there is nothing to add."
    )
    bad = ask(want="calendar", stamp="today")
    assert bad["error"]["faults"][0]["where"] == "stamp"


def test_many_lines_are_named_by_the_first() -> None:
    def rows(*lines: int, source: str = "") -> list[BadRow]:
        return [BadRow(line, "", (), source and f"{source}{line}.json") for line in lines]

    assert places_of(rows(4)) == "line 4"
    assert places_of(rows(4, 9, 12)) == "lines 4, 9 and 12"
    assert places_of(rows(*range(2, 22))) == "lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 10 more"
    assert places_of(rows(1, 2, source="c")) == "c1.json and c2.json"


def test_the_order_and_the_monday_sheet_can_be_asked_for() -> None:
    table = "ref,worker,plan,hearing\na,W,p,25/9/2026\n"
    assert ask(text=table)["caseload"]["by"] == "worker"
    assert ask(text=table, by="child")["caseload"]["by"] == "child"
    assert ask(text=table, by="tea")["caseload"]["by"] == "worker"
    assert ask(text=table, want="monday", by="day")["sheet"]["by"] == "day"
