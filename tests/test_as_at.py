"""Any command can go back to a published edition, and says which one it went by."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from decision_tool import cli
from tests.publish.invalid_cases import SMALL_LIBRARY
from tests.test_edition_command import edit, move_earlier

Command = Callable[..., tuple[int, str, str]]
PLAN = ("plan", "move", "--date", "moving-day=2026-12-14", "--today", "2026-09-01")
FOOT = "\nGuidance edition 1.0, in force until Wednesday 31 March 2027.\n"


@pytest.fixture(name="project", scope="module")
def _project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of edition 1.0, 1.1 (a moved amount) and files that go on from there."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(SMALL_LIBRARY, root, dirs_exist_ok=True)
    assert cli.main(["--source", str(root), "edition", "publish"]) == 0
    move_earlier(root)
    edit(root, "common/settings.yml", '"1.0"', '"1.1"')
    publish = ["edition", "publish", "--in-force-from", "2027-04-01"]
    assert cli.main(["--source", str(root), *publish]) == 0
    edit(root, "move.yml", "when: 8 weeks before", "when: 9 weeks before")
    edit(root, "common/settings.yml", '"1.1"', '"1.2"')
    return root


@pytest.fixture(name="run")
def _run(project: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    def run(*arguments: str) -> tuple[int, str, str]:
        status = cli.main(["--source", str(project), *arguments])
        return (status, *capsys.readouterr())

    return run


@pytest.fixture(autouse=True)
def _in_a_folder_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def first(run: Command, *flags: str) -> tuple[str, str, str | None]:
    """Return the day of the first meeting, the edition, and until when that was in force."""
    status, out, _ = run(*PLAN, "--format", "json", *flags)
    assert status == 0
    plan = json.loads(out)
    row = next(one for one in plan["steps"] if one["id"] == "move/first")
    return row["latest"], plan["edition"], plan.get("in_force_until")


def test_a_plan_goes_by_the_edition_that_is_asked_for(run: Command) -> None:
    assert first(run, "--edition", "1.0") == ("2026-11-02", "1.0", "2027-03-31")
    assert first(run, "--edition", "1.1") == ("2026-10-19", "1.1", None)
    assert first(run, "--as-at", "2026-03-02") == ("2026-11-02", "1.0", "2027-03-31")
    assert first(run, "--as-at", "2027-03-31") == ("2026-11-02", "1.0", "2027-03-31")
    assert first(run, "--as-at", "2027-04-01") == ("2026-10-19", "1.1", None)
    assert first(run) == ("2026-10-12", "1.2", None)


THERE_ARE = "There are: 1.0 (from Monday 2 March 2026), 1.1 (from Thursday 1 April 2027)."


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (("--edition", "1.3"), f"--edition: there is no edition '1.3'. {THERE_ARE}"),
        (
            ("--as-at", "2026-03-01"),
            f"--as-at: no edition was in force on Sunday 1 March 2026. {THERE_ARE}",
        ),
        (("--as-at", "March"), "--as-at: 'March' is not a date. Write it as 2026-03-02."),
        (
            ("--as-at", "2027-04-01", "--edition", "1.0"),
            "--as-at: --edition says which edition already. Write one of the two.",
        ),
    ],
)
def test_what_is_no_edition_is_refused(run: Command, flags: tuple[str, ...], message: str) -> None:
    assert run(*PLAN, *flags) == (2, "", f"pathways: {message}\n")


def test_where_nothing_is_published_it_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(SMALL_LIBRARY, tmp_path, dirs_exist_ok=True)
    assert cli.main(["--source", str(tmp_path), *PLAN, "--edition", "1.0"]) == 2
    assert capsys.readouterr().err == (
        "pathways: --edition: there is no edition '1.0'. None is published yet. "
        "Publish the first with: pathways edition publish.\n"
    )


def test_every_format_says_which_edition(run: Command) -> None:
    old = ("--edition", "1.0")
    assert run(*PLAN, *old)[1].endswith(FOOT)
    assert "Guidance edition" not in run(*PLAN)[1]
    assert run(*PLAN, "--edition", "1.1")[1].endswith("\nGuidance edition 1.1.\n")
    assert run(*PLAN, *old, "--latest-safe", "moving-day")[1].endswith(FOOT)
    pasted = run(*PLAN, *old, "--format", "paste")[1]
    assert "from guidance edition 1.0, in force until Wednesday 31 March 2027." in pasted
    calendar = run(*PLAN, *old, "--format", "ics", "--reference", "7")[1]
    unfolded = calendar.replace("\r\n ", "").replace("\\,", ",")
    assert "Guidance edition: 1.0, in force until Wednesday 31 March 2027" in unfolded
    rows = list(csv.reader(io.StringIO(run(*PLAN, *old, "--format", "csv")[1])))
    assert {row[-1] for row in rows} == {
        "Guidance edition",
        "1.0, in force until Wednesday 31 March 2027",
    }


def test_the_guided_questions_are_those_of_the_edition(run: Command) -> None:
    asked = ("ask", "--answer", "stage=moving", "--answer", "far=yes", "--edition", "1.0")
    assert run(*asked)[1].endswith(FOOT)
    found = json.loads(run(*asked, "--format", "json")[1])
    assert (found["edition"], found["in_force_until"]) == ("1.0", "2027-03-31")


def test_a_team_goes_by_the_edition_that_is_asked_for(run: Command, tmp_path: Path) -> None:
    (tmp_path / "team.csv").write_text(
        "Reference,Pathway,Moving day\nA,move,14/12/2026\n", encoding="utf-8"
    )
    team = ("caseload", "team.csv", "--today", "2026-09-01", "--edition", "1.0")
    assert run(*team)[1].endswith(FOOT)
    assert run(*team, "--monday")[1].endswith(
        "from guidance edition 1.0, in force until Wednesday 31 March 2027.\n"
    )
    found = json.loads(run(*team, "--format", "json")[1])
    assert (found["edition"], found["in_force_until"]) == ("1.0", "2027-03-31")
    rows = list(csv.reader(io.StringIO(run(*team, "--format", "csv")[1])))
    assert {row[-1] for row in rows[1:]} == {"1.0, in force until Wednesday 31 March 2027"}


UNTIL_CHOSEN = (
    "case.json: Until you choose, a case goes by edition 1.0, which it was made under. The "
    "calculator asks whether it stays or moves.\n"
)


def case(
    tmp_path: Path, follows: str = "", name: str = "case.json", edition: str = "1.0", **child: Any
) -> str:
    """Write a saved case of an edition, which it may stay under, and return its name."""
    given = {"pathways": ["move"], "dates": {"moving-day": "2026-12-14"}, "today": "2026-09-01"}
    plain = {
        "schema": 2,
        "kind": "joint-supervision-timetable",
        "edition": edition,
        "saved-on": "2026-09-01",
        "follows": follows,
        "children": [{"label": "A", "given": given, **child}],
    }
    if not follows:
        del plain["follows"]
    (tmp_path / name).write_text(json.dumps(plain), encoding="utf-8")
    return name


def planned(run: Command, *arguments: str) -> tuple[str, str]:
    status, out, err = run(*arguments, "--format", "json")
    assert status == 0, err
    plan = json.loads(out)
    row = next(one for one in plan["steps"] if one["id"] == "move/first")
    return row["latest"], plan["edition"]


def test_a_case_that_follows_an_edition_is_planned_by_it(run: Command, tmp_path: Path) -> None:
    name = case(tmp_path, "1.0")
    assert planned(run, "plan", name) == ("2026-11-02", "1.0")
    assert run("plan", name)[1].endswith(FOOT)
    assert planned(run, "plan", name, "--edition", "1.1") == ("2026-10-19", "1.1")
    assert "The case follows edition 1.0." in run("plan", name, "--edition", "1.1")[2]
    assert planned(run, "plan", case(tmp_path, edition="1.2")) == ("2026-10-12", "1.2")
    name = case(tmp_path, "1.0")
    shown = json.loads(run("case", "show", case(tmp_path, "1.0"), "--format", "json")[1])
    assert shown["children"][0]["plan"]["edition"] == "1.0"
    assert run("case", "show", name)[1].endswith(FOOT)


def test_a_case_that_nobody_chose_for_goes_by_the_edition_it_was_made_under(
    run: Command, tmp_path: Path
) -> None:
    name = case(tmp_path)
    assert planned(run, "plan", name) == ("2026-11-02", "1.0")
    for command in (("plan", name), ("case", "show", name)):
        status, out, err = run(*command)
        assert (status, out[-len(FOOT) :]) == (0, FOOT)
        assert err.startswith(UNTIL_CHOSEN)
    assert planned(run, "plan", name, "--edition", "1.1") == ("2026-10-19", "1.1")
    assert planned(run, "plan", case(tmp_path, edition="0.9")) == ("2026-10-12", "1.2")


def test_a_case_of_another_edition_under_that_number_is_refused(
    run: Command, tmp_path: Path
) -> None:
    name = case(tmp_path, "1.0")
    plain = json.loads((tmp_path / name).read_text(encoding="utf-8"))
    (tmp_path / name).write_text(json.dumps({**plain, "edition-digest": "c" * 12}), "utf-8")
    status, _, err = run("plan", name)
    told = "pathways: case.json, follows: this case stays with edition 1.0, but"
    assert (status, err[: len(told)]) == (2, told)


def test_a_case_whose_edition_is_not_there_is_refused(run: Command, tmp_path: Path) -> None:
    name = case(tmp_path, "0.9")
    told = f"case.json, follows: there is no edition '0.9'. {THERE_ARE}"
    assert run("plan", name) == (2, "", f"pathways: {told}\n")
    assert run("case", "show", name) == (2, "", f"pathways: {told}\n")
    assert run("case", "check", name) == (1, f"{told}\n", "")


def test_an_upgraded_case_keeps_the_edition_it_follows(run: Command, tmp_path: Path) -> None:
    status, out, _ = run("case", "upgrade", case(tmp_path, "1.0"))
    assert status == 0
    plain = json.loads(out)
    published = json.loads(run("edition", "list", "--format", "json")[1])["editions"][0]
    assert (plain["edition"], plain["follows"]) == ("1.0", "1.0")
    assert plain["edition-digest"] == published["digest"][:12]
    plain = json.loads(run("case", "upgrade", case(tmp_path))[1])
    assert (plain["edition"], "follows" in plain) == ("1.0", False)
    assert plain["edition-digest"] == published["digest"][:12]
    rows = {row["id"]: row["latest"] for row in plain["children"][0]["planned"]}
    assert rows["move/first"] == "2026-11-02"


def test_cases_that_follow_different_editions_are_not_joined(run: Command, tmp_path: Path) -> None:
    both = case(tmp_path, "1.0"), case(tmp_path, name="other.json")
    assert run("case", "join", *both) == (
        2,
        "",
        (
            "pathways: the files follow different editions (case.json: 1.0, other.json: none). "
            "Join those that follow the same.\n"
        ),
    )
    both = case(tmp_path), case(tmp_path, name="other.json", edition="1.2")
    assert run("case", "join", *both) == (
        2,
        "",
        (
            "pathways: the files go by different editions (case.json: 1.0, other.json: 1.2). "
            "Open each in the calculator, let those of the earlier edition move or the others "
            "stay, save them, and join those that go by the same.\n"
        ),
    )
    same = case(tmp_path), case(tmp_path, name="other.json")
    assert json.loads(run("case", "join", *same)[1])["edition"] == "1.0"
    same = case(tmp_path, "1.0"), case(tmp_path, "1.0", "other.json")
    assert json.loads(run("case", "join", *same)[1])["follows"] == "1.0"


def test_a_team_plans_each_case_by_its_own_edition(run: Command, tmp_path: Path) -> None:
    folder = tmp_path / "team"
    folder.mkdir()
    case(folder, "1.0", "old.json")
    case(folder, name="made.json")
    case(folder, name="new.json", edition="1.2")
    case(folder, "0.9", "lost.json", edition="0.9")
    team = ("caseload", "team", "--today", "2026-09-01")
    status, out, err = run(*team)
    assert status == 0
    assert err == (
        "pathways: lost.json is not planned: follows: this case stays with edition '0.9' of the "
        f"guidance, which this site has not. {THERE_ARE} Open the file on the site where it was "
        "saved, or ask your practice lead. Nothing in the file is changed.\n"
    )
    assert "1 child was begun under an earlier edition: stay or move not chosen." in out
    said = "Rows that say so rest on edition 1.0, in force until Wednesday 31 March 2027."
    assert out.endswith(f"\n{said}\n")
    seen = json.loads(run(*team, "--format", "json")[1])
    days = {
        row["place"]: row["day"]
        for group in seen["groups"]
        for row in group["rows"]
        if row["id"] == "move/first"
    }
    assert days == {"made": "2026-11-02", "new": "2026-10-12", "old": "2026-11-02"}
    asked = run(*team, "--edition", "1.0")
    assert "is not planned" not in asked[2]
    assert "Rows that say so" not in asked[1]


def test_what_is_taken_of_a_team_says_which_edition_a_row_rests_on(
    run: Command, tmp_path: Path
) -> None:
    folder = tmp_path / "team"
    folder.mkdir()
    case(folder, name="made.json", reference="C-1")
    case(folder, name="new.json", edition="1.2", reference="C-2")
    team = ("caseload", "team", "--today", "2026-10-19")
    rows = list(csv.DictReader(run(*team, "--format", "csv")[1].lstrip("\ufeff").splitlines()))
    assert {(row["Reference"], row["Guidance edition"]) for row in rows} == {
        ("C-1", "1.0, in force until Wednesday 31 March 2027"),
        ("C-2", "1.2"),
    }
    sheet = run(*team, "--monday")[1]
    assert "  [Edition 1.0]" in sheet
    assert "Rows that say so rest on edition 1.0, in force until Wednesday 31 March 2027." in sheet
    entries = run(*team, "--format", "ics")[1].replace("\r\n ", "")
    assert "Guidance edition: 1.0\\, in force until Wednesday 31 March 2027" in entries
    assert "Guidance edition: 1.2" in entries


def test_a_case_that_stays_is_not_counted_among_those_that_move(
    run: Command, tmp_path: Path
) -> None:
    folder = tmp_path / "team"
    folder.mkdir()
    case(folder, "1.0", "stays.json")
    case(folder, "1.1", "moved.json", edition="1.1")
    case(folder, name="made.json", reference="111")
    diff = ("diff", "1.0", "1.1", "--cases", "team", "--today", "2026-09-01")
    _, out, _ = run(*diff)
    assert "1 of 1 child: " in out
    not_counted = ["moved goes by edition 1.1 already", "stays stays with edition 1.0"]
    assert out.endswith(f"\nNot counted: {'; '.join(not_counted)}.\n")
    told = json.loads(run(*diff, "--format", "json")[1])["cases"]
    assert (told["total"], told["staying"]) == (1, not_counted)
    page = run(*diff, "--format", "html")[1]
    assert f"<p>Not counted: {'; '.join(not_counted)}.</p>" in page


def test_a_check_says_in_one_sentence_what_each_edition_makes_of_a_case(
    run: Command, tmp_path: Path
) -> None:
    out = run(*PLAN, "--edition", "1.0", "--format", "json")[1]
    (tmp_path / "plan.json").write_text(out, encoding="utf-8")
    status, said, err = run("case", "check", "plan.json")
    assert (status, err) == (0, "")
    assert said == (
        "plan.json: opens. It holds child A.\n"
        "  Child A: Made under edition 1.0 on Tue 1 Sep 2026: under edition 1.0, every date is the "
        "same; under edition 1.2, 3 dates differ; nobody has chosen yet whether it stays or moves."
        "\n"
    )
    name = case(tmp_path, "1.0")
    assert run("case", "check", name)[1].splitlines()[1] == (
        "  Child A: Made under edition 1.0 on Tue 1 Sep 2026. It holds no worked out dates, so "
        "there is nothing to compare. Somebody chose: this case follows edition 1.0."
    )
    name = case(tmp_path)
    assert run("case", "check", name)[1].splitlines()[1] == (
        "  Child A: Made under edition 1.0 on Tue 1 Sep 2026. It holds no worked out dates, so "
        "there is nothing to compare. Until you choose, a case goes by edition 1.0, which it was "
        "made under. The calculator asks whether it stays or moves."
    )


def test_the_json_of_a_plan_opens_again_with_its_edition(run: Command, tmp_path: Path) -> None:
    out = run(*PLAN, "--edition", "1.0", "--format", "json")[1]
    (tmp_path / "plan.json").write_text(out, encoding="utf-8")
    err = run("plan", "plan.json")[2]
    assert err.startswith(
        UNTIL_CHOSEN.replace("case.json", "plan.json")
        + "Made under edition 1.0 on Tue 1 Sep 2026. By that edition, every date is the "
        "same.\n"
    )
    assert "Left out" not in err


EDITED = {"plan": "2026-10-12", "case": "2026-10-12", "caseload": "2026-10-12"}
AS_PUBLISHED = dict.fromkeys(EDITED, "2026-11-02")


def three_doors(root: Path, name: str, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """Return the day of the first meeting by each command that plans a saved case."""
    commands = (("plan", name), ("case", "show", name), ("caseload", name, "--today", "2026-09-01"))
    found = {}
    for command in commands:
        assert cli.main(["--source", str(root), *command, "--format", "json"]) == 0
        whole = json.loads(capsys.readouterr().out)
        plan = whole["children"][0]["plan"] if command[0] == "case" else whole
        rows = (
            [row for group in plan["groups"] for row in group["rows"]]
            if command[0] == "caseload"
            else plan["steps"]
        )
        (row,) = (one for one in rows if one["id"] == "move/first")
        found[command[0]] = row["day" if command[0] == "caseload" else "latest"]
    return found


def test_every_command_plans_a_case_of_an_edited_number_by_the_same_rules(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A rule was edited after it was published, and the number stayed."""
    root = tmp_path / "project"
    shutil.copytree(SMALL_LIBRARY, root)
    left, made = case(tmp_path, "1.0"), case(tmp_path, name="made.json")
    assert three_doors(root, left, capsys) == AS_PUBLISHED  # nothing is published, nor edited
    assert cli.main(["--source", str(root), "edition", "publish"]) == 0
    capsys.readouterr()
    assert three_doors(root, left, capsys) == AS_PUBLISHED
    edit(root, "move.yml", "when: 6 weeks before", "when: 9 weeks before")
    assert three_doors(root, left, capsys) == AS_PUBLISHED
    assert three_doors(root, made, capsys) == EDITED


