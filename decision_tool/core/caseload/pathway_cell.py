"""The pathways that one cell names: several in one cell, by id, title or code."""

from __future__ import annotations

import re
from difflib import get_close_matches

from decision_tool.core.caseload.spelling import loose_pathway
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.pasted import quoted

CLOSE = 0.6
_STRONG = re.compile(r"[;|\n\r+]|,(?!\d)")
_WEAK = re.compile(r"\s*(?:/|&|\band\b)\s*", re.IGNORECASE)


class PathwayNames:
    """Reads cells of pathways. The same words come again and again, so each is read once."""

    def __init__(self, guidance: Guidance) -> None:
        """Collect the names of every pathway."""
        self.titles = {pathway.id: pathway.title for pathway in guidance.pathways}
        self.by_name = {
            loose_pathway(name): pathway.id
            for pathway in guidance.pathways
            for name in (pathway.code, pathway.title, pathway.id)
        }
        self.read_before: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def read(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the ids of the pathways in a cell, and what is wrong with it."""
        if text not in self.read_before:
            self.read_before[text] = self._read(text)
        return self.read_before[text]

    def _read(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Split at marks that stand in no title first: a title may hold ``and`` itself."""
        if one := self._named(text):
            return (one,), ()
        ids: dict[str, None] = {}
        problems = []
        for part in (part for part in _STRONG.split(text) if part.strip()):
            whole = self._named(part)
            for name in [part] if whole else _WEAK.split(part):
                found = self._named(name)
                if found:
                    ids.setdefault(found)
                elif name.strip():
                    problems.append(self._meant(name.strip()))
        return tuple(ids), tuple(problems)

    def _named(self, text: str) -> str | None:
        return self.by_name.get(loose_pathway(text))

    def _meant(self, name: str) -> str:
        """Return what is wrong with a name, and each pathway that it may stand for."""
        words = loose_pathway(quoted(name))
        within = (one for one in self.by_name if f" {words} " in f" {one} ")
        close = get_close_matches(words, self.by_name, 1, CLOSE)
        meant = dict.fromkeys(self.titles[self.by_name[one]] for one in (*within, *close))
        hint = (
            f"Did you mean {' or '.join(f'“{title}”' for title in meant)}?"
            if meant
            else f"Write the name of a pathway, for example “{next(iter(self.titles.values()))}”."
        )
        return f"No pathway is called {quoted(name)}. {hint}"
