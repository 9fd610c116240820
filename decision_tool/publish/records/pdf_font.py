"""The font that fields of a PDF are written in: every Latin, Greek and Cyrillic letter is in it.

A field that names a font which is not in the file leaves out what that font lacks: in most
programs "Łukasiewicz" becomes "ukasiewicz". The machine's own font is cut down to letters that
names have, since whole it would be most of a form's bytes.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont, TTLibError  # type: ignore[import-untyped]
from pydyf import Array, Dictionary, Stream, String  # type: ignore[import-untyped]

from decision_tool.publish.records.fonts import file_of_font

NAME = "/RecordSans"
"""Not the name of the whole font, and not marked as a part: programs refuse to write in parts."""

LETTERS = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x2DD), (0x300, 0x36F), (0x370, 0x3FF),
    (0x400, 0x52F), (0x1E00, 0x1EFF), (0x2010, 0x2027), (0x2030, 0x203A), (0x20AC, 0x20AC),
)  # fmt: skip
_EM = 1000
_SANS = 1 << 5  # of the flags of a font: its letters are those of Latin scripts


@dataclass(frozen=True, slots=True)
class FieldFont:
    """A font cut down: its file, the width of each glyph, the letter that each glyph shows."""

    file: bytes
    widths: tuple[int, ...]
    letters: dict[int, int]
    box: tuple[int, int, int, int]
    rise: int
    fall: int


@cache
def field_font() -> FieldFont | None:
    """Return the font of this machine, or None where it has none that can be put into a file."""
    found = file_of_font()
    return _cut_down(found) if found else None


def _cut_down(path: Path) -> FieldFont | None:
    try:
        with TTFont(path, lazy=False, recalcTimestamp=False) as font:
            return _of_letters(font) if "glyf" in font else None
    except (OSError, TTLibError):
        return None


def _of_letters(font: Any) -> FieldFont:  # noqa: ANN401 - fontTools has no types
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True)
    options.drop_tables = [*options.drop_tables, "FFTM"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[one for first, last in LETTERS for one in range(first, last + 1)])
    cutter.subset(font)
    return _described(font)


def _described(font: Any) -> FieldFont:  # noqa: ANN401 - fontTools has no types
    written = io.BytesIO()
    font.save(written)
    scale = _EM / font["head"].unitsPerEm
    head, order = font["head"], font.getGlyphOrder()
    # One glyph can show two letters, a space and one that does not break: the plainer wins.
    shown = sorted(font.getBestCmap().items(), reverse=True)
    by_name = {name: number for number, name in enumerate(order)}
    box = (head.xMin, head.yMin, head.xMax, head.yMax)
    return FieldFont(
        file=written.getvalue(),
        widths=tuple(round(font["hmtx"][name][0] * scale) for name in order),
        letters={by_name[name]: letter for letter, name in shown},
        box=(round(box[0] * scale), *(round(one * scale) for one in box[1:])),
        rise=round(font["hhea"].ascent * scale),
        fall=round(font["hhea"].descent * scale),
    )


def add_font(made: Any, font: FieldFont) -> bytes:  # noqa: ANN401 - pydyf has no types
    """Put the font into a PDF; return the reference to it."""
    file = Stream([font.file], {"Length1": len(font.file)}, compress=True)
    described = Dictionary({
        "Type": "/FontDescriptor", "FontName": NAME, "Flags": _SANS, "ItalicAngle": 0,
        "FontBBox": Array(font.box), "Ascent": font.rise, "Descent": font.fall,
        "CapHeight": font.rise, "StemV": 80, "FontFile2": _added(made, file),
    })  # fmt: skip
    system = {"Registry": String("Adobe"), "Ordering": String("Identity"), "Supplement": 0}
    inner = Dictionary({
        "Type": "/Font", "Subtype": "/CIDFontType2", "BaseFont": NAME,
        "CIDSystemInfo": Dictionary(system), "CIDToGIDMap": "/Identity",
        "FontDescriptor": _added(made, described), "DW": _EM // 2,
        "W": Array([0, Array(font.widths)]),
    })  # fmt: skip
    return _added(made, Dictionary({
        "Type": "/Font", "Subtype": "/Type0", "BaseFont": NAME, "Encoding": "/Identity-H",
        "DescendantFonts": Array([_added(made, inner)]),
        "ToUnicode": _added(made, Stream([_to_unicode(font.letters)], compress=True)),
    }))  # fmt: skip


def _added(made: Any, new: Any) -> bytes:  # noqa: ANN401
    made.add_object(new)
    reference: bytes = new.reference
    return reference


_MOST = 100  # entries that a block of such a map may hold


def _to_unicode(letters: dict[int, int]) -> bytes:
    """Return the map from glyphs to letters: programs turn it round to write."""
    pairs = [f"<{glyph:04x}> <{letter:04x}>" for glyph, letter in sorted(letters.items())]
    blocks = [pairs[at : at + _MOST] for at in range(0, len(pairs), _MOST)]
    listed = "\n".join("\n".join([f"{len(one)} beginbfchar", *one, "endbfchar"]) for one in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{listed}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode()
