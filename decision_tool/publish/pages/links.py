"""Links between generated pages: relative paths from Markdown file to Markdown file.

The site generator follows such links and refuses one that leads nowhere, which an
address written for one web server could not be checked for.
"""

from __future__ import annotations

from functools import cache
from posixpath import dirname, relpath


@cache  # a build asks ten thousand times, for a few hundred ways
def way(page: str, target: str) -> str:
    """Return how *page* names *target*, both paths from the docs folder; an anchor stays."""
    path, mark, anchor = target.partition("#")
    if path in ("", page):
        return f"{mark}{anchor}"
    return f"{_between(dirname(page), path)}{mark}{anchor}"


@cache
def _between(folder: str, path: str) -> str:
    """Return the way from a folder; as if from the root, which asks no system where it is."""
    return relpath(f"/{path}", f"/{folder}")


def link(words: str, page: str, target: str) -> str:
    """Return a Markdown link with *words* that are already safe."""
    return f"[{words}]({way(page, target)})"


def pathway_page(pathway_id: str) -> str:
    """Return the path of a pathway's page."""
    return f"pathways/{pathway_id}.md"


def source_page(guide_id: str) -> str:
    """Return the path of the page that lists a source's clauses."""
    return f"sources/{guide_id}.md"


def anchor_of(item_id: str) -> str:
    """Return the anchor of a clause, reading or gap on its page."""
    return item_id.lower()


def step_anchor(step_id: str) -> str:
    """Return the anchor of a step on its pathway's page: its id without the pathway."""
    return step_id.partition("/")[2]
