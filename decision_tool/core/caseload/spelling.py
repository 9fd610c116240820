"""How words of a table are compared: case, punctuation and small words do not count."""

from __future__ import annotations

import re
from functools import lru_cache

_BRACKETS = re.compile(r"\(([^()]*)\)")
_POSSESSIVE = re.compile(r"[\u2019'`]s?\b")
_NOT_A_WORD = re.compile(r"[^\w]+|_+")
_YES_OR_NO = re.compile(r" (?:yes(?: or)? no|y n)$")
_SMALL = frozenset({"date", "dates", "of", "the", "on", "day", "is", "for"})
_PATHWAY = frozenset({"plan", "pathway"})


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return *text* in small letters, one space between words: ``Final-Hearing`` and its like.

    What stands in brackets is left out, as ``(dd/mm/yyyy)``, and so is ``yes/no`` at the end:
    headings and names have both.
    """
    return _YES_OR_NO.sub("", said(_BRACKETS.sub(" ", text)))


def bracketed(text: str) -> list[str]:
    """Return what stands in the brackets that `folded` leaves out."""
    return _BRACKETS.findall(text)


@lru_cache(maxsize=4096)
def said(text: str) -> str:
    """Return the words of a cell alike. Those in brackets count: ``Moved (withdrawn)``."""
    return " ".join(_NOT_A_WORD.sub(" ", _POSSESSIVE.sub("", text.casefold())).split())


def said_or_sign(text: str) -> str:
    """Return the words of a cell alike, and a sign that is no word as it stands: ``✓``."""
    return said(text) or text.strip()


def spellings(name: str) -> tuple[str, str]:
    """Return how a cell may say a name: with what stands in its brackets, and without."""
    return folded(name), said(name)


def loose(text: str) -> str:
    """Return the words that tell names apart: ``Date of final hearing`` is ``final hearing``."""
    return _without(folded(text), _SMALL)


def loose_pathway(text: str) -> str:
    """Return the words that tell pathways apart: ``Ukraine plan`` is ``ukraine``."""
    return _without(folded(text), _SMALL | _PATHWAY)


def said_pathway(text: str) -> str:
    """Return the words of a cell that tell pathways apart; those in brackets count."""
    return _without(said(text), _SMALL | _PATHWAY)


def _without(words: str, small: frozenset[str]) -> str:
    return " ".join(word for word in words.split() if word not in small) or words


def holds_words(text: str, words: str) -> bool:
    """Tell whether *words* stand in *text*, whole and side by side; both are folded."""
    return _spaced(words) in _spaced(text)


def _spaced(words: str) -> str:
    return f" {words} "
