"""The way through the site: which page stands under which tab, in which order."""

from __future__ import annotations

from typing import Any

from decision_tool.build.library import Library
from decision_tool.build.links import pathway_page, source_page
from decision_tool.core.model import Pathway, Titled

Nav = list[dict[str, Any] | str]


def nav(library: Library, maintainers: tuple[str, ...] = ()) -> Nav:
    """Return the navigation as MkDocs takes it; *maintainers*: pages written by hand for them."""
    about: Nav = [
        *([{"For maintainers": list(maintainers)}] if maintainers else []),
    ]
    return [
        {"Home": "index.md"},
        {"Pathways": ["pathways/index.md", *_groups(library)]},
        {"Work out dates": "calculator.md"},
        {"About": [*_reference(library), *about]},
    ]


def _reference(library: Library) -> Nav:
    sources = [
        {_guide_title(library, one.guide): source_page(one.guide)} for one in library.registers
    ]
    return [
        {"About this guidance": "about.md"},
        {"How dates are counted": "how-dates-are-counted.md"},
        {"Readings to confirm": "readings.md"},
        {"What the sources do not say": "gaps.md"},
        {"Words and abbreviations": "glossary.md"},
        {"Sources": sources},
    ]


def _guide_title(library: Library, guide_id: str) -> str:
    return next(one.title for one in library.guidance.guides if one.id == guide_id)


def _groups(library: Library) -> Nav:
    return [
        {group.title: [{one.title: pathway_page(one.id)} for one in members]}
        for group, members in grouped(library)
    ]


def grouped(library: Library) -> list[tuple[Titled, list[Pathway]]]:
    """Return each group that has pathways, with them, in the order the source gives."""
    found = []
    for group in library.guidance.groups:
        members = [one for one in library.guidance.pathways if one.group == group.id]
        if members:
            found.append((group, members))
    return found
