"""What a rule counts from: its points, down to the key dates and ages they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from decision_tool.core.guidance.rule import (
    Age,
    AgeOn,
    AllOf,
    Anchor,
    AnswerAtLeast,
    AnswerBelow,
    AnswerIs,
    AnyOf,
    Between,
    Birthday,
    Choice,
    Compare,
    FirstGiven,
    Guard,
    Halfway,
    InWindow,
    IsKnown,
    IsOpen,
    MonthEnd,
    Not,
    Point,
    Rule,
    Sentence,
    Series,
    Shift,
    Timing,
    WhenNeeded,
    Window,
)


def sentence_points(sentence: Sentence) -> Iterator[Point]:
    """Yield the points a sentence names, in the order it names them."""
    match sentence:
        case Timing():
            for window in sentence.windows:
                yield from window_points(window)
        case FirstGiven():
            for timing in sentence.timings:
                yield from sentence_points(timing)
        case WhenNeeded():
            if sentence.timing:
                yield from sentence_points(sentence.timing)
        case Series():
            ends = (sentence.after, sentence.until, sentence.superseded_from)
            yield from (point for point in ends if point)


def window_points(window: Window) -> Iterator[Point]:
    """Yield the points a window names."""
    if isinstance(window, Between):
        yield from (window.start, window.end)
    else:
        yield window.point


def rule_points(rule: Rule) -> Iterator[Point]:
    """Yield the points of every case of a rule, without those of its conditions."""
    for branch in rule:
        yield from sentence_points(branch.sentence)


def roots(point: Point) -> Iterator[Anchor | Birthday | Age | Choice]:
    """Yield what *point* is counted from in the end: key dates, steps, ages, or a choice."""
    match point:
        case Shift() | MonthEnd():
            yield from roots(point.point)
        case Halfway():
            yield from roots(point.start)
            yield from roots(point.end)
        case Anchor() | Birthday() | Age() | Choice():
            yield point


def guard_points(guard: Guard | None) -> Iterator[Point]:
    """Yield the points a condition asks about."""
    match guard:
        case AgeOn() | InWindow() | IsKnown():
            yield guard.point
        case Compare():
            yield from (guard.left, guard.right)
        case AllOf() | AnyOf():
            for part in guard.guards:
                yield from guard_points(part)
        case Not():
            yield from guard_points(guard.guard)
        case AnswerIs() | AnswerAtLeast() | AnswerBelow() | IsOpen() | None:
            return


def anchors(point: Point) -> Iterator[Anchor]:
    """Yield every key date and step that *point* may rest on, choices included."""
    for root in roots(point):
        if isinstance(root, Choice):
            for one in root.points:
                yield from anchors(one)
        elif isinstance(root, Anchor):
            yield root
