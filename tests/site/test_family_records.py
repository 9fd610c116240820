"""Records of brothers and sisters: each says whose it is, and all are there together."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.calculator_pages import Calculator, open_calculator
from tests.site.record_pages import (
    COUNT_PRINTS,
    REFERENCE,
    choose_more,
    controls,
    downloaded,
    field,
    go_to_record,
    press,
    printed,
    to_calculator,
)
from tests.site.test_family import add, child, joint
from tests.site.test_record_copy import COPY, READ_CLIPBOARD
from tests.site.test_record_opened import choose, notice
from tests.site.test_records_of_timetable import PRINT, SAVE, files

if TYPE_CHECKING:
    from tests.site.conftest import OpenPage

WORD = "Download as Word"
SHARED = {"final-evidence": (12, 2, 2027), "final-hearing": (19, 4, 2027)}
INITIAL = "Initial joint supervision"


@pytest.fixture
def twins(open_page: OpenPage) -> Calculator:
    """Two children under one number, both on long-term fostering, shown together."""
    calculator = open_calculator(open_page, "long-term-fostering")
    page = calculator.page
    page.evaluate(COUNT_PRINTS)
    page.get_by_label(REFERENCE).fill("1001")
    page.get_by_label(REFERENCE).press("Tab")
    calculator.type_dates({**SHARED, "birth": (19, 8, 2024)})
    add(page, "long-term-fostering")
    calculator.type_date("birth", 3, 3, 2012)
    expect(joint(page)).to_contain_text("Child B, aged 14")
    return calculator


def alone(calculator: Calculator, label: str) -> None:
    """Show one child alone."""
    page = calculator.page
    child(page, label).click()
    page.get_by_role("button", name=f"Only child {label}", exact=True).click()
    expect(calculator.row(INITIAL)).to_be_visible()


def record_of(calculator: Calculator, label: str, title: str = INITIAL) -> Page:
    """Go to the record of a child's meeting."""
    alone(calculator, label)
    return go_to_record(calculator, title)


def which(page: Page) -> Locator:
    return field(page, "which-child")


def test_a_record_says_which_child_of_the_case_it_is_of_on_page_paper_copy_and_in_word(
    twins: Calculator, axe: Callable[[Page], list[str]]
) -> None:
    page = record_of(twins, "B")
    expect(field(page, "reference")).to_have_value("1001")
    expect(which(page)).to_have_value("Child B")
    expect(which(page)).to_have_attribute("readonly", "")
    expect(page.locator("[data-part=filled]")).to_contain_text("Which child, if several: Child B")
    assert axe(page) == []
    words = printed(page)
    assert "Case number: 1001 Child B" in words
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(page, COPY)
    expect(notice(page)).to_contain_text("Copied.")
    assert "Which child, if several: Child B" in page.evaluate(READ_CLIPBOARD)["text/plain"]
    name, content = downloaded(page, lambda: press(page, WORD))
    assert name == "joint-supervision-long-term-fostering-initial-1001-Child B-2026-12-18.docx"
    assert controls(content)["which-child"] == "Child B"
    # No press takes it away: words of one child would be anybody's.
    press(page, "Clear the whole form")
    expect(field(page, "reference")).to_have_value("")
    expect(which(page)).to_have_value("Child B")


def test_a_form_gone_forward_to_with_another_child_in_hand_says_whose_it_is(
    twins: Calculator,
) -> None:
    page = record_of(twins, "A")
    field(page, "decision").fill("Only about A")
    page.go_back()
    twins.ready()
    child(page, "B").click()
    expect(page.locator("[data-part=form-heading]")).to_have_text("Dates of child B")
    page.go_forward()
    words = (
        "This form is blank: it is for child B. The record of child A is kept in this case. To go "
        "on with it, choose child A in Work out dates. To fill one in for child B, choose it there "
        "in the timetable of child B."
    )
    expect(page.locator("[data-part=filled]")).to_have_text(words)
    expect(page.locator("#record [data-part=status]")).to_contain_text(words)
    expect(field(page, "decision")).to_have_value("")
    page.locator(".md-tabs__link", has_text="Work out dates").click()
    twins.ready()
    child(page, "A").click()
    page.go_back()
    expect(field(page, "decision")).to_have_value("Only about A")


def test_a_child_alone_is_not_told_apart_from_anybody(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "adoption")
    calculator.type_date("qaag", 22, 10, 2026)
    page = go_to_record(calculator)
    expect(which(page)).to_have_value("")
    expect(which(page)).not_to_have_attribute("readonly", "")


def test_a_child_called_anew_is_called_so_on_a_record_that_holds_words(twins: Calculator) -> None:
    page = record_of(twins, "B")
    field(page, "decision").fill("Stay where they are")
    to_calculator(page)
    press(page, "Rename child B")
    page.get_by_label("What to call this child").fill("Sam")
    page.get_by_label("What to call this child").press("Enter")
    page.get_by_role("button", name="Only Sam", exact=True).click()
    expect(twins.row(INITIAL)).to_be_visible()
    page = go_to_record(twins)
    expect(which(page)).to_have_value("Sam")
    expect(field(page, "decision")).to_have_value("Stay where they are")


