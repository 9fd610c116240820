"""What the page makes of a pasted date is what the engine makes of the same text."""

from __future__ import annotations

import csv
import json
import subprocess
from datetime import date
from pathlib import Path

import pytest

from decision_tool.core.days.day_text import read_day, read_day_text
from decision_tool.core.days.short_year import Expected
from tools.node import node

ROOT = Path(__file__).parent.parent
MODULE = ROOT / "decision_tool" / "browser" / "page" / "date-text.mjs"
CASES = ROOT / "tests" / "cases" / "dates" / "typed.csv"
SCRIPT = """
import { readFileSync } from "node:fs";
const { splitDate } = await import(process.argv[1]);
const texts = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map(splitDate)));
"""
PARTS_ALONE = ("0", "soon")


def rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["text"] not in PARTS_ALONE]


@pytest.fixture(scope="module")
def splits() -> dict[str, dict[str, str] | None]:
    """Return what the page's module makes of every text of the corpus."""
    texts = [row["text"] for row in rows()]
    ran = subprocess.run(  # noqa: S603 - our own module, run by Node
        [*node(), "--input-type=module", "--eval", SCRIPT, MODULE.as_uri()],
        input=json.dumps(texts), capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return dict(zip(texts, json.loads(ran.stdout), strict=True))


@pytest.mark.parametrize("row", [pytest.param(row, id=row["because"]) for row in rows()])
def test_a_pasted_date_spread_over_three_boxes_is_the_same_day(
    row: dict[str, str], splits: dict[str, dict[str, str] | None]
) -> None:
    today = date.fromisoformat(row["today"]) if row["today"] else None
    expected = Expected(today, is_birth=row["kind"] == "birth")
    boxes = splits[row["text"]] or {"day": row["text"]}
    assert read_day(boxes, "It", expected).day == read_day_text(row["text"], "It", expected).day


def test_an_ordinary_date_is_spread_and_one_with_a_time_is_left_to_the_engine(
    splits: dict[str, dict[str, str] | None],
) -> None:
    assert splits["18-Nov-26"] == {"day": "18", "month": "Nov", "year": "26"}
    assert splits["Fri 22 Oct 2026"] == {"day": "Fri 22", "month": "Oct", "year": "2026"}
    assert splits["2026-06-26T23:00:00Z"] is None
