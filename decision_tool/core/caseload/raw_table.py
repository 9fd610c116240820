"""Where each cell of a table stands in its text, so that one can be written and no other changes.

The cells are cut as `table.py` has them cut; what is between and around them stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from decision_tool.core.pasted import UNSEEN

_LINE_END = re.compile(rf"\r[{UNSEEN}]*\n|\r|\n")
"""What cannot be seen is left out before a table is read: it parts no line end in two."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as it is written: the *line* it begins on, where its *cells* stand, where it ends."""

    line: int
    cells: tuple[tuple[int, int], ...]
    end: int


def raw_rows(text: str, separator: str) -> Iterator[RawRow]:
    """Yield every row of *text*, blank ones included; a quoted cell may hold line breaks."""
    cut = re.escape(separator)
    blank = f"[ {UNSEEN}]*"
    inside = rf'(?:[^"]|"[{UNSEEN}]*")*'
    cell = re.compile(rf'{blank}"{inside}"[{UNSEEN}]*(?=[{cut}\r\n]|\Z)|[^{cut}\r\n]*')
    at, line = 0, 1
    while at < len(text):
        begin, cells = at, []
        while True:
            found = cell.match(text, at)
            assert found  # the second way to read a cell takes whatever stands there
            cells.append(found.span())
            at = found.end()
            if text[at : at + 1] != separator:
                break
            at += 1
        yield RawRow(line, tuple(cells), at)
        ending = _LINE_END.match(text, at)
        at = ending.end() if ending else len(text)
        line += len(_LINE_END.findall(text, begin, at))


def as_cell(words: str, separator: str) -> str:
    """Return *words* as they are written in a cell, in quotation marks where they need them."""
    is_plain = not set(words) & {separator, '"', "\r", "\n"} and words == words.strip()
    return words if is_plain else '"{}"'.format(words.replace('"', '""'))
