"""The pathways that one cell names: several in one cell, by id, title, code or a usual name.

A usual name of several pathways stands for all of them: half a case planned is worse than none.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from decision_tool.core.caseload.child import Repair, Unread
from decision_tool.core.caseload.spelling import holds_words, loose_pathway, said_pathway
from decision_tool.core.caseload.two_editions import TwoEditions, only
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.pasted import quoted
from decision_tool.core.planning.index import index_of
from decision_tool.core.words import listed

CLOSE = 0.6
_OUTSIDE = r"(?![^(]*\))"
"""Not within brackets: what stands there belongs to one name."""
_STRONG = re.compile(rf"(?:[;|\n\r+]|,(?!\d)){_OUTSIDE}")
_WEAK = re.compile(rf"(?:/|&|\band\b){_OUTSIDE}", re.IGNORECASE)
_LONGEST = 2_000
"""So many signs a cell may have: every name that is not known is compared with all that are."""
TOO_LONG = "{} is far longer than the names of pathways. Write these alone."

Ids = tuple[str, ...]
"""The pathways that one name stands for: more than one where they are planned together."""


class PathwayNames:
    """Reads cells of pathways. The same words come again and again, so each is read once."""

    def __init__(self, guidance: Guidance, accepted: frozenset[str] = frozenset()) -> None:
        """Collect the names of every pathway, and what was *accepted* as a name of one."""
        self.accepted = accepted
        self.pathways = index_of(guidance).pathways
        self.by_name = _by_name(guidance)
        others = TwoEditions(guidance)
        self.unclear = {
            words: (here, other)
            for words, here in self.by_name.items()
            if (other := others.other("pathway", words, *here))
        }
        self.told = others.told
        self.read_before: dict[str, tuple[tuple[str, ...], tuple[Unread, ...]]] = {}

    def read(self, text: str) -> tuple[tuple[str, ...], tuple[Unread, ...]]:
        """Return the ids of the pathways in a cell, and each name in it that is not known."""
        if text not in self.read_before:
            self.read_before[text] = self._read(text)
        return self.read_before[text]

    def _read(self, text: str) -> tuple[tuple[str, ...], tuple[Unread, ...]]:
        """Split at marks that stand in no title first: a title may hold ``and`` itself."""
        if len(text) > _LONGEST:
            return (), (Unread(f"the pathway {quoted(text)}", TOO_LONG.format(quoted(text))),)
        if whole := self._named(text):
            return whole, ()
        ids: dict[str, None] = {}
        unread = []
        for part in _STRONG.split(text):
            whole = self._named(part)
            is_one = whole or said_pathway(part) in self.unclear
            for name in [part] if is_one else _WEAK.split(part):
                found = self._named(name)
                if found:
                    ids |= dict.fromkeys(found)
                elif name.strip():
                    unread.append(self._unread(name.strip()))
        return tuple(ids), tuple(unread)

    def _named(self, text: str) -> Ids:
        words = said_pathway(text)
        known = dict.fromkeys((*((one,) for one in self.pathways), *self.by_name.values()))
        taken = (ids for ids in known if self._repair(text, ids).id in self.accepted)
        if self.accepted and (found := next(taken, ())):
            return found
        if text.strip() in self.pathways:  # an id as it is written names one pathway alone
            return (text.strip(),)
        return () if words in self.unclear else self.by_name.get(words, ())

    def _unread(self, name: str) -> Unread:
        """Return what is wrong with a name, and each pathway that it may stand for."""
        if said_pathway(name) in self.unclear:
            return self._of_two(name)
        words = loose_pathway(quoted(name))
        within = (one for one in self.by_name if holds_words(one, words))
        close = get_close_matches(words, self.by_name, 1, CLOSE)
        found = dict.fromkeys(self.by_name[one] for one in (*within, *close))
        meant = [self._titles(ids) for ids in found]
        example = next(iter(self.pathways.values())).title
        hint = (
            f"Did you mean {' or '.join(meant)}?"
            if meant
            else f"Write the name of a pathway, for example “{example}”."
        )
        problem = f"No pathway is called {quoted(name)}. {hint}"
        repairs = tuple(self._repair(name, ids) for ids in found)
        return Unread(f"the pathway {quoted(name)}", problem, repairs)

    def _of_two(self, name: str) -> Unread:
        """Return that a name is of two pathways, one of them in another edition."""
        here, other = self.unclear[said_pathway(name)]
        ids = ", ".join(here)
        write = f"Write “{ids}” or “{other.here}”." if other.here else only(ids, ids)
        problem = f"{quoted(name)} {self.told(ids, other)}. {write}"
        meant = (here, (other.here,)) if other.here else (here,)
        repairs = tuple(self._repair(name, one) for one in meant)
        return Unread(f"the pathway {quoted(name)}", problem, repairs)

    def _titles(self, ids: Ids) -> str:
        """Return ``“Remand”``, or ``“Remand” and “Moving home” together``."""
        titles = listed([f"“{self.pathways[one].title}”" for one in ids])
        return titles if len(ids) == 1 else f"{titles} together"

    def _repair(self, name: str, meant: Ids) -> Repair:
        titles = listed([self.pathways[one].title for one in meant])
        words = f"Read {quoted(name)} as {titles}{'' if len(meant) == 1 else ' together'}"
        return Repair("pathway", said_pathway(name), " ".join(meant), words)


def _by_name(guidance: Guidance) -> dict[str, Ids]:
    """Return the pathways that each name stands for; only usual names can be of several."""
    own = {
        words: (pathway.id,)
        for pathway in guidance.pathways
        for name in (pathway.code, pathway.title, pathway.id)
        for words in _spelt(name)
    }
    others: dict[str, dict[str, None]] = {}
    for pathway in guidance.pathways:
        for words in (words for name in pathway.also_called for words in _spelt(name)):
            others.setdefault(words, {}).setdefault(pathway.id)
    return {words: tuple(ids) for words, ids in others.items()} | own


def _spelt(name: str) -> tuple[str, str]:
    return loose_pathway(name), said_pathway(name)
