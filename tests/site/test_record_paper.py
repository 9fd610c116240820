"""Records printed as one job: each lies on sheets of its own, numbered from 1 on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pymupdf
import pytest
from playwright.sync_api import expect

from tests.site.record_pages import INITIAL, adoption, choose_more

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.site.conftest import OpenPage

PRINT = "Print all records"
TITLE = "Joint supervision record"
NUMBER = re.compile(r"^Page \d+(?: of \d+)?$", re.MULTILINE)
# As a form that asks for it lies: the numbers must not depend on it.
LAY_SIDEWAYS = """(places) => [...document.querySelectorAll(".rec-job form.rec-sheet")]
  .filter((_, place) => places.includes(place))
  .forEach((sheet) => sheet.classList.add("rec-sheet--wide"))"""


@dataclass(frozen=True)
class Sheet:
    """A printed sheet: whether a record begins on it, its number as shown, how it lies."""

    begins: bool
    number: str
    is_wide: bool


def job(open_page: OpenPage) -> Page:
    """Return the calculator with all its records standing in the page to be printed."""
    page = adoption(open_page).page
    choose_more(page, PRINT)
    expect(page.locator("#calculator [data-part=notice]")).to_contain_text("ready to print.")
    return page


def sheets(page: Page) -> list[Sheet]:
    """Return every sheet that the page prints; each must show one number."""
    printed: Any = pymupdf.open(  # type: ignore[no-untyped-call]
        stream=page.pdf(prefer_css_page_size=True), filetype="pdf"
    )
    return [_sheet(one.get_text(), one.rect) for one in printed]


def _sheet(text: str, box: Any) -> Sheet:
    (number,) = NUMBER.findall(text)
    return Sheet(TITLE in text.splitlines(), number, box.width > box.height)


def counted(found: list[Sheet]) -> list[str]:
    """Return the numbers that the sheets must have."""
    numbers: list[int] = []
    for one in found:
        numbers.append(1 if one.begins else numbers[-1] + 1)
    return [f"Page {number}" for number in numbers]


@pytest.mark.parametrize("sideways", [[], [1], [0, 1]], ids=["upright", "one", "two"])
def test_every_record_of_a_job_counts_its_own_pages(
    open_page: OpenPage, sideways: list[int]
) -> None:
    page = job(open_page)
    count = page.locator(".rec-job form.rec-sheet").count()
    page.evaluate(LAY_SIDEWAYS, sideways)
    found = sheets(page)

    assert count > 2
    assert sum(one.begins for one in found) == count
    assert len(found) > count
    assert {one.is_wide for one in found} == ({False, True} if sideways else {False})
    assert [one.number for one in found] == counted(found)


def test_one_record_alone_says_how_many_pages_it_has(open_page: OpenPage) -> None:
    found = sheets(open_page(f"records/{INITIAL}/"))

    assert [one.number for one in found] == [
        f"Page {number} of {len(found)}" for number in range(1, len(found) + 1)
    ]
