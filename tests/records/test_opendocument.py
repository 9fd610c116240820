"""A record form as an OpenDocument text: what it holds, in order, and how it lies on paper."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zipfile import ZIP_STORED, ZipFile

import pytest
from odfdo import Document as Package
from odfdo import Element

from decision_tool.publish.forms.document import (
    Box,
    Document,
    Field,
    Fields,
    Section,
    Signatures,
    Table,
    Ticks,
    Words,
)
from decision_tool.publish.records.opendocument import opendocument
from decision_tool.publish.records.phrases import foot_of
from tests.records.sample import sample

AWKWARD = "<script>alert(1)</script> Zoë & “Siân” < 18, d'Arcy ☂"


def opened(document: Document) -> Package:
    return Package(io.BytesIO(opendocument(document)))


def texts(package: Package) -> list[str]:
    """Return the text of every paragraph and heading that has any, in reading order."""
    found = package.body.get_elements("//text:p | //text:h")
    return [text for one in found if (text := _text(one))]


def _text(one: Element) -> str:
    return "".join(one.xpath("descendant::text()")).strip()  # type: ignore[arg-type]


def printed(document: Document) -> Iterator[str]:
    """Yield every text a reader must find, in the order of the form."""
    yield from (document.title, document.about, f"Filed: {document.filed}")
    for section in document.sections:
        if section.title:
            yield section.title
        for block in section.blocks:
            match block:
                case Words():
                    yield from block.items
                case Fields() | Ticks():
                    yield from (field.label for field in block.fields)
                case Box():
                    yield from (block.field.label, block.field.hint)
                case Table():
                    yield from [block.name] if block.name != section.title else []
                    yield from (column.label for column in block.columns)
                    yield from (cell for row in block.rows for cell in row if isinstance(cell, str))
                case Signatures():
                    yield from (one.signed.label for one in block.rows)


def test_every_text_of_the_form_is_there_in_order() -> None:
    everything = "\n".join(texts(opened(sample())))
    place = 0
    for text in printed(sample()):
        place = everything.index(text, place) + len(text)
    assert "1. Plan the placement" in everything


def test_headings_are_headings() -> None:
    headings = opened(sample()).body.get_elements("//text:h")
    levels = [(one.get_attribute("text:outline-level"), _text(one)) for one in headings]
    assert levels == [
        ("1", "Sample record"),
        *(("2", one.title) for one in sample().sections if one.title),
    ]


def test_every_field_is_a_place_a_program_finds_once() -> None:
    marks = opened(sample()).body.get_elements("//text:bookmark")
    names = [one.get_attribute("text:name") for one in marks]
    assert names == [field.id for field in sample().fields()]


def test_the_language_is_british_english_everywhere() -> None:
    package = opened(sample())
    assert package.meta.language == "en-GB"
    assert package.language == "en-GB"
    with ZipFile(io.BytesIO(opendocument(sample()))) as parts:
        assert b'fo:language="en" fo:country="GB"' in parts.read("styles.xml")
        for part in ("styles.xml", "content.xml"):
            assert b'fo:language="fr"' not in parts.read(part)


def test_the_file_says_what_it_is() -> None:
    meta = opened(sample()).meta
    assert meta.title == "Sample record: Remand, initial joint supervision"
    assert meta.keywords == "PERM-REM-01, PERM-REM-02, PERM-REM-03"
    assert (meta.creator, meta.initial_creator) == ("Our council", "Our council")
    assert meta.creation_date == meta.date == datetime(2026, 11, 22)  # noqa: DTZ001


def test_every_page_carries_council_marking_edition_and_its_number() -> None:
    styles = opened(sample()).styles
    header, first = (styles.get_element(f"//style:{one}") for one in ("header", "header-first"))
    footer, first_foot = (
        styles.get_element(f"//style:{one}") for one in ("footer", "footer-first")
    )
    assert header is not None
    assert first is not None
    assert footer is not None
    assert first_foot is not None
    assert _text(first) == "Our councilOFFICIAL-SENSITIVE"
    title = "Sample record: Remand, initial joint supervision"
    assert _text(header).startswith(f"OFFICIAL-SENSITIVE{title}Case number:")
    assert _text(first_foot) == _text(footer)
    assert _text(footer).startswith(f"{foot_of(sample())}Page ")
    assert footer.get_element("descendant::text:page-number") is not None
    assert footer.get_element("descendant::text:page-count") is not None


def test_without_a_marking_the_head_holds_the_council_alone() -> None:
    header = opened(replace(sample(), marking="")).styles.get_element("//style:header-first")
    assert header is not None
    assert _text(header) == "Our council"
    assert header.get_element("descendant::text:tab") is None


@pytest.mark.parametrize(
    ("is_sideways", "paper"), [(False, ("210mm", "297mm")), (True, ("297mm", "210mm"))]
)
def test_the_paper_is_a4_upright_or_sideways(*, is_sideways: bool, paper: tuple[str, str]) -> None:
    layout = opened(replace(sample(), is_sideways=is_sideways)).styles.get_element(
        "//style:page-layout-properties"
    )
    assert layout is not None
    size = layout.get_attribute("fo:page-width"), layout.get_attribute("fo:page-height")
    assert size == paper


def test_a_table_repeats_its_head_and_its_rows_stay_whole() -> None:
    package = opened(sample())
    tables = {
        one.get_attribute("table:name"): one for one in package.body.get_elements("//table:table")
    }
    heads = tables["table-actions"].get_elements("table:table-header-rows/table:table-row")
    assert [_text(one) for one in heads] == ["ActionWhoBy when"]
    for style in package.content.get_elements("//style:table-row-properties"):
        assert style.get_attribute("fo:keep-together") == "always"


def test_a_box_leaves_eight_millimetres_for_each_line() -> None:
    package = opened(sample())
    row = package.body.get_element("//table:table[@table:name='box-purpose-1']/table:table-row")
    assert row is not None
    name = row.get_attribute("table:style-name")
    look = package.content.get_element(f"//style:style[@style:name='{name}']/*")
    assert look is not None
    assert look.get_attribute("style:min-row-height") == "32mm"


def test_table_names_are_their_own() -> None:
    tables = opened(sample()).body.get_elements("//table:table")
    names = [one.get_attribute("table:name") for one in tables]
    assert len(set(names)) == len(names) == 5


def test_a_table_without_a_heading_that_names_it_has_a_caption() -> None:
    found = next(one for one in sample().sections if one.title == "Actions")
    untitled = opened(replace(sample(), sections=(replace(found, title=""),)))
    caption = untitled.body.get_element("//table:table/preceding-sibling::text:p[1]")
    assert caption is not None
    assert _text(caption) == "Actions"
    assert caption.get_attribute("text:style-name") == "Box_20_label"
    assert texts(opened(replace(sample(), sections=(found,)))).count("Actions") == 1


def test_an_odd_field_takes_the_whole_row_and_so_does_a_long_one() -> None:
    fields = (
        Field("a", "A", "A"),
        Field("b", "B", "B", kind="box", lines=3),
        Field("c", "C", "C"),
        Field("d", "D", "D", kind="box"),  # as high as a line: it grows, and stands beside one
    )
    document = replace(sample(), sections=(Section("", (Fields(fields),)),))
    rows = opened(document).body.get_elements("//table:table-row")
    assert ["".join(_text(one).split()) for one in rows] == ["A", "B", "CD"]
    for one in rows:
        cells = one.get_elements("table:table-cell | table:covered-table-cell")
        assert len(cells) == 4


def test_what_looks_like_markup_is_text() -> None:
    head = Section(AWKWARD, (Words((AWKWARD,)), Fields((Field("a", AWKWARD, AWKWARD),))))
    document = replace(
        sample(),
        title=AWKWARD,
        about=AWKWARD,
        filed="",
        council=AWKWARD,
        marking=AWKWARD,
        sections=(head,),
    )
    package = opened(document)
    assert texts(package) == [AWKWARD] * 5
    assert package.meta.title == f"{AWKWARD}: {AWKWARD}"
    header, first = (
        package.styles.get_element(f"//style:{one}") for one in ("header", "header-first")
    )
    assert header is not None
    assert first is not None
    assert _text(first) == AWKWARD * 2
    assert _text(header) == f"{AWKWARD}{AWKWARD}: {AWKWARD}"


def test_the_same_form_gives_the_same_bytes() -> None:
    first = opendocument(sample())
    assert first == opendocument(sample())
    assert first != opendocument(replace(sample(), title="Another record"))
    with ZipFile(io.BytesIO(first)) as package:
        parts = package.infolist()
        assert package.testzip() is None
    assert (parts[0].filename, parts[0].compress_type) == ("mimetype", ZIP_STORED)
    assert {one.date_time for one in parts} == {(1980, 1, 1, 0, 0, 0)}


def test_every_field_is_a_control_that_says_what_it_is() -> None:
    controls = opened(sample()).body.get_elements("//loext:content-control")
    found = [(one.get_attribute("loext:tag"), one.get_attribute("loext:alias")) for one in controls]
    expected: list[tuple[str, str]] = []
    for field in sample().fields():
        if field.choices:
            choices = enumerate(field.choices, start=1)
            expected += [(f"{field.id}-{n}", f"{field.name}: {one}") for n, one in choices]
        elif field.id != "reference":
            expected.append((field.id, field.name))
    assert found == expected
    dates = [one for one in controls if one.get_attribute("loext:date") is True]
    kinds = [field for field in sample().fields() if field.kind == "date"]
    assert [one.get_attribute("loext:tag") for one in dates] == [field.id for field in kinds]


def test_what_an_empty_control_shows_prints_nothing() -> None:
    for one in opened(sample()).body.get_elements("//loext:content-control"):
        is_tick = one.get_attribute("loext:checkbox") is True
        assert _text(one) == ("☐" if is_tick else "")


def test_the_case_number_that_is_typed_stands_at_the_head_of_every_sheet() -> None:
    package = opened(sample())
    [typed] = package.body.get_elements("//text:user-field-input")
    [shown] = package.styles.get_elements("//style:header//text:user-field-get")
    assert typed.get_attribute("text:name") == shown.get_attribute("text:name") == "reference"
    for part in (package.body, package.styles):
        [declared] = part.get_elements("//text:user-field-decl")
        assert declared.get_attribute("text:name") == "reference"


def test_signatures_say_who_signs_and_stay_on_one_page() -> None:
    package = opened(sample())
    [signatures] = package.body.get_elements("//table:table[@table:style-name='Kept']")
    assert _text(signatures).startswith("Signed (supervisor)")
    look = package.content.get_element("//style:style[@style:name='Kept']/*")
    assert look is not None
    assert look.get_attribute("style:may-break-between-rows") is False
