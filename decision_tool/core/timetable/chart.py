"""Where a timetable's drawing puts things: percentages of one scale that all rows share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from decision_tool.core.days.dates import MONTHS, add_days, add_months
from decision_tool.core.guidance.model import KeyDate
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.count import tail_of
from decision_tool.core.timetable.display import (
    Anchoring,
    Axis,
    DayLine,
    Mark,
    MonthLine,
    Paper,
    Shape,
    Tone,
)
from decision_tool.core.timetable.row_words import has_passed, lead_day

LEAST_MONTHS = 3
MOST_LABELS = 7
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
LOOK_BACK_DAYS = 92
"""A date the user typed widens the drawing to the past by no more than this."""

LETTER = 2.9
"""The width of one bold letter as a share of the drawing, at its narrowest (260 px)."""
LABEL_LEVELS = 3
OVERHANG = 6
"""How far a label may stand out of the drawing, at either side."""
NARROWEST_BAR = 5.0
"""A narrower bar would look like a day's mark; what is added stands evenly at both its ends."""

PORTRAIT_MONTHS, MOST_PORTRAIT_MONTHS = 12, 24
"""What a drawing on upright paper, 60 mm wide, shows well and at all: 5 and 2.5 mm a month."""
LANDSCAPE_LINES = 11
"""How many rows and headings a sheet on its side holds; upright it holds twice as many."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The days at both edges of the drawing; *end* is the first day beyond it."""

    start: date
    end: date

    def x(self, day: date) -> float:
        """Return the position of *day*; a day outside stands at the edge."""
        share = (day - self.start).days / (self.end - self.start).days
        return round(100 * min(max(share, 0), 1), 2)

    @property
    def months(self) -> int:
        """Return how many months the drawing spans."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month


def scale_for(
    rows: Iterable[PlannedStep],
    typed: Iterable[date],
    today: date | None,
    left: Iterable[date] = (),
) -> Scale | None:
    """Return a scale of whole months that holds every mark, or None if there is none to draw.

    *left* are days that marks moved away from: both ends of a move are drawn.
    """
    drawn = [day for row in rows if _is_drawn(row) for day in _days(row)]
    if not drawn:
        return None
    drawn += [*left, *([today] if today else [])]
    first = min(drawn)
    drawn += [day for day in typed if (first - day).days <= LOOK_BACK_DAYS]
    start = min(drawn).replace(day=1)
    end = add_months(max(drawn).replace(day=1), 1)
    return Scale(start, max(end, add_months(start, LEAST_MONTHS)))


def _is_drawn(row: PlannedStep) -> bool:
    return row.state in ("dated", "held")


def _days(row: PlannedStep) -> Iterator[date]:
    days = (row.held,) if row.held else (row.earliest, row.latest, row.diary)
    yield from (day for day in days if day)


def axis_for(scale: Scale, typed: Sequence[tuple[KeyDate, date]], today: date | None) -> Axis:
    """Return the months, the dates typed and today, with a line of text for each label."""
    room = _Room()
    now = room.line(scale.x(today), "Today") if today else None
    dates = [
        room.line(scale.x(day), key.short)
        for key, day in sorted(typed, key=lambda pair: pair[1])
        if scale.start <= day < scale.end
    ]
    return Axis(tuple(_months(scale)), tuple(dates), now, room.levels)


def paper_for(scale: Scale | None, lines: int) -> Paper:
    """Return how a printed sheet lies: on its side where the drawing needs the width.

    Past a year it does if the *lines* still fit one such sheet, past two years in any case.
    """
    is_long = scale is not None and scale.months > PORTRAIT_MONTHS
    is_too_long = scale is not None and scale.months > MOST_PORTRAIT_MONTHS
    return "landscape" if is_too_long or (is_long and lines <= LANDSCAPE_LINES) else "portrait"


def _months(scale: Scale) -> Iterator[MonthLine]:
    """Yield the months labelled: as many as fit, always the same month of each year."""
    step = next((one for one in MONTH_STEPS if scale.months / one <= MOST_LABELS), MONTH_STEPS[-1])
    for offset in range(scale.months):
        first = add_months(scale.start, offset)
        if (first.year * 12 + first.month - 1) % step == 0:
            label = str(first.year) if first.month == 1 else MONTHS[first.month - 1][:3]
            yield MonthLine(scale.x(first), label)


class _Room:
    """Gives each label the highest line of text on which it covers no other."""

    def __init__(self) -> None:
        self._taken: list[list[tuple[float, float]]] = []

    @property
    def levels(self) -> int:
        return max(len(self._taken), 1)

    def line(self, x: float, label: str) -> DayLine:
        width = len(label) * LETTER
        left = min(max(x - width / 2, -OVERHANG), 100 + OVERHANG - width)
        for level in range(LABEL_LEVELS):
            if level == len(self._taken):
                self._taken.append([])
            if all(left > end or left + width < begin for begin, end in self._taken[level]):
                self._taken[level].append((left, left + width))
                return DayLine(x, label, level, *_anchored(x, left, width))
        return DayLine(x)


def _anchored(x: float, left: float, width: float) -> tuple[float, Anchoring]:
    """Return where a label is anchored: above its line, unless it would stand too far out."""
    centre = round(x - width / 2, 2)
    if round(left, 2) == centre:
        return x, "middle"
    return (left, "start") if left > centre else (left + width, "end")


def mark_for(  # noqa: PLR0913, PLR0917 - what one mark is drawn from
    row: PlannedStep,
    scale: Scale,
    tone: Tone,
    today: date | None,
    was: date | None = None,
    others: Sequence[PlannedStep] = (),
) -> Mark | None:
    """Return a row's mark: a day, a window, an open end, or a tick where it was held.

    A row that stands for *others* of its series has a tick for each.
    """
    mark = _mark(row, scale, tone, today)
    if mark and others:
        days = (drawn_day(other, today) for other in others)
        ticks = tuple(scale.x(day) for day in days if day)
        mark = replace(mark, shape="day", to=ticks[-1], ticks=ticks)
    return replace(mark, was=scale.x(was)) if mark and was else mark


def drawn_day(row: PlannedStep, today: date | None) -> date | None:
    """Return the day of a mark: the diary day that the row leads with, else the one that passed."""
    return row.latest if has_passed(row, today) else lead_day(row)


def _mark(row: PlannedStep, scale: Scale, tone: Tone, today: date | None) -> Mark | None:
    if row.held:
        return Mark("held", scale.x(row.held), "done")
    if not _is_drawn(row):
        return None
    if row.latest is None:
        assert row.earliest
        return Mark("open", scale.x(row.earliest), tone, to=100)
    if row.earliest and row.earliest < row.latest:
        x, to = _wide_enough(scale.x(row.earliest), scale.x(add_days(row.latest, 1)))
        return Mark("bar", x, tone, to=to)
    day = drawn_day(row, today)
    assert day
    shape: Shape = "hollow" if row.non_working and day == row.latest else "day"
    start = tail_of(row)
    return Mark(shape, scale.x(day), tone, tail=scale.x(start) if start else None)


def _wide_enough(x: float, to: float) -> tuple[float, float]:
    """Return a bar's ends so that it can be told from a day's mark, within the drawing."""
    lacking = max(NARROWEST_BAR - (to - x), 0)
    x = min(max(x - lacking / 2, 0), 100 - NARROWEST_BAR) if lacking else x
    return round(x, 2), round(max(to, x + NARROWEST_BAR), 2)
