"""``pathways example rewrite``: after a change of the guidance, what examples would say now."""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from decision_tool.commands.project import guidance_of, project_root
from decision_tool.core.days.dates import long_date
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.words import counted, did_you_mean, listed
from decision_tool.publish.check.amounts_gone import Gone, gone_since
from decision_tool.publish.check.example_rewrite import rewritten
from decision_tool.publish.check.examples_covered import Part, coverage
from decision_tool.publish.check.examples_run import Run, found_in, run_examples, said_of
from decision_tool.publish.check.fingerprint import FOLDER
from decision_tool.publish.check.old_reasons import days_in, days_of, old_reasons
from decision_tool.publish.check.plan_compared import Difference
from decision_tool.publish.source.editions import editions_in
from decision_tool.publish.source.examples import Example, read_again, read_examples
from decision_tool.publish.source.source_files import settings_names

WRITE = "Nothing is written. Is the rule right? Then write this with --write, and have it signed."
WRITTEN = "Written unsigned. Read why it follows (because), correct it, and have it signed again."
ALL_HOLD = "Every example holds: there is nothing to rewrite."
THESE_HOLD = "Every example that is asked for holds: there is nothing to rewrite in these."
REFUSED = "pathways check refuses it until you change it."


Rules = tuple[Guidance, Gone | None]
"""The guidance, and what its steps counted by in the newest edition and count by no more."""


def add_arguments(one: argparse.ArgumentParser) -> None:
    """Add what the action takes."""
    one.add_argument("pathways", nargs="*", metavar="PATHWAY", help="the examples of a pathway")
    one.add_argument("--all", action="store_true", dest="is_all", help="those of every pathway")
    one.add_argument("--write", action="store_true", help="write it; else it is only shown")
    one.set_defaults(command=_rewrite)


@dataclass(frozen=True, slots=True)
class _Changed:
    """An example that does not hold: what is *found*, and it *again* with its new *text*.

    *old_reasons* are what the check will refuse of its reason, which nobody rewrites but a person.
    """

    run: Run
    found: Sequence[Difference]
    text: str
    again: Example
    old_reasons: Sequence[Fault]


def _rewrite(arguments: argparse.Namespace) -> int:
    root, guidance = project_root(arguments), guidance_of(arguments)
    examples, faults = read_examples(root / FOLDER)
    if faults:
        raise FaultsError(faults)
    gone = gone_since(guidance, editions_in(root))
    chosen = _chosen(examples, arguments)
    amiss = {one.id: run_examples([one], guidance) for one in examples}
    changed = {
        run.example.id: _changed(root, run, found, (guidance, gone))
        for one in chosen
        for run in amiss[one.id][0]
        if (found := found_in(run))
    }
    if arguments.write:
        for one in changed.values():
            path = root / one.again.source.name
            path.write_text(one.text, encoding="utf-8", newline="\n")
    lines: list[str] = []
    for example in chosen:
        lines += (
            _told(changed[example.id], guidance)
            if example.id in changed
            else _cannot(example, amiss[example.id][1])
        )
    if changed:
        runs = [run for runs, _ in amiss.values() for run in runs]
        lines += _uncovered(runs, changed, guidance, _shown_before(root, examples))
    if changed:
        lines.append(WRITTEN if arguments.write else WRITE)
    elif not lines:
        lines.append(ALL_HOLD if len(chosen) == len(examples) else THESE_HOLD)
    lines += _others([one for one in examples if one not in chosen and amiss[one.id][1]])
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0


def _changed(root: Path, run: Run, found: Sequence[Difference], rules: Rules) -> _Changed:
    example = run.example
    text = rewritten(example, (root / example.source.name).read_bytes(), found)
    again = read_again(example, text, settings_names(root / FOLDER))
    return _Changed(run, found, text, again, old_reasons(again, *rules))


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


def _told(changed: _Changed, guidance: Guidance) -> Iterator[str]:
    """Yield what of an example does not hold, and its reason, to be read against that."""
    example, found = changed.run.example, changed.found
    points = "1 point does" if len(found) == 1 else f"{counted(len(found), 'point')} do"
    yield f"{example.id} ({example.signature}): {points} not hold any more."
    yield from (f"  {said_of(one, guidance)}" for one in found)
    reason = " ".join(example.file.because.split())
    named = [day for day in _days_gone(changed) if re.search(rf"(?<!\d){_short(day)}\b", reason)]
    names = (
        f"names {listed(map(long_date, named))}, which is not expected any more" if named else ""
    )
    yield f"  Its reason {names or 'may say otherwise now'}: {reason}"
    yield from (f"  {one.what} {REFUSED}" for one in changed.old_reasons)


def _days_gone(changed: _Changed) -> list[date]:
    """Return the days that were expected, and that the example has nowhere now."""
    now = {*days_of(changed.again)}
    before = dict.fromkeys(day for one in changed.found for day in days_in(one.expected))
    return [day for day in before if day not in now]


def _short(day: date) -> str:
    """Return ``3 August``, as a reason may say it with the year or without."""
    return f"{day.day} {day:%B}"


def _uncovered(
    runs: Sequence[Run],
    changed: Mapping[str, _Changed],
    guidance: Guidance,
    published: frozenset[Part],
) -> Iterator[str]:
    """Yield what an example showed, and no example would show once these are rewritten.

    *published* is what they show of the newest edition: a rule may lead elsewhere since.
    """
    after = [
        replace(run, example=changed[run.example.id].again) if run.example.id in changed else run
        for run in runs
    ]
    before, now = coverage(runs, guidance).by_any | published, coverage(after, guidance)
    lost = [one for one in now.parts if one in before and one not in now.by_any]
    if lost:
        yield "No example shows this any more:"
        yield from (f"  {one.kind}: {one.words}" for one in lost)


def _shown_before(root: Path, examples: Sequence[Example]) -> frozenset[Part]:
    """Return what the examples show of the newest edition; nothing where none is published."""
    newest = editions_in(root)[-1:]
    found = [coverage(run_examples(examples, one.guidance)[0], one.guidance) for one in newest]
    return frozenset().union(*(one.by_any for one in found))


def _others(examples: Sequence[Example]) -> Iterator[str]:
    """Yield of which other pathways examples do not hold: nobody asked for them."""
    counts = Counter(one.pathway for one in examples)
    if counts:
        named = listed(f"{pathway} ({number})" for pathway, number in counts.items())
        yield f"Examples of other pathways do not hold either: {named}. Read them too."


def _cannot(example: Example, faults: Sequence[Fault]) -> Iterator[str]:
    """Yield why an example is not rewritten, whose dates or answers cannot be given any more.

    Nobody but its author can say what was meant. Nothing where it holds.
    """
    if faults:
        yield f"{example.id}: it cannot be rewritten."
        yield from (f"  {fault}" for fault in faults)
