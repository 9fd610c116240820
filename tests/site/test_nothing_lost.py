"""Nothing typed is lost without asking: links whose page cannot be had, reload, close, Back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import START_MS, Calculator, open_calculator

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Dialog, Page, Route

    from tests.site.conftest import OpenPage

SIGN_IN = (
    "<!doctype html><html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>"
)


def _cut(route: Route) -> None:
    body = route.fetch().text()
    route.fulfill(status=200, content_type="text/html", body=body[:-200])


FAULTS: dict[str, tuple[Callable[[Route], None], str]] = {
    "offline": (lambda route: route.abort("internetdisconnected"), "did not answer"),
    "500": (lambda route: route.fulfill(status=500, body="broken"), "(error 500)"),
    "403": (lambda route: route.fulfill(status=403, body="no"), "(error 403)"),
    "404": (lambda route: route.fulfill(status=404, body="gone"), "no page at this address"),
    "sign-in page": (
        lambda route: route.fulfill(status=200, content_type="text/html", body=SIGN_IN),
        "Something else was sent in its place",
    ),
    "redirect to another page": (
        lambda route: route.fulfill(status=302, headers={"Location": "../records/"}),
        "Something else was sent in its place",
    ),
    "redirect to another host": (
        lambda route: route.fulfill(status=302, headers={"Location": "http://elsewhere.invalid/"}),
        "did not answer",
    ),
    "cut in half": (_cut, "Only a part of it arrived"),
    "not a page": (
        lambda route: route.fulfill(status=200, content_type="application/json", body="{}"),
        "Something else was sent in its place",
    ),
}
PLACES = ("calculator/?pathway=adoption", "find/", "caseload/", "about/")
# What WebKit does when it shows a page again: autocomplete="off" fields lose what stood there.
RESTORED = """() => {
  window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
  window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  for (const field of document.querySelectorAll("input, textarea, select")) {
    if (field.type === "checkbox" || field.type === "radio") field.checked = field.defaultChecked;
    else if (field.type !== "file") field.value = field.defaultValue ?? "";
  }
}"""


def link_to(page: Page, path: str) -> None:
    """Press a link to *path*: which pages a page links to is not this test's business."""
    page.evaluate(
        """(path) => {
          const link = document.createElement("a");
          link.href = new URL(path, document.querySelector(".pw-home").href);
          document.querySelector(".md-content").append(link);
          link.click();
          link.remove();
        }""",
        path,
    )


def until(page: Page, is_so: Callable[[], bool]) -> None:
    """Wait for what the browser tells of outside the page."""
    for _ in range(200):
        if is_so():
            return
        page.wait_for_timeout(50)
    assert is_so()


@pytest.fixture
def typed(open_page: OpenPage) -> Calculator:
    """Return a calculator that holds one date and a case number."""
    calculator = open_calculator(open_page, "adoption")
    calculator.page.locator("[data-part=reference]").press_sequentially("CASE 7")
    calculator.type_date("qaag", 22, 10, 2026)
    expect(calculator.row("Initial joint supervision")).to_contain_text("10 Sep 2026")
    return calculator


def holds_it(calculator: Calculator) -> None:
    """Check that the date and the case number still stand, and the timetable with them."""
    expect(calculator.box("qaag")).to_have_value("22")
    expect(calculator.box("qaag", "year")).to_have_value("2026")
    expect(calculator.page.locator("[data-part=reference]")).to_have_value("CASE 7")
    expect(calculator.row("Initial joint supervision")).to_contain_text("10 Sep 2026")


@pytest.mark.expects("")
@pytest.mark.parametrize("fault", FAULTS)
def test_a_link_whose_page_cannot_be_had_stays_says_so_and_works_once_it_can(
    typed: Calculator, fault: str
) -> None:
    act, words = FAULTS[fault]
    page = typed.page
    before = page.url
    page.evaluate("window.stayed = true")
    page.route("**/about/", act)
    link_to(page, "about/")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("That page could not be opened.")
    expect(alert).to_contain_text(words)
    assert page.url == before
    assert page.evaluate("window.stayed")
    holds_it(typed)

    page.unroute("**/about/")
    alert.get_by_role("button", name="Try again").click()
    expect(page).to_have_url(re.compile(r"/about/$"))
    expect(alert).to_have_count(0)
    page.go_back()
    expect(page.locator("#calculator")).to_have_attribute("data-engine", "ready", timeout=START_MS)
    holds_it(typed)


