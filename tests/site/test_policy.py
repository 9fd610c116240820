"""The content policy keeps what is typed on the site: by the server's header, and without it.

Every way in which a page can load something or send something is tried against another server.
The same ways, tried from a page without a policy, arrive there: so the list can be believed.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WAYS = {
    "fetch": "fetch(to, {mode: 'no-cors'}).catch(() => {})",
    "XMLHttpRequest": "const x = new XMLHttpRequest(); x.open('POST', to); x.send('typed')",
    "beacon": "navigator.sendBeacon(to, 'typed')",
    "event source": "new EventSource(to)",
    "web socket": "new WebSocket(to.replace('http', 'ws'))",
    "image": "new Image().src = to",
    "script": "add('script', {src: to})",
    "import": "import(to).catch(() => {})",
    "style": "add('link', {rel: 'stylesheet', href: to})",
    "font": "new FontFace('a', `url(${to})`).load().catch(() => {})",
    "video": "add('video', {src: to, preload: 'auto'})",
    "frame": "add('iframe', {src: to})",
    "object": "add('object', {data: to})",
    "prefetch": "add('link', {rel: 'prefetch', href: to})",
    "form": "add('form', {action: to, method: 'post', target: 'f'}, 'f').submit()",
    "form that asks": "add('form', {action: to, method: 'get', target: 'g'}, 'g').submit()",
}
"""How a page reaches another server, as JavaScript; `to` is the address."""
TRY = """([way, to]) => {
  function add(name, values, frame) {
    if (frame) document.body.append(Object.assign(document.createElement('iframe'), {name: frame}));
    const made = Object.assign(document.createElement(name), values);
    document.body.append(made);
    return made;
  }
  try { WAY } catch { /* refused at once */ }
}"""
PAGES = ("", "calculator/", "404.html", "records/files/joint-supervision-adoption-initial.html")
LEAST_MS = 1500
"""How long a request may take to arrive; the control shows that it is enough."""


class Elsewhere(BaseHTTPRequestHandler):
    """Another server: it notes what it is asked."""

    server: Any

    def _note(self) -> None:
        self.server.asked.append(self.path.strip("/").partition("?")[0])
        self.send_response(204)
        self.end_headers()

    do_GET = do_POST = _note  # noqa: N815 - the names the base class calls

    def log_message(self, *_: object) -> None:
        """Log nothing."""


class WithoutHeader(SimpleHTTPRequestHandler):
    """A server that sends files and says nothing of a policy."""

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@contextmanager
def served(handler: Any) -> Iterator[tuple[str, Any]]:
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.asked = []  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/", server
        finally:
            server.shutdown()
            thread.join()


def arrived(browser: Browser, page_address: str) -> set[str]:
    """Return the ways that reach another server from the page at this address."""
    with served(Elsewhere) as (elsewhere, server):
        context = browser.new_context(service_workers="block")
        page = context.new_page()
        page.goto(page_address, wait_until="load")
        for way, code in WAYS.items():
            page.evaluate(TRY.replace("WAY", code), [way, elsewhere + way.replace(" ", "-")])
        page.wait_for_timeout(LEAST_MS)
        assert page.url == page_address
        context.close()
        return set(server.asked)


def test_every_way_arrives_from_a_page_without_a_policy(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>a</title><body>", encoding="utf-8")

    def handler(*given: Any) -> WithoutHeader:
        return WithoutHeader(*given, directory=str(tmp_path))

    with served(handler) as (address, _):
        assert arrived(browser, address) == {way.replace(" ", "-") for way in WAYS}


@pytest.mark.parametrize("path", PAGES)
def test_nothing_leaves_a_page_sent_with_the_header(
    browser: Browser, address: str, path: str
) -> None:
    assert arrived(browser, address + path) == set()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_leaves_a_page_sent_without_it(browser: Browser, site: Path, path: str) -> None:
    def handler(*given: Any) -> WithoutHeader:
        return WithoutHeader(*given, directory=str(site))

    with served(handler) as (address, _):
        assert arrived(browser, address + path) == set()


def test_every_page_and_every_form_states_the_policy(site: Path) -> None:
    stated = 'http-equiv="Content-Security-Policy" content="default-src'
    without = [
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if stated not in path.read_text(encoding="utf-8")[:1000]
    ]

    assert without == []


def test_a_form_saved_and_opened_from_the_disk_keeps_its_looks(
    browser: Browser, site: Path
) -> None:
    page = browser.new_page(service_workers="block")
    page.goto((site / PAGES[-1]).as_uri())
    margin = page.evaluate("getComputedStyle(document.querySelector('.rec-sheet')).maxWidth")

    assert margin != "none"
    page.close()
