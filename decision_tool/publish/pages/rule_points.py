"""What a rule counts from: its points, down to the key dates and ages they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import get_args

from decision_tool.core.guidance.rule import (
    Age,
    Anchor,
    Birthday,
    Choice,
    Guard,
    Point,
    Rule,
    Sentence,
    Timing,
)

POINTS: tuple[type[Point], ...] = get_args(Point)


def sentence_points(sentence: Sentence) -> Iterator[Point]:
    """Yield the points a sentence names, in the order it names them; no day to aim for."""
    yield from _inner(sentence)


def rule_points(rule: Rule) -> Iterator[Point]:
    """Yield the points of every case of a rule, without those of its conditions."""
    for branch in rule:
        yield from sentence_points(branch.sentence)


def guard_points(guard: Guard | None) -> Iterator[Point]:
    """Yield the points a condition asks about."""
    yield from _inner(guard)


def roots(point: Point) -> Iterator[Anchor | Birthday | Age | Choice]:
    """Yield what *point* is counted from in the end: key dates, steps, ages, or a choice."""
    if isinstance(point, Anchor | Birthday | Age | Choice):
        yield point
    else:
        for one in _inner(point):
            yield from roots(one)


def anchors(point: Point) -> Iterator[Anchor]:
    """Yield every key date and step that *point* may rest on, choices included."""
    for root in roots(point):
        if isinstance(root, Choice):
            for one in root.points:
                yield from anchors(one)
        elif isinstance(root, Anchor):
            yield root


def _inner(record: object) -> Iterator[Point]:
    """Yield the points in a record or in several, each whole: a point within one is not told."""
    if isinstance(record, tuple):
        for one in record:
            yield from _point_or_inner(one)
    elif isinstance(record, Timing):
        yield from _inner(record.windows)
    elif is_dataclass(record):
        for field in fields(record):
            yield from _point_or_inner(getattr(record, field.name))


def _point_or_inner(part: object) -> Iterator[Point]:
    if isinstance(part, POINTS):
        yield part
    else:
        yield from _inner(part)
