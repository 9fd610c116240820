"""How much a page asks for: little to read guidance, no script it has no use for, and one wave.

Counted by the server, for a browser that was never here before.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from decision_tool.publish.site import server
from tests.site.calculator_pages import START_MS
from tests.site.tool_pages import TOOLS

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.site.conftest import OpenPage

pytestmark = pytest.mark.pyodide
MOST_OF_GUIDANCE = 12
MOST_OF_TOOL = 40
GUIDANCE = ("", "pathways/adoption/", "pathways/section-20/", "records/", "about/", "gaps/")
SEARCH = ("/search/", "/workers/search.")
NEVER_IDLE = "globalThis.requestIdleCallback = () => 0;"
"""What a page starts once its browser is idle is another test's: test_early_start.py."""


class Counting(server.SiteServer):
    """The site's server, which notes what it is asked."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.asked: list[str] = []
        self.RequestHandlerClass = _Noted


class _Noted(server._SiteRequest):
    server: Any

    def send_response(self, code: int, message: str | None = None) -> None:
        self.server.asked.append(self.path.removeprefix("/"))
        super().send_response(code, message)


@pytest.fixture
def counting(site: Path) -> Iterator[Counting]:
    with Counting(site) as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def visited(open_page: OpenPage, counting: Counting, path: str) -> Page:
    page = open_page(None, at=counting.url)
    page.add_init_script(NEVER_IDLE)
    page.goto(path)
    page.wait_for_load_state("networkidle")  # what the page asks for late counts as well
    return page


@pytest.mark.parametrize("path", GUIDANCE)
def test_a_page_of_guidance_asks_for_little_and_for_no_script_of_a_tool(
    open_page: OpenPage, counting: Counting, path: str
) -> None:
    visited(open_page, counting, path)

    assert len(counting.asked) <= MOST_OF_GUIDANCE, counting.asked
    assert [one for one in counting.asked if "tool" in one] == []
    assert [one for one in counting.asked if any(part in f"/{one}" for part in SEARCH)] == []


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_starts_with_few_requests(
    open_page: OpenPage, counting: Counting, tool: str
) -> None:
    page = visited(open_page, counting, TOOLS[tool])
    if tool != "record":
        expect(page.locator(f"#{tool}")).to_have_attribute("data-engine", "ready", timeout=START_MS)

    assert len(counting.asked) <= MOST_OF_TOOL, counting.asked
    assert [one for one in counting.asked if any(part in f"/{one}" for part in SEARCH)] == []


def test_a_tool_reached_from_guidance_starts_and_looks_as_it_should(
    open_page: OpenPage, counting: Counting
) -> None:
    page = visited(open_page, counting, "about/")
    page.get_by_role("link", name="Work out dates").first.click()
    expect(page.locator("#calculator[data-mounted]")).to_have_count(1)
    sheets = page.evaluate("[...document.styleSheets].map((one) => one.href.split('/').pop())")

    assert sheets == ["site.css", "tools.css"]
    assert counting.asked.count("assets/js/tool-start.mjs") == 1
    page.get_by_role("link", name="About").first.click()
    page.get_by_role("link", name="Work out dates").first.click()
    expect(page.locator("#calculator[data-mounted]")).to_have_count(1)
    assert counting.asked.count("assets/joined/tools.css") == 1


@pytest.mark.expects("Failed to load resource")
@pytest.mark.expects("Search:")
def test_search_is_fetched_when_it_is_opened_and_again_where_that_failed(
    open_page: OpenPage, counting: Counting
) -> None:
    page = visited(open_page, counting, "about/")
    box = page.get_by_role("textbox", name="Search")
    page.route("**/search/search_index.json", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        box.click()
    page.unroute("**/search/search_index.json")
    page.keyboard.press("Escape")
    box.click()
    box.press_sequentially("adoption")
    expect(page.locator(".md-search-result__meta")).to_contain_text("matching document")
    asked = [one for one in counting.asked if any(part in f"/{one}" for part in SEARCH)]

    assert asked.count("search/search_index.json") == 1