@pytest.mark.expects("500")
@pytest.mark.parametrize("place", PLACES)
def test_the_same_guard_stands_on_every_page(open_page: OpenPage, place: str) -> None:
    page = open_page(place)
    before = page.url
    page.evaluate("window.stayed = true")
    page.route("**/glossary/", FAULTS["500"][0])
    link_to(page, "glossary/")

    expect(page.get_by_role("alert")).to_contain_text("(error 500)")
    assert page.url == before
    assert page.evaluate("window.stayed")
    page.get_by_role("alert").get_by_role("button", name="Dismiss").click()
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.expects("500")
def test_back_to_a_page_that_cannot_be_had_stays_too(open_page: OpenPage) -> None:
    page = open_page("about/")
    link_to(page, "calculator/?pathway=adoption")
    expect(page.locator("#calculator")).to_have_attribute("data-engine", "ready", timeout=START_MS)
    page.locator("#date-qaag-day").fill("22")
    here = page.url
    page.route("**/about/", FAULTS["500"][0])
    page.evaluate("history.back()")
    expect(page.get_by_role("alert")).to_contain_text("That page could not be opened.")
    expect(page).to_have_url(here)
    expect(page.locator("#date-qaag-day")).to_have_value("22")

    page.unroute("**/about/")
    page.get_by_role("alert").get_by_role("button", name="Try again").click()
    expect(page).to_have_url(re.compile(r"/about/$"))
    page.evaluate("history.forward()")
    expect(page).to_have_url(here)
    expect(page.locator("#date-qaag-day")).to_have_value("22")


def test_who_waits_for_a_page_can_stay(typed: Calculator) -> None:
    page = typed.page
    held: list[Route] = []
    page.route("**/about/", lambda route: held.append(route))  # noqa: PLW0108 - a built-in takes no note
    link_to(page, "about/")
    expect(page.get_by_role("alert")).to_contain_text("Getting the page.")
    typed.type_date("qaag", 29, 10, 2026)
    page.get_by_role("alert").get_by_role("button", name="Stay here").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    # What the engine replied meanwhile was not heard: it is asked again.
    expect(typed.row("Initial joint supervision")).to_contain_text("17 Sep 2026")


def test_a_link_to_the_page_itself_loses_nothing(typed: Calculator) -> None:
    link_to(typed.page, "calculator/")
    expect(typed.page.locator("#calculator")).to_have_attribute("data-engine", "ready")
    holds_it(typed)


def leave_calculator(page: Page) -> None:
    page.locator("#date-qaag-day").press_sequentially("22")


def leave_find(page: Page) -> None:
    page.locator("[data-question] input").first.check()


def leave_caseload(page: Page) -> None:
    page.locator("[data-part=text]").press_sequentially("case")


def leave_record(page: Page) -> None:
    page.locator("form.rec-sheet textarea").first.press_sequentially("Agreed.")


TOOLS = {
    "calculator/?pathway=adoption": leave_calculator,
    "find/": leave_find,
    "caseload/": leave_caseload,
    "records/joint-supervision-adoption-initial/": leave_record,
}


@pytest.mark.parametrize("path", TOOLS)
def test_reload_and_a_typed_address_and_closing_ask_where_something_is_held(
    open_page: OpenPage, path: str
) -> None:
    page = open_page(path)
    expect(page.locator("[data-mounted]")).to_have_count(1)
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", answer)
    page.locator("body").click(position={"x": 5, "y": 300})
    page.evaluate("window.stayed = true")
    page.reload()
    assert asked == []  # nothing is held yet
    expect(page.locator("[data-mounted]")).to_have_count(1)
    TOOLS[path](page)
    page.evaluate("window.stayed = true")
    for leave in ("location.reload()", "location.assign('/elsewhere')"):
        asked.clear()
        page.evaluate(leave)
        until(page, lambda: asked == ["beforeunload"])
        assert page.evaluate("window.stayed"), leave
    asked.clear()
    page.close(run_before_unload=True)
    until(page, lambda: asked == ["beforeunload"])


def test_a_page_that_the_browser_shows_again_stands_as_it_stood(typed: Calculator) -> None:
    page = typed.page
    page.evaluate(RESTORED)
    holds_it(typed)
    expect(page.locator("#pathway-adoption")).to_be_checked()
    typed.box("qaag", "day").press("End")
    page.keyboard.press("Backspace")
    page.keyboard.type("9")
    expect(typed.row("Initial joint supervision")).to_contain_text("17 Sep 2026")


def test_what_is_typed_at_once_on_a_page_shown_again_joins_what_stood_there(
    open_page: OpenPage,
) -> None:
    page = open_page("records/joint-supervision-adoption-initial/")
    box = page.locator("form.rec-sheet textarea").first
    box.press_sequentially("Agreed.")
    page.evaluate(RESTORED)
    page.keyboard.type(" Yes.")
    expect(box).to_have_value("Agreed. Yes.")


def test_two_tabs_hold_two_cases(typed: Calculator) -> None:
    other = typed.page.context.new_page()
    other.goto(typed.page.url)
    expect(other.locator("#calculator")).to_have_attribute("data-engine", "ready", timeout=START_MS)
    expect(other.locator("#date-qaag-day")).to_have_value("")
    other.locator("#date-qaag-day").fill("3")
    other.close()
    holds_it(typed)
