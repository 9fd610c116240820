"""The page “Readings to confirm” as a view: each reading, the other one, and what it changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from decision_tool.core.days.dates import long_date
from decision_tool.core.guidance.model import Reading, Step
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.speech import Speech
from decision_tool.core.words import capital
from decision_tool.publish.pages.links import (
    anchor_of,
    link,
    pathway_page,
    source_page,
    step_anchor,
)
from decision_tool.publish.pages.reading_words import (
    assumed,
    by_how_much,
    first_day,
    often,
    status,
    windows,
)
from decision_tool.publish.pages.step_view import ReadingView, reading_view
from decision_tool.publish.pages.whose import whose
from decision_tool.publish.readings.cached_effects import Effects, usual_period
from decision_tool.publish.readings.comparison import Comparison
from decision_tool.publish.readings.reading_effects import Effect
from decision_tool.publish.source.library import Library
from decision_tool.publish.words.templates import inline

PAGE = "readings.md"
Compared = Sequence[tuple[Comparison, Effect]]


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures that several steps share: in a sentence, on the first such day, and where."""

    said: str
    first: str
    note: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadingEntry:
    """One reading: the question, ours, the other one with its effect, where it counts."""

    anchor: str
    view: ReadingView
    why: str
    alternative: str
    effect: str
    figures: tuple[Figures, ...]
    short: str
    status: str
    used: str


@dataclass(frozen=True, slots=True)
class ReadingsView:
    """The whole page: *days* are the ones searched, *open* the readings nobody has confirmed."""

    entries: tuple[ReadingEntry, ...]
    days: str
    open: int


def readings_view(library: Library, effects: Effects) -> ReadingsView:
    """Return the page; without *effects*, only what is said in words."""
    period = usual_period(library.guidance)
    readings = library.guidance.readings
    return ReadingsView(
        tuple(_entry(one, library, effects) for one in readings),
        f"{long_date(period.first)} to {long_date(period.last)}" if effects else "",
        sum(one.status != "confirmed" for one in readings),
    )


def _entry(reading: Reading, library: Library, effects: Effects) -> ReadingEntry:
    compared = [pair for pair in effects if pair[0].reading == reading]
    return ReadingEntry(
        anchor=anchor_of(reading.id),
        view=reading_view(reading, PAGE),
        why=inline(reading.why),
        alternative=inline(reading.alternative),
        effect=inline(reading.effect),
        figures=tuple(_figures(compared, library)),
        short=_short(compared),
        status=status(reading),
        used=_used(reading, library),
    )


def _short(compared: Compared) -> str:
    """Return how often dates differ: of several steps, as often as on the one most concerned."""
    counted = [effect for _, effect in compared if effect.days]
    if not counted:
        return "No dates to compare"
    most = max(counted, key=lambda one: one.differ / one.days)
    return "Differ every day" if most.differ == most.days else f"Differ {often(most)}"


def _figures(compared: Compared, library: Library) -> list[Figures]:
    """Return the figures, each set of them once, in the order of the first step that has it."""

    def said(pair: tuple[Comparison, Effect]) -> tuple[str, str]:
        return _said(pair[1]), _first(*pair)

    order = {one: number for number, one in reversed(list(enumerate(map(said, compared))))}
    grouped = groupby(sorted(compared, key=lambda pair: order[said(pair)]), key=said)
    return [_shared(list(pairs), words, library) for words, pairs in grouped]


def _said(effect: Effect) -> str:
    words = ": ".join(part for part in (often(effect), by_how_much(effect)) if part)
    return f"They differ {words}." if effect.days else f"{capital(words)}."


def _first(one: Comparison, effect: Effect) -> str:
    if effect.first is None:
        return ""
    ours, other = windows(effect.first.ours), windows(effect.first.other)
    return f"{capital(first_day(one, effect))}: ours {ours}, the other {other}."


def _shared(
    pairs: list[tuple[Comparison, Effect]], words: tuple[str, str], library: Library
) -> Figures:
    speech = Speech(library.guidance)
    notes = dict.fromkeys(assumed(one, speech) for one, _ in pairs)
    steps = (
        f"{_link(one.step, library)}: {inline(speech.sentence(one.other))}" for one, _ in pairs
    )
    return Figures(inline(words[0]), inline(words[1]), inline(" ".join(notes)), tuple(steps))


def _link(step: Step, library: Library) -> str:
    pathway = index_of(library.guidance).pathways[step.pathway]
    title = whose(library, pathway).title(pathway.title)
    words = f"{inline(title)}, {inline(step.title)}"
    return link(words, PAGE, f"{pathway_page(step.pathway)}#{step_anchor(step.id)}")


def _used(reading: Reading, library: Library) -> str:
    """Return the steps, dates and guides that rest on the reading."""
    guidance = library.guidance
    links = [_link(step, library) for step in guidance.steps() if reading.id in step.readings]
    dates = [key.title for key in guidance.key_dates if reading.id in key.readings]
    links += [f"the date “{inline(title)}”" for title in dates]
    for guide in guidance.guides:
        if reading.id in library.guide_readings.get(guide.id, ()):
            title = whose(library, guide).title(guide.title)
            links.append(link(inline(title), PAGE, source_page(guide.id)))
    return "; ".join(links) or link("How dates are counted", PAGE, "how-dates-are-counted.md")
