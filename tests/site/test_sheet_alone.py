"""The file of a record that is printed on its own: in a browser, narrow, and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.site.conftest import OpenPage

FILE = "records/files/joint-supervision-adoption-initial.html"
WIDE = "records/files/supervision-monitoring-sheet.html"
NARROW = {"width": 320, "height": 568}
SENTENCE = "They spoke about the plan, and agreed who does what. "
TYPE = """(text) => {
  const box = document.querySelector(".rec-box textarea");
  box.value = text;
  const typed = document.createElement("div");
  typed.className = "rec-typed rec-typed--long";
  typed.textContent = text;
  box.after(typed);
}"""
SMALL = """() => [...document.querySelectorAll("input, textarea, select")]
  .filter((one) => one.getBoundingClientRect().width < 24
    || one.getBoundingClientRect().height < 24)
  .map((one) => one.name)"""


def printed(page: Page) -> list[str]:
    """Return the text of each page as the browser prints it."""
    with pymupdf.open(stream=page.pdf(prefer_css_page_size=True)) as file:  # type: ignore[no-untyped-call]
        return [sheet.get_text() for sheet in file]


@pytest.mark.parametrize("path", [FILE, WIDE])
def test_on_a_narrow_screen_nothing_needs_scrolling_sideways(
    open_page: OpenPage, axe: Callable[[Page], list[str]], path: str
) -> None:
    page = open_page(path, viewport=NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
    assert page.evaluate(SMALL) == []
    assert axe(page) == []


def test_on_a_laptop_it_is_a_white_sheet_that_axe_finds_no_fault_with(
    open_page: OpenPage, axe: Callable[[Page], list[str]]
) -> None:
    page = open_page(FILE, color_scheme="dark")
    background = "getComputedStyle(document.querySelector('.rec-sheet')).backgroundColor"
    assert page.evaluate(background) == "rgb(255, 255, 255)"
    assert axe(page) == []


def test_every_printed_page_carries_the_edition_and_its_number(open_page: OpenPage) -> None:
    pages = printed(open_page(FILE))
    for number, text in enumerate(pages, start=1):
        assert "Guidance edition" in text
        assert f"Page {number} of {len(pages)}" in text


def test_a_wide_form_prints_on_its_side(open_page: OpenPage) -> None:
    content = open_page(WIDE).pdf(prefer_css_page_size=True)
    with pymupdf.open(stream=content) as file:  # type: ignore[no-untyped-call]
        assert {sheet.rect.width > sheet.rect.height for sheet in file} == {True}


def test_long_typed_text_flows_over_pages_and_nothing_of_it_is_lost(open_page: OpenPage) -> None:
    page = open_page(FILE)
    before = len(printed(page))
    page.evaluate(TYPE, SENTENCE * 95)
    pages = printed(page)
    words = " ".join(" ".join(pages).split())
    assert len(pages) > before
    assert sum("They spoke about" in text for text in pages) >= 2
    # A sentence may be parted by a foot and a page's end, so a few are not whole.
    assert words.count("agreed") >= 95
