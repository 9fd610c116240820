"""Every worked case, through the core and through the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from decision_tool import cli
from decision_tool.commands import project
from decision_tool.core.errors import FaultsError
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.planning.reply import plan_as_json
from tests.shipped import library
from tests.worked_cases import Case, differences, load_cases

ROOT = Path(__file__).resolve().parent.parent
CASES = load_cases()
PLANNED = [case for case in CASES if not case.is_refused]
REFUSED = [case for case in CASES if case.is_refused]

# One of each sort is enough here: starting Python costs more than any plan.
AS_A_COMMAND = [
    "long-term-fostering/every-step-of-a-whole-plan",
    "section-20/nothing-given",
    "remand/over-christmas-and-new-year",
    "leaving-care/born-29-february",
    "first-meeting-on-new-years-day",
]


def named(case: Case) -> str:
    return case.id


@pytest.mark.parametrize("case", PLANNED, ids=named)
def test_core(case: Case) -> None:
    guidance = library().guidance
    plan = plan_as_json(make_plan(guidance, load_given(case.given, guidance)))
    assert differences(case, plan) == [], case.because


@pytest.mark.parametrize("case", PLANNED, ids=named)
def test_command_line(
    case: Case, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(project, "cached_guidance", lambda _: library().guidance)
    assert cli.main(case.arguments()) == 0
    assert differences(case, json.loads(capsys.readouterr().out)) == [], case.because


@pytest.mark.parametrize("case", REFUSED, ids=named)
def test_core_refuses(case: Case) -> None:
    with pytest.raises(FaultsError) as refusal:
        load_given(case.given, library().guidance)
    for word in case.expect["refused"]:
        assert word in str(refusal.value), case.because


@pytest.mark.parametrize("case", REFUSED, ids=named)
def test_command_line_refuses(
    case: Case, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(project, "cached_guidance", lambda _: library().guidance)
    assert cli.main(case.arguments()) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    for word in case.expect["refused"]:
        assert word in printed.err, case.because


@pytest.mark.parametrize(
    "case", [case for case in PLANNED if case.id.endswith(tuple(AS_A_COMMAND))], ids=named
)
def test_as_a_command(case: Case) -> None:
    done = _run(*case.arguments())
    assert done.returncode == 0, done.stderr
    assert differences(case, json.loads(done.stdout)) == [], case.because


def test_a_saved_given_is_the_same_as_flags(tmp_path: Path) -> None:
    case = next(case for case in PLANNED if case.id == AS_A_COMMAND[0])
    saved = tmp_path / "given.json"
    saved.write_text(json.dumps(case.given), encoding="utf-8")
    done = _run("plan", "--given", str(saved), "--format", "json")
    assert done.returncode == 0, done.stderr
    assert differences(case, json.loads(done.stdout)) == []


def test_a_flag_overrides_the_saved_given(tmp_path: Path) -> None:
    saved = tmp_path / "given.json"
    given = {"pathways": ["remand"], "dates": {"remand": "2026-03-03"}}
    saved.write_text(json.dumps(given), encoding="utf-8")
    flags = ["--date", "remand=2026-12-18", "--format", "json"]
    done = _run("plan", "--given", str(saved), *flags)
    # The tenth working day after Friday 18 December 2026 is Wednesday 6 January 2027.
    assert json.loads(done.stdout)["steps"][0]["latest"] == "2027-01-06"


def test_two_different_answers_to_one_question_are_refused() -> None:
    done = _run("plan", "adoption", "--answer", "complex=yes", "--answer", "complex=no")
    assert (done.returncode, done.stdout) == (2, "")
    assert "complex" in done.stderr


def test_there_are_cases_for_every_pathway_of_the_permanence_guide() -> None:
    chosen = {pathway for case in PLANNED for pathway in case.given["pathways"]}
    pathways = library().guidance.pathways
    assert chosen >= {pathway.id for pathway in pathways if pathway.guide == "permanence"}


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "decision_tool", *arguments]
    return subprocess.run(  # noqa: S603 - our own interpreter and program
        command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
