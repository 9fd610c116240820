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
