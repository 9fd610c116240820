"""The comparison of readings for other programs, and as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from decision_tool.core.days.dates import long_date
from decision_tool.core.guidance.model import Guidance, Reading
from decision_tool.core.planning.speech import Speech
from decision_tool.core.planning.wording import sentence
from decision_tool.exports.text import WIDTH, wrapped
from decision_tool.publish.pages.reading_words import (
    assumed,
    by_how_much,
    first_day,
    often,
    status,
    windows,
)
from decision_tool.publish.readings.cached_effects import Effects, written
from decision_tool.publish.readings.comparison import Comparison, Period
from decision_tool.publish.readings.json_shapes import ComparisonJson, ReadingsJson
from decision_tool.publish.readings.reading_effects import Effect

INDENT = "    "


def report_as_json(effects: Effects, period: Period, guidance: Guidance) -> ReadingsJson:
    """Return every reading that has an alternative; sentences as authors write them."""
    return {
        "schema": 1,
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        "readings": [
            {
                "id": reading.id,
                "question": reading.question,
                "chosen": reading.chosen,
                "alternative": reading.alternative or None,
                "effect": reading.effect or None,
                "status": reading.status,
                "confirmed_by": reading.confirmed_by,
                "confirmed_on": reading.confirmed_on,
                "comparisons": [_comparison(one, effect) for one, effect in found],
            }
            for reading, found in by_reading(effects, guidance)
        ],
    }


def by_reading(
    effects: Effects, guidance: Guidance
) -> list[tuple[Reading, list[tuple[Comparison, Effect]]]]:
    """Return each reading that has an alternative, in words or as a sentence, with its figures."""
    groups = groupby(effects, key=lambda pair: pair[0].reading.id)
    found = {name: list(pairs) for name, pairs in groups}
    return [
        (reading, found.get(reading.id, []))
        for reading in guidance.readings
        if reading.alternative or reading.id in found
    ]


def _comparison(one: Comparison, effect: Effect) -> ComparisonJson:
    return {
        "step": one.step.id,
        "ours": sentence(one.ours),
        "other": sentence(one.other),
        "varied": one.varied,
        "assuming": {placed.key_date: placed.days_after for placed in one.assuming},
        **written(effect),
    }


def report_as_text(effects: Effects, period: Period, guidance: Guidance) -> str:
    """Return the report for reading: compared readings first, then those only told in words."""
    return "\n".join(_lines(effects, period, guidance)) + "\n"


def _lines(effects: Effects, period: Period, guidance: Guidance) -> Iterator[str]:
    speech, listed = Speech(guidance), by_reading(effects, guidance)
    days = f"{long_date(period.first)} to {long_date(period.last)}"
    yield from wrapped(f"Our readings and the others, compared on every day from {days}.", "")
    for reading, found in listed:
        if found:
            yield from _reading(reading)
        for one, effect in found:
            yield from _figures(one, effect, speech)
    if any(not found for _, found in listed):
        yield from ("", "No date to compare", "-" * WIDTH)
    for reading, found in listed:
        if not found:
            yield from _reading(reading)


def _reading(reading: Reading) -> Iterator[str]:
    yield ""
    yield from wrapped(f"{reading.id}  {reading.question}  [{status(reading)}]", "")
    yield from wrapped(f"Our reading: {reading.chosen}", INDENT)
    if reading.alternative:
        yield from wrapped(f"The other reading: {reading.alternative}", INDENT)
    if reading.effect:
        yield from wrapped(f"Its effect: {reading.effect}", INDENT)


def _figures(one: Comparison, effect: Effect, speech: Speech) -> Iterator[str]:
    inner = INDENT + "  "
    yield f"{INDENT}- {speech.index.title(one.step.pathway)}, {one.step.title}"
    yield f"{inner}{one.step.id}"
    yield from wrapped(f"Ours: {speech.sentence(one.ours)}.", inner)
    yield from wrapped(f"Other: {speech.sentence(one.other)}.", inner)
    if note := assumed(one, speech):
        yield from wrapped(note, inner)
    words = ": ".join(part for part in (often(effect), by_how_much(effect)) if part)
    yield from wrapped(f"They differ {words}." if effect.days else f"They are {words}.", inner)
    if effect.first:
        ours, other = windows(effect.first.ours), windows(effect.first.other)
        first = first_day(one, effect).removeprefix("first ")
        yield from wrapped(f"First {first}: ours {ours}, the other {other}.", inner)
