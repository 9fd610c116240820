"""The library as one side of a comparison with an edition."""

from __future__ import annotations

from decision_tool.core.editions.compared import Side
from decision_tool.publish.source.editions import forms_of, gaps_of
from decision_tool.publish.source.library import Library


def own_side(library: Library) -> Side:
    """Return what `compared` takes of the files as they stand."""
    return Side(library.guidance, forms_of(library), gaps_of(library))
