"""``pathways example rewrite``: after a change of the guidance, what examples would say now."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from decision_tool.commands.project import guidance_of, project_root
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.words import counted, did_you_mean
from decision_tool.publish.check.example_rewrite import rewritten
from decision_tool.publish.check.examples_run import found_in, run_examples, said_of
from decision_tool.publish.check.fingerprint import FOLDER
from decision_tool.publish.check.plan_compared import Difference
from decision_tool.publish.source.examples import Example, read_examples

WRITE = "Nothing is written. Is the rule right? Then write this with --write, and have it signed."
WRITTEN = "Written unsigned. Read why it follows (because), correct it, and have it signed again."
ALL_HOLD = "Every example holds: there is nothing to rewrite."


def add_arguments(one: argparse.ArgumentParser) -> None:
    """Add what the action takes."""
    one.add_argument("pathways", nargs="*", metavar="PATHWAY", help="the examples of a pathway")
    one.add_argument("--all", action="store_true", dest="is_all", help="those of every pathway")
    one.add_argument("--write", action="store_true", help="write it; else it is only shown")
    one.set_defaults(command=_rewrite)


def _rewrite(arguments: argparse.Namespace) -> int:
    root, guidance = project_root(arguments), guidance_of(arguments)
    examples, faults = read_examples(root / FOLDER)
    if faults:
        raise FaultsError(faults)
    lines: list[str] = []
    is_any = False
    for example in _chosen(examples, arguments):
        runs, amiss = run_examples([example], guidance)
        found = [one for run in runs for one in found_in(run)]
        lines += _told(example, found, guidance) if found else _cannot(example, amiss)
        is_any = is_any or bool(found)
        if found and arguments.write:
            path = root / example.source.name
            text = rewritten(example, path.read_bytes(), found)
            path.write_text(text, encoding="utf-8", newline="\n")
    if is_any:
        lines.append(WRITTEN if arguments.write else WRITE)
    sys.stdout.write("".join(f"{line}\n" for line in lines or [ALL_HOLD]))
    return 0


def _chosen(examples: Sequence[Example], arguments: argparse.Namespace) -> list[Example]:
    """Return the examples that are asked for. Raises FaultsError where that is not said."""
    names = arguments.pathways
    if bool(names) == arguments.is_all:
        what = "say which examples: those of a pathway, or all."
        raise FaultsError([Fault("PATHWAY", what, "Write the id of a pathway, or --all.")])
    known = {one.pathway for one in examples}
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known)
            raise FaultsError([Fault("PATHWAY", f"there is no example of {name!r}.", hint)])
    return [one for one in examples if arguments.is_all or one.pathway in names]


def _told(example: Example, found: Sequence[Difference], guidance: Guidance) -> Iterator[str]:
    """Yield what of an example does not hold."""
    points = "1 point does" if len(found) == 1 else f"{counted(len(found), 'point')} do"
    yield f"{example.id} ({example.signature}): {points} not hold any more."
    yield from (f"  {said_of(one, guidance)}" for one in found)


def _cannot(example: Example, faults: Sequence[Fault]) -> Iterator[str]:
    """Yield why an example is not rewritten, whose dates or answers cannot be given any more.

    Nobody but its author can say what was meant. Nothing where it holds.
    """
    if faults:
        yield f"{example.id}: it cannot be rewritten."
        yield from (f"  {fault}" for fault in faults)
