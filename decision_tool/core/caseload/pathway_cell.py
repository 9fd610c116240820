"""The pathways that one cell names: several in one cell, by id, title, code or a usual name.

A usual name of several pathways stands for all of them: half a case planned is worse than none.
What another edition calls a pathway is read where nothing here is called so.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from decision_tool.core.caseload.child import Repair, Unread
from decision_tool.core.caseload.former_names import gone_things
from decision_tool.core.caseload.spelling import holds_words, loose_pathway, said_pathway
from decision_tool.core.caseload.two_editions import TwoEditions, only
from decision_tool.core.guidance.model import Elsewhere, Guidance
from decision_tool.core.guidance.renames import renames_of
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
NOT_PLANNED = ", so it is not planned."


class PathwayNames:
    """Reads cells of pathways. The same words come again and again, so each is read once."""

    def __init__(self, guidance: Guidance, accepted: frozenset[str] = frozenset()) -> None:
        """Collect the names of every pathway, and what was *accepted* as a name of one."""
        self.accepted = accepted
        self.pathways = index_of(guidance).pathways
        own = _by_name(guidance)
        self.by_name = _former(guidance) | own
        self.gone = _gone(guidance)
        others = TwoEditions(guidance)
        self.unclear: dict[str, tuple[Ids, Elsewhere]] = {}
        self.told: dict[str, str] = {}
        for words, here in self.by_name.items():
            before = "" if words in own else others.since("pathway", words, *here)
            if other := others.other("pathway", words, *here, but=before):
                self.unclear[words] = here, other
                self.told[words] = others.told(", ".join(here), other, before)
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
            words = said_pathway(part)
            is_one = whole or words in self.unclear or words in self.gone
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
        if told := self.gone.get(said_pathway(name)):
            return Unread(f"the pathway {quoted(name)}", told)
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
        words = said_pathway(name)
        here, other = self.unclear[words]
        ids = ", ".join(here)
        write = f"Write “{ids}” or “{other.here}”." if other.here else only(ids, ids)
        problem = f"{quoted(name)} {self.told[words]}. {write}"
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


def _former(guidance: Guidance) -> dict[str, Ids]:
    """Return the same for names that another edition has, as the nearest that has them reads them.

    There too a title is of one pathway, and a usual name may be of several.
    """
    ids = renames_of(guidance).pathways
    found: dict[str, Ids] = {}
    nearest: dict[str, tuple[str, bool]] = {}
    for one in (one for one in guidance.elsewhere if one.kind == "pathway" and one.here):
        for words, is_title in _words_of(one).items():
            by, was_title = nearest.setdefault(words, (one.edition, is_title))
            if by != one.edition or (was_title and not is_title):
                continue
            before = found.get(words, ()) if is_title == was_title else ()
            nearest[words] = by, is_title
            found[words] = tuple(dict.fromkeys((*before, one.here)))
    return found | {words: (here,) for was, here in ids.items() for words in _spelt(was)}


def _words_of(one: Elsewhere) -> dict[str, bool]:
    """Return the words for a pathway of another edition, and whether they are its title or code."""
    title, *usual = one.names
    found = {words: False for name in usual for words in _spelt(name)}
    return found | dict.fromkeys((*_spelt(title), *(_spelt(one.code) if one.code else ())), True)


def _gone(guidance: Guidance) -> dict[str, str]:
    """Return a sentence for each name of a pathway that another edition has, and this one not."""
    found: dict[str, str] = {}
    for one in gone_things(guidance, ("pathway",), NOT_PLANNED):
        for words in (words for name in (one.id, *one.names) for words in _spelt(name)):
            found.setdefault(words, one.told)
    return found


def _spelt(name: str) -> tuple[str, str]:
    return loose_pathway(name), said_pathway(name)
