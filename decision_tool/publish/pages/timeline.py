"""What the drawn timeline of a pathway shows: dates on a line, and a mark for each step.

Made from the rules, by way of the made-up case: which day lies before which is what the
engine says, how far apart is only a picture. Nothing here knows about pixels.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from decision_tool.core.days.dates import add_days
from decision_tool.core.guidance.model import Guidance, Pathway, Step
from decision_tool.core.guidance.rule import Branch, FirstGiven, Point, Series, Timing, WhenNeeded
from decision_tool.core.planning.outcome import Blocked, Found
from decision_tool.core.planning.points import resolve_point
from decision_tool.core.planning.speech import Speech
from decision_tool.core.planning.windows import resolve_sentence
from decision_tool.publish.pages.example import Worked, worked
from decision_tool.publish.pages.example_case import example_case
from decision_tool.publish.pages.rule_points import roots, sentence_points
from decision_tool.publish.pages.short_wording import short_words
from decision_tool.publish.pages.timeline_posts import Post, posts

Shape = Literal["day", "window", "open", "series", "endless", "none"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One case of one step. *tail* is the day it is counted from, where that lies apart.

    ``day``: *end* is the last good day. ``window``: *start* to *end*. ``open``: from
    *start*, no last day. ``series`` and ``endless``: *start* to *end*, held on *ticks*.
    ``none``: the guide names no date.
    """

    number: int
    title: str
    brief: str
    words: str
    shape: Shape
    start: date | None = None
    end: date | None = None
    tail: date | None = None
    ticks: tuple[date, ...] = ()

    @property
    def first(self) -> date:
        """Return the day on which the mark begins; a mark without dates has none."""
        return next(day for day in (self.start, self.end) if day)

    @property
    def last(self) -> date:
        """Return the day on which the mark ends, or begins if it has no end."""
        return next(day for day in (self.end, self.start) if day)

    @property
    def days(self) -> list[date]:
        """Return every day the mark touches."""
        days = (self.start, self.end, self.tail, *self.ticks)
        return [day for day in days if day is not None]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The posts in order of time, and the marks in order of the steps."""

    posts: tuple[Post, ...]
    marks: tuple[Mark, ...]

    @property
    def has_dates(self) -> bool:
        """Tell whether there is anything to draw: some guides name no date at all."""
        return any(mark.days for mark in self.marks)


def timeline(guidance: Guidance, pathway: Pathway) -> Timeline:
    """Return what to draw for *pathway*; without steps, nothing."""
    case = example_case(guidance, pathway)
    speech = Speech(guidance)
    marks: list[Mark] = []
    for number, step in enumerate(pathway.steps, start=1):
        for branch in step.rule:
            marks += _marks(number, step, branch, worked(guidance, step, branch, case), speech)
    return Timeline(tuple(posts(guidance, pathway, case)), tuple(marks))


def _marks(
    number: int, step: Step, branch: Branch, example: Worked | None, speech: Speech
) -> list[Mark]:
    """Return the marks of one case: one, or one for each timing of which the first given wins."""
    sentence = branch.sentence
    mark = _blank(number, step, branch, speech)
    if example is None:
        return [mark]
    if isinstance(sentence, Series):
        return [_series(mark, sentence, example)]
    if not isinstance(sentence, FirstGiven):
        return [_timed(mark, sentence, example)]
    cases = [Branch(branch.guard, timing) for timing in sentence.timings]
    return [
        _timed(_blank(number, step, one, speech), timing, example)
        for one, timing in zip(cases, sentence.timings, strict=True)
    ]


def _blank(number: int, step: Step, branch: Branch, speech: Speech) -> Mark:
    words = speech.sentence(branch.sentence)
    return Mark(number, step.title, short_words(branch, speech), words, "none")


def _timed(mark: Mark, sentence: Timing | WhenNeeded, example: Worked) -> Mark:
    span = resolve_sentence(sentence, example.planner.facts)
    if isinstance(span, Blocked):
        return mark
    start, end = span.earliest, span.latest
    tail = _tail(sentence, start, end, example)
    if end is None:
        return replace(mark, shape="open", start=start)
    if start in (None, end):
        return replace(mark, shape="day", end=end, tail=tail)
    return replace(mark, shape="window", start=start, end=end, tail=tail)


def _tail(
    sentence: Timing | WhenNeeded, start: date | None, end: date | None, example: Worked
) -> date | None:
    """Return the day a mark is counted from, unless the mark itself lies there."""
    if end is None:
        return None
    slack = 1 if start else 0  # a window "between" opens one day after
    first, last = add_days(start or end, -slack), add_days(end, slack)
    points = [root for one in sentence_points(sentence) for root in roots(one)]
    days = [_resolved(point, example) for point in points]
    return next((day for day in days if day and not first <= day <= last), None)


def _series(mark: Mark, series: Series, example: Worked) -> Mark:
    ticks = tuple(row.latest for row in example.rows if row.latest)
    until = series.until or series.superseded_from
    end = _resolved(until, example) if until else None
    is_bounded = end is not None or series.times is not None
    return replace(
        mark,
        shape="series" if is_bounded else "endless",
        start=_resolved(series.after, example),
        end=end or ticks[-1],
        ticks=ticks,
    )


def _resolved(point: Point, example: Worked) -> date | None:
    found = resolve_point(point, example.planner.facts)
    return found.day if isinstance(found, Found) else None
