"""What a page may load, and how the theme is made to keep to it.

Pure functions: built HTML or CSS goes in, the same comes back with its inline
scripts and `data:` drawings named as files, beside the files to write. The
hooks of the build call them through `frame.Frame`, which also writes the files.

`violations` says what the policy would still refuse; a built page has none.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGE_POLICY = (
    "default-src 'self'; "
    "script-src 'self' 'wasm-unsafe-eval'; "
    "worker-src 'self'; "
    "connect-src 'self'; "
    "object-src 'none'; "
    "base-uri 'none'; "
    "form-action 'none'"
)
"""What a page says of itself, in a `<meta>` element: it holds on a server that sends no header."""

POLICY = f"{PAGE_POLICY}; frame-ancestors 'self'"
"""What the server's header says: a browser passes over `frame-ancestors` in a page."""

FOLDER = "assets/sealed"  # in the site; a file's name is the hash of its content

_SCRIPT = re.compile(
    r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE
)
_DRAWING = re.compile(
    r"""url\((?P<quote>["']?)data:image/svg\+xml(?P<form>[^,]*),(?P<content>.*?)(?P=quote)\)""",
    re.DOTALL,
)
_SCRIPT_TYPES = {"", "module", "text/javascript", "application/javascript"}
_LOADING = {"src", "srcset", "poster", "data"}
_HEAD = re.compile(r"<head[^>]*>", re.IGNORECASE)
_LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest"}
_STATED = "Content-Security-Policy"
_REFUSED = {"base", "embed", "object", "style"}
_REFUSED_ATTRIBUTES = {"action", "formaction", "ping", "style"}
_OUTSIDE = re.compile(r"\s*(https?:|data:|blob:|//)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sealed:
    """Text the policy accepts, and the files it now names, by their path in the site."""

    text: str
    files: Mapping[str, str] = field(default_factory=dict)


def seal_page(html: str, root: str) -> Sealed:
    """Move every inline script of a page to a file; *root* leads from the page to the site.

    A block of JSON stays: a browser never runs it, so the policy does not ask about it.
    """
    files: dict[str, str] = {}

    def replace(found: re.Match[str]) -> str:
        attributes = found["attributes"]
        if re.search(r"\bsrc\s*=", attributes) or not _is_run(attributes):
            return found[0]
        path = _keep(files, found["code"], "js")
        return f'<script{attributes} src="{root}{path}"></script>'

    return Sealed(_SCRIPT.sub(replace, html), files)


def with_policy(html: str) -> str:
    """Return a page that states the policy itself, before anything that it could load."""
    stated = f'<meta http-equiv="Content-Security-Policy" content="{PAGE_POLICY}">'
    return _HEAD.sub(lambda found: found[0] + stated, html, count=1)


def seal_stylesheet(css: str, root: str) -> Sealed:
    """Move every `data:` drawing of a stylesheet to a file; *root* leads to the site."""
    files: dict[str, str] = {}

    def replace(found: re.Match[str]) -> str:
        path = _keep(files, _decoded(found["content"], found["form"]), "svg")
        return f'url("{root}{path}")'

    return Sealed(_DRAWING.sub(replace, css), files)


def violations(html: str) -> list[str]:
    """Return what the policy would refuse on a page, one sentence each."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


def _keep(files: dict[str, str], content: str, kind: str) -> str:
    digest = hashlib.sha256(content.encode()).hexdigest()[:16]
    path = f"{FOLDER}/{digest}.{kind}"
    files[path] = content
    return path


def _is_run(attributes: str) -> bool:
    kind = re.search(r"""\btype\s*=\s*["']?([^"'\s>]*)""", attributes)
    return kind is None or kind[1].lower() in _SCRIPT_TYPES


def _decoded(content: str, form: str) -> str:
    if form.endswith(";base64"):
        return base64.b64decode(content).decode()
    return unquote(content)


class _Reader(HTMLParser):
    """Notes every start tag the policy has something to say about."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in _REFUSED:
            self.found.append(f"a <{tag}> element")
        if values.get("http-equiv", _STATED) != _STATED:
            self.found.append(f"<meta http-equiv={values['http-equiv']}>")
        if tag == "script" and "src" not in values and values.get("type", "") in _SCRIPT_TYPES:
            self.found.append("an inline <script>")
        for name, value in values.items():
            self._attribute(tag, name, value, values.get("rel", ""))

    def _attribute(self, tag: str, name: str, value: str, rel: str) -> None:
        if name in _REFUSED_ATTRIBUTES or name.startswith("on"):
            self.found.append(f"a {name} attribute on <{tag}>")
        elif value.strip().lower().startswith("javascript:"):
            self.found.append(f"a javascript: address on <{tag}>")
        elif _loads(tag, name, rel) and _OUTSIDE.match(value):
            self.found.append(f"<{tag}> loads {value[:60]}")


def _loads(tag: str, name: str, rel: str) -> bool:
    if tag == "link":
        return name == "href" and not _LOADING_LINKS.isdisjoint(rel.lower().split())
    return name in _LOADING and tag != "data"
