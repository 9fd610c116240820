"""What Copy invitation puts on the clipboard, asked for as the page asks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.exports.test_paste import Cells, asked, day, engine, form

__all__ = ["engine"]  # used by name: it starts the engine for this module too

MONTHLY = "long-term-fostering/monthly#2"
PAGE = "https://intranet.example/pathways/long-term-fostering/#monthly"


def invite(row: str = MONTHLY, **request: Any) -> dict[str, Any]:
    return asked("invitation", form=form(), row=row, **request)


def test_an_invitation_says_what_the_guide_says_of_the_meeting() -> None:
    text = invite(page=PAGE)["text"]

    assert text.split("\n\n") == [
        "Subject: Monthly joint supervision 2, Long-term fostering: Fri 20 Nov 2026",
        "Meeting: Monthly joint supervision 2, Long-term fostering",
        "When: Friday 20 November 2026",
        "The guide says: by Sat 21 Nov 2026",
        "Time and place: to be agreed",
        "Arranged by: FAST practice supervisor",
        (
            "Invited:\n- FAST social worker\n- FAST practice supervisor\n"
            "- Children in Care link practice supervisor\n- Fostering supervising social worker"
        ),
        (
            "What it is for:\n"
            "- Go back over the plan made last time and ask whether it works for the child and "
            "family\n"
            "- Ask what difference the work has made so far\n- Agree what needs to change\n"
            "- Set the date of the next review, or of the review at which FAST steps out"
        ),
        "Record afterwards:\n- Joint supervision record (on Mosaic, labelled “Joint Supervision”)",
        (
            "How the date was worked out: The initial joint supervision is planned for Monday 21 "
            "September 2026. 2 months after that is Saturday 21 November 2026. It is before the "
            "series ends: the final hearing is on Tuesday 15 December 2026. Saturday 21 November "
            "2026 is not a working day (Saturday). The date does not move; the working day before "
            "it is Friday 20 November 2026."
        ),
        f"Guidance: edition 1.0, PERM-LTF-15, {PAGE}\n",
    ]


def test_the_reference_stands_in_the_subject_and_nowhere_else() -> None:
    said = invite(reference="  CASE  7 ")

    assert said["subject"].startswith("CASE 7: Monthly joint supervision 2, ")
    assert said["text"].count("CASE 7") == 1
    assert said["html"].count("CASE 7") == 1


def test_text_and_html_say_the_same() -> None:
    said = invite(page=PAGE)
    words = [line.removeprefix("- ") for line in said["text"].splitlines() if line]

    assert Cells(said["html"]).lines == words


def test_a_meeting_without_a_date_is_to_be_agreed() -> None:
    said = invite("long-term-fostering/stepping-out-review")

    assert said["subject"].endswith("Long-term fostering: to be agreed")
    assert "\nWhen: to be agreed\n" in said["text"]
    assert "The guide says" not in said["text"]


@pytest.mark.parametrize("row", ["adoption/transfer", "adoption/nothing"])
def test_only_a_meeting_has_an_invitation(row: str) -> None:
    fault = invite(row)["error"]["faults"][0]

    assert fault["what"] == f"no meeting called {row!r} is still to come in this timetable."


def test_a_meeting_that_was_held_has_no_invitation() -> None:
    held = form(held={MONTHLY: day(1, 9, 2026)})

    assert "error" in asked("invitation", form=held, row=MONTHLY)


def test_nobody_is_invited_to_a_day_that_has_passed() -> None:
    changed = form(today="2026-11-29")
    said = asked("invitation", form=changed, row=MONTHLY)

    assert said["subject"].endswith(", Long-term fostering: Mon 30 Nov 2026")
    assert "\nThe guide says: by Sat 21 Nov 2026\n" in said["text"]


def test_a_window_names_both_its_ends() -> None:
    changed = form(pathways=["section-20"], answers={"outlook": "permanent"})
    changed["dates"] = {"first-review": day(15, 9, 2026), "second-review": day(15, 12, 2026)}
    said = asked("invitation", form=changed, row="section-20/initial")

    assert said["subject"].endswith(": Mon 14 Dec 2026")
    assert "\nThe guide says: Wed 16 Sep to Mon 14 Dec 2026\n" in said["text"]
