"""``pathways case`` at a terminal, and one child of a case in ``pathways plan``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from decision_tool import cli
from decision_tool.commands import case, project
from decision_tool.core.saved import case_text
from tests.shipped import library

ROOT = Path(__file__).resolve().parent.parent
LTF = {
    "pathways": ["long-term-fostering"],
    "dates": {"final-evidence": "2026-12-14"},
    "today": "2026-08-01",
}
IDENTITY = "123e4567-e89b-42d3-a456-426614174000"
CHILD: dict[str, Any] = {
    "given": {**LTF, "dates": {"final-evidence": "2026-12-17"}},
    "calendar": {"case": IDENTITY},
    "reference": "CF-1",
    "not-held": ["long-term-fostering/initial"],
}
FIRST_FORM: dict[str, Any] = {
    "schema": 1,
    "kind": "joint-supervision-timetable",
    "edition": "0.9",
    "saved-on": "2026-08-01",
    **CHILD,
}
OLD = "Made under edition 0.9 on Sat 1 Aug 2026. It holds no worked out dates, so there is"
ALONE = "The file holds no worked out dates, so there is nothing to compare."


@pytest.fixture(autouse=True)
def _library_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project, "cached_guidance", lambda _: library().guidance)


@pytest.fixture(autouse=True)
def _in_a_folder_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    both = {**FIRST_FORM, "schema": 2}
    for part in CHILD:
        del both[part]
    children = [{"label": "A", "given": LTF}, {"label": "Sam", **CHILD}]
    one = "long-term-fostering/initial"
    joined = [{**child, "as-one": {one: 1}} for child in children]
    contents = {
        "given": LTF,
        "first": FIRST_FORM,
        "both": {**both, "children": children},
        "one": {**both, "children": joined},
        "gone": {**both, "children": [{"label": "A", "given": {"pathways": ["gone"]}}]},
    }
    for name, content in contents.items():
        Path(f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    Path("bad.json").write_text("{", encoding="utf-8")


class Run:
    """One run of the command and what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        self.status = cli.main(["--source", str(ROOT), *arguments])
        self.out, self.err = capsys.readouterr()

    @property
    def whole(self) -> dict[str, Any]:
        """Return the JSON that was printed."""
        found: dict[str, Any] = json.loads(self.out)
        return found


