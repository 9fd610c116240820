"""``pathways edition``: what is published never changes, and any command can go back to it."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from decision_tool import cli
from decision_tool.core.guidance.edition import write_edition
from decision_tool.publish.check.loading import load_library
from tests.publish.invalid_cases import SMALL_LIBRARY

Command = Callable[..., tuple[int, str, str]]
FOLDER = Path("pathways", "editions")


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Path:
    shutil.copytree(SMALL_LIBRARY, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture(name="run")
def _run(project: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    def run(*arguments: str) -> tuple[int, str, str]:
        status = cli.main(["--source", str(project), *arguments])
        return (status, *capsys.readouterr())

    return run


def edit(project: Path, file: str, before: str, after: str) -> None:
    path = project / "pathways" / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def move_earlier(project: Path) -> None:
    edit(project, "move.yml", "when: 6 weeks before", "when: 8 weeks before")


def said_anew(project: Path) -> None:
    """Let the register say no more what the first meeting was."""
    edit(project, "register/moving.yml", "heading: Six weeks", "heading: First")
    edit(project, "register/moving.yml", "6 weeks before the move", "before the move")


def test_nothing_is_published_that_a_worked_example_refuses(project: Path, run: Command) -> None:
    example = project / "pathways" / "examples" / "move" / "six-weeks.yml"
    example.parent.mkdir(parents=True)
    example.write_text(
        "because: 6 weeks before Monday 12 October 2026 is Monday 31 August 2026.\n"
        "given: {pathways: [move], dates: {moving-day: Monday 12 October 2026}}\n"
        "expect: {steps: [{step: move/first, latest: Monday 31 August 2026}]}\n",
        encoding="utf-8",
    )
    move_earlier(project)
    status, _, err = run("edition", "publish")
    assert status == cli.BAD_INPUT
    assert "Monday 31 August 2026, the guidance now says Monday 17 August 2026" in err
    assert not (project / FOLDER / "1.0.json").exists()


def test_an_edition_is_published_and_listed(project: Path, run: Command) -> None:
    none_yet = "No edition is published yet. Publish the first with: pathways edition publish.\n"
    assert run("edition", "list") == (0, none_yet, "")
    assert run("edition", "publish") == (
        0,
        (
            "Edition 1.0 is published, in force from Monday 2 March 2026: "
            "pathways/editions/1.0.json.\n"
        ),
        "",
    )
    digest = json.loads((project / FOLDER / "1.0.json").read_text(encoding="utf-8"))["sha256"]
    first = f"1.0: in force from Monday 2 March 2026. {digest[:12]}\n"
    same = "The files of pathways/ are those of edition 1.0.\n"
    assert run("edition", "list") == (0, first + same, "")
    move_earlier(project)
    differ = "The files of pathways/ differ from edition 1.0.\n"
    assert run("edition", "list") == (0, first + differ, "")
    said_anew(project)
    assert run("check") == (0, "No faults.\n", "")


def test_a_second_edition_ends_the_first(project: Path, run: Command) -> None:
    run("edition", "publish")
    move_earlier(project)
    said_anew(project)
    assert run("edition", "publish", "--version", "1.1", "--in-force-from", "2027-04-01")[:2] == (
        0,
        (
            "Edition 1.1 is published, in force from Thursday 1 April 2027: "
            "pathways/editions/1.1.json.\n"
            'Write version: "1.1" in pathways/common/settings.yml too.\n'
        ),
    )
    status, out, _ = run("edition", "list", "--format", "json")
    assert status == 0
    listed = json.loads(out)
    assert listed["working_files"] == "same"
    assert [
        (one["version"], one["in_force_from"], one["in_force_until"]) for one in listed["editions"]
    ] == [("1.0", "2026-03-02", "2027-03-31"), ("1.1", "2027-04-01", None)]
    assert (
        "1.0: in force from Monday 2 March 2026 until Wednesday 31 March 2027."
        in (run("edition", "list")[1])
    )


def test_the_same_guidance_is_published_as_the_same_bytes(project: Path, run: Command) -> None:
    run("edition", "publish")
    file = project / FOLDER / "1.0.json"
    first = file.read_bytes()
    file.unlink()
    run("edition", "publish")
    assert file.read_bytes() == first


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            (),
            (
                "pathways: --version: edition 1.0 is published already, and a published edition "
                "never changes. Raise the version in pathways/common/settings.yml, or write "
                "another --version."
            ),
        ),
        (
            ("--version", "1.1"),
            (
                "pathways: pathways/common/settings.yml: edition 1.0 is in force from "
                "Monday 2 March 2026 already. Write a later day: --in-force-from DATE."
            ),
        ),
        (
            ("--version", "1.1", "--in-force-from", "2026-03-02"),
            (
                "pathways: --in-force-from: edition 1.0 is in force from "
                "Monday 2 March 2026 already. Write a later day: --in-force-from DATE."
            ),
        ),
        (
            ("--version", "1.1", "--in-force-from", "1 April"),
            "pathways: --in-force-from: '1 April' is not a date. Write it as 2026-03-02.",
        ),
        (
            ("--version", "../1.1"),
            (
                "pathways: --version: '../1.1' cannot be the name of a file. "
                "Write letters, digits, full stops and hyphens, for example 1.1."
            ),
        ),
    ],
)
def test_what_cannot_be_published_is_refused(
    project: Path, run: Command, arguments: tuple[str, ...], message: str
) -> None:
    run("edition", "publish")
    before = (project / FOLDER / "1.0.json").read_bytes()
    assert run("edition", "publish", *arguments) == (2, "", f"{message}\n")
    assert [one.name for one in (project / FOLDER).iterdir()] == ["1.0.json"]
    assert (project / FOLDER / "1.0.json").read_bytes() == before


def test_a_guidance_with_faults_is_not_published(project: Path, run: Command) -> None:
    edit(project, "move.yml", "6 weeks before moving-day", "6 weeks before moving")
    status, out, err = run("edition", "publish")
    assert (status, out) == (2, "")
    assert "pathways/move.yml:15:11: " in err
    assert not (project / FOLDER).exists()


def test_the_list_says_that_the_files_have_faults(project: Path, run: Command) -> None:
    run("edition", "publish")
    edit(project, "move.yml", "6 weeks before moving-day", "6 weeks before moving")
    status, out, _ = run("edition", "list")
    assert status == 0
    assert out.endswith("The files of pathways/ have faults: pathways check names them.\n")


PUT_BACK = "Put the file back as it was published, from your version control or a copy."


def two(project: Path, run: Command) -> Path:
    """Publish two editions of the small library, and return their folder."""
    run("edition", "publish")
    run("edition", "publish", "--version", "1.1", "--in-force-from", "2027-04-01")
    return project / FOLDER


def sealed_again(text: str) -> str:
    """Return the file of an edition with the digest of what it holds now."""
    plain = json.loads(text)
    plain.pop("sha256")
    body = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return json.dumps({**plain, "sha256": hashlib.sha256(body.encode()).hexdigest()})


def _edited_by_hand(folder: Path) -> None:
    file = folder / "1.0.json"
    file.write_text(file.read_text(encoding="utf-8").replace("kinder", "nicer"), encoding="utf-8")


def _renamed(folder: Path) -> None:
    (folder / "1.1.json").rename(folder / "1.2.json")


def _of_one_day(folder: Path) -> None:
    text = (folder / "1.1.json").read_text(encoding="utf-8").replace("2027-04-01", "2026-03-02")
    (folder / "1.1.json").write_text(sealed_again(text), encoding="utf-8")


def _before_its_predecessor(folder: Path) -> None:
    text = (folder / "1.1.json").read_text(encoding="utf-8").replace("2027-04-01", "2025-04-01")
    (folder / "1.1.json").write_text(sealed_again(text), encoding="utf-8")


def _not_utf_8(folder: Path) -> None:
    (folder / "1.1.json").write_text("{“}", encoding="cp1252")


def _a_folder(folder: Path) -> None:
    (folder / "1.1.json").unlink()
    (folder / "1.1.json").mkdir()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            _edited_by_hand,
            (
                "pathways/editions/1.0.json:1:1: it was changed after it was published: it is not "
                f"what its sha256 was made of. {PUT_BACK}"
            ),
        ),
        (_renamed, "pathways/editions/1.2.json:1:1: it is edition 1.1. Name it 1.1.json."),
        (
            _of_one_day,
            (
                "pathways/editions/1.1.json:1:1: it is in force from Monday 2 March 2026, and so "
                "is edition 1.0. Take out the one that was published by mistake, and publish it "
                "anew."
            ),
        ),
        (
            _before_its_predecessor,
            (
                "pathways/editions/1.0.json:1:1: it is in force from Monday 2 March 2026, and "
                "edition 1.1 was before it. "
                "Take out the one that was published by mistake, and publish it anew."
            ),
        ),
        (
            _not_utf_8,
            f"pathways/editions/1.1.json:1:1: it is not UTF-8, so it was changed. {PUT_BACK}",
        ),
        (
            _a_folder,
            (
                "pathways/editions/1.1.json:1:1: this file cannot be read: Is a directory. "
                "See who may read it."
            ),
        ),
    ],
    ids=["edited by hand", "renamed", "one day", "before its predecessor", "not text", "folder"],
)
def test_check_names_the_file_of_an_edition_that_cannot_be(
    project: Path, run: Command, change: Callable[[Path], None], fault: str
) -> None:
    change(two(project, run))
    assert run("check") == (1, f"{fault}\n", "")
    assert run("edition", "list") == (2, "", f"pathways: {fault}\n")


def test_versions_of_other_signs_than_numbers_have_no_order(run: Command) -> None:
    run("edition", "publish", "--version", "spring")
    run("edition", "publish", "--version", "1.0", "--in-force-from", "2026-04-01")
    run("edition", "publish", "--version", "autumn", "--in-force-from", "2026-10-01")
    assert run("check") == (0, "No faults.\n", "")


def test_a_stray_file_beside_the_editions_is_named(project: Path, run: Command) -> None:
    folder = two(project, run)
    (folder / "1.1.txt").write_text("", encoding="utf-8")
    assert run("check")[1] == (
        "pathways/editions/1.1.txt:1:1: nothing reads this file. Move it out of pathways.\n"
    )


def gone(run: Command) -> list[str]:
    return run("check")[1].splitlines()


def test_an_id_of_an_edition_that_is_gone_has_to_be_accounted_for(
    project: Path, run: Command
) -> None:
    run("edition", "publish")
    edit(project, "move.yml", "  - id: review", "  - id: look-back")
    fault = (
        "pathways/move.yml:1:1: edition 1.0 has the step 'move/review', and it is gone. "
        "Write `was: [review]` at what it is called now, or list it in pathways/common/dropped.yml."
    )
    assert gone(run) == [fault]
    assert run("plan", "move")[0] == 2
    edit(project, "move.yml", "  - id: look-back", "  - id: look-back\n    was: [review]")
    assert gone(run) == ["No faults."]
    run("edition", "publish", "--version", "1.1", "--in-force-from", "2027-04-01")
    edit(project, "move.yml", "id: look-back\n    was: [review]", "id: again\n    was: [look-back]")
    assert gone(run) == [fault]  # of the first edition, each name is kept for ever
    edit(project, "move.yml", "was: [look-back]", "was: [look-back, review]")
    assert gone(run) == ["No faults."]


def test_what_is_dropped_is_listed_with_its_reason(project: Path, run: Command) -> None:
    run("edition", "publish")
    edit(project, "common/questions.yml", '      - {id: "no", title: "No"}\n', "")
    edit(project, "common/key-dates.yml", "id: keys-given", "id: keys-handed")
    edit(project, "move.yml", "gives: keys-given", "gives: keys-handed")
    edit(
        project, "move.yml", "    only-if: far is yes\n    not-needed-because: It is not far.\n", ""
    )
    edit(
        project,
        "move.yml",
        "{record: receipt, if: not (far is known to be no)}",
        "{record: receipt, if: far is yes}",
    )
    assert gone(run) == [
        (
            "pathways/common/key-dates.yml:1:1: edition 1.0 has the key date 'keys-given', and it "
            "is gone. Write `was: [keys-given]` at what it is called now, or list it in "
            "pathways/common/dropped.yml."
        ),
        (
            "pathways/common/questions.yml:1:1: edition 1.0 has the option 'far=no', and it is "
            "gone. Write `was: [no]` at what it is called now, or list it in "
            "pathways/common/dropped.yml."
        ),
    ]
    edit(
        project, "common/key-dates.yml", "{id: keys-handed,", "{id: keys-handed, was: [keys-given],"
    )
    dropped = project / "pathways" / "common" / "dropped.yml"
    head = 'dropped:\n  - {kind: option, id: far=no, since: "1.1", because: It is always far.}\n'
    dropped.write_text(head, encoding="utf-8")
    assert gone(run) == ["No faults."]
    both = '  - {kind: key date, id: keys-given, since: "1.1", because: Nobody has keys.}\n'
    dropped.write_text(head + both, encoding="utf-8")
    assert gone(run) == [
        (
            "pathways/common/dropped.yml:3:26: 'keys-handed' says that it was 'keys-given'. "
            "It is renamed or dropped: take one of them out."
        )
    ]


def test_with_a_pathway_go_its_steps_and_with_a_question_its_options(
    project: Path, run: Command
) -> None:
    guidance = load_library(project).guidance
    call, far = guidance.pathways[0], guidance.questions[0]
    steps = tuple(replace(one, id=f"old/{one.id.partition('/')[2]}") for one in call.steps)
    then = replace(
        guidance,
        pathways=(*guidance.pathways, replace(call, id="old", steps=steps)),
        questions=(*guidance.questions, replace(far, id="near")),
    )
    folder = project / FOLDER
    folder.mkdir()
    text = write_edition("1.0", date(2026, 3, 2), then, {}, {})
    (folder / "1.0.json").write_text(text, encoding="utf-8")
    assert len(gone(run)) == 1 + len(steps) + 1 + len(far.options)
    (project / "pathways" / "common" / "dropped.yml").write_text(
        """dropped:
  - {kind: pathway, id: old, since: "1.1", because: It is one with the other., instead: move}
  - {kind: question, id: near, since: "1.1", because: Nobody asks.}
""",
        encoding="utf-8",
    )
    assert gone(run) == ["No faults."]
    assert [one.id for one in load_library(project).guidance.dropped] == ["old", "near"]
