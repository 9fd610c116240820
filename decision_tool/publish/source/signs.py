"""Finds signs that mislead the eye: spaces that are none to YAML, and signs nobody sees.

Text pasted from a document or a web page brings them along. A file means what it looks
like, so an odd space is a space; what cannot be seen at all is refused where it stands.
"""

from __future__ import annotations

import re

from decision_tool.core.errors import Fault

ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
UNSEEN = "\u0085\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""No joiners (U+200C, U+200D): words of some languages and some pictures need them."""

_ODD_SPACE = re.compile(f"[{ODD_SPACES}]")
_UNSEEN = re.compile(f"[{UNSEEN}]")
_HALF_OF_UTF_16 = re.compile(rb"\xff\xfe|\xfe\xff|\0[^\0]|[^\0]\0")


def as_seen(name: str, text: str) -> tuple[str, list[Fault]]:
    """Return *text* as an author sees it, and a fault for each sign that cannot be seen.

    Lines stay lines. Columns stay too, but after an unseen sign in the same line.
    """
    faults = [
        _fault(name, number, found)
        for number, line in enumerate(_ODD_SPACE.sub(" ", text).split("\n"), 1)
        for found in _UNSEEN.finditer(line)
    ]
    return _UNSEEN.sub("", _ODD_SPACE.sub(" ", text)), faults


def _fault(name: str, number: int, found: re.Match[str]) -> Fault:
    before = found.string[: found.start()].split()
    after = f", after {before[-1]}" if before else ""
    what = f"a sign that cannot be seen stands here{after} (U+{ord(found[0]):04X})."
    hint = "Delete it: type the words on both sides of it again."
    return Fault(f"{name}:{number}:{found.start() + 1}", what, hint)


def is_utf_16(encoded: bytes) -> bool:
    """Tell whether a file begins as one saved with two bytes to a letter."""
    return _HALF_OF_UTF_16.match(encoded) is not None
