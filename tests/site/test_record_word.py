"""Writing values into a Word file, in a real browser: any words, and nothing else changed."""

from __future__ import annotations

import base64
import io
import random
import re
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]

from decision_tool.publish.forms.document import Box
from tests.records.shipped import shipped
from tests.site.conftest import PATIENCE_MS
from tests.site.record_pages import DROPPED, INITIAL, controls

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

TEXT = "word/document.xml"
BREAK = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
FILL = """async ([root, blank, values]) => {
  const zip = await import(`${root}assets/tool/vendor/fflate.mjs`);
  const { filledWord } = await import(`${root}assets/tool/record/word.mjs`);
  const bytes = Uint8Array.from(atob(blank), (one) => one.charCodeAt(0));
  const filled = filledWord(zip, bytes, values);
  return btoa([...filled].map((one) => String.fromCharCode(one)).join(""));
}"""
FIELDS = {one.id: one.kind for one in shipped()[INITIAL].fields()}
BOX = next(id_ for id_, kind in FIELDS.items() if kind == "box")
PURPOSE = next(
    block.field.id
    for section in shipped()[INITIAL].sections
    for block in section.blocks
    if isinstance(block, Box)
)
DATE = next(id_ for id_, kind in FIELDS.items() if kind == "date")
TICK = next(id_ for id_, kind in FIELDS.items() if kind == "tick")


class Filler:
    """A page that fills the Word file of one form."""

    def __init__(self, page: Page, address: str, blank: bytes) -> None:
        """Take the page, where the site stands, and the blank file."""
        self.page, self.address, self.blank = page, address, blank

    def __call__(self, values: dict[str, str | bool]) -> bytes:
        """Return the file with the values in it."""
        blank = base64.b64encode(self.blank).decode()
        return base64.b64decode(self.page.evaluate(FILL, [self.address, blank, values]))


@pytest.fixture(scope="module")
def filler(browser: Browser, address: str, site: Path) -> Iterator[Filler]:
    page = browser.new_page(service_workers="block")
    page.set_default_timeout(PATIENCE_MS)
    page.goto(address)
    yield Filler(page, address, (site / f"records/files/{INITIAL}.docx").read_bytes())
    page.close()


def kept(words: str) -> str:
    """Return what a Word file can hold of *words*."""
    return BREAK.sub("\n", words).translate(DROPPED)


def without(content: bytes, *tags: str) -> bytes:
    """Return the text part in one canonical form, without the controls of these tags."""
    with ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read(TEXT))
    for control in list(root.iter(qn("w:sdt"))):
        found = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        if found is not None and found.get(qn("w:val")) in tags:
            control.getparent().remove(control)
    plain: bytes = etree.tostring(root, method="c14n")
    return plain


WORDS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("\n\t\r\0\x0b\x85\u2028 <&]>é")
)


@pytest.mark.long
@settings(max_examples=150, deadline=None)
@given(words=WORDS)
def test_any_words_come_out_as_they_were_typed(filler: Filler, words: str) -> None:
    held = controls(filler({BOX: words}))[BOX]
    assert held == (kept(words) if words else controls(filler.blank)[BOX])


def test_halves_of_characters_are_left_out(filler: Filler) -> None:
    script = FILL.replace("filledWord(zip, bytes, values)", "filledWord(zip, bytes, halves)")
    halves = f"const halves = {{ '{BOX}': 'a\\ud83db\\udc00 \\ud83d\\ude00' }};"
    script = script.replace("const filled", f"{halves}\n  const filled")
    blank = base64.b64encode(filler.blank).decode()
    made = base64.b64decode(filler.page.evaluate(script, [filler.address, blank, {}]))
    assert controls(made)[BOX] == "ab 😀"


def test_a_very_long_text_is_whole(filler: Filler) -> None:
    drawn = random.Random(7)  # noqa: S311 - any letters will do
    words = "".join(drawn.choice("abc é☂\n<&>") for _ in range(50_000))
    assert controls(filler({BOX: words}))[BOX] == words


