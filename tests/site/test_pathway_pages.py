"""Pathway and reference pages in a real browser: readable at every width, on paper, by everyone."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.shipped import library
from tests.site.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.conftest import OpenPage

ROOT = Path(__file__).parents[2]
LAPTOP = {"width": 1366, "height": 768}
TABLET = {"width": 960, "height": 768}
PHONE = {"width": 320, "height": 640}
PATHWAYS = [one.id for one in library().guidance.pathways]
OTHERS = ["", "pathways/", "readings/", "gaps/", "glossary/", "how-dates-are-counted/", "about/"]
UNDATED = {"sgo-support", "ad-hoc", "pre-proceedings"}
SOURCES = [f"sources/{one.guide}/" for one in library().registers]
FORMS = [
    "records/",
    "records/joint-supervision-remand-initial/",
    "records/supervision-agreement/",
    "records/supervision-monitoring-sheet/",
    "records/transfer-step/",
]


def _pathway(name: str) -> str:
    return f"pathways/{name}/"


DRAWN = {_pathway(name) for name in PATHWAYS if name not in UNDATED}
EVERY = [*map(_pathway, PATHWAYS), *OTHERS, *SOURCES, *FORMS]

# Every label of the drawing that is shown: texts that meet, or that the page's edge cuts.
SPOILT = """() => {
  const edge = document.documentElement.clientWidth;
  const labels = [...document.querySelectorAll(".pw-tl text")]
    .map((label) => ({ words: label.textContent, box: label.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0);
  const spoilt = labels
    .filter(({ box }) => box.left < 0 || box.right > edge)
    .map(({ words }) => `cut: ${words}`);
  labels.forEach((one, index) => labels.slice(index + 1).forEach((other) => {
    const apart = one.box.right <= other.box.left || other.box.right <= one.box.left
      || one.box.bottom <= other.box.top + 2 || other.box.bottom <= one.box.top + 2;
    if (!apart) spoilt.push(`${one.words} meets ${other.words}`);
  }));
  return JSON.stringify({ count: labels.length, spoilt });
}"""

# The theme notes a moment late how far a page is scrolled: not into the page gone to, please.
SCROLL_IS_NOTED = "() => scrollY === 0 || history.state?.y === scrollY"


@pytest.mark.long
@pytest.mark.parametrize("size", [LAPTOP, TABLET, PHONE], ids=lambda size: str(size["width"]))
def test_every_page_fits_and_every_label_of_its_drawing_can_be_read(
    open_page: OpenPage, address: str, size: dict[str, int]
) -> None:
    page = open_page(viewport=size)
    for path in EVERY:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path
        found = json.loads(page.evaluate(SPOILT))
        assert found["spoilt"] == [], path
        assert bool(found["count"]) == (path in DRAWN), path


def test_all_ways_in_stand_on_the_first_screen_of_home(page: Page) -> None:
    for button in page.locator(".pw-way .pw-btn").all():
        box = button.bounding_box()
        assert box
        assert box["y"] < 400
    last = page.get_by_role("link", name="Extra joint supervision").bounding_box()
    assert last
    assert last["y"] + last["height"] <= LAPTOP["height"]


def test_home_leads_to_the_questions_to_the_calculator_and_to_a_pathway(page: Page) -> None:
    home = page.url
    for name, heading in (
        ("Find the pathway", "What is the child\u2019s situation now?"),
        ("Adoption plan", "Adoption plan"),
    ):
        page.goto(home)
        page.locator(".md-content").get_by_role("link", name=name).click()
        expect(page.locator(".md-content h1:visible")).to_have_text(heading)
    page.goto(home)
    link = page.locator(".md-content").get_by_role("link", name="Work out the dates")
    expect(link).to_have_attribute("href", re.compile(r"calculator/$"))


def test_a_pathway_opens_the_calculator_with_itself_chosen(open_page: OpenPage) -> None:
    page = open_page(_pathway("adoption"))
    link = page.locator(".pw-actions").get_by_role("link", name="Work out the dates")

    expect(link).to_have_attribute("href", re.compile(r"/calculator/\?pathway=adoption$"))


def test_an_overlay_opens_the_calculator_with_its_base_as_well(open_page: OpenPage) -> None:
    page = open_page(_pathway("sgo-support"))
    link = page.locator(".pw-actions").get_by_role("link", name="Work out the dates")

    chosen = re.compile(r"/calculator/\?pathway=sgo-reg24&pathway=sgo-support$")
    expect(link).to_have_attribute("href", chosen)


def test_the_print_button_prints(open_page: OpenPage) -> None:
    page = open_page(_pathway("adoption"))
    page.evaluate("window.print = () => { document.body.dataset.printed = 'yes'; }")
    page.get_by_role("button", name="Print this page").click()

    expect(page.locator("body")).to_have_attribute("data-printed", "yes")


def test_a_clause_leads_to_its_line_in_the_register(open_page: OpenPage) -> None:
    page = open_page(_pathway("adoption"))
    page.locator("#initial").scroll_into_view_if_needed()
    page.get_by_text("How we read this, and where it comes from").first.click()
    link = page.get_by_role("link", name="PERM-ADO-02").first
    link.scroll_into_view_if_needed()
    wait_until(page, SCROLL_IS_NOTED)
    link.click()

    expect(page.locator(".md-content h1")).to_have_text("Permanence guide")
    assert page.url.endswith("#perm-ado-02")
    expect(page.locator("#perm-ado-02")).to_be_in_viewport()


def test_what_stands_behind_a_step_is_closed_until_asked_for(open_page: OpenPage) -> None:
    page = open_page(_pathway("adoption"))
    detail = page.get_by_text("Assumed, not yet confirmed").first

    expect(detail).to_be_hidden()
    page.get_by_text("How we read this, and where it comes from").first.click()
    expect(detail).to_be_visible()


def test_paper_opens_what_is_closed_except_the_timeline_in_words(open_page: OpenPage) -> None:
    page = open_page(_pathway("adoption"))
    page.emulate_media(media="print")

    expect(page.get_by_text("Assumed, not yet confirmed").first).to_be_visible()
    expect(page.get_by_text("The timeline in words")).to_be_hidden()
    expect(page.locator(".pw-tl__wide")).to_be_visible()
    expect(page.locator(".pw-actions")).to_be_hidden()


def test_the_register_stays_a_table_when_its_rows_become_blocks(open_page: OpenPage) -> None:
    page = open_page(SOURCES[0], viewport=PHONE)
    table = page.get_by_role("table")

    expect(table).to_have_css("display", "block")
    assert page.get_by_role("row").count() > 1
    expect(page.get_by_role("columnheader", name="Carried out in")).to_be_attached()


def _choose(page: Page, palette: str) -> None:
    if page.locator("body").get_attribute("data-md-color-scheme") != palette:
        page.locator(".pw-palette").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", palette)


@pytest.mark.long
@pytest.mark.parametrize("palette", ["default", "slate"])
def test_axe_finds_nothing_on_any_page(
    open_page: OpenPage, address: str, axe: Callable[[Page], list[str]], palette: str
) -> None:
    page = open_page(reduced_motion="reduce")
    _choose(page, palette)
    for path in EVERY:
        page.goto(address + path)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert axe(page) == [], path


def test_axe_finds_nothing_where_a_narrow_page_differs(
    open_page: OpenPage, address: str, axe: Callable[[Page], list[str]]
) -> None:
    page = open_page(viewport=PHONE, reduced_motion="reduce")
    for path in ("", _pathway("section-20"), "gaps/", SOURCES[0]):
        page.goto(address + path)
        assert axe(page) == [], path
