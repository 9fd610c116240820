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


_RANGE = _words(
    rf"within (?P<least>\d+) to (?P<most>\d+) (?P<unit>{_UNIT}) of "
    r"(?P<point>.+?)(?=, or |, ideally |, else when |$)"
)
_PAIRED = re.compile(r"\bhalfway between |\bthe (?:later|earlier) of ")
_SEVERAL = re.compile(r"\bthe (?:later|earlier) of ")
_WINDOW = re.compile(r"(?:about|after|at|as soon as|before|between|by|from|in weeks|on|within) ")


def _opened(found: re.Match[str]) -> str:
    """Return a range of lengths as the two windows that it means; others go on after them.

    The point is said twice, and so nothing else may be taken for a part of it.
    """
    point, others = _point_first(found["point"])
    unit, others = found["unit"], _RANGE.sub(_opened, others)
    return (
        f"from {found['least']} {unit} after {point} and within {found['most']} {unit} of "
        f"{point}{others}"
    )


def _point_first(text: str) -> tuple[str, str]:
    """Return the point with which *text* begins, and the windows that are joined to it."""
    parts = text.split(" and ")
    taken, pairs = 1, len(_PAIRED.findall(parts[0]))
    while taken < len(parts) and (pairs > 0 or _goes_on(parts, taken)):
        pairs += len(_PAIRED.findall(parts[taken])) - 1
        taken += 1
    point = " and ".join(parts[:taken])
    return point, text[len(point) :]


def _goes_on(parts: Sequence[str], taken: int) -> bool:
    """Tell whether one more point is of those of which the later or the earlier counts."""
    return bool(_SEVERAL.search(" and ".join(parts[:taken]))) and not _WINDOW.match(parts[taken])


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
    (_RANGE, _opened),
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
