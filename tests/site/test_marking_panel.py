"""What marks steps, and all that can be done to shown dates, belongs to the case that it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import STILL, Calculator, open_calculator
from tests.site.held_replies import HOLD_REPLIES, hold, release

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.site.conftest import OpenPage

REFERENCE = "Case number (optional)"
LATER = STILL.replace("2026, 8, 7, 9", "2026, 8, 9, 9")


def panel(page: Page) -> Locator:
    return page.locator("[data-part=next] [id^=mark-on-day]")


def opened(page: Page) -> None:
    page.locator("#answer-mark").click()
    expect(panel(page)).to_have_text("Held on Fri 28 Aug")


def child(page: Page, label: str) -> Locator:
    return page.locator("[data-part=kin]").get_by_role("button", name=f"Child {label}", exact=True)


@pytest.fixture
def overdue(open_page: OpenPage) -> Calculator:
    """A case whose first meeting was due and is not marked."""
    calculator = open_calculator(open_page, "adoption")
    calculator.type_dates({"qaag": (10, 10, 2026)})
    return calculator


def siblings(calculator: Calculator) -> Page:
    """Two children whose QAAG is each their own; A is in hand, alone."""
    page = calculator.page
    page.get_by_role("button", name="Add a brother or sister").click()
    page.locator("#pathway-adoption").check()
    page.locator("#kin-own-qaag").click()
    calculator.type_date("qaag", 15, 12, 2026)
    child(page, "A").click()
    page.get_by_role("button", name="Only child A").click()
    expect(page.locator("[data-part=next]")).to_contain_text("Mark it")
    return page


def test_another_case_is_not_marked_by_a_panel_of_the_one_before(overdue: Calculator) -> None:
    page = overdue.page
    page.get_by_label(REFERENCE).fill("CASE 7")
    page.get_by_label(REFERENCE).press("Tab")
    opened(page)
    page.get_by_label(REFERENCE).fill("CASE 8")
    page.get_by_label(REFERENCE).press("Tab")
    page.get_by_role("button", name="Another child").click()
    expect(panel(page)).to_have_count(0)
    expect(page.locator("[data-part=next]")).to_contain_text("Type one date")


def test_a_brother_is_not_marked_by_the_panel_of_the_other(overdue: Calculator) -> None:
    page = siblings(overdue)
    opened(page)
    child(page, "B").click()
    expect(panel(page)).to_have_count(0)
    expect(page.locator("[data-part=next]")).to_contain_text("Tuesday 3 November 2026")


def test_the_panel_closes_when_a_date_is_tried_and_used_or_the_day_is_another(
    overdue: Calculator,
) -> None:
    page = overdue.page
    opened(page)
    page.locator("#date-qaag [data-what-if]").click()
    page.get_by_role("button", name="+9 weeks").click()
    page.get_by_role("button", name="Use Sat 12 Dec 2026").click()
    expect(panel(page)).to_have_count(0)
    overdue.type_dates({"qaag": (10, 10, 2026)})
    opened(page)
    page.evaluate(f"() => {{ {LATER} }}")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(panel(page)).to_have_count(0)


def test_several_are_marked_in_one_panel(overdue: Calculator) -> None:
    page = overdue.page
    opened(page)
    panel(page).click()
    expect(panel(page)).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("Held Fri 28 Aug 2026").first).to_be_attached()
    expect(panel(page)).to_be_visible()


def test_until_the_dates_of_a_brother_are_there_nothing_is_done_to_those_shown(
    open_page: OpenPage,
) -> None:
    calculator = Calculator(open_page)
    calculator.page.add_init_script(HOLD_REPLIES)
    calculator.visit("adoption")
    calculator.ready()
    calculator.type_dates({"qaag": (10, 10, 2026)})
    page = siblings(calculator)
    calculator.type_date("qaag", 9, 10, 2026)
    moved = page.locator("[data-part=moved]")
    expect(moved.get_by_role("button", name="Undo")).to_be_visible()
    hold(page)
    child(page, "B").click()
    expect(moved.get_by_role("button", name="Undo")).to_have_count(0)
    for name in ("next", "table"):
        expect(page.locator(f"[data-part={name}]")).to_have_attribute("inert", "")
    release(page)
    expect(page.locator("[data-part=next]")).to_contain_text("Tuesday 3 November 2026")
    for name in ("next", "table"):
        expect(page.locator(f"[data-part={name}]")).not_to_have_attribute("inert", "")
    page.get_by_role("button", name="Both children").click()
    joint = page.locator("[data-part=joint]")
    expect(joint).to_contain_text("Initial joint supervision")
    expect(joint).not_to_have_attribute("inert", "")


def test_a_mark_that_is_undone_is_none_in_the_panel_and_the_next_press_marks(
    overdue: Calculator,
) -> None:
    page = overdue.page
    row = overdue.row("Initial joint supervision")
    opened(page)
    for _ in range(2):
        panel(page).click()
        expect(row).to_contain_text("Held Fri 28 Aug 2026")
        page.locator("[data-part=moved]").get_by_role("button", name="Undo").click()
        expect(row).to_contain_text("Was due")
        expect(panel(page)).to_have_attribute("aria-pressed", "false")


def test_another_day_that_is_undone_leaves_the_panel_without_it(overdue: Calculator) -> None:
    page = overdue.page
    row = overdue.row("Initial joint supervision")
    opened(page)
    other = page.locator("[data-part=next] [id^=mark-other]")
    other.click()
    page.locator("[data-part=next] .pw-date").get_by_role("button", name="Today").click()
    expect(row).to_contain_text("Held Mon 7 Sep 2026")
    expect(other).to_have_attribute("aria-pressed", "true")
    page.locator("[data-part=moved]").get_by_role("button", name="Undo").click()
    expect(row).to_contain_text("Was due")
    expect(other).to_have_attribute("aria-pressed", "false")
    expect(page.locator("[data-part=next] .pw-date")).to_have_count(0)
