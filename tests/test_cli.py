"""The command line as CONTRACT promises it: exit statuses, formats, messages."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from uuid import UUID, uuid5

import pytest
from icalendar import Calendar, Component

from decision_tool.cli import main

ROOT = Path(__file__).parent.parent
LTF = ["long-term-fostering", "--date", "final-evidence=2026-09-14"]


class Run:
    """One run of the command and what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        try:
            self.status = main(["--source", str(ROOT), *arguments])
        except SystemExit as stop:  # argparse leaves this way
            self.status = int(str(stop.code))
        self.out, self.err = capsys.readouterr()


def test_check_is_clean_on_the_shipped_pathways(capsys: pytest.CaptureFixture[str]) -> None:
    done = Run(capsys, "check")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("No faults.\n")
    assert json.loads(Run(capsys, "check", "--format", "json").out)["faults"] == []


def test_check_names_file_line_and_column(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "pathways", tmp_path / "pathways")
    file = tmp_path / "pathways" / "adoption.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("6 weeks before qaag", "6 weeks before qag"), encoding="utf-8")
    status = main(["--source", str(tmp_path), "check"])
    out = capsys.readouterr().out
    line = 1 + text[: text.index("6 weeks before qaag")].count("\n")
    assert status == 1
    assert f"pathways/adoption.yml:{line}:" in out
    assert "Did you mean 'qaag'?" in out
    assert main(["--source", str(tmp_path), "check", "--format", "json"]) == 1
    assert len(json.loads(capsys.readouterr().out)["faults"]) == 1


def test_the_worked_example_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    dates = ["--date", "final-hearing=2026-09-07", "--today", "2026-08-01", "--format", "json"]
    plan = json.loads(Run(capsys, "plan", *LTF, *dates).out)
    first = plan["steps"][0]
    assert plan["schema"] == 1
    assert plan["given"] == {
        "pathways": ["long-term-fostering"],
        "dates": {"final-evidence": "2026-09-14", "final-hearing": "2026-09-07"},
        "answers": {},
        "held": {},
        "today": "2026-08-01",
    }
    assert first["id"] == "long-term-fostering/initial"
    assert (first["latest"], first["suggested"], first["overdue"]) == (
        "2026-07-20",
        "2026-07-20",
        True,
    )
    assert first["reasons"] == [
        "Final evidence is filed on Monday 14 September 2026.",
        "8 weeks (56 days) before that is Monday 20 July 2026.",
    ]
    assert [(one["code"], one["fields"]) for one in plan["problems"]] == [
        ("date-order", ["final-evidence", "final-hearing"])
    ]


def test_text_says_every_step_with_its_working(capsys: pytest.CaptureFixture[str]) -> None:
    done = Run(capsys, "plan", *LTF, "--today", "2026-08-01")
    assert done.status == 0
    assert "\n2 were due before today and are not marked: the initial joint" in done.out
    assert done.out.index("were due before today") < done.out.index("Was due Mon 20 Jul 2026")
    assert "8 weeks (56 days) before that is Monday 20 July 2026." in " ".join(done.out.split())
    assert "long-term-fostering/stepping-out-review" in done.out
    assert max(len(line) for line in done.out.splitlines() if line.startswith("    ")) < 110


def test_csv_opens_in_a_spreadsheet(capsys: pytest.CaptureFixture[str]) -> None:
    out = Run(capsys, "plan", *LTF, "--format", "csv").out
    assert out.startswith("\ufeffPathway,Step,State,")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert rows[0]["Latest"] == "2026-07-20"
    assert rows[0]["Id"] == "long-term-fostering/initial"
    assert len(rows) == 7