def test_show_tells_of_each_child_and_prints_one_timetable(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = Run(capsys, "case", "show", "both.json")
    assert done.status == 0
    assert done.err.splitlines() == [
        f"{who}: {OLD} nothing to compare." for who in ("Child A", "Sam")
    ]
    lines = done.out.splitlines()
    assert lines[:4] == [
        "Timetable: Child A; Sam",
        "",
        "Next: For child A: hold the initial joint supervision by Monday 19 October",
        "2026.",
    ]
    assert (
        "Can be one meeting: Initial joint supervision for child A and Sam, on Mon 19" in done.out
    )
    assert (
        "Thu 22 Oct 2026\n    Initial joint supervision\n    Child A: not for child A\n" in done.out
    )


def test_show_has_the_meetings_as_one_that_the_file_says_are_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = Run(capsys, "case", "show", "one.json")
    assert "One meeting for 2 that the guide asks for." in done.out
    assert (
        "Next: Hold one meeting for child A and Sam: Initial joint supervision on Monday"
        in done.out
    )


def test_show_of_one_child_is_the_timetable_of_that_child(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = Run(capsys, "case", "show", "first.json", "--today", "2026-11-02")
    assert (done.status, done.err) == (0, f"{OLD} nothing to compare.\n")
    assert done.out.startswith("Timetable: Long-term fostering\nMonday 2 November 2026\n")
    assert "was not held" in done.out


def test_show_tells_what_is_past_from_the_day_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = Run(capsys, "case", "show", "both.json", "--today", "2026-11-02")
    assert "Not held yet, and the day has passed: 1" in done.out
    assert "Was due, not marked: " in done.out
    wrong = Run(capsys, "case", "show", "both.json", "--today", "2/11/2026")
    assert (wrong.status, wrong.out) == (2, "")
    assert "pathways: --today: '2/11/2026' is not a date." in wrong.err


def test_show_sees_all_children_from_one_day_however_they_were_joined(
    capsys: pytest.CaptureFixture[str],
) -> None:
    later = {**LTF, "today": "2026-11-02"}
    for children in ([LTF, later], [later, LTF], [{**LTF, "today": None}, later]):
        listed = [{"label": f"{n}", "given": given} for n, given in enumerate(children)]
        whole = {"schema": 2, "kind": FIRST_FORM["kind"], "edition": "1", "children": listed}
        Path("days.json").write_text(json.dumps(whole), encoding="utf-8")
        done = Run(capsys, "case", "show", "days.json", "--format", "json")
        days = [one["plan"]["given"]["today"] for one in done.whole["children"]]
        assert days == ["2026-11-02"] * 2


def test_show_as_json_has_the_plan_of_each_child(capsys: pytest.CaptureFixture[str]) -> None:
    done = Run(capsys, "case", "show", "both.json", "--format", "json")
    assert (done.whole["schema"], [one["label"] for one in done.whole["children"]]) == (
        1,
        ["A", "Sam"],
    )
    for label, one in zip(("A", "Sam"), done.whole["children"], strict=True):
        plan = Run(capsys, "plan", "both.json", "--child", label, "--format", "json")
        assert one["plan"] == plan.whole


def test_check_names_what_is_wrong_with_each_file_and_goes_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = ["given.json", "bad.json", "both.json", "gone.json"]
    done = Run(capsys, "case", "check", *names)
    assert (done.status, done.err) == (1, "")
    assert done.out.splitlines() == [
        "given.json: opens. It holds child A.",
        f"  Child A: {ALONE}",
        (
            "bad.json, line 1, column 2: the file ends too early: this is not JSON yet. Open the "
            "file as it was saved. If it is damaged, fill in the form again and save it."
        ),
        "both.json: opens. It holds child A and Sam.",
        f"  Child A: {OLD} nothing to compare.",
        f"  Sam: {OLD} nothing to compare.",
        (
            "gone.json, children, 1, given, pathways: This guidance has no pathway called 'gone' "
            "any more. So nothing of it can be planned. Choose a pathway and enter the dates again."
        ),
    ]


def test_check_goes_on_after_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    done = Run(capsys, "case", "check", "missing.json", "first.json")
    assert (done.status, done.err) == (1, "")
    assert done.out.splitlines()[:2] == [
        "missing.json: it cannot be read: No such file or directory.",
        "first.json: opens. It holds child A.",
    ]


def test_check_is_done_where_every_file_opens(capsys: pytest.CaptureFixture[str]) -> None:
    done = Run(capsys, "case", "check", "first.json")
    assert (done.status, done.out.splitlines()[0]) == (0, "first.json: opens. It holds child A.")


def test_check_says_what_is_left_out_of_a_file_that_opens(
    capsys: pytest.CaptureFixture[str],
) -> None:
    strange = {**FIRST_FORM, "weather": "fine"}
    Path("strange.json").write_text(json.dumps(strange), encoding="utf-8")
    done = Run(capsys, "case", "check", "strange.json")
    assert done.status == 0
    assert done.out.splitlines()[-1] == (
        "  Child A: left out: The file has a part called 'weather' that this tool does not know."
    )


def test_upgrade_writes_a_file_of_the_first_form_in_the_newest_with_all_it_held(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = Run(capsys, "case", "upgrade", "first.json")
    assert (done.status, done.err) == (0, f"{OLD} nothing to compare.\n")
    (child,) = done.whole["children"]
    assert (done.whole["schema"], done.whole["saved-on"], child["label"]) == (2, "2026-08-01", "A")
    assert (child["reference"], child["calendar"]["case"]) == ("CF-1", IDENTITY)
    assert child["not-held"] == ["long-term-fostering/initial"]
    assert child["planned"][0]["latest"] == "2026-10-22"


def test_upgrade_makes_a_case_of_inputs_written_by_hand_and_it_opens_as_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = Run(capsys, "case", "upgrade", "given.json", "--out", "new.json")
    assert (done.status, done.out) == (0, "")
    assert done.err == f"{ALONE}\npathways: written to new.json.\n"
    checked = Run(capsys, "case", "check", "new.json")
    assert checked.out.endswith("By that edition, every date is the same.\n")
    again = Run(capsys, "case", "upgrade", "new.json")
    assert again.out == Path("new.json").read_text(encoding="utf-8")


def test_join_puts_the_children_of_all_files_into_one(capsys: pytest.CaptureFixture[str]) -> None:
    done = Run(capsys, "case", "join", "given.json", "one.json")
    assert done.status == 0
    assert [line.split(":")[0] for line in done.err.splitlines()] == ["Child A", "Child B", "Sam"]
    children = done.whole["children"]
    assert [child["label"] for child in children] == ["A", "B", "Sam"]
    assert [child.get("as-one") for child in children] == [
        None,
        {"long-term-fostering/initial": 1},
        {"long-term-fostering/initial": 1},
    ]


def test_join_refuses_a_child_who_is_in_two_of_the_files(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = Run(capsys, "case", "join", "both.json", "first.json", "--out", "new.json")
    assert (done.status, done.err) == (
        2,
        (
            "pathways: children: this child is in two of the files. "
            "Each child stands in a case once. Take the older file away.\n"
        ),
    )
    assert not Path("new.json").exists()


def test_a_timetable_too_long_for_a_file_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_text, "LARGEST", 1_000)
    done = Run(capsys, "case", "upgrade", "given.json")
    assert done.err.splitlines() == [ALONE, case.NO_ROWS]
    assert "planned" not in done.whole["children"][0]


def test_a_case_can_be_named_where_a_pathway_is(capsys: pytest.CaptureFixture[str]) -> None:
    named = Run(capsys, "plan", "first.json", "--format", "json")
    given = Run(capsys, "plan", "--given", "first.json", "--format", "json")
    assert (named.status, named.out, named.err) == (0, given.out, given.err)


def test_one_child_of_a_case_is_planned_by_label_however_it_is_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = Run(capsys, "plan", "both.json", "--child", "sam", "--format", "json")
    assert (done.status, done.err) == (0, f"{OLD} nothing to compare.\n")
    assert done.whole["given"]["dates"] == {"final-evidence": "2026-12-17"}


def test_what_was_not_held_and_the_calendar_are_those_of_the_child(
    capsys: pytest.CaptureFixture[str],
) -> None:
    late, due = (
        Run(capsys, "plan", "both.json", "--child", one, "--today", "2026-11-02").out
        for one in ("Sam", "A")
    )
    assert ("was not held" in late, "was not held" in due) == (True, False)
    ics = Run(capsys, "plan", "both.json", "--child", "Sam", "--format", "ics").out
    first = Run(capsys, "plan", "first.json", "--format", "ics").out
    uids = [line for line in ics.splitlines() if line.startswith("UID:")]
    assert uids
    assert uids == [line for line in first.splitlines() if line.startswith("UID:")]
    assert "SUMMARY:CF-1 Sam: " in ics
    assert "SUMMARY:CF-1: " in first


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["both.json"],
            (
                "both.json: it holds 2 children. "
                "Say which: --child A. Or see all with: pathways case show."
            ),
        ),
        (
            ["both.json", "--child", "B"],
            "both.json, child: there is no child 'B'. It holds child A and Sam.",
        ),
        (
            ["first.json", "--child", "B"],
            "first.json, child: there is no child 'B'. It holds child A.",
        ),
        (
            ["both.json", "first.json"],
            (
                "CASE.json: one case at a time is planned. "
                "Put them into one with: pathways case join."
            ),
        ),
        (
            ["both.json", "--given", "first.json"],
            (
                "CASE.json: one case at a time is planned. "
                "Put them into one with: pathways case join."
            ),
        ),
        (
            ["adoption", "--child", "A"],
            (
                "--child: there is no case to find the child in. "
                "Name the file: pathways plan CASE.json --child A."
            ),
        ),
    ],
)
def test_which_child_is_meant_is_asked_for_and_never_guessed(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    done = Run(capsys, "plan", *arguments)
    assert (done.status, done.out, done.err) == (2, "", f"pathways: {message}\n")


def test_a_calendar_of_one_child_says_that_others_share_a_meeting(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = "Here each has an entry of its own; the calculator's page makes one for all."
    assert said in Run(capsys, "plan", "one.json", "--child", "Sam", "--format", "ics").err
    assert said not in Run(capsys, "plan", "both.json", "--child", "Sam", "--format", "ics").err


@pytest.mark.parametrize(("form", "said"), [("paste", "\nChild: Sam\n"), ("csv", "\r\nSam,")])
def test_what_is_made_of_one_child_of_several_names_the_child(
    capsys: pytest.CaptureFixture[str], form: str, said: str
) -> None:
    assert said in Run(capsys, "plan", "both.json", "--child", "Sam", "--format", form).out
    assert said not in Run(capsys, "plan", "first.json", "--format", form).out
