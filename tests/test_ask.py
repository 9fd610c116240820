"""``pathways ask`` as a person meets it: one question at a time, nothing lost, clear refusals."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from decision_tool import cli
from decision_tool.commands import ask, project
from decision_tool.commands.ask_dialogue import Dialogue
from tests.core.situation_builder import guided
from tests.shipped import library

ROOT = Path(__file__).resolve().parent.parent


def talk(*typed: str) -> str:
    """Return all that a person sees who types these lines in turn, each line shown after >."""
    lines: list[str] = []
    said: Iterator[str] = iter(typed)

    def read(prompt: str) -> str:
        line = next(said)
        lines.append(f"{prompt}{line}")
        return line

    Dialogue(guided(), read, lines.append).run()
    assert next(said, None) is None, "it ended before the last line"
    return "\n".join(lines)


def test_one_question_after_another_and_then_the_result() -> None:
    seen = talk("1", "1 2", "2", "1", "")
    assert seen.startswith(
        "b = back, ? = why we ask, a = all answers, to change one.\n"
        "\n"
        "Question 1 of 4\n"
        "Whose guide?\n"
        "\n"
        "  1  Ours\n"
        "  2  Theirs\n"
        "> 1\n"
        "\n"
        "Question 2 of 4\n"
        "What is happening?\n"
        "\n"
        "  1  The child moves (By car)\n"
        "  2  The child settles in\n"
        "  3  The child waits\n"
        "  4  None of these\n"
        "Type the numbers of all that are true, such as 1 3.\n"
        "> 1 2\n"
    )
    assert seen.endswith(
        "Two pathways apply\n"
        "------------------\n"
        "Move  (move)\n"
        "    Because it moves.\n"
        "    Next: initial, by the hearing.\n"
        "Settle in  (settle)\n"
        "    Because it settles.\n"
        "\n"
        "Check this: Check both.\n"
        "\n"
        "Both. Plan one after the other.\n"
        "\n"
        "Your answers\n"
        "   1  Whose: Ours\n"
        "   2  Stage: The child moves; The child settles in\n"
        "   3  Complex: No\n"
        "   4  Guests: Driver\n"
        "\n"
        "Work out the dates:\n"
        "    pathways plan move settle --answer complex=no --answer likely=yes\n"
        "\n"
        "a = change an answer, Enter = finish > "
    )


def test_no_guide_says_what_to_do_next_and_names_no_command() -> None:
    seen = talk("2", "2", "")
    assert "Nothing fits\n------------\nNo guide is about this.\n- Ask someone.\n- Ring.\n" in seen
    assert "pathways plan" not in seen


def test_why_we_ask_is_told_and_the_question_asked_again() -> None:
    seen = talk("?", "2", "1", "")
    assert seen.count("Whose guide?") == 2
    assert "> ?\nWhy we ask. There are two.\n" in seen


def test_going_back_shows_the_answer_and_enter_keeps_it() -> None:
    seen = talk("1", "1", "b", "", "2", "1", "")
    assert "Now: The child moves. Enter keeps it." in seen
    assert "   3  Complex: No" in seen


def test_going_back_from_the_first_question_stays_there() -> None:
    assert "This is the first question." in talk("b", "2", "1", "")


def test_going_back_twice_and_on_again_passes_what_is_answered() -> None:
    seen = talk("1", "3", "a", "1", "", "", "")
    assert seen.count("What is happening?") == 2
    assert "Nothing fits" in seen


def test_changing_an_answer_keeps_the_others() -> None:
    seen = talk("1", "1", "1", "1 2", "a", "1", "2", "2", "a", "1", "1", "")
    assert seen.endswith("a = change an answer, Enter = finish > ")
    assert seen.count("One pathway applies") == 2
    assert "   4  Guests: Driver; Friend" in seen.rpartition("One pathway applies")[2]


def test_all_answers_can_be_looked_at_without_changing_any() -> None:
    seen = talk("1", "a", "", "3", "")
    assert "   1  Whose: Ours\n   2  Stage: not answered yet\n" in seen
    assert "Nothing fits" in seen


def test_a_number_of_no_answer_changes_nothing() -> None:
    seen = talk("1", "3", "a", "9", "")
    assert seen.count("Nothing fits") == 2


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Type a number from 1 to 4, or several such as 1 3; or b, ? or a."),
        ("x", "Type a number from 1 to 4, or several such as 1 3; or b, ? or a."),
        ("1 5", "Type a number from 1 to 4, or several such as 1 3; or b, ? or a."),
        ("0", "Type a number from 1 to 4, or several such as 1 3; or b, ? or a."),
        ("1 4", "“None of these” goes with no other answer."),
    ],
)
def test_what_cannot_be_an_answer_is_asked_again(typed: str, told: str) -> None:
    seen = talk("1", typed, "3", "")
    assert f"> {typed}\n{told}\n" in seen
    assert "Nothing fits" in seen


def test_two_answers_where_one_is_taken_are_asked_again() -> None:
    seen = talk("1 2", "2", "1", "")
    assert "Type one number: this question takes one answer." in seen


def test_numbers_may_stand_with_commas_and_in_any_order() -> None:
    assert "   2  Stage: The child moves; The child waits" in talk("1", "3,1", "2", "1", "")


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(project, "cached_guidance", lambda _: library().guidance)
    return cli.main(["ask", *arguments])


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        (
            ["situation"],
            "--answer: 'situation' is not a pair. Write --answer organisation=authority.",
        ),
        (["=x"], "--answer: '=x' is not a pair. Write --answer organisation=authority."),
        (
            ["organisatio=authority"],
            "--answer: there is no question called 'organisatio'. Did you mean 'organisation'?",
        ),
        (
            ["organisation=authority", "organisation=boroughs"],
            ("--answer organisation: this question takes one answer. "
            "Write one of: authority, boroughs, fostering-agency."),
        ),
        (
            ["situation=none,remand"],
            ("--answer situation: 'none' goes with no other answer. "
            "Give it alone, or leave it out."),
        ),
        (
            ["organisation=fostering-agency", "supervisee=manager"],
            ("--answer: Is this person in an assessed and supported year in employment? "
            "Not answered yet. Write --answer asye= and one of: yes, no."),
        ),
        (
            ["organisation=boroughs", "both-services=yes"],
            ("--answer: What is true of this work? Not answered yet. Write --answer work-of-both= "
            "and one or more of: high-risk, service-leaving, none."),
        ),
    ],
)  # fmt: skip
def test_flags_that_cannot_be_used_are_refused(
    flags: list[str],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(monkeypatch, *(part for flag in flags for part in ("--answer", flag))) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"pathways: {told}\n"


def test_options_may_be_given_with_a_flag_each(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    flags = ["organisation=boroughs", "both-services=yes", "work-of-both=high-risk"]
    flags += ["work-of-both=service-leaving"]
    assert run(monkeypatch, *(part for flag in flags for part in ("--answer", flag))) == 0
    printed = capsys.readouterr().out
    assert "Meet before a service leaves." in printed
    assert "You may meet more often." in printed


def test_without_a_terminal_it_says_how_to_answer() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "decision_tool", "ask"],
        cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "pathways: this asks questions at a terminal, and there is none. "
        "Give the answers as flags: pathways ask --answer organisation=authority\n"
    )


@pytest.mark.parametrize("stop", [EOFError, KeyboardInterrupt])
def test_stopping_ends_it_without_a_trace(
    stop: type[BaseException], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def read(_prompt: str) -> str:
        raise stop

    monkeypatch.setattr("builtins.input", read)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert run(monkeypatch) == ask.STOPPED
    assert capsys.readouterr().out.endswith("Stopped. Nothing was kept.\n")


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_at_a_real_terminal() -> None:
    import pty  # noqa: PLC0415 - not on Windows

    main, side = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "decision_tool", "ask"],
        cwd=ROOT, stdin=side, stdout=side, stderr=side,
    ) as running:  # fmt: skip
        os.close(side)
        seen = _type(main, ["a", "1", "2", "b", "", "1", "3", ""])
        assert running.wait(timeout=60) == 0
    os.close(main)
    assert "Question 1 of " in seen
    assert "One pathway applies" in seen
    assert "pathways plan mental-health" in seen


def _type(main: int, lines: list[str]) -> str:
    """Type each line once a prompt stands there, and return all that was shown."""
    seen = ""
    for line in lines:
        shown = ""
        while not shown.endswith("> "):
            shown += os.read(main, 4096).decode(errors="replace")
        seen += shown
        os.write(main, f"{line}\n".encode())
    return seen + _rest(main)


def _rest(main: int) -> str:
    rest: Callable[[], bytes] = lambda: os.read(main, 4096)  # noqa: E731
    try:
        return b"".join(iter(rest, b"")).decode(errors="replace")
    except OSError:  # how Linux says that the other side is closed
        return ""
