"""Rules in words: the one phrasing for pages, forms, tool and the written sentence itself.

With ids for names the words are the timing sentence as an author writes it, so that
parse, render, parse gives the same rule; with titles they are what a page shows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from decision_tool.core.days.dates import ordinal
from decision_tool.core.guidance import rule
from decision_tool.core.planning.points import age_phrase
from decision_tool.core.words import counted

Name = Callable[[str], str]
"""Turns the id of a key date, step or question into the word to use for it."""


def amount(value: rule.Amount, name: Name = str) -> str:
    """Return ``8 weeks``, ``1 month``, or ``interval-months months``."""
    if value.answer:
        return f"{name(value.answer)} {value.unit}s"
    return counted(value.count, value.unit)


def point(value: rule.Point, name: Name = str) -> str:
    """Return the words for one day."""
    match value:
        case rule.Anchor():
            return name(value.id)
        case rule.Today():
            return "today"
        case rule.Choice(mode="or"):
            return " or ".join(point(one, name) for one in value.points)
        case rule.Choice(mode="else"):
            return ", else ".join(point(one, name) for one in value.points)
        case rule.Choice():
            return f"the {value.mode} of {' and '.join(point(one, name) for one in value.points)}"
        case rule.Birthday():
            return f"{ordinal(value.years)} birthday"
        case rule.Age():
            return f"age {age_phrase(value.years, value.months)}"
        case rule.Shift():
            return f"{amount(value.amount, name)} {value.direction} {point(value.point, name)}"
        case rule.Halfway():
            return f"halfway between {point(value.start, name)} and {point(value.end, name)}"
        case rule.MonthEnd():
            which = "of" if value.months_after == 0 else "after"
            return f"the end of the month {which} {point(value.point, name)}"
        case _:  # pragma: no cover
            assert_never(value)


def window(value: rule.Window, name: Name = str) -> str:
    """Return the words for one window."""
    match value:
        case rule.By():
            words = point(value.point, name)
            if value.manner == "at":
                return at_words(words)
            if isinstance(value.point, rule.Shift):
                return f"{value.manner} {words}".lstrip()
            return f"by {words}"
        case rule.Before():
            return f"before {point(value.point, name)}"
        case rule.After():
            words = f"after {point(value.point, name)}"
            return f"{words} once held" if value.once_held else words
        case rule.From():
            return f"from {point(value.point, name)}"
        case rule.On():
            preposition = "at" if isinstance(value.point, rule.Age) else "on"
            return f"{preposition} {point(value.point, name)}"
        case rule.Within():
            return f"within {amount(value.amount, name)} of {point(value.point, name)}"
        case rule.Between():
            return f"between {point(value.start, name)} and {point(value.end, name)}"
        case rule.InWeeks():
            return f"in weeks {value.first} to {value.last} from {point(value.point, name)}"
        case rule.AtOnce():
            return f"as soon as possible after {point(value.point, name)}"
        case _:  # pragma: no cover
            assert_never(value)


def at_words(words: str) -> str:
    """Return ``at the end of the assessment``, or ``on the day ...``."""
    return f"on {words}" if words.startswith("the day ") else f"at {words}"


def sentence(value: rule.Sentence, name: Name = str) -> str:
    """Return the words for a whole timing sentence, without a capital or a full stop."""
    match value:
        case rule.Timing():
            words = " and ".join(window(one, name) for one in value.windows)
            return f"{words}, ideally {point(value.ideally, name)}" if value.ideally else words
        case rule.FirstGiven():
            return ", or ".join(sentence(one, name) for one in value.timings)
        case rule.WhenNeeded():
            if value.timing:
                return f"{sentence(value.timing, name)}, else when needed"
            return "when needed"
        case rule.Series():
            return _series(value, name)
        case _:  # pragma: no cover
            assert_never(value)


def _series(value: rule.Series, name: Name) -> str:
    words = f"every {_period(value)} after {point(value.after, name)}"
    if value.until:
        words += f" until {point(value.until, name)}"
    if value.until_optional:
        words += " if known"
    if value.superseded_from:
        words += f", superseded from {point(value.superseded_from, name)}"
    return f"{words}, {value.times} times" if value.times else words


def _period(value: rule.Series) -> str:
    if value.least != value.most:
        return f"{value.least} to {value.most} {value.unit}s"
    return value.unit if value.most == 1 else f"{value.most} {value.unit}s"


def guard(value: rule.Guard, name: Name = str) -> str:
    """Return the words for a condition."""
    match value:
        case rule.AnswerIs():
            verb = "is known to be" if value.if_known else "includes" if value.among else "is"
            return f"{name(value.question)} {verb} {value.value}"
        case rule.AnswerBelow():
            return f"{name(value.question)} is below {value.limit}"
        case rule.AnswerAtLeast():
            return f"{name(value.question)} is known to be at least {value.limit}"
        case rule.AgeOn():
            age = age_phrase(value.years, value.months).removesuffix(" years")
            age = f"{age} or over" if value.reached else f"under {age}"
            return f"{age} on {point(value.point, name)}"
        case rule.Compare():
            return f"{point(value.left, name)} {value.order} {point(value.right, name)}"
        case rule.InWindow():
            where = "inside" if value.inside else "outside"
            return f"{point(value.point, name)} {where} {name(value.step)}"
        case rule.IsOpen():
            return f"{name(value.step)} is open"
        case rule.IsKnown():
            return f"{point(value.point, name)} is {'known' if value.known else 'not known'}"
        case rule.AllOf():
            return " and ".join(_part(one, name) for one in value.guards)
        case rule.AnyOf():
            return " or ".join(_part(one, name) for one in value.guards)
        case rule.Not():
            return f"not ({guard(value.guard, name)})"
        case _:  # pragma: no cover
            assert_never(value)


def _part(value: rule.Guard, name: Name) -> str:
    words = guard(value, name)
    return f"({words})" if isinstance(value, rule.AllOf | rule.AnyOf) else words
