"""What a timing sentence means: plain records only; turning them into days is elsewhere.

A *point* is one day (``the final hearing``, ``8 weeks before it``). A *window* limits
a step to an earliest and a latest day. A *sentence* is windows that hold together, a
series, or no date at all. A *guard* is a condition that is true, false or not yet known.
The grammar of the written form stands in ``decision_tool/publish/source/sentence.lark``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal["day", "working day", "week", "month", "year"]
Direction = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time: a fixed *count* of units, or the count that an *answer* gives."""

    count: int
    unit: Unit
    answer: str | None = None


# Points ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Anchor:
    """A key date (``final-hearing``) or a step by its full id (``adoption/initial``)."""

    id: str

    @property
    def is_step(self) -> bool:
        """Tell whether the anchor is a step: step ids hold a slash, key dates never do."""
        return "/" in self.id


@dataclass(frozen=True, slots=True)
class Today:
    """The day the plan is made for; unknown unless it was given."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several points.

    ``or``: the first that is given, any one being enough. ``else``: the same, but only
    the first is asked for. ``later`` / ``earlier``: of those given, any one being enough.
    """

    mode: Literal["or", "else", "later", "earlier"]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Birthday:
    """The day on which the child reaches a whole number of *years* (C08)."""

    years: int


@dataclass(frozen=True, slots=True)
class Age:
    """The day on which the child reaches *years* and *months* (C09)."""

    years: int
    months: int = 0


@dataclass(frozen=True, slots=True)
class Shift:
    """The day an *amount* before or after another; that other day is day 0."""

    amount: Amount
    direction: Direction
    point: Point


@dataclass(frozen=True, slots=True)
class Halfway:
    """The midpoint of two days, rounded down (C16)."""

    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class MonthEnd:
    """The last day of the calendar month *months_after* months after that of a day."""

    months_after: int
    point: Point


Point = Anchor | Today | Choice | Birthday | Age | Shift | Halfway | MonthEnd

# Windows -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class By:
    """No later than the day. ``about`` makes it a guide rather than a limit (C16b).

    ``at``: the day is the event that calls for the step, so none before it is suggested.
    """

    point: Point
    manner: Literal["", "about", "at least", "at"] = ""


@dataclass(frozen=True, slots=True)
class Before:
    """The day before at the latest: before is strict (C05)."""

    point: Point


@dataclass(frozen=True, slots=True)
class After:
    """The day after at the earliest (C05). *once_held*: no limit until that step is held."""

    point: Point
    once_held: bool = False


@dataclass(frozen=True, slots=True)
class From:
    """The day itself or later."""

    point: Point


@dataclass(frozen=True, slots=True)
class On:
    """The step falls on that day and no other."""

    point: Point


@dataclass(frozen=True, slots=True)
class Within:
    """From the day to an amount after it, both included; the day is day 0 (C04, C10)."""

    amount: Amount
    point: Point


@dataclass(frozen=True, slots=True)
class Between:
    """After the first day and before the second, both excluded (A10)."""

    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class InWeeks:
    """The ordinal weeks *first* to *last* of a period; week 1 starts on the day (C12)."""

    first: int
    last: int
    point: Point


@dataclass(frozen=True, slots=True)
class AtOnce:
    """As soon as possible from the day; no limit that could be missed is stated."""

    point: Point


Window = By | Before | After | From | On | Within | Between | InWeeks | AtOnce

# Sentences ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Timing:
    """Windows that all hold; *ideally* names the day to suggest instead of the latest."""

    windows: tuple[Window, ...]
    ideally: Point | None = None


@dataclass(frozen=True, slots=True)
class FirstGiven:
    """The first timing whose dates are given; any one of them is enough."""

    timings: tuple[Timing, ...]


@dataclass(frozen=True, slots=True)
class WhenNeeded:
    """The guide names no date; *timing* dates the step if its dates are given."""

    timing: Timing | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A step that repeats.

    Occurrence k stands ``k`` times *most* units after *after* (or after the last one
    held), never chained, so month ends do not drift (C07, C07b). Where *least* is
    smaller, each occurrence is a window opening ``most - least`` units earlier. *until*
    is excluded; without it, or while an *until_optional* one is not given, the series
    has no end and the next three are shown (A25). Occurrences on or after
    *superseded_from* are superseded unless they were held.
    """

    least: int
    most: int
    unit: Unit
    after: Point
    until: Point | None = None
    until_optional: bool = False
    times: int | None = None
    superseded_from: Point | None = None


Sentence = Timing | FirstGiven | WhenNeeded | Series


@dataclass(frozen=True, slots=True)
class Branch:
    """One case of a rule: the sentence that holds if the guard does (always, if none)."""

    guard: Guard | None
    sentence: Sentence


Rule = tuple[Branch, ...]

# Guards ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AnswerIs:
    """A question has the value. *if_known*: false, rather than asked for, while unanswered.

    *among*: the question takes several answers, and the value is one of them.
    """

    question: str
    value: str
    if_known: bool = False
    among: bool = False


@dataclass(frozen=True, slots=True)
class AnswerBelow:
    """The number a question is answered with is smaller than *limit*."""

    question: str
    limit: int


@dataclass(frozen=True, slots=True)
class AnswerAtLeast:
    """The number a question is answered with is *limit* or more; false while unanswered."""

    question: str
    limit: int


@dataclass(frozen=True, slots=True)
class AgeOn:
    """The child is under the age on the day, or (*reached*) has reached it; equality counts."""

    years: int
    months: int
    reached: bool
    point: Point


@dataclass(frozen=True, slots=True)
class Compare:
    """One day stands in the given order to another."""

    left: Point
    order: Literal["before", "on or before", "after", "on or after"]
    right: Point


@dataclass(frozen=True, slots=True)
class InWindow:
    """A day lies inside (or, if not *inside*, outside) the window of a step."""

    point: Point
    step: str
    inside: bool


@dataclass(frozen=True, slots=True)
class IsOpen:
    """A step is planned, or due when needed, and not yet held."""

    step: str


@dataclass(frozen=True, slots=True)
class IsKnown:
    """A point can (or, if not *known*, cannot yet) be worked out."""

    point: Point
    known: bool


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every guard holds."""

    guards: tuple[Guard, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one guard holds."""

    guards: tuple[Guard, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The guard does not hold."""

    guard: Guard


Guard = (
    AnswerIs
    | AnswerBelow
    | AnswerAtLeast
    | AgeOn
    | Compare
    | InWindow
    | IsOpen
    | IsKnown
    | AllOf
    | AnyOf
    | Not
)
