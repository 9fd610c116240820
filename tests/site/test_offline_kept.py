"""What is in a copy, how it goes, and where none can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.copy_visits import (
    BLOCKED,
    KEPT,
    NO_NETWORK,
    NONE,
    NOT_LET,
    NOT_SECURE,
    OWN_CACHES,
    REFUSES,
    REGISTERED,
    SAVES_DATA,
    TEXT,
    is_of,
    not_had,
    told,
    visit,
)
from tests.site.mortal_server import MortalServer, mortal
from tests.site.small_site import SmallSite
from tests.site.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.site.conftest import OpenPage


CHANGED = "() => window.changed"
NOTE_CHANGE = """navigator.serviceWorker.addEventListener("controllerchange",
  () => { window.changed = true; });"""


@pytest.fixture(name="site")
def _site(tmp_path: Path) -> SmallSite:
    return SmallSite(tmp_path / "site")


@pytest.fixture(name="server")
def _server(site: SmallSite) -> Iterator[MortalServer]:
    with mortal(site.folder, "/guide/") as server:
        yield server


def test_switched_off_it_removes_its_own_copies_and_itself(
    open_page: OpenPage, site: SmallSite, server: MortalServer
) -> None:
    page = visit(open_page, server)
    page.evaluate("caches.open('pathways-copy /other/ abc')")
    site.publish("two", is_on=False)
    page.goto("")
    wait_until(page, f"() => {REGISTERED}.then((count) => count === 0)")

    assert page.evaluate("caches.keys()") == ["pathways-copy /other/ abc"]
    is_of(page, "Home of two", copy=False)
    told(page, "")
    server.stop()
    not_had(page, server)


def test_a_page_whose_script_gave_way_to_a_newer_one_still_removes_the_copy(
    open_page: OpenPage, site: SmallSite, server: MortalServer
) -> None:
    page = visit(open_page, server)
    script = (site.folder / "offline-worker.js").read_text(encoding="utf-8")
    page.evaluate(NOTE_CHANGE)
    newer = f"{script}\n// newer".encode()
    server.instead = lambda path: (200, newer) if path == "offline-worker.js" else None
    other = page.context.new_page()
    other.goto(server.url)
    told(other, KEPT)
    wait_until(page, CHANGED)
    page.get_by_role("button", name="Remove it").click()
    told(page, f"{NONE} it was removed here. Keep a copy")


def test_removed_by_its_reader_it_stays_away_until_it_is_wanted(
    open_page: OpenPage, server: MortalServer
) -> None:
    page = visit(open_page, server)
    page.get_by_role("button", name="Remove it").click()
    removed = f"{NONE} it was removed here. Keep a copy"
    told(page, removed)
    expect(page.get_by_role("button", name="Keep a copy")).to_be_focused()
    assert page.evaluate(OWN_CACHES) == []
    page.goto("more/")
    told(page, removed)
    page.get_by_role("button", name="Keep a copy").click()
    told(page, KEPT)
    server.stop()
    page.goto("")

    is_of(page, "Home of one", copy=True)


def test_a_form_in_pdf_is_kept_once_it_is_opened(open_page: OpenPage, server: MortalServer) -> None:
    page = visit(open_page, server)
    assert server.asked.count("form.pdf") == 0
    assert page.evaluate(TEXT, "form.pdf") == "%PDF form"
    wait_until(page, "() => caches.match('form.pdf').then((one) => one !== undefined)")
    server.stop()
    page.goto("")

    assert page.evaluate(TEXT, "form.pdf") == "%PDF form"


@NO_NETWORK
def test_nothing_but_what_is_published_is_kept(open_page: OpenPage, server: MortalServer) -> None:
    server.instead = lambda path: (200, b"answer") if path.startswith("other") else None
    page = visit(open_page, server)
    page.evaluate("fetch('other?words=typed')")
    page.evaluate("fetch('words.txt?words=typed')")
    page.evaluate("fetch('words.txt', { method: 'POST', body: 'typed' }).catch(() => {})")
    addresses = page.evaluate("""async () => {
      const found = [];
      for (const name of await caches.keys()) {
        for (const { url } of await (await caches.open(name)).keys()) found.push(url);
      }
      return found;
    }""")

    assert [one for one in addresses if "other" in one or "typed" in one] == []
    assert f"{server.url}words.txt" in addresses


@pytest.mark.parametrize(
    ("script", "why"),
    [
        (SAVES_DATA, "this browser is asked to save data."),
        (NOT_SECURE, "browsers keep one only of a site whose address begins with https."),
        *[
            (script, NOT_LET)
            for script in (BLOCKED, REFUSES, "delete Navigator.prototype.serviceWorker;")
        ],
    ],
    ids=["save data", "no https", "blocked", "refused", "no such thing"],
)
def test_where_no_copy_can_be_kept_all_is_as_without(
    open_page: OpenPage, server: MortalServer, script: str, why: str
) -> None:
    page = visit(open_page, server, f"{NONE} {why}", script)
    page.goto("more/")
    told(page, f"{NONE} {why}")

    is_of(page, "More of one", copy=False)
    assert page.evaluate(OWN_CACHES) == []


@pytest.mark.expects("A bad HTTP response code (404)")
@NO_NETWORK
def test_a_script_that_is_not_there_is_told(open_page: OpenPage, server: MortalServer) -> None:
    server.instead = lambda path: (404, b"") if path == "offline-worker.js" else None
    visit(open_page, server, f"{NONE} the script that keeps it could not be started.")


def test_two_sites_of_one_host_keep_apart(open_page: OpenPage, server: MortalServer) -> None:
    SmallSite(server.folder / "inner", "inner")
    page = visit(open_page, server)
    page.goto("inner/")
    told(page, KEPT)
    page.get_by_role("button", name="Remove it").click()
    told(page, f"{NONE} it was removed here. Keep a copy")
    server.stop()
    page.goto(server.url)

    is_of(page, "Home of one", copy=True)
