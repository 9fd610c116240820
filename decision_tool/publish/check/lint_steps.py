"""How steps hang together: what they count from, and that no date goes round in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from decision_tool.core.errors import Fault
from decision_tool.core.guidance.rule import (
    After,
    Anchor,
    InWindow,
    IsKnown,
    IsOpen,
    Series,
    WhenNeeded,
)
from decision_tool.core.guidance.rule_parts import parts
from decision_tool.publish.check.lint_sentences import Parsed
from decision_tool.publish.source.field_types import Refers
from decision_tool.publish.source.marks import Mark
from decision_tool.publish.source.yaml_source import value_at


@dataclass(slots=True)
class Rule:
    """What one step's timing comes to: its sentences, and the steps that they and guards name."""

    mark: Mark
    sentences: list[object] = field(default_factory=list)
    counts_from: list[str] = field(default_factory=list)

    @property
    def is_series(self) -> bool:
        """Tell whether the step repeats, so that it has no one day."""
        return any(isinstance(sentence, Series) for sentence in self.sentences)

    @property
    def has_no_day(self) -> bool:
        """Tell whether the guide names no date in any case."""
        return bool(self.sentences) and all(one == WhenNeeded() for one in self.sentences)


def rules_of(parsed: Sequence[Parsed]) -> dict[str, Rule]:
    """Return the rule of each step by its full id. Other readings of it are not part of it."""
    rules: dict[str, Rule] = {}
    for one in parsed:
        step = one.mark.step
        if step and one.mark.trail[2] in ("when", "only-if"):
            rule = rules.setdefault(step, Rule(one.mark))
            if one.mark.trail[-1] in ("when", "then"):
                rule.sentences.append(one.meaning)
            rule.counts_from += [name for name, _ in steps_named(one.meaning)]
    return rules


def steps_named(meaning: object) -> Iterator[tuple[str, bool]]:
    """Yield each step that *meaning* names, and whether it needs that step to have a day."""
    may_wait = {id(part.point) for part in parts(meaning) if _waits(part)}
    for part in parts(meaning):
        match part:
            case Anchor(id=step) if part.is_step:
                yield step, id(part) not in may_wait
            case IsOpen(step=step):
                yield step, False
            case InWindow(step=step):
                yield step, True


def _waits(part: object) -> bool:
    """Tell whether it makes do with a step that has no day yet: only once held does it count."""
    return isinstance(part, IsKnown) or (isinstance(part, After) and part.once_held)


def anchor_faults(parsed: Sequence[Parsed], rules: dict[str, Rule]) -> Iterator[Fault]:
    """Yield a fault for each step that is counted from and can have no one day."""
    for one in parsed:
        for step, needs_day in steps_named(one.meaning):
            rule = rules.get(step)
            if rule and rule.is_series and step != one.mark.step:
                what = f"{step!r} is a series, so it has no one day."
                yield Fault(one.mark.where, what, "Count from what the series counts from.")
            elif rule and rule.has_no_day and needs_day:
                what = f"{step!r} has no date: it is held when needed."
                yield Fault(one.mark.where, what, "Count from a key date.")


def replacement_faults(marks: Sequence[Mark], rules: dict[str, Rule]) -> Iterator[Fault]:
    """Yield a fault for each step that replaces one of something that is not a series."""
    for mark in marks:
        step = mark.text.partition("#")[0]
        if mark.marker == Refers("occurrence") and step in rules and not rules[step].is_series:
            yield Fault(mark.where, f"{step!r} is not a series.", "Name one of a series.")


def case_faults(parsed: Sequence[Parsed]) -> Iterator[Fault]:
    """Yield a fault for each case never reached, and each series that is one of several cases."""
    for one in parsed:
        trail = one.mark.trail
        if one.mark.step and trail[2] == "when" and trail[-1] == "then":
            content = one.mark.file.source.content
            before = value_at(content, (*trail[:3], int(trail[3]) - 1)) if trail[3] else None
            if isinstance(before, dict) and "if" not in before:
                what = "this case is never reached: the one before it has no `if`."
                yield Fault(one.mark.where, what, "Give that one an `if`, or put this one first.")
            cases = value_at(content, trail[:3])
            is_only = isinstance(cases, list) and len(cases) == 1 and "if" not in cases[0]
            if isinstance(one.meaning, Series) and not is_only:
                hint = "Write it as the only `when`, and the condition as `only-if`."
                yield Fault(one.mark.where, "a series cannot be one of several cases.", hint)


def cycle_faults(rules: dict[str, Rule], replaced: dict[str, str]) -> Iterator[Fault]:
    """Yield a fault for each circle of steps that count from each other.

    *replaced*: the step that stands in for one of a series, which then counts from it.
    """
    edges = {step: list(dict.fromkeys(rule.counts_from)) for step, rule in rules.items()}
    for series, step in replaced.items():
        edges.setdefault(series, []).append(step)
    for circle in _circles(edges):
        words = ", which counts from ".join(repr(step) for step in [*circle[1:], circle[0]])
        what = f"the dates go round in a circle: {circle[0]!r} counts from {words}."
        yield Fault(rules[circle[0]].mark.where, what, "Let one of them count from a key date.")


def _circles(edges: dict[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """Yield each circle once, from whichever of its steps was reached first."""
    done: set[str] = set()

    def visit(step: str, path: list[str]) -> Iterator[tuple[str, ...]]:
        if step in path:
            yield tuple(path[path.index(step) :])
        elif step not in done:
            for following in edges.get(step, []):
                yield from visit(following, [*path, step])
            done.add(step)

    for step in edges:
        yield from visit(step, [])
