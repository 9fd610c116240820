from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from wsgiref.util import setup_testing_defaults

from decision_tool.publish.csp import POLICY, violations
from decision_tool.publish.site.live_reload import guard

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


def _development_server(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    """Answer as MkDocs does: every page ends in a script that differs from view to view."""
    if environ["PATH_INFO"].endswith(".mjs"):
        start("200 OK", [("Content-Type", "application/javascript"), ("Content-Length", "2")])
        return [b"go"]
    views.append(1)
    page = f"<p>page</p><script>livereload({len(views)})</script>".encode()
    start("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(page)))])
    return [page]


views: list[int] = []
NO_SITE = Path("no-site")


def _get(app: WSGIApplication, path: str) -> tuple[str, dict[str, str], str]:
    answered: list[tuple[str, dict[str, str]]] = []
    environ: WSGIEnvironment = {"PATH_INFO": path}
    setup_testing_defaults(environ)

    def start(status: str, headers: list[tuple[str, str]], _error: object = None, /) -> object:
        answered.append((status, dict(headers)))
        return lambda _: None

    body = b"".join(app(environ, start))  # type: ignore[arg-type]
    return *answered[0], body.decode()


def test_live_reload_obeys_the_policy_it_is_sent_with() -> None:
    app = guard(_development_server, NO_SITE)
    _, headers, html = _get(app, "/")

    assert headers["Content-Security-Policy"] == POLICY
    assert headers["Content-Length"] == str(len(html))
    assert violations(html) == []


def test_the_script_that_was_moved_can_be_fetched() -> None:
    app = guard(_development_server, NO_SITE)
    found = re.search(r'src="([^"]+)"', _get(app, "/")[2])
    assert found
    status, headers, code = _get(app, found[1])

    assert status == "200 OK"
    assert headers["Content-Type"].startswith("text/javascript")
    assert code.startswith("livereload(")


def test_many_views_do_not_pile_up() -> None:
    app = guard(_development_server, NO_SITE)
    first = re.search(r'src="([^"]+)"', _get(app, "/")[2])
    assert first
    for _ in range(100):
        _get(app, "/")

    assert "page" in _get(app, first[1])[2]  # forgotten, so the development server answers


def test_other_files_pass_with_the_right_type() -> None:
    _, headers, text = _get(guard(_development_server, NO_SITE), "/a.mjs")

    assert headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert headers["Content-Security-Policy"] == POLICY
    assert text == "go"


def test_a_page_that_is_compared_with_what_was_built_is_sent_as_it_was_built(
    tmp_path: Path,
) -> None:
    built = "<!doctype html><p>form</p></html>"
    for name in ("records/files/1.0_review.html", "records/review/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(built, encoding="utf-8")
    app = guard(_development_server, tmp_path)
    status, headers, html = _get(app, "/records/files/1.0_review.html")

    assert (status, html) == ("200 OK", built)
    assert headers["Content-Type"].startswith("text/html")
    assert headers["Content-Length"] == str(len(built))
    assert headers["Content-Security-Policy"] == POLICY
    assert "<script" in _get(app, "/records/review/index.html")[2]
    assert "<script" in _get(app, "/records/files/../review/index.html")[2]
    assert "<script" in _get(app, "/records/files/gone.html")[2]
