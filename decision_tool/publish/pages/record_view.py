"""One form as its page shows it: the sheet to fill in, and beside it what to do with it.

The sheet and what stands beside it are raw HTML, which the site generator does not rewrite:
their links are addresses as the finished page sees them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from decision_tool.core.planning.index import index_of
from decision_tool.publish.forms.document import Box, Document
from decision_tool.publish.pages.citations import runs
from decision_tool.publish.pages.links import anchor_of, pathway_page, step_anchor
from decision_tool.publish.pages.record_links import (
    FILES,
    PAPER,
    WORD,
    Download,
    RecordLinks,
    heading,
    is_whole,
    record_page,
)
from decision_tool.publish.records.documents import earlier_documents
from decision_tool.publish.records.sheet import sheet_body
from decision_tool.publish.source.library import Library
from decision_tool.publish.words.templates import attribute, render

ROOT = "../../"
"""From the address of a form's page to the site's root."""
NOT_STATED = "The guide does not say where."


@dataclass(frozen=True, slots=True)
class RecordView:
    """Everything the template of a form's page needs.

    *title*, *whose* and *lede* are Markdown, *tab* is the title for the browser's tab as YAML,
    the rest HTML. *word* and *root* are addresses. *is_apart*: no timetable leads here.
    *edition*: of which it is, where the site does not go by that one.
    """

    id: str
    title: str
    name: str
    tab: str
    whose: str
    lede: str
    sheet: str
    word: str
    downloads: tuple[Download, ...]
    paper: Download | None
    used: tuple[str, ...]
    filed: str
    sources: tuple[str, ...]
    added: tuple[str, ...]
    has_pdf: bool
    is_apart: bool
    edition: str = ""
    root: str = ROOT


def record_pages(records: RecordLinks) -> Iterator[tuple[str, str]]:
    """Yield the path and the Markdown of every form's page."""
    for document in records.documents:
        view = record_view(records, document)
        yield record_page(document.id), render("record.md.j2", page=view)


def earlier_record_pages(
    earlier: Sequence[Library], files: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    """Yield the same for every form of *earlier* editions, newest first; the newest has the page.

    A case of such an edition is filled into its own form, which may be gone today.
    """
    seen: set[str] = set()
    for library in earlier:
        records = RecordLinks(library, files)
        for document in earlier_documents(library):
            if document.id not in seen:
                seen.add(document.id)
                view = record_view(records, document)
                yield record_page(document.id), render("record.md.j2", page=view)


def record_view(records: RecordLinks, document: Document) -> RecordView:
    """Return the view of one form."""
    of = records.whose(records.forms[document.record])
    offered = records.downloads(record_page(document.id), document)
    files = {one.kind: replace(one, href=f"{ROOT}{FILES}/{one.name}") for one in offered}
    return RecordView(
        id=document.id,
        title=of.heading(heading(document)),
        name=attribute(heading(document)),
        tab=attribute(of.title(heading(document))).replace("'", "''"),
        whose=of.line(),
        lede=_lede(document),
        sheet=sheet_body(document),
        word=files[WORD].href if WORD in files else "",
        downloads=tuple(one for one in files.values() if one.kind != PAPER),
        paper=files.get(PAPER),
        used=tuple(_used(records, document)),
        filed=attribute(document.filed or NOT_STATED),
        sources=tuple(_sources(records, document)),
        has_pdf="pdf" in files,
        added=tuple(attribute(one.title) for one in document.sections if one.is_added),
        is_apart=not document.uses,
        edition=attribute(document.edition) if document.is_earlier else "",
    )


def _lede(document: Document) -> str:
    """Return one line on how it is filled in."""
    has_boxes = any(
        isinstance(block, Box) and block.number
        for section in document.sections
        for block in section.blocks
    )
    first = "One box for each purpose. " if has_boxes and not is_whole(document) else ""
    return f"{first}Fill it in here, in Word or by hand."


def _used(records: RecordLinks, document: Document) -> Iterator[str]:
    index = index_of(records.library.guidance)
    for use in document.uses:
        words = f"{index.title(use.pathway)}: {index.steps[use.step].title}"
        # The step may have no page any more, or say something else there.
        page = _link(words, pathway_page(use.pathway), step_anchor(use.step))
        yield attribute(words) if document.is_earlier else page


def _sources(records: RecordLinks, document: Document) -> Iterator[str]:
    """Yield the clauses as runs: a form can carry out fifty of them."""
    pages = records.clause_pages
    for run in runs([one for one in document.all_clauses() if one in pages]):
        ends = (_link(one, pages[one], anchor_of(one)) for one in dict.fromkeys(run))
        yield " to ".join(ends)


def _link(words: str, page: str, anchor: str) -> str:
    return f'<a href="{ROOT}{page.removesuffix(".md")}/#{anchor}">{attribute(words)}</a>'
