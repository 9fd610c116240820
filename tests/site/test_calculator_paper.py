"""The calculator on paper: how the sheet lies, what repeats, and that nothing is cut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import TWIN_TRACK, Calculator, open_calculator

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.site.conftest import OpenPage

LEAVING_CARE = {"birth": (3, 5, 2012), "leaving-care-worker-allocated": (1, 6, 2028)}
MANY = {
    "early-help-allocated": (1, 9, 2026),
    "asye-start": (1, 9, 2026),
    "last-supervision": (20, 8, 2026),
    "final-evidence": (1, 3, 2027),
    "final-hearing": (1, 12, 2027),
}
UPRIGHT, ON_ITS_SIDE = (595, 842), (842, 595)
"""A4 in points, rounded."""

MARGINS_MM = 28
PIXELS_PER_MM = 96 / 25.4


def sheets(page: Page) -> list[tuple[int, int]]:
    """Return the size of every printed page in points."""
    printed = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", printed)
    assert len(boxes) == len(re.findall(rb"/Type\s*/Page\b", printed))
    return [(round(float(width)), round(float(height))) for width, height in boxes]


def sticking_out(page: Page, width_mm: int) -> list[str]:
    """Return what reaches beyond the printed width of paper *width_mm* wide."""
    width = round((width_mm - MARGINS_MM) * PIXELS_PER_MM)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(media="print")
    found: list[str] = page.locator("#calculator *").evaluate_all(
        """(all, width) => all.filter((one) => !one.closest("svg")
            && one.getBoundingClientRect().right > width + 1)
          .map((one) => `${one.tagName} ${one.className} ${one.textContent.slice(0, 40)}`)""",
        width,
    )
    return found


def leaving_care(open_page: OpenPage) -> Calculator:
    """Return a timetable whose drawing spans almost four years."""
    calculator = open_calculator(open_page, "leaving-care")
    calculator.type_dates(LEAVING_CARE)
    expect(calculator.row("Initial joint supervision")).to_contain_text("Thu 29 Jun 2028")
    return calculator


def many_rows(open_page: OpenPage) -> Calculator:
    """Return a timetable of about forty rows."""
    calculator = open_calculator(
        open_page, "early-help", "staff-supervision", "long-term-fostering"
    )
    calculator.type_dates(MANY)
    calculator.page.locator("#answer-asye-yes").check()
    expect(calculator.row("Fortnightly supervision 1")).to_contain_text("and 2 more")
    return calculator


def test_a_timetable_of_some_months_prints_upright(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "adoption", "long-term-fostering")
    calculator.type_dates(TWIN_TRACK)
    expect(calculator.row("Monthly joint supervision 1")).to_be_visible()
    assert sheets(calculator.page) == [UPRIGHT, UPRIGHT]
    assert sticking_out(calculator.page, 210) == []


def test_a_drawing_of_years_turns_every_sheet_on_its_side(open_page: OpenPage) -> None:
    calculator = leaving_care(open_page)
    assert sheets(calculator.page) == [ON_ITS_SIDE, ON_ITS_SIDE]
    assert sticking_out(calculator.page, 297) == []


def test_paper_turns_back_with_another_pathway(open_page: OpenPage) -> None:
    calculator = leaving_care(open_page)
    page = calculator.page
    page.locator("summary", has_text="Change pathways").click()
    page.get_by_role("checkbox", name="Adoption plan").check()
    page.get_by_role("checkbox", name="Leaving care").uncheck()
    calculator.type_date("qaag", 22, 10, 2026)
    expect(calculator.row("Initial joint supervision")).to_contain_text("Thu 10 Sep 2026")
    assert set(sheets(page)) == {UPRIGHT}


def test_many_rows_print_upright_over_several_sheets(open_page: OpenPage) -> None:
    calculator = many_rows(open_page)
    page = calculator.page
    printed = sheets(page)
    assert set(printed) == {UPRIGHT}
    assert 5 <= len(printed) <= 8
    assert sticking_out(page, 210) == []


def test_no_row_is_cut_and_heads_repeat(open_page: OpenPage) -> None:
    page = many_rows(open_page).page
    page.emulate_media(media="print")
    for table in ("[data-part=table]", "[data-part=sheet]"):
        rows = page.locator(f"{table} tbody tr")
        breaks = rows.evaluate_all("(all) => all.map((one) => getComputedStyle(one).breakInside)")
        assert set(breaks) == {"avoid"}
        expect(page.locator(f"{table} thead")).to_have_css("display", "table-header-group")
        assert _break_before(page, f"{table} tbody:last-child tr:last-child") == "avoid"
    assert _break_after(page, ".pw-group >> nth=0") == "avoid"
    assert _break_before(page, "[data-part=sheet]") == "page"


def _break_before(page: Page, place: str) -> str:
    found: str = page.locator(place).evaluate("(one) => getComputedStyle(one).breakBefore")
    return found


def _break_after(page: Page, place: str) -> str:
    found: str = page.locator(place).evaluate("(one) => getComputedStyle(one).breakAfter")
    return found


@pytest.mark.parametrize("is_open", [False, True], ids=["closed", "open"])
def test_an_open_row_prints_like_a_closed_one(open_page: OpenPage, *, is_open: bool) -> None:
    calculator = open_calculator(open_page, "adoption")
    calculator.type_date("qaag", 22, 10, 2026)
    expect(calculator.row("Initial joint supervision")).to_contain_text("Thu 10 Sep 2026")
    if is_open:
        calculator.open("Initial joint supervision")
        expect(calculator.page.locator(".pw-count__lines")).to_be_visible()
    page = calculator.page
    assert len(sheets(page)) == 2
    page.emulate_media(media="print")
    expect(page.locator(".pw-count__lines").first).to_be_hidden()
    hands = page.locator("[data-part=table] td.pw-hand")
    expect(hands.first).to_be_visible()
    assert set(hands.all_inner_texts()) == {""}


def test_the_foot_numbers_the_pages_and_names_the_edition(open_page: OpenPage) -> None:
    page = open_calculator(open_page, "adoption").page
    rules: str = page.evaluate(
        """[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
          .filter((rule) => rule instanceof CSSPageRule).map((rule) => rule.cssText).join(" ")"""
    )
    assert "Guidance edition" in rules
    assert re.search(r'"Page " counter\(page\) " of " counter\(pages\)', rules)
    assert re.search(r"pw-wide \{[^}]*landscape", rules)
