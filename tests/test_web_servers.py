"""The settings that the administrator's page prints, tried in the servers they are for."""

from __future__ import annotations

import gzip
import http.client
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from decision_tool.publish.site.precompress import LEAST_BYTES
from decision_tool.publish.site.server import HEADERS, MEDIA_TYPES, media_type
from tests.web_servers import program, serving

LONG = b"The same words again and again, so that it is worth compressing. " * 60
assert len(LONG) > LEAST_BYTES
PAGES = ("", "calculator/", "404.html", "records/files/form.html")
FILES = (
    "offline-worker.js",
    "assets/tool/worker.mjs",
    "assets/javascripts/bundle.js",
    "assets/css/frame.css",
)
ENGINE = (
    "assets/engine/engine.wasm",
    "assets/engine/core.zip",
    "assets/engine/memory.bin",
    "assets/engine/rules.json",
)
FORMS = ("records/files/form.docx", "records/files/form.odt", "records/files/form.pdf")
COMPRESSED = ("", "calculator/", *FILES, *ENGINE)


@dataclass(frozen=True)
class Answer:
    """What a server sent for one request; the names of its headers are in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes


def file_of(path: str) -> str:
    return f"{path}index.html" if not path or path.endswith("/") else path


@pytest.fixture(scope="module", name="site")
def _site() -> Iterator[Path]:
    """Return a site of a few files, in a folder that any user of the machine may read."""
    whole = Path(tempfile.mkdtemp(prefix="sites-"))
    site = whole / "joint-supervision"
    for path in (*PAGES, *FILES, *ENGINE, *FORMS):
        file = site / file_of(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(path.encode() + LONG)
    for path in COMPRESSED:
        file = site / file_of(path)
        file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(path.encode() + LONG, mtime=0))
        file.with_name(f"{file.name}.br").write_bytes(b"brotli of " + path.encode())
    for file in (whole, *whole.rglob("*")):
        file.chmod(0o755 if file.is_dir() else 0o644)
    yield site
    shutil.rmtree(whole)


@pytest.fixture(
    scope="module",
    name="address",
    params=[(server, at_root) for server in ("nginx", "apache") for at_root in (False, True)],
    ids=["nginx in a folder", "nginx at the root", "apache in a folder", "apache at the root"],
)
def _address(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    server, at_root = request.param
    if not program(server):
        pytest.skip(f"{server} is not on this machine; .ci/run installs it")
    with serving(server, site, at_root=at_root) as url:
        yield url


def get(url: str, accepts: str = "") -> Answer:
    where = urlsplit(url)
    connection = http.client.HTTPConnection(where.netloc, timeout=30)
    connection.request("GET", where.path, headers={"Accept-Encoding": accepts} if accepts else {})
    answer = connection.getresponse()
    headers = [(name.lower(), value) for name, value in answer.getheaders()]
    assert len(dict(headers)) == len(headers), f"a header is sent twice: {headers}"
    found = Answer(answer.status, dict(headers), answer.read())
    connection.close()
    return found


@pytest.mark.parametrize("path", [*PAGES, *FILES, *ENGINE, *FORMS, "no/such/page/"])
def test_every_answer_carries_the_headers_the_site_is_tested_under(address: str, path: str) -> None:
    headers = get(address + path).headers

    for name, value in HEADERS:
        assert headers[name.lower()] == value
    assert headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", [*PAGES, *FILES, *ENGINE, *FORMS])
@pytest.mark.parametrize("accepts", ["", "gzip", "gzip, deflate, br"])
def test_every_file_has_its_type_however_it_is_sent(address: str, path: str, accepts: str) -> None:
    answer = get(address + path, accepts)
    sent = answer.headers["content-type"].partition(";")[0]

    assert answer.status == 200
    assert sent == media_type(file_of(path)).partition(";")[0]


def test_the_types_above_are_all_that_a_site_holds() -> None:
    tried = {Path(file_of(path)).suffix for path in (*PAGES, *FILES, *ENGINE, *FORMS)}

    assert {".html", ".mjs", ".js", ".css", ".wasm", ".zip", ".json"} <= tried <= {*MEDIA_TYPES}


@pytest.mark.parametrize("path", COMPRESSED)
@pytest.mark.parametrize(
    ("accepts", "encoding"), [("", None), ("gzip", "gzip"), ("gzip, deflate, br", "br")]
)
def test_the_smallest_form_that_is_taken_is_sent(
    address: str, path: str, accepts: str, encoding: str | None
) -> None:
    answer = get(address + path, accepts)
    sent = {
        None: path.encode() + LONG,
        "gzip": gzip.compress(path.encode() + LONG, mtime=0),
        "br": b"brotli of " + path.encode(),
    }

    assert answer.headers.get("content-encoding") == encoding
    assert answer.body == sent[encoding]
    assert "accept-encoding" in answer.headers["vary"].lower()


@pytest.mark.parametrize("path", ["no/such/page/", "nothing.html", "assets/no.mjs", "assets/"])
def test_an_unknown_address_gets_the_sites_own_page(address: str, path: str) -> None:
    answer = get(address + path)

    assert answer.status in ((403, 404) if path == "assets/" else (404,))
    if answer.status == 404:
        assert answer.body == b"404.html" + LONG
        assert answer.headers["content-type"].startswith("text/html")


def test_a_folder_asked_for_without_its_slash_is_found(address: str) -> None:
    answer = get(address + "calculator")

    assert answer.status == 301
    assert urlsplit(answer.headers["location"]).path.endswith("/calculator/")
