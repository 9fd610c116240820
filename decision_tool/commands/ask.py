"""``pathways ask``: from a situation to the pathways that apply, question by question."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date, datetime

from decision_tool.commands.ask_dialogue import Dialogue
from decision_tool.commands.project import add_edition, edition_foot, guidance_of
from decision_tool.commands.situation_text import Aged, outcome_as_text
from decision_tool.commands.text_file import add_out
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.situation_model import NONE
from decision_tool.core.pasted import as_typed
from decision_tool.core.situation.answers import sound_answers
from decision_tool.core.situation.outcome import outcome
from decision_tool.core.situation.reply import situation_reply
from decision_tool.core.situation.situation import QuestionState, questions_to_ask

EXAMPLE = "--answer organisation=authority"
STOPPED = 130
"""The exit status of a program that was interrupted."""


def add_arguments(one: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    one.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="QUESTION=OPTION",
        help="several options of one question: joined by commas, or one flag for each",
    )
    one.add_argument("--format", choices=["text", "json"], default="text")
    add_edition(one)
    add_out(one)
    one.set_defaults(command=lambda arguments: _ask(arguments, guidance_of(arguments)))


def _ask(arguments: argparse.Namespace, guidance: Guidance) -> int:
    if arguments.answer or arguments.format == "json":
        return _from_flags(arguments, guidance)
    if arguments.out_file or not sys.stdin.isatty():
        what = (
            "questions are asked at a terminal, not in a file."
            if arguments.out_file
            else "this asks questions at a terminal, and there is none."
        )
        hint = f"Give the answers as flags: pathways ask {EXAMPLE}"
        raise FaultsError([Fault("", what, hint)])
    try:
        Dialogue(guidance, input, print, _today()).run()
        sys.stdout.write(edition_foot(guidance))
    except (EOFError, KeyboardInterrupt):
        print("\nStopped. Nothing was kept.")  # noqa: T201 - a command prints
        return STOPPED
    return 0


def _from_flags(arguments: argparse.Namespace, guidance: Guidance) -> int:
    """Print where the flags lead. As text, every question that is asked must be answered."""
    given = _given(arguments.answer)
    try:
        answers = sound_answers(given, guidance.situation, _today())
    except FaultsError as error:
        raise FaultsError([_at_flag(fault) for fault in error.faults]) from None
    if arguments.format == "json":
        reply = situation_reply(guidance, given, _today())
        print(json.dumps(reply, ensure_ascii=False, indent=2))  # noqa: T201 - a command prints
        return 0
    asked = questions_to_ask(guidance.situation, answers.ticked)
    found = outcome(guidance, answers.ticked)
    if found is None:
        raise FaultsError([_still_open(one) for one in asked if one.is_open])
    sys.stdout.write(
        outcome_as_text(found, asked, guidance, Aged(answers.ticked, answers.births, _today()))
        + edition_foot(guidance)
    )
    return 0


def _today() -> date:
    return datetime.now().astimezone().date()


def _given(flags: Sequence[str]) -> dict[str, list[str]]:
    """Return ``Q=A``, ``Q=A,B`` and repeated flags as lists of options."""
    given: dict[str, list[str]] = {}
    faults = []
    for flag in flags:
        question, _, options = flag.partition("=")
        if question and options:
            given.setdefault(question, []).extend(options.split(","))
        else:
            what = f"{as_typed(flag)} is not a pair."
            faults.append(Fault("--answer", what, f"Write {EXAMPLE}."))
    if faults:
        raise FaultsError(faults)
    return given


def _at_flag(fault: Fault) -> Fault:
    """Return the fault at the flag it came from."""
    question = fault.where.partition(", ")[2]
    return Fault(f"--answer {question}".rstrip(), fault.what, fault.hint)


def _still_open(standing: QuestionState) -> Fault:
    question = standing.question
    options = [one.id for one in standing.options] + [NONE] * question.takes_several
    count = "one or more of" if question.takes_several else "one of"
    hint = f"Write --answer {question.id}= and {count}: {', '.join(options)}."
    return Fault("--answer", f"{question.title} Not answered yet.", hint)
