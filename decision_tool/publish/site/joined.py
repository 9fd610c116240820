"""Stylesheets joined: one file for every page, and one more for the pages that hold a tool.

Pages name their stylesheets one by one, as the theme and `mkdocs.yml` order them; the sources
stay apart. What a page names becomes a link or two here, in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath, relpath

from decision_tool.core.errors import DecisionToolError

SITE_STYLES = "assets/joined/site.css"
TOOL_STYLES = "assets/joined/tools.css"
TOOL = "assets/tool/"
OF_TOOLS = (TOOL, "assets/css/record-sheet.css")
"""How the paths of stylesheets begin that name parts of tools alone."""

_LINK = re.compile(r'<link rel="stylesheet" href="(?P<href>[^"]+)">\s*')
_URL = re.compile(r"""url\(\s*(?P<quote>["']?)(?P<to>[^"')]+)(?P=quote)\s*\)""")
_WHOLE = re.compile(r"(?:[a-z]+:|/|#)", re.IGNORECASE)
_CHARSET = re.compile(r'@charset "utf-8";\s*', re.IGNORECASE)
_SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/\s*")


class StylesError(DecisionToolError):
    """A stylesheet cannot be joined with others; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Styles:
    """What one page names, in order, and how it is joined."""

    paths: tuple[str, ...]

    @property
    def of_site(self) -> list[str]:
        """What every page is dressed in."""
        return [path for path in self.paths if not path.startswith(OF_TOOLS)]

    @property
    def of_tools(self) -> list[str]:
        """What tools need besides; what stood after it has the last word here too."""
        places = [at for at, path in enumerate(self.paths) if path.startswith(OF_TOOLS)]
        tail = self.paths[places[-1] + 1 :] if places else ()
        return [*(self.paths[at] for at in places), *tail]

    @property
    def files(self) -> dict[str, list[str]]:
        """What each joined file is made of, by its path in the site."""
        return {SITE_STYLES: self.of_site, TOOL_STYLES: self.of_tools}


def joined_links(html: str, root: str) -> tuple[str, Styles]:
    """Return a page with its links to stylesheets joined, and what it named.

    *root* leads from the page to the site. The links stand where the first one stood.
    """
    found = [one for one in _LINK.finditer(html) if _is_own(one["href"], root)]
    styles = Styles(tuple(one["href"].removeprefix(root) for one in found))
    if not found:
        return html, styles
    wanted = [SITE_STYLES, *([TOOL_STYLES] if holds_tool(html, root) and styles.of_tools else [])]
    links = "".join(f'<link rel="stylesheet" href="{root}{path}">\n' for path in wanted)
    named = {one[0] for one in found}
    first = found[0].start()
    rest = _LINK.sub(lambda one: "" if one[0] in named else one[0], html[first:])
    return html[:first] + links + rest, styles


def _is_own(href: str, root: str) -> bool:
    return href.startswith(root) and not _WHOLE.match(href.removeprefix(root))


def holds_tool(html: str, root: str) -> bool:
    """Tell whether a page starts the script of a tool."""
    return f'<script type="module" src="{root}{TOOL}' in html


def write_joined(site: Path, styles: Styles) -> None:
    """Write the joined files into the built *site*, from the files that they stand for.

    Raises StylesError.
    """
    for target, paths in styles.files.items():
        if paths:
            text = join_styles({path: _read(site, path) for path in paths}, target)
            (site / target).parent.mkdir(parents=True, exist_ok=True)
            (site / target).write_text(text, encoding="utf-8", newline="\n")


def _read(site: Path, path: str) -> str:
    try:
        return (site / path).read_text(encoding="utf-8")
    except FileNotFoundError:
        message = f"Pages name the stylesheet {path}, and the site has none: see extra_css."
        raise StylesError(message) from None


def join_styles(texts: dict[str, str], target: str) -> str:
    """Return stylesheets as one, by their paths in the site; it stands at *target*.

    Raises StylesError.
    """
    moved = [_moved(text, path, target).strip() for path, text in texts.items()]
    return "\n".join(['@charset "utf-8";', *moved]) + "\n"


def _moved(text: str, path: str, target: str) -> str:
    """Return a stylesheet as it reads from another folder."""
    if "@import" in text:
        message = f"{path} holds @import, which counts at the start of a file only."
        raise StylesError(f"{message} Name both files in mkdocs.yml in its place.")

    def moved(found: re.Match[str]) -> str:
        if _WHOLE.match(found["to"]):
            return found[0]
        place = relpath(normpath(join(dirname(path), found["to"])), dirname(target))
        return f'url("{place}")'

    return _URL.sub(moved, _SOURCE_MAP.sub("", _CHARSET.sub("", text, count=1)))


def same_styles(all_styles: Iterable[Styles]) -> Styles:
    """Return what all pages name alike. Raises StylesError where they differ."""
    found = set(all_styles) - {Styles(())}
    if len(found) > 1:
        message = "Pages name different stylesheets, or in another order"
        raise StylesError(f"{message}: name each for every page, under extra_css in mkdocs.yml.")
    return next(iter(found), Styles(()))
