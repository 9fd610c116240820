"""What working something out can come to: a day, a window, or what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from decision_tool.core.planning.working import THAT_DAY, Run, Way

State = Literal[
    "dated",
    "held",
    "needs-date",
    "needs-answer",
    "not-needed",
    "conflict",
    "when-needed",
    "superseded",
]


@dataclass(frozen=True, slots=True)
class Needs:
    """The inputs still missing. *any_of*: one of *dates* is enough."""

    dates: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    any_of: bool = False

    def with_also(self, other: Needs) -> Needs:
        """Return both needs together, in order of first mention.

        ``any_of`` survives only where the dates of one choice are all the dates that are
        missing: beside another missing date it would claim too much.
        """
        if not (other.dates or other.answers) or other == self:
            return self
        if not (self.dates or self.answers):
            return other
        dates = tuple(dict.fromkeys(self.dates + other.dates))
        answers = tuple(dict.fromkeys(self.answers + other.answers))
        any_of = (not self.dates and other.any_of) or (not other.dates and self.any_of)
        return Needs(dates, answers, any_of)


@dataclass(frozen=True, slots=True)
class Found:
    """A day, its working in words, and the key dates it rests on.

    *since* is the day of the event it is counted on from, where it is. *name* is a noun phrase
    for the day; *way* is what was counted to it.
    """

    day: date
    reasons: tuple[str, ...]
    rests_on: tuple[str, ...] = ()
    since: date | None = None
    name: str = THAT_DAY
    way: Way = ()


@dataclass(frozen=True, slots=True)
class Span:
    """An earliest and a latest day, both included; None where no limit is stated.

    *aim* is the day a reading names for the diary; *is_guide* marks ``about``. No day before
    *since*, the event that sets the step off, is suggested; *at_event*: the latest day is
    that event itself. *runs* are what was counted to its ends, of every window in it.
    """

    earliest: date | None
    latest: date | None
    reasons: tuple[str, ...]
    rests_on: tuple[str, ...] = ()
    is_guide: bool = False
    aim: date | None = None
    since: date | None = None
    at_event: bool = False
    runs: tuple[Run, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether no day fits."""
        return bool(self.earliest and self.latest and self.earliest > self.latest)


@dataclass(frozen=True, slots=True)
class Blocked:
    """No day: the *state* this puts a step in, what is missing, and why in words.

    *rests_on* names the key dates that made a window impossible. *beyond_holidays*
    tells a conflict of the calendar from one of the dates.
    """

    state: State
    needs: Needs = Needs()
    reasons: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    beyond_holidays: bool = False


NOTHING_NEEDED = Needs()


def missing_dates(*keys: str, any_of: bool = False) -> Blocked:
    """Return what stands in the way when key dates are not given."""
    return Blocked("needs-date", Needs(dates=keys, any_of=any_of))


@cache  # asked of each invitee of each meeting; there are as many as questions
def missing_answer(question: str) -> Blocked:
    """Return what stands in the way when a question is not answered."""
    return Blocked("needs-answer", Needs(answers=(question,)))


GRAVITY: tuple[State, ...] = ("conflict", "not-needed", "when-needed", "needs-answer", "needs-date")


def blocked_by_all(first: Blocked, *others: Blocked) -> Blocked:
    """Return one obstacle for several: the gravest state, and every need that state leaves.

    A date and an answer both missing are ``needs-answer``. What is in conflict or not
    needed asks for nothing more.
    """
    every = (first, *others)
    gravest = min(every, key=lambda one: GRAVITY.index(one.state))
    if gravest.state in ("conflict", "not-needed", "when-needed"):
        return gravest
    needs = Needs()
    for one in every:
        needs = needs.with_also(one.needs)
    reasons = tuple(dict.fromkeys(reason for one in every for reason in one.reasons))
    return Blocked(gravest.state, needs, reasons)


def all_found(*outcomes: Found | Blocked) -> tuple[Found, ...] | Blocked:
    """Return the days if all were found, else one obstacle for those that were not."""
    obstacles = [one for one in outcomes if isinstance(one, Blocked)]
    if obstacles:
        return blocked_by_all(*obstacles)
    return tuple(one for one in outcomes if isinstance(one, Found))
