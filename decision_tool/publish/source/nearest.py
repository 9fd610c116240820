"""Hints that name what exists: the nearest spelling, else all of a few, else where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

FEW = 8
LIKE, VERY_LIKE = 0.6, 0.85
"""How alike two words must be; ids that end in a number are all alike, so theirs more so."""


def did_you_mean(name: str, names: Iterable[str], listed_in: str = "") -> str:
    """Return a hint for an unknown *name*: the nearest of *names*, or where to find them."""
    known = list(names)
    close = get_close_matches(name, known, 1, VERY_LIKE if name[-1:].isdigit() else LIKE)
    if close:
        return f"Did you mean {close[0]!r}?"
    if listed_in:
        return f"They are listed in {listed_in}."
    return f"Write one of: {', '.join(known)}." if 0 < len(known) <= FEW else ""
