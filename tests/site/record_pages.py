"""Filling in records from a timetable, and reading what comes of it, shared by their tests."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pymupdf
from docx.oxml.ns import qn
from playwright.sync_api import expect

from tests.site.calculator_pages import START_MS, Calculator, open_calculator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element  # type: ignore[import-untyped]
    from playwright.sync_api import Locator, Page

    from tests.site.conftest import OpenPage

INITIAL = "joint-supervision-adoption-initial"
REFERENCE = "Case number (optional)"
RECORD = "Record for this meeting"
COUNT_PRINTS = "() => { window.prints = 0; window.print = () => { window.prints += 1; }; }"
"""A headless browser has no print window; `page.pdf` prints what stands in the page."""
DROPPED = dict.fromkeys([*range(9), *range(14, 28), 31, 0xFFFE, 0xFFFF])
"""The characters that no XML file can hold."""


def adoption(open_page: OpenPage, **options: object) -> Calculator:
    """Return a timetable whose first meeting is due by Thu 10 Sep 2026."""
    calculator = open_calculator(open_page, "adoption", **options)
    calculator.page.evaluate(COUNT_PRINTS)
    calculator.page.get_by_label(REFERENCE).fill("CASE 7")
    calculator.type_dates({"qaag": (22, 10, 2026)})
    expect(calculator.row("Initial joint supervision")).to_contain_text("10 Sep 2026")
    return calculator


def go_to_record(calculator: Calculator, title: str = "Initial joint supervision") -> Page:
    """Open a meeting's row and follow it to its record."""
    if calculator.details(title).get_attribute("aria-expanded") != "true":
        calculator.open(title)
    calculator.page.get_by_role("link", name=RECORD, exact=True).click()
    return record_shown(calculator.page)


def record_shown(page: Page) -> Page:
    """Wait until the record's page is there and filled in."""
    expect(page.locator("#record[data-mounted]")).to_have_count(1)
    return page


def to_calculator(page: Page) -> None:
    """Go to the calculator as a person does, without loading the page anew."""
    page.get_by_role("link", name="Work out dates", exact=True).click()
    # What is typed next is compared with what is shown, so the timetable has to be there.
    shown = page.locator("#calculator[data-engine=ready] [data-part=table] table")
    expect(shown).to_have_count(1, timeout=START_MS)


def back_to_record(page: Page) -> None:
    """Go back from the calculator to the record shown last."""
    page.go_back()
    record_shown(page)


def field(page: Page, name: str) -> Locator:
    """Return a field of the sheet by its id in every output."""
    return page.locator(f'form.rec-sheet [name="{name}"]')


def press(page: Page, name: str) -> None:
    """Press a button by its whole name."""
    page.get_by_role("button", name=name, exact=True).click()


def choose_more(page: Page, name: str) -> None:
    """Choose an entry of the menu beside the timetable."""
    press(page, "More")
    press(page, name)


def downloaded(page: Page, act: Callable[[], None]) -> tuple[str, bytes]:
    """Return the name and the bytes of the file that *act* hands over."""
    with page.expect_download(timeout=START_MS) as found:
        act()
    return found.value.suggested_filename, Path(found.value.path()).read_bytes()


def printed(page: Page) -> str:
    """Return all words of the page as it prints, each after one space."""
    with _sheets(page) as sheets:
        return " ".join(" ".join(sheet.get_text() for sheet in sheets).split())


def sizes(page: Page) -> list[tuple[int, int]]:
    """Return the size of every printed sheet in points."""
    with _sheets(page) as sheets:
        return [(round(sheet.rect.width), round(sheet.rect.height)) for sheet in sheets]


def _sheets(page: Page) -> Any:
    content = page.pdf(prefer_css_page_size=True)
    return pymupdf.open(stream=content, filetype="pdf")  # type: ignore[no-untyped-call]


def controls(content: bytes) -> dict[str, str]:
    """Return what every content control of a Word file holds, by its tag."""
    body = docx.Document(io.BytesIO(content)).element.body
    found = {}
    for control in body.iter(qn("w:sdt")):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
        found[tag] = "".join(_pieces(control.find(qn("w:sdtContent"))))
    return found


def _pieces(content: _Element) -> Iterator[str]:
    for one in content.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        yield {qn("w:br"): "\n", qn("w:tab"): "\t"}.get(str(one.tag), one.text or "")
