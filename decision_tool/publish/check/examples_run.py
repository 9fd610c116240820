"""The worked examples are run: those that do not hold any more are faults, each at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from decision_tool.core.days.dates import long_date
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.called_for import called_for
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.plan import Plan, make_plan
from decision_tool.core.planning.reply import plan_as_json
from decision_tool.core.words import did_you_mean, listed
from decision_tool.publish.check.amounts_gone import gone_since
from decision_tool.publish.check.not_holding import NotHolding
from decision_tool.publish.check.old_reasons import old_reasons
from decision_tool.publish.check.plan_compared import NO_ROW, Difference, differences
from decision_tool.publish.source.editions import editions_in
from decision_tool.publish.source.examples import Example, read_examples
from decision_tool.publish.source.yaml_source import Trail

LIKE_A_SLIP = 0.8
"""How alike a folder and a pathway are where the one is meant by the other."""


@dataclass(frozen=True, slots=True)
class Run:
    """An example and the plan that the guidance makes of it."""

    example: Example
    plan: Plan


def tried(folder: Path, guidance: Guidance) -> list[Run]:
    """Return the examples below *folder*, ``pathways/``, with their plans.

    Raises FaultsError with everything that is wrong with one, or does not hold: its reason too.
    """
    examples, faults = read_examples(folder)
    runs, broken_ones = run_examples(examples, guidance)
    gone = gone_since(guidance, editions_in(folder.parent))
    for run in runs if gone else ():
        if not found_in(run):  # else its days are of before too, until it is rewritten
            broken_ones += old_reasons(run.example, guidance, gone)
    if faults or broken_ones:
        raise FaultsError([*faults, *broken_ones])
    return runs


def run_examples(examples: Sequence[Example], guidance: Guidance) -> tuple[list[Run], list[Fault]]:
    """Return the examples of published pathways with their plans, and what does not hold.

    An example that names a pathway which is not published, or not here, is passed over.
    """
    runs: list[Run] = []
    faults: list[Fault] = []
    for example in examples:
        faults += _misplaced(example, guidance)
        if not index_of(guidance).pathways.keys() >= {*example.file.given.pathways}:
            continue
        try:
            given = load_given(example.file.given_json(), guidance)
        except FaultsError as error:
            faults += [_at_given(fault, example) for fault in error.faults]
            continue
        run = Run(example, make_plan(guidance, given))
        runs.append(run)
        faults += broken(run, guidance)
    return runs, faults


def broken(run: Run, guidance: Guidance) -> list[Fault]:
    """Return a fault for each row, or part of the plan, that is not what the example expects."""
    by_row: dict[str, list[Difference]] = {}
    for one in found_in(run):
        by_row.setdefault(one.row or one.part, []).append(one)
    return [_fault(run.example, ones, guidance) for ones in by_row.values()]


def found_in(run: Run) -> list[Difference]:
    """Return every point in which the plan is not what the example expects."""
    return differences(run.example.file.expected_json(), _plain(run.plan))


def said_of(one: Difference, guidance: Guidance) -> str:
    """Return a point in words: what was expected, and what the guidance says now."""
    if one.got is NO_ROW:
        return f"{one.row} is expected, and the guidance now makes no such row."
    subject = f"{_title(one.row, guidance)}: " if one.row else "In the timetable "
    return f"{subject}{_said(one)}."


def _plain(plan: Plan) -> Mapping[str, Any]:
    suggests = [change.pathway for change, _ in called_for(plan)]
    return {**plan_as_json(plan), "suggests": suggests}


def _misplaced(example: Example, guidance: Guidance) -> Iterator[Fault]:
    """Yield a fault for an example in the wrong folder."""
    pathways = [*index_of(guidance).pathways]
    where, chosen = example.source.where(("given", "pathways")), example.file.given.pathways
    for name in (example.pathway, *chosen):
        hint = did_you_mean(name, pathways, like=LIKE_A_SLIP)
        if name not in pathways and hint:
            yield Fault(where, f"no pathway is called {name!r}.", hint)
            return
    if example.pathway not in chosen:
        what = f"this example stands in the folder of {example.pathway!r} and does not choose it."
        yield Fault(where, what, "Choose it too, or move the file to the folder of a pathway here.")


def _at_given(fault: Fault, example: Example) -> Fault:
    """Return a fault of what is given, at its place in the file."""
    part, _, name = fault.where.partition(", ")
    trail: Trail = ("given", part, name) if name else ("given", part)
    return Fault(example.source.where(trail), fault.what, fault.hint)


def _fault(example: Example, found: Sequence[Difference], guidance: Guidance) -> Fault:
    signed = " and signed again" if example.is_signed else ""
    hint = f"Either the rule is wrong, or the example must be changed{signed}."
    first = found[0]
    where = example.source.where(("expect", *first.trail))
    if first.got is NO_ROW:
        what = f"this example expects {first.row!r}, and the guidance now makes no such row."
        return NotHolding(where, what, hint)
    subject = f"{_title(first.row, guidance)}: " if first.row else "In the timetable "
    said = "; ".join(_said(one) for one in found)
    return NotHolding(where, f"this example does not hold any more. {subject}{said}.", hint)


def _title(row: str, guidance: Guidance) -> str:
    step, _, number = row.partition("#")
    title = index_of(guidance).steps[step].title
    return f"{title}{f' {number}' if number else ''} ({row})"


LABELS = {
    "state": "its state is",
    "earliest": "its first day is",
    "latest": "it is due by",
    "suggested": "the day suggested is",
    "diary": "the day for the diary is",
    "held": "it was held on",
    "non_working": "its last day is not worked because of:",
    "approximate": "its day is a guide:",
    "overdue": "it is past and not marked:",
    "open_ended": "it goes on without an end:",
    "needs": "it waits for",
    "invite": "those invited are",
    "records": "its records are",
    "arranged_by": "it is arranged by",
    "alternatives": "other readings give",
    "order": "the order is",
    "problems": "the problems are",
    "notes": "the notes are",
    "suggests": "the pathways called for are",
}
"""How each part of a plan is said before what is expected of it."""


def _said(one: Difference) -> str:
    expected, got = value_words(one.expected), value_words(one.got)
    return f"{LABELS[one.part]} {expected}, the guidance now says {got}"


NONE = "none"


def value_words(value: Any) -> str:  # noqa: ANN401 - any part of a plan
    """Return a part of a plan in words: a day with its weekday, ``none`` for what is not there."""
    match value:
        case bool():
            return "yes" if value else "no"
        case str():
            return _day_or_text(value)
        case list():
            return listed(value_words(one) for one in value) or NONE
        case {"has": has, "lacks": lacks}:
            return f"{value_words(has)} among others, without {value_words(lacks)}"
        case {"has": has}:
            return f"{value_words(has)} among others"
        case {"lacks": lacks}:
            return f"without {value_words(lacks)}"
        case dict():
            told = (value_words(one) for key, one in value.items() if _is_told(key, one))
            return " ".join(told) or NONE
    return NONE


def _is_told(key: str, value: object) -> bool:
    return bool(value) and key not in ("message", "reason")


def _day_or_text(text: str) -> str:
    try:
        return long_date(date.fromisoformat(text))
    except ValueError:
        return text
