"""From a timing sentence as written to its tree: which form each part has.

The grammar is ``sentence.lark``. A tree says nothing of what names mean, so it depends on the
text alone: it is made once, whatever pathway the sentence stands in, and may be kept in a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from decision_tool.core.errors import DecisionToolError

if TYPE_CHECKING:
    from lark import Lark, Token
    from lark.tree import Tree as LarkTree

Tree: TypeAlias = list[Any]
"""``[form, [part, …]]``; a word is ``[kind, text]``. Plain lists, as JSON has them."""


class NoTreeError(DecisionToolError):
    """A text is no sentence: *what* is wrong, and from which sign on."""

    def __init__(self, what: str, place: int) -> None:
        """Note what is wrong at *place*, counted from 0."""
        super().__init__(what)
        self.what, self.place = what, place


_made: dict[str, Tree] = {}


def tree_of(text: str, start: str) -> Tree:
    """Return the tree of a *text* that is a *start*: a sentence, a guard or a situation.

    Raises NoTreeError where it has none, or two.
    """
    key = f"{start}: {text}"
    if key not in _made:
        _made[key] = _parsed(text, start)
    return _made[key]


def made() -> Mapping[str, Tree]:
    """Return every tree made or taken so far, by what it is of."""
    return _made


def take(trees: Mapping[str, Tree]) -> None:
    """Take trees that were made before, by the same grammar."""
    _made.update(trees)


@cache
def _parser() -> Lark:
    from lark import Lark  # noqa: PLC0415 - not where every tree is kept

    grammar = Path(__file__).with_name("sentence.lark").read_text(encoding="utf-8")
    starts = ["sentence", "guard", "situation"]
    return Lark(grammar, start=starts, parser="earley", ambiguity="explicit")


def _parsed(text: str, start: str) -> Tree:
    parser = _parser()
    from lark import UnexpectedEOF, UnexpectedInput  # noqa: PLC0415 - not where every tree is kept

    try:
        found: LarkTree[Token] = parser.parse(text, start=start)
    except UnexpectedEOF:
        raise NoTreeError("it stops too early.", len(text)) from None
    except UnexpectedInput as error:
        place = max(error.column - 1, 0)
        raise NoTreeError("it cannot be read from here.", place) from None
    if any(found.find_data("_ambig")):
        raise NoTreeError("it can be read in two ways.", 0)
    return _plain(found)


def _plain(found: LarkTree[Token]) -> Tree:
    return [str(found.data), [*_parts(found)]]


def _parts(found: LarkTree[Token]) -> Iterator[Tree]:
    for part in found.children:
        if isinstance(part, str):
            yield [part.type, str(part)]
        else:
            yield _plain(part)
