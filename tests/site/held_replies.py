"""Holding back what the engine replies, so that a test decides what comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

# The worker's messages wait while `held` is a list. For a page's init scripts.
HOLD_REPLIES = """
globalThis.held = null;
const Real = Worker;
globalThis.Worker = class extends Real {
  addEventListener(type, hear) {
    const wait = (event) => held.push(() => hear(event));
    super.addEventListener(type, (event) => globalThis.held ? wait(event) : hear(event));
  }
};
"""
WAIT = """async (count) => {
  while (held.length < count) await new Promise((resolve) => setTimeout(resolve, 10));
}"""
RELEASE = """() => {
  const waiting = held;
  held = null;
  for (const hear of waiting) hear();
}"""


def hold(page: Page) -> None:
    """Hold back what the engine replies from now on."""
    page.evaluate("held = []")


def until_held(page: Page, count: int = 1) -> None:
    """Wait until so many replies are held back."""
    page.evaluate(WAIT, count)


def release(page: Page) -> None:
    """Let the page hear what was held back, and all that comes."""
    page.evaluate(RELEASE)
