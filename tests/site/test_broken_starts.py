"""Every broken start ends truly: each file of the engine, broken in each way, on each page.

The page works, or says within a minute what is wrong and offers to try again; what was typed
stays, and once the network is whole again the page works without a reload. `make faults` tries
all of them, `make test` one of each file, fault and page.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.calculator_pages import START_MS
from tests.site.network_faults import LATE, SAID, STALLED, WRONG_TYPE, Broken
from tests.site.tool_pages import TOOLS, fill, still_filled, told_in

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.site.conftest import OpenPage

ENGINE = "assets/engine"
FILES = (
    f"{ENGINE}/rules.json",
    f"{ENGINE}/core.zip",
    f"{ENGINE}/pyodide/pyodide.mjs",
    f"{ENGINE}/pyodide/pyodide.asm.mjs",
    f"{ENGINE}/pyodide/pyodide.asm.wasm",
    f"{ENGINE}/pyodide/python_stdlib.zip",
    f"{ENGINE}/pyodide/pyodide-lock.json",
    "assets/tool/worker/worker.mjs",
    "assets/tool/worker/python-worker.mjs",
    f"{ENGINE}/memory.bin",
    f"{ENGINE}/trial.json",
    "assets/tool/worker/engine-start.mjs",
    "assets/tool/worker/snapshot.mjs",
)
ONLY_FASTER = (f"{ENGINE}/memory.bin", f"{ENGINE}/trial.json")
"""Where one of them is broken, the engine starts in the ordinary way."""
ONLY_WITHOUT = (f"{ENGINE}/core.zip", f"{ENGINE}/pyodide/python_stdlib.zip")
"""Only that way needs them: they are tried with a snapshot that is missing."""
PAGES = ("calculator", "find", "caseload")
"""The record's page starts no engine: test_broken_records.py."""
A_MINUTE_MS = 60_000
SLOW_MS = 31_000


def sample() -> list[tuple[str, str, str]]:
    """Return one of each file, fault and page."""
    faults = [*SAID]
    return [
        (file, faults[place % len(faults)], PAGES[place % len(PAGES)])
        for place, file in enumerate(FILES)
    ]


def combinations() -> list[object]:
    """Return all of them; what is not in the sample carries a marker."""
    chosen = sample()
    return [
        pytest.param(*one, id=" - ".join(one), marks=() if one in chosen else pytest.mark.faults)
        for one in product(FILES, SAID, PAGES)
    ]


def ready(page: Page, tool: str) -> None:
    expect(page.locator(f"#{tool}")).to_have_attribute("data-engine", "ready", timeout=START_MS)


@pytest.mark.pyodide
@pytest.mark.expects("")
@pytest.mark.parametrize(("file", "fault", "tool"), combinations())
def test_a_broken_start_ends_truly(
    open_page: OpenPage, site: Path, file: str, fault: str, tool: str
) -> None:
    page = open_page(None)
    left: list[str] = []
    page.on("request", lambda request: left.append(request.url))
    broken = Broken(page.context, site, file, fault)
    if file in ONLY_WITHOUT:
        Broken(page.context, site, ONLY_FASTER[0], "404")
    if file in ONLY_FASTER:
        page.goto(TOOLS[tool], wait_until="domcontentloaded")
        fill(page, tool)
        ready(page, tool)
        still_filled(page, tool)
        return
    if fault in {STALLED, LATE}:
        page.clock.install()
    page.goto(TOOLS[tool], wait_until="domcontentloaded")
    fill(page, tool)
    if fault == WRONG_TYPE and not file.endswith(".mjs"):
        ready(page, tool)
        still_filled(page, tool)
        return
    if fault in {STALLED, LATE}:
        expect(page.locator(f"#{tool}[data-mounted]")).to_have_count(1)
        page.clock.run_for(SLOW_MS if fault == STALLED else A_MINUTE_MS)
    told = told_in(page, tool)
    expect(told).to_contain_text(SAID[fault], timeout=START_MS)
    again = told.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    still_filled(page, tool)
    broken.heal()
    if broken.is_of_page:
        again.click()
        expect(told).to_contain_text("reload the page")
        still_filled(page, tool)
        page.reload(wait_until="domcontentloaded")
        ready(page, tool)
        return
    if fault != LATE:
        again.click()
    ready(page, tool)
    still_filled(page, tool)
