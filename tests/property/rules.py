"""Rules made up at random, in every form the timing language has.

Left out is what the written language cannot tell apart: "8 weeks before a or b" reads
one way only, and so does "the later of a and b and 1 day before c", so choices are simple
here and stand on their own.
"""

from __future__ import annotations

from hypothesis import strategies as st

from decision_tool.core.guidance.rule import (
    After,
    Age,
    AgeOn,
    AllOf,
    Amount,
    Anchor,
    AnswerBelow,
    AnswerIs,
    AnyOf,
    AtOnce,
    Before,
    Between,
    Birthday,
    By,
    Choice,
    Compare,
    FirstGiven,
    From,
    Guard,
    Halfway,
    InWeeks,
    InWindow,
    IsKnown,
    IsOpen,
    MonthEnd,
    Not,
    On,
    Point,
    Sentence,
    Series,
    Shift,
    Timing,
    Today,
    WhenNeeded,
    Window,
    Within,
)
from decision_tool.publish.source.scope import Scope

KEY_DATES = ("birth", "final-hearing", "on-time", "day-off")
STEPS = ("adoption/initial", "sgo-reg24/end", "a/b-2")
QUESTIONS = ("complex", "interval-months")
VALUES = ("yes", "no", "long-term-fostering", "open-ended")
SCOPE = Scope(frozenset(KEY_DATES), frozenset(STEPS), frozenset(QUESTIONS))

counts = st.integers(1, 60)
questions = st.sampled_from(QUESTIONS)
steps = st.sampled_from(STEPS)
step_anchors = st.builds(Anchor, steps)
anchors: st.SearchStrategy[Anchor] = st.sampled_from(KEY_DATES + STEPS).map(Anchor)
ages = st.builds(Age, st.integers(1, 25), st.integers(0, 11))
atoms: st.SearchStrategy[Point] = st.one_of(
    anchors, st.just(Today()), st.builds(Birthday, st.integers(1, 25)), ages
)
units = st.sampled_from(["day", "week", "month", "year"])
amounts = st.builds(Amount, counts, units) | st.builds(Amount, st.just(0), units, questions)
limits = amounts | st.builds(Amount, counts, st.just("working day"))
directions = st.sampled_from(["before", "after"])


def _further(points: st.SearchStrategy[Point]) -> st.SearchStrategy[Point]:
    return st.one_of(
        st.builds(Shift, limits, directions, points),
        st.builds(Halfway, points, points),
        st.builds(MonthEnd, st.integers(0, 1), points),
    )


points: st.SearchStrategy[Point] = st.recursive(atoms, _further, max_leaves=3)
shifts = st.builds(Shift, limits, directions, points)


def _choices(mode: str) -> st.SearchStrategy[Choice]:
    pairs = st.tuples(atoms, points)
    return st.builds(Choice, st.just(mode), pairs | st.tuples(atoms, atoms, atoms))


events = points.filter(lambda one: not isinstance(one, Age))
later_or_earlier = st.sampled_from(["later", "earlier"]).flatmap(_choices)
or_else = st.sampled_from(["or", "else"]).flatmap(_choices)
any_points = st.one_of(points, or_else, later_or_earlier)


def _windows(over: st.SearchStrategy[Point]) -> st.SearchStrategy[Window]:
    plain = over.filter(lambda one: not isinstance(one, Shift))
    return st.one_of(
        st.builds(By, plain),
        st.builds(By, shifts, st.sampled_from(["", "about", "at least"])),
        st.builds(By, events, st.just("at")),
        st.builds(Before, over),
        st.builds(After, over),
        st.builds(After, step_anchors, st.just(True)),
        st.builds(From, over),
        st.builds(On, over),
        st.builds(Within, limits, over),
        st.builds(Between, points, over),
        st.builds(InWeeks, st.integers(1, 5), st.integers(5, 9), over),
        st.builds(AtOnce, over),
    )


windows = _windows(points)
timings = st.one_of(
    st.builds(Timing, st.tuples(_windows(any_points))),
    st.builds(
        Timing,
        st.lists(windows, min_size=1, max_size=3).map(tuple),
        st.none() | points,
    ),
)
firsts_given = st.lists(timings, min_size=2, max_size=3).map(tuple).map(FirstGiven)


@st.composite
def series(draw: st.DrawFn) -> Series:
    least = draw(st.integers(1, 4))
    until = draw(st.none() | any_points)
    return Series(
        least,
        draw(st.just(least) | st.integers(least + 1, 8)),
        draw(st.sampled_from(["day", "week", "month"])),
        draw(any_points),
        until,
        until_optional=until is not None and draw(st.booleans()),
        times=draw(st.none() | counts),
        superseded_from=draw(st.none() | points),
    )


sentences: st.SearchStrategy[Sentence] = st.one_of(
    timings, firsts_given, st.builds(WhenNeeded, st.none() | timings), series()
)

ORDERS = ["before", "on or before", "after", "on or after"]
years = st.integers(1, 25)
months = st.integers(0, 11)
conditions: st.SearchStrategy[Guard] = st.one_of(
    st.builds(AnswerIs, questions, st.sampled_from(VALUES), st.booleans()),
    st.builds(AnswerBelow, questions, st.integers(0, 20)),
    st.builds(AgeOn, years, months, st.booleans(), points),
    st.builds(Compare, points, st.sampled_from(ORDERS), points),
    st.builds(InWindow, points, steps, st.booleans()),
    st.builds(IsOpen, steps),
    st.builds(IsKnown, anchors, st.booleans()),
)


def _joined(parts: st.SearchStrategy[Guard]) -> st.SearchStrategy[Guard]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(several.map(AllOf), several.map(AnyOf), parts.map(Not))


guards: st.SearchStrategy[Guard] = st.recursive(conditions, _joined, max_leaves=4)
