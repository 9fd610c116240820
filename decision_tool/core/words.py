"""How words are put together, the same in every sentence that we print."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

LIKE = 0.5
"""How alike two names must be, of 1, for the one to be meant by the other."""


def capital(words: str) -> str:
    """Return the words as they begin a sentence."""
    return words[:1].upper() + words[1:]


def small(words: str) -> str:
    """Return the words for the middle of a sentence; a name in capitals keeps them."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def listed(words: Iterable[str], joint: str = "and") -> str:
    """Return ``one, two and three``."""
    *before, last = list(words) or [""]
    return f"{', '.join(before)} {joint} {last}" if before else last


def child_named(label: str) -> str:
    """Return ``child A`` or ``Sam``: a letter alone reads as a word."""
    return f"child {label}" if len(label) == 1 else label


def child_title(label: str) -> str:
    """Return ``Child A`` or ``Sam``, where words begin: what a child is called stays as it is."""
    return f"Child {label}" if len(label) == 1 else label


def children_named(labels: Iterable[str]) -> str:
    """Return ``children A and B``, or ``child A and Sam``."""
    every = list(labels)
    letters = [label for label in every if len(label) == 1]
    first = [f"children {listed(letters)}"] if len(letters) > 1 else map(child_named, letters)
    return listed([*first, *(label for label in every if len(label) > 1)])


def counted(number: int, noun: str) -> str:
    """Return ``1 day`` or ``3 days``."""
    return f"{number} {noun}{'s' if number != 1 else ''}"


def did_you_mean(name: str, names: Collection[str], otherwise: str = "", like: float = LIKE) -> str:
    """Return ``Did you mean 'visit'?`` with the nearest of *names*, or *otherwise* if none is."""
    close = get_close_matches(name, sorted(names), 1, like)
    return f"Did you mean {close[0]!r}?" if close else otherwise
