"""``pathways caseload`` at a terminal: one timetable, and every row that is not in it is named."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from decision_tool import cli
from decision_tool.commands import project
from decision_tool.exports.caseload_example import example_csv
from tests.shipped import library

ROOT = Path(__file__).resolve().parent.parent
CASES = sorted((ROOT / "tests" / "cases" / "caseload").glob("*.csv"))
TODAY = ("--today", "2026-09-07")


@pytest.fixture(autouse=True)
def _library_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project, "cached_guidance", lambda _: library().guidance)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return the exit status, the output and what was said on standard error."""
    status = cli.main(["caseload", *arguments])
    written = capsys.readouterr()
    return status, written.out, written.err


@pytest.fixture(name="table")
def _table(tmp_path: Path) -> Path:
    path = tmp_path / "team.csv"
    path.write_text("ref,plan,qaag\nA,adoption,22/10/2026\nB,adoptoin,\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_worked_table_comes_out_as_it_says(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    status, out, err = run(capsys, str(path), *TODAY, "--format", "json")
    seen: dict[str, Any] = json.loads(out)
    assert status == 0
    assert {one["header"]: one["state"] for one in seen["columns"]} == expected["columns"]
    assert {str(one["line"]): one["problems"] for one in seen["bad"]} == expected["bad"]
    assert {str(one["line"]): one["problems"] for one in seen["unread"]} == expected["unread"]
    assert {str(one["line"]): one["messages"] for one in seen["warnings"]} == expected["warnings"]
    assert [one["words"] for one in seen["repairs"]] == expected["repairs"]
    lines = [f"{one['count']} {one['words']}" for one in seen["lines"]]
    assert [seen["headline"], seen["next"], *lines] == expected["answer"]
    due = [
        f"{row['when'][-1]['day']} {row['reference']} {row['id']}"
        for group in seen["groups"]
        if group["is_open"]
        for row in group["rows"]
    ]
    assert due == expected["due"]
    told = [*expected["bad"], *expected["unread"]]
    assert all(f"pathways: line {line} " in err for line in told)


def test_the_example_file_plans_without_a_remark(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guidance = library().guidance
    path = tmp_path / "example.csv"
    path.write_text(example_csv(guidance), encoding="utf-8", newline="")
    status, out, err = run(capsys, str(path), "--today", guidance.edition_date, "--format", "json")
    seen = json.loads(out)
    assert (status, err) == (0, "")
    assert (seen["planned"], seen["bad"], seen["warnings"]) == (3, [], [])
    assert {one["state"] for one in seen["columns"]} == {"used"}
    references = {row["reference"] for group in seen["groups"] for row in group["rows"]}
    assert references == {"EX-1", "EX-2", "EX-3"}


def test_text_is_the_team_timetable_and_bad_rows_go_to_standard_error(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, str(table), *TODAY)
    assert status == 0
    assert out.startswith(
        "Team timetable\nMonday 7 September 2026\n"
        "1 meeting this week, for A.\nNext: A on Thu 10 Sep.\n"
        "1 thing was not understood, and 1 row is not planned.\n"
    )
    assert "Thu 10 Sep 2026  [In 3 days]\n    A: Initial joint supervision, Adoption plan\n" in out
    assert err == (
        "pathways: line 3 (B) is not planned: No pathway is called “adoptoin”. "
        "Did you mean “Adoption plan”?\n"
    )


def test_a_role_narrows_the_timetable(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, str(table), *TODAY, "--arranged-by", "none")
    assert "Arranged by: nobody named in the guide" in out
    assert "Initial joint supervision" not in out
    status, out, err = run(capsys, str(table), "--arranged-by", "fast")
    assert (status, out) == (2, "")
    assert "--arranged-by: there is no role 'fast'. Write one of: fast-ps, " in err


def test_csv_and_calendar_are_written(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, str(table), *TODAY, "--format", "csv")
    head, *rows = csv.reader(io.StringIO(out.removeprefix("\ufeff"), newline=""))
    assert head[:2] == ["Reference", "Line"]
    assert {row[0] for row in rows} == {"A"}
    status, out, err = run(capsys, str(table), *TODAY, "--format", "ics")
    assert status == 0
    assert "SUMMARY:A: Initial joint supervision\\, Adoption plan" in out
    assert err.endswith("pathways: Not included: line 3, not planned.\n")


def test_warnings_stand_below_the_timetable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "team.csv"
    path.write_text("plan\nadoption; mental-health\n", encoding="utf-8")
    _, out, _ = run(capsys, str(path), *TODAY)
    assert "Look at line 2: " in out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "there is nothing to read."),
        ("a,b\n1,2\n", "line 1: none of the headings in this row is known."),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_by_name(
    content: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "team.csv"
    path.write_text(content, encoding="utf-8")
    status, out, err = run(capsys, str(path), *TODAY)
    assert (status, out) == (2, "")
    assert err.startswith(f"pathways: {path}")
    assert said in err


def test_a_file_of_which_no_row_can_be_planned_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "team.csv"
    path.write_text("ref,plan,lunch\nA,,x\n", encoding="utf-8")
    status, out, err = run(capsys, str(path), *TODAY, "--format", "csv")
    assert (status, out) == (2, "")
    assert err == (
        "pathways: column 'lunch': Nothing here is called this, so it is not used.\n"
        "pathways: line 2 (A) is not planned: No pathway is named. Write at least one under "
        "“pathways”.\n"
    )


def test_an_old_windows_file_is_read_and_said_to_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "team.csv"
    path.write_bytes("ref,plan\nZoë,adoption\n".encode("cp1252"))
    _, out, err = run(capsys, str(path), *TODAY, "--format", "csv")
    assert "Zoë" in out
    assert "read as Windows-1252" in err


def test_unicode_text_as_excel_saves_it_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "team.txt"
    path.write_bytes("ref\tplan\r\nZoë\tadoption\r\n".encode("utf-16"))
    _, out, err = run(capsys, str(path), *TODAY, "--format", "csv")
    assert "Zoë" in out
    assert not err


def test_a_workbook_is_refused_as_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "team.xlsx"
    path.write_bytes(b"PK\x03\x04\x14\x00")
    assert run(capsys, str(path), *TODAY) == (
        2,
        "",
        f"pathways: {path}: this is a workbook, not a CSV file. Save it as “CSV UTF-8” first.\n",
    )


def test_a_missing_file_and_a_wrong_day_are_refused(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, str(table.with_name("none.csv")))[0] == 2
    status, _, err = run(capsys, str(table), "--today", "7/9/2026")
    assert status == 2
    assert "--today: '7/9/2026' is not a date. Write it as 2026-09-07." in err


def test_standard_input_is_read_and_today_is_the_day_it_is() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "decision_tool", "caseload", "-"],
        input=b"ref,plan,qaag\nA,adoption,22/10/2026\nB\n",
        capture_output=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0
    assert b"Team timetable" in done.stdout
    assert b"line 3 (B) is not planned: This row has 1 cell" in done.stderr


def test_the_monday_sheet_is_text_or_json(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, str(table), *TODAY, "--monday")
    assert status == 0
    assert out.startswith("Monday sheet: 7 September 2026\n")
    assert "Thu 10 Sep" in out
    assert out.endswith("Worked out on Mon 7 Sep 2026 from guidance edition 1.0.\n")
    _, out, _ = run(capsys, str(table), *TODAY, "--monday", "--by", "child", "--format", "json")
    seen = json.loads(out)
    assert (seen["by"], seen["parts"][0]["rows"][0]["child"]) == ("child", "A")
    status, out, err = run(capsys, str(table), *TODAY, "--monday", "--format", "ics")
    assert (status, out) == (2, "")
    assert "a Monday sheet is not written in the format 'ics'. Write --format text or json." in err


def test_the_timetable_is_by_day_unless_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "team.csv"
    path.write_text("ref,worker,plan,qaag\nA,W 1,adoption,22/10/2026\n", encoding="utf-8")
    _, out, _ = run(capsys, str(path), *TODAY)
    assert "This week, from Mon 7 Sep 2026: 1" in out
    _, out, _ = run(capsys, str(path), *TODAY, "--by", "worker")
    assert "W 1: 1 meeting, 1 this week" in out
    _, out, _ = run(capsys, str(path), *TODAY, "--by", "child", "--format", "json")
    assert json.loads(out)["groups"][0]["id"] == "child-1"


def test_a_folder_of_cases_and_tables_is_one_timetable(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = table.parent
    given = {"pathways": ["adoption"], "dates": {"qaag": "2026-10-22"}}
    (folder / "2026").mkdir()
    (folder / "2026" / "case-7.json").write_text(json.dumps(given), encoding="utf-8")
    (folder / "cut.json").write_text('{"schema":', encoding="utf-8")
    (folder / "team.xlsx").write_bytes(b"PK\x03\x04")
    (folder / "sheet.csv").write_bytes(b"PK\x03\x04")
    (folder / ".hidden.json").write_text("{}", encoding="utf-8")
    status, out, err = run(capsys, str(folder), *TODAY)
    assert status == 0
    assert "    A: Initial joint supervision, Adoption plan\n" in out
    assert "    2026/case-7: Initial joint supervision, Adoption plan\n" in out
    assert "pathways: cut.json is not planned: " in err
    assert "pathways: sheet.csv is not planned: this is a workbook, not a CSV file." in err
    assert "pathways: team.csv, line 3 (B) is not planned: No pathway is called" in err
    assert "hidden" not in err
    assert "xlsx" not in err


def test_several_files_are_one_timetable_and_a_folder_with_nothing_is_refused(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = table.parent / "case-7.json"
    given = {"pathways": ["adoption"], "dates": {"qaag": "2026-10-22"}}
    case.write_text(json.dumps(given), encoding="utf-8")
    _, out, _ = run(capsys, str(table), str(case), *TODAY)
    assert "1 meeting this week" not in out
    assert "2 meetings this week, for 2 children." in out
    _, out, _ = run(capsys, str(case), *TODAY)
    assert "1 meeting this week" in out
    empty = table.parent / "empty"
    empty.mkdir()
    status, out, err = run(capsys, str(empty), *TODAY)
    assert (status, out) == (2, "")
    assert "empty: There is no saved case and no table in this folder. Choose a folder" in err


def test_what_changed_since_another_table_is_told(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = table.parent / "last-week.csv"
    old.write_text("ref,plan,qaag\nA,adoption,15/10/2026\n", encoding="utf-8")
    status, out, _ = run(capsys, str(table), *TODAY, "--since", str(old))
    assert status == 0
    assert out.startswith("What changed since last-week.csv\n1 moved")
    assert "A: Initial joint supervision: " in out
    _, out, _ = run(capsys, str(table), *TODAY, "--since", str(old), "--format", "json")
    assert json.loads(out)["groups"][0]["kind"] == "moved"
    _, out, _ = run(capsys, str(table), *TODAY, "--since", str(old), "--monday")
    assert out.startswith("Monday sheet: ")
    assert "\nWhat changed since last-week.csv\n" in out
    status, _, err = run(capsys, str(table), *TODAY, "--since", str(old), "--format", "csv")
    assert (status, "what changed is not written in the format 'csv'." in err) == (2, True)
    old.write_text("hello\nthere\n", encoding="utf-8")
    status, _, err = run(capsys, str(table), *TODAY, "--since", str(old))
    assert (status, "last-week.csv, line 1: none of the headings" in err) == (2, True)


def test_a_total_below_the_children_is_told_and_not_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "team.csv"
    path.write_text("ref,plan,qaag\nA,adoption,22/10/2026\nTotal: 1,,\n", encoding="utf-8")
    status, out, err = run(capsys, str(path), *TODAY, "--format", "json")
    assert (status, json.loads(out)["children"]) == (0, 1)
    assert err == (
        "pathways: This looks like a heading or a total, so it is not counted: "
        "line 3 (“Total: 1”).\n"
    )
