"""Words that tables of a team use: one word means one pathway, and one key date."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from decision_tool.core.caseload.spelling import loose, loose_pathway
from decision_tool.core.errors import Fault
from decision_tool.publish.source.input_schema import KeyDatesFile
from decision_tool.publish.source.source_files import SourceFile, entries
from decision_tool.publish.source.source_schema import PathwayFile
from decision_tool.publish.source.yaml_source import Trail, text_at, value_at

OTHER = "also-called"
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
    yield from _faults(pathways, ("id", "code", "title"), loose_pathway)
    yield from _faults(dates, ("id", "title", "phrase"), loose)


def _faults(
    named: Sequence[Named], own: Sequence[str], key: Callable[[str], str]
) -> Iterator[Fault]:
    meant = {
        key(text): text_at(content, ("title",))
        for _, _, content in named
        for part in own
        if (text := text_at(content, (part,)))
    }
    for file, trail, content in named:
        title = text_at(content, ("title",))
        words = value_at(content, (OTHER,))
        for index, word in enumerate(words if isinstance(words, list) else []):
            if isinstance(word, str) and meant.setdefault(key(word), title) != title:
                where = file.source.where((*trail, OTHER, index))
                what = f"{word!r} already means {meant[key(word)]!r}."
                yield Fault(where, what, "Leave it out here, or there.")
