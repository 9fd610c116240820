"""Serving the site on this machine only, under the policy it is published with.

`running` shows a built folder for the length of a `with` block: what the page tests look at.
Where `pathways build` left a compressed form beside a file, that is sent to who accepts it.
Rebuilding as files change is `mkdocs serve`, wrapped by `live_reload.guard`.
"""

from __future__ import annotations

import re
import sys
import threading
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

from decision_tool.publish import csp

if TYPE_CHECKING:
    from collections.abc import Iterator

LOOPBACK = "127.0.0.1"
HEADERS = (
    ("Content-Security-Policy", csp.POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
)
# Spelt out: a machine's own list may call .js plain text or not know .mjs at all.
MEDIA_TYPES = {
    ".atom": "application/atom+xml",
    ".bin": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


ENCODINGS = {"br": ".br", "gzip": ".gz"}  # the smallest first
_REFUSED = re.compile(r";\s*q=0(\.0*)?$")


def media_type(path: str) -> str:
    """Return the type a file is sent with; an unknown ending is just bytes."""
    return MEDIA_TYPES.get(Path(path).suffix.lower(), "application/octet-stream")


def accepted(header: str) -> list[str]:
    """Return the encodings of ours that an Accept-Encoding header allows, the smallest first."""
    named = [part.strip() for part in header.lower().split(",")]
    allowed = {one.partition(";")[0].strip() for one in named if not _REFUSED.search(one)}
    return [one for one in ENCODINGS if one in allowed]


class SiteServer(ThreadingHTTPServer):
    """A folder on a loopback port, at *mount*: `/` or any path, as a web server may have it."""

    daemon_threads = True

    def __init__(self, folder: Path, port: int = 0, mount: str = "/") -> None:
        super().__init__((LOOPBACK, port), _SiteRequest)
        self.folder = folder
        self.mount = "/" + mount.strip("/") + "/" if mount.strip("/") else "/"

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        """Pass over a browser that went away: it closes what it no longer waits for."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    @property
    def url(self) -> str:
        """Return the address of the home page."""
        return f"http://{LOOPBACK}:{self.server_address[1]}{self.mount}"


class _SiteRequest(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body of an answer are written apart: the second would wait for news of the first.
    disable_nagle_algorithm = True
    server: SiteServer
    encoding = ""

    def __init__(self, *arguments: Any) -> None:  # noqa: ANN401 - the base class says no more
        super().__init__(*arguments, directory=str(arguments[2].folder))

    def translate_path(self, path: str) -> str:
        self.encoding = ""
        wanted = unquote(urlsplit(path).path)
        if not wanted.startswith(self.server.mount):
            return str(self.server.folder / "no-such-file")
        plain = super().translate_path("/" + quote(wanted.removeprefix(self.server.mount)))
        page = Path(plain, "index.html")
        return self._smallest(str(page) if plain.endswith("/") and page.is_file() else plain)

    def _smallest(self, plain: str) -> str:
        """Return the compressed file to send in place of *plain*, where there is one."""
        for encoding in accepted(self.headers.get("Accept-Encoding", "")):
            packed = plain + ENCODINGS[encoding]
            if Path(packed).is_file():
                self.encoding = encoding
                return packed
        return plain

    def guess_type(self, path: Any) -> str:  # noqa: ANN401 - a str or a path, by Python version
        return media_type(str(path).removesuffix(ENCODINGS.get(self.encoding, "")))

    def end_headers(self) -> None:
        for name, value in HEADERS:
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Vary", "Accept-Encoding")
        if self.encoding:
            self.send_header("Content-Encoding", self.encoding)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = self.server.folder / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", MEDIA_TYPES[".html"])
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def list_directory(self, path: Any) -> None:  # noqa: ANN401, ARG002
        # A folder without a page is not a page.
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, *_: object) -> None:
        """Log nothing: an address is nobody's business."""


@contextmanager
def running(folder: Path, mount: str = "/") -> Iterator[str]:
    """Serve a built site on a free port for the length of a `with` block; give its address."""
    with SiteServer(folder, mount=mount) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server.url
        finally:
            server.shutdown()
            thread.join()
