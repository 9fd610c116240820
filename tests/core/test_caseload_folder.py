"""A folder of saved cases and tables is one team timetable; a file at fault costs itself alone."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from decision_tool.core.caseload import folder as folder_module
from decision_tool.core.caseload import plan
from decision_tool.core.caseload.folder import (
    TeamFile,
    as_text,
    files_in,
)
from decision_tool.core.caseload.monday import monday_sheet
from decision_tool.core.caseload.plan import Caseload, plan_caseload
from decision_tool.core.caseload.view import Shown, caseload_view
from decision_tool.core.errors import FaultsError
from decision_tool.core.guidance.codec import encode
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import Given
from decision_tool.core.planning.plan import Plan, make_plan
from decision_tool.core.progress import untold
from decision_tool.core.saved.saved_file import KIND
from decision_tool.exports.caseload_calendar import caseload_as_calendar
from decision_tool.exports.caseload_csv import caseload_as_csv
from decision_tool.requests import bridge
from tests.core.caseload_builder import TODAY, team

MOST_FILES = 5000

STAMP = datetime(2026, 9, 7, 8, tzinfo=UTC)
CASE = "123e4567-e89b-42d3-a456-426614174000"
OTHER = "123e4567-e89b-42d3-a456-426614174001"


def child(label: str, hearing: str, **others: object) -> dict[str, object]:
    given = {"pathways": ["p"], "dates": {"hearing": hearing}, "today": "2026-08-01"}
    return {"label": label, "given": given, **others}


def case(*children: Mapping[str, object]) -> str:
    return json.dumps({"schema": 2, "kind": KIND, "edition": "1", "children": list(children)})


FIRST = json.dumps({
    "schema": 1, "kind": KIND, "edition": "1", "reference": "old",
    "given": {"pathways": ["p"], "dates": {"hearing": "2026-09-25"}},
})  # fmt: skip
SIBLINGS = case(
    child("A", "2026-09-18", reference="4502", **{"not-held": ["p/visit"]}),
    child("B", "2026-09-28", reference="4502", provisional=["hearing"]),
)


def folder(**files: str) -> str:
    """Return the text of a folder; the names end in ``_json`` or ``_csv``."""
    return as_text([TeamFile(name.replace("_", "."), text) for name, text in files.items()])


def planned(**files: str) -> Caseload:
    return plan_caseload(folder(**files), team(), TODAY)


def names(seen: Caseload) -> list[str]:
    return [f"{one.line} {one.reference} | {one.place}" for one in seen.children]


def test_a_folder_is_written_and_read_as_one_text() -> None:
    files = (TeamFile("a.json", '{"é": 1}'), TeamFile("b.csv", "", "It is a workbook."))
    assert files_in(as_text(files)) == files
    assert as_text(files) == (
        '{"kind":"joint-supervision-folder","files":['
        '{"name":"a.json","text":"{\\"é\\": 1}","fault":""},'
        '{"name":"b.csv","text":"","fault":"It is a workbook."}]}'
    )
    lacking = (
        '{"kind":"joint-supervision-folder","files":[{"name":"a"},{"name":"b","fault":"No."}]}'
    )
    assert files_in(lacking) == (TeamFile("a", "", ""), TeamFile("b", "", "No."))
    assert files_in("ref,plan\n") is None
    assert files_in(' {"pathways": []}') == (TeamFile("this case", ' {"pathways": []}'),)


def test_each_child_of_each_case_is_a_row_named_by_reference_and_label() -> None:
    seen = planned(a_json=SIBLINGS, b_json=FIRST, c_csv="ref,plan,hearing\nT-1,p,25/9/2026\n")
    assert names(seen) == [
        "1 4502 A | a.json, child A",
        "2 4502 B | a.json, child B",
        "3 old | b.json",
        "5 T-1 | c.csv, line 2",
    ]
    assert seen.remarks[0] == "2 case files and 1 table were opened."
    assert seen.remarks[1] == "c.csv: The cells are separated by commas."
    assert {plan.given.today for plan in seen.plans} == {TODAY}


def test_a_case_is_known_by_its_ending_or_its_brace() -> None:
    files = (TeamFile("a.JSON", "[]"), TeamFile("b.csv", " {}"), TeamFile("c.csv", "ref,plan"))
    assert [one.is_case for one in files] == [True, True, False]
    assert {one.fault for one in files} == {""}


def test_how_many_files_were_opened_is_said_first() -> None:
    table = "ref,plan,hearing\nT-1,p,25/9/2026\n"
    for files, words in (
        ({"a_json": FIRST}, "1 case file was opened."),
        ({"a_csv": table}, "1 table was opened."),
        ({"a_csv": table, "b_csv": table}, "2 tables were opened."),
        ({"a_json": FIRST, "b_csv": table}, "1 case file and 1 table were opened."),
    ):
        assert planned(**files).remarks[0] == words


def test_what_was_said_not_held_and_what_may_move_come_along() -> None:
    seen = planned(a_json=SIBLINGS)
    assert [step.child.label for step in seen.steps if step.is_missed] == ["A"]
    assert {step.child.label for step in seen.steps if step.is_provisional} == {"B"}


def test_a_case_of_another_edition_counts_by_one_that_is_in_force() -> None:
    by = replace(team(), in_force_from="2026-03-02")
    seen = plan_caseload(folder(a_json=SIBLINGS), by, TODAY)
    assert names(seen) == ["1 4502 A | a.json, child A", "2 4502 B | a.json, child B"]


def test_a_file_at_fault_is_named_and_the_others_are_planned() -> None:
    files = [
        TeamFile("cut.json", '{"schema": 2,'),
        TeamFile("locked.csv", fault="The browser cannot read this file."),
        TeamFile("notes.csv", "hello\nthere\n"),
        TeamFile("good.json", FIRST),
        TeamFile("empty.json", case(child("A", "2026-09-25") | {"given": {"pathways": []}})),
    ]
    seen = plan_caseload(as_text(files), team(), TODAY)
    assert [one.reference for one in seen.children] == ["old"]
    problems = {row.place: row.problems for row in seen.bad}
    assert list(problems) == ["cut.json", "locked.csv", "notes.csv", "empty.json"]
    assert "ends too early" in problems["cut.json"][0]
    assert problems["locked.csv"] == ("The browser cannot read this file.",)
    assert "none of the headings in this row is known" in problems["notes.csv"][0]
    assert problems["empty.json"] == ("No pathway is chosen for this child.",)
    view = caseload_view(seen, team(), Shown())
    assert [row["place"] for row in view["bad"]] == list(problems)


def test_what_the_guidance_does_not_know_any_more_is_a_warning() -> None:
    gone = child("A", "2026-09-25", reference="c")
    gone["given"] = {"pathways": ["p", "gone"], "dates": {}}
    (one,) = planned(a_json=case(gone)).children
    assert "no pathway called 'gone' any more" in one.warnings[0]


def test_a_child_without_a_reference_is_called_by_its_file() -> None:
    seen = planned(
        a_json=case(child("A", "2026-09-25"), child("B", "2026-09-25")),
        b_json=json.dumps({"pathways": ["p"], "dates": {"hearing": "2026-09-25"}}),
    )
    assert names(seen) == ["1  | a.json, child A", "2  | a.json, child B", "3  | b.json"]
    rows = caseload_view(seen, team(), Shown(every=True))["groups"][0]["rows"]
    assert {row["place"] for row in rows} == {"a, child A", "a, child B", "b"}
    assert ",a.json\N{COMMA} child A," in caseload_as_csv(seen, team()).replace('"', "")


def test_the_same_case_twice_is_told_with_its_files() -> None:
    seen = planned(a_json=FIRST, b_json=FIRST)
    assert seen.children[0].warnings == ("“old” is also in b.json. Each row is planned by itself.",)


def test_repairs_of_a_table_in_a_folder_can_be_taken() -> None:
    text = folder(c_csv="ref,plan,hearing\nT-1,movng home,25/9/2026\n")
    offered = plan_caseload(text, team(), TODAY).repairs
    taken = plan_caseload(text, team(), TODAY, accepted=frozenset({offered[0].id}))
    assert [one.reference for one in taken.children] == ["T-1"]
    assert [column.header for column in taken.columns] == ["ref", "plan", "hearing"]


@pytest.mark.parametrize(
    ("files", "what"),
    [
        ([], "There is no saved case and no table in this folder."),
        (
            [TeamFile("a.json", "{}")] * (MOST_FILES + 1),
            "There are 5,001 files, and 5,000 are read at most.",
        ),
    ],
)
def test_a_folder_with_nothing_or_with_far_too_much_is_refused(
    files: list[TeamFile], what: str
) -> None:
    with pytest.raises(FaultsError, match=what) as refusal:
        plan_caseload(as_text(files), team(), TODAY)
    (fault,) = refusal.value.faults
    assert fault.where == ""
    assert fault.hint == (
        "Open a part of the folder."
        if files
        else "Choose a folder with cases saved from the calculator, or with a CSV file."
    )


def test_the_calendar_has_the_entries_of_the_case_itself() -> None:
    own = child("A", "2026-09-25", calendar={"case": CASE})
    other = child("A", "2026-09-25", reference="x", calendar={"case": OTHER})
    seen = planned(a_json=case(own), b_json=case(other), c_json=case(other), d_json=FIRST)
    made = caseload_as_calendar(seen, team(), STAMP)
    renamed = child("A", "2026-09-25", reference="later", calendar={"case": CASE})
    again = caseload_as_calendar(planned(a_json=case(renamed)), team(), STAMP)
    uids = re.findall(r"UID:(.+)", made.text)
    assert uids[:1] == re.findall(r"UID:(.+)", again.text)
    assert len(uids) == 2
    assert made.left_out[-1] == "Not included: b.json and c.json, with a reference used twice."
    assert caseload_view(seen, team(), Shown())["can_calendar"] == 4


def ask(**request: Any) -> Any:
    asked = {"ask": "caseload", "today": "2026-09-07", "arranged_by": "", **request}
    bridge.start(json.dumps(encode(team())))
    return json.loads(bridge.reply(json.dumps(asked), untold))


def test_a_child_opens_with_the_whole_case_it_is_saved_in() -> None:
    text = folder(z_json=FIRST, a_json=SIBLINGS)
    opened = ask(text=text, want="child", line=3)
    assert opened["in_hand"] == "B"
    assert [opened["opened"]["label"], *(one["label"] for one in opened["others"])] == ["A", "B"]
    assert opened["opened"]["reference"] == "4502"
    assert opened["opened"]["not_held"] == ["p/visit"]


def test_progress_is_told_after_each_twenty_files() -> None:
    told: list[tuple[int, int]] = []
    text = as_text([TeamFile(f"{number}.csv", "plan\np\n") for number in range(21)])
    plan_caseload(text, team(), TODAY, lambda done, total: told.append((done, total)))
    assert told == [(0, 0), (0, 0), (0, 21), (20, 21), (21, 21)]


def test_no_child_of_a_folder_is_planned_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    planned_now: list[Given] = []

    def counted_plan(guidance: Guidance, given: Given) -> Plan:
        planned_now.append(given)
        return make_plan(guidance, given)

    monkeypatch.setattr(plan, "make_plan", counted_plan)
    seen = planned(a_json=SIBLINGS, b_json=FIRST)
    caseload_view(seen, team(), Shown())
    assert planned_now == [child.given for child in seen.children]


def test_a_total_in_a_table_of_a_folder_is_told_with_its_file_and_not_counted() -> None:
    text = as_text([TeamFile("t.csv", "ref,plan\nA,p\nTotal: 1,\n")])
    planned = plan_caseload(text, team(), TODAY)
    said = "t.csv: This looks like a heading or a total, so it is not counted: line 3 (“Total: 1”)."
    assert (planned.rows, planned.asides) == (1, (said,))
    assert caseload_view(planned, team(), Shown())["remarks"][-1] == said


def test_a_case_without_a_reference_is_called_by_the_name_of_its_file_alone() -> None:
    one = case(child("A", "2026-09-25"))
    files = [TeamFile("C1018.json", one), TeamFile("in/my.json notes.JSON", one)]
    seen = plan_caseload(as_text(files), team(), TODAY)
    sheet = monday_sheet(seen, team())
    assert [row.child for part in sheet.parts for row in part.rows] == ["C1018", "in/my.json notes"]
    assert sheet.next == "Next: C1018 on Fri 11 Sep, in/my.json notes on Fri 11 Sep."
    assert [one.place for one in seen.children] == ["C1018.json", "in/my.json notes.JSON"]


def test_as_many_files_as_are_read_at_most_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_module, "MOST_FILES", 2)
    assert len(planned(a_json=FIRST, b_json=FIRST).children) == 2
    with pytest.raises(FaultsError, match="There are 3 files, and 2 are read at most"):
        planned(a_json=FIRST, b_json=FIRST, c_json=FIRST)


def test_each_row_of_a_folder_is_numbered_on_and_knows_its_file_and_its_line_there() -> None:
    """A table takes up a number for each line of it, read or not, and one more."""
    siblings = json.loads(SIBLINGS)
    siblings["children"].append(child("C", "2026-09-25") | {"given": {"pathways": []}})
    given = json.dumps({"pathways": ["p"], "dates": {"hearing": "2026-09-25"}})
    files = [
        TeamFile("given.json", given),
        TeamFile("cut.json", "{"),
        TeamFile("locked.csv", fault="The browser cannot read this file."),
        TeamFile("three.json", json.dumps(siblings)),
        TeamFile("t.csv", "ref,plan\nx,p\ny,q\nz,p\n"),
        TeamFile("last.json", FIRST),
    ]
    seen = plan_caseload(as_text(files), team(), TODAY)
    assert [(one.line, one.file, one.file_line) for one in seen.children] == [
        (1, "given.json", 0),
        (4, "three.json", 0),
        (5, "three.json", 0),
        (8, "t.csv", 2),
        (10, "t.csv", 4),
        (12, "last.json", 0),
    ]
    assert [(one.line, one.reference, one.place) for one in seen.bad] == [
        (2, "", "cut.json"),
        (3, "", "locked.csv"),
        (6, "", "three.json, child C"),
        (9, "y", "t.csv, line 3"),
    ]


def test_the_same_case_three_times_is_told_with_each_of_its_files() -> None:
    seen = planned(a_json=FIRST, b_json=FIRST, c_json=FIRST)
    assert [one.warnings for one in seen.children] == [
        ("“old” is also in b.json, c.json. Each row is planned by itself.",),
        ("“old” is also in a.json, c.json. Each row is planned by itself.",),
        ("“old” is also in a.json, b.json. Each row is planned by itself.",),
    ]