def test_a_pathway_and_a_key_date_of_one_id_keep_their_own_titles(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = Run(capsys, "plan", "remand", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert {row["Pathway"] for row in rows} == {"Remand"}
    assert {row["Needs"] for row in rows} == {"Remanded; Became a child in care"}
    text = Run(capsys, "plan", "remand").out
    assert text.startswith("Timetable: Remand\n")
    assert "needed: Remanded, Became a child in care." in text


def first_event(text: str) -> Component:
    return Calendar.from_ical(text).walk("VEVENT")[0]


def test_ics_holds_an_all_day_event_for_each_dated_step(
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = ("plan", *LTF, "--format", "ics")
    event = first_event(Run(capsys, *arguments).out)
    assert event.decoded("dtstart").isoformat() == "2026-07-20"
    assert event.decoded("dtend").isoformat() == "2026-07-21"
    assert event["summary"] == "Initial joint supervision, Long-term fostering"
    again = first_event(Run(capsys, *arguments).out)
    named = first_event(Run(capsys, *arguments, "--reference", "Case 7").out)
    assert event["uid"] == again["uid"] != named["uid"]
    assert str(named["summary"]).startswith("Case 7: ")


def test_ics_without_a_reference_warns_that_children_mix(
    capsys: pytest.CaptureFixture[str],
) -> None:
    plain = Run(capsys, "plan", *LTF, "--format", "ics")
    assert plain.status == 0
    assert "a second child would replace these entries" in plain.err
    assert "--reference 'Case 7'" in plain.err
    named = Run(capsys, "plan", *LTF, "--format", "ics", "--reference", "Case 7")
    assert (named.status, named.err) == (0, "")


def test_ics_from_a_saved_file_updates_what_was_exported_from_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    case = "0e0c1b3a-6b2f-4f5d-9a51-5a1f4c0f7b11"
    saved = {
        "schema": 1,
        "kind": "joint-supervision-timetable",
        "edition": "1.0",
        "saved-on": "2026-09-07",
        "given": {"pathways": ["adoption"], "dates": {"qaag": "2026-10-22"}},
        "provisional": ["qaag"],
        "calendar": {"case": case, "told": ["adoption/initial", "adoption/transfer"]},
    }
    file = tmp_path / "saved.json"
    file.write_text(json.dumps(saved), encoding="utf-8")
    plan = ("plan", "--given", str(file), "--format", "ics")

    done = Run(capsys, *plan)
    events = Calendar.from_ical(done.out).walk("VEVENT")
    assert "--reference" not in done.err
    assert [(one["status"], one["uid"]) for one in events] == [
        ("TENTATIVE", str(uuid5(UUID(case), "adoption/initial"))),
        ("CANCELLED", str(uuid5(UUID(case), "adoption/transfer"))),
    ]
    # A reference given later changes titles, and whose entries they are it does not.
    named = Calendar.from_ical(Run(capsys, *plan, "--reference", "7").out).walk("VEVENT")
    assert [one["uid"] for one in named] == [one["uid"] for one in events]
    assert named[0]["summary"] == "7: Initial joint supervision, Adoption plan"

    file.write_text(json.dumps({**saved, "reference": "7"}), encoding="utf-8")
    kept = Calendar.from_ical(Run(capsys, *plan).out).walk("VEVENT")
    assert kept[0]["summary"] == named[0]["summary"]


def test_ics_of_nothing_dated_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    done = Run(capsys, "plan", "adoption", "--format", "ics", "--reference", "Case 7")
    assert (done.status, done.out) == (2, "")
    assert "No step has a date yet" in done.err


def test_a_saved_file_is_read_and_flags_override_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    saved = {
        "pathways": ["adoption"],
        "dates": {"qaag": "2026-10-22", "final-order": "2026-12-01"},
        "today": "2026-09-07",
    }
    file = tmp_path / "given.json"
    file.write_text("\ufeff" + json.dumps(saved), encoding="utf-8")
    flags = ("--given", str(file), "--date", "qaag=2026-11-05", "--format", "json")
    plan = json.loads(Run(capsys, "plan", *flags).out)
    assert plan["given"]["dates"] == {"qaag": "2026-11-05", "final-order": "2026-12-01"}
    assert plan["given"]["today"] == "2026-09-07"


@pytest.mark.parametrize(
    "arguments",
    [
        ("adoption", "--date", "qaag={}"),
        ("adoption", "--date", "{}"),
        ("adoption", "--date", "{}=2026-10-22"),
        ("adoption", "--date", "qaag={}", "--date", "qaag=2026-10-22"),
        ("adoption", "--held", "adoption/initial={}"),
        ("adoption", "--held", "long-term-fostering/monthly#{}=2026-10-22"),
        ("adoption", "--today", "{}"),
        ("adoption", "--what-if", "{}"),
        ("adoption", "--edition", "{}"),
        ("adoption", "--as-at", "{}"),
        ("{}",),
    ],
)
def test_what_is_typed_at_length_is_not_printed_whole(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    done = Run(capsys, "plan", *(one.format("9" * 5_000) for one in arguments))
    assert (done.status, done.out) == (2, "")
    assert "9" * 30 in done.err
    assert all(len(line) < 250 for line in done.err.splitlines())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "pathways: PATHWAY: no pathway is chosen. Name one or more, for example"),
        (("adoptio",), "Did you mean 'adoption'?"),
        (("adoption", "--date", "qaag"), "--date: 'qaag' is not a pair. Write --date qaag="),
        (("adoption", "--date", "qaag=22/10/2026"), "--date qaag: '22/10/2026' is not a date."),
        (("adoption", "--date", "qag=2026-10-22"), "--date: there is no key date called 'qag'."),
        (("adoption", "--answer", "complex=perhaps"), "--answer complex: 'perhaps' is not"),
        (
            ("adoption", "--answer", "complex=yes", "--answer", "complex=no"),
            "--answer: 'complex' is given twice, as 'yes' and as 'no'. Give it once.",
        ),
        (("adoption", "--held", "adoption/start=2026-10-22"), "--held: there is no step called"),
        (("adoption", "--today", "tomorrow"), "--today: 'tomorrow' is not a date."),
        (("adoption", "--given", "no-such-file.json"), "no-such-file.json"),
        (("adoption", "--format", "xml"), "choose from"),
    ],
)
def test_bad_input_writes_nothing_and_shows_an_accepted_form(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    done = Run(capsys, "plan", *arguments)
    assert (done.status, done.out) == (2, "")
    assert message in done.err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "this is not JSON"),
        ("[]", "this is not an object"),
        ('{"pathways": ["adoption"], "dates": []}', "dates: this is not an object."),
        ('{"pathways": ["adoption"], "names": {}}', "there is no part called 'names'."),
        ('{"pathways": ["adoption"], "dates": {"qaag": "soon"}}', "dates, qaag: 'soon'"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str, message: str
) -> None:
    file = tmp_path / "given.json"
    file.write_text(content, encoding="utf-8")
    done = Run(capsys, "plan", "--given", str(file))
    assert (done.status, done.out) == (2, "")
    assert "given.json" in done.err
    assert message in done.err


def test_faulty_pathways_plan_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    shutil.copytree(ROOT / "pathways", tmp_path / "pathways")
    (tmp_path / "pathways" / "adoption.yml").write_text("id: [", encoding="utf-8")
    assert main(["--source", str(tmp_path), "plan", "adoption"]) == 2
    assert "pathways/adoption.yml:" in capsys.readouterr().err
