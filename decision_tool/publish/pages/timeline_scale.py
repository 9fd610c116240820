"""Room on a drawing: where a day stands, how wide a text is, and where it breaks.

Days spread by the logarithm of the time between them, so that a week can be seen beside
a year; the page says that the drawing is not to scale.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log2

FONT = 14
"""The size of every text on a drawing, in pixels: 0.7 of the theme's 20."""
WIDEST = 14.0
"""The most room a gap may take, per power of two: two days do not fill a page."""

_WIDTHS = (
    # In thousandths of the font's size, for Arial; what is not listed is as wide as a digit.
    ("ijl'\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}|", 222),
    (" !,./:;Ift[]", 278),
    ("()-r“”", 333),
    ("cksvxyzJ", 500),
    ("FTZ", 611),
    ("ABEKPSVXY&", 667),
    ("CDHNRUw", 722),
    ("GOQ", 778),
    ("mM", 833),
    ("W", 944),
)
_WIDTH_OF = {character: width for characters, width in _WIDTHS for character in characters}
_DIGIT = 556
_ROOM = 1.05  # the first font of the list, Segoe UI, runs a little wider
_BOLD = 1.08


@dataclass(frozen=True, slots=True)
class Scale:
    """Places the known days between *first* and *last*, and others in proportion between."""

    days: tuple[date, ...]
    places: tuple[float, ...]

    def at(self, day: date) -> float:
        """Return where *day* stands; beyond the known days, at their end."""
        if day <= self.days[0]:
            return self.places[0]
        if day >= self.days[-1]:
            return self.places[-1]
        right = bisect_right(self.days, day)
        before, after = self.days[right - 1], self.days[right]
        share = (day - before).days / (after - before).days
        return self.places[right - 1] + share * (self.places[right] - self.places[right - 1])


def scale(days: set[date], first: float, last: float) -> Scale:
    """Return the scale of *days*: the earliest at *first*, the latest at *last* or before."""
    ordered = tuple(sorted(days))
    gaps = [log2(1 + (after - day).days / 3) for day, after in pairwise(ordered)]
    total = sum(gaps) or 1.0
    last = min(last, first + WIDEST * total)
    places = [first]
    for gap in gaps:
        places.append(places[-1] + (last - first) * gap / total)
    return Scale(ordered, tuple(places))


def text_width(text: str, *, is_bold: bool = False) -> float:
    """Return about how many pixels *text* takes: rather too many than too few."""
    width = sum(_WIDTH_OF.get(character, _DIGIT) for character in text) / 1000
    return width * FONT * _ROOM * (_BOLD if is_bold else 1.0)


def broken(text: str, room: float, *, is_bold: bool = False) -> list[str]:
    """Return *text* in lines of at most *room* pixels; a longer word keeps its own line."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if lines[-1] and text_width(longer, is_bold=is_bold) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
