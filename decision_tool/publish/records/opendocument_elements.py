"""The pieces an OpenDocument text is made of: paragraphs, cells, rows and tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from odfdo import Element

BALLOT_BOX = "\N{BALLOT BOX}"


def element(tag: str, attributes: Mapping[str, str], *content: Element | str) -> Element:
    """Return an element with its attributes and content; text is always text, never markup."""
    made = Element.from_tag(tag)
    for name, value in attributes.items():
        made.set_attribute(name, value)
    for one in content:
        made.append(one)
    return made


def paragraph(style: str, *content: Element | str) -> Element:
    """Return a paragraph in one of the styles of the template."""
    return element("text:p", {"text:style-name": style}, *content)


def heading(level: int, text: str) -> Element:
    """Return a heading that a screen reader and the list of headings know as one."""
    style = f"Heading_20_{level}"
    return element("text:h", {"text:style-name": style, "text:outline-level": str(level)}, text)


def place(name: str) -> Element:
    """Return a bookmark: a program that fills the form finds the field *name* there."""
    return element("text:bookmark", {"text:name": name})


def sign() -> Element:
    """Return an empty box to tick."""
    return element("text:span", {"text:style-name": "Sign"}, BALLOT_BOX)


def cell(style: str, *content: Element, across: int = 1) -> Element:
    """Return a cell that is *across* columns wide."""
    attributes = {"table:style-name": style, "office:value-type": "string"}
    if across > 1:
        attributes["table:number-columns-spanned"] = str(across)
    return element("table:table-cell", attributes, *content)


def covered(count: int) -> list[Element]:
    """Return the cells that a wider cell lies over: a row counts them too."""
    return [element("table:covered-table-cell", {}) for _ in range(count)]


def row(style: str, cells: Iterable[Element]) -> Element:
    """Return a row of a table."""
    return element("table:table-row", {"table:style-name": style}, *cells)


def table(
    name: str,
    columns: Iterable[str],
    rows: Iterable[Element],
    head: Element | None = None,
    style: str = "Whole",
) -> Element:
    """Return a table; its *head* is shown again on every page the table goes on to.

    *name* is what a screen reader says of it, and is its own in the document. *style*: Whole,
    of the whole width; Kept, also on one page.
    """
    repeated = [element("table:table-header-rows", {}, head)] if head else []
    return element(
        "table:table",
        {"table:name": name, "table:style-name": style},
        *(element("table:table-column", {"table:style-name": style}) for style in columns),
        *repeated,
        *rows,
    )
