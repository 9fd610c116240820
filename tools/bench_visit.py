"""How long a person waits for the first timetable of a visit, after the last key.

`make bench` runs it on the built site, on Linux. A visit is always the same: a pathway's page is
read for three seconds, the calculator's link is pressed, a date is typed at five keys a second.
The network gives 10 Mbit/s and answers 40 ms late; every process that the browser starts runs a
quarter of the time. Each visit is made by a browser that was never here before, with the engine
started early as the site's settings have it, and without: the two take turns.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import IO, Any

from playwright.sync_api import BrowserContext, Page, sync_playwright

from decision_tool.publish.site import server
from tools import browser as machine
from tools.bench_start import CHROMIUM_ARGUMENTS, LIMIT_MS, SETTLED_MS
from tools.python_env import ROOT

BYTES_A_SECOND = 10e6 / 8
LATE_SECONDS = 0.04
PIECE = 16_384
SLOWER = 4
"""The browser has one part in so many of the time."""
TURN_SECONDS = 0.01
READ_MS = 3000
KEY_MS = 200
LIMIT_AFTER_KEY_MS = 100
PAGE = "pathways/adoption/"
BOXES = {"day": "22", "month": "10", "year": "2026"}
KINDS = {"early": "", "not early": "document.getElementById('start').dataset.early = 'off';"}
# The script that starts the engine runs after the page is read, and heeds what stands there then.
HEED = "document.addEventListener('readystatechange', () => { %s }, { once: true });"
# A table that came before the last key was a timetable of something else.
WATCH = """
addEventListener("input", () => {
  globalThis.lastKey = performance.now();
  delete globalThis.shown;
}, true);
addEventListener("DOMContentLoaded", () => new MutationObserver(() => {
  const table = document.querySelector("[data-part=table]");
  if (globalThis.lastKey && !globalThis.shown && table?.textContent.includes("10 Sep 2026"))
    globalThis.shown = performance.now();
}).observe(document, { subtree: true, childList: true, characterData: true }));
"""
WAITED = "() => globalThis.shown && Math.max(globalThis.shown - globalThis.lastKey, 0) + 1"


class SlowServer(server.SiteServer):
    """The site's server at the end of a line that all its answers share."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.RequestHandlerClass = _Slow
        self._free_at = 0.0
        self._lock = threading.Lock()

    def wait_for(self, size: int) -> None:
        """Wait until the line has carried *size* bytes more."""
        with self._lock:
            self._free_at = max(self._free_at, time.monotonic()) + size / BYTES_A_SECOND
            until = self._free_at
        time.sleep(max(until - time.monotonic(), 0))


class _Slow(server._SiteRequest):  # noqa: SLF001 - of this project
    server: SlowServer

    def do_GET(self) -> None:  # noqa: N802 - its name in the library
        time.sleep(LATE_SECONDS)
        super().do_GET()

    def copyfile(self, source: IO[bytes], outputfile: Any) -> None:  # type: ignore[override]  # noqa: ANN401
        while piece := source.read(PIECE):
            self.server.wait_for(len(piece))
            outputfile.write(piece)


@contextmanager
def slowed(root: int) -> Iterator[None]:
    """Let the processes below *root* run one part in `SLOWER` of the time."""
    is_done = threading.Event()

    def take_turns() -> None:
        while not is_done.is_set():
            stopped = [one for one in below(root) if _signal(one, signal.SIGSTOP)]
            is_done.wait(TURN_SECONDS * (SLOWER - 1))
            for one in stopped:
                _signal(one, signal.SIGCONT)
            time.sleep(TURN_SECONDS)

    turns = threading.Thread(target=take_turns)
    turns.start()
    try:
        yield
    finally:
        is_done.set()
        turns.join()


def below(root: int) -> list[int]:
    """Return every process that *root* started, directly or not."""
    parents: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        parents[int(path.parent.name)] = int(fields[1])
    found = {root}
    while more := {one for one, parent in parents.items() if parent in found} - found:
        found |= more
    return sorted(found - {root})


def _signal(process: int, which: signal.Signals) -> bool:
    try:
        os.kill(process, which)
    except ProcessLookupError:
        return False
    return True


def visit(page: Page, address: str, kind: str) -> float:
    """Make one visit; return the milliseconds from the last key to its timetable."""
    if script := KINDS[kind]:
        page.add_init_script(HEED % script)
    page.add_init_script(WATCH)
    page.goto(address + PAGE)
    page.wait_for_timeout(READ_MS)
    page.locator("a[href*='calculator/?pathway=adoption']").first.click()
    page.locator("#calculator[data-mounted]").wait_for(state="attached", timeout=LIMIT_MS)
    for box, typed in BOXES.items():
        page.locator(f"#date-qaag-{box}").focus()
        page.keyboard.type(typed, delay=KEY_MS)
    page.wait_for_function(WAITED, timeout=LIMIT_MS)
    return float(page.evaluate(WAITED))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--visits", type=int, default=10)
    arguments = parser.parse_args()
    browser = machine.find()
    if not browser:
        print(machine.NONE_FOUND)
        return 1
    if sys.platform != "linux":
        print("Visits are timed on Linux only: elsewhere a browser is not slowed.")
        return 0
    waited: dict[str, list[float]] = {kind: [] for kind in KINDS}
    with SlowServer(arguments.site) as site, sync_playwright() as playwright:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        for count in range(arguments.visits):
            for kind in KINDS:
                with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
                    context = playwright.chromium.launch_persistent_context(
                        profile, executable_path=browser, args=CHROMIUM_ARGUMENTS
                    )
                    waited[kind].append(_slow_visit(context, profile, site.url, kind))
                    context.close()
            told = ", ".join(f"{kind} {waited[kind][-1] / 1000:.1f} s" for kind in KINDS)
            print(f"visit {count + 1} of {arguments.visits}: {told}", file=sys.stderr, flush=True)
        site.shutdown()
    for kind, each in waited.items():
        soon = sum(one <= LIMIT_AFTER_KEY_MS for one in each)
        print(
            f"{kind:10} timetable {median(each) / 1000:.2f} s after the last key (median),"
            f" {max(each) / 1000:.2f} s at most; within 0.1 s in {soon} of {len(each)} visits"
        )
    return 0


def _slow_visit(context: BrowserContext, profile: str, address: str, kind: str) -> float:
    page = context.pages[0]
    page.wait_for_timeout(SETTLED_MS)
    with slowed(_browser_of(profile)):
        return visit(page, address, kind)


def _browser_of(profile: str) -> int:
    """Return the process whose children serve *profile*: the first that was given it."""
    for process in below(os.getpid()):
        try:
            told = Path(f"/proc/{process}/cmdline").read_bytes()
        except OSError:
            continue
        if profile.encode() in told and b"--type=" not in told:
            return process
    raise RuntimeError("The browser's process was not found.")


if __name__ == "__main__":
    sys.exit(main())
