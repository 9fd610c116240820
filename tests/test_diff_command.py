"""``pathways diff``: two editions, folders or revisions, as text, JSON and a page."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from decision_tool import cli
from decision_tool.commands import two_sides
from decision_tool.core.saved.saved_file import KIND
from tests.diff_cases import FOLDER, apply, load_diff
from tests.publish.invalid_cases import SMALL_LIBRARY
from tests.test_reply_schemas import faults

Command = Callable[..., tuple[int, str, str]]
TEAM = """\
Case,Pathways,Moving day,Is it far?
T-1,move,2026-06-08,no
T-2,settle,2026-07-06,yes
T-3,,,
"""
SUMMARY = "What changes from edition 1.0 to the working files: 1 change, and 1 of wording alone.\n"
MOVES = "- Move to a new home: the first meeting moves from 6 to 8 weeks before the move.\n"
WORDING = (
    "- Move to a new home: a purpose of the first meeting now reads “Agree kindly who packs”;"
    " before, “Agree who packs”\n"
)


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    shutil.copytree(SMALL_LIBRARY, root)
    (tmp_path / "team.csv").write_text(TEAM, encoding="utf-8")
    return root


@pytest.fixture(name="run")
def _run(project: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    def run(*arguments: str) -> tuple[int, str, str]:
        status = cli.main(["--source", str(project), *arguments])
        return (status, *capsys.readouterr())

    return run


@pytest.fixture(name="changed")
def _changed(project: Path, run: Command) -> Path:
    """Publish edition 1.0, and change the files after it."""
    assert run("edition", "publish")[0] == 0
    edit(project)
    return project


def edit(root: Path) -> None:
    path = root / "pathways" / "move.yml"
    text = path.read_text(encoding="utf-8").replace("6 weeks before", "8 weeks before")
    text = text.replace("text: Agree who packs", "text: Agree kindly who packs")
    path.write_text(text, encoding="utf-8")


def git(root: Path, *asked: str) -> None:
    name = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *name, "-C", root, *asked], check=True, capture_output=True)  # noqa: S603, S607


def test_an_edition_is_compared_with_the_files_as_they_stand(changed: Path, run: Command) -> None:
    assert changed.is_dir()
    status, said, _ = run("diff", "1.0")
    counted = "1 change of wording alone. --wording lists them.\n"
    assert (status, said) == (0, f"{SUMMARY}\n{MOVES}\n{counted}")
    heading = "Of wording alone, as far as a program can tell:\n"
    assert run("diff", "1.0", "--wording")[1] == f"{SUMMARY}\n{MOVES}\n{heading}{WORDING}"


def test_equal_guidance_has_nothing_to_tell(project: Path, run: Command) -> None:
    name = str(project)
    assert run("diff", name)[1] == f"What changes from {name} to the working files: nothing.\n"
    inside = str(project / "pathways")
    assert run("diff", inside, name)[1] == f"What changes from {inside} to {name}: nothing.\n"


def test_a_revision_of_git_is_compared(project: Path, run: Command) -> None:
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "one")
    edit(project)
    said = run("diff", "HEAD")[1]
    assert said.startswith("What changes from revision HEAD to the working files: 1 change, and")
    assert MOVES in said
    git(project, "commit", "-q", "-a", "-m", "two")
    assert "moves from 8 to 6 weeks" in run("diff", "HEAD", "HEAD~1")[1]


def test_a_revision_without_guidance_is_refused(project: Path, run: Command) -> None:
    git(project, "init", "-q")
    git(project, "commit", "-q", "--allow-empty", "-m", "nothing")
    status, said, wrong = run("diff", "HEAD")
    assert (status, said) == (2, "")
    assert wrong == (
        "pathways: OLD: revision 'HEAD' has no folder pathways/ here. Name a later revision.\n"
    )


def test_what_is_none_of_the_three_is_refused_with_what_there_is(
    project: Path, run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = (
        "pathways: OLD: '0.9' is no edition, no folder that holds pathways/, and no revision of"
        " git here. "
    )
    assert run("diff", "0.9") == (2, "", f"{looked}No edition is published yet.\n")
    assert run("edition", "publish")[0] == 0
    assert run("diff", "0.9") == (2, "", f"{looked}The editions are 1.0.\n")
    status, _, wrong = run("diff", "1.0", str(project / "pathways" / "common"))
    assert status == 2
    assert wrong.startswith("pathways: NEW: ")
    monkeypatch.setenv("PATH", "")
    assert run("diff", "0.9")[2] == f"{looked}The editions are 1.0.\n"


def test_a_name_that_looks_like_a_flag_of_git_is_no_flag(project: Path) -> None:
    assert two_sides._commit("--all", project) == ""


def test_faults_of_a_folder_say_where_it_is(project: Path, run: Command, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(project, other)
    (other / "pathways" / "move.yml").write_text("id: move\n", encoding="utf-8")
    status, said, wrong = run("diff", str(other))
    assert (status, said) == (2, "")
    assert f"pathways: {other}, pathways/move.yml:1:1: " in wrong


def test_a_child_without_a_date_yet_is_told_that_the_rule_changed(
    changed: Path, run: Command, tmp_path: Path
) -> None:
    assert changed.is_dir()
    (tmp_path / "team.csv").write_text("Case,Pathways,Moving day\nT-1,move,\n", encoding="utf-8")
    asked = ("diff", "1.0", "--cases", str(tmp_path / "team.csv"), "--today", "2026-03-02")
    waits = (
        "Move to a new home, First meeting: 6 weeks before the move -> 8 weeks before the move, "
        "waits for the move"
    )
    said = run(*asked)[1]
    assert said.endswith(
        "0 of 1 child: no date, invitation or record of a step to come is another one. "
        "For 1 child, the rule changed for a step that has no date yet.\n"
        "\n"
        "T-1 (line 2)\n"
        f"  - {waits}\n"
        "  Because: Move to a new home: the first meeting moves from 6 to 8 weeks before the"
        " move.\n"
    )
    reply = json.loads(run(*asked, "--format", "json")[1])
    assert faults("diff", reply) == []
    assert reply["cases"]["children"] == []
    assert [row["kind"] for row in reply["cases"]["undated"][0]["rows"]] == ["rule"]
    page = run(*asked, "--format", "html")[1]
    assert '<td role="cell" data-label="After">8 weeks before the move</td>' in page


def test_children_are_told_with_both_days_and_why(
    changed: Path, run: Command, tmp_path: Path
) -> None:
    assert changed.is_dir()
    asked = ("diff", "1.0", "--cases", str(tmp_path / "team.csv"), "--today", "2026-03-02")
    status, said, _ = run(*asked)
    assert status == 0
    assert said.endswith(
        "1 of 2 children: 2 meetings move, the furthest by 2 weeks; nothing becomes impossible.\n"
        "\n"
        "T-1 (line 2)\n"
        "  - Move to a new home, First meeting: by Mon 27 Apr 2026 -> by Mon 13 Apr 2026,"
        " 2 weeks earlier\n"
        "  - Move to a new home, Monthly meeting 1: by Wed 27 May 2026 -> by Wed 13 May 2026,"
        " 2 weeks earlier\n"
        "  Because: Move to a new home: the first meeting moves from 6 to 8 weeks before the"
        " move.\n"
        "\n"
        "Not planned by either: line 4.\n"
    )
    reply = json.loads(run(*asked, "--format", "json")[1])
    assert faults("diff", reply) == []
    assert reply["cases"]["children"][0]["rows"][0]["days"] == -14
    page = run(*asked, "--format", "html")[1]
    assert '<td role="cell" data-label="Before">by Mon 27 Apr 2026</td>' in page
    assert "<li>The first meeting moves from 6 to 8 weeks before the move.</li>" in page


def test_a_new_day_that_has_passed_is_told_as_text_as_json_and_on_the_page(
    changed: Path, run: Command, tmp_path: Path
) -> None:
    assert changed.is_dir()
    asked = ("diff", "1.0", "--cases", str(tmp_path / "team.csv"), "--today", "2026-04-20")
    said = run(*asked)[1]
    assert "the furthest by 2 weeks; 1 is newly past its day; nothing becomes" in said
    assert "by Mon 13 Apr 2026, 2 weeks earlier, and that day has passed\n" in said
    cases = json.loads(run(*asked, "--format", "json")[1])["cases"]
    assert [row["is_past"] for row in cases["children"][0]["rows"]] == [True, False]
    page = run(*asked, "--format", "html")[1]
    assert ">2 weeks earlier, and that day has passed</td>" in page
    assert "1 is newly past its day" in page


def test_a_child_that_cannot_be_planned_any_more_is_named(
    project: Path, run: Command, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(project, other)
    for edit in load_diff(FOLDER / "dropped.yml").edits:
        apply(edit, other / "pathways" / edit["file"])
    asked = ("diff", str(project), str(other), "--today", "2026-03-02")
    children = ("--cases", str(tmp_path / "team.csv"))
    said = run(*asked, *children)[1]
    assert "; 1 child can be planned by one of the two only.\n" in said
    assert "\nT-2 (line 3)\n  Cannot be planned any more.\n" in said
    page = run(*asked, *children, "--format", "html")[1]
    assert "<p>Cannot be planned any more.</p>" in page


def test_what_of_the_table_was_not_read_is_said_beside_what_changes(
    changed: Path, run: Command, tmp_path: Path
) -> None:
    assert changed.is_dir()
    table = "Case,Pathways,Day they go,Is it far?\nT-1,move,2026-06-08,no\n"
    (tmp_path / "team.csv").write_text(table, encoding="utf-8")
    status, out, err = run("diff", "1.0", "--cases", str(tmp_path / "team.csv"))
    assert status == 0
    assert "0 of 1 " in out
    assert "pathways: column 'Day they go': " in err


@pytest.mark.parametrize("is_published", [True, False])
@pytest.mark.parametrize("is_new_read", [True, False])
def test_a_table_that_names_things_as_either_side_does_is_planned_by_both(
    project: Path, run: Command, tmp_path: Path, *, is_published: bool, is_new_read: bool
) -> None:
    """A new title changes no date, whether what had the former one was published or not."""
    old = "1.0" if is_published else str(tmp_path / "old")
    if is_published:
        assert run("edition", "publish")[0] == 0
    else:
        shutil.copytree(project, old)
    for file, before, after in (
        ("move.yml", "title: Move to a new home", "title: Home by van"),
        ("common/key-dates.yml", "title: Moving day, short: Move", "title: Van, short: Van"),
    ):
        path = project / "pathways" / file
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")
    pathway, day = ("Home by van", "Van") if is_new_read else ("Move to a new home", "Moving day")
    table = f"Case,Pathways,{day},Is it far?\nT-1,{pathway},2026-06-08,no\n"
    (tmp_path / "team.csv").write_text(table, encoding="utf-8")
    asked = ("diff", old, "--cases", str(tmp_path / "team.csv"), "--today", "2026-03-02")
    status, out, err = run(*asked)
    assert (status, err) == (0, "")
    said = "0 of 1 child: no date, invitation or record of a step to come is another one.\n"
    assert out.endswith(f"\n{said}")


def test_a_case_of_a_later_edition_is_not_told_as_if_it_went_by_the_old_one(
    changed: Path, run: Command, tmp_path: Path
) -> None:
    later = ("--version", "2.0", "--in-force-from", "2027-01-01")
    assert run("edition", "publish", *later)[0] == 0
    settings = changed / "pathways" / "common" / "settings.yml"
    text = settings.read_text(encoding="utf-8")
    assert 'version: "1.0"' in text
    settings.write_text(text.replace('version: "1.0"', 'version: "3.0"'), encoding="utf-8")
    given = {"pathways": ["move"], "dates": {"moving-day": "2026-06-08"}}
    folder = tmp_path / "cases"
    folder.mkdir()
    for name, edition, more in (
        ("old", "1.0", {}),
        ("later", "2.0", {}),
        ("newest", "3.0", {}),
        ("lost", "1.0", {"follows": "0.9"}),
    ):
        plain = {"schema": 2, "kind": KIND, "edition": edition, **more}
        children = [{"label": "A", "reference": name, "given": given}]
        text = json.dumps({**plain, "children": children})
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    asked = ("--cases", str(folder), "--today", "2026-03-02")
    said = run("diff", "1.0", *asked)[1].splitlines()
    counted = "1 of 1 child: 2 meetings move, the furthest by 2 weeks; nothing becomes impossible."
    assert counted in said
    assert said[-1] == (
        "Not counted: later goes by edition 2.0; lost stays with edition 0.9; "
        "newest goes by edition 3.0 already."
    )
    said = run("diff", "1.0", "2.0", *asked)[1].splitlines()
    assert said[-1].startswith("Not counted: later goes by edition 2.0 already; lost stays")


def test_the_page_stands_by_itself_and_escapes_what_it_shows(
    changed: Path, run: Command, tmp_path: Path
) -> None:
    path = changed / "pathways" / "move.yml"
    text = path.read_text(encoding="utf-8").replace("title: Packing", "title: Pack & 2 > 1")
    path.write_text(text, encoding="utf-8")
    out = tmp_path / "changes.html"
    assert run("diff", "1.0", "--format", "html", "--out", str(out))[0] == 0
    page = out.read_text(encoding="utf-8")
    assert "Pack &amp; 2 &gt; 1" in page
    assert "<script" not in page
    assert "http:" not in page
    assert "https:" not in page


def test_a_day_without_children_is_refused(project: Path, run: Command) -> None:
    assert run("diff", str(project), "--today", "2026-03-02") == (
        2, "", "pathways: --today: no children are planned. Write --cases FILE too.\n"
    )  # fmt: skip
