"""The engine late, missing, crashed or silent: the page says so and keeps what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import START_MS, Calculator, first_held, open_calculator

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

    from tests.site.conftest import OpenPage

pytestmark = pytest.mark.pyodide
WORKER = "**/assets/tool/worker/worker.mjs"
# Imports come first in a module, so the worker itself is loaded once this is done.
WITHOUT_WEBASSEMBLY = "delete globalThis.WebAssembly;\n"
BY_HAND = "Use the timing sentences below to work out dates by hand."


def engine_words(page: Page) -> Locator:
    return page.locator("[data-part=engine]")


def timing_sentences(page: Page) -> Locator:
    return page.get_by_role("heading", name="Timing sentences")


def with_worker(calculator: Calculator, before: str = "", instead: str | None = None) -> None:
    """Give the page its worker with a line before it, or another one in its place."""

    def answer(route: Route) -> None:
        body = route.fetch().text() if instead is None else instead
        route.fulfill(body=before + body, content_type="text/javascript")

    calculator.page.route(WORKER, answer)


def test_dates_can_be_typed_before_the_engine_is_ready(open_page: OpenPage) -> None:
    calculator = Calculator(open_page)
    held_back: list[Route] = []

    def hold_back(route: Route) -> None:
        held_back.append(route)

    calculator.page.route("**/assets/engine/rules.json", hold_back)
    page = calculator.visit("adoption")
    expect(engine_words(page)).to_have_text(
        "Getting the calculator ready. "
        "You can type dates now; the timetable fills in when it is ready."
    )
    calculator.type_date("qaag", 22, 10, 2026)
    expect(timing_sentences(page)).to_be_hidden()
    page.wait_for_timeout(300)
    first_held(page, held_back).continue_()
    calculator.ready()
    expect(calculator.row("Initial joint supervision")).to_contain_text("Thu 10 Sep 2026")
    expect(engine_words(page)).to_be_empty()


def test_without_javascript_the_timing_sentences_remain(open_page: OpenPage) -> None:
    page = open_page("calculator/?pathway=adoption", java_script_enabled=False)
    expect(page.get_by_text("The calculator is not running.")).to_be_visible()
    expect(page.get_by_text(BY_HAND)).to_be_visible()
    row = page.get_by_role("row", name="Initial joint supervision 6 weeks before QAAG.")
    expect(row).to_be_visible()
    expect(page.locator("[data-part=form]")).to_be_hidden()


@pytest.mark.expects("no-wasm")
def test_without_webassembly_the_page_says_so_at_once(open_page: OpenPage) -> None:
    calculator = Calculator(open_page)
    with_worker(calculator, before=WITHOUT_WEBASSEMBLY)
    page = calculator.visit("adoption")
    expect(engine_words(page)).to_have_text(f"This browser cannot run the calculator. {BY_HAND}")
    expect(timing_sentences(page)).to_be_visible()


@pytest.mark.expects("Calculator: PartError: unreachable")
@pytest.mark.expects("wasm instantiation failed!")
@pytest.mark.expects("PartError: unreachable")
@pytest.mark.expects("Failed to load resource")
def test_without_its_runtime_the_page_says_that_it_cannot_start(open_page: OpenPage) -> None:
    calculator = Calculator(open_page)
    calculator.page.route("**/pyodide.asm.wasm", lambda route: route.abort())
    page = calculator.visit("adoption")
    calculator.type_date("qaag", 22, 10, 2026)
    expect(engine_words(page)).to_have_text(
        "The calculator cannot be started. pyodide.asm.wasm could not be fetched. "
        f"Check your connection, then try again. What you typed is still here. {BY_HAND} Try again",
        timeout=START_MS,
    )
    expect(timing_sentences(page)).to_be_visible()
    expect(calculator.box("qaag")).to_have_value("22")


@pytest.mark.expects("Calculator:")
@pytest.mark.expects("the worker broke")
def test_a_crash_keeps_what_was_typed_and_starts_again(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "adoption")
    page = calculator.page
    calculator.type_date("qaag", 22, 10, 2026)
    expect(calculator.row("Initial joint supervision")).to_contain_text("Thu 10 Sep 2026")
    held_back: list[Route] = []

    def hold_back(route: Route) -> None:
        held_back.append(route)

    page.route("**/assets/engine/rules.json", hold_back)
    engine = next(worker for worker in page.workers if worker.url.endswith("/worker.mjs"))
    engine.evaluate("setTimeout(() => { throw new Error('the worker broke'); })")
    stopped = "The calculator stopped and is starting again. What you typed is still here."
    expect(engine_words(page)).to_have_text(stopped)
    expect(page.locator("[data-part=status]")).to_have_text(stopped)
    calculator.type_date("qaag", 5, 11, 2026)
    first_held(page, held_back).continue_()
    calculator.ready()
    expect(calculator.row("Initial joint supervision")).to_contain_text("Thu 24 Sep 2026")
    expect(engine_words(page)).to_be_empty()


SILENT = """
addEventListener("message", () => {});
postMessage({ type: "ready" });
"""


@pytest.mark.expects("No reply in time.")
def test_an_engine_that_falls_silent_is_started_again(open_page: OpenPage) -> None:
    calculator = Calculator(open_page)
    with_worker(calculator, instead=SILENT)
    calculator.page.clock.install()
    page = calculator.visit("adoption")
    expect(page.locator("#calculator")).to_have_attribute("data-engine", "ready")
    page.clock.run_for(10_100)
    expect(page.locator("[data-part=status]")).to_contain_text(
        "The calculator stopped and is starting again."
    )


LATE = """
await fetch(new URL("../../engine/rules.json", import.meta.url));
postMessage({ type: "ready" });
"""


def test_an_engine_that_takes_too_long_says_so_and_still_comes(open_page: OpenPage) -> None:
    calculator = Calculator(open_page)
    with_worker(calculator, instead=LATE)
    held_back: list[Route] = []

    def hold_back(route: Route) -> None:
        held_back.append(route)

    calculator.page.route("**/assets/engine/rules.json", hold_back)
    calculator.page.clock.install()
    page = calculator.visit("adoption")
    page.clock.run_for(31_000)
    expect(engine_words(page)).to_contain_text("taking longer than usual")
    expect(timing_sentences(page)).to_be_visible()
    first_held(page, held_back).continue_()
    expect(page.locator("#calculator")).to_have_attribute("data-engine", "ready")
    expect(timing_sentences(page)).to_be_hidden()


MISTAKEN = """
addEventListener("message", ({ data: { id } }) =>
  postMessage({ type: "reply", id, reply: JSON.stringify({ bug: "KeyError" }) }));
postMessage({ type: "ready" });
"""


@pytest.mark.expects("Calculator: KeyError")
def test_a_fault_of_our_own_is_loud(open_page: OpenPage) -> None:
    calculator = Calculator(open_page)
    with_worker(calculator, instead=MISTAKEN)
    page = calculator.visit("adoption")
    expect(engine_words(page)).to_contain_text(
        "The calculator made a mistake and cannot show this timetable."
    )
    expect(timing_sentences(page)).to_be_visible()
