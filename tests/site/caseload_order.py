"""A team's page whose replies a test can hold back, read, or put others in place of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.site.caseload_pages import Team
from tests.site.held_replies import HOLD_REPLIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.site.conftest import OpenPage

# What the engine was asked, and what it is heard to reply while `instead` is set.
WATCH = """
globalThis.asked = [];
globalThis.instead = null;
const Held = Worker;
globalThis.Worker = class extends Held {
  postMessage(message) {
    if (message.type === "ask") asked.push(JSON.parse(message.request).want);
    super.postMessage(message);
  }
  addEventListener(type, hear) {
    super.addEventListener(type, (event) => {
      const isReply = event.data?.type === "reply" && globalThis.instead;
      hear(isReply ? { data: { ...event.data, reply: JSON.stringify(instead) } } : event);
    });
  }
};
"""
NOTE_PRINTS = """
globalThis.printed = [];
window.print = () => {
  window.dispatchEvent(new Event("beforeprint"));
  printed.push(document.querySelector(".pw-results").innerText);
};
"""


def watched(open_page: OpenPage) -> Team:
    """Return the team's page, its engine's replies watched and its prints noted."""
    return Team(_with_scripts(open_page))


def _with_scripts(open_page: OpenPage) -> Callable[..., Page]:
    def opened(*given: object, **options: object) -> Page:
        page = open_page(*given, **options)  # type: ignore[arg-type]
        for script in (HOLD_REPLIES, WATCH, NOTE_PRINTS):
            page.add_init_script(script)
        return page

    return opened


def press_twice(opened: Team, name: str) -> None:
    """Press a button twice, with nothing between: no reply comes so fast."""
    button = opened.page.get_by_role("button", name=name, exact=True)
    button.evaluate("(button) => { button.click(); button.click(); }")


def paper(page: Page) -> str:
    """Return what the paper says of itself if the browser prints now."""
    words: str = page.evaluate("""() => {
      window.dispatchEvent(new Event("beforeprint"));
      return document.querySelector("[data-part=paper]").textContent;
    }""")
    return words


def go_away(page: Page) -> None:
    """Go to another page of the site, in place."""
    page.get_by_role("link", name="About", exact=True).first.click()
    page.locator(".md-content h1:visible", has_text="About this guidance").wait_for()
