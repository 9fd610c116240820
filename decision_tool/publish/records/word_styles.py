"""The styles of a Word file: real headings, one typeface, everything in British English.

They replace all of the template's own, whose language is American and whose hundred
unused styles would fill Word's list.
"""

from __future__ import annotations

from decision_tool.publish.records.word_markup import element, twips

FONT = "Arial"  # on every council laptop, and what LibreOffice measures alike
LANGUAGE = "en-GB"

_INK, _QUIET, _LINE = "16212B", "4A565E", "6B7780"
_BUILT_IN = {"Title", "heading 1", "heading 2", "header", "footer", "Placeholder Text", "Strong"}
_GRID = ("top", "left", "bottom", "right", "insideH", "insideV")


def styles() -> str:
    """Return the children of `w:styles`."""
    return "".join((_defaults(), *_paragraphs(), *_characters(), *_tables()))


def numbering() -> str:
    """Return the children of `w:numbering`: number 1 is the list with bullets."""
    level = element(
        "lvl",
        element("start", val=1),
        element("numFmt", val="bullet"),
        element("lvlText", val="•"),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=twips(6), hanging=twips(4))),
        ilvl=0,
    )
    kind = element("multiLevelType", val="hybridMultilevel")
    bullets = element("abstractNum", kind, level, abstractNumId=0)
    return bullets + element("num", element("abstractNumId", val=0), numId=1)


def _defaults() -> str:
    fonts = element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    language = element("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA")
    look = element("rPr", fonts, _size(10.5), language)
    spacing = element("spacing", before=0, after=0, line=252, lineRule="auto")
    return element(
        "docDefaults",
        element("rPrDefault", look),
        element("pPrDefault", element("pPr", spacing)),
    )


def _paragraphs() -> tuple[str, ...]:
    kept = element("keepNext") + element("keepLines")
    quiet = element("color", val=_QUIET)
    return (
        element(
            "style",
            element("name", val="Normal"),
            element("qFormat"),
            element("rPr", element("color", val=_INK)),
            type="paragraph",
            default=1,
            styleId="Normal",
        ),
        _style("Title", "Title", kept + _space(0, 3), _bold(17)),
        _style("Heading1", "heading 1", kept + _space(13, 4) + _level(0), _bold(13)),
        _style("Heading2", "heading 2", kept + _space(9, 2) + _level(1), _bold(10.5)),
        _style("About", "About", _space(0, 8) + element("contextualSpacing"), quiet + _size(10)),
        _style("Guidance", "Guidance", _space(0, 5), ""),
        _style("GuidanceList", "Guidance List", _bullet() + _space(0, 4), ""),
        _style("Note", "Note", kept + _space(0, 5), element("i") + quiet + _size(9.5)),
        _style("Label", "Label", kept + _space(1, 1), _bold(9.5)),
        _style("BoxLabel", "Box Label", kept + _space(9, 2), _bold(10.5)),
        _style("Hint", "Hint", kept + _space(0, 3), quiet + _size(9.5)),
        _style("TableHead", "Table Head", kept + _space(2, 2), _bold(9.5)),
        _style("Cell", "Cell", _space(2, 2), ""),
        _style("Tick", "Tick", _tick_stops() + _space(4, 2) + _indented(8, 8), ""),
        _style("SignatureLine", "Signature Line", _underline() + _space(20, 0), ""),
        _style("AfterTable", "After Table", _point_high(), _size(1)),
        _style("Header", "header", "", quiet + _size(9)),
        _style("Footer", "footer", "", quiet + _size(8)),
    )


def _characters() -> tuple[str, ...]:
    return (
        element(
            "style",
            element("name", val="Default Paragraph Font"),
            element("uiPriority", val=1),
            element("semiHidden"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        ),
        _character(
            "PlaceholderText", "Placeholder Text", element("color", val="5A666E") + _size(9)
        ),
        _character("TickSign", "Tick Sign", _size(13)),
        _character("Strong", "Strong", element("b") + element("color", val=_INK)),
    )


def _tables() -> tuple[str, ...]:
    base = element(
        "style",
        element("name", val="Normal Table"),
        element("uiPriority", val=99),
        element("semiHidden"),
        element("tblPr", _margins(0, 0)),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    edges = (element(edge, val="single", sz=6, space=0, color=_LINE) for edge in _GRID)
    grid = element("tblBorders", *edges)
    return (
        base,
        _table("RecordGrid", "Record Grid", grid + _margins(2, 2)),
        _table("RecordPlain", "Record Plain", _margins(0, 4)),
    )


def _style(ident: str, name: str, paragraph: str, characters: str) -> str:
    return element(
        "style",
        element("name", val=name),
        element("basedOn", val="Normal"),
        element("qFormat"),
        element("pPr", paragraph) if paragraph else "",
        element("rPr", characters) if characters else "",
        type="paragraph",
        styleId=ident,
        **_custom(name),
    )


def _character(ident: str, name: str, look: str) -> str:
    based = element("basedOn", val="DefaultParagraphFont")
    names = {"type": "character", "styleId": ident, **_custom(name)}
    return element("style", element("name", val=name), based, element("rPr", look), **names)


def _table(ident: str, name: str, look: str) -> str:
    based = element("basedOn", val="TableNormal")
    names = {"type": "table", "styleId": ident, **_custom(name)}
    return element("style", element("name", val=name), based, element("tblPr", look), **names)


def _custom(name: str) -> dict[str, object]:
    """Say of a style that it is ours: Word looks other names up among its own."""
    return {} if name in _BUILT_IN else {"customStyle": 1}


def _margins(left: float, right: float) -> str:
    around = (("top", 0.6), ("left", left), ("bottom", 0.6), ("right", right))
    each = (element(edge, w=twips(width), type="dxa") for edge, width in around)
    return element("tblCellMar", *each)


def _bold(points: float) -> str:
    return element("b") + element("color", val=_INK) + _size(points)


def _size(points: float) -> str:
    half_points = round(points * 2)
    return element("sz", val=half_points) + element("szCs", val=half_points)


def _space(before: float, after: float) -> str:
    """Return the space around a paragraph, in points."""
    return element("spacing", before=round(before * 20), after=round(after * 20))


def _point_high() -> str:
    return element("spacing", before=0, after=0, line=20, lineRule="exact")


def _level(level: int) -> str:
    return element("outlineLvl", val=level)


def _bullet() -> str:
    return element("numPr", element("ilvl", val=0), element("numId", val=1))


def _tick_stops() -> str:
    return element("tabs", element("tab", val="left", pos=twips(8)))


def _indented(left: float, hanging: float) -> str:
    return element("ind", left=twips(left), hanging=twips(hanging))


def _underline() -> str:
    line = element("bottom", val="single", sz=6, space=1, color=_INK)
    return element("pBdr", line)
