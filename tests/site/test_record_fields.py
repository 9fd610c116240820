"""The fields of a record that a timetable fills show every word of it, on any screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pymupdf
import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import PHONE, open_calculator
from tests.site.conftest import LAPTOP
from tests.site.record_pages import INITIAL, field, go_to_record

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.site.conftest import OpenPage

CUT = """() => [...document.querySelectorAll(".rec-sheet [data-fill]")]
  .filter((place) => place.scrollWidth > place.clientWidth
    || place.scrollHeight > place.clientHeight)
  .map((place) => place.name)"""
TOP = "(label) => label.getBoundingClientRect().top"


def filled(open_page: OpenPage, viewport: dict[str, int]) -> Page:
    """Return a record whose step is counted from two dates."""
    calculator = open_calculator(open_page, "ukraine", viewport=viewport)
    calculator.type_date("assessment-end", 2, 11, 2026)
    calculator.type_date("arrival", 15, 12, 2026)
    expect(calculator.row("Initial joint supervision")).to_contain_text("Dec 2026")
    return go_to_record(calculator)


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_what_a_timetable_fills_in_is_never_cut_off(
    open_page: OpenPage, viewport: dict[str, int]
) -> None:
    page = filled(open_page, viewport)
    from_both = "Assessment ends Mon 2 Nov 2026; Child arrives in the UK Tue 15 Dec 2026"
    expect(field(page, "counted-from")).to_have_value(from_both)
    field(page, "next").fill("A next meeting of which more is said than a line can hold. " * 3)

    assert page.evaluate(CUT) == []


def test_beside_a_field_that_grew_the_labels_stay_in_line(open_page: OpenPage) -> None:
    page = filled(open_page, LAPTOP)
    first, second = (page.get_by_text(name, exact=True) for name in ("Due", "Counted from"))

    assert first.evaluate(TOP) == second.evaluate(TOP)


def test_the_case_number_stays_one_line(open_page: OpenPage) -> None:
    page = filled(open_page, LAPTOP)
    tags = {
        name: field(page, name).evaluate("(place) => place.tagName")
        for name in ("reference", "counted-from")
    }

    assert tags == {"reference": "INPUT", "counted-from": "TEXTAREA"}


def test_a_day_is_written_as_it_was_read_and_one_that_is_none_is_told(open_page: OpenPage) -> None:
    page = open_page(f"records/{INITIAL}/")
    held = field(page, "held")
    held.fill("29/11/2026")
    held.blur()
    expect(held).to_have_value("Sun 29 Nov 2026")

    held.fill("31 Feb 2026")
    held.blur()
    expect(held).to_have_value("31 Feb 2026")
    expect(held).to_have_attribute("aria-invalid", "true")
    expect(held).to_have_accessible_description("There is no 31 Feb 2026.")

    held.fill("28 Feb 2026")
    held.blur()
    expect(held).to_have_value("Sat 28 Feb 2026")
    expect(page.locator(".rec-fault")).to_have_count(0)


def test_every_printed_sheet_says_what_it_is_and_whose(open_page: OpenPage) -> None:
    page = open_page(f"records/{INITIAL}/")
    field(page, "reference").fill("CASE 7")
    field(page, "anything-else").fill("A long story. " * 900)
    found: Any = pymupdf.open(  # type: ignore[no-untyped-call]
        stream=page.pdf(prefer_css_page_size=True), filetype="pdf"
    )
    sheets = [" ".join(sheet.get_text().split()) for sheet in found]
    assert len(sheets) > 3
    whose = (
        "Joint supervision record: Initial joint supervision, Adoption plan. Case number: CASE 7"
    )
    assert all(whose in sheet for sheet in sheets)
    assert all("Our council. Joint supervision. Guidance edition" in sheet for sheet in sheets)


@pytest.mark.parametrize("sign", ["\\v", "\\f", "\\u0085", "\\u2028", "\\u2029"])
def test_a_soft_line_break_that_is_pasted_is_a_line_break(open_page: OpenPage, sign: str) -> None:
    page = open_page(f"records/{INITIAL}/")
    for name, words in (
        ("anything-else", "12 High Street\nAnytown"),
        ("recorded-by", "12 High Street Anytown"),
    ):
        place = field(page, name)
        place.focus()
        page.evaluate(f"document.execCommand('insertText', false, '12 High Street{sign}Anytown')")
        expect(place).to_have_value(words)
        assert place.evaluate("(one) => one.nextElementSibling.textContent") == words