def test_a_team_is_narrowed_to_a_role_that_only_an_earlier_edition_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, folder = tmp_path / "project", tmp_path / "team"
    shutil.copytree(SMALL_LIBRARY, root)
    assert cli.main(["--source", str(root), "edition", "publish"]) == 0
    for path in (root / "pathways").rglob("*.yml"):
        text = path.read_text(encoding="utf-8").replace("carer", "helper")
        path.write_text(text.replace('version: "1.0"', 'version: "1.1"'), encoding="utf-8")
    folder.mkdir()
    case(folder, name="made.json")
    case(folder, name="new.json", edition="1.1")
    capsys.readouterr()
    team = ["--source", str(root), "caseload", str(folder), "--today", "2026-09-01"]
    for role, name in (("carer", "made"), ("helper", "new")):
        assert cli.main([*team, "--arranged-by", role, "--format", "json"]) == 0
        seen = json.loads(capsys.readouterr().out)
        assert {row["place"] for group in seen["groups"] for row in group["rows"]} == {name}
        for more in ((), ("--monday",), ("--format", "csv")):
            assert cli.main([*team, "--arranged-by", role, *more]) == 0
        assert "Carer" in capsys.readouterr().out
    assert cli.main([*team, "--arranged-by", "chair"]) == 2
    assert capsys.readouterr().err == (
        "pathways: --arranged-by: there is no role 'chair'. "
        "Write one of: mover, helper, carer, none.\n"
    )
