"""Ordinary words of an author, put into the form of the house that means the same.

Only what has one meaning is put right: the direction, the unit and every name stay as written.
What the house writes itself is left as it is, so that to read, write and read again changes
nothing. The grammar of the forms is ``sentence.lark``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
WORTH = {word: number for number, word in enumerate(_NUMBERS, 1)}
"""What a number that is written out is worth."""
NUMBER_WORDS = frozenset({*WORTH, "a", "an"})
"""Words that stand for a number, unless a question is called so: then they say its answer."""
_UNIT = r"(?:days?|weeks?|months?|years?|fortnights?)"
_COUNTED = rf"(?:working )?{_UNIT}"


def _words(pattern: str) -> re.Pattern[str]:
    """Return the pattern for whole words: a name of the author's may hold any of them."""
    return re.compile(rf"(?<![\w/-]){pattern}(?![\w/-])", re.IGNORECASE)


_Put = str | Callable[[re.Match[str]], str]
_TIMINGS: Sequence[tuple[re.Pattern[str], _Put]] = (
    (
        _words(rf"({'|'.join(_NUMBERS)})(?= {_COUNTED}\b| to \w+ {_COUNTED}\b)"),
        lambda found: str(WORTH[found[1].lower()]),
    ),
    (
        _words(rf"(?<=to )({'|'.join(_NUMBERS)})(?= {_COUNTED}\b)"),
        lambda found: str(WORTH[found[1].lower()]),
    ),
    (_words(r"an?(?= (?:working )?(?:day|week|month|year|fortnight)\b)"), "1"),
    (_words("every fortnight"), "every 2 weeks"),
    (_words(r"(\d+) fortnights?"), lambda found: f"{2 * int(found[1])} weeks"),
    (_words("daily(?= after)"), "every day"),
    (_words("weekly(?= after)"), "every week"),
    (_words("fortnightly(?= after)"), "every 2 weeks"),
    (_words("monthly(?= after)"), "every month"),
    (_words("(?:yearly|annually)(?= after)"), "every 1 year"),
    (_words("every year(?= after)"), "every 1 year"),
    (_words("(?:no|not) later than"), "by"),
    (_words("immediately after"), "as soon as possible after"),
    (
        _words(rf"within (\d+) to (\d+) ({_UNIT}) of (.+?)(?=, or |, ideally |, else when |$)"),
        r"from \1 \3 after \4 and within \2 \3 of \4",
    ),
)
_GUARDS: Sequence[tuple[re.Pattern[str], _Put]] = (
    (_words(r"(?<!known to be )is at least(?= \d)"), "is known to be at least"),
)
_PUT = {"sentence": _TIMINGS, "guard": _GUARDS, "situation": ()}


def in_house_form(text: str, start: str) -> str:
    """Return *text* with its ordinary words in the house's form; as it is where there are none.

    *start* is the rule of the grammar that it is to follow: sentence, guard or situation. Whether
    the grammar takes it is another matter.
    """
    first, stop = text[:1], text.removesuffix(".")
    put = f"{first.lower()}{stop[1:]}"
    for pattern, words in _PUT[start]:
        put = pattern.sub(words, put)
    return put
