"""How fast the engine starts in a browser, as a ratio to a page that only loads Pyodide.

`make bench` runs it on the built site. The two pages take turns, each with a fresh browser
profile, opened once (first visit) and again after the browser was closed (return visit).
Times of one run on one machine compare with each other and with nothing else: read the
ratios, and let the machine rest meanwhile. CPU time suffers least from other work.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from decision_tool.publish.engine.runtime import runtime_files
from decision_tool.publish.site.precompress import precompress
from decision_tool.publish.site.server import ENCODINGS, running
from tools import browser as machine
from tools.python_env import ROOT

PAGES = Path(__file__).parent / "bench_pages"
KEPT = ROOT / "build" / "bench"
ENGINE = ("assets/engine", "assets/tool")
VISITS = ("first visit", "return visit")
BARE, OURS = "bare", "ours"
LATER = {"calendar.zip", "core.zip", "no-dates.json", "python_stdlib.zip"}
"""What the engine fetches of its parts once it gives plans, or never."""
LIMIT_MS = 180_000
# Chromium refuses its sandbox to root only.
CHROMIUM_ARGUMENTS = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
SETTLED_MS = 1500  # let the browser start; then let it write its caches


@dataclass(frozen=True, slots=True)
class Visit:
    """What one visit took."""

    seconds: float
    cpu_seconds: float


@dataclass
class Measured:
    """Every visit so far, by page and kind of visit."""

    visits: dict[tuple[str, str], list[Visit]] = field(default_factory=dict)

    def add(self, page: str, kind: str, visit: Visit) -> None:
        """Note one more visit."""
        self.visits.setdefault((page, kind), []).append(visit)

    def lines(self) -> Iterator[str]:
        """Return the report: a ratio of medians for each kind of visit."""
        yield f"{'':14}{'time':>6}{'spread':>14}{'CPU':>7}   medians: bare, ours"
        for kind in VISITS:
            bare, ours = (self.visits[page, kind] for page in (BARE, OURS))
            pairs = [mine.seconds / theirs.seconds for theirs, mine in zip(bare, ours, strict=True)]
            low, _, high = quantiles(pairs, n=4) if len(pairs) > 1 else (pairs[0],) * 3
            base, own = (median(one.seconds for one in each) for each in (bare, ours))
            cpu_base, cpu = (median(one.cpu_seconds for one in each) for each in (bare, ours))
            yield (
                f"{kind:14}{own / base:6.2f}{low:8.2f}-{high:.2f} {cpu / cpu_base:6.2f}"
                f"   {base:.2f} s, {own:.2f} s; CPU {cpu_base:.2f} s, {cpu:.2f} s"
            )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    browser = machine.find()
    if not browser:
        print(machine.NONE_FOUND)
        return 1
    with TemporaryDirectory() as name:
        folder = Path(name)
        _lay_out(folder, arguments.site)
        with running(folder) as address, sync_playwright() as playwright:
            for line in _measure(playwright, browser, address, arguments.rounds).lines():
                print(line)
        print(f"{BARE}: {_sent(folder / BARE) / 1e6:.1f} MB to fetch")
        print(f"{OURS}: {_sent(folder / OURS, LATER) / 1e6:.1f} MB to fetch before a plan")
    return 0


def _lay_out(folder: Path, site: Path) -> None:
    """Put both pages and what they load in a folder, compressed as a site is."""
    for page in (BARE, OURS):
        (folder / page).mkdir()
        for path in PAGES.glob(f"{page}*"):
            shutil.copy2(path, folder / page)
    (folder / BARE / "pyodide").mkdir()
    for path in runtime_files(ROOT).values():
        shutil.copy2(path, folder / BARE / "pyodide")
    for part in ENGINE:
        shutil.copytree(
            site / part, folder / OURS / part, ignore=shutil.ignore_patterns("*.br", "*.gz")
        )
    precompress(folder, KEPT)


def _measure(playwright: Playwright, browser: Path, address: str, rounds: int) -> Measured:
    measured = Measured()
    for count in range(rounds):
        for page in (BARE, OURS):
            with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
                for kind in VISITS:
                    with _opened(playwright, browser, profile) as context:
                        visit = _visit(context, f"{address}{page}/{page}.html")
                    measured.add(page, kind, visit)
        print(f"round {count + 1} of {rounds}", file=sys.stderr, flush=True)
    return measured


def _opened(playwright: Playwright, browser: Path, profile: str) -> BrowserContext:
    return playwright.chromium.launch_persistent_context(
        profile, executable_path=browser, args=CHROMIUM_ARGUMENTS
    )


def _visit(context: BrowserContext, address: str) -> Visit:
    """Open a page and wait for its answer; the clock is the page's own."""
    page = context.pages[0]
    page.wait_for_timeout(SETTLED_MS)
    before = cpu_seconds(context)
    page.goto(address)
    done = page.wait_for_selector("#done[data-ms]", state="attached", timeout=LIMIT_MS)
    after = cpu_seconds(context)
    milliseconds = float((done and done.get_attribute("data-ms")) or "nan")
    page.wait_for_timeout(SETTLED_MS)
    return Visit(milliseconds / 1000, after - before)


def cpu_seconds(context: BrowserContext) -> float:
    """Return the CPU time of every process of the browser so far."""
    browser = context.browser
    if browser is None:
        raise RuntimeError("This Playwright does not say which browser a profile belongs to.")
    session = browser.new_browser_cdp_session()
    told = session.send("SystemInfo.getProcessInfo")
    session.detach()
    return sum(float(one["cpuTime"]) for one in told["processInfo"])


def _sent(folder: Path, later: Collection[str] = ()) -> int:
    """Return the bytes of a page with all it loads but *later*, each file in its smallest form."""
    left_out = {*ENCODINGS.values()}
    found = [path for path in folder.rglob("*") if path.is_file()]
    plain = [one for one in found if one.suffix not in left_out and one.name not in later]
    return sum(_least(path) for path in plain)


def _least(path: Path) -> int:
    sizes = [path, *(path.with_name(path.name + ending) for ending in ENCODINGS.values())]
    return min(one.stat().st_size for one in sizes if one.is_file())


if __name__ == "__main__":
    sys.exit(main())
