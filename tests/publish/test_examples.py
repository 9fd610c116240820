"""Worked examples: read, tried, counted for what they show, and written as they are read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from decision_tool import cli
from decision_tool.core.errors import FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.publish.check import cached_examples
from decision_tool.publish.check.cached_examples import FOLDER, examples_outcome
from decision_tool.publish.check.cached_guidance import cached_guidance
from decision_tool.publish.check.examples_covered import coverage
from decision_tool.publish.check.examples_run import Run, tried
from decision_tool.publish.check.fingerprint import fingerprint
from decision_tool.publish.check.loading import check, load_library
from decision_tool.publish.source.example_text import example_text, kebab
from decision_tool.publish.source.examples import read_examples
from tests.publish.test_mkdocs_plugin import configured
from tests.shipped import library

ROOT = Path(__file__).resolve().parents[2]
SMALL_LIBRARY = Path(__file__).parent / "small_library"

HANDOVER = {
    "because": "Two weeks after Monday 12 October 2026 is Monday 26 October 2026.",
    "given": {
        "pathways": ["move"],
        "dates": {"moving-day": "2026-10-12"},
        "answers": {"far": "yes"},
    },
    "expect": {
        "steps": [
            {
                "step": "move/handover",
                "state": "dated",
                "earliest": "2026-10-12",
                "latest": "2026-10-26",
            },
            {"step": "move/packing", "state": "dated", "latest": "2026-10-11"},
        ]
    },
}
"""An example of the small library."""
MONTHS = {
    "because": "A month after 31 January is 28 February.",
    "given": {
        "pathways": ["move"],
        "dates": {"moving-day": "2026-10-12"},
        "answers": {"far": "no"},
        "held": {"move/first": "2026-01-31"},
    },
    "expect": {
        "steps": [
            {"step": "move/monthly#1", "state": "dated", "latest": "2026-02-28"},
            {"step": "move/packing", "state": "not-needed"},
            {"step": "move/first", "state": "held", "invite": {"lacks": ["driver"]}},
        ]
    },
}
SIGNED = {"signed-by": "Head of moves", "signed-on": "2026-03-02"}


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Path:
    shutil.copytree(SMALL_LIBRARY, tmp_path, dirs_exist_ok=True)
    return tmp_path


def add(project: Path, plain: object, name: str = "one", pathway: str = "move") -> Path:
    """Write an example and return its file."""
    assert isinstance(plain, dict)
    path = project / "pathways" / "examples" / pathway / f"{name}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(example_text(plain), encoding="utf-8")
    return path


def guidance_of(project: Path) -> Guidance:
    return load_library(project).guidance


def shown(project: Path) -> set[str]:
    """Return what the examples of a project show, in words."""
    guidance = guidance_of(project)
    return {
        f"{one.kind}: {one.words}"
        for one in coverage(tried(project / "pathways", guidance), guidance).by_any
    }


def test_every_shipped_example_is_read_and_holds() -> None:
    guidance = library().guidance
    examples, faults = read_examples(ROOT / "pathways")
    assert faults == []
    assert len(tried(ROOT / "pathways", guidance)) == len(examples)


def test_an_example_is_written_as_it_is_read(project: Path) -> None:
    path = add(project, {**SIGNED, **HANDOVER})
    text = path.read_text(encoding="utf-8")
    assert "earliest: Monday 12 October 2026" in text
    assert "signed-on: 2026-03-02" in text
    [example], faults = read_examples(project / "pathways")
    assert faults == []
    assert example.is_signed
    assert example.file.given_json() == HANDOVER["given"]
    [first, _] = example.file.expected_json()["steps"]
    assert first == {
        "id": "move/handover",
        "state": "dated",
        "earliest": "2026-10-12",
        "latest": "2026-10-26",
    }


def test_words_that_look_like_something_else_stay_text(project: Path) -> None:
    plain = {**HANDOVER, "because": "12"}
    add(project, plain)
    [example], _ = read_examples(project / "pathways")
    assert example.file.because == "12"
    assert example_text({"a": None, "b": True, "c": "no: yes", "d": "null"}) == (
        "a: null\nb: yes\nc: 'no: yes'\nd: 'null'\n"
    )


def test_keys_of_a_plan_are_written_with_hyphens() -> None:
    assert kebab({"any_of": [{"non_working": 1}]}) == {"any-of": [{"non-working": 1}]}


def test_what_is_not_published_is_passed_over(project: Path) -> None:
    given = {"pathways": ["emergency-placement"]}
    add(project, {**HANDOVER, "given": given}, pathway="emergency-placement")
    assert tried(project / "pathways", guidance_of(project)) == []
    assert check(project) == []


def test_an_example_that_does_not_hold_stops_nothing_but_the_check(project: Path) -> None:
    rule = project / "pathways" / "move.yml"
    add(project, HANDOVER)
    text = rule.read_text(encoding="utf-8")
    rule.write_text(text.replace("within 2 weeks", "within 3 weeks"), encoding="utf-8")
    [fault] = check(project)
    assert "it is due by Monday 26 October 2026, the guidance now says Monday 2 November" in str(
        fault
    )
    assert cached_guidance(project) == guidance_of(project)


def later_handover(project: Path) -> None:
    rule = project / "pathways" / "move.yml"
    text = rule.read_text(encoding="utf-8")
    rule.write_text(text.replace("within 2 weeks", "within 3 weeks"), encoding="utf-8")


def test_the_check_begins_with_the_sum_of_examples_that_do_not_hold(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    later_handover(project)
    command = ["--source", str(project), "check"]
    add(project, HANDOVER)
    assert cli.main(command) == 1
    first, only = capsys.readouterr().out.splitlines()
    assert first == (
        "1 worked example of 1 pathway no longer holds. If the new days are meant: "
        "pathways example rewrite move"
    )
    assert only.startswith("pathways/examples/move/one.yml:")
    for name in ("two", "three", "four", "five"):
        add(project, HANDOVER, name)
    given = {**HANDOVER["given"], "pathways": ["move", "settle"]}  # type: ignore[dict-item]
    add(project, {**HANDOVER, "given": given}, "six", "settle")
    add(project, {**HANDOVER, "given": {**given, "pathways": ["move"]}}, "odd", "settle")
    assert cli.main(command) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == (
        "7 worked examples of 2 pathways no longer hold. If the new days are meant: "
        "pathways example rewrite move settle"
    )
    assert [line.partition(":")[0].rpartition("/")[2] for line in lines[1:]] == [
        "odd.yml",
        "five.yml",
        "four.yml",
        "one.yml",
        "2 more of move. All of them",
        "odd.yml",
        "six.yml",
    ]
    assert lines[5] == "2 more of move. All of them: pathways example rewrite move"
    assert cli.main([*command, "--format", "json"]) == 1
    assert len(json.loads(capsys.readouterr().out)["faults"]) == 8


def test_a_build_and_an_edition_begin_with_the_same_sum(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    later_handover(project)
    for name in ("one", "two", "three", "four", "five"):
        add(project, HANDOVER, name)
    cli.main(["--source", str(project), "check"])
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("5 worked examples of 1 pathway no longer hold. ")
    assert len(told) == 1 + 3 + 1
    assert cli.main(["--source", str(project), "edition", "publish"]) == cli.BAD_INPUT
    assert capsys.readouterr().err.splitlines() == [f"pathways: {line}" for line in told]
    plugin, config = configured(project)
    with pytest.raises(PluginError) as caught:
        plugin.on_config(config)
    assert str(caught.value).splitlines() == told


def test_both_sides_of_a_condition_are_counted(project: Path) -> None:
    add(project, HANDOVER)
    assert "condition: move/packing, only if: far is yes: holds" in shown(project)
    assert "condition: move/packing, only if: far is yes: does not hold" not in shown(project)
    assert "condition: move/handover, case: far is yes" in shown(project)
    assert "condition: move/handover, case: otherwise" not in shown(project)
    assert "window: move/handover, far is yes" in shown(project)
    add(project, MONTHS, "two")
    assert "condition: move/packing, only if: far is yes: does not hold" in shown(project)
    assert "month end: move/monthly" in shown(project)
    assert "condition: moving, invited driver: far is yes: does not hold" in shown(project)


def test_of_two_cases_with_the_same_timing_the_one_that_holds_is_shown(project: Path) -> None:
    path = project / "pathways" / "move.yml"
    text = path.read_text("utf-8")
    same = text.replace("within 10 working days of moving-day", "within 2 weeks of moving-day")
    assert same != text
    path.write_text(same, encoding="utf-8")
    add(project, HANDOVER)
    assert "condition: move/handover, case: far is yes" in shown(project)
    assert "condition: move/handover, case: otherwise" not in shown(project)
    assert "window: move/handover" not in shown(project)
    compiled = examples_outcome(project, cached_guidance(project))
    shutil.rmtree(project / FOLDER)
    assert examples_outcome(project, cached_guidance(project)) == compiled


def test_a_window_is_shown_by_both_its_days_only(project: Path) -> None:
    steps = [{"step": "move/handover", "state": "dated", "latest": "2026-10-26"}]
    add(project, {**HANDOVER, "expect": {"steps": steps}})
    assert "step: move/handover" in shown(project)
    assert "window: move/handover, far is yes" not in shown(project)


def test_the_check_counts_what_is_shown_and_names_the_rest_when_asked(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(project, {**SIGNED, **HANDOVER})
    add(project, MONTHS, "two")
    command = ["--source", str(project), "check"]
    assert cli.main(command) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["No faults.", "2 worked examples tried, 1 of them signed. What they show:"]
    assert lines[-1] == "What is not shown yet: pathways check --examples"
    assert cli.main([*command, "--examples"]) == 0
    whole = capsys.readouterr().out
    assert "No example shows:\n  step: " in whole
    assert "No signed example shows:\n  step: move/first\n" in whole
    cli.main([*command, "--format", "json"])
    reply = json.loads(capsys.readouterr().out)["examples"]
    assert (reply["holding"], reply["signed"]) == (2, 1)
    assert {"kind": "step", "what": "move/monthly", "by": "signed"} in reply["not_shown"]


def test_an_unsigned_set_is_said_to_be_unsigned(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(project, HANDOVER)
    cli.main(["--source", str(project), "check", "--examples"])
    out = capsys.readouterr().out
    assert "1 worked example tried, none of them signed yet." in out
    assert "No example shows:" in out
    assert "No signed example shows:" not in out


def test_examples_are_tried_once_for_the_same_files(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = add(project, HANDOVER)
    first = examples_outcome(project, cached_guidance(project))
    [kept] = (project / FOLDER).iterdir()
    with monkeypatch.context() as patched:
        patched.setattr(cached_examples, "_run", lambda *_: pytest.fail("tried again"))
        assert examples_outcome(project, cached_guidance(project)) == first
    kept.write_bytes(b"damaged")
    assert examples_outcome(project, cached_guidance(project)) == first
    path.write_text(path.read_text("utf-8").replace("26 Oct", "19 Oct"), encoding="utf-8")
    with pytest.raises(FaultsError, match="19 October 2026, the guidance now says Monday 26"):
        examples_outcome(project, cached_guidance(project))


def test_an_edited_example_leaves_the_guidance_as_it_is_cached(project: Path) -> None:
    path = add(project, HANDOVER)
    plain, whole = fingerprint(project, "code"), fingerprint(project, "code", with_examples=True)
    path.write_text(path.read_text("utf-8").replace("26 Oct", "19 Oct"), encoding="utf-8")
    assert fingerprint(project, "code") == plain
    assert fingerprint(project, "code", with_examples=True) != whole
    add(project, HANDOVER, "two")  # a name counts: a file may be one that nothing reads
    assert fingerprint(project, "code") != plain


def test_an_example_that_cannot_be_opened_is_named(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = add(project, HANDOVER)

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    _, faults = read_examples(project / "pathways")
    [fault] = faults
    assert fault.where == f"pathways/examples/move/{path.name}:1:1"
    assert fault.what == "this file cannot be read: Permission denied."


def test_a_run_keeps_its_plan(project: Path) -> None:
    add(project, HANDOVER)
    [run] = tried(project / "pathways", guidance_of(project))
    assert isinstance(run, Run)
    assert run.example.id == "move/one"
    assert run.plan.given.pathways == ("move",)
