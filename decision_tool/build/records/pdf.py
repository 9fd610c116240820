"""A record form as a PDF to fill in: tagged, titled, every field named.

Nothing is fetched: the stylesheet is handed over, and any other address is refused. The
same document gives the same bytes, so that a build can tell what changed.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
from typing import NoReturn

from decision_tool.build.records.document import Document
from decision_tool.build.records.fonts import OF_ONE_MEASURE
from decision_tool.build.records.pdf_fields import FIELD_FONT, name_standard_fonts
from decision_tool.build.records.phrases import foot_of
from decision_tool.build.records.sheet import STYLESHEET, pdf_source

# Of one measure, so the form takes as many sheets wherever one of them is found. Elsewhere
# the machine's own font decides, and `fonts` has a sentence that says so.
_TEXT = ", ".join([*(f'"{family}"' for family in OF_ONE_MEASURE), "sans-serif"])

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
        finisher=name_standard_fonts,
        pdf_variant="pdf/ua-1",
        pdf_forms=True,
        pdf_identifier=hashlib.sha256(source.encode()).hexdigest()[:32].encode(),
    )
    assert made is not None  # noqa: S101 - it is None only where a target is given
    return made


def _refuse(url: str) -> NoReturn:
    raise ValueError(f"a form asks for {url}: forms fetch nothing")


def _margins(document: Document) -> str:
    """Return what a printed page says in its margins, which take no text of the page itself.

    The marking stands at the head, where no long name of a council can meet it; on the
    first page the form says it there.
    """
    foot, marking = _quoted(foot_of(document)), _quoted(document.marking)
    return (
        f"@page {{ @bottom-left {{ content: {foot}; font: 8pt {_TEXT} }}"
        f" @top-center {{ content: {marking}; font: bold 8pt {_TEXT} }} }}"
        " @page :first { @top-center { content: none } }"
    )


def _quoted(text: str) -> str:
    """Return text as a string of CSS; a code point cannot end it early."""
    return '"' + "".join(f"\\{ord(sign):06x}" for sign in text) + '"'
