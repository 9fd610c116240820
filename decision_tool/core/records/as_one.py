"""Records of meetings that are held as one: the forms of several rows are numbered alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.records.fills import Fills, Known
from decision_tool.core.records.records import Record, form_of

OfChild = tuple[str, str]
"""A row of one child: the label, and the row's id."""


@dataclass(frozen=True, slots=True)
class ChildRecords:
    """What is known of the child of that *label*, and the records that come of it."""

    label: str
    known: Known
    records: tuple[Record, ...]


def numbered_as_one(
    children: Sequence[ChildRecords], meetings: Sequence[Sequence[OfChild]], guidance: Guidance
) -> tuple[Record, ...]:
    """Return the records of all children, child by child; each says whose it is.

    Of each of the *meetings*, rows that are held as one, the records of one form are numbered
    alike. The first of them has everybody who is invited to any and has no row of their own.
    """
    fills = {one.label: Fills(guidance, one.known) for one in children}
    rows = {(one.label, row.id): row for one in children for row in one.known.plan.steps}
    found = [replace(record, child=one.label) for one in children for record in one.records]
    number = 0
    for meeting in meetings:
        for group in _by_form(found, meeting, rows, guidance):
            number += 1
            first = found[group[0]]
            of, *also = (rows[found[at].child, found[at].row] for at in group)
            invited = fills[first.child].invited(of, also)
            found[group[0]] = replace(first, fills={**first.fills, **invited})
            for at in group:
                found[at] = replace(found[at], one=number)
    return tuple(found)


def _by_form(
    records: Sequence[Record],
    meeting: Sequence[OfChild],
    rows: dict[OfChild, PlannedStep],
    guidance: Guidance,
) -> list[list[int]]:
    """Return the places of the records of a meeting, of each form that several rows have."""
    links = index_of(guidance).records
    found: dict[str, list[int]] = {}
    for of in meeting:
        for at, record in enumerate(records):
            if (record.child, record.row) == of:
                form = form_of(record.document, links[rows[of].step.id])
                found.setdefault(form, []).append(at)
    return [places for places in found.values() if len(places) > 1]
