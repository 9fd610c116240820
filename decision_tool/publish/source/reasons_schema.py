"""The shape of common/reasons.yml: why an edition changed what it changed."""

from __future__ import annotations

from decision_tool.publish.source.field_types import Shape, Text


class ReasonSource(Shape):
    """Why one thing was changed. What was changed is worked out, and never written here."""

    edition: Text
    """The version of the edition with the change; of the next one, while it is not published."""
    of: Text
    """What was changed: pathway/step, pathway, or as in `question stage` and `key-date hearing`."""
    because: Text
    """Why, as a sentence."""


class ReasonsFile(Shape):
    """common/reasons.yml; a library that gives no reasons has no such file."""

    reasons: tuple[ReasonSource, ...] = ()
