"""Checks that every other reading can be compared with ours, with dates that are placed.

This needs the rules compiled, so it is told only once nothing else is wrong. It looks at the
readings of every organisation, whichever are published.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from decision_tool.core.errors import Fault
from decision_tool.core.guidance.model import Guidance, OtherTiming
from decision_tool.publish.readings.comparison import Comparison, Period, comparisons
from decision_tool.publish.readings.reading_effects import UnknownDateError, effect_of
from decision_tool.publish.source.compile import compile_library
from decision_tool.publish.source.sources import Sources
from decision_tool.publish.source.yaml_source import Source, Trail

ANY_DAY = date(2026, 3, 2)
"""A day to try each comparison on; which day does not matter."""


def reading_faults(sources: Sources, file: Source) -> Iterator[Fault]:
    """Yield the faults of readings.yml, which is *file*, as a whole."""
    everything = tuple(one.id for one in sources.guides.collections)
    settings = sources.settings.model_copy(update={"publish": everything})
    check = _Readings(sources, file, compile_library(replace(sources, settings=settings)).guidance)
    misplaced = list(check.misplaced())
    yield from misplaced
    if not misplaced:
        yield from check.undated()


@dataclass(frozen=True, slots=True)
class _Readings:
    """The source of the readings, and the readings made of it, in the same order."""

    sources: Sources
    file: Source
    guidance: Guidance

    def misplaced(self) -> Iterator[Fault]:
        """Yield a fault for each alternative that stands against no one case of its step."""
        cases = {
            step.id: [branch.sentence for branch in step.rule] for step in self.guidance.steps()
        }
        for number, reading in enumerate(self.guidance.readings):
            for index, other in enumerate(reading.alternatives):
                trail = self.place_of(number, index)
                ours = cases[other.step]
                if other.instead_of is None and len(ours) > 1:
                    what = f"{other.step!r} has several cases."
                    hint = "Say which of its sentences this stands against: `instead-of:`."
                    yield Fault(self.file.where(trail), what, hint)
                elif other.instead_of and other.instead_of not in ours:
                    what = f"no case of {other.step!r} says this."
                    hint = "Copy the sentence from the step, its own steps by full id."
                    yield Fault(self.file.where((*trail, "instead-of")), what, hint)
                elif other.sentence == (other.instead_of or ours[0]):
                    what = f"this is what {other.step!r} says already."
                    yield Fault(self.file.where((*trail, "when")), what, "Write the other reading.")

    def place_of(self, number: int, index: int) -> Trail:
        """Return where an alternative stands; those of pathways left out were not compiled."""
        present = {one.id for one in self.guidance.pathways}
        written = self.sources.readings.readings[number].alternatives
        kept = [at for at, one in enumerate(written) if one.step.partition("/")[0] in present]
        return ("readings", number, "alternatives", kept[index])

    def undated(self) -> Iterator[Fault]:
        """Yield a fault for each comparison that rests on a date nobody placed."""
        for one in comparisons(self.guidance):
            try:
                effect_of(one, self.guidance, Period(ANY_DAY, ANY_DAY))
            except UnknownDateError as error:
                what = f"the comparison for {one.step.id!r} cannot be made: {error}"
                hint = "Place each date under `assuming:`."
                yield Fault(self.file.where(self.place_of_comparison(one)), what, hint)

    def place_of_comparison(self, one: Comparison) -> Trail:
        """Return where a comparison is made: the alternative, else the reading it belongs to."""
        number = self.guidance.readings.index(one.reading)
        for index, other in enumerate(one.reading.alternatives):
            if other in (
                OtherTiming(one.step.id, one.other),
                OtherTiming(one.step.id, one.other, one.ours),
            ):
                return (*self.place_of(number, index), "when")
        return ("readings", number, "id")
