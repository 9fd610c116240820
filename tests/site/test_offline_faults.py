"""A copy is whole or not used, and of one build: whatever goes wrong."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.copy_visits import (
    FULL,
    KEPT,
    KEPT_WORDS,
    NO_NETWORK,
    NONE,
    OWN_CACHES,
    TEXT,
    TRIED_AGAIN,
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


@pytest.fixture(name="site")
def _site(tmp_path: Path) -> SmallSite:
    return SmallSite(tmp_path / "site")


@pytest.fixture(name="server")
def _server(site: SmallSite) -> Iterator[MortalServer]:
    with mortal(site.folder, "/guide/") as server:
        yield server


def test_a_page_comes_from_the_network_while_there_is_one(
    open_page: OpenPage, site: SmallSite, server: MortalServer
) -> None:
    page = visit(open_page, server)
    site.publish("two")
    page.goto("more/")

    is_of(page, "More of two", copy=False)


def test_a_page_that_cannot_be_had_comes_from_the_copy_and_says_so(
    open_page: OpenPage, server: MortalServer
) -> None:
    page = visit(open_page, server)
    server.stop()
    page.goto("more/?a=typed#b")

    is_of(page, "More of one", copy=True)
    expect(page.locator(".pw-copy")).to_have_text(
        "No network. This is the copy of A guide saved on this computer: edition 1.0, Tuesday "
        "1 December 2026. Once there is a network, open the page again to see it as it is now."
    )
    told(page, KEPT)
    page.goto("more")
    is_of(page, "More of one", copy=True)
    assert page.url == f"{server.url}more/"


@pytest.mark.parametrize("status", [502, 503, 504])
@NO_NETWORK
def test_a_server_that_does_not_answer_behind_a_proxy_is_as_none(
    open_page: OpenPage, server: MortalServer, status: int
) -> None:
    page = visit(open_page, server)
    server.instead = lambda _: (status, b"bad gateway")
    page.goto("more/")

    is_of(page, "More of one", copy=True)


@pytest.mark.expects("Failed to load resource")
def test_any_other_answer_is_the_answer(open_page: OpenPage, server: MortalServer) -> None:
    page = visit(open_page, server)
    server.instead = lambda _: (500, b"<h1>A fault</h1>")
    page.goto("more/")

    expect(page.locator("h1")).to_have_text("A fault")


def test_a_page_that_is_long_in_coming_is_not_waited_for(
    open_page: OpenPage, server: MortalServer
) -> None:
    page = visit(open_page, server)
    server.instead = lambda path: time.sleep(8) if path == "more/" else None
    page.goto("more/")

    is_of(page, "More of one", copy=True)


@pytest.mark.expects("left the site")
@pytest.mark.expects("sign-in.example")
@NO_NETWORK
def test_who_is_sent_on_to_sign_in_is_not_told_that_there_is_no_network(
    open_page: OpenPage, server: MortalServer
) -> None:
    page = visit(open_page, server)
    server.instead = lambda _: (302, b"http://sign-in.example/")

    assert page.evaluate(TEXT, "more/") == "not had"


@NO_NETWORK
def test_a_file_that_is_not_as_published_is_not_kept(
    open_page: OpenPage, server: MortalServer
) -> None:
    server.instead = lambda path: (200, b"a page to sign in") if path == "words.txt" else None
    says = f"{NONE} what came is not what was published: words.txt. Keep a copy"
    page = visit(open_page, server, says)
    server.stop()

    not_had(page, server)


@NO_NETWORK
def test_what_is_half_fetched_is_not_used_and_carried_on_at_the_next_visit(
    open_page: OpenPage, server: MortalServer
) -> None:
    server.instead = lambda path: (500, b"") if path == "more/" else None
    page = visit(
        open_page,
        server,
        f"{NONE} the server did not send a part of it: more/ (500). Keep a copy",
    )
    server.stop()
    not_had(page, server)
    server.instead = lambda _: None
    server.start()
    server.asked.clear()
    page.goto("")
    told(page, KEPT)

    assert server.asked.count("more/") == 1
    assert server.asked.count("words.txt") == 0


@NO_NETWORK
def test_a_new_build_is_used_once_it_is_whole_and_the_old_one_until_then(
    open_page: OpenPage, site: SmallSite, server: MortalServer
) -> None:
    page = visit(open_page, server)
    site.publish("two")
    server.instead = lambda path: (500, b"") if path == "words.txt" else None
    page.goto("")
    newer = "A newer copy is not: the server did not send a part of it: words.txt (500)."
    told(page, KEPT.replace("Remove", f"{newer} Remove"))
    server.stop()
    page.goto("more/")
    is_of(page, "More of one", copy=True)
    assert page.evaluate(TEXT, "../words.txt") == "words of one"
    server.instead = lambda _: None
    server.start()
    page.goto("")
    told(page, KEPT)
    server.stop()
    page.goto("more/")

    is_of(page, "More of two", copy=True)
    assert page.evaluate(TEXT, "../words.txt") == "words of two"


def test_what_is_the_same_in_a_new_build_is_not_fetched_again(
    open_page: OpenPage, site: SmallSite, server: MortalServer
) -> None:
    page = visit(open_page, server)
    site.publish("two")
    server.asked.clear()
    page.goto("")
    wait_until(page, f"() => {OWN_CACHES}.then((all) => all.length === 1)")
    wait_until(
        page,
        KEPT_WORDS,
    )

    assert server.asked.count("words.txt") == 1
    assert server.asked.count("assets/js/spare.mjs") <= 1  # the page itself


def test_a_page_of_a_copy_takes_all_of_it_though_the_network_is_back(
    open_page: OpenPage, site: SmallSite, server: MortalServer
) -> None:
    # What a page had is let go of at once, and not a minute after it is gone.
    script = (site.folder / "offline-worker.js").read_text(encoding="utf-8")
    assert "OPENING_MS = 60_000;" in script
    hasty = script.replace("OPENING_MS = 60_000;", "OPENING_MS = 0;").encode()
    server.instead = lambda path: (200, hasty) if path == "offline-worker.js" else None
    page = visit(open_page, server)
    server.stop()
    page.goto("")
    site.publish("two")
    server.start()
    assert page.evaluate(TEXT, "words.txt") == "words of one"
    # Another tab gets the new build, and keeps it: the page that is open still has its own.
    other = page.context.new_page()
    other.goto(server.url)
    is_of(other, "Home of two", copy=False)
    told(other, KEPT)
    wait_until(other, f"() => {OWN_CACHES}.then((all) => all.length === 2)")
    assert page.evaluate(TEXT, "words.txt") == "words of one"
    assert other.evaluate(TEXT, "words.txt") == "words of two"
    page.reload()
    is_of(page, "Home of two", copy=False)
    other.reload()
    wait_until(other, f"() => {OWN_CACHES}.then((all) => all.length === 1)")


@NO_NETWORK
def test_a_page_of_the_network_takes_the_copy_of_its_own_build_and_no_other(
    open_page: OpenPage, site: SmallSite, server: MortalServer
) -> None:
    page = visit(open_page, server)
    site.publish("two")
    server.instead = lambda path: (500, b"") if path == "offline.json" else None
    other = page.context.new_page()
    other.goto(server.url)
    is_of(other, "Home of two", copy=False)
    newer = "A newer copy is not: the server did not send a part of it: offline.json (500)."
    told(other, KEPT.replace("Remove", f"{newer} Remove"))
    server.stop()

    assert page.evaluate(TEXT, "words.txt") == "words of one"
    assert other.evaluate(TEXT, "words.txt") == "not had"


@NO_NETWORK
def test_a_script_of_before_passes_over_a_list_that_it_does_not_know(
    open_page: OpenPage, site: SmallSite, server: MortalServer
) -> None:
    page = visit(open_page, server)
    site.publish("two")
    list_of = json.loads((site.folder / "offline.json").read_text(encoding="utf-8"))
    newer = json.dumps({**list_of, "format": 2}).encode()
    server.instead = lambda path: (200, newer) if path == "offline.json" else None
    page.goto("")
    words = "A newer copy is not: what came is not what was published: offline.json."
    told(page, KEPT.replace("Remove", f"{words} Remove"))
    server.stop()
    page.goto("")

    is_of(page, "Home of one", copy=True)


def test_a_full_disk_is_told_and_not_filled_again_at_each_visit(
    open_page: OpenPage, site: SmallSite, server: MortalServer
) -> None:
    script = (site.folder / "offline-worker.js").read_text(encoding="utf-8")
    full = f"{FULL}{script}".encode()
    server.instead = lambda path: (200, full) if path == "offline-worker.js" else None
    says = f"{NONE} there is not enough room on it. Keep a copy"
    page = visit(open_page, server, says)
    assert page.evaluate(OWN_CACHES) == []
    server.asked.clear()
    page.goto("more/")
    told(page, says)
    page.evaluate(TRIED_AGAIN)

    assert server.asked.count("words.txt") == 0
    is_of(page, "More of one", copy=False)


def test_nothing_is_fetched_for_a_copy_that_has_no_room(
    open_page: OpenPage, site: SmallSite, server: MortalServer
) -> None:
    told_of = json.loads((site.folder / "offline.json").read_text(encoding="utf-8"))
    told_of["files"]["words.txt"][1] = 10**15
    huge = json.dumps(told_of).encode()
    server.instead = lambda path: (200, huge) if path == "offline.json" else None
    visit(open_page, server, f"{NONE} there is not enough room on it. Keep a copy")

    assert server.asked.count("words.txt") == 0
