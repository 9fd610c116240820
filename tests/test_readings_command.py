"""``pathways readings``: text to read, JSON to use, refusals that name the argument."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from decision_tool import cli
from decision_tool.commands import project
from tests.shipped import library

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def _loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project, "cached_guidance", lambda _: library().guidance)


def test_text_names_question_readings_steps_and_figures(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["readings", "--from", "2028-01-01", "--years", "1"]) == 0
    text = capsys.readouterr().out

    assert text.startswith("Our readings and the others, compared on every day from Saturday")
    part = text.partition("A17  ")[2].partition("\n\n")[0]
    assert "    The other reading: One month after allocation." in part
    assert "\n      leaving-care/initial\n" in part
    assert "      They differ on every one of 366 days: the last day is 1 to 3 days later." in part
    assert "First on Sat 1 Jan 2028: ours by Sat 29 Jan 2028, the other by Tue 1 Feb" in part
    assert "No date to compare" in text
    assert all(len(line) <= 79 for line in text.splitlines())


def test_json_gives_every_reading_that_has_another(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["readings", "--years", "1", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)

    assert (report["schema"], report["from"], report["to"]) == (1, "2026-01-01", "2026-12-31")
    found = {one["id"]: one for one in report["readings"]}
    assert found["A02"]["comparisons"] == []
    first = found["A14"]["comparisons"][0]
    assert first["step"] == "remand/initial"
    assert first["other"] == "within 10 working days of the earlier of remand and became-in-care"
    assert first["varied"] == "remand"
    assert first["assuming"] == {"became-in-care": 7}
    assert first["days"] == 365
    assert first["first"]["day"] == "2026-01-01"
    assert found["A14"]["status"] == "assumed"


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--from", "01/02/2026"], "--from: '01/02/2026' is not a date. Write it as 2026-02-01."),
        (["--years", "0"], "--years: '0' is no number of years to search. Write a whole number"),
        (["--years", "ten"], "--years: 'ten' is no number of years"),
        (["--from", "2195-01-01"], "--from: the search leaves the calendar."),
    ],
)
def test_a_refusal_names_the_argument(
    flags: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["readings", *flags]) == cli.BAD_INPUT
    outcome = capsys.readouterr()

    assert said in outcome.err
    assert outcome.out == ""
