"""Where each form stands on the site: its page, its files, and the steps that lead to it.

A form that we make has a page for each of its documents. A form that somebody else owns has
none: what names it leads to its row in the list of every form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from decision_tool.core.guidance.model import Guide, Pathway, RecordForm, Step
from decision_tool.core.planning.index import by_id, index_of
from decision_tool.publish.forms.document import Document
from decision_tool.publish.pages.links import anchor_of, link, source_page, way
from decision_tool.publish.pages.whose import Whose, whose
from decision_tool.publish.records import formats
from decision_tool.publish.records.documents import documents
from decision_tool.publish.records.of_guide import guide_of, named_forms
from decision_tool.publish.source.library import Library
from decision_tool.publish.words.templates import attribute, inline

INDEX = "records/index.md"
FILES = "records/files"
WORD, PAPER = formats.WORD.ending, formats.WEB_PAGE.ending
KINDS = {one.ending: one.title for one in formats.FORMATS}


@dataclass(frozen=True, slots=True)
class Download:
    """A file of a form. *href* is as the asking page names it; *size* is "24 kB"."""

    kind: str
    words: str
    href: str
    name: str
    size: str


class RecordLinks:
    """Knows every form and document of a library, and which files were made of them.

    *files*: the name of each file and its size. A file that is not there is not offered.
    """

    def __init__(self, library: Library, files: Mapping[str, int]) -> None:
        """Make the documents, and gather which step leads to which."""
        self.library, self.files = library, files
        self.documents = documents(library)
        self.forms = index_of(library.guidance).forms
        self.clause_pages = {
            clause.id: source_page(register.guide)
            for register in library.registers
            for clause in register.clauses
        }
        self._whole = by_id(filter(is_whole, self.documents))
        self._of_step = {
            (one.record, use.step): one
            for one in self.documents
            if not is_whole(one)
            for use in one.uses
        }

    def clause_link(self, page: str, clause: str) -> str:
        """Return a clause as a link to where its source lists it; alone where none does."""
        register = self.clause_pages.get(clause)
        return link(clause, page, f"{register}#{anchor_of(clause)}") if register else inline(clause)

    def document(self, form: str, step: Step) -> Document | None:
        """Return what *form* becomes for *step*: its own document, or the one for every step."""
        return self._of_step.get((form, step.id)) or self._whole.get(form)

    def of_form(self, form: str) -> tuple[Document, ...]:
        """Return every document made from a form, in the order of the pathways."""
        return tuple(one for one in self.documents if one.record == form)

    def named(self, step: Step) -> Iterator[RecordForm]:
        """Yield the forms a step names, those for some cases only last."""
        yield from (self.forms[one] for one in named_forms(step))

    def has_forms(self, pathway: Pathway) -> bool:
        """Tell whether the list of forms has a part for this pathway."""
        return any(named_forms(step) for step in pathway.steps)

    def form_link(self, page: str, form: RecordForm, step: Step | None = None) -> str:
        """Return the form's title as a link to its page, or to its row where it has several."""
        made = self.document(form.id, step) if step else self._whole.get(form.id)
        target = record_page(made.id) if made else row_of(form)
        return link(inline(form.title), page, target)

    def pathway_link(self, page: str, form: RecordForm, pathway: Pathway) -> str:
        """Return the form's title as a link to where it stands for the whole pathway."""
        if form.one_per != "step":
            return self.form_link(page, form)
        return link(inline(form.title), page, f"{INDEX}#{pathway.id}")

    def word_link(self, page: str, form: RecordForm, step: Step) -> str:
        """Return a link to the Word file; nothing where there is none."""
        made = self.document(form.id, step)
        found = next((one for one in self.downloads(page, made) if one.kind == WORD), None)
        return download_link(found, heading(made)) if made and found else ""

    def downloads(self, page: str, document: Document | None) -> tuple[Download, ...]:
        """Return the files of a document, the one most people want first."""
        names = {kind: f"{document.file}.{kind}" for kind in KINDS} if document else {}
        return tuple(
            Download(kind, KINDS[kind], way(page, f"{FILES}/{name}"), name, size(self.files[name]))
            for kind, name in names.items()
            if name in self.files
        )

    def guide(self, form: RecordForm) -> Guide | None:
        """Return the guide a form comes from."""
        return guide_of(self.library, form)

    def whose(self, form: RecordForm) -> Whose:
        """Return whose form it is; one that no guide speaks of is the site's own."""
        guide = self.guide(form)
        if guide:
            return whose(self.library, guide)
        own = self.library.guidance.collections[0].id
        return Whose(self.library.organisations[own], is_own=True)


def record_page(document_id: str) -> str:
    """Return the path of a document's page."""
    return f"records/{document_id}.md"


def row_of(form: RecordForm) -> str:
    """Return where a form stands in the list of every form."""
    return f"{INDEX}#{anchor_of(form.form)}"


def is_whole(document: Document) -> bool:
    """Tell whether the document serves every step alike."""
    return document.id == document.record


def heading(document: Document) -> str:
    """Return the title of a document's page; one made for a step names it."""
    return document.title if is_whole(document) else f"{document.title}: {document.about}"


def download_link(found: Download, of: str, words: str = "") -> str:
    """Return a Markdown link that says, when heard alone, which form it downloads."""
    heard = f'<span class="pw-vh">, {inline(of)}</span>'
    asked = f'{{ download="{attribute(found.name)}" }}'
    return f"[{words or found.words}{heard}]({found.href}){asked}"


def size(count: int) -> str:
    """Return how big a file is, in whole kilobytes; a small one is 1 kB, never nothing."""
    return f"{max(1, round(count / 1000))} kB"
