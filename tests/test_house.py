"""The house itself: a change of a usual kind touches few files, and then works everywhere.

Each test makes one change in a copy of the product (`house_changes.py`), runs the copy, and looks
for what is new in what it says. The limits are part of what the product promises to whoever
looks after it: where one cannot be kept any more, the product is to be mended, not the limit.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from decision_tool.publish.engine import node
from tests.house_changes import COLUMN, FORM, FORMAT, Edit, files_of

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "tests" / "publish" / "small_library"
WHENEVER = "within 4 working days or 1 week of moving-day, whichever is later"
GIVEN = {"pathways": ["adoption"], "dates": {"qaag": "2026-10-22"}, "today": "2026-09-07"}

ASKED = """
import json, sys
from pathlib import Path
from decision_tool.core.guidance.codec import encode
from decision_tool.publish.check.loading import load_library
from decision_tool.requests import bridge
bridge.start(json.dumps(encode(load_library(Path(sys.argv[1])).guidance)))
sys.stdout.write(bridge.reply(sys.argv[2]))
"""
"""Answers one request of the page, as the worker does."""

SAID = """
import sys
from pathlib import Path
from decision_tool.publish.check.loading import load_library
from decision_tool.publish.pages.rule_points import rule_points
from decision_tool.publish.pages.short_wording import short_words
from decision_tool.core.planning.speech import Speech
guidance = load_library(Path(sys.argv[1])).guidance
step = next(one for one in guidance.steps() if one.id == "move/review")
print(Speech(guidance).sentence(step.rule[0].sentence))
print(short_words(step.rule[0], Speech(guidance)))
print(*(one.id for one in rule_points(step.rule)))
"""
"""Prints how a page words the rule of a step, in full and in short, and what it counts from."""

OFFERED = """
import sys
from pathlib import Path
from decision_tool.publish.check.loading import load_library
from decision_tool.publish.pages.record_links import RecordLinks
names = {path.name: path.stat().st_size for path in Path(sys.argv[2]).iterdir()}
links = RecordLinks(load_library(Path(sys.argv[1])), names)
for document in links.documents:
    print(*(one.words for one in links.downloads("records/index.md", document)))
