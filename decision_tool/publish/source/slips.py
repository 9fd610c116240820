"""Finds slips of the hand that YAML takes for something else, by how their lines look.

Each of them makes the parser stumble only further on, over words that say nothing of the
cause. They are looked for where it stumbled and where the part that it was reading began.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

KEY = r"[ ]*(?:- +)?\{?[ ]*(?P<key>[a-z][a-z0-9-]*)"
SPACE_MISSING = re.compile(KEY + r"(?P<at>:)(?=[^\s:/}\]])")
SLIPS = (
    (
        re.compile(r"[ ]*(?P<at>[\u2010-\u2015\u2212\u2022\u2023\u25aa\u25cf\u00b7])"),
        "an item of a list begins with a hyphen.",
        "Write - and a space in place of this sign.",
    ),
    (
        re.compile(r"[ ]*(?P<at>-)(?=[^\s\-0-9])"),
        "a space is missing after the hyphen.",
        "Write `- ` before an item of a list.",
    ),
    (
        SPACE_MISSING,
        "a space is missing after the colon.",
        "Write `key: value`.",
    ),
    (
        re.compile(KEY + r"[ ]?(?P<at>[\uff1a\ua789;=])"),
        "a colon is missing after the key.",
        "Write `key: value`.",
    ),
)
"""How a line begins, the place of the slip in it, what is wrong and what to write."""

STUMBLES = (
    "did not find expected key",
    "did not find expected '-' indicator",
    "mapping values are not allowed",
    "could not find expected ':'",
    "block sequence entries are not allowed",
    "<document start>",
)
"""Problems of the parser that such a slip leads to."""

FAR_IN_BRACKETS = 5
"""How many lines back to look for a comment that hides the end of a list or group."""

ITEM_WITHOUT_COLON = re.compile(r"[ ]*- +(?=[a-z])[^:]*$")
COMMENT = re.compile(r"(?<=\S)(?:[ \t]+#(?=\S)|[ \t]#)")
"""A comment after something else, and not so written that it must be meant as one."""

NO_COMMENT = (
    "a # after a space begins a comment, so the rest of the line is left out.",
    "Put the whole text in quotes. Before a comment, write two spaces; after its #, one.",
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip at a place, counted from 0."""

    line: int
    column: int
    what: str
    hint: str


def begins_anew(line: str) -> int | None:
    """Return where a key or an item begins in *line*, counted from 0, or None if none does."""
    text = line.lstrip()
    looks_so = text.startswith("- ") or SPACE_MISSING.match(text)
    return _indent(line) if looks_so else None


def slip_near(text: str, error: yaml.MarkedYAMLError) -> Slip | None:
    """Return the slip that made the parser stumble, or None if nothing looks like one."""
    mark, problem, lines = error.problem_mark, error.problem or "", text.splitlines()
    if mark is None or not lines:
        return None
    found = [*_open_quotes(text, mark), *_open_quotes(text, error.context_mark)]
    if "flow" in (error.context or ""):
        near = _near(lines, mark.line, error.context_mark, FAR_IN_BRACKETS)
        found += [slip for number in near for slip in _comments(lines[number], number)]
    elif any(sign in problem for sign in STUMBLES):
        near = _near(lines, mark.line, error.context_mark)
        found += [slip for number in near for slip in _slips(lines[number], number)]
        found += _items_without_hyphen(lines, mark)
        if "<document start>" in problem:
            found += _indented_beginning(lines)
        if "mapping values" in problem:
            found += _items_without_colon(lines, mark)
    return found[0] if found else None


def _near(
    lines: Sequence[str], stumbled: int, context: yaml.Mark | None, reach: int = 2
) -> list[int]:
    """Return where the parser stumbled, the lines before it, and where the part began."""
    written = [number for number in range(min(stumbled + 1, len(lines))) if lines[number].strip()]
    near = [*reversed(written[-reach:])]
    if context is not None and context.line < len(lines):
        near.append(context.line)
    return near


def _slips(line: str, number: int) -> Iterator[Slip]:
    for pattern, what, hint in SLIPS:
        if found := pattern.match(line):
            yield Slip(number, found.start("at"), what, hint)


def _comments(line: str, number: int) -> Iterator[Slip]:
    if found := COMMENT.search(line):
        yield Slip(number, found.end() - 1, *NO_COMMENT)


def _indented_beginning(lines: Sequence[str]) -> Iterator[Slip]:
    """Yield the first key of the file, where it does not begin in the first column."""
    keys = (number for number, line in enumerate(lines) if _is_written(line))
    number = next(keys, None)
    if number is not None and (column := _indent(lines[number])):
        hint = "Take out the spaces before it: the keys of a file begin in the first column."
        yield Slip(number, column, "this line is indented, and later ones are not.", hint)


def _items_without_hyphen(lines: Sequence[str], mark: yaml.Mark) -> Iterator[Slip]:
    """Yield the first line of a list that lacks its hyphen, before an item that has one."""
    stumbled = lines[mark.line] if mark.line < len(lines) else ""
    above = [number for number in range(mark.line) if _is_written(lines[number])]
    inside = itertools.takewhile(
        lambda number: _indent(lines[number]) > _indent(stumbled), reversed(above)
    )
    begun = min(inside, default=0)
    heads = [number for number in above if number < begun]
    is_list = bool(heads) and lines[heads[-1]].rstrip().endswith(":")
    has_hyphens = [line.lstrip().startswith("- ") for line in (stumbled, lines[begun])]
    if is_list and has_hyphens == [True, False]:
        what = "an item of a list begins with a hyphen."
        yield Slip(begun, _indent(lines[begun]), what, "Write `- ` before the first one too.")


def _is_written(line: str) -> bool:
    return line.strip()[:1] not in ("", "#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _items_without_colon(lines: Sequence[str], mark: yaml.Mark) -> Iterator[Slip]:
    """Yield the item before *mark* that has no colon, so that its next key has no place."""
    before = lines[mark.line][: mark.column] if mark.line < len(lines) else ""
    number = mark.line - 1
    if number >= 0 and ":" not in before and ITEM_WITHOUT_COLON.match(lines[number]):
        column = lines[number].index("-") + 2
        yield Slip(number, column, "a line has a key without a colon.", "Write `key: value`.")


def _open_quotes(text: str, mark: yaml.Mark | None) -> Iterator[Slip]:
    """Yield the quoted text that ends in the line of *mark* and began in an earlier one.

    It was meant to end there, and ran on to the next quotation mark of the file.
    """
    if mark is None:
        return
    try:
        for token in yaml.scan(text, Loader=yaml.CSafeLoader):
            begins, ends = token.start_mark, token.end_mark
            if begins.line > mark.line:
                return
            is_quoted = isinstance(token, yaml.ScalarToken) and token.style in ("'", '"')
            if is_quoted and begins.line < ends.line == mark.line:
                what = f"this quotation mark is closed only in line {ends.line + 1}."
                yield Slip(begins.line, begins.column, what, "Close it where its text ends.")
    except yaml.YAMLError:
        return