def test_nothing_but_the_control_changes(filler: Filler) -> None:
    made = filler({BOX: "Typed", "no-such-field": "Nowhere"})
    with ZipFile(io.BytesIO(filler.blank)) as old, ZipFile(io.BytesIO(made)) as new:
        assert new.testzip() is None
        assert new.namelist() == old.namelist()
        for name in set(old.namelist()) - {TEXT}:
            assert new.read(name) == old.read(name)
        assert new.read(TEXT).startswith(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>')
    assert without(made, BOX) == without(filler.blank, BOX)


def test_what_was_typed_is_no_prompt_any_more(filler: Filler) -> None:
    made = etree.fromstring(ZipFile(io.BytesIO(filler({BOX: "Typed"}))).read(TEXT))
    control = _control(made, BOX)
    assert control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is None
    assert "PlaceholderText" not in etree.tostring(control, encoding="unicode")
    assert "xml:space" in etree.tostring(control, encoding="unicode")


@pytest.mark.parametrize(
    ("words", "may_split"),
    [("Typed", False), ("A line\n" * 12, True), ("Many words " * 90, True)],
    ids=["short", "many lines", "many words"],
)
def test_a_long_text_may_go_over_to_another_sheet(
    filler: Filler, words: str, *, may_split: bool
) -> None:
    def frame(content: bytes) -> etree._Element:
        root = etree.fromstring(ZipFile(io.BytesIO(content)).read(TEXT))
        return next(_control(root, PURPOSE).iterancestors(qn("w:tr")))

    whole = f"{qn('w:trPr')}/{qn('w:cantSplit')}"
    assert frame(filler.blank).find(whole) is not None
    assert (frame(filler({PURPOSE: words})).find(whole) is None) == may_split


@pytest.mark.parametrize(
    ("words", "shown", "day"),
    [
        ("Thu 10 Sep 2026", "Thu 10 Sep 2026", "2026-09-10T00:00:00Z"),
        ("3 Feb 2027", "Wed 3 Feb 2027", "2027-02-03T00:00:00Z"),
        ("29/11/2026", "Sun 29 Nov 2026", "2026-11-29T00:00:00Z"),
        ("2026-11-29", "Sun 29 Nov 2026", "2026-11-29T00:00:00Z"),
        ("10 Sept 2026", "Thu 10 Sep 2026", "2026-09-10T00:00:00Z"),
        ("31 Feb 2026", "31 Feb 2026", None),
        ("31/02/2026", "31/02/2026", None),
        ("2026-02-31", "2026-02-31", None),
        ("next week", "next week", None),
        ("By Thu 10 Sep 2026", "By Thu 10 Sep 2026", None),
    ],
)
def test_a_day_is_one_for_word_too_and_only_one_that_there_is(
    filler: Filler, words: str, shown: str, day: str | None
) -> None:
    made = filler({DATE: words})
    control = _control(etree.fromstring(ZipFile(io.BytesIO(made)).read(TEXT)), DATE)
    date = control.find(f"{qn('w:sdtPr')}/{qn('w:date')}")
    assert date is not None
    assert date.get(qn("w:fullDate")) == day
    assert controls(made)[DATE] == shown


WHOSE = {"reference": "CASE 7 <&", "which-child": "Child B"}


@pytest.mark.parametrize("whose", [WHOSE, {"reference": "CASE 7"}], ids=["several", "alone"])
def test_the_case_number_and_the_child_stand_at_the_head_of_every_sheet_and_in_the_store(
    filler: Filler, whose: dict[str, str | bool]
) -> None:
    made = filler(whose)
    with ZipFile(io.BytesIO(made)) as archive:
        heads = [archive.read(one) for one in archive.namelist() if "word/header" in one]
        store = etree.fromstring(archive.read("customXml/item1.xml"))
    shown = {
        control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")): "".join(
            control.itertext()
        ).strip()
        for head in heads
        for control in etree.fromstring(head).iter(qn("w:sdt"))
    }
    expected = {"reference": "", "which-child": "", **whose}
    assert shown == {one: controls(made)[one].strip() for one in shown} == expected
    assert [one.text or "" for one in store] == list(expected.values())


def test_an_empty_place_prints_no_prompt(filler: Filler) -> None:
    empty = controls(filler.blank).values()
    assert {words.strip() for words in empty} == {"", "☐"}


@pytest.mark.parametrize("is_ticked", [True, False])
def test_a_tick_is_a_tick(filler: Filler, *, is_ticked: bool) -> None:
    made = filler({TICK: is_ticked})
    control = _control(etree.fromstring(ZipFile(io.BytesIO(made)).read(TEXT)), TICK)
    w14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
    checked = next(control.iter(f"{w14}checked"))
    assert checked.get(f"{w14}val") == ("1" if is_ticked else "0")
    assert controls(made)[TICK] == ("☒" if is_ticked else "☐")


def _control(root: etree._Element, tag: str) -> etree._Element:
    for control in root.iter(qn("w:sdt")):
        found = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        if found is not None and found.get(qn("w:val")) == tag:
            return control
    raise AssertionError(tag)
