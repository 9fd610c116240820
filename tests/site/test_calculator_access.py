"""The calculator for everyone: by keyboard, by ear, on a phone, in the dark, on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import PHONE, TWIN_TRACK, Calculator, open_calculator

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.site.conftest import OpenPage

NO_MOTION = {"reduced_motion": "reduce"}
"""Contrast measured while a colour fades into another would be neither."""


def sideways(page: Page) -> int:
    """Return by how many pixels the page can be scrolled sideways."""
    wide: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return wide


def full(open_page: OpenPage, **options: object) -> Calculator:
    """Return the worked example with one row open."""
    calculator = open_calculator(open_page, "adoption", "long-term-fostering", **options)
    calculator.type_dates(TWIN_TRACK)
    calculator.open_other("Monthly joint supervision 1", "Monthly joint supervision 2")
    expect(calculator.page.locator(".pw-working").first).to_be_visible()
    return calculator


def spoil(calculator: Calculator) -> None:
    """Leave one field half filled and two dates in impossible order."""
    calculator.type_date("final-hearing", 15, 10, 2026)
    calculator.box("final-order").fill("31")
    calculator.box("qaag").focus()
    expect(calculator.page.locator(".pw-errors a")).to_have_count(2)


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_in_any_state(
    open_page: OpenPage, axe: Callable[[Page], list[str]], *, is_dark: bool
) -> None:
    calculator = open_calculator(open_page, **NO_MOTION)
    page = calculator.page
    if is_dark:
        page.get_by_role("button", name="Switch to dark colours").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert axe(page) == []
    page.get_by_role("checkbox", name="Adoption plan").check()
    page.get_by_role("checkbox", name="Long-term fostering").check()
    page.get_by_role("checkbox", name="Section 20").check()
    calculator.answered()
    page.get_by_text("Who else is involved?").click()
    expect(calculator.row("Joint visit")).to_be_visible()
    assert axe(page) == []
    calculator.type_dates(TWIN_TRACK)
    calculator.open_other("Monthly joint supervision 1", "Monthly joint supervision 2")
    expect(page.locator(".pw-working").first).to_be_visible()
    assert axe(page) == []
    spoil(calculator)
    assert axe(page) == []


@pytest.mark.parametrize("is_spaced", [False, True], ids=["plain", "wide text spacing"])
def test_a_phone_never_scrolls_sideways(open_page: OpenPage, *, is_spaced: bool) -> None:
    calculator = open_calculator(open_page, viewport=PHONE)
    page = calculator.page
    if is_spaced:
        # WCAG 1.4.12. A script may set what the policy refuses to the page's own markup.
        page.evaluate("""() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important;" +
            "word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }");
          document.adoptedStyleSheets = [sheet];
        }""")
    assert sideways(page) == 0
    page.get_by_role("checkbox", name="Adoption plan").check()
    page.get_by_role("checkbox", name="Long-term fostering").check()
    calculator.type_dates(TWIN_TRACK)
    calculator.open_other("Monthly joint supervision 1", "Monthly joint supervision 2")
    expect(page.locator(".pw-working").first).to_be_visible()
    assert sideways(page) == 0
    spoil(calculator)
    assert sideways(page) == 0


def test_on_a_phone_rows_are_blocks_and_still_a_table(open_page: OpenPage) -> None:
    page = full(open_page, viewport=PHONE).page
    row = page.get_by_role("row", name=re.compile("^Thu 10 Sep 2026"))
    expect(row).to_have_css("display", "block")
    expect(row.get_by_role("rowheader")).to_contain_text("Initial joint supervision")


def test_the_next_step_stands_on_the_first_screen(open_page: OpenPage) -> None:
    for size in ({"width": 1366, "height": 768}, PHONE):
        calculator = open_calculator(open_page, "adoption", viewport=size)
        calculator.answered()
        box = calculator.page.locator("[data-part=next]").bounding_box()
        assert box
        assert box["y"] + box["height"] < size["height"] / 2


def test_everything_works_by_keyboard_alone(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page)
    page = calculator.page
    page.get_by_role("checkbox", name="Adoption plan").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    while not page.evaluate("document.activeElement.matches('summary')"):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Add a brother or sister")).to_be_focused()
    page.keyboard.press("Tab")
    for box in ("22", "10", "2026"):
        page.keyboard.type(box)
        page.keyboard.press("Tab")
    expect(calculator.row("Initial joint supervision")).to_contain_text("Thu 10 Sep 2026")
    # What a given date can be asked stands between its boxes and the next date's.
    while not page.evaluate("document.activeElement.matches('#date-qaag-year')"):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", name="Timetable", exact=True)
    expect(heading).to_be_focused()
    page.keyboard.press("Tab")
    for tool in ("Add all to calendar", "Print", "Copy", "More"):
        expect(page.get_by_role("button", name=tool, exact=True)).to_be_focused()
        page.keyboard.press("Tab")
    expect(calculator.details("Initial joint supervision")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".pw-working").first).to_be_visible()
    expect(calculator.details("Initial joint supervision")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".pw-working a").first).to_be_focused()
    calculator.details("Initial joint supervision").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pw-working")).to_have_count(0)


def test_typing_never_moves_focus_between_boxes(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "adoption")
    calculator.box("qaag").focus()
    calculator.page.keyboard.type("2210")
    expect(calculator.box("qaag")).to_be_focused()


def test_no_box_offers_what_others_typed(open_page: OpenPage) -> None:
    page = open_calculator(open_page, "adoption").page
    boxes = page.locator("[data-part=form] input")
    kept = boxes.evaluate_all("(all) => all.filter((box) => box.autocomplete !== 'off').length")
    assert kept == 0


def test_forced_colours_keep_the_marks(open_page: OpenPage) -> None:
    page = full(open_page, forced_colors="active").page
    text = page.evaluate("getComputedStyle(document.body).color")
    expect(page.locator(".tl .mark--soon").first).to_have_css("fill", text)
    expect(page.locator("[data-part=next]")).not_to_have_css("border-left-style", "none")


def test_reduced_motion_moves_nothing(open_page: OpenPage) -> None:
    page = full(open_page, **NO_MOTION).page
    moving = page.evaluate(
        """document.getAnimations()
          .filter((one) => one.effect?.target?.closest("#calculator")).length"""
    )
    assert moving == 0


def test_the_printed_sheet_is_a_document_of_two_pages(open_page: OpenPage) -> None:
    calculator = full(open_page)
    page = calculator.page
    sheet = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 2
    page.emulate_media(media="print")
    for gone in (
        "[data-part=form]",
        ".pw-calc__top",
        ".md-header",
        ".pw-btn >> nth=0",
        ".pw-act >> nth=1",
    ):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.get_by_text("Joint supervision timetable")).to_be_visible()
    expect(page.locator(".pw-case", has_text="Case number")).to_be_visible()
    expect(page.get_by_text("Long-term fostering and Adoption plan.")).to_be_visible()
    expect(page.locator("[data-part=next]")).to_contain_text("by Thursday 10 September 2026.")
    expect(page.locator("[data-part=used]")).to_contain_text("QAAG Thu 22 Oct 2026")
    expect(page.locator("[data-part=used]")).to_contain_text("child aged 4")
    expect(page.locator("[data-part=used]")).to_contain_text("Printed Mon 7 Sep 2026.")
    expect(page.get_by_role("columnheader", name="Held on")).to_be_visible()
    working = page.locator("[data-part=sheet]")
    expect(working.get_by_role("heading")).to_have_text(
        "Who to invite, and how each date was worked out"
    )
    expect(working).to_contain_text("6 weeks (42 days) before that is Thursday 10 September 2026.")


def test_paper_is_light_whatever_the_screen(open_page: OpenPage) -> None:
    page = full(open_page).page
    page.get_by_role("button", name="Switch to dark colours").click()
    page.emulate_media(media="print")
    expect(page.locator("[data-part=heading]")).to_have_css("color", "rgb(22, 36, 44)")


def test_the_print_button_prints_what_was_typed_last(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "adoption")
    page = calculator.page
    page.evaluate("""() => {
      const used = document.querySelector("[data-part=used]");
      window.print = () => { document.title = used.textContent; };
    }""")
    calculator.type_date("qaag", 22, 10, 2026)
    page.get_by_role("button", name="Print").click()
    expect(page).to_have_title(re.compile("QAAG Thu 22 Oct 2026"))
