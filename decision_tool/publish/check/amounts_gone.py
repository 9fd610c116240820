"""Steps that count by another length of time than they did in the newest edition.

A text beside a step may say the old length still. Which lengths those are follows from the rules
of the two: what the edition's timing had, and today's has not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from decision_tool.core.guidance import rule
from decision_tool.core.guidance.edition import Edition
from decision_tool.core.guidance.model import Guidance, Step
from decision_tool.core.guidance.renames import renames_of
from decision_tool.core.guidance.rule_parts import parts
from decision_tool.core.planning import wording
from decision_tool.core.planning.points import age_phrase
from decision_tool.core.words import counted, listed
from decision_tool.publish.check.amounts_said import Length, length_of

Lengths = Mapping[Length, str]
"""Lengths, each as a timing sentence says it."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A *step* of the guidance whose timing had lengths in an *edition* that it has no more."""

    step: Step
    edition: str
    before: Lengths
    now: Lengths

    def gone(self) -> frozenset[Length]:
        """Return the lengths that its timing has no more."""
        return frozenset(self.before.keys() - self.now.keys())

    def told(self, length: Length) -> str:
        """Return in a sentence what there was of one length, and what there is now."""
        new = [words for one, words in self.now.items() if one not in self.before]
        now = f"and has {listed(new)} now" if new else "and has it no more"
        title = f"{self.step.title} ({self.step.id})"
        return f"{title} had {self.before[length]} in edition {self.edition}, {now}."


@dataclass(frozen=True, slots=True)
class Gone:
    """What the steps of a guidance counted by in its newest edition, and count by no more."""

    moved: Mapping[str, Moved]
    now: Mapping[str, Lengths]

    def of(self, steps: Collection[str]) -> dict[Length, Moved]:
        """Return the lengths that are gone from *steps*, each with a step that had it.

        A length that one of them has still is said of that one.
        """
        kept = {length for one in steps for length in self.now.get(one, ())}
        found: dict[Length, Moved] = {}
        for one in steps:
            if moved := self.moved.get(one):
                found |= dict.fromkeys(moved.gone() - kept - found.keys(), moved)
        return found


def gone_since(guidance: Guidance, editions: Sequence[Edition]) -> Gone | None:
    """Return what is gone since the last of *editions*; None where nothing is, or none is there."""
    if not editions:
        return None
    newest = editions[-1]
    renames = renames_of(guidance)
    then = {renames.steps.get(one.id, one.id): one for one in newest.guidance.steps()}
    now = {step.id: lengths_of(step) for step in guidance.steps()}
    moved = {
        step.id: Moved(step, newest.version, lengths_of(then[step.id]), now[step.id])
        for step in guidance.steps()
        if step.id in then
    }
    moved = {name: one for name, one in moved.items() if one.gone()}
    return Gone(moved, now) if moved else None


def lengths_of(step: Step) -> Lengths:
    """Return every length that the timing of a step, or its condition, says."""
    return {
        length: words for part in parts((step.rule, step.only_if)) for length, words in _of(part)
    }


def _of(part: object) -> Iterator[tuple[Length, str]]:
    match part:
        case rule.Amount(answer=None):
            yield length_of(part.count, part.unit), wording.amount(part)
        case rule.Series():
            for count in (part.least, part.most):
                yield length_of(count, part.unit), counted(count, part.unit)
        case rule.InWeeks():
            for week in (part.first, part.last):
                yield Length(week, "week number"), f"week {week}"
        case rule.Age() | rule.AgeOn():
            months = length_of(part.years, "year").count + part.months
            yield Length(months, "month"), age_phrase(part.years, part.months)
        case rule.Birthday():
            yield length_of(part.years, "year"), counted(part.years, "year")
