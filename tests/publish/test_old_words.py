"""After an amount is changed, the words beside it that say the old one are pointed at."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from decision_tool import cli
from decision_tool.publish.check.amounts_said import Length, amounts_in
from decision_tool.publish.check.old_reasons import is_between
from tests.publish.invalid_cases import SMALL_LIBRARY
from tests.shipped import library
from tests.test_edition_command import edit, move_earlier, said_anew

Run = Callable[..., list[str]]
HEAD = "pathways/move.yml"
WAS = "First meeting (move/first) had 6 weeks in edition 1.0, and has 8 weeks now."
WRITE = "Write what counts now, or that it was so before."


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Path:
    shutil.copytree(SMALL_LIBRARY, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture(name="run")
def _run(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str, status: int = 0) -> list[str]:
        assert cli.main(["--source", str(project), *arguments]) == status
        out, err = capsys.readouterr()
        assert bool(err) == (status == cli.BAD_INPUT)
        return (out or err).splitlines()

    return run


def days(count: int) -> Length:
    return Length(count, "day")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It is 6 weeks before.", [("6 weeks", days(42))]),
        ("Six weeks before it.", [("Six weeks", days(42))]),
        ("the six-week meeting", [("six-week", days(42))]),
        ("4 to 8 weeks after", [("4 to 8 weeks", days(28)), ("4 to 8 weeks", days(56))]),
        ("4\u20138 weeks", [("4\u20138 weeks", days(28)), ("4\u20138 weeks", days(56))]),
        ("after a fortnight", [("a fortnight", days(14))]),
        ("within a month", [("a month", Length(1, "month"))]),
        ("two years away", [("two years", Length(24, "month"))]),
        ("10 working days", [("10 working days", Length(10, "working day"))]),
        ("the ten-working-day limit", [("ten-working-day", Length(10, "working day"))]),
        ("at 15 years 7 months", [("15 years 7 months", Length(187, "month"))]),
        ("at 15 years and 7 months", [("15 years and 7 months", Length(187, "month"))]),
        ("after 6 weeks and 2 months", [("6 weeks", days(42)), ("2 months", Length(2, "month"))]),
        ("twenty-six weeks", [("twenty-six weeks", days(182))]),
        ("thirty days", [("thirty days", days(30))]),
        (
            "in weeks 4 to 8",
            [
                ("weeks 4 to 8", Length(4, "week number")),
                ("weeks 4 to 8", Length(8, "week number")),
            ],
        ),
        ("Week 4 is", [("Week 4", Length(4, "week number"))]),
    ],
)
def test_a_length_is_a_number_with_its_unit(text: str, said: list[tuple[str, Length]]) -> None:
    assert [(one.words, one.length) for one in amounts_in(text)] == said


@pytest.mark.parametrize(
    "text", ["Step 6.", "6 weekly meetings", "a day off", "1.6 weeks", "the 12 October", "P06 week"]
)
def test_a_number_alone_is_no_length(text: str) -> None:
    assert list(amounts_in(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "It was 6 weeks.",
        "It is now 8, not 6 weeks.",
        "Before edition 2 it fell 6 weeks ahead.",
        "It used to fall 6 weeks ahead.",
    ],
)
def test_what_was_may_be_told(text: str) -> None:
    assert [one.is_past for one in amounts_in(text)] == [True]
    first, _ = amounts_in(f"It was late. It is 6 weeks. {text}")
    assert not first.is_past


def publish(run: Run) -> None:
    run("edition", "publish")


def test_texts_that_say_the_old_amount_are_pointed_at(project: Path, run: Run) -> None:
    register, readings = "pathways/register/moving.yml", "pathways/common/readings.yml"
    edit(project, "move.yml", "Agree who packs", "Agree who packs six weeks ahead")
    edit(project, "common/readings.yml", "The day of the van", "The day 6 weeks before the van")
    publish(run)
    assert run("check") == ["No faults."]
    move_earlier(project)
    found = [
        f"{readings}:2:45: this still says “6 weeks”. {WAS} {WRITE}",
        f"{HEAD}:18:16: this still says “six weeks”. {WAS} {WRITE}",
        f"{register}:7:27: this still says “Six weeks”. {WAS} {WRITE}",
        f"{register}:7:58: this still says “6 weeks”. {WAS} {WRITE}",
    ]
    assert run("check") == [
        "No faults.",
        "4 texts may still say what the newest edition said:",
        *(f"  {one}" for one in found),
    ]
    [first, *_] = json.loads("\n".join(run("check", "--format", "json")))["old_words"]
    where, _, message = found[0].partition(": ")
    assert first == {"where": where, "message": message}
    edit(project, "common/settings.yml", 'version: "1.0"', 'version: "1.1"')
    told = run("edition", "publish", "--in-force-from", "2030-01-01")
    assert told[1:] == [
        "4 texts may still say what the newest edition said:",
        *(f"  {one}" for one in found),
    ]
    assert run("check") == ["No faults."]


def test_a_text_of_several_steps_is_of_before_only_where_none_counts_so(
    project: Path, run: Run
) -> None:
    """The clause is of the first meeting and of the review, which counts 42 days all the same."""
    review = "when: 42 days before moving-day\n    clauses: [MOV-05]"
    edit(project, "move.yml", "when: when needed", review)
    publish(run)
    move_earlier(project)
    assert run("check") == ["No faults."]


def test_what_is_said_of_the_same_length_otherwise_is_no_old_word(project: Path, run: Run) -> None:
    publish(run)
    edit(project, "move.yml", "when: 6 weeks before", "when: 42 days before")
    assert run("check") == ["No faults."]


def test_a_timing_without_an_amount_is_told_as_such(project: Path, run: Run) -> None:
    edit(project, "move.yml", "title: First meeting", "title: Six-week meeting")
    publish(run)
    edit(project, "move.yml", "when: 6 weeks before moving-day", "when: before moving-day")
    edit(project, "move.yml", "id: first\n", "id: start\n    was: [first]\n")
    edit(project, "move.yml", "after first until", "after start until")
    edit(project, "move.yml", "[first, handover]", "[start, handover]")
    edit(project, "common/combinations.yml", "move/first", "move/start")
    told = "Six-week meeting (move/start) had 6 weeks in edition 1.0, and has it no more."
    assert f"  {HEAD}:14:12: this still says “Six-week”. {told} {WRITE}" in run("check")


def test_remarks_and_conditions_count_as_timing_does(project: Path, run: Run) -> None:
    message = "message: The child is 18 years old by then."
    edit(project, "move.yml", "message: The child is grown up by then.", message)
    edit(project, "move.yml", "steps: [first, handover]", "steps: [eighteen]")
    publish(run)
    edit(project, "move.yml", "when: on 18th birthday", "when: on 19th birthday")
    told = "The child turns 18 (move/eighteen) had 18 years in edition 1.0, and has 19 years now."
    assert run("check")[1:] == [
        "1 text may still say what the newest edition said:",
        f"  {HEAD}:73:14: this still says “18 years”. {told} {WRITE}",
    ]


def test_what_is_left_open_and_what_is_said_of_two_pathways_hang_on_steps_too(
    project: Path, run: Run
) -> None:
    edit(project, "common/gaps.yml", "who packs", "who packs in the six weeks")
    edit(project, "common/combinations.yml", "Hold one meeting", "Hold one 6 weeks before")
    said_anew(project)
    publish(run)
    move_earlier(project)
    assert run("check")[2:] == [
        f"  pathways/common/combinations.yml:8:14: this still says “6 weeks”. {WAS} {WRITE}",
        f"  pathways/common/gaps.yml:2:21: this still says “six weeks”. {WAS} {WRITE}",
    ]


@pytest.mark.parametrize(
    ("first", "later", "length", "is_so"),
    [
        ("2026-08-31", "2026-10-12", days(42), True),
        ("2026-08-31", "2026-10-13", days(42), False),
        ("2026-08-31", "2026-11-30", Length(3, "month"), True),  # counted on
        ("2026-11-29", "2027-02-28", Length(3, "month"), True),
        ("2026-02-28", "2026-05-31", Length(3, "month"), True),  # only counted back
        ("2026-02-27", "2026-05-31", Length(3, "month"), False),
        ("2026-10-12", "2026-10-26", Length(10, "working day"), True),
        ("2026-10-10", "2026-10-23", Length(10, "working day"), True),
        ("2026-10-12", "2026-10-27", Length(10, "working day"), False),
        ("2190-10-12", "2190-10-27", Length(10, "working day"), True),  # nobody can tell
        ("2026-10-05", "2026-11-02", Length(5, "week number"), True),
        ("2026-10-05", "2026-11-08", Length(5, "week number"), True),
        ("2026-10-05", "2026-11-03", Length(5, "week number"), False),
    ],
)
def test_two_days_are_so_far_apart_as_the_engine_counts(
    first: str, later: str, length: Length, is_so: bool
) -> None:
    both = [date.fromisoformat(first), date.fromisoformat(later)]
    assert is_between(both, length, library().guidance) is is_so


REASON = "6 weeks before Monday 12 October 2026 is Monday 31 August 2026."
GIVEN = "given: {pathways: [move], dates: {moving-day: Monday 12 October 2026}}\n"
EXPECT = "expect: {steps: [{step: move/first, latest: Monday 31 August 2026}]}\n"
SIGNED = "signed-by: Head of moves\nsigned-on: 2026-03-02\n"
ONE = "pathways/examples/move/one.yml"
FAR = "and no two days of this example are so far apart."


def example(project: Path, text: str, name: str = "one") -> Path:
    path = project / "pathways" / "examples" / "move" / f"{name}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def refused(said: str, hint: str = "Count it out again.") -> str:
    return f"{ONE}:1:10: the reason still says “{said}”, {FAR} {WAS} {hint}"


def test_a_rewritten_example_is_refused_until_its_reason_is_changed(
    project: Path, run: Run
) -> None:
    path = example(project, f"because: {REASON}\n{GIVEN}{EXPECT}")
    said_anew(project)
    publish(run)
    move_earlier(project)
    [_, not_holding] = run("check", status=1)
    assert "does not hold any more" in not_holding
    reason = f"the reason still says “6 weeks”, {FAR} {WAS}"
    assert run("example", "rewrite", "move", "--write")[-3:] == [
        f"  Its reason names Monday 31 August 2026, which is not expected any more: {REASON}",
        f"  {reason} pathways check refuses it until you change it.",
        "Written unsigned. Read why it follows (because), correct it, and have it signed again.",
    ]
    assert run("check", status=1) == [refused("6 weeks")]
    assert run("edition", "publish", "--version", "2.0", status=2) == [
        f"pathways: {refused('6 weeks')}"
    ]
    text = path.read_text(encoding="utf-8")
    mended = REASON.replace("6 weeks", "8 weeks").replace("31 August", "17 August")
    path.write_text(text.replace(REASON, mended), encoding="utf-8")
    assert run("check")[0] == "No faults."


def test_a_reason_without_days_is_refused_as_well_and_signed_again(project: Path, run: Run) -> None:
    waits = "expect: {steps: [{step: move/monthly, state: needs-date}]}\n"
    given = "given: {pathways: [move]}\n"
    example(project, f"because: It waits for the day six weeks before.\n{SIGNED}{given}{waits}")
    publish(run)
    move_earlier(project)
    hint = "Count it out again, and have it signed again."
    assert run("check", status=1) == [refused("six weeks", hint)]


@pytest.mark.parametrize(
    ("before", "after", "day"),
    [
        ("within 2 weeks", "within 3 weeks", "2026-11-02"),
        ("within 10 working days", "within 15 working days", "2026-11-02"),
    ],
)
def test_a_length_that_lies_between_two_days_is_only_pointed_at(
    project: Path, run: Run, before: str, after: str, day: str
) -> None:
    far = '"yes"' if "weeks" in before else '"no"'
    said = before.removeprefix("within ")
    example(
        project,
        f"because: It was held {said} before.\n"
        f"given: {{pathways: [move], dates: {{moving-day: 2026-10-12}}, answers: {{far: {far}}}, "
        "held: {move/first: 2026-09-28}}\n"
        f"expect: {{steps: [{{step: move/handover, earliest: 2026-10-12, latest: {day}}}]}}\n",
    )
    assert run("check", status=1)  # it says what is to be
    edit(project, "move.yml", before, after)
    assert run("check")[0] == "No faults."
    edit(project, "move.yml", after, before)
    (project / ONE).rename(project / "kept.yml")
    publish(run)
    (project / "kept.yml").rename(project / ONE)
    edit(project, "move.yml", before, after)
    [line] = [one for one in run("check") if one.startswith("  pathways")]
    assert line.startswith(f"  {ONE}:1:10: this still says “{said}”. ")


def test_the_name_of_an_example_is_read_too(project: Path, run: Run) -> None:
    text = f"because: It is counted back.\n{GIVEN}{EXPECT}"
    path = example(project, text, "six-weeks-before")
    publish(run)
    move_earlier(project)
    path.write_text(text.replace("31 August", "17 August"), encoding="utf-8")
    place = "pathways/examples/move/six-weeks-before.yml:1:1"
    hint = "Give the file another name."
    assert f"  {place}: its name still says “six weeks”. {WAS} {hint}" in run("check")