def test_a_word_file_of_a_brother_is_not_put_on_this_childs_sheet(twins: Calculator) -> None:
    page = record_of(twins, "B")
    field(page, "decision").fill("Only of B")
    _, content = downloaded(page, lambda: press(page, WORD))
    to_calculator(page)
    page = record_of(twins, "A")
    choose(page, content)
    expect(notice(page)).to_contain_text(
        "It is of child B, and this sheet is of child A. In Work out dates, choose child B"
    )
    expect(field(page, "decision")).to_have_value("")


def test_all_records_are_of_all_the_children_that_are_shown_and_each_is_named(
    twins: Calculator,
) -> None:
    page = twins.page
    name, content = downloaded(page, lambda: choose_more(page, SAVE))
    assert name.startswith("records-long-term-fostering-from-2027-02-12-2-children-saved-")
    records = files(content)
    found = {one[3:]: controls(words)["which-child"] for one, words in records.items()}
    assert found[f"2026-12-18 Child A, {INITIAL}, Long-term fostering.docx"] == "Child A"
    assert found[f"2026-12-18 Child B, {INITIAL}, Long-term fostering.docx"] == "Child B"
    assert all(f"{who}, " in one for one, who in found.items())
    choose_more(page, PRINT)
    expect(notice(page)).to_contain_text("ready to print.")
    words = printed(page)
    assert "Case number: 1001 Child A" in words
    assert "Case number: 1001 Child B" in words


def test_records_of_one_child_who_is_shown_alone_say_so(twins: Calculator) -> None:
    page = twins.page
    alone(twins, "B")
    name, content = downloaded(page, lambda: choose_more(page, SAVE))
    assert "-child-B-saved-" in name
    assert {controls(one)["which-child"] for one in files(content).values()} == {"Child B"}
    expect(notice(page)).to_contain_text(
        "These are of child B only. For those of all, choose Both children above the timetable"
    )


def test_what_was_typed_into_a_brothers_record_is_saved_with_all_of_them(
    twins: Calculator,
) -> None:
    page = record_of(twins, "A")
    field(page, "decision").fill("Words of A")
    to_calculator(page)
    child(page, "B").click()
    page.get_by_role("button", name="Both children", exact=True).click()
    _, content = downloaded(page, lambda: choose_more(page, SAVE))
    found = {one: controls(words).get("decision", "") for one, words in files(content).items()}
    assert [one for one in found if found[one] == "Words of A"] == [
        one for one in found if f"Child A, {INITIAL}" in one
    ]


def test_a_spreadsheet_says_whose_each_row_is(twins: Calculator) -> None:
    page = twins.page
    sheet = "Download for a spreadsheet"
    name, content = downloaded(page, lambda: choose_more(page, sheet))
    assert "-2-children-saved-" in name
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert {one["Child"] for one in rows} == {"A", "B"}
    alone(twins, "B")
    name, content = downloaded(page, lambda: choose_more(page, sheet))
    assert "-child-B-saved-" in name
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert {one["Child"] for one in rows} == {"B"}


def test_the_copy_of_one_childs_timetable_names_the_child_beside_the_number(
    twins: Calculator,
) -> None:
    page = twins.page
    alone(twins, "B")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(notice(page)).to_contain_text("Copied.")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "\nCase number: 1001\nChild: B\n" in text


def test_actions_and_the_day_agreed_go_on_into_the_record_of_the_next_meeting(
    open_page: OpenPage, axe: Callable[[Page], list[str]]
) -> None:
    calculator = open_calculator(open_page, "long-term-fostering")
    calculator.type_dates({**SHARED, "birth": (19, 8, 2024)})
    head, other = "Monthly joint supervision 1", "Monthly joint supervision 2"
    page = go_to_record(calculator, head)
    for name, words in {
        "actions-1-action": "Ask the school",
        "actions-1-who": "Social worker",
        "actions-1-by-when": "1/2/2027",
        "actions-4-action": "Fourth",
        "actions-5-action": "Fifth",
        "next-booked": "15/3/2027",
    }.items():
        field(page, name).fill(words)
        field(page, name).press("Tab")
    to_calculator(page)
    calculator.open_other(head, other)
    calculator.other(head, other).get_by_role("link", name="Record for this meeting").click()
    expect(page.locator("#record[data-mounted]")).to_have_count(1)
    first = field(page, "previous-actions-1-action")
    expect(first).to_have_value("Ask the school (Social worker, Mon 1 Feb 2027)")
    expect(field(page, "previous-actions-3-action")).to_have_value("Fourth\nFifth")
    expect(field(page, "last-booked")).to_have_value("Mon 15 Mar 2027")
    told = page.locator("[data-part=filled]")
    expect(told).to_contain_text(f"Carried from the record of {head}, Long-term fostering, by ")
    assert axe(page) == []
    # What is typed stays, whatever the record before it says later.
    first.fill("Asked, and settled")
    to_calculator(page)
    page = go_to_record(calculator, head)
    field(page, "actions-1-action").fill("Ask the school again")
    field(page, "actions-4-action").fill("Fourth, put right")
    to_calculator(page)
    calculator.open_other(head, other)
    calculator.other(head, other).get_by_role("link", name="Record for this meeting").click()
    expect(page.locator("#record[data-mounted]")).to_have_count(1)
    expect(first).to_have_value("Asked, and settled")
    expect(field(page, "previous-actions-3-action")).to_have_value("Fourth, put right\nFifth")
    press(page, "Clear these")
    expect(field(page, "previous-actions-3-action")).to_have_value("")
    expect(first).to_have_value("Asked, and settled")
