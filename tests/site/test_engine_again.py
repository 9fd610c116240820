"""The engine stopped, cut off or of another edition: it comes back, or the page says truly why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import START_MS, Calculator
from tests.site.test_calculator_engine import WORKER, engine_words

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Route

    from tests.site.conftest import OpenPage

pytestmark = pytest.mark.pyodide
RULES = "**/assets/engine/rules.json"
OTHER_EDITION = "Parts of this page are of different editions of the guidance."


def becomes(page: Page, state: str, root: str = "#calculator") -> None:
    expect(page.locator(root)).to_have_attribute("data-engine", state, timeout=START_MS)


def try_again(page: Page) -> None:
    engine_words(page).get_by_role("button", name="Try again").click()


@pytest.mark.expects("Calculator: PartError: other-content")
def test_a_page_to_sign_in_is_told_of_and_trying_again_needs_no_reload(
    open_page: OpenPage,
) -> None:
    calculator = Calculator(open_page)
    page = calculator.page
    sign_in = "<!DOCTYPE html><title>Sign in</title>"
    page.route(RULES, lambda route: route.fulfill(body=sign_in, content_type="text/html"))
    calculator.visit("adoption")
    calculator.type_date("qaag", 22, 10, 2026)
    becomes(page, "broken")
    expect(engine_words(page)).to_contain_text(
        "Something else came in place of rules.json, perhaps a page to sign in. "
        "Open the home page of this site in another tab, sign in if it asks, "
        "then try again here. What you typed is still here."
    )
    expect(page.locator("[data-part=status]")).to_contain_text("in place of rules.json")
    page.unroute(RULES)
    try_again(page)
    expect(engine_words(page)).to_be_focused()
    becomes(page, "ready")
    expect(calculator.row("Initial joint supervision")).to_contain_text("Thu 10 Sep 2026")
    expect(calculator.box("qaag")).to_have_value("22")


@pytest.mark.expects("Calculator: PartError: server")
@pytest.mark.expects("Failed to load resource")
def test_a_blip_heals_by_itself(open_page: OpenPage) -> None:
    calculator = Calculator(open_page)
    page = calculator.page
    asked: list[Route] = []

    def fail_twice(route: Route) -> None:
        asked.append(route)
        if len(asked) <= 2:
            route.fulfill(status=503, body="")
        else:
            route.continue_()

    page.route(RULES, fail_twice)
    calculator.visit("adoption")
    calculator.type_date("qaag", 22, 10, 2026)
    becomes(page, "broken")
    expect(engine_words(page)).to_contain_text("The server cannot send rules.json now (503).")
    becomes(page, "ready")
    expect(calculator.row("Initial joint supervision")).to_contain_text("Thu 10 Sep 2026")


def test_a_wrong_type_is_no_fault_where_the_bytes_are_right(open_page: OpenPage) -> None:
    calculator = Calculator(open_page)

    def as_bytes(route: Route) -> None:
        route.fulfill(response=route.fetch(), headers={"content-type": "application/octet-stream"})

    for name in ("pyodide.asm.wasm", "memory.bin", "core.zip", "rules.json"):
        calculator.page.route(f"**/{name}", as_bytes)
    calculator.visit("adoption")
    calculator.ready()


STOPS_OVER = """
addEventListener("message", ({ data: { id, request } }) => {
  if (request.includes('"spreadsheet"')) throw new Error("the worker broke");
  postMessage({ type: "reply", id, reply: JSON.stringify({ done: id }) });
});
postMessage({ type: "ready" });
"""
ASK = """async (asks) => {
  const { sharedEngine } = await import(new URL("assets/tool/worker/shared-engine.mjs", root));
  const engine = sharedEngine(() => {});
  return Promise.all(asks.map((ask) => engine.run({ ask })));
}"""


@pytest.mark.expects("the worker broke")
def test_a_request_that_stops_the_engine_twice_is_dropped_and_nothing_else(
    open_page: OpenPage,
) -> None:
    page = open_page(None)
    page.route(WORKER, lambda route: route.fulfill(body=STOPS_OVER, content_type="text/javascript"))
    page.goto("about/")
    page.evaluate("globalThis.root = new URL('../', location.href)")
    first, dropped, third = page.evaluate(ASK, ["paste", "spreadsheet", "save"])

    assert list(first) == ["done"]
    assert dropped["error"]["message"].startswith("The calculator stopped twice over this")
    assert list(third) == ["done"]
    assert page.evaluate(ASK, ["paste"])[0].keys() == {"done"}


@pytest.mark.expects("Calculator: PartError: other-build")
def test_rules_of_another_edition_are_not_used(open_page: OpenPage, site: Path) -> None:
    calculator = Calculator(open_page)
    page = calculator.page
    rules = json.loads((site / "assets/engine/rules.json").read_text(encoding="utf-8"))
    stale = json.dumps(rules)  # as good, and not what the build wrote
    page.route(RULES, lambda route: route.fulfill(body=stale, content_type="application/json"))
    calculator.visit("adoption")
    calculator.type_date("qaag", 22, 10, 2026)
    becomes(page, "outdated")
    expect(engine_words(page)).to_contain_text(OTHER_EDITION)
    expect(page.locator("[data-part=table] table")).to_have_count(0)
    page.unroute(RULES)
    engine_words(page).get_by_role("button", name="Reload the page").click()
    calculator.ready()


@pytest.mark.expects("rules.json")
@pytest.mark.expects("Failed to load resource")
@pytest.mark.expects("Calculator: PartError")
@pytest.mark.parametrize("is_running", [True, False])
def test_a_pathway_that_the_new_site_does_not_have_is_kept_and_saved(
    open_page: OpenPage, *, is_running: bool
) -> None:
    calculator = Calculator(open_page)
    page = calculator.page
    if not is_running:
        page.route(RULES, lambda route: route.fulfill(status=503, body=""))
    calculator.visit("adoption")
    becomes(page, "ready" if is_running else "broken")
    calculator.type_date("qaag", 22, 10, 2026)

    def renewed(route: Route) -> None:
        body = route.fetch().text().replace("data-build=", 'data-build="new" data-was=')
        route.fulfill(body=body.replace('value="adoption"', 'value="another"'))

    page.route("**/calculator/*", renewed)
    page.get_by_role("link", name="Find a pathway").first.click()
    expect(page.locator("#find")).to_be_visible()
    page.go_back()
    expect(page.locator("[data-part=notice]")).to_contain_text(
        "This page does not have adoption. The site was renewed meanwhile. What you typed is kept."
    )
    becomes(page, "outdated")
    expect(page.locator("[data-part=chips]")).to_contain_text("adoption")
    with page.expect_download() as saved:
        page.evaluate("document.querySelector('[data-part=save]').click()")
    whole = json.loads(saved.value.path().read_text("utf-8"))
    # The engine of the old site knows it still; without one the file holds what was typed.
    given = whole["children"][0]["given"] if is_running else whole
    assert (given["pathways"], given["dates"]) == (["adoption"], {"qaag": "2026-10-22"})
    page.get_by_role("button", name="Remove adoption").click()
    expect(page.locator("[data-part=chips]")).to_be_empty()


def test_a_tab_open_across_an_upgrade_shows_no_dates_and_still_saves(open_page: OpenPage) -> None:
    calculator = Calculator(open_page)
    page = calculator.page
    calculator.visit("adoption")
    calculator.type_date("qaag", 22, 10, 2026)
    calculator.ready()
    expect(calculator.row("Initial joint supervision")).to_be_visible()
    page.get_by_role("link", name="Find a pathway").first.click()
    becomes(page, "ready", "#find")

    def renewed(route: Route) -> None:
        body = route.fetch().text()
        route.fulfill(body=body.replace("data-build=", 'data-build="new" data-was='))

    page.route("**/calculator/", renewed)
    page.get_by_role("link", name="Work out dates").first.click()
    becomes(page, "outdated")
    expect(engine_words(page)).to_contain_text(OTHER_EDITION)
    expect(page.locator("[data-part=table] table")).to_have_count(0)
    expect(calculator.box("qaag")).to_have_value("22")
    with page.expect_download() as saved:
        page.evaluate("document.querySelector('[data-part=save]').click()")
    assert json.loads(saved.value.path().read_text("utf-8"))["children"][0]["given"]["dates"][
        "qaag"
    ]
