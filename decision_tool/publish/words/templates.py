"""The templates of generated pages, and plain text made safe to stand in Markdown.

Views arrive finished: a template holds loops and wording, no arithmetic. Every text of
the library passes `inline` on its way into a view, so that no sign of the source is
taken for Markdown or HTML.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"

_SIGNS = re.compile(r"([\\`*_{}\[\]])")
_LINE_OPENER = re.compile(r"^(\s*)([-+#>:~]|\d+[.)])")


def inline(text: str) -> str:
    """Return plain text as Markdown that shows exactly that text, within one block."""
    safe = _SIGNS.sub(r"\\\1", escape(" ".join(text.split()), quote=False))
    return _LINE_OPENER.sub(lambda found: f"{found[1]}{_guarded(found[2])}", safe)


def _guarded(opener: str) -> str:
    """Return the start of a line so that it opens no list, heading or definition."""
    if opener in {":", "~"}:  # Markdown knows no backslash before these
        return f"&#{ord(opener)};"
    return f"{opener[:-1]}\\{opener[-1]}"


def attribute(text: str) -> str:
    """Return plain text as the value of an HTML attribute in double quotes."""
    return escape(" ".join(text.split()))


@cache
def _environment() -> Environment:
    # Not HTML but Markdown: escaping is `inline`'s work, done where views are made.
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=True,
        autoescape=False,  # noqa: S701
        # Markdown writes the anchor of a heading as {#anchor}.
        comment_start_string="{##",
        comment_end_string="##}",
    )


def render_html(template: str, **view: object) -> str:
    """Return the page of HTML that *template* makes of *view*; every text is escaped."""
    return _environment().overlay(autoescape=True).get_template(template).render(**view)


def render(template: str, **view: object) -> str:
    """Return the page that *template* makes of *view*, with no run of empty lines."""
    text = _environment().get_template(template).render(**view)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
