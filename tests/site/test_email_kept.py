"""An e-mail that a person changed is never lost; what is copied is of the day that is used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import Calculator
from tests.site.held_replies import HOLD_REPLIES, hold, release, until_held

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.site.conftest import OpenPage


@pytest.fixture
def fostering(open_page: OpenPage) -> Calculator:
    calculator = Calculator(open_page)
    calculator.page.add_init_script(HOLD_REPLIES)
    calculator.visit("long-term-fostering")
    calculator.ready()
    calculator.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    calculator.type_dates({"final-evidence": (15, 1, 2027), "final-hearing": (22, 3, 2027)})
    return calculator


def tried(page: Page) -> Locator:
    return page.locator("[data-part=what-if]")


def begin(page: Page) -> Locator:
    """Try nine weeks later, and return the box of the e-mail about it."""
    page.locator("#date-final-hearing [data-what-if]").click()
    tried(page).get_by_role("button", name="+9 weeks").click()
    box = page.locator("#what-if-mail")
    expect(box).to_have_value(re.compile("moved to Monday 24 May 2027|Please tell us"))
    return box


def choose(page: Page, pathway: str) -> None:
    """Press the box of a pathway, which is folded away once one is chosen."""
    page.locator(f"#pathway-{pathway}").evaluate("(box) => box.click()")


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_what_was_changed_in_an_email_is_there_again_after_escape(fostering: Calculator) -> None:
    page = fostering.page
    box = begin(page)
    box.fill(f"{box.input_value()}\nPlease tell us.")
    page.keyboard.press("Escape")
    expect(tried(page)).to_be_empty()
    again = begin(page)
    assert again.input_value().endswith("Please tell us.")
    tried(page).get_by_role("button", name="Use it and copy this e-mail").click()
    expect(page.locator("[data-part=notice]")).to_contain_text("Copied.")
    assert clipboard(page).endswith("Please tell us.")


def test_what_was_changed_in_an_email_is_there_again_after_a_change_of_pathway(
    fostering: Calculator,
) -> None:
    page = fostering.page
    section = page.locator("[data-part=since]")
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(section).to_contain_text("since the dates were copied")
    fostering.type_dates({"final-hearing": (24, 5, 2027)})
    section.get_by_role("button", name="Write an e-mail about the changes").click()
    box = page.locator("#since-mail")
    expect(box).to_be_focused()
    box.fill(f"{box.input_value()}\nPlease tell us.")
    choose(page, "adoption")
    expect(section).to_contain_text("The dates changed since this was written.")
    assert box.input_value().endswith("Please tell us.")
    choose(page, "adoption")
    expect(box).to_have_value(re.compile("Please tell us.$"))


def test_what_is_copied_is_of_the_day_that_is_used_however_quickly_it_is_pressed(
    fostering: Calculator,
) -> None:
    page = fostering.page
    begin(page)
    hold(page)
    page.locator("#what-if-day-day").fill("31")
    tried(page).get_by_role("button", name="Use it and copy this e-mail").click()
    until_held(page)
    release(page)
    expect(page.locator("[data-part=notice]")).to_contain_text("Copied.")
    expect(fostering.box("final-hearing", "day")).to_have_value("31")
    assert "moved to Monday 31 May 2027" in clipboard(page)


def test_an_email_that_was_changed_is_read_again_before_it_goes_with_another_day(
    fostering: Calculator,
) -> None:
    page = fostering.page
    box = begin(page)
    box.fill(f"{box.input_value()}\nPlease tell us.")
    hold(page)
    page.locator("#what-if-day-day").fill("31")
    tried(page).get_by_role("button", name="Use it and copy this e-mail").click()
    until_held(page)
    release(page)
    expect(page.locator("[data-part=notice]")).to_contain_text("Read it again")
    expect(fostering.box("final-hearing", "month")).to_have_value("3")
    assert box.input_value().endswith("Please tell us.")


def test_an_email_of_one_child_is_not_shown_for_the_other(fostering: Calculator) -> None:
    page = fostering.page
    box = begin(page)
    box.fill("Only of child A.")
    page.get_by_role("button", name="Add a brother or sister").click()
    page.locator("#pathway-long-term-fostering").check()
    expect(page.locator("[data-part=joint] thead")).to_contain_text("Child B")
    expect(begin(page)).to_have_value(re.compile("moved to Monday 24 May 2027"))


def test_a_spreadsheet_counts_as_handed_over(fostering: Calculator) -> None:
    page = fostering.page
    page.get_by_role("button", name="More").click()
    with page.expect_download():
        page.get_by_role("button", name="Download for a spreadsheet").click()
    fostering.type_dates({"final-hearing": (24, 5, 2027)})
    expect(page.locator("[data-part=since]")).to_contain_text("since a spreadsheet was saved")
