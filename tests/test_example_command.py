"""`pathways example` writes what the engine says now, never over a file, and lists examples."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from decision_tool.cli import main
from decision_tool.commands.example import example_of
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.plan import make_plan
from decision_tool.publish.check.examples_run import tried
from decision_tool.publish.check.loading import load_library
from decision_tool.publish.source.example_text import example_text
from decision_tool.publish.source.examples import read_examples
from tests.publish.invalid_cases import SMALL_LIBRARY
from tests.shipped import library

ROOT = Path(__file__).resolve().parent.parent
NEW = (
    "example", "new", "adoption",
    "--date", "qaag=2026-09-14", "--date", "final-hearing=2026-10-12",
    "--answer", "complex=yes", "--today", "2026-08-10",
)  # fmt: skip


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Path:
    ignored = shutil.ignore_patterns("examples")
    shutil.copytree(ROOT / "pathways", tmp_path / "pathways", ignore=ignored)
    return tmp_path


def new(project: Path, *more: str, name: str = "early.yml") -> tuple[int, Path]:
    out = project / "pathways" / "examples" / "adoption" / name
    return main(["--source", str(project), *NEW, *more, "--out", str(out)]), out


def test_a_new_example_says_what_the_engine_says_now(project: Path) -> None:
    status, out = new(project, "--because", "The panel is on 14 September.", "--invited")
    assert status == 0
    written = yaml.safe_load(out.read_text(encoding="utf-8"))
    assert written["because"] == "The panel is on 14 September."
    assert written["given"]["dates"]["qaag"] == "Monday 14 September 2026"
    assert "signed-by" not in written
    first, review, transfer = written["expect"]["steps"]
    assert first == {
        "step": "adoption/initial",
        "state": "dated",
        "earliest": None,
        "latest": "Monday 3 August 2026",
        "suggested": "Monday 3 August 2026",
        "overdue": True,
        "invite": ["fast-sw", "fast-ps", "adoption-ps"],
    }
    assert review["non-working"] == "Sunday"
    assert "cic-team" in review["invite"]
    assert transfer["needs"]["dates"] == ["final-order"]
    assert written["expect"]["notes"] == [{"code": "overdue", "steps": ["adoption/initial"]}]
    [run] = tried(project / "pathways", load_library(project).guidance)
    assert run.example.id == "adoption/early"


def test_the_count_stands_for_a_reason_that_is_not_given(project: Path) -> None:
    _, out = new(project)
    [example], _ = read_examples(project / "pathways")
    assert "6 weeks (42 days) before that is Monday 3 August 2026." in example.file.because
    assert "invite" not in out.read_text(encoding="utf-8")


def test_nothing_that_is_dated_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--source", str(project), "example", "new", "adoption"]) == 0
    assert capsys.readouterr().out.startswith("because: Nothing is dated yet.\n")


def test_an_example_is_never_written_over(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out = new(project)
    before = out.read_bytes()
    status, _ = new(project, "--because", "Another.")
    assert status == 2
    assert "an example is never written over" in capsys.readouterr().err
    assert out.read_bytes() == before


def test_what_cannot_be_used_is_named_at_its_flag(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["--source", str(project), "example", "new", "adoption", "--date", "qag=2026-09-14"]
    assert main(command) == 2
    assert "--date: there is no key date called 'qag'. Did you mean" in capsys.readouterr().err


def test_every_plan_of_the_shipped_examples_can_be_written_as_one(tmp_path: Path) -> None:
    """What the command writes is read again, and holds: nothing is lost on the way."""
    guidance = library().guidance
    examples, _ = read_examples(ROOT / "pathways")
    for example in examples:
        plan = make_plan(guidance, load_given(example.file.given_json(), guidance))
        path = tmp_path / "pathways" / "examples" / example.pathway / f"{example.name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(example_text(example_of(plan, "", is_invited=True)), encoding="utf-8")
    assert len(tried(tmp_path / "pathways", guidance)) == len(examples)


def test_the_list_says_what_is_signed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out = new(project)
    text = "signed-by: Head of adoption\nsigned-on: 2026-08-11\n" + out.read_text("utf-8")
    out.with_name("signed.yml").write_text(text, encoding="utf-8")
    assert main(["--source", str(project), "example", "list"]) == 0
    assert capsys.readouterr().out == (
        "adoption: 2 examples, 1 signed\n"
        "  early: not yet signed\n"
        "  signed: signed by Head of adoption on Tuesday 11 August 2026\n"
    )
    assert main(["--source", str(project), "example", "list", "adoptin"]) == 2
    assert "Did you mean 'adoption'?" in capsys.readouterr().err


def test_a_list_with_a_fault_names_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out = new(project)
    out.write_text(out.read_text("utf-8").replace("Monday 3 August", "Tuesday 3 August"), "utf-8")
    assert main(["--source", str(project), "example", "list"]) == 2
    assert "'Tuesday 3 August 2026' is no such day." in capsys.readouterr().err


SIGNED = "signed-by: Head of adoption\nsigned-on: 2026-08-11\n"


def moved_on(project: Path) -> Path:
    """Return a signed example, after which the first meeting was moved to 8 weeks before."""
    _, out = new(project, "--because", "The panel is on 14 September.")
    text = out.read_text(encoding="utf-8").replace(
        "non-working: Sunday",
        "non-working: Sunday\n      invite: {has: [cic-team], lacks: [police]}",
    )
    out.write_text(f"# Of the panel.\n{SIGNED}{text}", encoding="utf-8")
    rule = project / "pathways" / "adoption.yml"
    before = rule.read_text(encoding="utf-8")
    assert "6 weeks before qaag" in before
    rule.write_text(before.replace("6 weeks before qaag", "8 weeks before qaag"), encoding="utf-8")
    return out


def rewrite(project: Path, *more: str) -> int:
    return main(["--source", str(project), "example", "rewrite", *more])


def test_what_an_example_would_say_now_is_shown_first(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = moved_on(project)
    before = out.read_bytes()
    assert rewrite(project, "adoption") == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith(
        "adoption/early (signed by Head of adoption on Tuesday 11 August 2026): "
    )
    assert (
        "  Initial joint supervision (adoption/initial): it is due by Monday 3 August 2026, the "
        "guidance now says Monday 20 July 2026."
    ) in told
    assert told[-1].startswith("Nothing is written.")
    assert out.read_bytes() == before


def test_what_to_read_again_stands_beside_what_changed(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = moved_on(project)
    text = out.read_text(encoding="utf-8")
    because = "because: The panel is on 14 September."
    out.write_text(text.replace(because, f"{because[:-1]}, so it is by 3 August."), "utf-8")
    out.with_name("late.yml").write_text(text.replace(" on 14 September", " later"), "utf-8")
    assert rewrite(project, "adoption", "--write") == 0
    told = capsys.readouterr().out.splitlines()
    assert (
        "  Its reason names Monday 3 August 2026, which is not expected any more: "
        "The panel is on 14 September, so it is by 3 August."
    ) in told
    assert "  Its reason may say otherwise now: The panel is later." in told


def test_what_no_example_shows_once_they_are_rewritten_is_named(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = project / "pathways" / "examples" / "adoption"
    folder.mkdir(parents=True)
    (folder / "odd.yml").write_text(
        "because: It is odd.\n"
        "given: {pathways: [adoption], dates: {qaag: 2026-09-14}}\n"
        "expect: {order: [adoption/initial], steps: [{step: adoption/initial#2}]}\n",
        encoding="utf-8",
    )
    assert rewrite(project, "adoption", "--write") == 0
    assert capsys.readouterr().out.splitlines()[-3:-1] == [
        "No example shows this any more:",
        "  step: adoption/initial",
    ]


def test_a_condition_that_the_examples_showed_of_the_newest_edition_is_named_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(SMALL_LIBRARY, tmp_path, dirs_exist_ok=True)
    folder = tmp_path / "pathways" / "examples" / "move"
    folder.mkdir(parents=True)
    (folder / "near.yml").write_text(
        "because: Ten working days.\n"
        'given: {pathways: [move], dates: {moving-day: 2026-10-12}, answers: {far: "no"}}\n'
        "expect:\n  steps:\n"
        "    - {step: move/handover, earliest: 2026-10-12, latest: 2026-10-26}\n",
        encoding="utf-8",
    )
    assert main(["--source", str(tmp_path), "edition", "publish"]) == 0
    rule = tmp_path / "pathways" / "move.yml"
    text = rule.read_text(encoding="utf-8")
    before = "      - if: far is yes\n        then: within 2 weeks"
    assert before in text
    after = "      - if: far is no\n        then: within 3 weeks"
    rule.write_text(text.replace(before, after), encoding="utf-8")
    capsys.readouterr()
    assert rewrite(tmp_path, "move") == 0
    assert capsys.readouterr().out.splitlines()[-4:-1] == [
        "No example shows this any more:",
        "  condition: move/handover, case: otherwise",
        "  window: move/handover",
    ]


def test_other_pathways_of_which_examples_do_not_hold_are_named(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moved_on(project)
    new(project, "--because", "It holds.", name="holds.yml")
    other = project / "pathways" / "examples" / "remand" / "odd.yml"
    other.parent.mkdir()
    odd = ODD.replace("[adoption]", "[adoption, remand]")
    other.write_text(odd, encoding="utf-8")
    said = "Examples of other pathways do not hold either: remand (1). Read them too."
    assert rewrite(project, "adoption", "--write") == 0
    assert capsys.readouterr().out.splitlines()[-1] == said
    assert rewrite(project, "adoption") == 0
    assert capsys.readouterr().out.splitlines() == [
        "Every example that is asked for holds: there is nothing to rewrite in these.",
        said,
    ]


def test_what_is_written_holds_and_nobody_has_signed_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = moved_on(project)
    assert rewrite(project, "--all", "--write") == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("Written unsigned.")
    text = out.read_text(encoding="utf-8")
    assert text.startswith("# Of the panel.\nbecause: The panel is on 14 September.\n")
    assert "latest: Monday 20 July 2026" in text
    assert "signed" not in text
    assert "has: [cic-team]" in text
    [run] = tried(project / "pathways", load_library(project).guidance)
    assert not run.example.is_signed
    assert rewrite(project, "--all") == 0
    assert capsys.readouterr().out == "Every example holds: there is nothing to rewrite.\n"


def test_rows_that_are_gone_and_those_invited_now_are_rewritten(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = project / "pathways" / "examples" / "adoption" / "odd.yml"
    out.parent.mkdir(parents=True)
    out.write_text(ODD, encoding="utf-8")
    assert rewrite(project, "adoption", "--write") == 0
    told = capsys.readouterr().out
    assert "  adoption/initial#2 is expected, and the guidance now makes no such row.\n" in told
    text = out.read_text(encoding="utf-8")
    assert "initial#2" not in text
    assert "invite:\n        has: [fast-sw]\n        lacks: [police]" in text
    assert "needs:\n        dates: [final-order]\n" in text
    assert "problems: []" in text
    tried(project / "pathways", load_library(project).guidance)


ODD = """\
because: It is odd.
given:
  pathways: [adoption]
  dates: {qaag: 2026-09-14, final-hearing: 2026-10-12}
  answers: {complex: "yes"}
  today: 2026-08-10
expect:
  steps:
    - step: adoption/initial#2
    - step: adoption/initial
      invite: {has: [police], lacks: [fast-sw]}
    - step: adoption/transfer
      state: needs-date
      needs: {dates: [qaag]}
  problems: [{code: date-order}]
"""


def test_what_can_be_given_no_more_is_told_and_left(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out = new(project)
    text = out.read_text(encoding="utf-8").replace("    qaag:", "    qag:")
    out.write_text(text, encoding="utf-8")
    assert rewrite(project, "adoption", "--write") == 0
    told = capsys.readouterr().out
    assert told.startswith("adoption/early: it cannot be rewritten.\n")
    assert "there is no key date called 'qag'" in told
    assert out.read_text(encoding="utf-8") == text


def test_a_rewrite_says_of_which_pathway(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new(project)
    for arguments in ((), ("adoption", "--all")):
        assert rewrite(project, *arguments) == 2
        assert "Write the id of a pathway, or --all." in capsys.readouterr().err
    assert rewrite(project, "adoptin") == 2
    assert "Did you mean 'adoption'?" in capsys.readouterr().err
