"""What would happen if a date moved: seen beside what stands, used or left, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import Calculator, open_calculator

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.site.conftest import OpenPage

CASE = {
    "final-evidence": (15, 1, 2027),
    "birth": (10, 6, 2012),
    "final-hearing": (22, 3, 2027),
}


@pytest.fixture
def fostering(open_page: OpenPage) -> Calculator:
    calculator = open_calculator(open_page, "long-term-fostering")
    calculator.type_dates(CASE)
    return calculator


def opener(page: Page, key: str = "final-hearing") -> Locator:
    return page.locator(f"#date-{key} [data-what-if]")


def tried(page: Page) -> Locator:
    return page.locator("[data-part=what-if]")


def test_nine_weeks_later_is_seen_beside_what_stands_and_left(
    fostering: Calculator, axe: Callable[[Page], list[str]]
) -> None:
    page = fostering.page
    opener(page).click()
    expect(tried(page).get_by_role("heading", level=2)).to_be_focused()
    expect(tried(page)).to_contain_text("What if the final hearing moves?")
    expect(tried(page)).to_contain_text("It stands at Mon 22 Mar 2027. Nothing changes until")
    tried(page).get_by_role("button", name="+9 weeks").click()
    expect(tried(page)).to_contain_text("2 moved, 2 added, none impossible.")
    expect(tried(page).get_by_role("row", name="Transfer of the case")).to_contain_text(
        "9 weeks later"
    )
    expect(page.locator("#what-if-day-month")).to_have_value("5")
    expect(page.locator("#date-final-hearing [data-tried]")).to_have_text("Trying Mon 24 May 2027")
    expect(page.locator("[data-part=status]")).to_contain_text("2 moved, 2 added")
    expect(page.locator("[data-part=table]")).to_be_hidden()
    assert axe(page) == []
    tried(page).get_by_role("button", name="steps do not move").click()
    expect(tried(page).get_by_role("row", name="Monthly joint supervision 1")).to_be_visible()
    # Paper shows the dates as they stand.
    page.emulate_media(media="print")
    expect(page.locator("[data-part=table]")).to_be_visible()
    expect(tried(page).get_by_role("heading")).to_be_hidden()
    page.emulate_media(media="screen")
    page.keyboard.press("Escape")
    expect(tried(page)).to_be_empty()
    expect(opener(page)).to_be_focused()
    expect(fostering.box("final-hearing", "month")).to_have_value("3")
    expect(page.locator("[data-part=moved]")).to_be_empty()


def test_the_day_that_was_tried_is_used_and_can_be_undone(fostering: Calculator) -> None:
    page = fostering.page
    opener(page).click()
    tried(page).get_by_role("button", name="+9 weeks").click()
    tried(page).get_by_role("button", name="Use Mon 24 May 2027").click()
    expect(tried(page)).to_be_empty()
    moved = page.locator("[data-part=moved]")
    expect(moved).to_contain_text("The final hearing moved from Mon 22 Mar to Mon 24 May 2027.")
    expect(fostering.box("final-hearing", "month")).to_have_value("5")
    moved.get_by_role("button", name="Undo").click()
    expect(fostering.box("final-hearing", "month")).to_have_value("3")


def test_a_typed_day_releases_the_weeks_and_says_what_cannot_be(fostering: Calculator) -> None:
    page = fostering.page
    opener(page).click()
    tried(page).get_by_role("button", name="+2 weeks").click()
    expect(tried(page).get_by_role("button", name="+2 weeks")).to_have_attribute(
        "aria-pressed", "true"
    )
    for name, value in (("day", "1"), ("month", "12"), ("year", "2026")):
        page.locator(f"#what-if-day-{name}").fill(value)
    expect(tried(page).get_by_role("button", name="+2 weeks")).to_have_attribute(
        "aria-pressed", "false"
    )
    expect(tried(page)).to_contain_text("cannot be before the filing of final evidence")
    page.locator("#what-if-day-month").fill("13")
    expect(tried(page).locator("[data-fault]")).to_contain_text("must have a real month")


def test_only_a_date_that_is_given_can_be_tried(fostering: Calculator) -> None:
    page = fostering.page
    expect(opener(page, "plan-agreed")).to_be_hidden()
    expect(opener(page, "birth")).to_have_count(0)
    opener(page).click()
    expect(tried(page)).to_contain_text("What if the final hearing moves?")
    fostering.type_date("final-hearing", "", "", "")
    tried(page).get_by_role("button", name="+4 weeks").click()
    expect(tried(page)).to_be_empty()


def test_the_latest_safe_days_before_a_date_are_another_way_to_look(
    open_page: OpenPage, axe: Callable[[Page], list[str]]
) -> None:
    calculator = open_calculator(open_page, "section-20")
    page = calculator.page
    page.locator("#answer-outlook-permanent").check()
    calculator.type_dates({"second-review": (22, 3, 2027)})
    opener(page, "second-review").click()
    tried(page).get_by_role("button", name="Latest safe days before it").click()
    row = tried(page).get_by_role("row", name="First Children in Care review")
    expect(row).to_contain_text("Thu 18 Mar 2027")
    expect(row).to_contain_text("A day later, no working day is left")
    expect(page.locator("[data-part=status]")).to_contain_text("Latest safe days before")
    expect(page.locator("#what-if-2")).to_be_hidden()
    assert axe(page) == []
    calculator.type_date("first-review", 25, 3, 2027)
    expect(row).to_contain_text("It stands at Thu 25 Mar 2027. Not safe")
    tried(page).get_by_role("button", name="Try another day").click()
    expect(page.locator("#what-if-2")).to_be_visible()
    expect(row).to_be_hidden()
    page.keyboard.press("Escape")
    expect(tried(page)).to_be_empty()
