"""The paper and the styles of an OpenDocument text, and those of its tables.

Writer takes what a row, a column or a cell looks like only from the content itself, so these
are gathered while the content is made; the rest stands in one template.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from odfdo import Style

from decision_tool.publish.forms.document import Document
from decision_tool.publish.records.opendocument_controls import BLANK
from decision_tool.publish.records.opendocument_elements import element
from decision_tool.publish.records.phrases import foot_of, title_of
from decision_tool.publish.words.templates import TEMPLATES

TEMPLATE = "record-opendocument.xml.j2"
SHORT_SIDE, LONG_SIDE, MARGIN = 210, 297, 18
LINE = 8
"""Millimetres of one line of handwriting."""

_WHOLE = {"style:rel-width": "100%", "table:align": "margins", "fo:margin-bottom": "2mm"}
_EDGE = "0.75pt solid #5b6670"
_CELLS = {
    "Label": {"fo:background-color": "#eef2f4", "fo:border": _EDGE},
    "Blank": {"fo:border": _EDGE},
    "Who": {"fo:border": "none", "fo:padding-left": "0mm", "style:vertical-align": "bottom"},
    "Line": {
        "fo:border-top": "none",
        "fo:border-left": "none",
        "fo:border-right": "none",
        "fo:border-bottom": _EDGE,
        "style:vertical-align": "bottom",
    },
}


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=True
    )


def styles(document: Document) -> bytes:
    """Return the styles part: the language, the headings, the paper, its head and its foot."""
    width, height = _paper(document)
    text = (
        _environment()
        .get_template(TEMPLATE)
        .render(
            width=width,
            height=height,
            margin=MARGIN,
            text_width=text_width(document),
            orientation="landscape" if document.is_sideways else "portrait",
            council=document.council,
            marking=document.marking,
            foot=foot_of(document),
            whole_title=title_of(document),
            identity=document.identity,
            blank=BLANK,
        )
    )
    return text.encode()


def text_width(document: Document) -> int:
    """Return how many millimetres there are between the margins."""
    return _paper(document)[0] - 2 * MARGIN


def _paper(document: Document) -> tuple[int, int]:
    return (LONG_SIDE, SHORT_SIDE) if document.is_sideways else (SHORT_SIDE, LONG_SIDE)


@dataclass(slots=True)
class TableStyles:
    """The styles that the tables of one document ask for, each kept once.

    *width*: millimetres between the margins. *identity*: the id of the field that the head of
    every sheet repeats, or "".
    """

    width: int
    identity: str = ""
    _rows: set[int] = field(default_factory=set)
    _columns: set[int] = field(default_factory=set)

    def row(self, lines: int) -> str:
        """Return the style of a row that stays whole and leaves room for *lines*."""
        self._rows.add(lines)
        return f"Row{lines}"

    def column(self, hundredths: int) -> str:
        """Return the style of a column of so many hundredths of the table."""
        self._columns.add(hundredths)
        return f"Column{hundredths}"

    def elements(self) -> Iterator[Style]:
        """Yield every style that was asked for, and those that all tables share."""
        yield _style("Whole", "table", _WHOLE)
        yield _style("Kept", "table", {**_WHOLE, "style:may-break-between-rows": "false"})
        for hundredths in sorted(self._columns):
            width = f"{self.width * hundredths / 100:.2f}mm"
            relative = f"{hundredths}*"
            wide = {"style:column-width": width, "style:rel-column-width": relative}
            yield _style(f"Column{hundredths}", "table-column", wide)
        for lines in sorted(self._rows):
            high = {"style:min-row-height": f"{LINE * lines}mm", "fo:keep-together": "always"}
            yield _style(f"Row{lines}", "table-row", high)
        for name, look in _CELLS.items():
            yield _style(name, "table-cell", {"fo:padding": "1.5mm", **look})


def _style(name: str, family: str, properties: dict[str, str]) -> Style:
    names = {"style:name": name, "style:family": family}
    look = element(f"style:{family}-properties", properties)
    return cast("Style", element("style:style", names, look))
