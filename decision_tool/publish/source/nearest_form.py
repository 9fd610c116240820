"""The form nearest to a sentence that cannot be read: the author's own words put right.

What is offered keeps the direction (before is never answered by after), the unit and the numbers
of what was written, and holds no name that the author does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain, islice

from decision_tool.publish.source.scope import Scope

SENTENCES = (
    "{amount} before {date}",
    "{amount} after {date}",
    "{working} before {date}",
    "{working} after {date}",
    "by {date}",
    "at {date}",
    "before {date}",
    "after {date}",
    "after {date} once held",
    "from {date}",
    "on {date}",
    "from 16th birthday",
    "on 18th birthday",
    "at age 15 years 7 months",
    "{amount} before 18th birthday",
    "within {amount} of {date}",
    "within {working} of {date}",
    "between {date} and {date}",
    "in weeks {number} to {number} from {date}",
    "about {amount} after {date}",
    "from {date} and at least {amount} before {date}",
    "as soon as possible after {date}",
    "as soon as possible after {date}, else when needed",
    "every {period} after {date} until {date}, else {date}",
    "every {period} after {date} until {date} if known",
    "every {period} after {date}",
    "every {period} after {date}, {number} times",
    "every {period} after {date}, superseded from {date}",
    "at {date}, or from {date}",
    "when needed",
)
GUARDS = (
    "{question} is {value}",
    "{question} is known to be {value}",
    "under 14 on {date}",
    "14 or over on {date}",
    "under 17 years 6 months on {date}",
    "{date} before {date}",
    "{date} after {date}",
    "{date} on or before {date}",
    "{date} on or after {date}",
    "{date} inside {date}",
    "{date} outside {date}",
    "{question} is below {number}",
    "{question} is known to be at least {number}",
    "{date} is open",
    "{date} is known",
    "{date} is not known",
    "{question} is {value} and {date} is open",
)
SITUATIONS = (
    "{question} is {value}",
    "{question} includes {value}",
    "{question} includes {value} and {question} includes {value}",
    "{question} is {value} or {question} is {value}",
    "not ({question} includes {value})",
)
FORMS = {"sentence": SENTENCES, "guard": GUARDS, "situation": SITUATIONS}

UNITS = ("day", "week", "month", "year")
WORKING = "working day"
SENSES = (
    *("about", "after", "age", "and", "at", "before", "below", "between", "birthday", "by"),
    *(
        "every",
        "from",
        "held",
        "if",
        "includes",
        "inside",
        "known",
        "least",
        "needed",
        "not",
        "open",
        "or",
    ),
    *("outside", "over", "possible", "superseded", "times", "under", "until", "within"),
)
"""Words that carry the meaning of a form: none is offered that was not written."""

KEPT = frozenset({"after", "before", "every"})
"""Those that no form may lack where they were written."""

_COUNTS_NOTHING = {"and", "at", "from", "of", "on", "or", "times", "to"}
"""Words after a number that is no amount, as in `under 14 on`."""

SHORT = 3
"""Words so short are too alike to tell a slip in one from another word."""

UNKNOWN = "?"
"""The unit of an amount whose word is none."""

_WORD = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")
_AMOUNT = re.compile(r"\b(\d+) +(working +)?([a-z]+)")
_PERIOD = re.compile(r"\bevery +((?:\d+ +(?:to +\d+ +)?)?)([a-z]+)")
_VALUE = re.compile(r"\b(?:is|are|includes?|be) +([a-z][a-z0-9-]*)")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class _Written:
    """What an author wrote, taken apart. *units*: of all that is counted."""

    text: str
    senses: frozenset[str]
    units: frozenset[str]
    slots: dict[str, tuple[str, ...]]


def nearest_forms(text: str, start: str, scope: Scope) -> Iterator[str]:
    """Yield the forms that say the same kind of thing as *text*, the most alike first.

    *start* is the rule of the grammar that *text* should follow. Not every one is sure to mean
    something: who offers one reads it first.
    """
    written = _taken_apart(text, scope)
    filled = [one for form in FORMS[start] for one in _filled(form, written) if one != text]
    yield from get_close_matches(text, filled, len(filled) or 1, 0.0)


def _taken_apart(text: str, scope: Scope) -> _Written:
    words = _WORD.findall(text.lower())
    amounts = [
        (number, WORKING if working else _unit(word))
        for number, working, word in _AMOUNT.findall(text)
        if word not in _COUNTS_NOTHING
    ]
    periods = [(count, _unit(word)) for count, word in _PERIOD.findall(text)]
    units = frozenset(unit or UNKNOWN for _, unit in (*amounts, *periods))
    slots = {
        "amount": tuple(_counted(n, unit) for n, unit in amounts if unit not in ("", WORKING)),
        "working": tuple(_counted(n, unit) for n, unit in amounts if unit == WORKING),
        "period": tuple(f"{count}{unit}{'s' * bool(count)}" for count, unit in periods if unit),
        "number": tuple(re.findall(r"\b\d+\b", text)),
        "value": tuple(one for one in _VALUE.findall(text) if one not in SENSES),
        "question": _known(words, scope.questions, ()),
        "date": _known(words, *_dates(scope)),
    }
    return _Written(
        text, frozenset(SENSES).intersection(_spelt(one) for one in words), units, slots
    )


def _unit(word: str) -> str:
    close = get_close_matches(word, [*UNITS, *(f"{one}s" for one in UNITS)], 1, 0.7)
    return close[0].removesuffix("s") if close else ""


def _counted(number: str, unit: str) -> str:
    return f"{number} {unit}{'' if number == '1' else 's'}"


def _spelt(word: str) -> str:
    """Return the sense that *word* is, or is a misspelling of."""
    close = get_close_matches(word, SENSES, 1, 0.8) if len(word) > SHORT else []
    return close[0] if close and word not in SENSES else word


def _dates(scope: Scope) -> tuple[frozenset[str], Sequence[str]]:
    """Return the names a day may have here, and those to fall back on: the steps at hand first."""
    own = [one.partition("/")[2] for one in scope.steps if one.startswith(f"{scope.pathway}/")]
    return scope.key_dates | scope.steps | set(own), [*sorted(own), *sorted(scope.key_dates)]


def _known(words: Sequence[str], names: frozenset[str], more: Sequence[str]) -> tuple[str, ...]:
    """Return the names among *words*, a misspelt one put right, then *more*."""
    found = [
        close[0]
        for word in words
        if word not in SENSES and (close := get_close_matches(word, sorted(names), 1, 0.8))
    ]
    return tuple(dict.fromkeys((*found, *more, *(() if more else sorted(names)))))


def _filled(form: str, written: _Written) -> Iterator[str]:
    """Yield *form* with what was written in its places, if it says the same kind of thing."""
    senses = frozenset(SENSES).intersection(_WORD.findall(_SLOT.sub("", form)))
    asked = _SLOT.findall(form)
    kept = KEPT & written.senses
    if not kept <= senses <= written.senses or bool(written.units) != _counts(form):
        return
    if any(asked.count(slot) > len(written.slots[slot]) for slot in asked):
        return
    taken = {slot: islice(chain(written.slots[slot]), None) for slot in asked}
    filled = _SLOT.sub(lambda found: next(taken[found[1]]), form)
    if {_unit_in(word) for word in _WORD.findall(filled)} - {""} <= {
        one.rpartition(" ")[2] for one in written.units
    }:
        yield filled


def _counts(form: str) -> bool:
    return any(word in form for word in ("{amount}", "{working}", "{period}", "years", "weeks"))


def _unit_in(word: str) -> str:
    return word.removesuffix("s") if word.removesuffix("s") in UNITS else ""
