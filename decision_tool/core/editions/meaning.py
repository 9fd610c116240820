"""Tells a text that only reads otherwise from one that may say something else.

A program cannot tell meaning. So this errs one way: whatever has other numbers, other lengths of
time, or other words of duty, condition and order counts as a change of what is said.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

ALIKE = 0.5
"""How alike two texts must be, of 1, for the one to be the other in other words."""
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_TELLING = """
one two three four five six seven eight nine ten eleven twelve once twice half double
first second third last next every each all any both either neither
hour hours day days week weeks month months year years working
no not never none nor nobody nothing without unless except only if when while but
must should shall may might can cannot could need needs have has
before after until by within between from since or and at least most more less fewer under over
"""
TELLING = frozenset(_TELLING.split())
"""Words that decide when, who, whether and how much."""
NOT = "n\u2019t", "n't"


def same_meaning(was: str, now: str) -> bool:
    """Tell whether two texts are alike and have the same numbers and telling words in order."""
    return _told(was) == _told(now) and likeness(was, now) >= ALIKE


def likeness(was: str, now: str) -> float:
    """Return how alike two texts are, word by word, from 0 to 1."""
    first, second = _words(was), _words(now)
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _words(text: str) -> list[str]:
    return [str(word) for word in _WORD.findall(text.lower())]


def _told(text: str) -> list[str]:
    return [one for one in _words(text) if one in TELLING or one.endswith(NOT) or one[0].isdigit()]
