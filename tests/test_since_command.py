"""``pathways plan --since`` and ``--latest-safe``: what changed, and until when a date is safe."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from decision_tool import cli

DATES = {"final-evidence": "2027-01-15", "birth": "2012-06-10", "final-hearing": "2027-03-22"}
GIVEN = {"pathways": ["long-term-fostering"], "dates": DATES, "today": "2026-09-07"}
ASKED = ["plan", "long-term-fostering", "--today", "2026-09-07"]
MOVED = ["--date", "final-hearing=2027-05-24"]
REVIEWS = [
    "plan", "section-20", "--answer", "outlook=permanent", "--date", "second-review=2027-03-22",
]  # fmt: skip


@pytest.fixture
def saved(tmp_path: Path) -> str:
    path = tmp_path / "saved.json"
    path.write_text(json.dumps(GIVEN), encoding="utf-8")
    return str(path)


def test_what_changed_since_a_file_is_told(saved: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([*ASKED, "--given", saved, *MOVED, "--since", saved]) == 0
    assert capsys.readouterr().out == (
        "What changed since the file was saved on Mon 7 Sep 2026: 2 moved, 2 added.\n"
        "The final hearing moved from Mon 22 Mar to Mon 24 May 2027.\n"
        "Monthly joint supervision 5: none -> Tue 20 Apr 2027. Added.\n"
        "Monthly joint supervision 6: none -> Thu 20 May 2027. Added.\n"
        "Finish the transfer step on Mosaic: Thu 25 Mar 2027 (due by Mon 29 Mar, Easter Monday)"
        " -> Fri 28 May 2027 (due by Mon 31 May, Spring bank holiday). 9 weeks later.\n"
        "Transfer of the case: Thu 25 Mar 2027 (due Mon 22 Mar to Mon 29 Mar, Easter Monday)"
        " -> Fri 28 May 2027 (due Mon 24 May to Mon 31 May, Spring bank holiday). 9 weeks later.\n"
    )


def test_it_is_json_and_an_email_too(saved: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = [*ASKED, "--given", saved, *MOVED, "--since", saved, "--format"]
    assert cli.main([*asked, "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["kind"], found["summary"]) == ("saved", "2 moved, 2 added.")
    assert cli.main([*asked, "email"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("To: FAST social worker; ")
    assert "\n- Moved: transfer of the case, from Thursday 25 March 2027 to " in said


def test_until_when_a_date_is_safe_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    late = ["--date", "first-review=2027-03-25"]
    assert cli.main([*REVIEWS, "--latest-safe", "second-review"]) == 0
    assert capsys.readouterr().out == (
        "Latest safe days before the second review\n"
        "The second review is fixed at Mon 22 Mar 2027.\n"
        "\n"
        "- First Children in Care review: Thu 18 Mar 2027. A day later, no working day is left for "
        "the initial joint supervision.\n"
        "- Joint visit by FAST and Children in Care: Fri 19 Mar 2027. A day later, it would be a "
        "Saturday.\n"
    )
    assert cli.main([*REVIEWS, *late, "--latest-safe", "second-review"]) == 0
    said = capsys.readouterr().out
    assert " It stands at Thu 25 Mar 2027, which is not safe.\n" in said
    assert "- Joint visit by FAST and Children in Care: no day. The second review, " in said
    both = [REVIEWS[0], "remand", *REVIEWS[1:], "--latest-safe", "second-review"]
    assert cli.main(both) == 0
    said = capsys.readouterr().out
    assert "Nothing in the guidance ties these to it: " in said
    assert "- Joint visit by FAST and Children in Care, Section 20: Fri 19 Mar 2027." in said


def test_the_latest_safe_days_are_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([*REVIEWS, "--latest-safe", "second-review", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["limits"][0]["day"] == "2027-03-18"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--since", "FILE", "--format", "csv"], "not told in the format 'csv'."),
        (["--since", "no-such-file.json"], "no-such-file.json"),
        (["--format", "email"], "Write --since FILE.json too."),
        (["--latest-safe", "final-hearing", "--format", "csv"], "in the format 'csv'."),
        (["--latest-safe", "qaag"], "count nothing from it"),
        (["--latest-safe", "plan-agreed"], "Give this date first"),
    ],
)
def test_what_cannot_be_told_is_refused(
    asked: list[str], said: str, saved: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [saved if one == "FILE" else one for one in asked]
    assert cli.main([*ASKED, "--given", saved, *arguments]) != 0
    assert said in capsys.readouterr().err


def test_a_file_to_compare_with_that_is_at_fault_is_named(
    saved: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.json"
    path.write_text(json.dumps({**GIVEN, "pathways": ["no-such"]}), encoding="utf-8")
    assert cli.main([*ASKED, "--given", saved, "--since", str(path)]) != 0
    said = capsys.readouterr().err
    assert said.count("--since") == 1
    assert "other.json, pathways" in said
    path.write_text('{"kind": "another"}', encoding="utf-8")
    assert cli.main([*ASKED, "--given", saved, "--since", str(path)]) != 0
    assert capsys.readouterr().err.count("--since") == 1
