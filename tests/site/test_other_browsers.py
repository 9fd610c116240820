"""Every tool in Firefox and in WebKit, Safari's engine: `make browsers`.

Chromium's tests look at everything; these at what another engine may do otherwise.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from decision_tool.publish.site.server import running
from tests.site.mortal_server import mortal
from tests.site.record_pages import INITIAL
from tools.engines import firefox, webkit
from tools.engines.visit import TAB, Visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

pytestmark = pytest.mark.browsers
READY = "document.getElementById(arguments[0])?.dataset.engine === 'ready'"
ROW = """[...document.querySelectorAll("[data-part=table] tbody tr")]
  .find((row) => row.textContent.includes(arguments[0]))?.innerText.replace(/\\s+/g, " ")"""
# What is saved goes through a blob's address in every browser; where it lands differs.
KEEP_SAVED = """
const make = URL.createObjectURL.bind(URL);
URL.createObjectURL = (blob) => {
  blob.text().then((text) => { window.savedText = text; });
  return make(blob);
};
"""
OPEN_SAVED = """
const files = new DataTransfer();
files.items.add(new File([window.savedText], "saved.json", { type: "application/json" }));
const box = document.querySelector("#calculator input[type=file]");
box.files = files.files;
box.dispatchEvent(new Event("change", { bubbles: true }));
"""
ASK_FOR_COPY = """window.whole = false;
  (async () => {
    for (const name of await caches.keys()) {
      window.whole ||= Boolean(await (await caches.open(name)).match("/offline.json"));
    }
  })();"""
COPY_SAID = "document.querySelector('.pw-copy')?.textContent.includes('No network.')"
ABOUT = ".md-tabs__link[href$='about/']"
QAAG = {"day": "22", "month": "10", "year": "2026"}
COPY_SECONDS = 180
"""It is some 37 MB, and a busy machine writes slowly."""
BY_THEN = "Thu 10 Sep 2026"
"""Six weeks before the 22nd of October 2026."""


@pytest.fixture(scope="module", params=[firefox, webkit], ids=["Firefox", "WebKitGTK"])
def visit(request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Give one window for all tests of this file."""
    engine: ModuleType = request.param
    if not engine.browser():
        pytest.skip(f"not installed: Debian's packages {' '.join(engine.PACKAGES)}")
    with engine.visiting() as visiting:
        yield visiting


def work_out_dates(visit: Visit, address: str) -> str:
    """Type the date of the worked example, and return the row of the first meeting."""
    visit.goto(f"{address}calculator/?pathway=adoption")
    visit.until("document.querySelector('#calculator[data-mounted]')")
    for box, typed in QAAG.items():
        visit.type(f"#date-qaag-{box}", typed)
    visit.until(READY, "calculator")
    visit.until(f"({ROW})?.includes('{BY_THEN}')", "Initial joint supervision")
    return str(visit.run(f"return {ROW}", "Initial joint supervision"))


def typed_boxes(visit: Visit) -> dict[str, str]:
    return {
        box: visit.run(f"return document.getElementById('date-qaag-{box}').value") for box in QAAG
    }


START = """
const worker = new Worker(arguments[0], { type: "module" });
worker.addEventListener("message", ({ data }) => {
  if (data.type === "ready") window.startedWhole = String(data.isWhole);
});
"""


def test_the_engine_starts_from_the_snapshot(visit: Visit, address: str) -> None:
    visit.goto(f"{address}about/")
    visit.run(START, f"{address}assets/tool/worker/worker.mjs")
    assert visit.until("window.startedWhole") == "false"


def test_the_calculator_works_out_saves_and_opens(visit: Visit, address: str) -> None:
    assert BY_THEN in work_out_dates(visit, address)
    visit.run(KEEP_SAVED)
    visit.run("document.querySelector('[data-part=save]').click()")
    assert '"qaag"' in visit.until("window.savedText")
    visit.run("document.querySelector('[data-part=clear]').click()")
    visit.until("document.getElementById('date-qaag-day').value === ''")
    visit.run(OPEN_SAVED)
    visit.until("document.getElementById('date-qaag-day').value === '22'")
    assert typed_boxes(visit) == QAAG
    visit.until(f"({ROW})?.includes('{BY_THEN}')", "Initial joint supervision")


def test_the_questions_go_on(visit: Visit, address: str) -> None:
    visit.goto(f"{address}find/")
    visit.until(READY, "find")
    first = visit.text("#find h1")
    visit.click("#find [data-question] input")
    visit.click("#find button[type=submit]")
    visit.until("document.querySelector('#find h1').textContent !== arguments[0]", first)
    assert visit.run("return location.search") == ""


