"""From the library to every generated page, as Markdown: the same in, the same out.

No clock, no files but the templates: the day to hold reviews against is an argument.
Any site generator that knows Markdown with attributes and HTML can take these pages;
the MkDocs plugin is one, `write_pages` serves the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from decision_tool.core.guidance.model import Pathway, Titled
from decision_tool.publish.pages.calculator_page import calculator_page
from decision_tool.publish.pages.caseload_page import PAGE as CASELOAD
from decision_tool.publish.pages.caseload_page import caseload_page
from decision_tool.publish.pages.changes_marks import last_change
from decision_tool.publish.pages.changes_view import FEED, History, changes_view
from decision_tool.publish.pages.changes_view import PAGE as CHANGES
from decision_tool.publish.pages.examples_view import examples_view
from decision_tool.publish.pages.find_page import PAGE as FIND
from decision_tool.publish.pages.find_page import find_page
from decision_tool.publish.pages.links import pathway_page, source_page, way
from decision_tool.publish.pages.navigation import grouped, nav
from decision_tool.publish.pages.pathway_view import pathway_view
from decision_tool.publish.pages.readings_view import readings_view
from decision_tool.publish.pages.record_links import INDEX, RecordLinks, download_link
from decision_tool.publish.pages.record_view import earlier_record_pages, record_pages
from decision_tool.publish.pages.records_index import records_index
from decision_tool.publish.pages.reference_views import (
    gap_entries,
    term_entries,
)
from decision_tool.publish.pages.source_view import source_view
from decision_tool.publish.readings.cached_effects import Effects
from decision_tool.publish.source.examples import Example
from decision_tool.publish.source.library import Library
from decision_tool.publish.words.templates import inline, render

__all__ = ["nav", "pages", "write_pages"]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One pathway in a list."""

    title: str
    use_when: str
    href: str


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """A group of pathways under its heading."""

    title: str
    entries: tuple[IndexEntry, ...]


NO_FILES: Mapping[str, int] = MappingProxyType({})


def pages(  # noqa: PLR0913, PLR0917 - all that pages are made of
    library: Library,
    on: date | None = None,
    effects: Effects = (),
    files: Mapping[str, int] = NO_FILES,
    examples: Sequence[Example] = (),
    history: History = (),
    earlier: Sequence[Library] = (),
) -> dict[str, str]:
    """Return every page by its path in the docs folder.

    *on*: the day of the build, if known. *effects*: the figures of the readings, which take
    long to work out; without them their page gives the other readings in words only.
    *files*: the files made of the record forms, with their sizes; no other is offered.
    *examples*: the worked examples, each shown on the page of its pathway.
    *history*: what each published edition changed; without one no page tells of it.
    *earlier*: the library as each edition has it that the site does not go by, newest first.
    """
    records = RecordLinks(library, files)
    edition = last_change(history, library.settings)
    found = {
        "index.md": _index(library, "home.md.j2", "index.md", edition),
        "pathways/index.md": _index(library, "pathways.md.j2", "pathways/index.md"),
        "calculator.md": calculator_page(library),
        CASELOAD: caseload_page(library),
        "about.md": render(
            "about.md.j2",
            organisations=_organisations(library),
            is_offline=library.settings.is_offline,
        ),
        "how-dates-are-counted.md": render(
            "how-dates-are-counted.md.j2", readings={one.id for one in library.guidance.readings}
        ),
        "readings.md": render("readings.md.j2", page=readings_view(library, effects)),
        "gaps.md": render("gaps.md.j2", entries=gap_entries(library)),
        "glossary.md": render("glossary.md.j2", terms=term_entries(library)),
        INDEX: render("records.md.j2", index=records_index(records), link=download_link),
        **dict(earlier_record_pages(earlier, files)),
        **dict(record_pages(records)),
    }
    if history:
        editions = changes_view(library, history)
        found[CHANGES] = render("what-changed.md.j2", editions=editions, feed=FEED)
    if library.guidance.situation.questions:
        found[FIND] = find_page(library)
    for pathway in library.guidance.pathways:
        view = pathway_view(records, pathway, on, history)
        shown = examples_view(examples, pathway.id, library.guidance)
        found[pathway_page(pathway.id)] = render("pathway.md.j2", page=view, worked=shown)
    for register in library.registers:
        source = source_view(records, register, on)
        found[source_page(register.guide)] = render("source.md.j2", source=source)
    return found


def _index(library: Library, template: str, page: str, edition: str = "") -> str:
    own = library.guidance.collections[0].id
    return render(
        template,
        site_name=inline(library.settings.site_name),
        edition=edition,
        find=FIND if library.guidance.situation.questions else "",
        groups=[_group(page, *one) for one in grouped(library) if one[0].collection == own],
        others=_others(library, page),
    )


def _others(library: Library, page: str) -> list[IndexGroup]:
    """Return the pathways of the other organisations, each under its organisation's name."""
    return [
        IndexGroup(
            inline(library.organisations[other.id]),
            tuple(
                _entry(page, one)
                for group, members in grouped(library)
                if group.collection == other.id
                for one in members
            ),
        )
        for other in library.guidance.collections[1:]
    ]


def _organisations(library: Library) -> list[str]:
    return [inline(library.organisations[one.id]) for one in library.guidance.collections]


def _group(page: str, group: Titled, members: list[Pathway]) -> IndexGroup:
    return IndexGroup(inline(group.title), tuple(_entry(page, one) for one in members))


def _entry(page: str, pathway: Pathway) -> IndexEntry:
    return IndexEntry(
        inline(pathway.title), inline(pathway.use_when), way(page, pathway_page(pathway.id))
    )


def write_pages(written: dict[str, str], folder: Path) -> None:
    """Write the pages below *folder*, for another site generator."""
    for path, text in written.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
