"""A record form as a Word file: content controls, real headings, and the same bytes every time.

The package is python-docx's; its template's own styles, thumbnail, theme and other
leftovers go, so nothing in the file is American or says who made the template.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.table import Table

from decision_tool.publish.forms.document import Document
from decision_tool.publish.records.phrases import foot_of, title_of
from decision_tool.publish.records.reproducible_zip import reproducible_zip
from decision_tool.publish.records.word_blocks import Body
from decision_tool.publish.records.word_controls import BLANK, ControlIds
from decision_tool.publish.records.word_frame import (
    ending,
    first_head,
    foot,
    head,
    keywords,
    property_text,
    settings,
    title,
)
from decision_tool.publish.records.word_markup import twips
from decision_tool.publish.records.word_stores import add_mark, add_stores
from decision_tool.publish.records.word_styles import LANGUAGE, numbering, styles

_SHORT, _LONG, _MARGIN = 210, 297, 14
_KEPT = {RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.NUMBERING}
_KEPT_OF_PACKAGE = {RELATIONSHIP_TYPE.CORE_PROPERTIES, RELATIONSHIP_TYPE.OFFICE_DOCUMENT}


def word(document: Document) -> bytes:
    """Return the .docx of a form, its controls empty.

    Raises ValueError where two fields share an id.
    """
    file = docx.Document()
    _without_leftovers(file)
    ids = ControlIds(document)
    _set_page(file, document, ids)
    _set_parts(file, document, ids)
    add_stores(file, BLANK)
    add_mark(file, document)
    _set_properties(file, document)
    whole = BytesIO()
    file.save(whole)
    return reproducible_zip(whole.getvalue())


def _without_leftovers(file: WordFile) -> None:
    for rels, kept in ((file.part.rels, _KEPT), (file.part.package.rels, _KEPT_OF_PACKAGE)):
        for name in [name for name, rel in rels.items() if rel.reltype not in kept]:
            del rels[name]


def _set_page(file: WordFile, document: Document, ids: ControlIds) -> None:
    page = file.sections[0]
    wide, high = (_LONG, _SHORT) if document.is_sideways else (_SHORT, _LONG)
    page.page_width, page.page_height = Mm(wide), Mm(high)
    page.orientation = WD_ORIENT.LANDSCAPE if document.is_sideways else WD_ORIENT.PORTRAIT
    page.left_margin = page.right_margin = Mm(_MARGIN)
    page.top_margin, page.bottom_margin = Mm(18), Mm(16)
    page.header_distance = page.footer_distance = Mm(8)
    width = _width(document)
    page.different_first_page_header_footer = True
    _replace(page.first_page_header.part.element, first_head(document, width))
    _replace(page.header.part.element, head(document, width, ids))
    for one in (page.first_page_footer, page.footer):
        _replace(one.part.element, foot(foot_of(document), width))


def _width(document: Document) -> int:
    return twips((_LONG if document.is_sideways else _SHORT) - 2 * _MARGIN)


def _set_parts(file: WordFile, document: Document, ids: ControlIds) -> None:
    body = Body(_width(document), ids)
    sections = "".join(body.section(section) for section in document.sections)
    _replace(file.element.body, title(document) + sections + ending(sections), tail=1)
    _keep_end(file)
    _replace(file.styles.element, styles())
    _replace(file.settings.element, settings(document))
    _replace(file.part.numbering_part.element, numbering())


def _keep_end(file: WordFile) -> None:
    """Keep a last row with the paragraph after it: alone that would take a page."""
    last, *_ = list(file.iter_inner_content())[-2:]
    if isinstance(last, Table):
        for line in (line for cell in last.rows[-1].cells for line in cell.paragraphs):
            line.paragraph_format.keep_with_next = True


def _replace(root: BaseOxmlElement, markup: str, tail: int = 0) -> None:
    """Replace an element's children, but for the last *tail* of them."""
    for child in list(root)[: len(root) - tail]:
        root.remove(child)
    new = parse_xml(f"<w:body {nsdecls('w', 'w14')}>{markup}</w:body>")
    for at, child in enumerate(list(new)):
        root.insert(at, child)


def _set_properties(file: WordFile, document: Document) -> None:
    day = datetime.fromisoformat(document.edition_date).replace(tzinfo=UTC)
    properties = file.core_properties
    properties.title = property_text(title_of(document))
    properties.subject = property_text(document.collection)
    properties.author = properties.last_modified_by = document.council
    properties.keywords = keywords(document)
    properties.language = LANGUAGE
    properties.comments = ""
    properties.revision = 1
    properties.version = document.edition
    properties.created = properties.modified = day
