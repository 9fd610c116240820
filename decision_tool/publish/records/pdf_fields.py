"""The fields of a PDF, as programs for reading and filling in PDFs expect them.

WeasyPrint gives fields the page's own font, whole: a quarter of a megabyte a form, in an
encoding that some programs cannot write. A field gets a font of names in its place
(`pdf_font`), or where the machine has none one that every program has.
"""

from __future__ import annotations

import re
from typing import Any

from pydyf import Dictionary, String  # type: ignore[import-untyped]

from decision_tool.publish.records.pdf_font import add_font, field_font
from decision_tool.publish.records.pdf_repeats import found as _found
from decision_tool.publish.records.pdf_repeats import join_repeats

FIELD_FONT = "monospace"
"""What fields are set in while the page is made: any font that the page's text is not."""

_WRITTEN_IN = re.compile(rb"/(\S+) ([\d.]+) Tf")
_INK = "0 g"
_SEVERAL_LINES = 1 << 12
_NO_SCROLLING = 1 << 23
_TO_FIT = "0"
"""The size of text that gets smaller the more of it there is."""


def finished(_document: object, made: Any) -> None:  # noqa: ANN401 - pydyf has no types
    """Give the fields their fonts, and make one of those that stand on every sheet."""
    name_fonts(made)
    join_repeats(made)


def name_fonts(made: Any) -> None:  # noqa: ANN401
    """Let text be written in a font of names and ticks in Dingbats; drop the whole font."""
    form = made.catalog.get("AcroForm")
    if form is None:
        return
    fonts = _found(made, _found(made, form["DR"])["Font"])
    form["DR"] = Dictionary({"Font": Dictionary(_standard(made))})
    form["DA"] = String(f"{_INK} /Helv 10 Tf")
    for field in (_found(made, one) for one in form["Fields"]):
        for font in _renamed(field):
            _drop(made, fonts, font)


def _standard(made: Any) -> dict[str, bytes]:  # noqa: ANN401
    font = field_font()
    helvetica = {"BaseFont": "/Helvetica", "Encoding": "/WinAnsiEncoding"}
    return {
        "Helv": add_font(made, font) if font else _type_1(made, helvetica),
        "ZaDb": _type_1(made, {"BaseFont": "/ZapfDingbats"}),
    }


def _type_1(made: Any, font: dict[str, str]) -> bytes:  # noqa: ANN401
    return _added(made, {"Type": "/Font", "Subtype": "/Type1", **font})


def _added(made: Any, entries: dict[str, str]) -> bytes:  # noqa: ANN401
    new = Dictionary(entries)
    made.add_object(new)
    reference: bytes = new.reference
    return reference


def _renamed(field: Any) -> list[str]:  # noqa: ANN401
    """Give a field its standard font; return the name of the font it had, if any."""
    if field["FT"] == "/Btn":
        field["DA"] = String(f"{_INK} /ZaDb 0 Tf")
        field["MK"]["CA"] = String("4")  # the tick among the Dingbats
        return []
    found = _WRITTEN_IN.search(field["DA"].data)
    assert found is not None  # noqa: S101 - WeasyPrint writes it for every text field
    is_box = bool(field.get("Ff", 0) & _SEVERAL_LINES)
    size = _TO_FIT if is_box else found[2].decode()
    if is_box:
        field["Ff"] |= _NO_SCROLLING  # a full box takes no more: nothing is typed out of sight
    field["DA"] = String(f"{_INK} /Helv {size} Tf")
    return [found[1].decode()]


def _drop(made: Any, fonts: Any, name: str) -> None:  # noqa: ANN401
    """Empty a font that no page is set in. Its place stays: others are numbered after it."""
    if name not in fonts or _is_on_a_page(made, name):
        return
    font = _found(made, fonts.pop(name))
    inner = _found(made, font["DescendantFonts"][0])
    described = _found(made, inner["FontDescriptor"])
    for entry in ("FontFile", "FontFile2", "FontFile3", "CIDSet"):
        if entry in described:
            _emptied(_found(made, described[entry]))
    _emptied(_found(made, font["ToUnicode"]))
    for one in (font, inner, described):
        one.clear()


def _is_on_a_page(made: Any, name: str) -> bool:  # noqa: ANN401
    sign = f"/{name} ".encode()
    streams = (one.stream for one in made.objects if hasattr(one, "stream"))
    return any(isinstance(piece, bytes) and sign in piece for one in streams for piece in one)


def _emptied(stream: Any) -> None:  # noqa: ANN401
    stream.stream = []
    stream.extra = {}
