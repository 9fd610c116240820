"""The windows a rule is made of, whichever case or form of sentence they stand in."""

from __future__ import annotations

from collections.abc import Iterator

from decision_tool.core.guidance.rule import (
    AtOnce,
    FirstGiven,
    Rule,
    Sentence,
    Timing,
    WhenNeeded,
    Window,
)


def windows_of(rule: Rule) -> Iterator[Window]:
    """Yield every window of every case of a rule. A series has none: it counts."""
    for branch in rule:
        for timing in _timings(branch.sentence):
            yield from timing.windows


def is_at_once(rule: Rule) -> bool:
    """Tell whether something is to be held as soon as possible, in any case of a rule."""
    return any(isinstance(window, AtOnce) for window in windows_of(rule))


def _timings(sentence: Sentence) -> tuple[Timing, ...]:
    match sentence:
        case Timing():
            return (sentence,)
        case FirstGiven():
            return sentence.timings
        case WhenNeeded(timing=Timing() as timing):
            return (timing,)
        case _:
            return ()
