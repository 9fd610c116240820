"""Days as people type and paste them into the calculator: read, shown how, or refused with why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import open_calculator

if TYPE_CHECKING:
    from tests.site.calculator_pages import Calculator
    from tests.site.conftest import OpenPage

PASTE = """(text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const event = { clipboardData, bubbles: true, cancelable: true };
  if (document.activeElement.dispatchEvent(new ClipboardEvent("paste", event)))
    document.execCommand("insertText", false, text);
}"""


@pytest.fixture
def adoption(open_page: OpenPage) -> Calculator:
    return open_calculator(open_page, "adoption")


def paste(calculator: Calculator, text: str) -> None:
    """Paste text into the first box of a date, and leave it."""
    calculator.box("qaag").focus()
    calculator.page.evaluate(PASTE, text)
    calculator.page.keyboard.press("Tab")


@pytest.mark.parametrize(
    "text", ["22-Oct-26", "22.10.26", "\u200e22/10/2026\u200f", "Thu 22 Oct 26"]
)
def test_a_pasted_day_is_read_and_its_year_shown(adoption: Calculator, text: str) -> None:
    paste(adoption, text)
    expect(adoption.row("Initial joint supervision")).to_contain_text("Thu 10 Sep 2026")
    echo = "Thursday" if "2026" in text else "Thursday 22 October 2026"
    expect(adoption.page.locator("#date-qaag [data-echo]")).to_have_text(echo)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2026-10-22T23:00:00Z", "midnight in London may be the day before in UTC"),
        ("22/10/2026 10:30", "has a time in it"),
        ("Fri 22 Oct 2026", "Thu 22 Oct 2026 is a Thursday. Check the day."),
        ("########", "the column is too narrow"),
    ],
)
def test_a_pasted_day_that_may_be_another_is_refused_with_why(
    adoption: Calculator, text: str, why: str
) -> None:
    paste(adoption, text)
    adoption.box("final-order").focus()
    expect(adoption.page.locator("#date-qaag-fault")).to_contain_text(why)
    expect(adoption.row("Initial joint supervision")).not_to_contain_text("Sep 2026")


def test_a_year_still_being_typed_is_no_year(adoption: Calculator) -> None:
    page = adoption.page
    adoption.type_date("final-order", 20, 12, 2026)
    adoption.box("qaag").fill("22")
    adoption.box("qaag", "month").fill("10")
    adoption.box("qaag", "year").press_sequentially("20")
    page.wait_for_timeout(500)
    expect(page.locator("#date-qaag [data-echo]")).to_have_text("")
    adoption.box("qaag", "year").press_sequentially("26")
    expect(page.locator("#date-qaag [data-echo]")).to_have_text("Thursday")
    adoption.box("qaag", "year").fill("26")
    page.keyboard.press("Tab")
    expect(page.locator("#date-qaag [data-echo]")).to_have_text("Thursday 22 October 2026")
    expect(adoption.row("Initial joint supervision")).to_contain_text("Thu 10 Sep 2026")
