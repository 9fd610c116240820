"""``pathways plan --format paste`` gives the words that the page's *Copy* gives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from decision_tool.cli import main
from decision_tool.core.progress import untold
from decision_tool.requests import paste, save
from tests.shipped import library

ROOT = Path(__file__).parent.parent
FORM = {
    "pathways": ["long-term-fostering"],
    "dates": {
        "birth": {"day": "3", "month": "5", "year": "2022"},
        "final-evidence": {"day": "14", "month": "9", "year": "2026", "provisional": True},
    },
    "answers": {},
    "held": {},
    "today": "2026-08-01",
}


def test_the_terminal_copies_the_words_of_the_page(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    guidance = library().guidance
    page = paste.reply({"form": FORM, "reference": "CASE 7"}, guidance, untold).text
    kept = save.reply({"form": FORM}, guidance, untold)["file"]["text"]
    file = tmp_path / "saved.json"
    file.write_text(kept, encoding="utf-8")
    asked = ["plan", "--given", str(file), "--reference", "CASE  7", "--format", "paste"]

    assert main(["--source", str(ROOT), *asked]) == 0
    assert capsys.readouterr().out == page
    assert "Case number: CASE 7" in page
    assert "provisional" in page.lower()
    assert "2022" not in page


def test_what_was_said_not_to_be_held_is_said_at_the_terminal_too(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    guidance = library().guidance
    form = {**FORM, "not_held": ["long-term-fostering/initial"]}
    page = paste.reply({"form": form, "reference": ""}, guidance, untold).text
    kept = save.reply({"form": form}, guidance, untold)["file"]["text"]
    file = tmp_path / "saved.json"
    file.write_text(kept, encoding="utf-8")
    asked = ["--source", str(ROOT), "plan", "--given", str(file)]

    assert main([*asked, "--format", "paste"]) == 0
    assert capsys.readouterr().out == page
    assert main(asked) == 0
    assert "Not held yet, and the day has passed: 1" in capsys.readouterr().out
    assert "Not held yet, and the day has passed: 1" in page


def test_inputs_written_by_hand_are_copied_as_they_stand(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "given.json"
    file.write_text(json.dumps({"pathways": ["remand"]}), encoding="utf-8")

    assert main(["--source", str(ROOT), "plan", "--given", str(file), "--format", "paste"]) == 0
    assert capsys.readouterr().out.startswith("Joint supervision timetable: Remand\n")
