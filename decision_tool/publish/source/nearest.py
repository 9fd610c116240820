"""Hints that name what exists: the nearest spelling, else all of a few, else where they stand."""

from __future__ import annotations

from collections.abc import Iterable

from decision_tool.core.words import did_you_mean

FEW = 8
LIKE, VERY_LIKE = 0.6, 0.85
"""How alike two words must be; ids that end in a number are all alike, so theirs more so."""


def hint_for(name: str, names: Iterable[str], listed_in: str = "") -> str:
    """Return a hint for an unknown *name*: the nearest of *names*, or where to find them."""
    known = list(names)
    few = f"Write one of: {', '.join(known)}." if 0 < len(known) <= FEW else ""
    otherwise = f"They are listed in {listed_in}." if listed_in else few
    return did_you_mean(name, known, otherwise, VERY_LIKE if name[-1:].isdigit() else LIKE)
