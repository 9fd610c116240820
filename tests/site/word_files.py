"""Word files that come back: filled by the page, changed as people and programs change them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = "word/document.xml"
MARK = "docProps/custom.xml"
CORE = "docProps/core.xml"
OFFICE = "soffice"


def rewritten(content: bytes, changes: dict[str, Callable[[bytes], bytes | None]]) -> bytes:
    """Return the package with parts changed; a change that returns nothing takes its part out."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            before = old.read(name)
            part = changes[name](before) if name in changes else before
            if part is not None:
                new.writestr(name, part)
    return made.getvalue()


def edited(content: bytes, change: Callable[[etree._Element], None]) -> bytes:
    """Return the package with its text changed."""

    def part(text: bytes) -> bytes:
        root = etree.fromstring(text)
        change(root)
        whole: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        return whole

    return rewritten(content, {TEXT: part})


def without(*names: str) -> Callable[[etree._Element], None]:
    """Return the change that takes all elements of these names out, with what is in them."""

    def change(root: etree._Element) -> None:
        for name in names:
            for one in list(root.iter(qn(name))):
                one.getparent().remove(one)

    return change


def unwrapped(root: etree._Element) -> None:
    """Take out every control and leave what is in it, as programs do that know none."""
    for control in list(root.iter(qn("w:sdt"))):
        parent, at = control.getparent(), control.getparent().index(control)
        inner = list(control.find(qn("w:sdtContent")))
        parent.remove(control)
        for place, one in enumerate(inner):
            parent.insert(at + place, one)


def control(root: etree._Element, tag: str) -> etree._Element:
    """Return the control of a field."""
    for one in root.iter(qn("w:sdt")):
        found = one.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        if found is not None and found.get(qn("w:val")) == tag:
            return one
    raise AssertionError(tag)


def paragraph(words: str) -> etree._Element:
    """Return a paragraph as somebody types it."""
    made = etree.Element(qn("w:p"))
    text = etree.SubElement(etree.SubElement(made, qn("w:r")), qn("w:t"))
    text.text = words
    return made


def is_office_here() -> bool:
    """Tell whether LibreOffice is on this machine."""
    return shutil.which(OFFICE) is not None


def saved_by_office(content: bytes, folder: Path) -> bytes:
    """Return the file as LibreOffice saves it after opening it."""
    source, out = folder / "form.docx", folder / "saved"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    kind = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), str(source)]
    subprocess.run([OFFICE, "--headless", profile, *kind], check=True, capture_output=True)  # noqa: S603
    return (out / source.name).read_bytes()


def as_office_saves(content: bytes) -> bytes:
    """Return the file as LibreOffice 7.4 saves it, in what matters to finding a field.

    It drops every tag, the titles of dates and ticks, and whatever no text needs; it keeps
    bookmarks, which begin within the control then, the texts and the properties of the file.
    """

    def change(root: etree._Element) -> None:
        without("w:tag")(root)
        for one in list(root.iter(qn("w:sdt"))):
            properties = one.find(qn("w:sdtPr"))
            kinds = {etree.QName(kind).localname for kind in properties}
            if kinds & {"date", "richText", "checkbox"}:
                for name in ("w:alias", "w:id", "w:richText"):
                    for gone in properties.findall(qn(name)):
                        properties.remove(gone)
            start = one.getprevious()
            one.find(qn("w:sdtContent")).insert(0, start)

    rest = {
        "customXml/_rels/item1.xml.rels": lambda _: None,
        "word/settings.xml": lambda text: re.sub(rb"<w:docVars>.*</w:docVars>", b"", text),
    }
    return rewritten(edited(content, change), rest)
