"""`mkdocs serve` under the policy the site is published with.

Its live reload puts an inline script into every page it sends; `guard` wraps its
WSGI application, turns that script into a file, and sends the policy. A page that the tools
fetch and compare with what the build wrote, as a record form, is sent as it was built.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from decision_tool.publish import csp
from decision_tool.publish.site import server
from decision_tool.publish.site.built import is_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    _Headers = list[tuple[str, str]]

_KEPT_SCRIPTS = 64  # each page view has a script of its own


def guard(app: WSGIApplication, site: Path) -> WSGIApplication:
    """Return *app*, which serves *site*, sending the policy and inline scripts as files."""
    scripts: dict[str, bytes] = {}

    def guarded(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"].lstrip("/")
        if path in scripts:
            return _send(start, "200 OK", server.media_type(path), scripts[path])
        status, headers, body = _answer(app, environ)
        if not _is_page(headers):
            start(status, _with_policy(headers, path))
            return body
        if is_part(path) and (site / path).is_file():
            return _send(start, status, server.media_type(path), (site / path).read_bytes())
        sealed = csp.seal_page(b"".join(body).decode(), "/")
        _remember(scripts, sealed)
        return _send(start, status, server.MEDIA_TYPES[".html"], sealed.text.encode())

    return guarded


def _answer(
    app: WSGIApplication, environ: WSGIEnvironment
) -> tuple[str, _Headers, Iterable[bytes]]:
    answered: list[tuple[str, _Headers]] = []

    def start(status: str, headers: _Headers, _error: object = None, /) -> Callable[..., object]:
        answered.append((status, headers))
        return lambda _: None

    body = app(environ, start)
    status, headers = answered[-1]
    return status, headers, body


def _is_page(headers: _Headers) -> bool:
    return any(n.lower() == "content-type" and v.startswith("text/html") for n, v in headers)


def _with_policy(headers: _Headers, path: str) -> _Headers:
    kept = [(name, value) for name, value in headers if name.lower() != "content-type"]
    types = [(name, value) for name, value in headers if name.lower() == "content-type"]
    if Path(path).suffix.lower() in server.MEDIA_TYPES:
        types = [("Content-Type", server.media_type(path))]
    return [*kept, *types, *server.HEADERS]


def _remember(scripts: dict[str, bytes], sealed: csp.Sealed) -> None:
    scripts.update((path, code.encode()) for path, code in sealed.files.items())
    while len(scripts) > _KEPT_SCRIPTS:
        del scripts[next(iter(scripts))]


def _send(start: StartResponse, status: str, kind: str, content: bytes) -> Iterable[bytes]:
    start(
        status,
        [("Content-Type", kind), ("Content-Length", str(len(content))), *server.HEADERS],
    )
    return [content]
