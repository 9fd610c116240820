"""What changed, as a reader meets it: on the page, on a pathway, on paper, and in a feed reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.site.conftest import OpenPage

PAGES = ("what-changed/", "pathways/move/")


@pytest.mark.parametrize("width", [1366, 320])
@pytest.mark.parametrize("path", PAGES)
def test_pages_of_changes_fit_and_have_no_fault_of_access(
    open_page: OpenPage,
    editions_address: str,
    axe: Callable[[Page], list[str]],
    path: str,
    width: int,
) -> None:
    page = open_page(path, at=editions_address, viewport={"width": width, "height": 700})

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(page) == []


def test_a_pathway_leads_to_what_changed_in_it(open_page: OpenPage, editions_address: str) -> None:
    page = open_page("pathways/move/", at=editions_address)
    mark = page.get_by_role("note").filter(has_text="Changed in edition 1.1")

    expect(mark).to_contain_text("(in force from Thursday 1 April 2027): the first meeting moves")
    mark.get_by_role("link", name="What changed").click()
    expect(page.get_by_role("heading", name="Edition 1.1")).to_be_attached()
    assert page.url == f"{editions_address}what-changed/#edition-1.1-move"
    expect(page.get_by_text("The first meeting moves from 6 to 8 weeks")).to_be_visible()
    wording = page.get_by_text("is now called “Move to another home”.")
    expect(wording).to_be_hidden()
    page.get_by_text("3 changes of wording alone").click()
    expect(wording).to_be_visible()


def test_a_print_says_its_edition_and_where_to_see_whether_it_is_current(
    open_page: OpenPage, editions_address: str
) -> None:
    page = open_page("pathways/move/", at=editions_address)
    line = page.locator(".pw-current")

    expect(line).to_be_hidden()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(line).to_have_text(
        "Edition 1.2, in force from Friday 1 October 2027. Is this print still current? "
        f"See {editions_address}what-changed/."
    )
    expect(line).to_be_visible()


def test_every_page_names_the_feed(open_page: OpenPage, editions_address: str) -> None:
    page = open_page("pathways/move/", at=editions_address)
    feed = page.locator("link[rel=alternate][type='application/atom+xml']")

    address = feed.evaluate("link => link.href")
    assert address == f"{editions_address}what-changed.atom"
    answer = page.request.get(address)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/atom+xml")


def test_a_site_without_editions_says_nothing_of_changes(open_page: OpenPage, address: str) -> None:
    page = open_page("", at=address)

    expect(page.get_by_text("This is edition 1.0 of the guidance")).to_be_visible()
    expect(page.locator("link[type='application/atom+xml'], .pw-current")).to_have_count(0)
    assert page.request.get(f"{address}what-changed.atom").status == 404


@pytest.mark.parametrize("width", [1366, 320])
def test_every_page_says_that_its_edition_is_ahead_until_the_day_comes(
    open_page: OpenPage, editions_address: str, axe: Callable[[Page], list[str]], width: int
) -> None:
    page = open_page(None, at=editions_address, viewport={"width": width, "height": 700})
    page.clock.set_fixed_time("2027-09-30T12:00:00")
    page.goto("calculator/")
    said = page.get_by_text("Edition 1.2 of the guidance is in force from Friday 1 October 2027.")
    expect(said).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(page) == []
    page.clock.set_fixed_time("2027-10-01T00:30:00")
    page.goto("")
    expect(said).to_be_hidden()
