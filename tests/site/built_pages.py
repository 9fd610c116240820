"""Built pages as their links and anchors: what a reader can follow, read from the HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

OUTSIDE = ("http:", "https:", "mailto:", "javascript:")


@dataclass
class BuiltPage(HTMLParser):
    """One page: the anchors that stand on it, and where its links lead, as paths in the site."""

    path: str
    anchors: set[str] = field(default_factory=set)
    targets: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.anchors.add(str(given["id"]))
        href = given.get("href")
        if tag == "a" and href and not href.startswith(OUTSIDE):
            self.targets.add(self.target(href))

    def target(self, href: str) -> tuple[str, str]:
        """Return the file a link leads to and the anchor in it."""
        path, _, anchor = href.partition("#")
        path = unquote(path.partition("?")[0])
        if not path:
            return self.path, unquote(anchor)
        found = normpath(join(dirname(self.path), path))
        is_folder = path.endswith(("/", "..")) or found == "."
        return normpath(join(found, "index.html")) if is_folder else found, unquote(anchor)


@cache
def built_pages(site: Path) -> dict[str, BuiltPage]:
    """Return every page of the site by its path, but for the one that stands at no address."""
    pages = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        if path != "404.html":
            pages[path] = BuiltPage(path)
            pages[path].feed(file.read_text(encoding="utf-8"))
    return pages
