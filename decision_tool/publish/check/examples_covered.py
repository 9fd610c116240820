"""What the worked examples show of the guidance, and what none of them does.

Counted are steps, conditions both ways, windows by both their days, and ends of months: a rule
that counts in months, tried where the month it ends in is the shorter one.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, Literal

from decision_tool.core.guidance.model import Guidance, Invitee, NoteRule, Step
from decision_tool.core.guidance.rule import (
    After,
    Age,
    Amount,
    Before,
    Between,
    Branch,
    By,
    From,
    Guard,
    InWeeks,
    Sentence,
    Series,
    Timing,
    Window,
    Within,
)
from decision_tool.core.planning.guards import evaluate
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.planning.wording import guard as guard_words
from decision_tool.publish.check.examples_run import Run

Kind = Literal["step", "condition", "window", "month end"]
KINDS: tuple[Kind, ...] = ("step", "condition", "window", "month end")
OTHERWISE = "otherwise"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing of the guidance that an example can show, in words with ids."""

    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every part of the guidance, and which of them *by_any* and which *by_signed* show."""

    parts: tuple[Part, ...]
    by_any: frozenset[Part]
    by_signed: frozenset[Part]

    def count(self, kind: Kind) -> tuple[int, int, int]:
        """Return how many parts there are of a kind, and how many any, and signed, show."""
        of_kind = [one for one in self.parts if one.kind == kind]
        return (
            len(of_kind),
            sum(one in self.by_any for one in of_kind),
            sum(one in self.by_signed for one in of_kind),
        )

    def without(self, shown: frozenset[Part]) -> list[Part]:
        """Return the parts that are not among those shown."""
        return [one for one in self.parts if one not in shown]


def coverage(runs: Sequence[Run], guidance: Guidance) -> Coverage:
    """Return what the examples of *runs* show of *guidance*."""
    places = _places(guidance)
    named = dict.fromkeys(_parts(guidance, places))
    parts = tuple(sorted(named, key=lambda one: KINDS.index(one.kind)))
    shown = [(run.example.is_signed, frozenset(_shown(run, guidance, places))) for run in runs]
    return Coverage(
        parts,
        frozenset().union(*(one for _, one in shown)).intersection(parts),
        frozenset().union(*(one for is_signed, one in shown if is_signed)).intersection(parts),
    )


Places = Mapping[tuple[str, str, Guard], str]
"""What a condition of who is invited is called by, by pathway, role and guard."""


def _places(guidance: Guidance) -> Places:
    """Return whose each condition of an invitation is: a step's, or its guide's if several have it.

    What a guide says of every meeting is one condition, tried once.
    """
    steps: dict[tuple[str, str, Guard], list[str]] = {}
    guides = {pathway.id: pathway.guide for pathway in guidance.pathways}
    invited = [
        (step, one.role, one.guard) for step in guidance.steps() for one in step.invite if one.guard
    ]
    for step, role, guard in invited:
        steps.setdefault((guides[step.pathway], role, guard), []).append(step.id)
    return {
        (step.id, role, guard): guides[step.pathway]
        if len(steps[guides[step.pathway], role, guard]) > 1
        else step.id
        for step, role, guard in invited
    }


def _parts(guidance: Guidance, places: Places) -> Iterator[Part]:
    for pathway in guidance.pathways:
        for step in pathway.steps:
            yield Part("step", step.id)
            yield from _conditions(step, places)
            for branch in step.rule:
                yield from _of_branch(step, branch)
        for change in pathway.if_plan_changes:
            if change.guard:
                yield from _both(f"{pathway.id}, goes on to {change.pathway}", change.guard)
        for invitee in pathway.adds_invitees:
            if invitee.guard:
                yield from _both(f"{pathway.id}, invited {invitee.role}", invitee.guard)
    for note in guidance.notes:
        yield _note(note)


def _conditions(step: Step, places: Places) -> Iterator[Part]:
    if step.only_if:
        yield from _both(f"{step.id}, only if", step.only_if)
    if len(step.rule) > 1:
        for branch in step.rule:
            yield _case(step, branch)
    for invitee in step.invite:
        if invitee.guard:
            place = places[step.id, invitee.role, invitee.guard]
            yield from _both(f"{place}, invited {invitee.role}", invitee.guard)
    for record in step.records_if:
        yield from _both(f"{step.id}, record {record.record}", record.guard)


def _both(what: str, guard: Guard) -> tuple[Part, Part]:
    return _condition(what, guard, holds=True), _condition(what, guard, holds=False)


def _condition(what: str, guard: Guard, *, holds: bool) -> Part:
    side = "holds" if holds else "does not hold"
    return Part("condition", f"{what}: {guard_words(guard)}: {side}")


def _case(step: Step, branch: Branch) -> Part:
    words = guard_words(branch.guard) if branch.guard else OTHERWISE
    return Part("condition", f"{step.id}, case: {words}")


def _note(note: NoteRule) -> Part:
    words = guard_words(note.guard)
    return Part("condition", f"note {note.code} of {', '.join(note.steps)}: {words}")


def _of_branch(step: Step, branch: Branch) -> Iterator[Part]:
    """Yield what the sentence of a case can be tried on: two days, and the end of a month."""
    words = f"{step.id}, {guard_words(branch.guard)}" if branch.guard else step.id
    if _is_window(branch.sentence):
        yield Part("window", words)
    if _counts_months(branch.sentence):
        yield Part("month end", words)


def _is_window(sentence: Sentence) -> bool:
    if isinstance(sentence, Series):
        return sentence.least < sentence.most
    return any(_has_both_ends(timing.windows) for timing in _inside(sentence, Timing))


def _has_both_ends(windows: tuple[Window, ...]) -> bool:
    is_whole = any(isinstance(one, Within | Between | InWeeks) for one in windows)
    opens = any(isinstance(one, After | From) for one in windows)
    return is_whole or (opens and any(isinstance(one, By | Before) for one in windows))


def _counts_months(sentence: Sentence) -> bool:
    if isinstance(sentence, Series):
        return sentence.unit == "month"
    in_months = any(one.unit == "month" for one in _inside(sentence, Amount))
    return in_months or any(one.months for one in _inside(sentence, Age))


def _inside(value: Any, kind: type[Any]) -> Iterator[Any]:  # noqa: ANN401 - any part of a rule
    """Yield every record of *kind* in a record of rules."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, tuple):
        for one in value:
            yield from _inside(one, kind)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _inside(getattr(value, field.name), kind)


