"""What stands around the sections of a Word file: title, head and foot of each page, settings."""

from __future__ import annotations

from decision_tool.publish.forms.document import Document
from decision_tool.publish.records.phrases import filed_of, title_of
from decision_tool.publish.records.word_controls import ON_EVERY_SHEET, ControlIds, control
from decision_tool.publish.records.word_markup import element, paragraph, run, tab
from decision_tool.publish.records.word_styles import LANGUAGE

_LONGEST_PROPERTY = 255
_WORD_2013 = 15  # a lower number opens with "Compatibility Mode" beside the title
_COMPATIBILITY = {
    "compatibilityMode": _WORD_2013,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}


def title(document: Document) -> str:
    """Return the title and the lines under it."""
    lines = (("About", document.about), ("About", filed_of(document)))
    return paragraph("Title", run(document.title), is_kept=True) + "".join(
        paragraph(style, run(line)) for style, line in lines if line
    )


def ending(body: str) -> str:
    """Return the paragraph that Word needs after a last table: a point high, without words.

    One with words could be driven to a page of its own.
    """
    return paragraph("AfterTable") if body.endswith("</w:tbl>") else ""


def head(document: Document, width: int, ids: ControlIds) -> str:
    """Return the head of each page but the first: the form, and whose it is."""
    field = document.identity
    marking = run(document.marking, "Strong")
    above = _line("Header", width, tab(), marking) if document.marking else ""
    if field is None:
        return above + _line("Header", width, run(title_of(document)))
    whose = [run(f"{field.label}: "), control(field, ids, ON_EVERY_SHEET)]
    if document.child:
        whose += [run(" "), control(document.child, ids, ON_EVERY_SHEET)]
    return above + _line("Header", width, run(title_of(document)), tab(), *whose)


def first_head(document: Document, width: int) -> str:
    """Return the head of the first page: the council, the marking."""
    marking = (tab(), run(document.marking, "Strong")) if document.marking else ()
    return _line("Header", width, run(document.council), *marking)


def foot(words: str, width: int) -> str:
    """Return the foot of each page: the edition, the number of the page."""
    pages = (run("Page "), _counted("PAGE"), run(" of "), _counted("NUMPAGES"))
    return _line("Footer", width, run(words), tab(), *pages)


def settings(document: Document) -> str:
    """Return the children of `w:settings`.

    The clauses stand here whole: Word cuts a property of a file, keywords too, at 255
    characters.
    """
    clauses = element("docVar", name="clauses", val=", ".join(document.all_clauses()))
    return "".join(
        (
            element("zoom", percent=100),
            element("defaultTabStop", val=720),
            element("characterSpacingControl", val="doNotCompress"),
            element("compat", *(_compatible(*one) for one in _COMPATIBILITY.items())),
            element("docVars", clauses),
            element("themeFontLang", val=LANGUAGE),
            element("decimalSymbol", val="."),
            element("listSeparator", val=","),
        )
    )


def keywords(document: Document) -> str:
    """Return as many of the form's clauses as a property of a Word file can hold."""
    words = ""
    for clause in document.all_clauses():
        longer = f"{words}, {clause}" if words else clause
        if len(longer) > _LONGEST_PROPERTY:
            break
        words = longer
    return words


def property_text(words: str) -> str:
    """Return words cut to what a property of a Word file can hold."""
    return words[:_LONGEST_PROPERTY]


def _line(style: str, width: int, *runs: str) -> str:
    stops = element("tabs", element("tab", val="right", pos=width))
    return element("p", element("pPr", element("pStyle", val=style), stops), *runs)


def _counted(field: str) -> str:
    return element("fldSimple", run("1"), instr=f" {field} ")


def _compatible(name: str, value: int) -> str:
    uri = "http://schemas.microsoft.com/office/word"
    return element("compatSetting", name=name, uri=uri, val=value)
