"""Checks what the files say of ids that were: renamed, dropped, and none of an edition forgotten.

A case of an earlier edition holds its ids for as long as it lives. So each id that was ever
published must be there still, or be what something `was`, or stand in common/dropped.yml. An id
that no edition had may be named too: files were saved before the first edition was published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decision_tool.core.errors import Fault
from decision_tool.core.guidance.edition import Edition
from decision_tool.core.guidance.model import DroppedKind, Guidance
from decision_tool.publish.source.dropped_schema import DroppedFile
from decision_tool.publish.source.field_types import Shape
from decision_tool.publish.source.input_schema import KeyDatesFile, QuestionsFile
from decision_tool.publish.source.nearest import hint_for
from decision_tool.publish.source.scope import full_id
from decision_tool.publish.source.source_files import SourceFile
from decision_tool.publish.source.source_schema import PathwayFile
from decision_tool.publish.source.yaml_source import Source, Trail

Name = tuple[DroppedKind, str]
DROPPED = "pathways/common/dropped.yml"
FILES: dict[DroppedKind, str] = {
    "key date": "pathways/common/key-dates.yml",
    "question": "pathways/common/questions.yml",
    "option": "pathways/common/questions.yml",
}


@dataclass(frozen=True, slots=True)
class _Named:
    """Something with an *id* now, ids that it *was*, and others that follow from those."""

    kind: DroppedKind
    id: str
    was: tuple[str, ...]
    source: Source
    trail: Trail
    follows: tuple[str, ...] = ()

    def where(self, place: int) -> str:
        """Return where the file says what it was."""
        return self.source.where((*self.trail, "was", place))


def renamed_faults(
    files: Sequence[SourceFile], records: Sequence[Shape | None], editions: Sequence[Edition]
) -> Iterator[Fault]:
    """Yield the faults of what was renamed and dropped, and of ids that an edition had."""
    pairs = list(zip(files, records, strict=True))
    named = [one for file, record in pairs for one in _named(file, record)]
    here = {(one.kind, one.id) for one in named}
    were = {(one.kind, was): one for one in named for was in one.was}
    yield from _was_faults(named, here)
    gone: set[Name] = set()
    for file, record in pairs:
        if isinstance(record, DroppedFile):
            yield from _dropped_faults(file.source, record, here, were)
            gone |= {(one.kind, one.id) for one in record.dropped}
    followed = {(one.kind, name) for one in named for name in one.follows}
    yield from _forgotten(editions, here | were.keys() | followed, gone, files)


def _named(file: SourceFile, record: Shape | None) -> Iterator[_Named]:
    """Yield what a file gives an id to."""
    source = file.source
    if isinstance(record, PathwayFile):
        yield _Named("pathway", record.id, record.was, source, ())
        for place, step in enumerate(record.steps):
            was = tuple(full_id(name, record.id) for name in step.was)
            own = (step.id, *(name for name in step.was if "/" not in name))
            moved = tuple(f"{before}/{name}" for before in record.was for name in own)
            trail = ("steps", place)
            yield _Named("step", f"{record.id}/{step.id}", was, source, trail, moved)
    elif isinstance(record, KeyDatesFile):
        for place, key in enumerate(record.key_dates):
            yield _Named("key date", key.id, key.was, source, ("key-dates", place))
    elif isinstance(record, QuestionsFile):
        for place, question in enumerate(record.questions):
            trail = ("questions", place)
            yield _Named("question", question.id, question.was, source, trail)
            for number, option in enumerate(question.options):
                was = tuple(f"{question.id}={name}" for name in option.was)
                names = (option.id, *option.was)
                moved = tuple(f"{before}={name}" for before in question.was for name in names)
                at = (*trail, "options", number)
                yield _Named("option", f"{question.id}={option.id}", was, source, at, moved)


def _was_faults(named: Sequence[_Named], here: set[Name]) -> Iterator[Fault]:
    first: dict[Name, _Named] = {}
    for one in named:
        for place, was in enumerate(one.was):
            if (one.kind, was) in here:
                what = f"{was!r} is the id of a {one.kind} that is there."
                yield Fault(one.where(place), what, "Only an id that is gone can be told of here.")
            other = first.setdefault((one.kind, was), one)
            if other is not one:
                what = f"{other.id!r} says already that it was {was!r}."
                yield Fault(one.where(place), what, "Let one of them say it.")


def _dropped_faults(
    source: Source, record: DroppedFile, here: set[Name], were: dict[Name, _Named]
) -> Iterator[Fault]:
    seen: set[Name] = set()
    for place, one in enumerate(record.dropped):
        name, trail = (one.kind, one.id), ("dropped", place)
        where = source.where((*trail, "id"))
        if name in here:
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
    editions: Sequence[Edition], known: set[Name], gone: set[Name], files: Sequence[SourceFile]
) -> Iterator[Fault]:
    """Yield a fault for each id of an edition of which nothing says where it went."""
    read = {file.source.name for file in files}
    told: set[Name] = set()
    for edition in editions:
        for name in ids_of(edition.guidance):
            if name not in known and not _is_gone(name, gone) and name not in told:
                told.add(name)
                yield _forgotten_fault(name, edition.version, read)


def _is_gone(name: Name, gone: set[Name]) -> bool:
    """Tell whether something was dropped, or the pathway or question that it was of."""
    kind, id_ = name
    return (
        name in gone
        or (kind == "step" and ("pathway", id_.partition("/")[0]) in gone)
        or (kind == "option" and ("question", id_.partition("=")[0]) in gone)
    )


def _forgotten_fault(name: Name, version: str, read: set[str]) -> Fault:
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