def _shown(run: Run, guidance: Guidance, places: Places) -> Iterator[Part]:
    """Yield what one example shows."""
    expected = run.example.file.expected_json()
    rows = {row.id: row for row in run.plan.steps}
    for one in expected.get("steps", []):
        if one["id"] in rows:
            yield from _shown_of(one, rows[one["id"]], run, places)
        else:  # a row that the guidance makes no more
            yield Part("step", one["id"].partition("#")[0])
    said = [(one["code"], frozenset(one.get("steps", ()))) for one in expected.get("notes", [])]
    for note in guidance.notes:
        if any(code == note.code and steps <= {*note.steps} for code, steps in said):
            yield _note(note)
    if "suggests" in expected:
        yield from _gone_on(run)
    yield from _added(expected.get("steps", []), run)


def _shown_of(
    expected: Mapping[str, Any], row: PlannedStep, run: Run, places: Places
) -> Iterator[Part]:
    step, planner = row.step, run.plan.planner
    yield Part("step", step.id)
    if step.only_if and isinstance(holds := evaluate(step.only_if, planner.facts), bool):
        yield _condition(f"{step.id}, only if", step.only_if, holds=holds)
    # Not by its sentence: two cases may have the same, and guidance that is compiled, not
    # read back from a file, has it once for both.
    branch = planner.case(step)
    if branch:
        yield _case(step, branch)
        shown = _shown_days(expected, run)
        yield from (one for one in _of_branch(step, branch) if one.kind in shown)
    if "invite" in expected:
        for one in step.invite:
            if one.guard:
                place = places[step.id, one.role, one.guard]
                yield from _invited(place, [one], run)
    if "records" in expected:
        for record in step.records_if:
            comes = evaluate(record.guard, planner.facts) is not False
            yield _condition(f"{step.id}, record {record.record}", record.guard, holds=comes)


def _invited(what: str, invite: Iterable[Invitee], run: Run) -> Iterator[Part]:
    for one in invite:
        if one.guard:
            comes = evaluate(one.guard, run.plan.planner.facts) is True
            yield _condition(f"{what}, invited {one.role}", one.guard, holds=comes)


def _gone_on(run: Run) -> Iterator[Part]:
    planner = run.plan.planner
    for chosen in run.plan.given.pathways:
        for change in planner.pathways[chosen].if_plan_changes:
            if change.guard:
                goes_on = evaluate(change.guard, planner.facts) is True
                what = f"{chosen}, goes on to {change.pathway}"
                yield _condition(what, change.guard, holds=goes_on)


def _added(expected: Sequence[Mapping[str, Any]], run: Run) -> Iterator[Part]:
    """Yield what is shown of whom an overlay adds to the meetings of its base."""
    planner = run.plan.planner
    for chosen in run.plan.given.pathways:
        pathway = planner.pathways[chosen]
        if pathway.adds_invitees and any(
            "invite" in one and one["id"].partition("/")[0] == pathway.needs_pathway
            for one in expected
        ):
            yield from _invited(pathway.id, pathway.adds_invitees, run)


def _shown_days(expected: Mapping[str, Any], run: Run) -> set[Kind]:
    """Return which of windows and ends of months the days expected of a row show."""
    days = [expected.get("earliest"), expected.get("latest")]
    shown: set[Kind] = {"window"} if all(days) else set()
    if any(_is_cut_short(date.fromisoformat(one), run) for one in days if one):
        shown.add("month end")
    return shown


def _is_cut_short(day: date, run: Run) -> bool:
    """Tell whether a day ends its month and something given falls later in its own."""
    given = run.plan.given
    ends = day.day == monthrange(day.year, day.month)[1]
    return ends and any(one.day > day.day for one in (*given.dates.values(), *given.held.values()))
