"""The reference pages as views: readings, gaps and abbreviations."""

from __future__ import annotations

from dataclasses import dataclass

from decision_tool.build.abbreviations import Abbreviations
from decision_tool.build.library import Library
from decision_tool.build.links import anchor_of, link, pathway_page, step_anchor
from decision_tool.build.spoken import capital
from decision_tool.build.step_view import ReadingView, reading_view
from decision_tool.build.templates import inline
from decision_tool.core.model import Reading

CONFIRMED = {
    "stated": "Stated in a guide",
    "inferred": "Our reading; no guide spells it out",
    "unconfirmed": "Not confirmed",
}


@dataclass(frozen=True, slots=True)
class ReadingEntry:
    """One reading on the page of all of them: the question, the reading, where it counts."""

    anchor: str
    view: ReadingView
    why: str
    used: str


def reading_entries(library: Library) -> tuple[ReadingEntry, ...]:
    """Return every reading, with the steps and dates that rest on it."""
    page = "readings.md"
    return tuple(
        ReadingEntry(
            anchor_of(one.id), reading_view(one, page), inline(one.why), _used(one, library, page)
        )
        for one in library.guidance.readings
    )


def _used(reading: Reading, library: Library, page: str) -> str:
    links = []
    for pathway in library.guidance.pathways:
        for step in pathway.steps:
            if reading.id in step.readings:
                words = f"{inline(pathway.title)}, {inline(step.title)}"
                links.append(
                    link(words, page, f"{pathway_page(pathway.id)}#{step_anchor(step.id)}")
                )
    dates = [key.title for key in library.guidance.key_dates if reading.id in key.readings]
    links += [f"the date “{inline(title)}”" for title in dates]
    return "; ".join(links) or link("How dates are counted", page, "how-dates-are-counted.md")


@dataclass(frozen=True, slots=True)
class GapEntry:
    """Something the sources leave open, and the pathways it touches."""

    anchor: str
    id: str
    text: str
    pathways: str


def gap_entries(library: Library) -> tuple[GapEntry, ...]:
    """Return every gap, with links to the pathways it touches."""
    marks, page = Abbreviations(library.terms), "gaps.md"
    return tuple(
        GapEntry(
            anchor_of(gap.id),
            gap.id,
            marks.mark(inline(gap.text))[0],
            "; ".join(
                link(inline(pathway.title), page, pathway_page(pathway.id))
                for pathway in library.guidance.pathways
                if gap.id in pathway.gaps
            ),
        )
        for gap in library.gaps
    )


@dataclass(frozen=True, slots=True)
class TermEntry:
    """One abbreviation, its meaning and how sure that is."""

    term: str
    means: str
    confirmed: str
    is_unconfirmed: bool


def term_entries(library: Library) -> tuple[TermEntry, ...]:
    """Return the abbreviations in alphabetical order."""
    return tuple(
        TermEntry(
            inline(one.term),
            "" if one.confirmed == "unconfirmed" else inline(capital(one.means)),
            CONFIRMED[one.confirmed],
            one.confirmed == "unconfirmed",
        )
        for one in sorted(library.terms, key=lambda one: one.term.lower())
    )
