"""``pathways plan --what-if``: both timetables, and nothing planned otherwise."""

from __future__ import annotations

import json

import pytest

from decision_tool import cli

ASKED = [
    "plan", "long-term-fostering", "--date", "final-evidence=2027-01-15", "--date",
    "birth=2012-06-10", "--date", "final-hearing=2027-03-22", "--today", "2026-09-07",
]  # fmt: skip


@pytest.mark.parametrize("moved", ["2027-05-24", "+9w"])
def test_a_hearing_nine_weeks_later_is_compared(
    moved: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*ASKED, "--what-if", f"final-hearing={moved}"]) == 0
    assert capsys.readouterr().out == (
        "What if the final hearing moves?\n"
        "It stands at Mon 22 Mar 2027. Nothing changes until you use it. Trying Mon 24 May 2027.\n"
        "\n"
        "2 moved, 2 added, none impossible.\n"
        "What is next stays: Hold the initial joint supervision by Friday 20 November 2026.\n"
        "\n"
        "- Monthly joint supervision 5: none -> Tue 20 Apr 2027. Added.\n"
        "- Monthly joint supervision 6: none -> Thu 20 May 2027. Added.\n"
        "- Finish the transfer step on Mosaic: Thu 25 Mar 2027 (due by Mon 29 Mar, Easter Monday)"
        " -> Fri 28 May 2027 (due by Mon 31 May, Spring bank holiday). 9 weeks later.\n"
        "- Transfer of the case: Thu 25 Mar 2027 (due Mon 22 Mar to Mon 29 Mar, Easter Monday)"
        " -> Fri 28 May 2027 (due Mon 24 May to Mon 31 May, Spring bank holiday). 9 weeks later.\n"
        "6 steps do not move.\n"
    )


def test_what_cannot_be_is_said_and_the_pathway_where_there_are_several(
    capsys: pytest.CaptureFixture[str],
) -> None:
    both = [ASKED[0], "adoption", *ASKED[1:], "--date", "qaag=2026-12-10"]
    assert cli.main([*both, "--what-if", "final-hearing=2026-12-01"]) == 0
    said = capsys.readouterr().out
    assert "Cannot be: The final hearing, Tue 1 Dec 2026, cannot be before" in said
    assert ", Long-term fostering: " in said


def test_the_comparison_is_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([*ASKED, "--what-if", "final-hearing=+9w", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["day"], found["summary"]) == ("2027-05-24", "2 moved, 2 added, none impossible.")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--what-if", "final-hearing"], "--what-if: 'final-hearing' is not a pair."),
        (["--what-if", "final-hearing=soon"], "'soon' is not a date."),
        (["--what-if", "qaag=+2w"], "Give this date first"),
        (["--what-if", "final-hearing=+2w", "--format", "csv"], "in the format 'csv'."),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_refused(
    asked: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*ASKED, *asked]) != 0
    assert said in capsys.readouterr().err
