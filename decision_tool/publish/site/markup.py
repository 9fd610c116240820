"""Refuses a page with markup that no page may hold, just before it is published.

Text of the library is escaped where views are made. Should one place be missed, the build
stops here, and no reader ever gets the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from decision_tool.core.errors import DecisionToolError
from decision_tool.publish import csp

_OPENS = re.compile(r"<[a-zA-Z/!?][^>]*>?")
_BARE = re.compile(r"</?[a-zA-Z0-9]+>?\Z")
_NEIGHBOURS = 12
"""How many signs on both sides tell a bare tag of the library from one of the page's own."""

_SUSPECT = re.compile(
    r"""[\s"'/](?:on[a-z]+|style|action|formaction|ping|http-equiv)\s*=|javascript:"""
    r"""|<(?:style|base|object|embed)\b|<script(?![^>]*(?:\bsrc\s*=|application/json))"""
    r"""|\b(?:src|srcset|poster|data)\s*=\s*["']?\s*(?:https?:|data:|blob:|//)"""
    r"""|<link\b[^>]*\bhref\s*=\s*["']?\s*(?:https?:|data:|blob:|//)""",
    re.IGNORECASE,
)
"""What every page holds that `csp.violations` would name: reading each page whole takes long."""


class MarkupError(DecisionToolError):
    """A page holds markup that it must not; the message says which and where it comes from."""


def fragments(texts: object) -> frozenset[str]:
    """Return how each text within *texts*, such as a library, would show up as markup."""
    return frozenset(
        _told_apart(text, found)
        for text in (" ".join(one.split()) for one in _strings(texts) if "<" in one)
        for found in _OPENS.finditer(text)
    )


def refuse(html: str, page: str, foreign: Iterable[str]) -> None:
    """Raise MarkupError if *html* holds one of the *foreign* fragments or breaks the policy."""
    for fragment in foreign:
        if fragment in html:
            raise MarkupError(
                f"{page}: a text from pathways/ stands in this page as markup: {fragment} "
                "This is a fault of the template, not of the text: escape it there."
            )
    if _SUSPECT.search(html) and (found := csp.violations(html)):
        raise MarkupError(f"{page}: the content policy refuses {found[0]} in this page.")


def _told_apart(text: str, found: re.Match[str]) -> str:
    if not _BARE.match(found[0]):
        return found[0]
    return text[max(found.start() - _NEIGHBOURS, 0) : found.end() + _NEIGHBOURS]


def _strings(value: object) -> Iterator[str]:
    """Yield every text within a record of records."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from _strings(getattr(value, one.name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _strings(key)
            yield from _strings(inner)
    elif isinstance(value, Iterable):
        for inner in value:
            yield from _strings(inner)
