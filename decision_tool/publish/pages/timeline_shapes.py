"""The few shapes drawings are made of, as SVG without any style attribute.

Horizontal places are percentages, so that a drawing grows with the page and its text
does not. A length beside a percentage is in pixels.
"""

from __future__ import annotations

from html import escape

_DIAMOND = "M0-7 7 0 0 7-7 0z"
_TICK = "M0-5 5 0 0 5-5 0z"


def number(value: float) -> str:
    """Return a length as short as it can be written."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def percent(value: float) -> str:
    """Return a share of the width."""
    return f"{number(value)}%"


def text(words: str, x: str, y: float, look: str, held: str = "") -> str:
    """Return one line of text. *held*: by which end it stands at *x*, as attributes."""
    return f'<text class="{look}" x="{x}" y="{number(y)}"{held}>{escape(words)}</text>'


def by(anchor: str, dx: int = 0) -> str:
    """Return the attributes of a text held by its start, middle or end, moved by *dx*."""
    moved = f' dx="{dx}"' if dx else ""
    return moved if anchor == "start" else f'{moved} text-anchor="{anchor}"'


def line(look: str, x: tuple[str, str], y: tuple[float, float]) -> str:
    """Return a straight line from the first *x* and *y* to the second."""
    return f'<line class="{look}" x1="{x[0]}" x2="{x[1]}" y1="{number(y[0])}" y2="{number(y[1])}"/>'


def bar(look: str, x: str, y: float, width: str, height: float) -> str:
    """Return a bar whose top left corner is at *x*, *y*."""
    return (
        f'<rect class="{look}" x="{x}" y="{number(y)}" width="{width}" height="{number(height)}"/>'
    )


def diamond(x: str, y: float) -> str:
    """Return the mark of one day."""
    return _placed(x, y, f'<path class="mark" d="{_DIAMOND}"/>')


def tick(x: str, y: float) -> str:
    """Return the mark of one meeting of a series."""
    return _placed(x, y, f'<path class="mark" d="{_TICK}"/>')


def post(x: str, y: float) -> str:
    """Return the ring of a date that others are counted from."""
    return _placed(x, y, '<circle class="keydot" r="6"/>')


def path(look: str, d: str) -> str:
    """Return a path given in pixels."""
    return f'<path class="{look}" d="{d}"/>'


def drawing(look: str, height: float, parts: list[str]) -> str:
    """Return the drawing. It is hidden from assistive technology: a list says the same."""
    opening = (
        f'<svg class="tl {look}" height="{number(height)}" aria-hidden="true" focusable="false">'
    )
    return "\n".join([opening, *parts, "</svg>"])


def _placed(x: str, y: float, shape: str) -> str:
    return f'<svg x="{x}" y="{number(y)}" overflow="visible">{shape}</svg>'
