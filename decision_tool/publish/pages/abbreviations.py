"""Abbreviations marked where they stand: the first of each in a block says what it means.

Only what the glossary lists is marked. A term whose meaning nobody could confirm says
so instead of guessing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from decision_tool.publish.source.library import Term
from decision_tool.publish.words.templates import attribute, inline

# Markup already in the text, and the address in a link, are passed over whole.
_MARKUP = r"<abbr\b.*?</abbr>|<[^>]*>|\]\([^)]*\)"


def meaning(term: Term) -> str:
    """Return what to show as the meaning: one short line, honest about doubt."""
    if term.confirmed == "unconfirmed":
        return "Meaning not confirmed. Shown as the guide prints it"
    means = term.means[:1].upper() + term.means[1:]
    return means if term.confirmed == "stated" else f"{means} (our reading)"


@dataclass(frozen=True)
class Abbreviations:
    """Marks the terms of one glossary."""

    terms: tuple[Term, ...]
    _pattern: re.Pattern[str] = field(init=False)
    _marks: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Prepare one pattern for every term; a longer term wins over one it begins with."""
        marks = {
            inline(one.term): f'<abbr title="{attribute(meaning(one))}">{inline(one.term)}</abbr>'
            for one in self.terms
        }
        longest_first = sorted(marks, key=len, reverse=True)
        either = "|".join(re.escape(term) for term in longest_first) or "(?!)"
        pattern = rf"{_MARKUP}|(?<![\w/@.-])(?P<term>{either})(?![\w@-])"
        object.__setattr__(self, "_pattern", re.compile(pattern, re.DOTALL))
        object.__setattr__(self, "_marks", marks)

    def mark(self, *texts: str) -> list[str]:
        """Return the Markdown *texts* of one block with the first of each term marked."""
        seen: set[str] = set()

        def replace(found: re.Match[str]) -> str:
            term = found["term"]
            if term is None or term in seen:
                return found[0]
            seen.add(term)
            return self._marks[term]

        return [self._pattern.sub(replace, text) for text in texts]
