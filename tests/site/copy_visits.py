"""Visits to a small site of which a browser keeps a copy, shared by their tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error, expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.site.conftest import OpenPage
    from tests.site.mortal_server import MortalServer

KEPT = "The whole guide is kept on this computer for when there is no network: 0.0 MB. Remove it"
NONE = "No copy of this site is kept on this computer:"
TEXT = "(path) => fetch(path).then((one) => one.text(), () => 'not had')"
GONE = "ERR_FAILED|ERR_CONNECTION_REFUSED"
NO_NETWORK = pytest.mark.expects("Failed to load resource")
FULL = """{
  const { put } = Cache.prototype;
  Cache.prototype.put = function (request, response) {
    if (String(request).includes("?")) return put.call(this, request, response);
    throw new DOMException("no room", "QuotaExceededError");
  };
}
"""
SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
NOT_SECURE = "Object.defineProperty(window, 'isSecureContext', { value: false });"
BLOCKED = """Object.defineProperty(Navigator.prototype, "serviceWorker",
  { get() { throw new DOMException("blocked", "SecurityError"); } });"""
REFUSES = """ServiceWorkerContainer.prototype.register =
  async () => { throw new DOMException("blocked", "SecurityError"); };"""
KEPT_WORDS = """() => caches.match("words.txt")
  .then((one) => one.text())
  .then((text) => text === "words of two")"""
TRIED_AGAIN = """async () => {
  const { port1, port2 } = new MessageChannel();
  const told = new Promise((tell) => { port1.onmessage = tell; });
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ type: "page", build: "one", isKept: true }, [port2]);
  await told;
}"""
"""As each page does; done once nothing more is fetched."""
OWN_CACHES = "caches.keys().then((names) => names.filter((one) => !one.endsWith(' notes')))"
NOT_LET = "this browser does not let the site keep one. A private window or a setting may be why."
REGISTERED = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"


def visit(open_page: OpenPage, server: MortalServer, says: str = KEPT, *scripts: str) -> Page:
    """Visit the home page in a browser of its own until it says this of the copy."""
    page = open_page(None, at=server.url, service_workers="allow")
    for script in scripts:
        page.add_init_script(script)
    page.goto("")
    expect(page.locator("[data-pw-kept]")).to_have_text(says)
    return page


def told(page: Page, says: str) -> None:
    expect(page.locator("[data-pw-kept]")).to_have_text(says)


def is_of(page: Page, heading: str, *, copy: bool) -> None:
    expect(page.locator("h1")).to_have_text(heading)
    expect(page.locator(".pw-copy")).to_have_count(1 if copy else 0)


def not_had(page: Page, server: MortalServer) -> None:
    other = page.context.new_page()
    with pytest.raises(Error, match=GONE):
        other.goto(server.url)
