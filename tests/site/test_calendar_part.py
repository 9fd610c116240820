"""The calendar part in a real browser: fetched when first asked for, and missed without harm."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from decision_tool.exports.caseload_example import example_csv
from decision_tool.publish.engine import node
from decision_tool.publish.engine.trials import calendar_trials
from decision_tool.publish.site.bundle import ENGINE, rules_json
from decision_tool.requests import bridge
from tests.shipped import library
from tests.site.calculator_pages import first_held
from tests.site.waiting import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Request, Route

    from tests.site.conftest import OpenPage

pytestmark = pytest.mark.pyodide
CALENDAR = f"**/{ENGINE}/calendar.zip"
NOT_LOADED = "The calendar part could not be loaded."
WHY = {
    "aborted": "calendar.zip could not be fetched. Check your connection, then try again.",
    "missing": "calendar.zip is not on this site (404). Tell the people who look after this site.",
    "another page": "Something else came in place of calendar.zip, perhaps a page to sign in. "
    "Open the home page of this site in another tab, sign in if it asks, then try again here.",
}
# Left on the page, so that a test can ask one engine several times.
START = """
async (root) => {
  const { Engine } = await import(`${root}assets/tool/worker/client.mjs`);
  globalThis.states = [];
  const worker = new URL(`${root}assets/tool/worker/worker.mjs`);
  globalThis.engine = new Engine(worker, (state) => globalThis.states.push(state));
}
"""
ASK_EACH = """
async (requests) => {
  const replies = [];
  for (const request of requests) replies.push(await globalThis.engine.run(JSON.parse(request)));
  return replies;
}
"""


class Exporting:
    """A page with an engine of its own; counts how often the calendar part is fetched."""

    def __init__(self, open_page: OpenPage) -> None:
        self.page: Page = open_page("about/")
        self.fetched: list[str] = []
        self.page.context.on("request", self._note)
        self.page.evaluate(START, self.page.url.removesuffix("about/"))

    def _note(self, request: Request) -> None:
        if request.url.endswith("/calendar.zip"):
            self.fetched.append(request.url)

    def ask(self, *requests: str) -> list[dict[str, Any]]:
        replies: list[dict[str, Any]] = self.page.evaluate(ASK_EACH, list(requests))
        return replies

    def states(self) -> list[str]:
        told: list[str] = self.page.evaluate("globalThis.states")
        return told


@pytest.fixture(scope="module")
def asked() -> list[str]:
    return calendar_trials(library().guidance)


@pytest.fixture
def exporting(open_page: OpenPage) -> Exporting:
    return Exporting(open_page)


PLAN = json.dumps(
    {"ask": "plan", "given": {"pathways": ["adoption"], "dates": {"qaag": "2026-10-22"}}}
)


def test_the_browser_makes_the_files_that_the_command_line_makes(
    exporting: Exporting, asked: list[str]
) -> None:
    bridge.start(rules_json(library().guidance).decode())
    expected = [json.loads(bridge.reply(one)) for one in asked]

    assert exporting.ask(*asked) == expected
    assert sum("file" in one for one in expected) > 10


def test_a_caseload_fetches_the_part_for_its_calendar_file_and_for_nothing_else(
    exporting: Exporting,
) -> None:
    guidance = library().guidance
    bridge.start(rules_json(guidance).decode())
    common = {"ask": "caseload", "text": example_csv(guidance), "today": "2026-09-07"}
    late = {"want": "calendar", "stamp": "2026-09-07T08:00:00Z"}
    spreadsheet, calendar = (json.dumps(common | one) for one in ({"want": "spreadsheet"}, late))
    expected = json.loads(bridge.reply(calendar))

    exporting.ask(spreadsheet)
    assert exporting.fetched == []
    assert exporting.ask(calendar) == [expected]
    assert "BEGIN:VEVENT" in expected["file"]["text"]


def test_a_slow_connection_is_not_taken_for_a_worker_that_has_stopped(
    open_page: OpenPage, asked: list[str]
) -> None:
    page = open_page(None)
    held_back: list[Route] = []

    def hold_back(route: Route) -> None:
        held_back.append(route)

    page.route(CALENDAR, hold_back)
    # The page's clock, not the worker's, stands still but where the test moves it. It is there
    # before any script: what the theme asked of another clock would not be called off.
    page.clock.install(time=NOW)
    page.add_init_script(f"({COUNT_SIGNS})()")
    page.goto("about/", wait_until="load")
    page.clock.pause_at(NOW + timedelta(hours=1))
    page.evaluate(START, page.url.removesuffix("about/"))
    page.evaluate("(request) => { globalThis.made = engine.run(JSON.parse(request)); }", asked[0])
    held = first_held(page, held_back)
    for _ in range(3):
        wait_until(page, "(seen) => signs > seen", arg=page.evaluate("signs"))
        page.clock.run_for(ALMOST_SILENT_MS)
    held.continue_()

    assert "BEGIN:VEVENT" in page.evaluate("made.then((made) => made.file.text)")
    assert page.evaluate("globalThis.states") == ["ready"]


NOW = datetime(2026, 9, 7, 9, 0)  # noqa: DTZ001 - the page's own clock, wherever it sits
ALMOST_SILENT_MS = 9_000
"""A second less than the page lets a worker be silent: browser/worker/client.mjs."""
# How often the worker said that it is still loading.
COUNT_SIGNS = """() => {
  globalThis.signs = 0;
  const Real = Worker;
  globalThis.Worker = class extends Real {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        if (data.type === "loading") globalThis.signs += 1;
      });
    }
  };
}"""


def test_the_part_is_fetched_when_first_asked_for_and_once(
    exporting: Exporting, asked: list[str]
) -> None:
    exporting.ask(PLAN)
    assert exporting.fetched == []
    exporting.ask(asked[0], PLAN, asked[1])
    assert len(exporting.fetched) == 1


@pytest.mark.expects("Failed to load resource")
@pytest.mark.parametrize("failure", WHY)
def test_without_it_the_engine_says_so_goes_on_and_tries_again(
    exporting: Exporting, asked: list[str], failure: str
) -> None:
    answers: dict[str, dict[str, Any]] = {
        "missing": {"status": 404, "body": "Not found"},
        "another page": {"body": "<p>Sign in to the network", "content_type": "text/html"},
    }
    exporting.page.route(
        CALENDAR,
        lambda route: route.fulfill(**answers[failure]) if failure in answers else route.abort(),
    )
    refused, planned = exporting.ask(asked[0], PLAN)
    exporting.page.unroute(CALENDAR)
    (made,) = exporting.ask(asked[0])

    assert refused == {"error": {"message": f"{NOT_LOADED} {WHY[failure]}"}}
    assert planned["plan"]["given"]["dates"] == {"qaag": "2026-10-22"}
    assert "BEGIN:VEVENT" in made["file"]["text"]
    assert exporting.states() == ["ready"]


@pytest.mark.skipif(not node.find(), reason="this machine has no Node")
def test_the_site_carries_the_part_compiled(site: Path) -> None:
    assert (site / ENGINE / "calendar.zip").read_bytes().count(b"icalendar/prop/__init__.pyc") == 2
