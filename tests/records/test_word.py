"""Word files: sound packages that python-docx, an independent reader, opens whole."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordFile

from decision_tool.publish.forms.document import (
    Box,
    Document,
    Field,
    Fields,
    Section,
    Signature,
    Signatures,
    Table,
    Ticks,
    Words,
)
from decision_tool.publish.records.word import word
from tests.records.sample import sample
from tests.records.shipped import shipped

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
TEXT = "word/document.xml"
ROOT = Path(__file__).parents[2]


@cache
def every() -> tuple[Document, ...]:
    return (sample(), *shipped().values())


@cache
def opened(document: Document) -> WordFile:
    return docx.Document(BytesIO(word(document)))


@cache
def parts(document: Document) -> dict[str, bytes]:
    with ZipFile(BytesIO(word(document))) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def xml(document: Document, part: str = TEXT) -> ET.Element:
    return ET.fromstring(parts(document)[part])  # noqa: S314 - our own file


def words_of(element: ET.Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def lines(document: Document) -> list[str]:
    return [words_of(one) for one in xml(document).iter(f"{W}p")]


def controls(document: Document) -> dict[str, ET.Element]:
    found = list(xml(document).iter(f"{W}sdt"))
    by_tag = {value(one, "tag"): one for one in found}
    assert len(by_tag) == len(found), "a tag comes twice"
    return by_tag


def value(element: ET.Element, name: str) -> str:
    (found,) = element.iter(f"{W}{name}")
    return found.attrib[f"{W}val"]


def styled(document: Document, *styles: str) -> list[tuple[str, str]]:
    lines = opened(document).paragraphs
    found = ((one.style.name if one.style else "", one.text) for one in lines)
    return [(str(name), text) for name, text in found if name in styles]


def tables_of(document: Document) -> list[Table]:
    blocks = (one for section in document.sections for one in section.blocks)
    return [one for one in blocks if isinstance(one, Table)]


def printed(document: Document) -> Iterator[str]:
    yield from filter(None, (document.title, document.about))
    for section in document.sections:
        yield from filter(None, (section.title,))
        for block in section.blocks:
            yield from printed_of(block)


def printed_of(block: object) -> Iterator[str]:
    match block:
        case Words():
            yield from block.items
        case Fields() | Ticks():
            yield from (field.label for field in block.fields)
        case Box():
            yield from filter(None, (block.field.label, block.field.hint))
        case Table():
            yield from (column.label for column in block.columns)
            yield from (cell for row in block.rows for cell in row if isinstance(cell, str))
        case Signatures():
            yield from (signed_by(one) for one in block.rows)
            yield from (one.on.label for one in block.rows)


def signed_by(one: Signature) -> str:
    label = one.signed.label
    return label if one.who.lower() in label.lower() else f"{label} ({one.who})"


def with_field(field: Field) -> Document:
    section = Section(title="Only", blocks=(Fields((field,)),))
    return replace(sample(), sections=(section,))


@pytest.mark.parametrize("document", every(), ids=lambda one: one.id)
class TestEveryForm:
    def test_every_relationship_leads_to_a_part(self, document: Document) -> None:
        for name in [one for one in parts(document) if one.endswith(".rels")]:
            base = posixpath.dirname(posixpath.dirname(name))
            for one in xml(document, name):
                assert one.get("TargetMode") != "External"
                target = one.attrib["Target"]
                place = target.lstrip("/") if target[0] == "/" else posixpath.join(base, target)
                assert posixpath.normpath(place) in parts(document)

    def test_every_relationship_that_is_used_is_there(self, document: Document) -> None:
        used = set(re.findall(rb'r:(?:id|embed|link)="([^"]+)"', parts(document)[TEXT]))
        there = {one.attrib["Id"] for one in xml(document, "word/_rels/document.xml.rels")}
        assert {one.decode() for one in used} <= there

    def test_every_part_has_a_content_type_and_every_type_its_part(
        self, document: Document
    ) -> None:
        types = xml(document, "[Content_Types].xml")
        named = {one.attrib["PartName"].lstrip("/") for one in types.iter(f"{TYPES}Override")}
        endings = {one.attrib["Extension"] for one in types.iter(f"{TYPES}Default")}
        assert endings == {"rels", "xml"}
        rest = set(parts(document)) - {"[Content_Types].xml"}
        assert named <= rest
        plain = {"customXml/item1.xml"}  # any XML, as the type of its ending says
        assert all(one.endswith(".rels") for one in rest - named - plain)

    def test_each_part_is_sound_and_ignores_only_namespaces_it_declares(
        self, document: Document
    ) -> None:
        for name, content in parts(document).items():
            declared: set[str] = set()
            for _, (prefix, _uri) in ET.iterparse(BytesIO(content), ["start-ns"]):  # noqa: S314
                declared.add(prefix)
            assert set(xml(document, name).get(IGNORABLE, "").split()) <= declared

    def test_each_field_has_its_control_in_reading_order(self, document: Document) -> None:
        assert list(controls(document)) == [field.id for field in document.fields()]

    def test_each_control_stands_in_a_hidden_bookmark_of_its_own(self, document: Document) -> None:
        root = xml(document)
        starts = list(root.iter(f"{W}bookmarkStart"))
        assert len(starts) == len(list(document.fields()))
        assert len({one.get(f"{W}name") for one in starts}) == len(starts)
        beside = [siblings for siblings in root.iter() if siblings.find(f"{W}sdt") is not None]
        for siblings in beside:
            kinds = [one.tag.removeprefix(W) for one in siblings]
            at = kinds.index("sdt")
            assert kinds[at - 1 : at + 2] == ["bookmarkStart", "sdt", "bookmarkEnd"]
            start, control, end = list(siblings)[at - 1 : at + 2]
            assert start.get(f"{W}name") == f"_record_{value(control, 'id')}"
            assert start.get(f"{W}id") == end.get(f"{W}id")

    def test_control_ids_are_positive_31_bits_and_unique(self, document: Document) -> None:
        ids = [int(value(one, "id")) for one in controls(document).values()]
        assert len(set(ids)) == len(ids)
        assert all(0 < one < 2**31 for one in ids)

    def test_controls_keep_to_the_shape_the_browser_fills(self, document: Document) -> None:
        kinds = {field.id: field.kind for field in document.fields()}
        for tag, control in controls(document).items():
            (content,) = control.iter(f"{W}sdtContent")
            assert [one.tag for one in content] == [f"{W}r"]
            assert [one.tag for one in content[0]] == [f"{W}rPr", f"{W}t"]
            is_prompt = control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
            assert is_prompt == (kinds[tag] != "tick")
        held = [len(one.findall(f"{W}sdt")) for one in xml(document).iter(f"{W}p")]
        assert sum(held) == len(kinds), "every control is a child of a paragraph"

    def test_all_that_is_printed_stands_there(self, document: Document) -> None:
        shown = lines(document)
        whole = {*shown, *(re.sub(r"^(\d+\. |☐)", "", line) for line in shown)}
        assert set(printed(document)) - whole == set()

    def test_every_clause_is_in_the_settings_and_the_first_are_keywords(
        self, document: Document
    ) -> None:
        (kept,) = xml(document, "word/settings.xml").iter(f"{W}docVar")
        assert kept.attrib[f"{W}val"].split(", ") == list(document.all_clauses())
        keywords = opened(document).core_properties.keywords
        assert kept.attrib[f"{W}val"].startswith(keywords)
        assert len(keywords) <= 255

    def test_rows_stay_whole_and_heads_of_columns_come_again(self, document: Document) -> None:
        tables = list(xml(document).iter(f"{W}tbl"))
        for row in xml(document).iter(f"{W}tr"):
            assert row.find(f"{W}trPr/{W}cantSplit") is not None
        heads = [one for one in tables if one.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None]
        assert len(heads) == len(tables_of(document))

    def test_tables_are_named_described_and_as_wide_as_the_page(self, document: Document) -> None:
        page = next(xml(document).iter(f"{W}pgSz")).attrib
        edges = next(xml(document).iter(f"{W}pgMar")).attrib
        room = int(page[f"{W}w"]) - int(edges[f"{W}left"]) - int(edges[f"{W}right"])
        for table in xml(document).iter(f"{W}tbl"):
            assert value(table, "tblCaption")
            assert value(table, "tblDescription")
            widths = [int(one.attrib[f"{W}w"]) for one in table.iter(f"{W}gridCol")]
            assert abs(sum(widths) - room) <= 2

    def test_no_two_tables_meet_and_the_body_ends_in_a_paragraph(self, document: Document) -> None:
        names = [one.tag.removeprefix(W) for one in xml(document)[0]]
        assert ("tbl", "tbl") not in set(pairwise(names))
        assert names[-2:] == ["p", "sectPr"]

    def test_no_paragraph_is_there_only_for_the_space(self, document: Document) -> None:
        blank = [one for one in xml(document)[0].findall(f"{W}p") if not words_of(one)]
        assert [value(one, "pStyle") for one in blank] in ([], ["AfterTable"])
        cells = [words_of(one) for one in xml(document).iter(f"{W}tc")]
        labels = [label for block in tables_of(document) for label in block.columns]
        assert cells.count("") == sum(not column.label for column in labels)

    def test_headings_follow_the_form(self, document: Document) -> None:
        names = [name for name, _ in styled(document, "Heading 1", "Heading 2")]
        assert names[:1] in ([], ["Heading 1"])
        shown = [text for _, text in styled(document, "Heading 1")]
        assert shown == [section.title for section in document.sections if section.title]
        assert [text for _, text in styled(document, "Title")] == [document.title]

    def test_every_style_that_is_used_is_defined(self, document: Document) -> None:
        styles = {one.attrib[f"{W}styleId"] for one in xml(document, "word/styles.xml")[1:]}
        for part in (TEXT, "word/header1.xml", "word/footer1.xml"):
            for kind in ("pStyle", "rStyle", "tblStyle"):
                used = {one.attrib[f"{W}val"] for one in xml(document, part).iter(f"{W}{kind}")}
                assert used <= styles

    def test_two_renderings_are_the_same_bytes(self, document: Document) -> None:
        assert word(document) == word(document)


def test_the_language_is_british_english_everywhere() -> None:
    said = b"".join(parts(sample()).values()).decode()
    assert set(re.findall(r'w:(?:lang|themeFontLang|lid) w:val="([^"]+)"', said)) == {"en-GB"}
    assert "en-US" not in said
    assert opened(sample()).core_properties.language == "en-GB"


def test_the_file_says_what_it_is_and_names_nobody() -> None:
    properties = opened(sample()).core_properties
    assert properties.title == "Sample record: Remand, initial joint supervision"
    assert properties.author == properties.last_modified_by == "Our council"
    assert properties.created == properties.modified == datetime(2026, 11, 22, tzinfo=UTC)
    assert properties.keywords == "PERM-REM-01, PERM-REM-02, PERM-REM-03"
    assert properties.comments == ""


def test_the_file_says_which_form_of_which_edition_it_is() -> None:
    types = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}lpwstr"
    marked = replace(sample(), edition="1.0 & <1>")
    found = xml(marked, "docProps/custom.xml")
    assert {one.get("name"): one.findtext(types) for one in found} == {
        "Record form": "sample-record",
        "Guidance edition": "1.0 & <1>",
    }
    assert len({one.get("pid") for one in found}) == 2


def test_nothing_is_left_of_the_template() -> None:
    assert sorted(parts(sample())) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "customXml/_rels/item1.xml.rels",
        "customXml/item1.xml",
        "customXml/itemProps1.xml",
        "docProps/core.xml",
        "docProps/custom.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/glossary/document.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]
    assert b"python-docx" not in b"".join(parts(sample()).values())


def test_a_last_row_stays_with_the_paragraph_after_it() -> None:
    last = list(xml(sample()).iter(f"{W}tr"))[-1]
    assert all(one.find(f"{W}pPr/{W}keepNext") is not None for one in last.iter(f"{W}p"))
    ends_in_table = replace(sample(), sections=sample().sections[:-1])
    last = list(xml(ends_in_table).iter(f"{W}tr"))[-1]
    assert all(one.find(f"{W}pPr/{W}keepNext") is not None for one in last.iter(f"{W}p"))


def test_a_form_that_ends_in_words_ends_with_them() -> None:
    words = Section(title="Last", blocks=(Words(("Keep this.",)),))
    assert lines(replace(sample(), sections=(*sample().sections, words)))[-1] == "Keep this."


def test_each_page_shows_council_marking_edition_and_number() -> None:
    head, foot = (xml(sample(), f"word/{name}1.xml") for name in ("header", "footer"))
    assert words_of(head) == "Our councilOFFICIAL-SENSITIVE"
    assert "Guidance edition 1.0" in words_of(foot)
    fields = [one.attrib[f"{W}instr"].strip() for one in foot.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]


def test_without_a_marking_the_pages_carry_none() -> None:
    plain = replace(sample(), marking="")
    assert words_of(xml(plain, "word/header1.xml")) == "Our council"
    assert words_of(xml(plain, "word/footer1.xml")).endswith("Page 1 of 1")


@pytest.mark.parametrize(("is_sideways", "size"), [(False, (210, 297)), (True, (297, 210))])
def test_the_page_is_a4(is_sideways: bool, size: tuple[int, int]) -> None:
    page = opened(replace(sample(), is_sideways=is_sideways)).sections[0]
    assert page.page_width is not None
    assert page.page_height is not None
    assert (round(page.page_width.mm), round(page.page_height.mm)) == size


def test_it_opens_without_compatibility_mode() -> None:
    settings = parts(sample())["word/settings.xml"].decode()
    assert re.search(r'"compatibilityMode" [^>]*w:val="15"', settings)


def test_each_kind_of_field_is_its_kind_of_control() -> None:
    inside = {tag: control.find(f"{W}sdtPr") for tag, control in controls(sample()).items()}
    last = {tag: properties[-1] for tag, properties in inside.items() if properties is not None}
    assert last["reference"].tag == f"{W}text"
    assert last["reference"].attrib == {}
    assert last["purpose-1"].tag == f"{W}richText"
    assert last["held"].tag == f"{W}date"
    assert value(last["held"], "dateFormat") == "ddd d MMM yyyy"
    assert [one.attrib[f"{W}value"] for one in last["kind"]] == ["First", "Review"]
    assert [one.tag for one in last["told"]] == [
        f"{W14}checked",
        f"{W14}checkedState",
        f"{W14}uncheckedState",
    ]


def test_a_control_is_called_by_the_whole_name_of_its_field() -> None:
    assert value(controls(sample())["actions-2-who"], "alias") == "Actions, row 2: who"


def test_a_name_longer_than_word_takes_loses_its_middle_and_stands_whole_beside() -> None:
    label = "Who will tell the child, and when, and what the child will be told, row 2: name"
    long = with_field(Field("told", label, label))
    alias = value(controls(long)["told"], "alias")
    assert alias == "Who will tell the child, and when, … be told, row 2: name"
    assert label in lines(long)


def test_a_signature_says_whose_it_is() -> None:
    row = Signature(
        "Supervisee",
        Field("signed", "Signed", "Supervisee: signed"),
        Field("on", "Date", "Supervisee: date", kind="date"),
    )
    section = Section(title="Signatures", blocks=(Signatures((row,)),))
    assert "Signed (Supervisee)" in lines(replace(sample(), sections=(section,)))


def test_no_row_of_a_table_stands_alone_on_a_page() -> None:
    def is_kept(row: ET.Element) -> bool:
        return all(one.find(f"{W}pPr/{W}keepNext") is not None for one in row.iter(f"{W}p"))

    actions = list(xml(sample()).iter(f"{W}tbl"))[3]
    assert [is_kept(row) for row in actions.findall(f"{W}tr")][1:] == [True, True, False]


def test_text_is_text_whatever_it_holds() -> None:
    label = """<script>alert("x")</script> & Zoë's  "file" <w:p/>"""
    odd = with_field(Field("odd", label, label, hint=label, kind="choice", choices=(label, "b")))
    assert lines(odd).count(label) == 2
    (item, _) = controls(odd)["odd"].iter(f"{W}listItem")
    assert item.attrib[f"{W}displayText"] == label
    assert value(controls(odd)["odd"], "alias") == label


