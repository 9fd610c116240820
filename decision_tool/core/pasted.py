"""Text that comes from another program: what cannot be seen in it, and what is no value at all."""

from __future__ import annotations

import re

_LONGEST = 60
UNSEEN = "\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
"""Direction marks, joiners, soft hyphens and choices of a sign's form, for a pattern's brackets.

They show as nothing and come along with a copy.
"""
_UNSEEN = re.compile(f"[{UNSEEN}]")
_TRAILING = " ,;."
_AROUND = ('""', "\u201c\u201d", "\u2018\u2019", "()", "[]")
"""What may stand around a value that was copied out of a sentence or written by a program."""
_BEFORE = "'" + "".join(pair[0] for pair in _AROUND) + " "
_TOO_NARROW = re.compile(r"#+")
_ERROR = re.compile(r"#(?:N/A|DIV/0!|GETTING_DATA|[A-Z]+[!?])|err:\d+", re.IGNORECASE)
_WIDEN = "is what a spreadsheet shows where the column is too narrow. Widen it and copy it again."
_MEND = "is an error of the spreadsheet. Mend the cell there, or write the value in."


def without_unseen(text: str) -> str:
    """Return *text* without direction marks and other signs that nobody sees."""
    return _UNSEEN.sub("", text) if _UNSEEN.search(text) else text


def visible(text: str) -> str:
    """Return *text* without direction marks and other signs that nobody sees, trimmed."""
    return without_unseen(text).strip()


def unwrapped(text: str) -> str:
    """Return *text* without what a program or a hand put around it: quotes, brackets, a comma.

    A spreadsheet writes an apostrophe before what it keeps as text.
    """
    bare = _without_apostrophe(text)
    while bare[:1] + bare[-1:] in _AROUND and (inner := bare[1:-1].strip()):
        bare = _without_apostrophe(inner)
    return bare


def _without_apostrophe(text: str) -> str:
    return text.rstrip(_TRAILING).removeprefix("'").strip()


def begun(text: str) -> str:
    """Return *text* from where its value begins, past all that `unwrapped` takes off before it."""
    return visible(text).lstrip(_BEFORE)


def spreadsheet_fault(text: str) -> str:
    """Return why *text* is no value but a spreadsheet's sign for one; empty where it is a value."""
    if _TOO_NARROW.fullmatch(text):
        return _WIDEN
    return _MEND if _ERROR.fullmatch(text) else ""


def shortened(text: str) -> str:
    """Return *text* in one line, a long one cut short: a cell may hold a whole page."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()} …"


def as_typed(value: object) -> str:
    """Return a value as a program writes it, every sign to be seen; a long one is cut short."""
    if isinstance(value, str) and len(value) > _LONGEST:
        value = f"{value[:_LONGEST].rstrip()} …"
    return repr(value) if isinstance(value, str) else shortened(repr(value))


def quoted(text: str) -> str:
    """Return a cell in quotation marks; a long one is cut short."""
    return f"“{shortened(text)}”"
