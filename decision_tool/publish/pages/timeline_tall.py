"""The timeline from top to bottom, for a narrow page: one row for each date and each mark."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from decision_tool.core.words import capital
from decision_tool.publish.pages import timeline_shapes as draw
from decision_tool.publish.pages.timeline import Mark, Timeline
from decision_tool.publish.pages.timeline_posts import Post
from decision_tool.publish.pages.timeline_scale import broken

NARROWEST = 288
"""The width of the page's text at 320 pixels, less its margins."""
AXIS, TRACK, STEP, LINE, SPACE, TOP = 12, 34, 14, 18, 16, 4
"""The axis, the first track of marks, the way to the next, a line, a gap, the first row."""


@dataclass(slots=True)
class _Row:
    """One date or one mark, with its text broken into lines."""

    day: date | None
    bold: list[str]
    plain: list[str]
    mark: Mark | None = None
    y: float = 0.0
    track: int = 0

    @property
    def height(self) -> float:
        return LINE * (len(self.bold) + len(self.plain)) + SPACE

    @property
    def foot(self) -> float:
        """Return where its own text ends."""
        return self.y + self.height - SPACE

    @property
    def middle(self) -> float:
        """Return the height of its mark: that of the first line of text."""
        return self.y + 10


def tall(timeline: Timeline) -> str:
    """Return the drawing of a timeline that has dates."""
    drawing = _Drawing(timeline, tracks=1)
    while drawing.tracks_needed > drawing.tracks:  # more tracks leave less room for text
        drawing = _Drawing(timeline, drawing.tracks_needed)
    return drawing.svg()


class _Drawing:
    """The rows laid out with room for a number of tracks of marks beside the axis."""

    def __init__(self, timeline: Timeline, tracks: int) -> None:
        self.tracks = tracks
        self.text_x = TRACK + STEP * tracks + 6
        self.room = NARROWEST - self.text_x
        posts = [self._post(post) for post in timeline.posts]
        self.rows = sorted([*posts, *self._marks(timeline.marks)], key=_in_time)
        y = float(TOP)
        for row in self.rows:
            row.y = y
            y += row.height
        self.height = y
        self.tracks_needed = self._settle()

    def _post(self, post: Post) -> _Row:
        return _Row(post.day, broken(post.label, self.room, is_bold=True), [])

    def _marks(self, marks: tuple[Mark, ...]) -> list[_Row]:
        """Return a row for each mark; one without a date stays behind the step before it."""
        rows: list[_Row] = []
        for mark in marks:
            day = mark.first if mark.days else rows[-1].day if rows else None
            bold = broken(f"{mark.number} {mark.title}", self.room, is_bold=True)
            rows.append(_Row(day, bold, broken(_words(mark), self.room), mark))
        return rows

    def _settle(self) -> int:
        """Give each mark the first track that is free beside it; return how many are used."""
        ends: list[float] = []
        for row in self.rows:
            if row.mark:
                top, bottom = self._reach(row, row.mark)
                row.track = next((n for n, end in enumerate(ends) if end < top), len(ends))
                ends[row.track : row.track + 1] = [bottom]
        return len(ends)

    def _reach(self, row: _Row, mark: Mark) -> tuple[float, float]:
        """Return from which to which height the mark and its tail are drawn."""
        top, bottom = row.middle - 7, self._bottom(row, mark)
        tail = self._height_of(mark.tail)
        return (top, bottom) if tail is None else (min(top, tail), max(bottom, tail))

    def _bottom(self, row: _Row, mark: Mark) -> float:
        """Return where a mark ends: a window at the date it ends by, below its own text."""
        if mark.shape == "day":
            return row.middle + 7
        if mark.shape not in ("window", "series"):
            return row.foot
        below = [one for one in self.rows if one.y > row.y]
        after = next((one for one in below if one.day and one.day >= mark.last), None)
        if after is None:
            return row.foot
        is_there = after.day == mark.last and after.mark is None
        return max(row.foot, after.middle if is_there else after.y - 4)

    def _height_of(self, day: date | None) -> float | None:
        """Return the height of the post on *day*, if there is one."""
        return next((row.middle for row in self.rows if not row.mark and row.day == day), None)

    def svg(self) -> str:
        parts = [draw.line("axis", (str(AXIS), str(AXIS)), (0, self.height))]
        for row in self.rows:
            parts += self._mark(row, row.mark) if row.mark else self._ring(row)
            parts += self._text(row)
        return draw.drawing("pw-tl__tall", self.height, parts)

    def _text(self, row: _Row) -> list[str]:
        lines = [(words, "tb") for words in row.bold] + [(words, "t2") for words in row.plain]
        return [
            draw.text(words, str(self.text_x), row.y + 15 + LINE * n, look)
            for n, (words, look) in enumerate(lines)
        ]

    def _ring(self, row: _Row) -> list[str]:
        level = (row.middle, row.middle)
        leader = draw.line("key", (str(AXIS), str(self.text_x - 6)), level)
        return [leader, draw.post(str(AXIS), row.middle)]

    def _mark(self, row: _Row, mark: Mark) -> list[str]:
        x, y, bottom = TRACK + STEP * row.track, row.middle, self._bottom(row, mark)
        tail = self._height_of(mark.tail)
        tails = [] if tail is None else [_tail(x, bottom if tail > bottom else y, tail)]
        match mark.shape:
            case "day":
                return [*tails, draw.diamond(str(x), y)]
            case "series" | "endless":
                look = "thin thin--open" if mark.shape == "endless" else "thin"
                ticks = [draw.tick(str(x), y + (bottom - y) * n / 5) for n in range(1, 5)]
                return [draw.line(look, (str(x), str(x)), (y, bottom)), *ticks]
            case _:
                look = "bar" if mark.shape == "window" else "bar--open"
                top = row.y + 3
                return [*tails, draw.bar(look, str(x - 5), top, "10", bottom - top)]


def _in_time(row: _Row) -> tuple[date, bool]:
    return row.day or date.min, row.mark is not None


def _words(mark: Mark) -> str:
    """Return the whole timing sentence, after the answers that lead to it."""
    answers, colon, _ = mark.brief.rpartition(": ")
    return f"{answers}{colon}{mark.words}" if colon else capital(mark.words)


def _tail(x: int, start: float, end: float) -> str:
    return draw.path("thin", f"M{x} {draw.number(start)}V{draw.number(end)}H{AXIS + 6}")
