"""What is marked on the team's timetable goes back to the file or the table that it came from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from decision_tool.core.caseload.folder import TeamFile, as_text
from decision_tool.core.caseload.marks import Mark
from decision_tool.core.caseload.plan import plan_caseload
from decision_tool.core.caseload.write_back import WriteBack, written_back
from decision_tool.core.guidance.codec import encode
from decision_tool.core.saved.saved_file import KIND
from decision_tool.requests import bridge
from tests.core.caseload_builder import TODAY, team

TABLE = "ref,plan,hearing,Held p/visit\nt1,p,14/9/2026,\nt2,p,14/9/2026,\n"
MARK = {"row": "p/visit", "day": "2026-08-31"}


def child(label: str) -> dict[str, object]:
    given = {"pathways": ["p"], "dates": {"hearing": "2026-09-14"}}
    return {"label": label, "reference": "4502", "given": given}


CASE = json.dumps({
    "schema": 2, "kind": KIND, "edition": "1", "children": [child("A"), child("B")]
})  # fmt: skip
PLAN = json.dumps({"schema": 1, "given": {"pathways": ["p"]}, "steps": []})
FOLDER = as_text([
    TeamFile("a.json", CASE),
    TeamFile("b.json", fault="It cannot be read."),
    TeamFile("c.csv", TABLE),
    TeamFile("d.json", PLAN),
])  # fmt: skip


@pytest.fixture(autouse=True)
def _started() -> Iterator[None]:
    bridge.start(json.dumps(encode(team())))
    yield
    ask(text="")


def ask(want: str = "view", **request: Any) -> dict[str, Any]:
    plain = {"ask": "caseload", "today": "2026-09-07", "want": want, **request}
    answer: dict[str, Any] = json.loads(bridge.reply(json.dumps(plain)))
    return answer


def lines(text: str) -> dict[str, int]:
    """Return the line of each child by where it stands."""
    groups = ask(text=text, open={"when-needed": 99})["caseload"]["groups"]
    return {row["place"]: row["line"] for group in groups for row in group["rows"]}


def test_each_file_with_a_mark_is_written_and_no_other() -> None:
    at = lines(FOLDER)
    held = [
        {"line": at["c.csv, line 3"], **MARK},
        {"line": at["a, child B"], **MARK},
    ]
    case, table = ask("write", text=FOLDER, held=held)["written"]
    assert (case["name"], table["name"]) == ("a.json", "c.csv")
    assert [one["given"].get("held") for one in json.loads(case["text"])["children"]] == [
        None,
        {"p/visit": "2026-08-31"},
    ]
    assert table["text"] == TABLE.replace("t2,p,14/9/2026,", "t2,p,14/9/2026,31/08/2026")
    assert case["marks"] == [held[1]]
    assert table["lines"] == [at["c.csv, line 3"]]


def test_a_file_whose_last_mark_was_taken_back_is_as_it_was_opened() -> None:
    at = lines(FOLDER)
    (case,) = ask("write", text=FOLDER, lines=[at["a, child A"]])["written"]
    assert (case["text"], case["marks"]) == (CASE, [])


def test_a_file_that_cannot_be_written_says_why_and_the_others_are_written() -> None:
    at = lines(FOLDER)
    held = [{"line": line, **MARK} for line in (at["d"], at["c.csv, line 2"])]
    table, plan = ask("write", text=FOLDER, held=held)["written"]
    assert (table["name"], table["fault"]) == ("c.csv", "")
    assert plan["text"] == ""
    assert plan["fault"].endswith("Open it in the calculator, mark the day there and save it.")


def test_a_table_alone_has_no_name_and_is_seen_with_its_marks() -> None:
    held = [{"line": 2, **MARK}]
    (table,) = ask("write", text=TABLE, held=held)["written"]
    assert table["name"] == ""
    assert table["text"] == TABLE.replace("t1,p,14/9/2026,", "t1,p,14/9/2026,31/08/2026")
    for _ in range(2):
        seen = ask(text=TABLE, held=held, open={"overdue": 9})["caseload"]
        rows = [row for group in seen["groups"] for row in group["rows"] if row["marked"]]
        told = [(row["reference"], row["marked"], row["hold"]) for row in rows]
        assert told == [("t1", "Held Mon 31 Aug 2026", None)]
        assert ask(text=TABLE)["caseload"]["lines"][0]["count"] == 2


def test_a_child_opens_with_what_was_marked_alone_or_with_a_brother() -> None:
    day = {"day": "31", "month": "8", "year": "2026", "provisional": False}
    opened = ask("child", text=TABLE, line=2, held=[{"line": 2, **MARK}])["opened"]
    assert opened["held"] == {"p/visit": day}
    at = lines(FOLDER)
    line = at["a, child B"]
    reply = ask("child", text=FOLDER, line=line, held=[{"line": line, **MARK}])
    assert (reply["opened"]["held"], reply["others"][0]["held"]) == ({}, {"p/visit": day})


def test_what_changed_since_another_table_is_told_of_the_marks_too() -> None:
    other = {"text": TABLE, "name": "last.csv"}
    since = ask("since", text=TABLE, since=other, held=[{"line": 2, **MARK}])["since"]
    assert "held" in json.dumps(since).lower()
    assert ask("write", text=TABLE, held=[{"line": 2, "row": "p/visit", "day": "31/8"}])["error"]


def test_a_child_keeps_its_number_whatever_reading_is_taken() -> None:
    table = "ref,plans,hearing\nx1,Movng home,14/9/2026\nt2,p,14/9/2026\n"
    text = as_text([TeamFile("a.csv", table), TeamFile("b.json", CASE)])
    before = lines(text)
    (repair,) = ask(text=text)["caseload"]["repairs"]
    taken = ask(text=text, accepted=[repair["id"]], open={"when-needed": 99})
    groups = taken["caseload"]["groups"]
    after = {row["place"]: row["line"] for group in groups for row in group["rows"]}
    assert set(after) - set(before) == {"a.csv, line 2"}
    assert before.items() <= after.items()
    assert len(set(after.values())) == len(after)


def test_each_file_that_is_written_is_heard_of_without_a_count() -> None:
    at = lines(FOLDER)
    held = [{"line": at[place], **MARK} for place in ("c.csv, line 3", "a, child B")]
    heard: list[tuple[int, int]] = []
    request = {"ask": "caseload", "today": "2026-09-07", "want": "write", "text": FOLDER}
    ask(text=FOLDER, held=held)
    bridge.reply(json.dumps({**request, "held": held}), lambda *counts: heard.append(counts))
    assert heard == [(0, 0), (0, 0)]


def test_every_reason_why_a_file_cannot_be_written_is_said() -> None:
    case = json.loads(CASE)
    case["children"][0]["planned"] = [{
        "id": "p/visit", "pathway_id": "p", "pathway": "Moving home", "title": "Visit",
        "state": "dated", "earliest": None, "latest": "2026-08-31",
    }]  # fmt: skip
    text = as_text([TeamFile("a.json", json.dumps(case))])
    marks = tuple(Mark(1, row, TODAY) for row in ("p/no", "p/never"))
    (file,) = written_back(WriteBack(text, plan_caseload(text, team(), TODAY), marks))
    assert file.text == ""
    assert file.fault == (
        "held: there is no step called 'p/no'. For example 'p/visit'. "
        "held: there is no step called 'p/never'. Did you mean 'p/paper'?"
    )
