"""A record form as HTML: every field named, nothing of an author's text taken for a tag."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache

from lxml import html  # type: ignore[import-untyped]

from decision_tool.publish.forms.document import Box, Document, Field, Section, Ticks, Words
from decision_tool.publish.records.sheet import STYLESHEET, pdf_source, sheet_body, sheet_html
from decision_tool.publish.source.record_schema import MOST_LINES
from tests.records.sample import sample
from tests.records.shipped import shipped

AWKWARD = '<script>alert(1)</script> Zoë & “Siân” < 18, d\'Arcy "x"'
KINDS = {"line": "text", "date": "text", "tick": "checkbox", "box": "textarea", "choice": "select"}


@cache
def every() -> tuple[Document, ...]:
    """Return the sample and every form as shipped."""
    return (sample(), *shipped().values())


@cache
def parsed(document: Document) -> html.HtmlElement:
    return html.document_fromstring(sheet_html(document))


def inputs(page: html.HtmlElement) -> list[html.HtmlElement]:
    return list(page.xpath("//input | //textarea | //select"))


def named(page: html.HtmlElement, field: html.HtmlElement) -> str:
    """Return what a screen reader calls a field."""
    if "aria-label" in field.attrib:
        return str(field.get("aria-label"))
    (label,) = page.xpath(f"//label[@for='{field.get('id')}']")
    return str(label.text_content())


def with_words(text: str) -> Document:
    """Return a form that says *text* wherever an author can write."""
    box = Field("box", text, text, kind="box", hint=text)
    ticks = Ticks((Field("tick", text, text, kind="tick"),))
    section = Section(text, (Words((text,)), Words((text, text)), Box(box), ticks))
    said = replace(sample(), title=text, about=text, filed=text, council=text)
    return replace(said, marking=text, sections=(section,))


def test_every_field_is_there_in_order_with_its_name_kind_and_fill() -> None:
    for document in every():
        page = parsed(document)
        found = [
            (one.get("name"), named(page, one), one.get("type", one.tag), one.get("data-fill", ""))
            for one in inputs(page)
        ]
        expected = [(one.id, one.name, KINDS[one.kind], one.fill) for one in document.fields()]
        assert found == expected


def test_the_visible_label_of_a_field_begins_or_is_within_its_name() -> None:
    for document in every():
        page = parsed(document)
        for one in inputs(page):
            for label in page.xpath(f"//label[@for='{one.get('id')}']"):
                assert label.text_content().lower() in named(page, one).lower()


def test_no_two_elements_share_an_id_and_every_reference_leads_somewhere() -> None:
    for document in every():
        page = parsed(document)
        ids = Counter(page.xpath("//@id"))
        assert {one for one, times in ids.items() if times > 1} == set()
        assert set(page.xpath("//label/@for | //@aria-describedby")) <= set(ids)


def test_tables_have_a_caption_and_headers_that_say_something() -> None:
    for document in every():
        for table in parsed(document).xpath("//table"):
            assert table.xpath("string(caption)")
            for header in table.xpath(".//th"):
                assert header.get("scope") in {"col", "row"}
                assert header.text_content().strip()
            columns = len(table.xpath("./thead/tr/*"))
            assert {len(row) for row in table.xpath("./tbody/tr")} == {columns}


def test_headings_descend_one_level_at_a_time() -> None:
    for document in every():
        levels = [int(one.tag[1]) for one in parsed(document).xpath("//h1 | //h2 | //h3 | //h4")]
        assert levels[0] == 1
        assert set(levels[1:]) <= {2}
        assert "<h2" in sheet_body(document)
        assert "<h1" not in sheet_body(document)


def test_the_form_may_stand_in_markdown_which_an_empty_line_would_end() -> None:
    for document in every():
        body = sheet_body(document)
        assert body.startswith("<form ")
        assert body.endswith("</form>")
        assert all(line == line.strip() and line for line in body.split("\n"))


def test_nothing_in_the_page_offends_a_strict_content_policy() -> None:
    for document in every():
        page = parsed(document)
        assert page.xpath("//script | //style | //@style | //@*[starts-with(name(), 'on')]") == []
        asked = {"record-sheet.css", "../../assets/images/favicon.png"}
        assert set(page.xpath("//@href | //@src | //@action")) == asked


def test_the_page_says_what_it_is() -> None:
    page = parsed(sample())
    said = {one.get("name"): one.get("content") for one in page.xpath("//meta[@name]")}
    assert page.get("lang") == "en-GB"
    assert page.findtext(".//title") == "Sample record: Remand, initial joint supervision"
    assert said["keywords"] == "PERM-REM-01, PERM-REM-02, PERM-REM-03"
    assert said["description"] == "Our council. Joint supervision. Guidance edition 1.0"
    assert page.xpath("//form/@data-record") == ["sample-record"]
    assert page.xpath("//form/@autocomplete") == ["off"]


def test_the_head_says_whose_form_it_is_where_it_goes_and_what_to_know_of_it() -> None:
    head = parsed(sample()).xpath("//*[@class='rec-head']/*")
    assert [(one.get("class"), one.text_content()) for one in head] == [
        ("rec-marking", "OFFICIAL-SENSITIVE"),
        ("rec-council", "Our council"),
        ("rec-title", "Sample record"),
        ("rec-about", "Remand, initial joint supervision"),
        ("rec-filed", "Filed: On the case system"),
    ]


def test_what_a_form_does_not_say_leaves_no_empty_line() -> None:
    bare = replace(sample(), about="", filed="", marking="", council="")
    assert not re.search(r"<p[^>]*></p>", sheet_body(bare))
    assert "rec-marking" not in sheet_body(bare)


def test_a_box_carries_its_number_its_prompt_and_its_height() -> None:
    (box,) = parsed(sample()).xpath("//textarea[@name='purpose-1']")
    (hint,) = parsed(sample()).xpath(f"//*[@id='{box.get('aria-describedby')}']")
    assert hint.text == "What was said, and what was agreed?"
    assert box.get("rows") == "4"


def test_text_of_an_author_is_never_taken_for_markup() -> None:
    document = with_words(AWKWARD)
    for made in (sheet_html(document), pdf_source(document)):
        page = html.document_fromstring(made)
        assert page.xpath("//script") == []
        assert {one.text_content() for one in page.xpath("//h2 | //li")} == {AWKWARD}
    names = {named(parsed(document), one) for one in inputs(parsed(document))}
    assert names == {AWKWARD}


def test_the_pdf_is_made_of_the_same_fields_by_name_and_of_no_form() -> None:
    page = html.document_fromstring(pdf_source(sample()))
    assert page.xpath("//form | //label") == []
    found = [(one.get("name"), one.get("title")) for one in inputs(page)]
    again = ("reference", "Case number")  # at the head of every sheet
    assert found == [again, *((one.id, one.name) for one in sample().fields())]


def test_the_stylesheet_knows_every_width_and_height_a_form_asks_for() -> None:
    for document in every():
        styles = STYLESHEET.read_text("utf-8")
        page = parsed(document)
        for width in page.xpath("//col/@class"):
            assert f".{width} " in styles
        for rows in set(page.xpath("//textarea/@rows")) - {"1"}:
            assert f'[rows="{rows}"]' in styles


def test_the_stylesheet_makes_room_for_every_number_of_lines_a_form_may_ask_for() -> None:
    styles = STYLESHEET.read_text("utf-8")
    for lines in range(2, MOST_LINES + 1):
        assert f'[rows="{lines}"] + .rec-typed {{ --rec-lines: {lines}; }}' in styles


def test_every_form_names_every_clause_it_carries_out() -> None:
    for document in every():
        [clauses] = parsed(document).xpath("//meta[@name='keywords']/@content") or [""]
        assert [one for one in clauses.split(", ") if one] == list(document.all_clauses())


def test_a_choice_starts_empty_and_offers_what_the_form_offers() -> None:
    assert parsed(sample()).xpath("//select/option/@value") == ["", "First", "Review"]


def test_short_ticks_stand_two_in_a_row_and_sentences_have_a_row_each() -> None:
    long = Ticks(
        tuple(Field(f"t{n}", "A sentence " * 6, "A sentence " * 6, kind="tick") for n in (1, 2))
    )
    changed = replace(sample(), sections=(Section("One", (long,)),))
    assert [len(pair) for pair in parsed(sample()).xpath("//*[@class='rec-ticks']/*")] == [2]
    assert [len(pair) for pair in parsed(changed).xpath("//*[@class='rec-ticks']/*")] == [1, 1]
