"""A record form as HTML: one markup for the site's page, for the file to print and for the PDF.

Every text passes Jinja's escaping, so nothing an author writes is taken for a tag. The
result has no empty line and no indented one: Markdown would end the form there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from decision_tool.publish.csp import PAGE_POLICY
from decision_tool.publish.forms.document import (
    Box,
    Column,
    Document,
    Field,
    Fields,
    Signatures,
    Table,
    Ticks,
    Words,
)
from decision_tool.publish.records.phrases import FULL_BOXES, filed_of, foot_of, title_of
from decision_tool.publish.words.templates import TEMPLATES

STYLESHEET = TEMPLATES / "theme" / "assets" / "css" / "record-sheet.css"
"""The one stylesheet of the sheet; a sheet on its own asks for it beside itself."""

_STEP = 5  # the stylesheet has a class for every fifth hundredth of a table's width
_LONG = 45  # signs: about what fits into half a sheet beside its box


def sheet_body(document: Document) -> str:
    """Return the form alone, to stand in a page whose own title is its first heading."""
    return _partial(document, level=2, is_pdf=False)


def sheet_html(document: Document) -> str:
    """Return the complete page, ready to print; its stylesheet lies beside it."""
    return _page(document, is_pdf=False)


def pdf_source(document: Document) -> str:
    """Return the page as the PDF is made from it: without a form, whose labels would win."""
    return _page(document, is_pdf=True)


def _page(document: Document, *, is_pdf: bool) -> str:
    page = _environment().get_template("record-page.html.j2")
    sheet = _partial(document, level=1, is_pdf=is_pdf)
    return page.render(
        document=document,
        is_pdf=is_pdf,
        policy=PAGE_POLICY,
        title=title_of(document),
        description=foot_of(document),
        keywords=", ".join(document.all_clauses()),
        sheet=Markup(sheet),  # noqa: S704 - the partial's texts are escaped already
    )


def _partial(document: Document, *, level: int, is_pdf: bool) -> str:
    template = _environment().get_template("record-sheet.html.j2")
    text = template.render(
        document=document,
        level=level,
        is_pdf=is_pdf,
        filed=filed_of(document),
        whole_title=title_of(document),
        has_boxes=any(one.kind == "box" for one in document.fields()),
        full_boxes=FULL_BOXES,
        foot=foot_of(document),
    )
    return "\n".join(filter(None, (line.strip() for line in text.splitlines())))


def _width(column: Column) -> int:
    return max(_STEP, _STEP * round(column.width / _STEP))


def _beside(ticks: Sequence[Field]) -> int:
    """Return how many ticks stand in a row: long sentences have one to themselves."""
    return 1 if any(len(tick.label) > _LONG for tick in ticks) else 2


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=True,
        autoescape=True,
    )
    environment.filters.update(width=_width, beside=_beside)
    kinds = {"words": Words, "fields": Fields, "box": Box, "ticks": Ticks, "table": Table}
    for name, kind in {**kinds, "signatures": Signatures, "field": Field}.items():
        environment.tests[name] = lambda block, kind=kind: isinstance(block, kind)
    return environment
