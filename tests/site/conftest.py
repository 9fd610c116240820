"""The built site on a loopback port, a real Chromium, and pages that fail a test on any slip.

A console error, a script error, a report against the content policy or a request that
leaves the site fails the test it happened in, unless the test expects it by marker:
`@pytest.mark.expects("part of the message")`. The engine's replies are made by CPython
(`python_engine.py`) unless the test asks for the browser's own Python: `@pytest.mark.pyodide`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from playwright.sync_api import expect, sync_playwright

from decision_tool.publish.site.server import running
from tests.site.edition_site import edition_site
from tests.site.python_engine import answer_in_python
from tests.site.site_under_test import site_under_test
from tools import browser as machine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

ROOT = Path(__file__).resolve().parent.parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
LAPTOP = {"width": 1366, "height": 768}
PATIENCE_MS = 60_000
"""How long anything may take that a test waits for: several browsers share a machine."""
QUICK_START = ["--js-flags=--liftoff-only"]
"""Compile Python's interpreter once, not twice: every test starts it, and none is timed."""
REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) => console.error(
  `content policy: ${event.violatedDirective} refused ${event.blockedURI} ${event.sourceFile}`));
"""
# A headless browser has no window to choose a file in, and takes none for chosen. Pages are tried
# as in a browser that lets no page write files, unless a test chooses for the person (`disk.py`).
NO_PICKERS = """
for (const name of ["showSaveFilePicker", "showOpenFilePicker"])
  if (!window[name]?.isChosenByTest) delete window[name];
"""
# Nothing of one test is answered from what another kept, and no page is served but by the server:
# only a test of the copy that a browser keeps asks for it (`test_offline.py`).
NO_COPIES = "delete Navigator.prototype.serviceWorker;"
# Contrast measured while a colour fades into another would be neither.
END_TRANSITIONS = """() => document.getAnimations()
  .filter((one) => one instanceof CSSTransition).forEach((one) => one.finish())"""
# Of what passes, nothing is told: to describe it takes as long as to look for faults.
VIOLATIONS = """axe.run({ resultTypes: ["violations"] }).then((result) => result.violations)"""

expect.set_options(timeout=PATIENCE_MS)


class OpenPage(Protocol):
    """Open a page at a path of the site, watched like every other; options go to the context.

    Without a path (None) the page goes nowhere yet; ``page.goto("about/")`` finds the site.
    """

    def __call__(self, path: str | None = "", *, at: str | None = None, **options: object) -> Page:
        """Return the page, loaded."""
        ...


@pytest.fixture(scope="session")
def site() -> Path:
    """Return the folder of the site, as `mkdocs build --strict` builds it."""
    return site_under_test()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Return the address of the site at the root of a server, sent with the policy."""
    with running(site) as url:
        yield url


@pytest.fixture(scope="session")
def deep_address(site: Path) -> Iterator[str]:
    """Return the address of the same files in a folder somewhere below a server's root."""
    with running(site, mount="/intranet/social care/") as url:
        yield url.replace(" ", "%20")


@pytest.fixture(scope="session")
def editions_address() -> Iterator[str]:
    """Return the address of a site that has three editions of a small library."""
    with running(edition_site()) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Chromium, found as `make test` finds it."""
    path = machine.find()
    assert path, machine.NONE_FOUND
    # Chromium refuses its sandbox to root only.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path,
            args=[*QUICK_START, *(["--no-sandbox"] if is_root else [])],
            timeout=PATIENCE_MS,
        )
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[OpenPage]:
    """Return a function that opens pages; when the test ends, their slips are its failures.

    The site is built only for a test that opens a page of it: *at* names another one.
    """
    slips: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(path: str | None = "", *, at: str | None = None, **options: object) -> Page:
        place = at or str(request.getfixturevalue("address"))
        usual = {"viewport": LAPTOP, "base_url": place, "service_workers": "block"}
        context = browser.new_context(**{**usual, **options})  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        if options.get("service_workers") != "allow":
            context.add_init_script(NO_COPIES)
        if not request.node.get_closest_marker("pyodide"):
            answer_in_python(context)
        _watch(context, place, slips)
        page = context.new_page()
        page.on("console", lambda message: _note_console(message, slips))
        page.on("pageerror", lambda error: slips.append(f"script error: {error}"))
        if path is not None:
            # Modules have run by then. A test that counts what is asked for waits for more itself.
            page.goto(place + path, wait_until="load")
        return page

    yield opened
    for context in contexts:
        context.close()
    expected = [mark.args[0] for mark in request.node.iter_markers("expects")]
    assert [slip for slip in slips if not any(part in slip for part in expected)] == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """Return the home page on a laptop."""
    return open_page()


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Return a function that gives every accessibility fault axe finds on a page."""
    script = AXE.read_text(encoding="utf-8")

    def faults(page: Page) -> list[str]:
        if not page.evaluate("'axe' in globalThis"):
            page.evaluate(script)
        page.evaluate(END_TRANSITIONS)
        found = page.evaluate(VIOLATIONS)
        return [
            f"{rule['id']}: {node['target']} {node['failureSummary']}"
            for rule in found
            for node in rule["nodes"]
        ]

    return faults


def _watch(context: BrowserContext, address: str, slips: list[str]) -> None:
    origin = "/".join(address.split("/")[:3]) + "/"

    def check(request: Request) -> None:
        if not request.url.startswith(origin):
            slips.append(f"left the site: {request.url[:200]}")

    context.on("request", check)
    context.add_init_script(REPORT_VIOLATIONS)
    context.add_init_script(NO_PICKERS)


def _note_console(message: ConsoleMessage, slips: list[str]) -> None:
    if message.type in {"error", "warning"}:
        slips.append(f"{message.type}: {message.text}")
