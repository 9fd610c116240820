"""The figures of a comparison in words: the same on the page and in the terminal."""

from __future__ import annotations

from decision_tool.core.days.dates import short_date, window_words
from decision_tool.core.guidance.model import Reading
from decision_tool.core.planning.speech import Speech
from decision_tool.core.words import capital, counted, listed
from decision_tool.publish.readings.comparison import Comparison
from decision_tool.publish.readings.reading_effects import Effect, Spread, Windows

ENDS = {"earliest": "first day", "latest": "last day"}
MOST_WINDOWS = 3


def often(effect: Effect) -> str:
    """Return ``on 2 of 3,652 days``, ``on every one of 3,652 days`` or ``on no day``."""
    if not effect.days:
        return "not compared: the bank holidays of these years are not known"
    if not effect.differ:
        return f"on none of {effect.days:,} days"
    if effect.differ == effect.days:
        return f"on every one of {effect.days:,} days"
    return f"on {effect.differ:,} of {effect.days:,} days"


def by_how_much(effect: Effect) -> str:
    """Return how the other reading moves the dates; nothing if it never does."""
    said = _moved(effect)
    said += [f"the other reading sets a {ENDS[end]}" for end in effect.gains]
    said += [f"the other reading sets no {ENDS[end]}" for end in effect.loses]
    if effect.count:
        said.append(_counted(effect.count))
    return ", and ".join(said)


def _moved(effect: Effect) -> list[str]:
    if effect.earliest and effect.earliest == effect.latest:
        return [f"both days are {spread(effect.earliest)}"]
    ends = {"earliest": effect.earliest, "latest": effect.latest}
    return [f"the {ENDS[end]} is {spread(moved)}" for end, moved in ends.items() if moved]


def spread(moved: Spread) -> str:
    """Return ``1 day earlier``, ``1 to 3 days later`` or ``up to 2 days earlier or 5 later``."""
    if moved.least < 0 < moved.most:
        return f"up to {days(-moved.least)} earlier or {moved.most} later"
    low, high = sorted((abs(moved.least), abs(moved.most)))
    words = days(high) if low == high else f"{low} to {days(high)}"
    return f"{words} {'earlier' if moved.most < 0 else 'later'}"


def days(count: int) -> str:
    """Return ``1 day`` or ``3 days``."""
    return counted(count, "day")


def _counted(count: Spread) -> str:
    """Return how many dates more or fewer there are: meetings of a series, or a window or none."""
    if count.least < 0 < count.most:
        return f"there are up to {-count.least} dates fewer or {count.most} more"
    low, high = sorted((abs(count.least), abs(count.most)))
    number = str(high) if low == high else f"{low} to {high}"
    noun = f"{number} date{'s' if high != 1 else ''}"
    return f"there {'is' if high == 1 else 'are'} {noun} {'more' if count.least > 0 else 'fewer'}"


def first_day(comparison: Comparison, effect: Effect) -> str:
    """Return the first day on which the readings differ, and of what; nothing if on none."""
    if effect.first is None:
        return ""
    born = "for a birth " if comparison.age else ""
    return f"first {born}on {short_date(effect.first.day)}"


def windows(found: Windows) -> str:
    """Return what a reading gives for one day; of a long series, the start."""
    if not found:
        return "no day"
    shown = [
        window_words(one.earliest, one.latest) or "when needed" for one in found[:MOST_WINDOWS]
    ]
    more = len(found) - len(shown)
    return "; ".join([*shown, *([f"and {more} more"] if more else [])])


def assumed(comparison: Comparison, speech: Speech) -> str:
    """Return where the other dates lie, as a sentence; nothing if there are none."""
    varied = speech.name(comparison.varied)
    placed = [
        f"{speech.name(one.key_date)} to be {days(one.days_after)} after {varied}"
        for one in comparison.assuming
    ]
    return f"Here we take {listed(placed)}." if placed else ""


def status(reading: Reading) -> str:
    """Return the status of a reading in one word, as its source has it."""
    return capital(reading.status)