"""
"""Prints the words of each download that the pages of the forms offer."""

PRINTED = """
import { readFileSync } from "node:fs";
const element = () => ({
  children: [],
  setAttribute() {},
  append(...more) { this.children.push(...more); },
});
globalThis.document = { createElement: element };
const { workingSheet } = await import(process.argv[2]);
const words = (one) => (typeof one === "string" ? one : one.children.map(words).join(" "));
const { timetable } = JSON.parse(readFileSync(process.argv[3], "utf-8"));
console.log(workingSheet(timetable).map(words).join(" "));
"""
"""Prints the words of the sheet that the calculator prints after the timetable."""


class Copy:
    """A copy of the product at *root*, to change and to run."""

    def __init__(self, root: Path) -> None:
        self.root = root
        apart = shutil.ignore_patterns("__pycache__")
        for name in ("decision_tool", "templates", "pathways"):
            shutil.copytree(ROOT / name, root / name, ignore=apart)
        self.small = root / "small"
        shutil.copytree(SMALL, self.small)

    def change(self, edits: tuple[Edit, ...]) -> None:
        """Make the edits of a change."""
        for edit in edits:
            edit.make(self.root)

    def run(self, *arguments: str | Path) -> str:
        """Return what the copy's Python prints. Raises AssertionError where it fails."""
        command = [sys.executable, *map(str, arguments)]
        done = subprocess.run(  # noqa: S603 - our own Python
            command, cwd=self.root, capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def pathways(self, source: Path, *arguments: str | Path) -> str:
        """Return what the command prints."""
        return self.run("-m", "decision_tool", "--source", source, *arguments)

    def answer(self, source: Path, request: dict[str, Any]) -> Any:
        """Return the engine's answer to a request of the page."""
        return json.loads(self.run("-c", ASKED, source, json.dumps(request)))


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


def test_the_copy_runs_its_own_code(copy: Copy) -> None:
    found = copy.run("-c", "import decision_tool; print(decision_tool.__file__)")
    assert Path(found.strip()).is_relative_to(copy.root)


def test_a_column_is_told_everywhere_and_takes_at_most_six_files(copy: Copy) -> None:
    given = copy.root / "given.json"
    given.write_text(json.dumps(GIVEN), encoding="utf-8")
    asked = ("plan", "--given", given, "--format")
    assert len(files_of(COLUMN)) <= 6
    for told in (copy.pathways(copy.root, *asked, "csv"), printed(copy)):
        assert "Team of the arranger" not in told

    copy.change(COLUMN)

    head, first, *_ = copy.pathways(copy.root, *asked, "csv").splitlines()
    assert "Arranged by,Team of the arranger,Invite" in head
    assert "FAST" in first.split(",")
    calendar = copy.pathways(copy.root, *asked, "ics").replace("\r\n ", "").replace("\n ", "")
    assert r"Team of the arranger: FAST" in calendar
    assert "Team of the arranger: FAST" in copy.pathways(copy.root, *asked, "text")
    assert "Team of the arranger: FAST" in copy.pathways(copy.root, *asked, "paste")
    sheet = printed(copy)
    assert "Step Team of the arranger Invite" in sheet
    assert "Adoption plan FAST" in sheet
    row = {"ask": "invitation", "given": GIVEN, "row": "adoption/initial"}
    assert "Team of the arranger: FAST" in copy.answer(copy.root, row)["text"]


def printed(copy: Copy) -> str:
    """Return the words of the calculator's second sheet, as the page makes them of an answer."""
    command = node.find()
    assert command, "Node makes the sheet: `make setup` gets it"
    script, reply = copy.root / "printed.mjs", copy.root / "reply.json"
    script.write_text(PRINTED, encoding="utf-8")
    reply.write_text(json.dumps(copy.answer(copy.root, {"ask": "plan", "given": GIVEN})))
    sheet = copy.root / "decision_tool" / "browser" / "calculator" / "paper.mjs"
    done = subprocess.run(  # noqa: S603 - the Node that makes our files
        [*command, script, sheet.as_uri(), reply],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_timing_form_is_read_planned_worded_and_counted_and_takes_at_most_six_files(
    copy: Copy,
) -> None:
    step = copy.small / "pathways" / "move.yml"
    text = step.read_text(encoding="utf-8")
    step.write_text(text.replace("when: when needed", f"when: {WHENEVER}"), encoding="utf-8")
    assert len(files_of(FORM)) <= 6
    with pytest.raises(AssertionError, match="cannot be read"):
        copy.pathways(copy.small, "check")

    copy.change(FORM)

    copy.pathways(copy.small, "check")
    full, short, points = copy.run("-c", SAID, copy.small).splitlines()
    assert full == "within 4 working days or 1 week of the move, whichever is later"
    assert (short, points) == ("within 4 working days or 1 week", "moving-day")
    for moving, latest, lines in (
        ("2026-09-07", "2026-09-14", ["Day 0", "Week 1"]),
        ("2026-12-21", "2026-12-29", ["Day 0", "Working day 1"]),
    ):
        given = {"pathways": ["move"], "dates": {"moving-day": moving}, "today": "2026-09-01"}
        ask = {"ask": "plan", "given": given, "open": ["move/review"]}
        reply = copy.answer(copy.small, ask)
        row = next(one for one in reply["plan"]["steps"] if one["id"] == "move/review")
        assert (row["earliest"], row["latest"]) == (moving, latest)
        assert row["reasons"][-1].startswith("The later of the two counts: ")
        shown = rows_of(reply)["move/review"]
        assert [line["label"] for line in shown["details"]["count"][0]["lines"]][:2] == lines


def rows_of(reply: Any) -> dict[str, Any]:
    """Return the rows of a timetable by their ids."""
    return {row["id"]: row for group in reply["timetable"]["groups"] for row in group["rows"]}


def test_a_record_format_is_made_and_offered_and_takes_at_most_two_files(copy: Copy) -> None:
    made = copy.root / "made"
    assert len(files_of(FORMAT)) <= 2
    with pytest.raises(AssertionError, match="invalid choice: 'txt'"):
        copy.pathways(copy.small, "records", "--out", made, "--format", "txt")

    copy.change(FORMAT)

    assert "minutes" in copy.pathways(copy.small, "records", "--out", made, "--format", "txt")
    (text, *_) = [path.read_text(encoding="utf-8") for path in made.glob("*.txt")]
    assert text.splitlines()[0]
    assert "Date held:" in text
    offered = copy.run("-c", OFFERED, copy.small, made)
    assert "Plain text" in offered
