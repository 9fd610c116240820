"""Headings of another edition: which names mean something here, and which are of nothing here."""

from __future__ import annotations

from collections.abc import Iterator

from decision_tool.core.caseload.spelling import folded, loose, loose_pathway
from decision_tool.core.guidance.model import DroppedKind, Elsewhere, Guidance
from decision_tool.core.guidance.renames import renames_of
from decision_tool.core.saved.why_dropped import dropped_in, why_dropped

HEADINGS: tuple[DroppedKind, ...] = ("key date", "question", "pathway", "step")
"""What a heading can name: an option stands below one."""


def former_ids(guidance: Guidance) -> Iterator[tuple[DroppedKind, str, str]]:
    """Yield the kind of each thing, an id it has in another edition, and its id here."""
    renames = renames_of(guidance)
    for was, now in renames.key_dates.items():
        yield "key date", was, now
    for was, now in renames.questions.items():
        yield "question", was, now
    for was, now in renames.pathways.items():
        yield "pathway", was, now
    for was, now in renames.steps.items():
        yield "step", was, now


def former_names(guidance: Guidance) -> Iterator[tuple[DroppedKind, str, str]]:
    """Yield the same with the names in words that another edition has."""
    for one in guidance.elsewhere:
        if one.here:
            yield from ((one.kind, name, one.here) for name in names_of(one))


def names_of(one: Elsewhere) -> Iterator[str]:
    """Yield every name that a heading can give something of another edition; ids are none."""
    if one.kind == "step":
        yield f"{one.pathway} {one.names[0]}"
        yield f"{loose_pathway(one.pathway)} {one.names[0]}"
    yield from one.names


def gone_names(guidance: Guidance) -> dict[str, str]:
    """Return a sentence for each name of what is not in *guidance*: that it was dropped, and why.

    Ids are folded and names in words loose, as headings are compared.
    """
    found: dict[str, str] = {}
    for one in guidance.dropped:
        if one.kind in HEADINGS:
            found.setdefault(folded(one.id), _dropped(guidance, one.kind, one.id, one.id))
    for other in guidance.elsewhere:
        if not other.here and other.kind in HEADINGS:
            told = _gone(guidance, other)
            found[folded(other.id)] = told
            for name in names_of(other):
                found.setdefault(loose(name), told)
    return found


def _gone(guidance: Guidance, one: Elsewhere) -> str:
    if dropped_in(guidance, one.kind, one.id):
        return _dropped(guidance, one.kind, one.id, one.names[0])
    return (
        f"This is the {one.kind} “{one.names[0]}” of edition {one.edition}. "
        f"Edition {guidance.edition} does not have it, so the column is not used."
    )


def _dropped(guidance: Guidance, kind: DroppedKind, name: str, title: str) -> str:
    found = dropped_in(guidance, kind, name)
    assert found, "it is dropped"
    first = f"The {kind} “{title}” was dropped in edition {found.since}, so the column is not used."
    return f"{first} {why_dropped(found, guidance)}"
