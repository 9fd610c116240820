"""A record form as a PDF to fill in: tagged, titled, every field named.

Nothing is fetched: the stylesheet is handed over, and any other address is refused. The
same document gives the same bytes, so that a build can tell what changed.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
from typing import NoReturn

from decision_tool.publish.forms.document import Document
from decision_tool.publish.records.fonts import OF_ONE_MEASURE
from decision_tool.publish.records.pdf_fields import FIELD_FONT, finished
from decision_tool.publish.records.phrases import foot_of
from decision_tool.publish.records.sheet import STYLESHEET, pdf_source

# Of one measure, so the form takes as many sheets wherever one of them is found. Elsewhere
# the machine's own font decides, and `fonts` has a sentence that says so.
_TEXT = ", ".join([*(f'"{family}"' for family in OF_ONE_MEASURE), "sans-serif"])

_FIRST, _HEAD, _HEAD_MARKED = 10, 12, 16  # millimetres at the head of a sheet

NO_PANGO = "PDF forms are left out: WeasyPrint did not find the library Pango on this machine."


def why_no_pdf() -> str:
    """Return "" where PDFs can be made, or one sentence on why not.

    WeasyPrint looks for its libraries when it is imported, and prints a page of advice.
    """
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            import weasyprint  # type: ignore[import-untyped]  # noqa: F401, PLC0415
    except OSError:
        return NO_PANGO
    return ""


def pdf(document: Document) -> bytes:
    """Return the form as a PDF file; `why_no_pdf` says whether this can work."""
    from weasyprint import CSS, HTML  # noqa: PLC0415 - without Pango it cannot be imported

    source = pdf_source(document)
    fonts = f"""
        .rec-sheet {{ font-family: {_TEXT} }}
        .rec-sheet .rec-input {{ font-family: {FIELD_FONT} }}"""
    styles = (STYLESHEET.read_text("utf-8"), fonts, _margins(document))
    sheets = [CSS(string=each) for each in styles]
    made: bytes | None = HTML(string=source, url_fetcher=_refuse).write_pdf(
        stylesheets=sheets,
        finisher=finished,
        pdf_variant="pdf/ua-1",
        pdf_forms=True,
        pdf_identifier=hashlib.sha256(source.encode()).hexdigest()[:32].encode(),
    )
    assert made is not None  # noqa: S101 - it is None only where a target is given
    return made


def _refuse(url: str) -> NoReturn:
    raise ValueError(f"a form asks for {url}: forms fetch nothing")


def _margins(document: Document) -> str:
    """Return what a printed page says in its margins.

    The head of every sheet but the first names the form and whose it is, under the marking;
    on the first the form itself says so.
    """
    foot, high = _quoted(foot_of(document)), _HEAD_MARKED if document.marking else _HEAD
    pages = (
        f"@page {name} {{ margin-top: {high}mm }} @page {name}:first {{ margin-top: {_FIRST}mm }}"
        for name in ("rec", "rec-wide")
    )
    return (
        f".rec-running {{ position: running(rec-of); font: 8pt {_TEXT} }}"
        ".rec-sheet .rec-running .rec-marking { font-size: 8pt }"
        ".rec-of { display: flex; align-items: flex-end; gap: 2mm }"
        ".rec-of__title { flex: 1 1 0; min-width: 0 }"
        ".rec-of__field { flex: none; width: 45mm; height: 5.5mm; padding: 0;"
        f" border: 0; border-bottom: 1px solid #4a5862; font: 9pt {FIELD_FONT} }}"
        f"@page {{ @bottom-left {{ content: {foot}; font: 8pt {_TEXT} }}"
        " @top-center { content: element(rec-of); width: 100%; vertical-align: bottom;"
        " padding-bottom: 2mm } }"
        " @page :first { @top-center { content: none } }"
    ) + " ".join(pages)


def _quoted(text: str) -> str:
    """Return text as a string of CSS; a code point cannot end it early."""
    return '"' + "".join(f"\\{ord(sign):06x}" for sign in text) + '"'
