from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from decision_tool.publish.csp import POLICY
from decision_tool.publish.site.server import accepted, media_type, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text("home", encoding="utf-8")
    (tmp_path / "404.html").write_text("no such page", encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "engine.wasm").write_bytes(b"\0asm")
    return tmp_path


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with running(folder) as url:
        yield url


def _get(url: str, **headers: str) -> tuple[int, str, dict[str, str]]:
    asked = Request(url, headers={name.replace("_", "-"): text for name, text in headers.items()})  # noqa: S310 - our own loopback address
    try:
        with urlopen(asked) as answer:  # noqa: S310 - the same
            return answer.status, answer.read().decode("latin-1"), _named(answer.headers)
    except HTTPError as error:
        with error:
            return error.code, error.read().decode("latin-1"), _named(error.headers)


def _named(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def test_sends_the_policy_with_everything(address: str) -> None:
    for path in ("", "deep/engine.wasm", "nowhere/"):
        assert _get(address + path)[2]["content-security-policy"] == POLICY


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.mjs", "text/javascript; charset=utf-8"),
        ("a.JS", "text/javascript; charset=utf-8"),
        ("a.wasm", "application/wasm"),
        ("a.ics", "text/calendar; charset=utf-8"),
        ("a.unknown", "application/octet-stream"),
    ],
)
def test_does_not_ask_the_machine_what_a_file_is(name: str, kind: str) -> None:
    assert media_type(name) == kind


def test_sends_the_type_the_browser_needs(address: str) -> None:
    assert _get(address + "deep/engine.wasm")[2]["content-type"] == "application/wasm"


def test_an_unknown_address_gets_the_sites_own_page(address: str) -> None:
    status, text, _ = _get(address + "no/such/page/")

    assert (status, text) == (404, "no such page")


def test_never_lists_a_folder(address: str) -> None:
    assert _get(address + "deep/")[0] == 404


@pytest.mark.parametrize("path", ["../secret", "%2e%2e/secret", "..%2fsecret", "deep/../../secret"])
def test_never_leaves_the_folder(folder: Path, address: str, path: str) -> None:
    (folder.parent / "secret").write_text("secret", encoding="utf-8")

    assert _get(address + path)[1] != "secret"


def test_serves_from_any_place_below_a_servers_root(folder: Path) -> None:
    with running(folder, mount="/some where/else") as url:
        assert _get(url.replace(" ", "%20"))[1] == "home"
        assert _get(url.split("/some")[0] + "/index.html")[0] == 404


def test_listens_on_this_machine_only(address: str) -> None:
    assert address.startswith("http://127.0.0.1:")


@pytest.fixture
def compressed(folder: Path) -> Path:
    for name in ("index.html", "deep/engine.wasm"):
        for ending in (".br", ".gz"):
            (folder / (name + ending)).write_text(f"{name}{ending}", encoding="utf-8")
    return folder


@pytest.mark.usefixtures("compressed")
@pytest.mark.parametrize(
    ("accepts", "sent", "encoding"),
    [
        ("gzip, deflate, br, zstd", "index.html.br", "br"),
        ("gzip, deflate", "index.html.gz", "gzip"),
        ("gzip;q=1.0, br;q=0", "index.html.gz", "gzip"),
        ("identity", "home", None),
    ],
)
def test_sends_the_smallest_form_that_the_browser_takes(
    address: str, accepts: str, sent: str, encoding: str | None
) -> None:
    status, text, headers = _get(address, Accept_Encoding=accepts)

    assert (status, text, headers.get("content-encoding")) == (200, sent, encoding)
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["vary"] == "Accept-Encoding"
    assert headers["content-length"] == str(len(sent))


@pytest.mark.usefixtures("compressed")
def test_a_compressed_file_keeps_its_own_type(address: str) -> None:
    headers = _get(address + "deep/engine.wasm", Accept_Encoding="br")[2]

    assert headers["content-type"] == "application/wasm"


@pytest.mark.usefixtures("compressed")
def test_a_file_without_a_compressed_form_goes_plain(folder: Path, address: str) -> None:
    (folder / "plain.css").write_text("plain", encoding="utf-8")
    status, text, headers = _get(address + "plain.css", Accept_Encoding="br, gzip")

    assert (status, text, headers.get("content-encoding")) == (200, "plain", None)
    assert _get(address + "nowhere/", Accept_Encoding="br, gzip")[:2] == (404, "no such page")


@pytest.mark.parametrize(
    ("header", "allowed"),
    [
        ("", []),
        ("deflate", []),
        ("GZIP , br;q=0.5", ["br", "gzip"]),
        ("br; q=0.0, gzip", ["gzip"]),
    ],
)
def test_reads_what_the_browser_takes(header: str, allowed: list[str]) -> None:
    assert accepted(header) == allowed
