"""A date put in place of another is a move, however it is typed; what it changes is counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.calculator_pages import START_MS, Calculator, open_calculator

if TYPE_CHECKING:
    from tests.site.conftest import OpenPage

CASE = {
    "final-evidence": (15, 1, 2027),
    "birth": (10, 6, 2012),
    "final-hearing": (22, 3, 2027),
}
MOVED_ON = "The final hearing moved from Mon 22 Mar to Mon 24 May 2027."
NOTE_PRINTS = "globalThis.printed = 0; window.print = () => { printed += 1; };"


@pytest.fixture
def fostering(open_page: OpenPage) -> Calculator:
    """Return the calculator with a hearing in March, typed last."""
    calculator = Calculator(open_page)
    calculator.page.add_init_script(NOTE_PRINTS)
    calculator.visit("long-term-fostering")
    calculator.ready()
    calculator.type_dates(CASE)
    expect(calculator.row("Transfer of the case")).to_contain_text("22 Mar")
    expect(moved(calculator.page)).to_be_empty()
    return calculator


def moved(page: Page) -> Locator:
    return page.locator("[data-part=moved]")


def type_slowly(calculator: Calculator, key: str, *values: object) -> None:
    """Type a date key by key, with an answer after each."""
    for name, value in zip(("day", "month", "year"), values, strict=True):
        box = calculator.box(key, name)
        box.focus()
        box.select_text()
        for figure in str(value):
            calculator.page.keyboard.type(figure)
            calculator.answered()


def test_the_hearing_typed_again_at_once_is_a_move(fostering: Calculator) -> None:
    fostering.type_dates({"final-hearing": (24, 5, 2027)})
    expect(moved(fostering.page)).to_contain_text(MOVED_ON)
    expect(moved(fostering.page)).to_contain_text("2 steps moved with it, 2 added.")
    expect(moved(fostering.page).get_by_role("listitem")).to_contain_text(
        ["Added: Monthly joint supervision 5"]
    )
    expect(fostering.page.locator("#date-final-hearing [data-was]")).to_have_text(
        "Was Mon 22 Mar 2027"
    )


def test_typed_key_by_key_with_pauses_it_moved_from_the_day_that_stood(
    fostering: Calculator,
) -> None:
    type_slowly(fostering, "final-hearing", 24, 5, 2027)
    expect(moved(fostering.page)).to_contain_text(MOVED_ON)


def test_a_date_typed_for_the_first_time_with_pauses_is_no_move(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "adoption")
    calculator.type_dates({"qaag": (22, 10, 2026)})
    type_slowly(calculator, "final-order", 12, 2, 2027)
    expect(calculator.row("Transfer to Adoption")).to_contain_text("19 Feb 2027")
    expect(moved(calculator.page)).to_be_empty()


def test_a_date_moved_back_says_what_is_no_longer_needed(fostering: Calculator) -> None:
    fostering.type_dates({"final-hearing": (24, 5, 2027)})
    expect(moved(fostering.page)).to_contain_text(MOVED_ON)
    fostering.type_dates({"final-hearing": (22, 3, 2027)})
    expect(moved(fostering.page)).to_contain_text(
        "The final hearing moved from Mon 24 May to Mon 22 Mar 2027. "
        "2 steps moved with it, 2 no longer needed."
    )
    ghosts = fostering.page.locator("[data-part=table] .ghost")
    expect(ghosts).to_have_count(2)
    for ghost in ghosts.all():
        place = ghost.locator("xpath=..").get_attribute("x") or ""
        assert 0 < float(place.removesuffix("%")) < 100


def test_a_meeting_that_comes_back_is_added_and_what_was_off_already_is_no_news(
    open_page: OpenPage,
) -> None:
    calculator = open_calculator(open_page, "early-help")
    calculator.type_dates({"early-help-allocated": (1, 9, 2026)})
    calculator.type_dates({"social-care-ended": (1, 2, 2027)})
    expect(calculator.row("Review joint supervision 2")).to_contain_text("No longer needed")
    calculator.box("early-help-allocated").click()
    calculator.type_dates({"social-care-ended": (1, 8, 2027)})
    expect(moved(calculator.page)).to_contain_text("No steps moved with it, 1 added.")
    expect(moved(calculator.page).get_by_role("listitem")).to_have_text(
        ["Added: Review joint supervision 1 (Mon 1 Mar 2027)."]
    )


def test_one_figure_taken_out_and_another_put_in_is_a_move(fostering: Calculator) -> None:
    day = fostering.box("final-hearing")
    day.press("End")
    for key in ("Backspace", "3"):
        fostering.page.keyboard.press(key)
        fostering.answered()
    expect(moved(fostering.page)).to_contain_text("from Mon 22 Mar to Tue 23 Mar 2027.")


def test_another_field_typed_into_meanwhile_does_not_hide_the_move(fostering: Calculator) -> None:
    fostering.box("final-hearing", "year").fill("2")
    fostering.answered()
    fostering.type_dates({"birth": (11, 6, 2012)})
    fostering.type_dates({"final-hearing": (24, 5, 2027)})
    expect(moved(fostering.page)).to_contain_text(MOVED_ON)


def copy(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator("[data-part=notice]")).to_contain_text("Copied.")


def save(page: Page) -> None:
    with page.expect_download():
        page.get_by_role("button", name="Save to a file").click()


def add_to_calendar(page: Page) -> None:
    with page.expect_download(timeout=START_MS):
        page.get_by_role("button", name="Add all to calendar").click()


def print_it(page: Page) -> None:
    page.get_by_role("button", name="Print", exact=True).click()
    page.wait_for_selector("html")
    expect(page.locator("[data-part=table] table")).to_have_count(1)


@pytest.mark.parametrize("hand_over", [copy, save, add_to_calendar, print_it])
def test_what_was_handed_over_is_what_the_next_date_moved_from(
    fostering: Calculator, hand_over: Callable[[Page], None]
) -> None:
    # The figure is put after another, as if the day were still being typed.
    fostering.type_dates({"final-hearing": (2, 3, 2027)})
    hand_over(fostering.page)
    fostering.page.wait_for_timeout(200)  # a print is noted once its own answer has come
    fostering.box("final-hearing").press("End")
    fostering.page.keyboard.type("3")
    expect(moved(fostering.page)).to_contain_text("from Tue 2 Mar to Tue 23 Mar 2027.")


def test_what_moved_is_on_paper_without_its_buttons(
    fostering: Calculator, axe: Callable[[Page], list[str]]
) -> None:
    fostering.type_dates({"final-hearing": (24, 5, 2027)})
    expect(moved(fostering.page)).to_contain_text(MOVED_ON)
    assert axe(fostering.page) == []
    fostering.page.emulate_media(media="print")
    expect(moved(fostering.page).get_by_text(MOVED_ON)).to_be_visible()
    expect(moved(fostering.page).get_by_role("listitem")).to_be_visible()
    expect(moved(fostering.page).get_by_role("button")).to_have_count(0)


def test_undo_of_a_move_brings_the_first_day_back(fostering: Calculator) -> None:
    fostering.type_dates({"final-hearing": (24, 5, 2027)})
    moved(fostering.page).get_by_role("button", name="Undo").click()
    expect(fostering.box("final-hearing", "month")).to_have_value("3")
    expect(moved(fostering.page)).to_be_empty()
    fostering.type_dates({"final-hearing": (24, 5, 2027)})
    expect(moved(fostering.page)).to_contain_text(MOVED_ON)
