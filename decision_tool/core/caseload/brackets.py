"""Tells brackets of a heading that only say how to fill it in from those that make it another.

``Date of birth (dd/mm/yyyy)`` is the date of birth; ``Date of birth (mother)`` is somebody else's.
"""

from __future__ import annotations

import re

from decision_tool.core.caseload.child import Repair
from decision_tool.core.caseload.meanings import Meaning, Meanings, is_worker
from decision_tool.core.caseload.spelling import bracketed, loose_pathway, said, said_pathway
from decision_tool.core.pasted import quoted

IN_DOUBT = "{} may be something else than “{}”: its brackets may say so. So the column is not used."
_FORMAT = re.compile(r"[dmy]{1,8}|e g .*|eg .*|for example .*|such as .*|like .*")
_HARMLESS_WORDS = """
s es or and if as when where any known not applicable needed given optional required mandatory
yes no y n true false x tick date dates day month year days weeks months years number figures
text format uk british english iso the of on in for only a an this child childs children young
person current currently one several more than can be separate separated by with from list choose
select semicolon semicolons comma commas id ids code codes title name names initials short
"""
_HARMLESS = frozenset(_HARMLESS_WORDS.split())
"""Words that leave a heading what it is: how a cell is written, and whether it must be."""


def doubt(header: str, meaning: Meaning, meanings: Meanings) -> Repair | None:
    """Return the offer to read *header* as *meaning* all the same, where its brackets need one."""
    if meaning.kind == "reference":  # shown as it is written, and no day rests on it
        return None
    if all(_is_harmless(words, meaning, meanings) for words in map(said, bracketed(header))):
        return None
    words = f"Read {quoted(header)} as {meaning.title}"
    return Repair("heading", said(header), meaning.id or meaning.kind, words)


def _is_harmless(words: str, meaning: Meaning, meanings: Meanings) -> bool:
    known = _HARMLESS.union(said(meaning.title).split())
    if all(word in known or _FORMAT.fullmatch(word) for word in words.split()):
        return True
    if _FORMAT.fullmatch(words) or meaning in meanings.of(words):
        return True
    if meaning.kind == "worker":
        return is_worker(words) or is_worker(f"worker {words}")
    return not _pathways_named(words, meanings).isdisjoint(_pathways_of(meaning, meanings))


def _pathways_named(words: str, meanings: Meanings) -> frozenset[str]:
    """Return the ids of the pathways that *words* name."""
    bare = loose_pathway(words)
    return frozenset(
        one.id
        for one in meanings.pathways.values()
        for name in (one.id, one.code, one.title, *one.also_called)
        if said_pathway(name) == bare
    )


def _pathways_of(meaning: Meaning, meanings: Meanings) -> frozenset[str]:
    """Return the pathways that a heading may name: of a step its own, of a date any."""
    if meaning.kind == "held":
        return frozenset({meaning.id.partition("/")[0]})
    return frozenset(meanings.pathways) if meaning.kind in ("date", "answer") else frozenset()
