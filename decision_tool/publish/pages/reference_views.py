"""The reference pages as views: readings, gaps and abbreviations."""

from __future__ import annotations

from dataclasses import dataclass

from decision_tool.core.words import capital, listed
from decision_tool.publish.pages.abbreviations import Abbreviations
from decision_tool.publish.pages.links import anchor_of, link, pathway_page
from decision_tool.publish.pages.whose import whose
from decision_tool.publish.source.library import Library, Term
from decision_tool.publish.words.templates import inline

CONFIRMED = {
    "stated": "Stated in a guide",
    "inferred": "Our reading; no guide spells it out",
    "unconfirmed": "Not confirmed",
}


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
            marks.mark(inline(gap.told()))[0],
            "; ".join(
                link(
                    inline(whose(library, pathway).title(pathway.title)),
                    page,
                    pathway_page(pathway.id),
                )
                for pathway in library.guidance.pathways
                if gap.id in pathway.gaps
            ),
        )
        for gap in library.gaps
    )


@dataclass(frozen=True, slots=True)
class TermEntry:
    """One abbreviation, its meaning and how sure that is. *whose*: the others that print it."""

    term: str
    means: str
    confirmed: str
    is_unconfirmed: bool
    whose: str


def term_entries(library: Library) -> tuple[TermEntry, ...]:
    """Return the abbreviations in alphabetical order."""
    return tuple(
        TermEntry(
            inline(one.term),
            "" if one.confirmed == "unconfirmed" else inline(capital(one.means)),
            CONFIRMED[one.confirmed],
            one.confirmed == "unconfirmed",
            _printed_by(one, library),
        )
        for one in sorted(library.terms, key=lambda one: one.term.lower())
    )


def _printed_by(term: Term, library: Library) -> str:
    """Return whose guides print a term that the site's own do not; else nothing."""
    own = library.guidance.collections[0].id
    if not term.collections or own in term.collections:
        return ""
    return inline(listed([library.organisations[of] for of in term.collections]))
