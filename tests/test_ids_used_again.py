"""What `check` refuses of an id that a published edition renamed or dropped: it stays taken."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from decision_tool import cli
from decision_tool.core.guidance.edition import write_edition
from decision_tool.publish.check.loading import load_library
from tests.publish.invalid_cases import SMALL_LIBRARY
from tests.test_edition_command import edit

Run = Callable[..., tuple[int, str, str]]
MOVE = "move.yml"
NEW_ID = "Give this one an id that was never used."


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Path:
    shutil.copytree(SMALL_LIBRARY, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture(name="run")
def _run(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        status = cli.main(["--source", str(project), *arguments])
        return (status, *capsys.readouterr())

    return run


def publish(run: Run, version: str, month: int) -> None:
    day = f"2027-{month:02}-01"
    status, _, err = run("edition", "publish", "--version", version, "--in-force-from", day)
    assert (err, status) == ("", 0)


def told(run: Run) -> list[str]:
    return run("check")[1].splitlines()


STEP = "  - id: eighteen\n    title: The child turns 18\n"
NEW_STEP = "  - id: review\n    title: Visit\n    kind: task\n    when: before moving-day\n\n"


def renamed_step(project: Path, run: Run) -> None:
    """Publish 1.0, and 2.0 in which the review is the look-back."""
    publish(run, "1.0", 1)
    edit(project, MOVE, "  - id: review", "  - id: look-back\n    was: [review]")
    publish(run, "2.0", 2)


def test_an_id_that_was_renamed_away_does_not_stand_for_another_step(
    project: Path, run: Run
) -> None:
    renamed_step(project, run)
    edit(project, MOVE, "    was: [review]\n", "")
    edit(project, MOVE, STEP, NEW_STEP + STEP)
    fault = (
        "pathways/move.yml:59:9: a case of before has the step 'move/look-back' under the id "
        "'move/review': edition 2.0 says that it was called so. "
        f"{NEW_ID} Keep `was: [review]` at 'move/look-back'."
    )
    assert told(run) == [fault]
    assert run("edition", "publish", "--version", "3.0", "--in-force-from", "2027-03-01") == (
        2,
        "",
        f"pathways: {fault}\n",
    )
    edit(project, MOVE, "  - id: look-back", "  - id: look-back\n    was: [review]")
    assert told(run) == [fault.replace(":59:", ":60:")]
    edit(project, MOVE, NEW_STEP, NEW_STEP.replace("review", "visit"))
    assert told(run) == ["No faults."]


def test_an_id_stays_taken_when_what_had_it_is_dropped(project: Path, run: Run) -> None:
    renamed_step(project, run)
    edit(project, MOVE, "  - id: look-back\n    was: [review]", "  - id: review")
    dropped = project / "pathways" / "common" / "dropped.yml"
    gone = "dropped:\n  - {kind: step, id: move/look-back, since: '3.0', because: Nobody did it.}\n"
    dropped.write_text(gone, encoding="utf-8")
    assert told(run) == [
        (
            "pathways/move.yml:53:9: a case of before has the step 'move/look-back' under the id "
            f"'move/review': edition 2.0 says that it was called so. {NEW_ID}"
        )
    ]
    edit(project, MOVE, "  - id: review", "  - id: final")
    assert told(run) == [
        (
            "pathways/move.yml:1:1: edition 1.0 has the step 'move/review', and it is gone. "
            "Write `was: [review]` at what it is called now, or list it in "
            "pathways/common/dropped.yml."
        )
    ]


def test_a_step_may_have_its_old_id_back(project: Path, run: Run) -> None:
    renamed_step(project, run)
    edit(project, MOVE, "id: look-back\n    was: [review]", "id: review\n    was: [look-back]")
    publish(run, "3.0", 3)
    assert told(run) == ["No faults."]
    edit(project, MOVE, "id: review\n    was: [look-back]", "id: look-back\n    was: [review]")
    assert told(run) == ["No faults."]


def test_what_a_published_edition_says_a_thing_was_is_said_for_ever(
    project: Path, run: Run
) -> None:
    edit(project, MOVE, "  - id: review", "  - id: review\n    was: [final]")
    publish(run, "1.0", 1)  # files were saved before the first edition
    edit(project, MOVE, "    was: [final]\n", "")
    assert told(run) == [
        (
            "pathways/move.yml:53:9: edition 1.0 says that the step 'move/review' was "
            "'move/final', and nothing says it now. Write `was: [final]` beside this id."
        )
    ]
    edit(project, MOVE, "  - id: review", "  - id: look-back\n    was: [review]")
    assert told(run)[0].endswith("Write `was: [final]` beside this id.")
    edit(project, MOVE, "    was: [review]", "    was: [review, final]")
    assert told(run) == ["No faults."]


def test_another_step_does_not_take_over_what_a_published_one_was(project: Path, run: Run) -> None:
    renamed_step(project, run)
    edit(project, MOVE, "    was: [review]\n", "")
    edit(project, MOVE, "  - id: packing", "  - id: packing\n    was: [review]")
    assert told(run) == [
        (
            "pathways/move.yml:31:9: edition 2.0 says that the step 'move/look-back' was "
            "'move/review'. Write `was: [review]` beside 'move/look-back', and take it out here."
        )
    ]


def test_what_is_still_there_is_not_told_of_as_dropped(project: Path, run: Run) -> None:
    renamed_step(project, run)
    edit(project, MOVE, "    was: [review]\n", "")
    gone = "dropped:\n  - {kind: step, id: move/review, since: '3.0', because: Nobody did it.}\n"
    (project / "pathways" / "common" / "dropped.yml").write_text(gone, encoding="utf-8")
    assert told(run) == [
        (
            "pathways/move.yml:53:9: edition 2.0 says that the step 'move/look-back' was "
            "'move/review', and nothing says it now. Write `was: [review]` beside this id."
        )
    ]


DROPPED_STEP = (
    "pathways/move.yml:58:9: edition 2.0 says that the step 'move/review' was dropped, so a case "
    f"of before has another one under this id. {NEW_ID} If it is the same come back, write "
    "`was: [review]` beside the new id."
)


def test_an_id_that_was_dropped_does_not_stand_for_another_step(project: Path, run: Run) -> None:
    publish(run, "1.0", 1)
    old = "  - id: review\n    title: Review\n    kind: meeting\n    when: when needed\n"
    edit(project, MOVE, f"{old}    arranged-by: carer\n\n", "")
    dropped = project / "pathways" / "common" / "dropped.yml"
    gone = "dropped:\n  - {kind: step, id: move/review, since: '2.0', because: Nobody did it.}\n"
    dropped.write_text(gone, encoding="utf-8")
    publish(run, "2.0", 2)
    edit(project, MOVE, "if-plan-changes:", f"{NEW_STEP}if-plan-changes:")
    assert told(run) == [DROPPED_STEP]
    dropped.unlink()
    assert told(run) == [DROPPED_STEP]
    edit(project, MOVE, "  - id: review", "  - id: review-again\n    was: [review]")
    assert told(run) == ["No faults."]  # the same step, come back


def test_pathways_questions_answers_and_key_dates_keep_their_ids_too(
    project: Path, run: Run
) -> None:
    guidance = load_library(project).guidance
    call, far, weeks = guidance.pathways[0], *guidance.questions
    keys = guidance.key_dates[2]
    steps = tuple(replace(one, id=f"ring/{one.id.partition('/')[2]}") for one in call.steps)
    never = replace(far.options[1], id="never", was=("no",))
    then = replace(
        guidance,
        edition="2.0",
        key_dates=(*guidance.key_dates[:2], replace(keys, id="handed", was=(keys.id,))),
        pathways=(replace(call, id="ring", steps=steps, was=("call",)), *guidance.pathways[1:]),
        questions=(
            replace(far, options=(far.options[0], never)),
            replace(weeks, id="weeks-apart", was=(weeks.id,)),
        ),
    )
    edition = project / "pathways" / "editions" / "2.0.json"
    edition.parent.mkdir()
    edition.write_text(write_edition("2.0", date(2027, 1, 1), then, {}, {}), encoding="utf-8")
    assert [one for one in told(run) if "a case of before" in one] == [
        f"pathways/{place}: a case of before has the {kind} {now!r} under the id {was!r}: "
        f"edition 2.0 says that it was called so. {NEW_ID}"
        for place, kind, now, was in [
            ("call.yml:1:5", "pathway", "ring", "call"),
            ("common/key-dates.yml:4:10", "key date", "handed", "keys-given"),
            ("common/questions.yml:8:14", "option", "far=never", "far=no"),
            ("common/questions.yml:9:9", "question", "weeks-apart", "gap-weeks"),
        ]
    ]
