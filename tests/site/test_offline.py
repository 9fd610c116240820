"""After one visit the whole guide works with the network gone, and nothing typed is kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import START_MS, Calculator
from tests.site.mortal_server import MortalServer, mortal
from tests.site.record_pages import INITIAL, go_to_record
from tests.site.test_find import Finder
from tests.site.test_search import results

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.site.conftest import OpenPage

pytestmark = pytest.mark.pyodide
SAID = re.compile(
    r"^No network\. This is the copy of .+ saved on this computer: edition .+, "
    r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d+ \w+ \d{4}\. "
    r"Once there is a network, open the page again to see it as it is now\.$"
)
CANARY = "Quetzalcoatl"
KEPT_TEXTS = """async () => {
  const texts = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      texts.push(name, request.url, await (await cache.match(request)).text());
    }
  }
  for (const all of [localStorage, sessionStorage]) texts.push(JSON.stringify(all));
  return texts;
}"""


@pytest.fixture(name="server")
def _server(site: Path) -> Iterator[MortalServer]:
    with mortal(site, "/social-care/") as server:
        yield server


def visited_once(page: Page, server: MortalServer) -> Page:
    """Visit the guide, wait until it is kept, and lose the network."""
    page.goto("about/")
    expect(page.locator("[data-pw-kept]")).to_have_text(
        re.compile(
            r"The whole guide is kept on this computer for when there is no network: "
            r"\d+\.\d MB\. Remove it"
        )
    )
    server.stop()
    return page


def says_so(page: Page) -> None:
    expect(page.locator(".pw-copy")).to_have_text(SAID)


def test_guidance_and_search_are_there_without_a_network(
    open_page: OpenPage, server: MortalServer
) -> None:
    page = visited_once(open_page(None, at=server.url, service_workers="allow"), server)
    page.goto("")
    says_so(page)
    page.goto("pathways/adoption/")
    says_so(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Adoption plan")
    assert "pathways/adoption/" in " ".join(results(page, "adoption"))
    page.keyboard.press("Escape")
    page.get_by_role("link", name="About").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("About this guidance")
    says_so(page)
    expect(page.locator("[data-pw-kept]")).to_contain_text("The whole guide is kept")


def test_dates_records_and_files_are_made_without_a_network(
    open_page: OpenPage, server: MortalServer
) -> None:
    calculator = Calculator(open_page, at=server.url, service_workers="allow")
    visited_once(calculator.page, server)
    page = calculator.visit("adoption")
    calculator.ready()
    says_so(page)
    calculator.type_dates({"qaag": (22, 10, 2026)})
    expect(calculator.row("Initial joint supervision")).to_contain_text("10 Sep 2026")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    assert download.value.suggested_filename.startswith("adoption-from-2026-10-22-saved-")
    with page.expect_download() as download:
        page.get_by_role("button", name="Add to calendar").click()
    assert download.value.suggested_filename.endswith(".ics")
    go_to_record(calculator)
    page.locator("[data-record] textarea").first.fill(CANARY)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as Word").first.click()
    assert download.value.suggested_filename.endswith(".docx")
    assert CANARY not in "".join(page.evaluate(KEPT_TEXTS))
    assert page.evaluate("indexedDB.databases()") == []


@pytest.mark.expects("Failed to load resource")
def test_a_blank_word_form_is_handed_over_and_what_is_not_kept_is_said(
    open_page: OpenPage, server: MortalServer, site: Path
) -> None:
    page = visited_once(open_page(None, at=server.url, service_workers="allow"), server)
    page.goto(f"records/{INITIAL}/")
    with page.expect_download() as download:
        page.locator("[data-part=docx]").click()
    assert download.value.suggested_filename == f"{INITIAL}.docx"
    blank = (site / "records" / "files" / f"{INITIAL}.docx").read_bytes()
    assert download.value.path().read_bytes() == blank
    page.locator("[data-part=pdf]").click()
    expect(page.locator("[data-pw-not]")).to_have_text(
        " This file is not in the copy on this computer. It needs the network."
    )


def test_a_page_of_the_copy_can_be_used_by_everyone(
    open_page: OpenPage, server: MortalServer, axe: Callable[[Page], list[str]]
) -> None:
    page = visited_once(open_page(None, at=server.url, service_workers="allow"), server)
    for path in ("", "about/"):
        page.goto(path)
        says_so(page)
        assert axe(page) == []


def test_questions_are_asked_and_answered_without_a_network(
    open_page: OpenPage, server: MortalServer
) -> None:
    page = visited_once(open_page(None, at=server.url, service_workers="allow"), server)
    page.goto("find/")
    says_so(page)
    finder = Finder(page)
    finder.option("situation", "Care proceedings are running").check()
    page.get_by_role("button", name="Continue").click()
    expect(finder.group("plans")).to_be_visible(timeout=START_MS)


def test_what_is_typed_while_there_is_a_network_is_not_kept(
    open_page: OpenPage, server: MortalServer
) -> None:
    calculator = Calculator(open_page, at=server.url, service_workers="allow")
    page = calculator.visit("adoption")
    calculator.ready()
    page.get_by_label("Case number (optional)").fill(CANARY)
    calculator.type_dates({"qaag": (22, 10, 2026)})
    page.get_by_role("link", name="About").first.click()
    expect(page.locator("[data-pw-kept]")).to_contain_text("The whole guide is kept")
    kept = page.evaluate(KEPT_TEXTS)

    assert len(kept) > 100
    assert CANARY not in "".join(kept)
    assert [one for one in kept if "?pathway" in one and one.startswith("http")] == []
    assert page.evaluate("indexedDB.databases()") == []
