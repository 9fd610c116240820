"""From the text of a file somebody chose to the object in it, or to what the file seems to be."""

from __future__ import annotations

import json
import re
from typing import Any

from decision_tool.core.errors import Fault, FaultsError

LARGEST = 1_000_000
"""The most bytes a file may have. Every pathway at once comes to a fifth of it."""

MOST_NESTED = 20
"""How deep the parts of a file may stand within each other; ours come to four.

Reading deeper ones recurses: Python refuses in time, but in the browser it takes the whole
engine down with it.
"""

WHOLE = "the file"
"""Where a fault lies that is about the file as a whole."""

OURS = "Open a file made with “Save to a file”. Its name ends in .json."
_AGAIN = "Open the file as it was saved. If it is damaged, fill in the form again and save it."
_TABLE = "To plan many children from a table, use the page “Team timetable”."
_SIGNS = (
    (r"%pdf", "a PDF document", OURS),
    (r"pk\x03\x04", "a zip file, or a Word or Excel document", OURS),
    (r"begin:vcalendar", "a calendar file", OURS),
    (r"\{\\rtf", "a text document (RTF)", OURS),
    (r"<!doctype html|<html", "a web page", OURS),
    (r"<", "an XML file", OURS),
    (r"[^\n]*[\0\ufffd]", "not text in UTF-8: a picture, perhaps, or a document", OURS),
    (r"[^{\[\n][^{\n]*[,;\t]", "a table (CSV)", _TABLE),
)


def read_object(text: str) -> dict[str, Any]:
    """Return the JSON object that *text* holds. Raises FaultsError saying what it is instead."""
    text = text.removeprefix("\ufeff")
    if len(text) > LARGEST:
        raise _refused("it is too large: a saved timetable has less than 1 MB.", OURS)
    if not text.strip():
        raise _refused("it is empty.", OURS)
    begins = text.lstrip()
    for sign, seems, hint in _SIGNS:
        if re.match(sign, begins, re.IGNORECASE):
            raise _refused(f"this seems to be {seems}, not a saved timetable.", hint)
    if _is_nested_deep(text):
        raise _refused("its parts are nested too deep.", OURS)
    plain = _parsed(text)
    if not isinstance(plain, dict):
        raise _refused("this is not an object in JSON, so it is not a saved timetable.", OURS)
    return plain


def _refused(what: str, hint: str) -> FaultsError:
    return FaultsError([Fault(WHOLE, what, hint)])


_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?', re.DOTALL)
_NO_BRACKET = re.compile(r"[^\[\]{}]+")


def _is_nested_deep(text: str) -> bool:
    """Tell whether brackets outside strings stand too deep, as far as the text is JSON at all."""
    depth = 0
    # A folder has thousands of such files: what is no bracket is left out before they are counted.
    for sign in _NO_BRACKET.sub("", _STRING.sub("", text)):
        depth += 1 if sign in "[{" else -1
        if depth > MOST_NESTED:
            return True
    return False


def _parsed(text: str) -> object:
    repeated: dict[str, None] = {}

    def read_pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
        """Return the pairs as an object; Python alone would keep the last of two and be silent."""
        found: dict[str, object] = {}
        for name, value in pairs:
            if name in found:
                repeated[name] = None
            found[name] = value
        return found

    try:
        plain: object = json.loads(text, object_pairs_hook=read_pairs)
    except json.JSONDecodeError as error:
        raise FaultsError([_broken(error, text)]) from None
    except ValueError:  # a number too long for Python to read
        raise _refused("a number in it is too long.", _AGAIN) from None
    if repeated:
        raise FaultsError(
            [Fault(WHOLE, f"{name!r} stands twice in one object.", _AGAIN) for name in repeated]
        )
    return plain


def _broken(error: json.JSONDecodeError, text: str) -> Fault:
    where = f"line {error.lineno}, column {error.colno}"
    is_cut_off = error.msg.startswith("Unterminated") or error.pos >= len(text.rstrip())
    if is_cut_off:
        return Fault(where, "the file ends too early: this is not JSON yet.", _AGAIN)
    return Fault(where, "from here on the file is damaged: this is not JSON.", _AGAIN)
