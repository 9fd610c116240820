"""The engine starts before anyone waits for it, and one serves the whole visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import START_MS
from tests.site.waiting import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.site.conftest import OpenPage

RULES = "**/assets/engine/rules.json"
WORKER = "assets/tool/worker/worker.mjs"
GUIDANCE = "pathways/adoption/"
# The browser is idle when a test says so.
IDLE_WHEN_TOLD = """
const waiting = [];
globalThis.requestIdleCallback = (then) => waiting.push(then);
globalThis.becomeIdle = () => waiting.splice(0).forEach((then) => then());
"""
NEVER_SAYS_IDLE = "globalThis.requestIdleCallback = undefined;"
"""As WebKit."""
FETCHED = """() => performance.getEntriesByType("resource")
  .some((one) => one.name.endsWith("/rules.json"))"""
SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
PREFERS_LESS = """
const match = matchMedia.bind(window);
globalThis.matchMedia = (query) =>
  query.includes("reduced-data") ? { matches: true, addEventListener() {} } : match(query);
"""
SEEN_WHEN_TOLD = """
let isHidden = false;
Object.defineProperty(document, "hidden", { get: () => isHidden });
globalThis.beHidden = (is) => {
  isHidden = is;
  document.dispatchEvent(new Event("visibilitychange"));
};
"""
HIDDEN = SEEN_WHEN_TOLD + "beHidden(true);"
# Minutes pass when a test says so.
LONG_WAITS = """
const wait = setTimeout;
globalThis.longWaits = [];
globalThis.setTimeout = (then, ms, ...rest) =>
  ms < 60_000 ? wait(then, ms, ...rest) : -longWaits.push(then);
globalThis.passMinutes = () => longWaits.splice(0).forEach((then) => then());
"""


class Visit:
    """A visit that begins on a page of guidance, and what its browser asks for."""

    def __init__(self, open_page: OpenPage, *scripts: str, how: str = "idle") -> None:
        """Open the page; *how*: how early the site's settings let the engine start."""
        self.page: Page = open_page(None)
        self.asked: list[str] = []
        self.page.context.on("request", lambda request: self.asked.append(request.url))
        for script in (IDLE_WHEN_TOLD, *scripts):
            self.page.add_init_script(script)

        def choose(route: Route) -> None:
            text = route.fetch().text()
            assert 'data-early="idle"' in text
            chosen = text.replace('data-early="idle"', f'data-early="{how}"')
            route.fulfill(body=chosen, content_type="text/html")

        self.page.route(f"**/{GUIDANCE}", choose)
        self.page.goto(GUIDANCE)

    def idle(self) -> None:
        """Let the browser be idle, and let the engine come as far as it comes at once."""
        self.page.evaluate("becomeIdle()")

    def starts(self, count: int = 1) -> None:
        """Expect the engine to have been started *count* times, and no more a moment later."""
        self.page.wait_for_timeout(200)
        assert len([one for one in self.asked if one.endswith("/rules.json")]) == count

    def goes_to(self, link: str, tool: str) -> None:
        """Follow a link of the frame to a tool, and wait until its engine is there."""
        self.page.get_by_role("link", name=link).first.click()
        root = self.page.locator(f"#{tool}")
        expect(root).to_have_attribute("data-engine", "ready", timeout=START_MS)


def test_an_idle_page_starts_the_engine_that_a_tool_then_has(open_page: OpenPage) -> None:
    visit = Visit(open_page)
    visit.starts(0)
    visit.idle()
    visit.starts()
    visit.goes_to("Work out dates", "calculator")
    visit.goes_to("Find a pathway", "find")
    visit.goes_to("Team", "caseload")
    visit.page.go_back()
    expect(visit.page.locator("#find")).to_have_attribute("data-engine", "ready")
    visit.starts()


def test_a_browser_that_never_says_that_it_is_idle_starts_it_too(open_page: OpenPage) -> None:
    visit = Visit(open_page, NEVER_SAYS_IDLE)
    wait_until(visit.page, FETCHED)
    visit.goes_to("Work out dates", "calculator")
    visit.starts()


