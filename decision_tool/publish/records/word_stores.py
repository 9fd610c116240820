"""What a Word file keeps beside its text: whose form it is, what an empty control shows, its mark.

Word reads the first two from parts of the package: a store of XML that controls are bound to, and
a glossary of building blocks that placeholders are taken from. The mark says which form the file
is, of which edition: as properties of the file, which every program that saves it keeps. By them
the page knows a file that comes back (`browser/record/word-package.mjs`).
"""

from __future__ import annotations

from html import escape

from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from decision_tool.publish.forms.document import Document
from decision_tool.publish.records.word_markup import element, run

_RECORD = "urn:pathways:record"
STORE = "{6A0B1D52-3C1E-4B0C-9E55-2F6D3A7C8E41}"
PREFIX = f"xmlns:r='{_RECORD}'"
IDENTITY_PATH = "/r:record[1]/r:identity[1]"
CHILD_PATH = "/r:record[1]/r:child[1]"
BLANK_NAME = "Blank"
_GUID = "{0D7E6B4A-98F3-4C55-8B0E-5A1C7D92E3F6}"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
FORM, EDITION = "Record form", "Guidance edition"
"""What the properties of the mark are called: Word lists them among those of the file."""
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_ANYBODYS = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the set that such properties belong to
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def add_stores(file: WordFile, blank: str) -> None:
    """Add the store and the glossary; *blank* is what an empty control shows."""
    store = _part(file, "/customXml/item1.xml", "application/xml", _store())
    properties = _part(
        file, "/customXml/itemProps1.xml", CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, _properties()
    )
    store.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    file.part.relate_to(store, RELATIONSHIP_TYPE.CUSTOM_XML)
    glossary = _part(
        file, "/word/glossary/document.xml", CONTENT_TYPE.WML_DOCUMENT_GLOSSARY, _glossary(blank)
    )
    file.part.relate_to(glossary, RELATIONSHIP_TYPE.GLOSSARY_DOCUMENT)


def add_mark(file: WordFile, document: Document) -> None:
    """Say in the properties of the file which form it is, and of which edition."""
    pairs = ((FORM, document.id), (EDITION, document.edition))
    listed = "".join(_property(at, *pair) for at, pair in enumerate(pairs, start=2))
    markup = f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_TYPES}">{listed}</Properties>'
    made = _part(file, "/docProps/custom.xml", CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, markup)
    file.part.package.relate_to(made, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _property(number: int, name: str, value: str) -> str:
    words = f"<vt:lpwstr>{escape(value, quote=False)}</vt:lpwstr>"
    return f'<property fmtid="{_ANYBODYS}" pid="{number}" name="{name}">{words}</property>'


def _part(file: WordFile, name: str, kind: str, markup: str) -> Part:
    return Part(PackURI(name), kind, (_HEAD + markup).encode(), file.part.package)


def _store() -> str:
    return f'<record xmlns="{_RECORD}"><identity></identity><child></child></record>'


def _properties() -> str:
    schemas = f'<ds:schemaRefs><ds:schemaRef ds:uri="{_RECORD}"/></ds:schemaRefs>'
    item = f'<ds:datastoreItem ds:itemID="{STORE}" xmlns:ds="{_PROPERTIES}">'
    return f"{item}{schemas}</ds:datastoreItem>"


def _glossary(blank: str) -> str:
    category = element(
        "category", element("name", val="General"), element("gallery", val="placeholder")
    )
    properties = element(
        "docPartPr",
        element("name", val=BLANK_NAME),
        category,
        element("types", element("type", val="bbPlcHdr")),
        element("behaviors", element("behavior", val="content")),
        element("guid", val=_GUID),
    )
    body = element("docPartBody", element("p", run(blank)))
    parts = element("docParts", element("docPart", properties, body))
    return f'<w:glossaryDocument xmlns:w="{_W}">{parts}</w:glossaryDocument>'
