"""The shape of common/dropped.yml: what an edition had and the guidance has no more."""

from __future__ import annotations

from decision_tool.core.guidance.model import DroppedKind
from decision_tool.publish.source.field_types import Maybe, Shape, Text


class DroppedSource(Shape):
    """One thing that is gone, so that a case of an earlier edition can be told."""

    kind: DroppedKind
    """pathway, step, key date, question or option."""
    id: Text
    """Its id: pathway/step for a step, question=option for an option."""
    since: Text
    """The version of the first edition without it."""
    because: Text
    """Why, as a sentence: a case of an earlier edition is told it."""
    instead: Maybe[Text] = None
    """The id of what takes its place, of the same kind."""


class DroppedFile(Shape):
    """common/dropped.yml; a library that dropped nothing has no such file."""

    dropped: tuple[DroppedSource, ...] = ()
