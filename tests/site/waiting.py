"""Waits for something that only a script of the page can tell."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

SECONDS = 60
EACH_MS = 50


def wait_until(page: Page, expression: str, arg: object = None) -> None:
    """Wait until *expression* holds in the page, looking again each 50 ms.

    Playwright's own waiting evaluates a text inside the page from the second look on, and the
    content policy of the site refuses that: a test would fail wherever the first look is too early.
    What comes over is a value: of a function nothing does, so write `Boolean(window.go)`.
    """
    ends = time.monotonic() + SECONDS
    while not page.evaluate(expression, arg):
        if time.monotonic() > ends:
            raise AssertionError(f"still not so after {SECONDS} seconds: {expression}")
        page.wait_for_timeout(EACH_MS)
