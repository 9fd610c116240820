"""The kinds of file a record form is offered as: who makes each, and what its bytes rest on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import cast

from decision_tool.build.pages.templates import TEMPLATES
from decision_tool.build.records.document import Document

PACKAGE = Path(__file__).resolve().parents[2]
SHEET_STYLES = TEMPLATES / "theme" / "assets" / "css" / "record-sheet.css"
"""The stylesheet that stands beside every HTML file of a record."""

_SHARED = (
    "build/pages/templates.py",
    "build/records/document.py",
    "build/records/formats.py",
    "build/records/sheet*.py",  # it says what the window and the foot of every format call a form
    "core/days/dates.py",
)
_SHEET_TEMPLATES = ("record-*.html.j2",)


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    *ending* is that of its name, *title* what people call it. *module* holds *function*, which
    makes its bytes (or its text) of a document; it is loaded only to make one. *sources* and
    *templates* are patterns below the package and the templates: a change in any of them, or of
    a *libraries* version, makes every file of this kind anew.
    """

    ending: str
    title: str
    module: str
    function: str
    sources: tuple[str, ...]
    templates: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()

    def made(self, document: Document) -> bytes:
        """Return the file of *document*."""
        content = cast("str | bytes", getattr(import_module(self.module), self.function)(document))
        return content.encode() if isinstance(content, str) else content

    def files(self) -> Iterator[Path]:
        """Yield every file of ours that the bytes rest on, in order."""
        yield from _found(PACKAGE, (*_SHARED, *self.sources))
        yield from _found(TEMPLATES, self.templates)

    def foundation(self) -> bytes:
        """Return a hash of all that the bytes rest on besides the document."""
        total = hashlib.sha256(self.ending.encode())
        for path in self.files():
            total.update(hashlib.sha256(path.read_bytes()).digest())
        for name in self.libraries:
            total.update(f"{name} {version(name)}\n".encode())
        return total.digest()


def _found(folder: Path, patterns: Iterable[str]) -> Iterator[Path]:
    for pattern in patterns:
        yield from sorted(folder.glob(pattern))


_RECORDS = "decision_tool.build.records"

WORD = Format(
    "docx",
    "Word document",
    f"{_RECORDS}.word",
    "word",
    sources=("build/records/word*.py",),
    libraries=("python-docx", "lxml"),
)
PDF = Format(
    "pdf",
    "PDF",
    f"{_RECORDS}.pdf",
    "pdf",
    sources=("build/records/pdf*.py",),
    templates=(*_SHEET_TEMPLATES, "theme/assets/css/record-sheet.css"),
    libraries=("weasyprint", "pydyf", "fonttools", "tinycss2", "jinja2"),
)
OPEN_DOCUMENT = Format(
    "odt",
    "OpenDocument text",
    f"{_RECORDS}.opendocument",
    "opendocument",
    sources=("build/records/opendocument*.py",),
    templates=("record-opendocument*.j2",),
    libraries=("odfdo", "lxml", "jinja2"),
)
WEB_PAGE = Format(
    "html",
    "web page",
    f"{_RECORDS}.sheet",
    "sheet_html",
    sources=(),
    templates=_SHEET_TEMPLATES,
    libraries=("jinja2",),
)
FORMATS = (WORD, PDF, OPEN_DOCUMENT, WEB_PAGE)
