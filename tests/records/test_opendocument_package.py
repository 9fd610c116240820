"""Every OpenDocument text as shipped is a package that a strict reader accepts, and is whole."""

from __future__ import annotations

import io
from functools import cache
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree  # type: ignore[import-untyped]
from odfdo import Document as Package

from decision_tool.publish.forms.document import Document
from decision_tool.publish.records.opendocument import opendocument
from tests.records.sample import sample
from tests.records.shipped import shipped

NAMES = {
    kind: f"urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"
    for kind in ("manifest", "office", "style", "table", "text")
}


@cache
def written(document: Document) -> bytes:
    return opendocument(document)


def part(document: Document, name: str) -> etree._Element:
    with ZipFile(io.BytesIO(written(document))) as package:
        return etree.fromstring(package.read(name))


def found(root: etree._Element, path: str) -> list[str]:
    return [str(one) for one in root.xpath(path, namespaces=NAMES)]


EVERY = {"sample": sample(), **shipped()}


@pytest.mark.parametrize("document", EVERY.values(), ids=EVERY.keys())
class TestEveryForm:
    def test_its_type_comes_first_and_uncompressed(self, document: Document) -> None:
        with ZipFile(io.BytesIO(written(document))) as package:
            first = package.infolist()[0]
            assert (first.filename, first.compress_type, first.extra) == (
                "mimetype",
                ZIP_STORED,
                b"",
            )
            assert package.read("mimetype") == b"application/vnd.oasis.opendocument.text"

    def test_the_manifest_lists_what_there_is_and_nothing_else(self, document: Document) -> None:
        with ZipFile(io.BytesIO(written(document))) as package:
            there = set(package.namelist()) - {"mimetype", "META-INF/manifest.xml"}
        listed = found(part(document, "META-INF/manifest.xml"), "//@manifest:full-path")
        assert sorted(listed) == sorted({"/", *there})

    def test_it_opens_in_british_english_with_its_clauses(self, document: Document) -> None:
        meta = Package(io.BytesIO(written(document))).meta
        assert meta.language == "en-GB"
        assert (meta.keywords or "").split(", ") == list(document.all_clauses())

    def test_names_are_unique_and_every_style_that_is_used_exists(self, document: Document) -> None:
        content, styles = part(document, "content.xml"), part(document, "styles.xml")
        for path in ("//text:bookmark/@text:name", "//table:table/@table:name"):
            names = found(content, path)
            assert len(set(names)) == len(names)
        used = found(content, "//@text:style-name | //@table:style-name")
        lists = "//style:style/@style:name | //text:list-style/@style:name"
        assert set(used) <= {*found(content, lists), *found(styles, lists)}

    def test_every_row_has_a_cell_for_each_column(self, document: Document) -> None:
        for table in part(document, "content.xml").iterfind(".//table:table", NAMES):
            columns = len(table.findall("table:table-column", NAMES))
            rows = table.findall(".//table:table-row", NAMES)
            assert rows
            assert {len(row) for row in rows} == {columns}
