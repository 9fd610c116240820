"""Names of another edition: which mean something here, and which are of nothing here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decision_tool.core.caseload.spelling import folded, loose, loose_pathway
from decision_tool.core.guidance.model import DroppedKind, Elsewhere, Guidance
from decision_tool.core.guidance.renames import renames_of
from decision_tool.core.saved.why_dropped import dropped_in, why_dropped

HEADINGS: tuple[DroppedKind, ...] = ("key date", "question", "pathway", "step")
"""What a heading can name: an option stands below one."""
NOT_USED = ", so the column is not used."
CALLED: dict[DroppedKind, str] = {"option": "answer"}
"""What a kind of thing is called in a sentence, where that is another word."""


@dataclass(frozen=True, slots=True)
class Gone:
    """Something that this guidance does not have: its *id*, its *names*, and a sentence on that."""

    id: str
    names: tuple[str, ...]
    told: str


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
    for one in gone_things(guidance, HEADINGS, NOT_USED):
        found.setdefault(folded(one.id), one.told)
        for name in one.names:
            found.setdefault(loose(name), one.told)
    return found


def gone_things(guidance: Guidance, kinds: Sequence[DroppedKind], ending: str) -> Iterator[Gone]:
    """Yield what of these *kinds* is not in *guidance*, the nearest edition first.

    *ending* says what comes of it, as ``, so the column is not used.``.
    """
    for other in guidance.elsewhere:
        if not other.here and other.kind in kinds:
            yield Gone(other.id, tuple(names_of(other)), _gone(guidance, other, ending))
    for one in guidance.dropped:
        if one.kind in kinds:
            title = one.id.rpartition("=")[2]  # an answer is told without its question
            yield Gone(one.id, (), _dropped(guidance, one.kind, one.id, title, ending))


def _gone(guidance: Guidance, one: Elsewhere, ending: str) -> str:
    if dropped_in(guidance, one.kind, one.id):
        return _dropped(guidance, one.kind, one.id, one.names[0], ending)
    kind = CALLED.get(one.kind, one.kind)
    return (
        f"This is the {kind} “{one.names[0]}” of edition {one.edition}. "
        f"Edition {guidance.edition} does not have it{ending}"
    )


def _dropped(guidance: Guidance, kind: DroppedKind, name: str, title: str, ending: str) -> str:
    found = dropped_in(guidance, kind, name)
    assert found, "it is dropped"
    first = f"The {CALLED.get(kind, kind)} “{title}” was dropped in edition {found.since}{ending}"
    return f"{first} {why_dropped(found, guidance)}"
