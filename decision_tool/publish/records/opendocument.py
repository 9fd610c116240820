"""A record form as an OpenDocument text, to open in LibreOffice, Word or Google Docs.

The same form gives the same bytes: nothing in the file tells when or where it was made.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime

from odfdo import Document as Package
from odfdo import Element

from decision_tool.publish.forms.document import Document, Section
from decision_tool.publish.records.opendocument_blocks import block_elements
from decision_tool.publish.records.opendocument_controls import declared
from decision_tool.publish.records.opendocument_elements import heading, paragraph
from decision_tool.publish.records.opendocument_styles import TableStyles, styles, text_width
from decision_tool.publish.records.phrases import filed_of, title_of
from decision_tool.publish.records.reproducible_zip import reproducible_zip

LANGUAGE = "en-GB"
_NOT_OURS = ("Thumbnails/", "Configurations2/")


def opendocument(document: Document) -> bytes:
    """Return the form as the bytes of an .odt file."""
    package = Package("text")
    _leave_out(package)
    package.set_part("styles.xml", styles(document))
    _fill(package, document)
    _describe(package, document)
    written = io.BytesIO()
    package.save(written)
    return reproducible_zip(written.getvalue())


def _leave_out(package: Package) -> None:
    """Take out of the library's blank document what pictures it or sets up a program."""
    listed = package.manifest.get_paths()
    for path in {*package.parts, *listed}:
        if path.startswith(_NOT_OURS):
            package.del_part(path)
            if path in listed:
                package.manifest.del_full_path(path)


def _fill(package: Package, document: Document) -> None:
    of = document.identity
    table_styles = TableStyles(text_width(document), of.id if of else "")
    body = package.body
    body.clear()
    if of:
        body.append(declared(of))
    for one in _content(document, table_styles):
        body.append(one)
    for style in table_styles.elements():
        package.insert_style(style, automatic=True)


def _content(document: Document, table_styles: TableStyles) -> Iterator[Element]:
    yield heading(1, document.title)
    for style, text in (("About", document.about), ("About", filed_of(document))):
        if text:
            yield paragraph(style, text)
    for section in document.sections:
        yield from _section(section, table_styles)


def _section(section: Section, table_styles: TableStyles) -> Iterator[Element]:
    if section.title:
        yield heading(2, section.title)
    for block in section.blocks:
        yield from block_elements(block, section.title, table_styles)


def _describe(package: Package, document: Document) -> None:
    """Write what a file manager and a search show of the file."""
    meta, moment = package.meta, datetime.fromisoformat(document.edition_date)
    meta.set_title(title_of(document))
    meta.set_subject(document.about)
    meta.set_keywords(", ".join(document.all_clauses()))
    meta.set_language(LANGUAGE)
    meta.set_initial_creator(document.council)
    meta.set_creator(document.council)
    meta.set_creation_date(moment)
    meta.set_modification_date(moment)
    counted = meta.get_element("//meta:document-statistic")
    if counted is not None:  # it counts the library's blank document
        counted.delete()