def test_a_team_is_planned(visit: Visit, address: str) -> None:
    visit.goto(f"{address}caseload/")
    visit.until(READY, "caseload")
    rows = "Reference,Pathways,QAAG\nEX-1,Adoption plan,2026-10-22\n"
    visit.run("document.getElementById('caseload-text').value = arguments[0]", rows)
    visit.run(
        "document.getElementById('caseload-text')"
        ".dispatchEvent(new Event('input', { bubbles: true }))"
    )
    shown = "document.getElementById('caseload').innerText.includes('EX-1')"
    assert not visit.run(f"return {shown}")
    visit.click("#caseload form button[type=submit]")
    visit.until(shown)  # where it stands depends on the day


def test_a_record_keeps_what_was_typed_while_another_page_is_read(
    visit: Visit, address: str
) -> None:
    visit.goto(f"{address}records/{INITIAL}/")
    visit.until("document.querySelector('#record[data-mounted]')")
    visit.type("[data-record] textarea", "Said at the meeting.")
    # A narrow window keeps the tabs in its menu: the link is followed wherever it stands.
    visit.run("document.querySelector(arguments[0]).click()", ABOUT)
    visit.until("location.pathname.endsWith('/about/') && !document.getElementById('record')")
    visit.run("history.back()")
    visit.until("document.querySelector('#record[data-mounted]')")
    box = "document.querySelector('[data-record] textarea').value"
    assert visit.until(box) == "Said at the meeting."


def test_a_page_come_back_to_shows_what_memory_holds(
    visit: Visit, address: str, site: Path
) -> None:
    work_out_dates(visit, address)
    with running(site) as elsewhere:
        visit.goto(f"{elsewhere}about/")
        visit.back()
    visit.until("document.querySelector('#calculator[data-mounted]')")
    kept = "document.querySelector('[data-part=table] table') !== null"
    if visit.run(f"return {kept}"):  # the browser kept the page: then its boxes are full too
        visit.until("document.getElementById('date-qaag-day').value === '22'")
        assert typed_boxes(visit) == QAAG
        ticked = "document.querySelector('#calculator input[value=adoption]').checked"
        assert visit.run(f"return {ticked}")
    else:
        assert set(typed_boxes(visit).values()) == {""}


def test_the_tab_key_passes_the_search_box(visit: Visit, address: str) -> None:
    visit.goto(f"{address}about/")
    visit.run("document.activeElement?.blur()")  # Firefox has none for a moment
    for _ in range(40):
        visit.press(TAB)
        if visit.run("return document.querySelector('main').contains(document.activeElement)"):
            return
    pytest.fail(f"focus stays at {visit.run('return document.activeElement?.outerHTML')[:200]}")


def test_a_script_that_did_not_come_is_asked_for_again(
    visit: Visit, address: str, site: Path
) -> None:
    script = site / "assets/tool/find/find.mjs"
    whole = script.read_bytes()
    visit.goto(f"{address}about/")
    script.rename(script.with_suffix(".away"))
    try:
        visit.goto(f"{address}find/")
        visit.until(
            "document.querySelector('#find [data-part=engine]').innerText.includes('could not be')"
        )
    finally:
        script.with_suffix(".away").rename(script)
    assert script.read_bytes() == whole
    visit.click("#find [data-part=engine] button")
    visit.until(READY, "find")


def test_a_copy_is_kept_and_stands_in_for_the_network(visit: Visit, site: Path) -> None:
    with mortal(site) as server:
        visit.goto(f"{server.url}about/")
        if not visit.run("return Boolean(navigator.serviceWorker && window.caches)"):
            pytest.skip("this browser keeps no copies: it works as if there were none")
        until_copy_is_whole(visit)
        # With a copy there, a tool still comes from the network and starts.
        assert BY_THEN in work_out_dates(visit, server.url)
        assert not visit.run(f"return {COPY_SAID}")
        visit.run("document.querySelector('[data-part=clear]').click()")
        server.stop()
        visit.goto(f"{server.url}about/")
        visit.until(COPY_SAID)
        assert BY_THEN in work_out_dates(visit, server.url)
        assert visit.run(f"return {COPY_SAID}")


def until_copy_is_whole(visit: Visit) -> None:
    end = time.monotonic() + COPY_SECONDS
    while time.monotonic() < end:
        visit.run(ASK_FOR_COPY)
        time.sleep(1)
        if visit.run("return window.whole"):
            return
    pytest.fail(f"no copy was kept: {visit.text('[data-pw-kept]')}")
