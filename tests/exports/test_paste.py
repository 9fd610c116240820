"""What Copy and Copy invitation put on the clipboard, asked for as the page asks."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from decision_tool.publish.site.bundle import rules_json
from decision_tool.requests import bridge
from tests.shipped import library

ROOT = Path(__file__).parents[2]
FORMULA = re.compile(r"^[=+\-@\t\r]", re.MULTILINE)


@pytest.fixture(scope="module", autouse=True)
def engine() -> None:
    bridge.start(rules_json(library().guidance).decode())


def day(day: int, month: int, year: int, *, provisional: bool = False) -> dict[str, Any]:
    boxes = {"day": str(day), "month": str(month), "year": str(year)}
    return {**boxes, "provisional": provisional}


def form(**changes: Any) -> dict[str, Any]:
    return {
        "pathways": ["adoption", "long-term-fostering"],
        "dates": {
            "qaag": day(22, 10, 2026, provisional=True),
            "final-evidence": day(16, 11, 2026),
            "final-hearing": day(15, 12, 2026),
            "birth": day(3, 5, 2022),
        },
        "answers": {},
        "held": {},
        "today": "2026-09-07",
        **changes,
    }


def asked(ask: str, **request: Any) -> dict[str, Any]:
    reply: dict[str, Any] = json.loads(bridge.reply(json.dumps({"ask": ask, **request})))
    return reply


def paste(reference: str = "", **changes: Any) -> dict[str, Any]:
    return asked("paste", form=form(**changes), reference=reference)


class Cells(HTMLParser):
    """Reads the rows of a table and the paragraphs before it, as a spreadsheet would."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.lines: list[str] = []
        self.tags: set[str] = set()
        self.into = self.lines
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
            self.into = self.rows[-1]
        if tag in ("td", "th", "p", "li"):
            self.into.append("")

    def handle_data(self, words: str) -> None:
        self.into[-1] += words.replace("\xa0", "")


def test_the_text_reads_as_a_case_note() -> None:
    text = paste("CASE 7")["text"]

    assert text.splitlines()[:15] == [
        "Joint supervision timetable: Adoption plan, Long-term fostering",
        "Case number: CASE 7",
        "",
        (
            "Next: Hold the initial joint supervision (Adoption plan) by Thursday 10 September "
            "2026. In 3 days. The FAST practice supervisor arranges it. Invite the FAST social "
            "worker and the Adoption practice supervisor."
        ),
        "1 needs a date: the transfer (Adoption plan).",
        "",
        "Worked out on Mon 7 Sep 2026 from guidance edition 1.0.",
        (
            "Dates used: QAAG Thu 22 Oct 2026, provisional; Final evidence filed Mon 16 Nov 2026; "
            "Final hearing Tue 15 Dec 2026; child aged 4."
        ),
        "Not given: Early permanence looks suitable; Final order; Permanence plan agreed.",
        "",
        "In the next 4 weeks: 4",
        (
            "Thu 10 Sep 2026 (in 3 days; provisional): Initial joint supervision, Adoption "
            "plan. Arranged by: FAST practice supervisor. Together these are twin tracking. One "
            "QAAG covers both. Offer one first joint supervision, by the earlier of the two dates."
        ),
        (
            "Mon 21 Sep 2026 (in 2 weeks): Initial joint supervision, Long-term fostering. "
            "Arranged by: FAST practice supervisor."
        ),
        "Mon 21 Sep 2026 (in 2 weeks): Book the child on to QAAG, Long-term fostering.",
        ("Mon 21 Sep 2026 (in 2 weeks): Refer the child to family finders, Long-term fostering."),
    ]
    assert "Fri 20 Nov 2026 (due by Sat 21 Nov): Monthly joint supervision 2" in text
    assert "\nNeeds final order: Transfer to Adoption, Adoption plan.\n" in text
    assert "2022" not in text


def test_the_table_holds_a_value_in_each_cell() -> None:
    read = Cells(paste()["html"])

    assert read.rows[0] == ["Diary day", "Note", "Step", "Pathway", "Arranged by", "Invite"]
    assert {len(row) for row in read.rows} == {6}
    assert read.rows[6] == [
        "Fri 20 Nov 2026",
        "Due by Sat 21 Nov",
        "Monthly joint supervision 2",
        "Long-term fostering",
        "FAST practice supervisor",
        (
            "FAST social worker; FAST practice supervisor; Children in Care link practice "
            "supervisor; Fostering supervising social worker"
        ),
    ]
    assert len(read.rows) == 1 + 12


def test_text_and_table_hold_the_same_rows() -> None:
    pasted = paste()
    rows = re.findall(r": ([^:]+, (?:Adoption plan|Long-term fostering))\.", pasted["text"])

    assert rows == [f"{row[2]}, {row[3]}" for row in Cells(pasted["html"]).rows[1:]]


def test_a_spreadsheet_keeps_every_cell_as_the_text_it_is() -> None:
    pasted = paste(reference="=HYPERLINK(1)")
    read = Cells(pasted["html"])

    for cell in [*read.lines, *(cell for row in read.rows for cell in row)]:
        assert not FORMULA.match(cell)
        assert not re.fullmatch(r"[\d/.,:\s-]+", cell), "a number or a date to a spreadsheet"
    assert not FORMULA.search(pasted["text"])


def test_what_was_typed_never_becomes_markup() -> None:
    pasted = paste(reference='<img src=x onerror="1">&amp;')

    assert "img" not in Cells(pasted["html"]).tags
    assert 'Case number: <img src=x onerror="1">&amp;' in Cells(pasted["html"]).lines
    assert 'Case number: <img src=x onerror="1">&amp;' in pasted["text"]


def test_it_asks_for_no_style_that_a_content_policy_refuses() -> None:
    assert "style" not in paste()["html"]


def test_dates_to_mend_are_told_of_where_they_are_pasted() -> None:
    dates = {**form()["dates"], "final-order": {"day": "3", "month": "", "year": ""}}
    pasted = paste(dates=dates)

    message = "The final order must include a month and year, for example 27 3 2026."
    heading = "Check before you rely on these dates:"
    assert f"\n{heading}\n{message}\n" in pasted["text"]
    assert [line for line in Cells(pasted["html"]).lines if line in (heading, message)] == [
        heading,
        message,
    ]


def test_a_series_that_was_missed_is_told_of_once() -> None:
    """Three monthly meetings that nobody marked are one thing to do, not three (CONTRACT 26)."""
    changed = form(today="2026-12-14")
    changed["dates"] = {"final-evidence": day(16, 10, 2026), "final-hearing": day(15, 12, 2026)}
    pasted = asked("paste", form={**changed, "pathways": ["long-term-fostering"]}, reference="")
    missed = [line for line in pasted["text"].splitlines() if "Monthly" in line]

    assert len(missed) == 1
    assert missed[0].endswith(
        "3 monthly joint supervisions were not marked as held (Mon 21 Sep 2026, Wed 21 Oct 2026, "
        "Sat 21 Nov 2026). Hold one now."
    )
    assert "Was due, not marked: 5\n" in pasted["text"]
    assert pasted["html"].count("Monthly joint supervision") == 1


def test_a_step_held_says_so_once() -> None:
    text = paste(held={"adoption/initial": day(1, 9, 2026)})["text"]

    assert "Held Tue 1 Sep 2026: Initial joint supervision, Adoption plan." in text


def test_pathways_that_do_not_exist_are_refused() -> None:
    assert "nothing" in asked("paste", form=form(pathways=["nothing"]))["error"]["message"]
