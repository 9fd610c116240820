"""Words that tables of a team use: one word means one key date, and one pathway.

A word may be another word for several pathways only where `together` says that they are planned
side by side: then it means all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from decision_tool.core.caseload.spelling import loose, loose_pathway
from decision_tool.core.errors import Fault
from decision_tool.publish.source.common_schema import CombinationsFile
from decision_tool.publish.source.input_schema import KeyDatesFile
from decision_tool.publish.source.source_files import SourceFile, entries
from decision_tool.publish.source.source_schema import PathwayFile
from decision_tool.publish.source.yaml_source import Trail, text_at, value_at

OTHER = "also-called"
HINT = "Leave it out here, or there."
Named = tuple[SourceFile, Trail, object]


def other_word_faults(files: Sequence[SourceFile]) -> Iterator[Fault]:
    """Yield a fault for each other word that already means something else of its kind."""
    pathways: list[Named] = [
        (file, (), file.source.content) for file in files if file.model is PathwayFile
    ]
    dates: list[Named] = [
        (file, trail, key)
        for file in files
        if file.model is KeyDatesFile
        for trail, key in entries(file, "key-dates")
    ]
    yield from _faults(pathways, ("id", "code", "title"), loose_pathway, _together(files))
    yield from _faults(dates, ("id", "title", "phrase"), loose, ())


def _together(files: Sequence[SourceFile]) -> list[frozenset[str]]:
    """Return each group of pathways that is planned side by side, by their ids."""
    return [
        frozenset(str(one) for one in listed)
        for file in files
        if file.model is CombinationsFile
        for _, content in entries(file, "together")
        if isinstance(listed := value_at(content, ("pathways",)), list)
    ]


def _faults(
    named: Sequence[Named],
    own: Sequence[str],
    key: Callable[[str], str],
    together: Sequence[frozenset[str]],
) -> Iterator[Fault]:
    meant = {
        key(text): text_at(content, ("title",))
        for _, _, content in named
        for part in own
        if (text := text_at(content, (part,)))
    }
    others: dict[str, dict[str, str]] = {}
    for file, trail, content in named:
        name, title = (text_at(content, (part,)) or "" for part in ("id", "title"))
        words = value_at(content, (OTHER,))
        for index, word in enumerate(words if isinstance(words, list) else []):
            if not isinstance(word, str):
                continue
            known = others.setdefault(key(word), {})
            is_one = not known or any({*known, name} <= one for one in together)
            taken = meant.get(key(word), title if is_one else next(iter(known.values())))
            if taken == title or name in known:
                known[name] = title
            else:
                where = file.source.where((*trail, OTHER, index))
                yield Fault(where, f"{word!r} already means {taken!r}.", HINT)
