"""While it is asked whose a number is, what is done may be another child's: neither case moves."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

from tests.site.calculator_pages import Calculator, open_calculator
from tests.site.edition_site import case_text
from tests.site.record_pages import REFERENCE, choose_more, downloaded
from tests.site.test_case_switch import cases, name, whose
from tests.site.test_stay_or_move import OldCase

if TYPE_CHECKING:
    from tests.site.conftest import OpenPage


@pytest.fixture
def calculator(open_page: OpenPage) -> Calculator:
    """Return a calculator with CASE 7, whose first meeting was due on Wednesday 2 September."""
    calculator = open_calculator(open_page, "adoption")
    calculator.type_dates({"qaag": (14, 10, 2026)})
    name(calculator.page, "CASE 7")
    return calculator


def children(page: Page) -> list[dict[str, Any]]:
    """Return the children of the case as a file of it has them."""
    _, content = downloaded(page, lambda: choose_more(page, "Save to a file"))
    found: list[dict[str, Any]] = json.loads(content)["children"]
    return found


def another(calculator: Calculator) -> None:
    whose(calculator.page).get_by_role("button", name="Another child").click()
    expect(calculator.page.get_by_label(REFERENCE)).to_have_value("CASE 8")


def back_to_first(calculator: Calculator) -> None:
    cases(calculator.page).get_by_role("button", name="Go back to CASE 7").click()
    expect(calculator.page.get_by_label(REFERENCE)).to_have_value("CASE 7")


def test_pathways_chosen_since_are_of_the_other_child(calculator: Calculator) -> None:
    page = calculator.page
    name(page, "CASE 8")
    page.get_by_role("button", name="Remove Adoption plan").click()
    page.locator("#pathway-remand").check()
    another(calculator)
    expect(page.get_by_role("button", name="Remove Remand")).to_be_visible()
    back_to_first(calculator)
    expect(page.get_by_role("button", name="Remove Adoption plan")).to_be_visible()
    expect(page.get_by_role("button", name="Remove Remand")).to_have_count(0)


def test_a_meeting_said_not_to_be_held_since_is_of_the_other_child(calculator: Calculator) -> None:
    page = calculator.page
    name(page, "CASE 8")
    page.locator("#answer-mark").click()
    page.get_by_role("button", name="Not held yet").first.click()
    another(calculator)
    [other] = children(page)
    assert other["not-held"] == ["adoption/initial"]
    back_to_first(calculator)
    [first] = children(page)
    assert "not-held" not in first
    assert first["given"]["dates"] == {"qaag": "2026-10-14"}


def test_what_is_done_to_brothers_and_sisters_since_leaves_them_as_they_were(
    calculator: Calculator,
) -> None:
    page = calculator.page
    page.get_by_role("button", name="Add a brother or sister").click()
    page.locator("#pathway-adoption").check()
    expect(calculator.box("qaag")).to_have_value("14")
    calculator.answered()
    name(page, "CASE 8")
    page.locator("#kin-own-qaag").click()
    calculator.type_date("qaag", 20, 10, 2026)
    # What is marked for several at once waits until it is said whose the number is.
    page.locator("[id^=joint-mark]").first.click()
    expect(whose(page).get_by_role("button").first).to_be_focused()
    another(calculator)
    back_to_first(calculator)
    expect(calculator.box("qaag")).to_have_value("14")
    first, second = children(page)
    assert ["own" in one for one in (first, second)] == [False, False]
    assert [one["given"]["held"] for one in (first, second)] == [{}, {}]


def test_what_is_typed_over_the_number_of_a_case_is_not_put_into_it_unsaid(
    calculator: Calculator,
) -> None:
    page = calculator.page
    name(page, "CASE 8")
    another(calculator)
    calculator.type_dates({"qaag": (5, 11, 2026)})
    name(page, "CASE 7")
    calculator.type_date("qaag", 4, 3, 2027)
    whose(page).get_by_role("button", name="Go to CASE 7").click()
    expect(calculator.box("qaag", "month")).to_have_value("10")
    offer = cases(page).get_by_role("group")
    expect(offer).to_be_focused()
    expect(offer).to_contain_text(
        "You typed QAAG Thu 4 Mar 2027 before you came to CASE 7. CASE 7 stands as it was."
    )
    offer.get_by_role("button", name="Use it here").click()
    expect(calculator.box("qaag", "month")).to_have_value("3")
    expect(offer).to_have_count(0)
    notice = page.locator("[data-part=notice]")
    expect(notice).to_contain_text("What you typed is in CASE 7 now.")
    notice.get_by_role("button", name="Undo").click()
    expect(calculator.box("qaag", "month")).to_have_value("10")
    cases(page).get_by_role("button", name="Go back to CASE 8").click()
    expect(calculator.box("qaag", "month")).to_have_value("11")


def test_what_was_typed_elsewhere_can_be_left_out(calculator: Calculator) -> None:
    page = calculator.page
    name(page, "CASE 8")
    another(calculator)
    calculator.type_dates({"qaag": (5, 11, 2026)})
    name(page, "CASE 7")
    calculator.type_date("qaag", 4, 3, 2027)
    whose(page).get_by_role("button", name="Go to CASE 7").click()
    cases(page).get_by_role("button", name="Leave it out").click()
    expect(cases(page).get_by_role("group")).to_have_count(0)
    expect(calculator.box("qaag", "month")).to_have_value("10")


def test_another_child_goes_by_the_edition_that_was_typed_into(
    open_page: OpenPage, editions_address: str
) -> None:
    old = OldCase(open_page, editions_address)
    page = old.page
    old.open(case_text("1.0"))
    name(page, "CASE 7")
    name(page, "CASE 8")
    old.calculator.type_date("moving-day", 21, 12, 2026)
    another(old.calculator)
    expect(old.tag).to_have_text("Edition 1.0")
    expect(old.calculator.box("moving-day")).to_have_value("21")
    [other] = children(page)
    assert other["given"]["dates"] == {"moving-day": "2026-12-21"}
    back_to_first(old.calculator)
    expect(old.tag).to_have_text("Edition 1.0")
    expect(old.calculator.box("moving-day")).to_have_value("14")


def test_what_was_typed_for_another_edition_is_offered_and_says_so(
    open_page: OpenPage, editions_address: str
) -> None:
    old = OldCase(open_page, editions_address)
    page = old.page
    old.open(case_text("1.0"))
    name(page, "CASE 7")
    name(page, "CASE 8")
    another(old.calculator)
    page.get_by_role("button", name=re.compile("^Move to 1.2")).click()
    name(page, "CASE 7")
    old.calculator.type_date("moving-day", 21, 12, 2026)
    whose(page).get_by_role("button", name="Go to CASE 7").click()
    expect(old.calculator.box("moving-day")).to_have_value("14")
    offer = cases(page).get_by_role("group")
    expect(offer).to_contain_text(
        "before you came to CASE 7. CASE 7 stands as it was. It was typed for the guidance of "
        "today, and this case goes by edition 1.0: read it again if you use it."
    )
    offer.get_by_role("button", name="Use it here").click()
    expect(old.calculator.box("moving-day")).to_have_value("21")