@pytest.mark.pyodide
def test_one_engine_of_the_browser_serves_the_whole_visit(open_page: OpenPage) -> None:
    visit = Visit(open_page)
    visit.idle()
    with visit.page.expect_response(RULES, timeout=START_MS):
        pass
    visit.goes_to("Work out dates", "calculator")
    visit.page.evaluate("document.querySelector('input[value=adoption]').click()")
    for box, typed in (("day", "22"), ("month", "10"), ("year", "2026")):
        visit.page.locator(f"#date-qaag-{box}").fill(typed)
    row = visit.page.locator("[data-part=table] tbody tr", has_text="Initial joint supervision")
    expect(row.first).to_contain_text("Thu 10 Sep 2026", timeout=START_MS)
    visit.goes_to("Find a pathway", "find")
    visit.goes_to("Work out dates", "calculator")
    expect(row.first).to_contain_text("Thu 10 Sep 2026", timeout=START_MS)

    assert [one.url.endswith(WORKER) for one in visit.page.workers] == [True]
    assert len([one for one in visit.asked if one.endswith(WORKER)]) == 1


def test_a_tool_that_comes_first_needs_no_second_engine(open_page: OpenPage) -> None:
    visit = Visit(open_page)
    visit.goes_to("Work out dates", "calculator")
    visit.idle()
    visit.starts()


@pytest.mark.parametrize("sign", ["hover", "focus"])
def test_whoever_is_about_to_follow_a_link_to_a_tool_starts_it(
    open_page: OpenPage, sign: str
) -> None:
    visit = Visit(open_page, how="hover")
    visit.idle()
    visit.page.locator(".md-tabs__link[href$='about/']").hover()
    visit.starts(0)
    link = visit.page.locator(".md-tabs__link[href$='calculator/']")
    link.hover() if sign == "hover" else link.focus()
    visit.starts()


@pytest.mark.parametrize(
    ("how", "scripts"),
    [("off", ""), ("idle", SAVES_DATA), ("idle", PREFERS_LESS)],
    ids=["switched off", "Save-Data", "prefers-reduced-data"],
)
def test_nothing_is_fetched_early_where_that_is_not_wanted(
    open_page: OpenPage, how: str, scripts: str
) -> None:
    visit = Visit(open_page, scripts, how=how)
    visit.idle()
    visit.page.locator(".md-tabs__link[href$='calculator/']").hover()
    visit.starts(0)
    visit.goes_to("Work out dates", "calculator")
    visit.starts()


def test_a_page_behind_another_waits_until_it_is_looked_at(open_page: OpenPage) -> None:
    visit = Visit(open_page, HIDDEN)
    visit.idle()
    visit.starts(0)
    visit.page.evaluate("beHidden(false)")
    visit.idle()
    visit.starts()


def test_a_tab_long_out_of_sight_lets_go_of_what_nobody_asked_for(open_page: OpenPage) -> None:
    visit = Visit(open_page, SEEN_WHEN_TOLD, LONG_WAITS)
    visit.idle()
    visit.starts()
    visit.page.evaluate("beHidden(true); passMinutes(); beHidden(false)")
    visit.idle()
    visit.starts(2)
    visit.goes_to("Work out dates", "calculator")
    visit.page.evaluate("beHidden(true); passMinutes(); beHidden(false)")
    visit.idle()
    visit.goes_to("Find a pathway", "find")
    visit.starts(2)


@pytest.mark.expects("Failed to load resource")
def test_an_early_start_that_fails_is_not_told_of_and_the_tool_starts_its_own(
    open_page: OpenPage,
) -> None:
    visit = Visit(open_page)
    visit.page.route(RULES, lambda route: route.abort())
    with visit.page.expect_event("requestfailed"):
        visit.idle()
    visit.page.unroute(RULES)
    visit.goes_to("Work out dates", "calculator")
    expect(visit.page.locator("#calculator [data-part=engine]")).to_be_empty()
    visit.starts(2)


def test_an_engine_of_another_build_is_not_taken(open_page: OpenPage) -> None:
    visit = Visit(open_page)
    visit.page.evaluate("document.getElementById('start').dataset.build = 'another'")
    visit.idle()
    visit.starts()
    visit.goes_to("Work out dates", "calculator")
    visit.starts(2)
