"""What a record's page takes for a day, and for a line break: run by Node, held against Python."""

from __future__ import annotations

import csv
import json
import subprocess
from datetime import date, timedelta
from typing import Any

import pytest

from decision_tool.core.days.dates import MONTHS, long_date, short_date
from decision_tool.core.days.day_text import read_day_text
from tests.records.shipped import ROOT
from tools.node import node

BROWSER = ROOT / "decision_tool" / "browser"
CORPUS = ROOT / "tests" / "cases" / "dates" / "typed.csv"
SCRIPT = """
import { readFileSync } from "node:fs";
const made = (await import(process.argv[1]))[process.argv[2]];
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map((one) => made(one))));
"""
FIRST = date(2026, 1, 1)
EVERY_DAY = [FIRST + timedelta(days=count) for count in range(3 * 366)]
READ = {
    "Thu 10 Sep 2026": "Thu 10 Sep 2026",
    "29/11/2026": "Sun 29 Nov 2026",
    "2026-11-29": "Sun 29 Nov 2026",
    "3 Feb 2027": "Wed 3 Feb 2027",
    " 10 Sept 2026 ": "Thu 10 Sep 2026",
    "Thursday, 10th September 2026": "Thu 10 Sep 2026",
    "29.2.2028": "Tue 29 Feb 2028",
    "1 2 2027": "Mon 1 Feb 2027",
}
NO_DAY = {
    "31 Feb 2026": "There is no 31 Feb 2026.",
    "29/02/2027": "There is no 29/02/2027.",
    "31 2 2026": "There is no 31 2 2026.",
    "2026-13-01": "There is no 2026-13-01.",
    "0/1/2026": "There is no 0/1/2026.",
    "Mon 10 Sep 2026": "Mon 10 Sep 2026 is not right: that day is a Thursday.",
    "3 Feb 0207": "Check the year of 3 Feb 0207.",
}
WORDS = ("next week", "By Thu 10 Sep 2026", "10 Ju 2026", "before the 3rd", "10 Sep", "8 weeks", "")


def run(module: str, function: str, given: list[str]) -> list[Any]:
    """Return what a function of the page makes of each text."""
    ran = subprocess.run(  # noqa: S603 - our own module, run by Node
        [*node(), "--input-type=module", "--eval", SCRIPT, (BROWSER / module).as_uri(), function],
        input=json.dumps(given), capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    found: list[Any] = json.loads(ran.stdout)
    return found


def read_days(given: list[str]) -> list[dict[str, str]]:
    return run("record/day.mjs", "readDay", given)


def in_core(text: str) -> str:
    day = read_day_text(text, "It").day
    return day.isoformat() if day else ""


def corpus() -> list[str]:
    with CORPUS.open(encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file)]


def test_no_text_is_read_as_another_day_than_core_reads() -> None:
    texts = [*corpus(), *READ, *NO_DAY, *WORDS]
    read = dict(zip(texts, read_days(texts), strict=True))
    assert {text: one["iso"] for text, one in read.items() if one["iso"]}.items() <= {
        text: in_core(text) for text in texts
    }.items()


def test_a_day_is_read_and_shown_as_this_site_writes_days() -> None:
    shown = {text: one["shown"] for text, one in zip(READ, read_days(list(READ)), strict=True)}
    assert shown == READ


def test_a_day_that_no_calendar_has_is_no_day_and_says_so() -> None:
    found = read_days(list(NO_DAY))
    assert dict(zip(NO_DAY, (one["fault"] for one in found), strict=True)) == NO_DAY
    assert {one["iso"] for one in found} == {""}


def test_other_words_are_neither_a_day_nor_a_fault() -> None:
    assert read_days(list(WORDS)) == [{"iso": "", "shown": "", "fault": ""}] * len(WORDS)


@pytest.mark.parametrize(
    "written", [short_date, long_date, date.isoformat], ids=lambda one: one.__name__
)
def test_every_day_is_read_back(written: Any) -> None:
    read = read_days([written(day) for day in EVERY_DAY])
    assert [(one["iso"], one["shown"]) for one in read] == [
        (day.isoformat(), short_date(day)) for day in EVERY_DAY
    ]


def test_every_number_of_a_day_that_a_month_lacks_is_refused() -> None:
    texts = [
        f"{day} {month} {year}"
        for day in range(28, 33)
        for month in MONTHS
        for year in (2027, 2028)
    ]
    assert [one["iso"] for one in read_days(texts)] == [in_core(text) for text in texts]


@pytest.mark.parametrize("sign", ["\v", "\f", "\x85", "\u2028", "\u2029", "\r", "\r\n", "\n"])
def test_a_line_break_of_any_kind_parts_the_words_on_both_sides(sign: str) -> None:
    text = f"12 High Street{sign}Anytown"
    assert run("page/lines.mjs", "asLines", [text]) == ["12 High Street\nAnytown"]
    assert run("page/lines.mjs", "asOneLine", [text]) == ["12 High Street Anytown"]
