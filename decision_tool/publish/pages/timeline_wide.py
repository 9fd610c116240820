"""The timeline from left to right, for a wide page: marks in lanes above one axis.

Labels keep clear of each other at the narrowest width this drawing is shown at; a wider
page only moves them further apart.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from decision_tool.publish.pages import timeline_shapes as draw
from decision_tool.publish.pages.timeline import Mark, Timeline
from decision_tool.publish.pages.timeline_posts import Post
from decision_tool.publish.pages.timeline_scale import Scale, broken, scale, text_width

NARROWEST = 620
"""The narrowest this drawing is shown, in pixels: narrower pages get the tall one."""
GAP = 14
TITLE, LEVEL, BRIEF, LINE, FOOT = 14, 27, 48, 18, 12
"""Heights within a lane: title, mark, words beneath, the step to a next line, room below."""
LABEL = 300
"""The widest a label may grow before it breaks."""


@dataclass(frozen=True, slots=True)
class _Label:
    """The text of a mark: where it is held, by which end, and the room it takes."""

    title: list[str]
    brief: list[str]
    place: float
    anchor: str
    left: float
    right: float


@dataclass(slots=True)
class _Lane:
    taken: list[tuple[float, float]] = field(default_factory=list)
    items: list[tuple[Mark, _Label]] = field(default_factory=list)

    def has_room(self, left: float, right: float) -> bool:
        return all(right + GAP <= one or left >= other + GAP for one, other in self.taken)


def wide(timeline: Timeline) -> str:
    """Return the drawing of a timeline that has dates."""
    days = {post.day for post in timeline.posts}
    days |= {day for mark in timeline.marks for day in mark.days}
    is_open = any(mark.shape in ("open", "endless") for mark in timeline.marks)
    places = scale(days, 4, 84 if is_open else 95)
    lanes = _lanes(timeline.marks, places)
    parts, y = [], 0.0
    for lane in lanes:
        parts += [shape for item in lane.items for shape in _item(*item, places, y)]
        y += _height(lane)
    posts, foot = _posts(timeline.posts, places, y + 4)
    return draw.drawing("pw-tl__wide", foot, [*posts, *parts])


def _lanes(marks: tuple[Mark, ...], places: Scale) -> list[_Lane]:
    lanes: list[_Lane] = []
    for mark in marks:
        label = _label(mark, places)
        first, last = _reach(mark, places)
        left, right = min(first, label.left), max(last, label.right)
        lane = next((one for one in lanes if one.has_room(left, right)), None)
        if lane is None:
            lane = _Lane()
            lanes.append(lane)
        lane.taken.append((left, right))
        lane.items.append((mark, label))
    return lanes


def _reach(mark: Mark, places: Scale) -> tuple[float, float]:
    """Return from where to where the mark is drawn, in pixels of the narrowest page."""
    if mark.shape == "none":
        return 0, NARROWEST
    at = [places.at(day) * NARROWEST / 100 for day in mark.days]
    last = NARROWEST if mark.shape in ("open", "endless") else max(at) + 7
    return min(at) - 7, last


def _label(mark: Mark, places: Scale) -> _Label:
    title = broken(f"{mark.number} {mark.title}", LABEL, is_bold=True)
    brief = broken(mark.brief, LABEL)
    widths = [text_width(one, is_bold=True) for one in title] + [text_width(one) for one in brief]
    width = max(widths)
    start, end = _held(mark, places)
    left = start * NARROWEST / 100 - 7
    if left + width <= NARROWEST:
        return _Label(title, brief, start, "start", left, left + width)
    right = end * NARROWEST / 100 + 7
    return _Label(title, brief, end, "end", right - width, right)


def _held(mark: Mark, places: Scale) -> tuple[float, float]:
    """Return where a label may start and where it may end, in percent."""
    if mark.shape == "none":
        return 1.2, 98.8
    last = 98.8 if mark.shape in ("open", "endless") else places.at(mark.last)
    return places.at(mark.first), last


def _height(lane: _Lane) -> float:
    extra_title = max(len(label.title) for _, label in lane.items) - 1
    extra_brief = max(len(label.brief) for _, label in lane.items) - 1
    return BRIEF + FOOT + LINE * (extra_title + extra_brief)


def _item(mark: Mark, label: _Label, places: Scale, top: float) -> list[str]:
    y = top + LINE * (len(label.title) - 1)
    dx = -7 if label.anchor == "start" else 7
    x = draw.percent(label.place)
    held = draw.by(label.anchor, dx)
    texts = [
        draw.text(words, x, top + TITLE + LINE * row, "tb", held)
        for row, words in enumerate(label.title)
    ] + [
        draw.text(words, x, y + BRIEF + LINE * row, "t2", held)
        for row, words in enumerate(label.brief)
    ]
    return [*_shape(mark, places, y + LEVEL), *texts]


def _shape(mark: Mark, places: Scale, y: float) -> list[str]:
    if mark.shape == "none":
        return [draw.bar("bar--open", "0.5%", y - 5, "99%", 10)]
    end = places.at(mark.end) if mark.end else 99.5
    start = places.at(mark.start) if mark.start else end
    tail = []
    if mark.tail:
        near = start if places.at(mark.tail) < start else end
        tail = [draw.line("thin", (draw.percent(near), draw.percent(places.at(mark.tail))), (y, y))]
    if mark.shape == "day":
        return [*tail, draw.diamond(draw.percent(end), y)]
    if mark.shape in ("series", "endless"):
        return _series(mark, places, y)
    look = "bar--open" if mark.shape == "open" else "bar"
    width = draw.percent(max(end - start, 1))
    return [*tail, draw.bar(look, draw.percent(start), y - 5, width, 10)]


def _series(mark: Mark, places: Scale, y: float) -> list[str]:
    start, end = (draw.percent(places.at(day)) for day in (mark.first, mark.last))
    parts = [draw.line("thin", (start, end), (y, y))]
    if mark.shape == "endless":
        parts.append(draw.line("thin thin--open", (end, "99.5%"), (y, y)))
    return parts + [draw.tick(draw.percent(places.at(day)), y) for day in mark.ticks]


def _posts(posts: tuple[Post, ...], places: Scale, axis: float) -> tuple[list[str], float]:
    """Return the axis with its dates, and the height of the whole drawing."""
    lines = [draw.line("axis", ("0", "100%"), (axis, axis))]
    rows: list[float] = []
    for post in posts:
        at = places.at(post.day)
        place = draw.percent(at)
        anchor, left, right = _centred(at, text_width(post.label, is_bold=True))
        row = next((n for n, end in enumerate(rows) if end + GAP <= left), len(rows))
        rows[row : row + 1] = [right]
        y = axis + 24 + LINE * row
        dx = {"start": -6, "end": 6}.get(anchor, 0)
        lines += [
            draw.line("key", (place, place), (4, axis)),
            draw.post(place, axis),
            draw.text(post.label, place, y, "tb", draw.by(anchor, dx)),
        ]
    return lines, axis + 14 + LINE * max(len(rows), 1)


def _centred(at: float, width: float) -> tuple[str, float, float]:
    """Return how to hold a label of *width* at *at* percent, and the room it then takes."""
    middle = at * NARROWEST / 100
    if middle - width / 2 < 0:
        return "start", middle - 6, middle - 6 + width
    if middle + width / 2 > NARROWEST:
        return "end", middle + 6 - width, middle + 6
    return "middle", middle - width / 2, middle + width / 2