def test_a_short_list_stays_in_one_piece() -> None:
    items = [one for one in xml(sample()).iter(f"{W}p") if words_of(one).startswith("Write ")]
    assert len(items) == 2
    assert all(one.find(f"{W}pPr/{W}keepNext") is not None for one in items)


def test_ids_of_controls_differ_from_form_to_form() -> None:
    other = replace(sample(), id="other-record")
    assert value(controls(sample())["held"], "id") != value(controls(other)["held"], "id")


def test_a_field_that_comes_twice_is_refused() -> None:
    field = Field("held", "Date held", "Date held")
    twice = Section(title="Only", blocks=(Fields((field, field)),))
    with pytest.raises(ValueError, match="sample-record: field 'held' comes twice"):
        word(replace(sample(), sections=(twice,)))


def test_a_field_id_longer_than_word_takes_is_refused() -> None:
    with pytest.raises(ValueError, match="longer than the 64 characters"):
        word(with_field(Field("a" * 65, "A", "A")))


def test_keywords_stop_at_a_whole_clause_and_the_settings_hold_the_rest() -> None:
    many = replace(sample(), clauses=tuple(f"PERM-REM-{number:02}" for number in range(40)))
    keywords = opened(many).core_properties.keywords
    assert 240 < len(keywords) <= 255
    assert keywords.split(", ") == list(many.all_clauses())[: len(keywords.split(", "))]


def test_tables_that_would_meet_are_parted_by_a_label() -> None:
    first, last = sample().sections[0], sample().sections[-1]
    joined = Section(title="", blocks=(*first.blocks, *last.blocks))
    assert "Signatures" in lines(replace(sample(), sections=(joined,)))


def test_a_box_leaves_room_for_its_lines_by_hand() -> None:
    heights = [row.height.mm for row in opened(sample()).tables[2].rows if row.height is not None]
    assert [round(one) for one in heights] == [32]
