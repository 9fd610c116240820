"""The kinds of file a record form is offered as: who makes each, and what its bytes rest on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import cast

from decision_tool.publish.forms.document import Document
from decision_tool.publish.records.fonts import setting
from decision_tool.publish.words.templates import TEMPLATES

PACKAGE = Path(__file__).resolve().parents[2]
SHEET_STYLES = TEMPLATES / "theme" / "assets" / "css" / "record-sheet.css"
"""The stylesheet that stands beside every HTML file of a record."""

_SHARED = (
    "publish/forms/document.py",
    "publish/records/formats.py",
    "publish/records/phrases.py",
)
_TEMPLATES_FOUND = "publish/words/templates.py"
_ZIPPED = "publish/records/reproducible_zip.py"
_SHEET = (_TEMPLATES_FOUND, "publish/records/sheet*.py", "publish/csp.py")
_SHEET_TEMPLATES = ("record-*.html.j2",)


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    *ending* is that of its name, *title* what people call it, *short* the word for it where a
    list has no room for more: without one, a list does not offer it. *module* holds *function*,
    which makes its bytes (or its text) of a document; it is loaded only to make one. *sources* and
    *templates* are patterns below the package and the templates: a change in any of them, or of
    a *libraries* version, makes every file of this kind anew. *sets_text*: the fonts of the
    machine are in the file, so another font makes it anew too. *of_every_edition*: a case of an
    earlier edition is filled into it.
    """

    ending: str
    title: str
    module: str
    function: str
    sources: tuple[str, ...] = ()
    short: str = ""
    templates: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()
    sets_text: bool = False
    of_every_edition: bool = False

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
        if self.sets_text:
            total.update(setting().encode())
        return total.digest()


def _found(folder: Path, patterns: Iterable[str]) -> Iterator[Path]:
    for pattern in patterns:
        yield from sorted(folder.glob(pattern))


_RECORDS = "decision_tool.publish.records"

WORD = Format(
    "docx",
    "Word document",
    f"{_RECORDS}.word",
    "word",
    sources=("publish/records/word*.py", _ZIPPED),
    short="Word",
    libraries=("python-docx", "lxml"),
    of_every_edition=True,
)
PDF = Format(
    "pdf",
    "PDF to fill in",
    f"{_RECORDS}.pdf",
    "pdf",
    sources=(*_SHEET, "publish/records/pdf*.py", "publish/records/fonts.py"),
    short="PDF",
    templates=(*_SHEET_TEMPLATES, "theme/assets/css/record-sheet.css"),
    libraries=(
        "weasyprint",
        "pydyf",
        "fonttools",
        "tinycss2",
        "tinyhtml5",
        "cssselect2",
        "pyphen",
        "jinja2",
    ),
    sets_text=True,
)
OPEN_DOCUMENT = Format(
    "odt",
    "OpenDocument",
    f"{_RECORDS}.opendocument",
    "opendocument",
    sources=(_TEMPLATES_FOUND, "publish/records/opendocument*.py", _ZIPPED),
    templates=("record-opendocument*.j2",),
    libraries=("odfdo", "lxml", "jinja2"),
)
WEB_PAGE = Format(
    "html",
    "Page to print",
    f"{_RECORDS}.sheet",
    "sheet_html",
    sources=_SHEET,
    templates=_SHEET_TEMPLATES,
    libraries=("jinja2",),
    of_every_edition=True,
)
FORMATS = (WORD, PDF, OPEN_DOCUMENT, WEB_PAGE)
"""Every kind, the one most people want first: all that offers, lists or makes files reads this."""
