"""WordprocessingML as text: elements, paragraphs and measures, each escaped once.

Every function returns XML that is well formed by itself; only `text` takes plain words, so
nothing is escaped twice and no label can become markup.
"""

from __future__ import annotations

from html import escape

_TWIPS_IN_MM = 1440 / 25.4


def twips(millimetres: float) -> int:
    """Return a length in Word's unit, a twentieth of a point."""
    return round(millimetres * _TWIPS_IN_MM)


def element(name: str, /, *inner: str, **attributes: object) -> str:
    """Return an element in Word's namespace, or in that of its prefix ("w14:checkbox").

    Attributes take the element's prefix, as every attribute of WordprocessingML does.
    """
    prefix, _, local = name.rpartition(":")
    prefix = prefix or "w"
    pairs = (f' {prefix}:{key}="{escape(str(value))}"' for key, value in attributes.items())
    start = f"<{prefix}:{local}{''.join(pairs)}"
    return f"{start}>{''.join(inner)}</{prefix}:{local}>" if inner else f"{start}/>"


def text(words: str) -> str:
    """Return plain words as text, their spaces kept."""
    return f'<w:t xml:space="preserve">{escape(words, quote=False)}</w:t>'


def run(words: str, style: str = "") -> str:
    """Return words as one run, in a character style where one is named."""
    look = element("rPr", element("rStyle", val=style)) if style else ""
    return element("r", look, text(words))


def tab() -> str:
    """Return a run that goes on to the next tab stop."""
    return element("r", element("tab"))


def paragraph(style: str, *runs: str, is_kept: bool = False) -> str:
    """Return a paragraph in a style. *is_kept*: on the page of what follows it."""
    keep = element("keepNext") if is_kept else ""
    return element("p", element("pPr", element("pStyle", val=style), keep), *runs)
