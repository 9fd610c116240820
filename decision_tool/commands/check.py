"""``pathways check``: every fault of the source files, or that there is none and what is tried.

The worked examples are tried once the guidance is sound. What they leave untried is no fault.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence

from decision_tool.commands.json_shapes import CheckJson, ExamplesJson, FaultJson
from decision_tool.commands.project import guidance_of, project_root
from decision_tool.commands.text_file import add_out
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.words import counted
from decision_tool.publish.check.cached_examples import Outcome, examples_outcome
from decision_tool.publish.check.not_holding import faults_told, old_words_told

FAULTS_FOUND = 1
EXAMPLES = "name each step, condition, window and end of a month that no worked example shows"


def add_arguments(one: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    one.add_argument("--format", choices=["text", "json"], default="text")
    one.add_argument("--examples", action="store_true", help=EXAMPLES)
    add_out(one)
    one.set_defaults(command=_check)


def _check(arguments: argparse.Namespace) -> int:
    faults, outcome = _found(arguments)
    if arguments.format == "json":
        print(json.dumps(_as_json(faults, outcome), ensure_ascii=False, indent=2))  # noqa: T201 - a command prints
    else:
        lines = [*faults_told(faults)] or ["No faults."]
        lines += old_words_told(outcome.old_words if outcome else ())
        if outcome and outcome.holding:
            lines += _lines(outcome, is_whole=arguments.examples)
        print("\n".join(lines))  # noqa: T201 - a command prints
    return FAULTS_FOUND if faults else 0


def _found(arguments: argparse.Namespace) -> tuple[Sequence[Fault], Outcome | None]:
    """Return every fault, or what the examples come to where there is none."""
    try:
        return (), examples_outcome(project_root(arguments), guidance_of(arguments))
    except FaultsError as error:
        return error.faults, None


def _as_json(faults: Sequence[Fault], outcome: Outcome | None) -> CheckJson:
    reply: CheckJson = {"faults": _at_places(faults)}
    if outcome and outcome.old_words:
        reply["old_words"] = _at_places(outcome.old_words)
    if outcome and outcome.holding:
        reply["examples"] = _examples(outcome)
    return reply


def _at_places(faults: Sequence[Fault]) -> list[FaultJson]:
    return [{"where": one.where, "message": f"{one.what} {one.hint}".rstrip()} for one in faults]


def _examples(outcome: Outcome) -> ExamplesJson:
    return {
        "holding": outcome.holding,
        "signed": outcome.signed,
        "shown": [
            {"kind": kind, "of": of, "shown": shown, "signed": signed}
            for kind, (of, shown, signed) in outcome.counts.items()
        ],
        "not_shown": [
            {"kind": one.kind, "what": one.words, "by": one.by} for one in outcome.uncovered
        ],
    }


def _lines(outcome: Outcome, *, is_whole: bool) -> Iterator[str]:
    signed = f"{outcome.signed} of them signed" if outcome.signed else "none of them signed yet"
    yield f"{counted(outcome.holding, 'worked example')} tried, {signed}. What they show:"
    for kind, (of, shown, by_signed) in outcome.counts.items():
        yield f"  {counted(of, kind)}: {shown} shown, {by_signed} by a signed example"
    if is_whole:
        yield from _missing("No example shows:", outcome, "any")
        if outcome.signed:  # else it would list everything
            yield from _missing("No signed example shows:", outcome, "signed")
    elif outcome.uncovered:
        yield "What is not shown yet: pathways check --examples"


def _missing(heading: str, outcome: Outcome, by: str) -> Iterator[str]:
    found = [one for one in outcome.uncovered if one.by == by]
    if found:
        yield heading
        yield from (f"  {one.kind}: {one.words}" for one in found)
