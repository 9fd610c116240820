"""Which timing sentences stand against each other, and on which days they are compared.

One key date, or one step counted from, is varied: the first that our sentence names and that
the reading does not place itself. Where a sentence rests on an age, birthdays are varied: the
births lie that many years back, so that the day itself falls into the years searched.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from decision_tool.core.days.dates import add_days, add_months
from decision_tool.core.guidance.codec import encode
from decision_tool.core.guidance.model import Assumed, Guidance, OtherTiming, Reading, Step
from decision_tool.core.guidance.rule import Age, Anchor, Birthday, Sentence
from decision_tool.core.guidance.rule_parts import parts


@dataclass(frozen=True, slots=True)
class Period:
    """The days searched, first and last included."""

    first: date
    last: date

    def years_earlier(self, years: int) -> Period:
        """Return the same days so many years back; a missing 29 February becomes the 28th."""
        return Period(add_months(self.first, -12 * years), add_months(self.last, -12 * years))


def years_from(first: date, years: int) -> Period:
    """Return *years* whole years from a day: the last one is the eve of its anniversary."""
    return Period(first, add_days(add_months(first, 12 * years), -1))


@dataclass(frozen=True, slots=True)
class Comparison:
    """One step under our reading and under the other: *varied* is what both count from.

    *age*: the whole years between a birth that is varied and the day it leads to.
    """

    reading: Reading
    step: Step
    ours: Sentence
    other: Sentence
    varied: str
    age: int = 0

    @property
    def assuming(self) -> tuple[Assumed, ...]:
        """Return the other dates the two sentences name, each at its assumed distance."""
        named = {*anchors_in(self.ours), *anchors_in(self.other)} - {self.varied}
        return tuple(one for one in self.reading.assuming if one.key_date in named)

    @property
    def shape(self) -> str:
        """Return all that the figures rest on, without names: equal shapes have equal figures."""
        names = dict.fromkeys((self.varied, *anchors_in(self.ours), *anchors_in(self.other)))
        placed = {one.key_date: one.days_after for one in self.assuming}
        said = [encode(self.ours), encode(self.other), self.age, [placed.get(one) for one in names]]
        text = json.dumps(said)
        for number, name in enumerate(names):
            text = text.replace(f'"{name}"', str(number))
        return text


def comparisons(guidance: Guidance) -> tuple[Comparison, ...]:
    """Return every comparison, by reading and then by the order of the steps."""
    return tuple(
        one
        for reading in guidance.readings
        for step in guidance.steps()
        for one in _of_step(reading, step, guidance)
    )


def _of_step(reading: Reading, step: Step, guidance: Guidance) -> Iterator[Comparison]:
    for shown in step.alternatives:
        if shown.reading == reading.id:
            yield compared(reading, step, OtherTiming(step.id, shown.sentence), guidance)
    for other in reading.alternatives:
        if other.step == step.id:
            yield compared(reading, step, other, guidance)


def compared(reading: Reading, step: Step, other: OtherTiming, guidance: Guidance) -> Comparison:
    """Return the comparison of a step's own timing with *other*."""
    ours = other.instead_of or step.rule[0].sentence
    ages = [part.years for part in parts(ours) if isinstance(part, Age | Birthday)]
    if ages:
        birth = next(key.id for key in guidance.key_dates if key.is_birth_date)
        return Comparison(reading, step, ours, other.sentence, birth, max(ages))
    placed = {one.key_date for one in reading.assuming}
    named = anchors_in(ours)
    free = [one for one in named if one not in placed]
    return Comparison(reading, step, ours, other.sentence, next(iter([*free, *named]), ""))


def anchors_in(sentence: Sentence) -> tuple[str, ...]:
    """Return the key dates and steps a sentence names, in its order."""
    found = (part.id for part in parts(sentence) if isinstance(part, Anchor))
    return tuple(dict.fromkeys(found))
