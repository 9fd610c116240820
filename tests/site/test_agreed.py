"""A day that people agreed for a meeting goes into the diary, the calendar and the file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from icalendar import Calendar
from playwright.sync_api import expect

from tests.site.calculator_pages import Calculator, open_calculator
from tests.site.held_replies import HOLD_REPLIES, hold, release, until_held

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.site.conftest import OpenPage

TITLE = "Initial joint supervision"


def agreed_field(calculator: Calculator) -> Locator:
    return calculator.page.get_by_role("group", name="Agreed for another day")


def agree(calculator: Calculator, day: int, month: int, year: int) -> None:
    field = agreed_field(calculator)
    for name, value in (("Day", day), ("Month", month), ("Year", year)):
        field.get_by_label(name).fill(str(value))
    field.get_by_role("button", name="Use this day").click()
    calculator.answered()


def test_an_agreed_day_leads_the_row_and_can_be_undone(
    open_page: OpenPage, axe: Callable[[Page], list[str]]
) -> None:
    calculator = open_calculator(open_page, "adoption")
    calculator.type_date("qaag", 22, 10, 2026)
    calculator.answered()
    calculator.open(TITLE)
    agree(calculator, 9, 9, 2026)
    row = calculator.row(TITLE)
    expect(row).to_contain_text("Wed 9 Sep 2026")
    expect(row).to_contain_text("due by Thu 10 Sep")
    expect(row).to_contain_text("Agreed")
    expect(calculator.page.locator("[data-part=next]")).to_contain_text(
        "Hold the initial joint supervision on Wednesday 9 September 2026."
    )
    assert axe(calculator.page) == []
    with calculator.page.expect_download() as download:
        calculator.page.get_by_role("button", name="Add all to calendar").click()
    events = Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT")
    assert [one.decoded("dtstart").isoformat() for one in events] == ["2026-09-09"]
    calculator.page.get_by_role("button", name="Undo").first.click()
    expect(calculator.row(TITLE)).to_contain_text("Thu 10 Sep 2026")


def test_an_agreed_day_is_saved_and_opens_again_and_is_gone_once_the_meeting_was_held(
    open_page: OpenPage,
) -> None:
    calculator = open_calculator(open_page, "adoption")
    calculator.type_date("qaag", 22, 10, 2026)
    calculator.answered()
    calculator.open(TITLE)
    agree(calculator, 14, 9, 2026)
    expect(calculator.row(TITLE)).to_contain_text("Mon 14 Sep 2026")
    with calculator.page.expect_download() as download:
        calculator.page.get_by_role("button", name="Save to a file").click()
    expect(calculator.page.locator("[data-part=save-state]")).to_contain_text("Saved at")
    again = open_calculator(open_page)
    again.page.locator("[data-part=file]").set_input_files(download.value.path())
    expect(again.row(TITLE)).to_contain_text("Mon 14 Sep 2026")
    expect(again.row(TITLE)).to_contain_text("due by Thu 10 Sep")
    again.open(TITLE)
    expect(agreed_field(again).get_by_label("Day")).to_have_value("14")
    again.page.get_by_role("group", name="Mark as held").get_by_role("button", name="Today").click()
    expect(again.row(TITLE)).to_contain_text("Held Mon 7 Sep 2026")
    expect(agreed_field(again)).to_have_count(0)


def test_an_agreed_day_can_be_undone_though_something_else_was_typed_before_the_reply(
    open_page: OpenPage,
) -> None:
    calculator = Calculator(open_page)
    page = calculator.page
    page.add_init_script(HOLD_REPLIES)
    calculator.visit("adoption")
    calculator.ready()
    calculator.type_date("qaag", 22, 10, 2026)
    calculator.answered()
    calculator.open(TITLE)
    hold(page)
    field = agreed_field(calculator)
    for name, value in (("Day", 9), ("Month", 9), ("Year", 2026)):
        field.get_by_label(name).fill(str(value))
    field.get_by_role("button", name="Use this day").click()
    until_held(page)
    calculator.type_date("final-hearing", 15, 12, 2026)
    release(page)
    told = page.get_by_text("is agreed for another day.").locator("visible=true").first
    expect(told).to_be_visible()
    page.get_by_role("button", name="Undo").first.click()
    expect(calculator.row(TITLE)).to_contain_text("Thu 10 Sep 2026")
    expect(calculator.box("final-hearing", "year")).to_have_value("2026")
