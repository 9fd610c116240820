"""Makes HTML for the clipboard in the few forms that Word, Outlook and Excel keep.

Those programs read no style sheet, so a table says what it needs in attributes of its own.
They are the old ones for looks, not `style`: the browser checks what it puts on the clipboard
against the site's content policy, which refuses styles. Every text is escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

TABLE = ' border="1" rules="all" cellspacing="0" cellpadding="4"'
CELL = ' align="left" valign="top"'


def paragraph(words: str, *, is_bold: bool = False) -> str:
    """Return a paragraph; a bold one is a heading of its own, whatever it is pasted into."""
    inner = escape(words)
    return f"<p><b>{inner}</b></p>" if is_bold else f"<p>{inner}</p>"


def bullets(lines: Iterable[str]) -> str:
    """Return a bulleted list."""
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table with a row of headings; an empty cell holds a space, or Word narrows it."""
    head = "".join(f'<th scope="col"{CELL}>{escape(words)}</th>' for words in headings)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return f"<table{TABLE}><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(words: str) -> str:
    return f"<td{CELL}>{escape(words) or '&nbsp;'}</td>"
