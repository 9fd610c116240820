"""What the files give an id to, and the ids that it had: for what is checked of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from decision_tool.core.guidance.model import DroppedKind
from decision_tool.publish.source.field_types import Shape
from decision_tool.publish.source.input_schema import KeyDatesFile, QuestionsFile
from decision_tool.publish.source.scope import full_id
from decision_tool.publish.source.source_files import SourceFile
from decision_tool.publish.source.source_schema import PathwayFile
from decision_tool.publish.source.yaml_source import Source, Trail

Name = tuple[DroppedKind, str]


@dataclass(frozen=True, slots=True)
class Named:
    """Something with an *id* now, ids that it *was*, and others that follow from those."""

    kind: DroppedKind
    id: str
    was: tuple[str, ...]
    source: Source
    trail: Trail
    follows: tuple[str, ...] = ()

    def where(self) -> str:
        """Return where the file gives it its id."""
        return self.source.where((*self.trail, "id"))

    def where_it_was(self, place: int) -> str:
        """Return where the file says what it was."""
        return self.source.where((*self.trail, "was", place))


@dataclass(frozen=True, slots=True)
class Files:
    """What the files give an id to: by that id, and by each that it had or that follows."""

    here: Mapping[Name, Named]
    were: Mapping[Name, Named]

    def now(self, kind: DroppedKind, id_: str) -> Named | None:
        """Return what an id of an edition is of in the files; None where that is gone."""
        return self.here.get((kind, id_)) or self.were.get((kind, id_))


def by_ids(named: Sequence[Named]) -> Files:
    """Return what has an id, to be looked up; what is said counts before what follows."""
    follow = {(one.kind, name): one for one in named for name in one.follows}
    said = {(one.kind, was): one for one in named for was in one.was}
    return Files({(one.kind, one.id): one for one in named}, follow | said)


def named_in(file: SourceFile, record: Shape | None) -> Iterator[Named]:
    """Yield what a file gives an id to."""
    source = file.source
    if isinstance(record, PathwayFile):
        yield Named("pathway", record.id, record.was, source, ())
        for place, step in enumerate(record.steps):
            was = tuple(full_id(name, record.id) for name in step.was)
            own = (step.id, *(name for name in step.was if "/" not in name))
            moved = tuple(f"{before}/{name}" for before in record.was for name in own)
            trail = ("steps", place)
            yield Named("step", f"{record.id}/{step.id}", was, source, trail, moved)
    elif isinstance(record, KeyDatesFile):
        for place, key in enumerate(record.key_dates):
            yield Named("key date", key.id, key.was, source, ("key-dates", place))
    elif isinstance(record, QuestionsFile):
        for place, question in enumerate(record.questions):
            trail = ("questions", place)
            yield Named("question", question.id, question.was, source, trail)
            for number, option in enumerate(question.options):
                was = tuple(f"{question.id}={name}" for name in option.was)
                names = (option.id, *option.was)
                moved = tuple(f"{before}={name}" for before in question.was for name in names)
                at = (*trail, "options", number)
                yield Named("option", f"{question.id}={option.id}", was, source, at, moved)
