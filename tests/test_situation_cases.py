"""Every worked situation, through the core and through the command line."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from decision_tool import cli
from decision_tool.commands import project
from decision_tool.core.situation.reply import situation_reply
from tests.shipped import library
from tests.situation_cases import SituationCase, differences, load_situations

ROOT = Path(__file__).resolve().parent.parent
CASES = load_situations()


def named(case: SituationCase) -> str:
    return case.id


def test_there_are_cases() -> None:
    assert len(CASES) >= 16


@pytest.mark.parametrize("case", CASES, ids=named)
def test_core(case: SituationCase) -> None:
    reply = situation_reply(library().guidance, case.answers)
    assert differences(case, reply) == [], case.because


@pytest.mark.parametrize("case", CASES, ids=named)
def test_command_line(
    case: SituationCase, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(project, "cached_guidance", lambda _: library().guidance)
    assert cli.main(["ask", *case.flags(), "--format", "json"]) == 0
    assert differences(case, json.loads(capsys.readouterr().out)) == [], case.because


@pytest.mark.parametrize("case", CASES, ids=named)
def test_the_command_at_the_end_of_the_text_runs(
    case: SituationCase, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(project, "cached_guidance", lambda _: library().guidance)
    assert cli.main(["ask", *case.flags()]) == 0
    last = capsys.readouterr().out.rstrip().splitlines()[-1]
    reply = situation_reply(library().guidance, case.answers)
    assert reply["outcome"]
    if not reply["outcome"]["plan"]:
        assert "pathways plan" not in last
        return
    program, *arguments = shlex.split(last)
    assert program == "pathways"
    assert cli.main([*arguments, "--format", "json"]) == 0
    given = json.loads(capsys.readouterr().out)["given"]
    plan = reply["outcome"]["plan"]
    assert (given["pathways"], given["answers"]) == (plan["pathways"], plan["answers"])
