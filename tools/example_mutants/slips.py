"""The slips that are made: one number, unit, direction or condition of one sentence is another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from decision_tool.core.days.dates import ordinal

Words = Callable[[re.Match[str]], list[str]]

UNITS = {"day": ("week", "month"), "week": ("day", "month"), "month": ("week", "year"),
         "year": ("month", "week"), "working day": ("day", "week")}  # fmt: skip
OPPOSITES = (
    ("before", "after"),
    ("on or before", "before"),
    ("on or after", "after"),
    ("on or before", "on or after"),
    ("from", "by"),
    ("from", "after"),
    ("on", "by"),
    ("on", "from"),
    ("at", "by"),
    ("at", "from"),
    ("by", "from"),
    ("by", "before"),
    ("at least", "about"),
    ("about", "at least"),
    ("later", "earlier"),
    ("inside", "outside"),
    ("is known", "is not known"),
    ("is below", "is known to be at least"),
    ("is known to be at least", "is below"),
    ("is yes", "is no"),
    ("and", "or"),
)
"""Words that are mistaken for each other; of a pair of one word each, either way round."""
DROPPED = (
    r"about ", r"at least ", r" or over", r",? until .*", r", superseded from .*",
    r", \d+ times", r" once held", r", ideally .*", r", else .*", r" if known",
    r"the (?:later|earlier) of .* and ", r" and .*", r"^.* and ", r", or .*", r" or [a-z-]+$",
    r" or (?!over).*", r"^.* or (?!over)",
)  # fmt: skip


def slips(text: str, *, is_guard: bool) -> list[str]:
    """Return every slip of a sentence or, *is_guard*, of a condition; each once."""
    found = [
        *_numbers(text),
        *_units(text),
        *_opposites(text),
        *_dropped(text),
        *_options(text),
        *(_guards(text) if is_guard else _windows(text)),
    ]
    return [one for one in dict.fromkeys(found) if one.strip() and one != text]


def _each(pattern: str, text: str, words: Words) -> Iterator[str]:
    """Yield the text with each place that matches written in each other way."""
    for match in re.finditer(pattern, text):
        for word in words(match):
            yield text[: match.start()] + word + text[match.end() :]


def _numbers(text: str) -> Iterator[str]:
    """A number is one more, one less, or twice as much; every is every second."""

    def others(match: re.Match[str]) -> list[str]:
        number = int(match[1])
        wrong = dict.fromkeys((number + 1, number - 1, number * 2))
        say = ordinal if match[2] else str
        return [say(one) for one in wrong if one >= 0]

    yield from _each(r"\b(\d+)(st|nd|rd|th)?\b", text, others)
    yield from _each(r"every (day|week|month)\b", text, lambda match: [f"every 2 {match[1]}s"])


def _units(text: str) -> Iterator[str]:
    def others(match: re.Match[str]) -> list[str]:
        return [f"{one}{match[2]}" for one in UNITS[match[1]]]

    # Not a part of an id, such as interval-months.
    yield from _each(r"(?<![-\w])(working day|day|week|month|year)(s?)\b(?!-)", text, others)


def _opposites(text: str) -> Iterator[str]:
    yield from _each(r" is known to be (?!at)", text, lambda _: [" is "])
    for one, other in OPPOSITES:
        for said, meant in ((one, other), (other, one)):
            pattern = re.compile(rf"(?<![-\w/]){said}(?![-\w/])")
            yield from (
                text[: match.start()] + meant + text[match.end() :]
                for match in pattern.finditer(text)
            )


def _dropped(text: str) -> Iterator[str]:
    for pattern in DROPPED:
        yield from _each(pattern, text, lambda _: [""])


def _options(text: str) -> Iterator[str]:
    """An answer is another one."""
    others = {"permanent": "home-possible", "home-possible": "permanent",
              "manager": "social-worker", "social-worker": "manager",
              "long-term-fostering": "adoption", "yes": "no", "no": "yes"}  # fmt: skip

    def other(match: re.Match[str]) -> list[str]:
        return [match[1] + others[match[2]]] if match[2] in others else []

    yield from _each(r"(is (?:known to be )?)([a-z]+(?:-[a-z]+)*)", text, other)


def _guards(text: str) -> Iterator[str]:
    """A condition is turned round; and an age is under, or over."""
    yield f"not ({text})"
    yield from _each(r"not \((.*)\)", text, lambda match: [match[1]])
    yield from _each(
        r"under (\d+(?: years \d+ months)?) on", text, lambda m: [f"{m[1]} or over on"]
    )
    yield from _each(
        r"(\d+(?: years \d+ months)?) or over on", text, lambda m: [f"under {m[1]} on"]
    )


def _windows(text: str) -> Iterator[str]:
    """A window loses one of its ends."""
    yield from _each(
        r"within (.*?) of ", text, lambda match: [f"{match[1]} after ", "by ", "from "]
    )
    yield from _each(
        r"between ([\w-]+) and ([\w-]+)$",
        text,
        lambda m: [f"after {m[1]}", f"before {m[2]}", f"from {m[1]} and before {m[2]}"],
    )
    yield from _each(
        r"the end of the month of ", text, lambda _: ["", "the end of the month after "]
    )
    yield from _each(
        r"the end of the month after ", text, lambda _: ["", "the end of the month of "]
    )
    yield from _each(r"as soon as possible after ", text, lambda _: ["by ", "on "])
    yield from _each(r"halfway between ([\w-]+) and ([\w-]+)", text, lambda m: [m[1], m[2]])
