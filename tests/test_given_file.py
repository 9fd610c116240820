"""``pathways plan --given``: a saved file, the JSON of a plan, or inputs written by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from decision_tool.cli import main
from tests.shipped import library

ROOT = Path(__file__).parent.parent
LTF = ("long-term-fostering", "--date", "final-evidence=2026-09-14", "--today", "2026-08-01")


class Run:
    """One run of ``pathways plan`` and what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        self.status = main(["--source", str(ROOT), "plan", *arguments, "--format", "json"])
        self.out, self.err = capsys.readouterr()


@pytest.fixture
def plan(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(Run(capsys, *LTF).out)
    return made


def written(folder: Path, plain: object) -> str:
    file = folder / "saved.json"
    file.write_text(json.dumps(plain), encoding="utf-8")
    return str(file)


def saved(plan: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "schema": 1,
        "kind": "joint-supervision-timetable",
        "edition": "0.9",
        "saved-on": "2026-08-01",
        "given": plan["given"],
        "planned": plan["steps"],
        **changes,
    }


def test_the_json_of_a_plan_can_be_given_again(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, plan: dict[str, Any]
) -> None:
    again = Run(capsys, "--given", written(tmp_path, plan))
    assert (again.status, json.loads(again.out)) == (0, plan)
    assert again.err.startswith("Made under edition 1.0 on Sat 1 Aug 2026. By that edition, ")
    older = {part: value for part, value in plan.items() if part != "edition"}
    again = Run(capsys, "--given", written(tmp_path, older))
    assert again.err.startswith("Made on Sat 1 Aug 2026; the file does not say")
    assert again.err.endswith("every date is the same.\n")


def test_what_differs_from_a_saved_file_is_told_apart_from_the_plan(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, plan: dict[str, Any]
) -> None:
    first = plan["steps"][0]
    steps = [{**first, "latest": "2026-07-27", "reasons": ["7 weeks."]}, *plan["steps"][1:]]
    given = {**plan["given"], "dates": {**plan["given"]["dates"], "gone": "2026-10-22"}}
    file = written(tmp_path, saved(plan, planned=steps, given=given))
    done = Run(capsys, "--given", file)
    edition = library().guidance.edition
    assert (done.status, json.loads(done.out)) == (0, plan)
    assert done.err.splitlines() == [
        f"Made under edition 0.9 on Sat 1 Aug 2026. This is edition {edition}: 1 date differs.",
        "  Initial joint supervision, Long-term fostering",
        "    was: By Mon 27 Jul 2026 (use Mon 20 Jul 2026)",
        "    now: By Mon 20 Jul 2026",
        "    Then: 7 weeks.",
        (
            "    Now: Final evidence is filed on Monday 14 September 2026. "
            "8 weeks (56 days) before that is"
        ),
        "      Monday 20 July 2026.",
        "    Then and now: Readings A01, A02.",
        "Left out: This guidance has no key date called 'gone' any more. It was Thu 22 Oct 2026.",
    ]


def test_flags_override_a_saved_file_and_are_no_difference(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, plan: dict[str, Any]
) -> None:
    file = written(tmp_path, saved(plan))
    done = Run(capsys, "--given", file, "--date", "final-evidence=2026-09-21")
    assert json.loads(done.out)["given"]["dates"] == {"final-evidence": "2026-09-21"}
    assert done.err.endswith("every date is the same.\n")


def test_inputs_written_by_hand_may_leave_the_pathway_to_the_argument(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = written(tmp_path, {"dates": {"qaag": "2026-10-22"}})
    done = Run(capsys, "adoption", "--given", file)
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)["given"]["pathways"] == ["adoption"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfe{\x00", "the file ends too early: this is not JSON yet."),
        (b"\x89PNG\r\n\x1a\n", "saved.json: this seems to be not text in UTF-8"),
        (b'{"schema": 1,\n "kind" 2}', "saved.json, line 2, column 9: from here on the file"),
        (b'{"dates": {"qaag": "2026-10-22"', "the file ends too early: this is not JSON yet."),
        (b" " * 1_000_002, "saved.json: it is too large"),
        (b'{"kind": "joint-supervision-timetable", "schema": 3}', "saved.json, schema: the file"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_with_its_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes, message: str
) -> None:
    file = tmp_path / "saved.json"
    file.write_bytes(content)
    done = Run(capsys, "--given", str(file))
    assert (done.status, done.out) == (2, "")
    assert message in done.err
