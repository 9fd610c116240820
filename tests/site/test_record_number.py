"""The case number on a record's own sheet: words of one child never stand under another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.calculator_pages import Calculator
from tests.site.record_pages import (
    INITIAL,
    REFERENCE,
    adoption,
    back_to_record,
    go_to_record,
    press,
    to_calculator,
)
from tests.site.test_case_switch import WORDS, cases, name, notes, whose

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.conftest import OpenPage


@pytest.fixture
def held(open_page: OpenPage) -> Calculator:
    """Return a calculator on the page of a record of CASE 7 that holds words."""
    calculator = adoption(open_page)
    calculator.page.locator("[data-part=reference]").press("Tab")
    notes(go_to_record(calculator)).fill(WORDS)
    return calculator


def number(page: Page) -> Locator:
    return page.locator("[data-fill=reference]").first


def rename(page: Page, words: str) -> None:
    number(page).fill(words)
    number(page).press("Tab")


def asked(page: Page) -> Locator:
    return page.locator("#record [data-part=whose]")


def told(page: Page) -> Locator:
    return page.locator("#record [data-part=notice]")


def test_another_number_on_the_sheet_asks_whose_it_is(
    held: Calculator, axe: Callable[[Page], list[str]]
) -> None:
    page = held.page
    rename(page, "CASE 8")
    question = asked(page).get_by_role("group")
    expect(question).to_be_focused()
    expect(question).to_contain_text("This case holds 1 record and 1 date under CASE 7.")
    expect(question).to_contain_text("Is CASE 8 the same child?")
    # Until it is said, the sheet stands under the first number, also on paper.
    expect(number(page)).to_have_value("CASE 7")
    assert axe(page) == []
    press(page, "Download as Word")
    expect(told(page)).to_contain_text("First say whose number CASE 8 is.")
    expect(question).to_be_visible()
    press(page, "Keep CASE 7")
    expect(question).to_have_count(0)
    expect(number(page)).to_have_value("CASE 7")
    expect(notes(page)).to_have_value(WORDS)


def test_a_number_corrected_on_the_sheet_is_the_number_of_the_case(held: Calculator) -> None:
    page = held.page
    rename(page, "CASE 70")
    press(page, "Same child: correct the number")
    expect(number(page)).to_have_value("CASE 70")
    expect(number(page)).to_be_focused()
    expect(notes(page)).to_have_value(WORDS)
    to_calculator(page)
    expect(page.get_by_label(REFERENCE)).to_have_value("CASE 70")
    back_to_record(page)
    expect(number(page)).to_have_value("CASE 70")
    expect(notes(page)).to_have_value(WORDS)


def test_another_child_on_the_sheet_begins_a_case_and_the_first_keeps_its_words(
    held: Calculator,
) -> None:
    page = held.page
    rename(page, "CASE 8")
    notes(page).fill("Of the second child.")
    press(page, "Another child: start a new case")
    expect(number(page)).to_have_value("CASE 8")
    expect(notes(page)).to_have_value("Of the second child.")
    expect(told(page)).to_contain_text("This is a new case, CASE 8. CASE 7 is kept in this tab")
    page.locator(".md-tabs__link", has_text="Work out dates").click()
    expect(page.get_by_label(REFERENCE)).to_have_value("CASE 8")
    expect(held.box("qaag")).to_have_value("")
    cases(page).get_by_role("button", name="Go back to CASE 7").click()
    expect(held.box("qaag")).to_have_value("22")
    record = go_to_record(held)
    expect(number(record)).to_have_value("CASE 7")
    expect(notes(record)).to_have_value(WORDS)


def test_what_is_asked_on_one_page_is_asked_on_the_other(held: Calculator) -> None:
    page = held.page
    rename(page, "CASE 8")
    to_calculator(page)
    expect(whose(page)).to_contain_text("Is CASE 8 the same child?")
    back_to_record(page)
    expect(asked(page)).to_contain_text("Is CASE 8 the same child?")
    rename(page, "case  7")
    expect(asked(page)).to_be_empty()


def test_the_number_of_a_case_that_is_set_aside_leads_there(held: Calculator) -> None:
    page = held.page
    to_calculator(page)
    name(page, "CASE 8")
    whose(page).get_by_role("button", name="Another child").click()
    held.type_dates({"qaag": (29, 10, 2026)})
    notes(go_to_record(held)).fill("Of the second child.")
    rename(page, "CASE 7")
    expect(asked(page)).to_contain_text("CASE 7 is kept in this tab, with 1 record and 1 date.")
    press(page, "Go to CASE 7")
    expect(number(page)).to_have_value("CASE 7")
    expect(notes(page)).to_have_value(WORDS)


def test_a_blank_form_asks_once_it_holds_words(open_page: OpenPage) -> None:
    page = open_page(f"records/{INITIAL}/")
    expect(page.locator("#record[data-mounted]")).to_have_count(1)
    rename(page, "CASE 7")
    rename(page, "CASE 70")
    expect(asked(page)).to_be_empty()
    notes(page).fill(WORDS)
    rename(page, "CASE 8")
    expect(asked(page)).to_contain_text("This case holds 1 record under CASE 70.")
    expect(number(page)).to_have_value("CASE 70")
    press(page, "Another child: start a new case")
    expect(number(page)).to_have_value("CASE 8")
    expect(notes(page)).to_have_value("")


def test_a_blank_sheet_gone_back_to_says_whose_it_is_and_where_the_other_is(
    held: Calculator,
) -> None:
    page = held.page
    to_calculator(page)
    name(page, "CASE 8")
    whose(page).get_by_role("button", name="Another child").click()
    back_to_record(page)
    expect(notes(page)).to_have_value("")
    filled = page.locator("[data-part=filled]")
    words = "This form is blank: it is for CASE 8. Its record of CASE 7 is kept in this tab."
    expect(filled).to_contain_text(words)
    expect(page.locator("#record [data-part=status]")).to_contain_text(words)
