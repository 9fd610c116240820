"""Checks what the files say of ids that were: renamed, dropped, and none of an edition forgotten.

A case of an earlier edition holds its ids for as long as it lives. So each id that was ever
published must be there still, or be what something `was`, or stand in common/dropped.yml. An id
that no edition had may be named too: files were saved before the first edition was published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from decision_tool.core.errors import Fault
from decision_tool.core.guidance.edition import Edition
from decision_tool.core.guidance.model import DroppedKind, Guidance
from decision_tool.publish.check.lint_used_again import no_longer_said, taken_ids, used_again
from decision_tool.publish.check.named import Files, Name, Named, by_ids, named_in
from decision_tool.publish.source.dropped_schema import DroppedFile
from decision_tool.publish.source.field_types import Shape
from decision_tool.publish.source.nearest import hint_for
from decision_tool.publish.source.source_files import SourceFile
from decision_tool.publish.source.yaml_source import Source

DROPPED = "pathways/common/dropped.yml"
FILES: dict[DroppedKind, str] = {
    "key date": "pathways/common/key-dates.yml",
    "question": "pathways/common/questions.yml",
    "option": "pathways/common/questions.yml",
}


def renamed_faults(
    files: Sequence[SourceFile], records: Sequence[Shape | None], editions: Sequence[Edition]
) -> Iterator[Fault]:
    """Yield the faults of what was renamed and dropped, and of ids that an edition had."""
    pairs = list(zip(files, records, strict=True))
    named = [one for file, record in pairs for one in named_in(file, record)]
    known, taken = by_ids(named), taken_ids(editions)
    again = used_again(known, taken)
    yield from again.values()
    yield from _was_faults(named, known.here.keys(), again.keys())
    gone: set[Name] = set()
    for file, record in pairs:
        if isinstance(record, DroppedFile):
            yield from _dropped_faults(file.source, record, known, again.keys())
            gone |= {(one.kind, one.id) for one in record.dropped}
    read = {file.source.name for file in files}
    forgotten = dict(_forgotten(editions, known, gone, read))
    yield from forgotten.values()
    yield from no_longer_said(known, taken, forgotten.keys())


def _was_faults(
    named: Sequence[Named], here: AbstractSet[Name], again: AbstractSet[Name]
) -> Iterator[Fault]:
    """Yield the faults of what things were; an id that is used *again* is told of already."""
    first: dict[Name, Named] = {}
    for one in named:
        for place, was in enumerate(one.was):
            if (one.kind, was) in here - again:
                what = f"{was!r} is the id of a {one.kind} that is there."
                yield Fault(
                    one.where_it_was(place), what, "Only an id that is gone can be told of here."
                )
            other = first.setdefault((one.kind, was), one)
            if other is not one:
                what = f"{other.id!r} says already that it was {was!r}."
                yield Fault(one.where_it_was(place), what, "Let one of them say it.")


def _dropped_faults(
    source: Source, record: DroppedFile, files: Files, again: AbstractSet[Name]
) -> Iterator[Fault]:
    here, were = files.here, files.were
    seen: set[Name] = set()
    for place, one in enumerate(record.dropped):
        name, trail = (one.kind, one.id), ("dropped", place)
        where = source.where((*trail, "id"))
        if name in here and name not in again:
            yield Fault(
                where, f"{one.id!r} is a {one.kind} that is there.", "Take one of them out."
            )
        if name in were:
            what = f"{were[name].id!r} says that it was {one.id!r}."
            yield Fault(where, what, "It is renamed or dropped: take one of them out.")
        if name in seen:
            yield Fault(where, f"{one.id!r} is dropped twice.", "Keep one of them.")
        seen.add(name)
        if one.instead is not None and (one.kind, one.instead) not in here:
            known = [id_ for kind, id_ in sorted(here) if kind == one.kind]
            hint = hint_for(one.instead, known, FILES.get(one.kind, "the files of pathways"))
            what = f"no {one.kind} is called {one.instead!r}."
            yield Fault(source.where((*trail, "instead")), what, hint)


def _forgotten(
    editions: Sequence[Edition], files: Files, gone: AbstractSet[Name], read: AbstractSet[str]
) -> Iterator[tuple[Name, Fault]]:
    """Yield each id of an edition of which nothing says where it went, with its fault."""
    told: set[Name] = set()
    for edition in editions:
        for name in ids_of(edition.guidance):
            if files.now(*name) is None and not _is_gone(name, gone) and name not in told:
                told.add(name)
                yield name, _forgotten_fault(name, edition.version, read)


def _is_gone(name: Name, gone: AbstractSet[Name]) -> bool:
    """Tell whether something was dropped, or the pathway or question that it was of."""
    kind, id_ = name
    return (
        name in gone
        or (kind == "step" and ("pathway", id_.partition("/")[0]) in gone)
        or (kind == "option" and ("question", id_.partition("=")[0]) in gone)
    )


def _forgotten_fault(name: Name, version: str, read: AbstractSet[str]) -> Fault:
    kind, id_ = name
    file = FILES.get(kind, f"pathways/{id_.partition('/')[0]}.yml")
    place = file if file in read else DROPPED
    bare = id_.partition("/")[2] or id_.partition("=")[2] or id_
    hint = f"Write `was: [{bare}]` at what it is called now, or list it in {DROPPED}."
    return Fault(f"{place}:1:1", f"edition {version} has the {kind} {id_!r}, and it is gone.", hint)


def ids_of(guidance: Guidance) -> Iterator[Name]:
    """Yield every id that a saved case of *guidance* may hold."""
    yield from (("pathway", one.id) for one in guidance.pathways)
    yield from (("step", one.id) for one in guidance.steps())
    yield from (("key date", one.id) for one in guidance.key_dates)
    for question in guidance.questions:
        yield "question", question.id
        yield from (("option", f"{question.id}={one.id}") for one in question.options)
