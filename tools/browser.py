"""The Chromium that the page tests drive: found on the machine, or else fetched.

`python -m tools.browser` finds or fetches one and prints where it is. Tests only
look (`find`): a test run never installs anything.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tools import debian

NAMES = (
    # Chromium without a window of its own: a new page costs it a third of what it costs the others.
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
)
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
)
NONE_FOUND = (
    "No Chromium, Chrome or Edge was found, and none could be fetched. "
    "Install one of them with your system's package manager (on Debian: "
    "apt-get install chromium-headless-shell), then run `make test` again."
)


def find() -> Path | None:
    """Return a browser that starts, or None: the machine's own first, then Playwright's."""
    return next((path for path in _candidates() if _starts(path)), None)


def ensure() -> Path | None:
    """Return a browser, fetching one if the machine has none."""
    for fetch in (_nothing, _fetch_playwright, _fetch_debian):
        fetch()
        found = find()
        if found:
            return found
    return None


def _candidates() -> Iterator[Path]:
    for name in NAMES:
        command = shutil.which(name)
        if command:
            yield Path(command)
    yield from (Path(place) for place in ELSEWHERE if Path(place).is_file())
    yield from _playwright_own()


def _playwright_own() -> Iterator[Path]:
    # Imported late: the rest of this module needs only the standard library.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    if path.is_file():
        yield path


def _starts(path: Path) -> bool:
    # Some distributions leave a stub in place of the browser, and a downloaded one may
    # miss system libraries. On Windows `--version` would open a window instead.
    if os.name == "nt":
        return True
    asked = subprocess.run([str(path), "--version"], capture_output=True, check=False, timeout=60)
    return asked.returncode == 0


def _nothing() -> None:
    """Look before fetching."""


def _fetch_playwright() -> None:
    print("No browser found: trying Playwright's own download", flush=True)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        fetched = subprocess.run(command, check=False, timeout=600, capture_output=True)
    except subprocess.TimeoutExpired:
        print("Playwright's download took too long", flush=True)
    else:
        if fetched.returncode:
            print("Playwright's download cannot be had from here", flush=True)


def _fetch_debian() -> None:
    debian.install(NAMES[0])


def main() -> int:
    """Find or fetch a browser; exit status 1 when there is none to be had."""
    found = ensure()
    print(f"Browser for tests: {found}" if found else NONE_FOUND, flush=True)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
