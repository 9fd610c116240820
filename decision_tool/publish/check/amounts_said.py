"""Lengths of time that a text says, in figures or in words: “6 weeks”, “six-week”, “a fortnight”.

A number alone is none: only with its unit does it say how long. Lengths that are always the same
are one length, so that “14 days” says what “2 weeks” says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from decision_tool.publish.source.ordinary_words import WORTH

Measure = Literal["day", "working day", "month", "week number"]
DAYS = {"day": 1, "week": 7, "fortnight": 14}
MONTHS = {"month": 1, "year": 12}


@dataclass(frozen=True, slots=True)
class Length:
    """So many of what is counted. A *week number* is the place of a week: “in week 4”."""

    count: int
    measure: Measure


@dataclass(frozen=True, slots=True)
class Said:
    """A length, and how a text says it. *is_past*: as what was, and not as what is."""

    words: str
    length: Length
    is_past: bool


def length_of(count: int, unit: str) -> Length:
    """Return the length of *count* units; weeks are days, and years are months."""
    if unit in DAYS:
        return Length(count * DAYS[unit], "day")
    if unit in MONTHS:
        return Length(count * MONTHS[unit], "month")
    return Length(count, "working day")


TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_WORDS = "|".join(sorted(WORTH, key=len, reverse=True))
_NUMBER = rf"\d{{1,3}}|(?:{'|'.join(TENS)})(?:-(?:{_WORDS}))?|{_WORDS}"
_AMOUNT = re.compile(
    rf"(?<![\w.,/-])(?:(?P<least>{_NUMBER})(?:[ -](?:to|or|and)[ -]| ?\u2013 ?|(?<=\d)-(?=\d)))?"
    rf"(?:(?P<most>{_NUMBER})|(?P<one>an?)(?! (?:working )?days?\b))[\s-]+"
    r"(?P<unit>working[ -]day|day|week|fortnight|month|year)s?\b"
    rf"(?:(?:(?<=year)|(?<=years))(?: and)? (?P<months>{_NUMBER}) months?\b)?",
    re.IGNORECASE,
)
_WEEK = re.compile(
    r"\bweeks? (?P<least>\d{1,2})\b(?:(?: (?:to|and) | ?[\u2013-] ?)(?P<most>\d{1,2})\b)?",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"(?<=[.;?!])\s")
_PAST = re.compile(
    r"\b(?:was|were|been|no longer|not|instead of|rather than|formerly|previously|earlier)"
    r"(?: (?:once|only|at|within|every|about))?\W*$",
    re.IGNORECASE,
)
_OF_BEFORE = re.compile(r"\b(?:edition|used to)\b", re.IGNORECASE)


def amounts_in(text: str) -> Iterator[Said]:
    """Yield every length that *text* says, in order; of a range both its ends."""
    for sentence in _SENTENCE_ENDS.split(text):
        of_before = bool(_OF_BEFORE.search(sentence))
        for pattern in (_AMOUNT, _WEEK):
            for found in pattern.finditer(sentence):
                is_past = of_before or bool(_PAST.search(sentence[: found.start()]))
                words = " ".join(found[0].split())
                yield from (Said(words, one, is_past) for one in _lengths(found))


def _lengths(found: re.Match[str]) -> Iterator[Length]:
    parts = found.groupdict()
    counts = [_worth(text) for text in (parts["least"], parts["most"]) if text]
    if "unit" not in parts:
        yield from (Length(count, "week number") for count in counts)
        return
    unit = parts["unit"].lower().replace("-", " ")
    months = _worth(parts["months"]) if parts["months"] and unit == "year" else 0
    for count in counts or [1]:
        length = length_of(count, unit)
        yield Length(length.count + months, length.measure)


def _worth(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, _, ones = text.lower().partition("-")
    return TENS[tens] + WORTH.get(ones, 0) if tens in TENS else WORTH[tens]
