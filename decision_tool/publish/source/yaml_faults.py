"""What is wrong with a file that is not YAML, in an author's words instead of the parser's."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from decision_tool.core.errors import Fault
from decision_tool.publish.source.signs import as_seen, is_utf_16
from decision_tool.publish.source.slips import COMMENT, NO_COMMENT, begins_anew, slip_near

IN_QUOTES = 'Put the whole text in quotes, for example title: "Part 1: the plan".'
LINE_UP = "Begin it in the same column as the lines it belongs with. Indent with spaces."
NOT_IN_LINE = ("this line does not line up.", LINE_UP)
BEGINS_WITH_SIGN = ("text cannot begin with & or *.", IN_QUOTES)
TAB = ("a tab stands in the indentation.", "Indent with spaces.")
PROBLEMS = {
    "tab character": TAB,
    "found unexpected end of stream": ("a quotation mark is never closed.", "Close it."),
    "did not find expected ',' or ']'": ("a list that begins with [ is not closed.", "Add ]."),
    "did not find expected ',' or '}'": (
        "a group that begins with { is not closed.",
        "Add }, or put text that holds {, a colon or an apostrophe in double quotes.",
    ),
    "did not find expected key": NOT_IN_LINE,
    "did not find expected '-' indicator": NOT_IN_LINE,
    "could not find expected ':'": ("a line has a key without a colon.", "Write `key: value`."),
    "found undefined alias": ("text cannot begin with *.", IN_QUOTES),
    "alphabetic or numeric character": BEGINS_WITH_SIGN,
    "did not find expected whitespace or line break": ("text cannot begin with !.", IN_QUOTES),
    "did not find expected comment or line break": ("text cannot begin with | or >.", IN_QUOTES),
    "mapping keys are not allowed": ("text cannot begin with a question mark.", IN_QUOTES),
    "block sequence entries are not allowed": ("a list cannot begin here.", "Start a new line."),
    "did not find expected node content": ("a value is missing here.", "Write one."),
    "unknown escape character": ("a backslash in double quotes.", "Use single quotes."),
    "<document start>": (
        "this line does not go on from what stands above.",
        "Begin the file with `key: value`, every such key in the first column.",
    ),
    "found unexpected ':'": ("a colon stands where none can.", IN_QUOTES),
    "but found another document": ("a second document begins.", "Take out the line of dashes."),
}
"""The parser's problem, by a part of its words: what is wrong, and what to write instead."""

NOTICED_LATE = ("end of stream", "expected ',' or", "expected ':'")
"""Problems the parser notices only further on: the place is where the trouble began."""


def syntax_fault(name: str, text: str, error: yaml.MarkedYAMLError) -> Fault:
    """Return the fault that stopped the parser; it cannot read on after the first."""
    if slip := slip_near(text, error):
        return Fault(f"{name}:{slip.line + 1}:{slip.column + 1}", slip.what, slip.hint)
    problem = error.problem or ""
    mark = error.problem_mark
    if error.context_mark and any(sign in problem for sign in NOTICED_LATE):
        mark = error.context_mark
    if mark is None:
        return Fault(f"{name}:1:1", *_worded(problem, ""))
    lines = text.splitlines()
    before = lines[mark.line][: mark.column] if mark.line < len(lines) else ""
    return Fault(f"{name}:{mark.line + 1}:{mark.column + 1}", *_worded(problem, before.strip()))


def _worded(problem: str, before: str) -> tuple[str, str]:
    """Return what is wrong and the hint; *before* is what precedes the place in its line."""
    if "cannot start any token" in problem:
        return ("text cannot begin with this character.", IN_QUOTES) if before else TAB
    if "mapping values are not allowed" in problem:
        return ("a colon stands where none can.", IN_QUOTES) if ":" in before else NOT_IN_LINE
    if "did not find expected key" in problem and before.endswith(("'", '"')):
        return ("text follows a closing quotation mark.", IN_QUOTES)
    for sign, words in PROBLEMS.items():
        if sign in problem:
            return words
    return (f"this is not YAML: {problem}.", "Look at this line and the one above.")


def comment_fault(name: str, line: int, column: int, rest: str) -> Fault | None:
    """Return the fault of a comment that may be meant as text, or None if *rest* holds none.

    *rest* is what follows a value that ends at *line* and *column*, counted from 0.
    """
    if (found := COMMENT.match(f"x{rest}", 1)) is None:
        return None
    place = f"{name}:{line + 1}:{column + found.end() - 1}"
    return Fault(place, *NO_COMMENT)


def continued_faults(name: str, number: int, line: str) -> Iterator[Fault]:
    """Yield the fault of a *line* that was read as more of the text above and looks like none."""
    if (column := begins_anew(line)) is not None:
        what = "this line is taken for more of the text above it."
        yield Fault(f"{name}:{number + 1}:{column + 1}", what, f"{LINE_UP} Or put all in quotes.")


def reader_fault(name: str, encoded: bytes, error: Exception) -> Fault:
    """Return the fault of a file that holds something other than printable UTF-8 text."""
    if is_utf_16(encoded):
        hint = "Save the file with the encoding UTF-8."
        return Fault(f"{name}:1:1", "this file is saved as UTF-16.", hint)
    if isinstance(error, UnicodeDecodeError):
        before = encoded[: error.start].decode("utf-8-sig")
        what, hint = "this character is not UTF-8.", "Save the file with the encoding UTF-8."
    else:
        text, _ = as_seen(name, encoded.decode("utf-8-sig"))
        before = text[: getattr(error, "position", 0)]
        what, hint = "this is an invisible control character.", "Delete it."
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return Fault(f"{name}:{line}:{column}", what, hint)
