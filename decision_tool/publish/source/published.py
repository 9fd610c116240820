"""Leaves out of the shared lists what only another organisation's guidance uses.

What no guidance uses at all concerns everyone, and stays. So does everything where every
collection is published.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from decision_tool.core.guidance.model import Guidance, Invitee, Reading, RecordForm
from decision_tool.core.planning.inputs import inputs_for
from decision_tool.publish.source.sources import Sources


def only_published(own: Guidance, whole: Guidance, sources: Sources) -> Guidance:
    """Return *own* without what only the rest of *whole*, every collection, speaks of."""
    foreign = _used(whole, sources).without(_used(own, sources))
    clauses = _clauses(own, sources)
    dates = tuple(one for one in own.key_dates if one.id not in foreign.key_dates)
    known = {one.id for one in dates}
    return replace(
        own,
        key_dates=dates,
        date_order=tuple(pair for pair in own.date_order if known.issuperset(pair)),
        questions=tuple(one for one in own.questions if one.id not in foreign.questions),
        roles=tuple(one for one in own.roles if one.id not in foreign.roles),
        records=tuple(
            _of_clauses(one, clauses) for one in own.records if one.id not in foreign.records
        ),
        readings=tuple(
            _of_dates(one, known) for one in own.readings if one.id not in foreign.readings
        ),
    )


@dataclass(frozen=True, slots=True)
class _Used:
    """Ids of the shared lists, by list."""

    key_dates: frozenset[str]
    questions: frozenset[str]
    roles: frozenset[str]
    records: frozenset[str]
    readings: frozenset[str]

    def without(self, other: _Used) -> _Used:
        return _Used(
            self.key_dates - other.key_dates,
            self.questions - other.questions,
            self.roles - other.roles,
            self.records - other.records,
            self.readings - other.readings,
        )


def _used(guidance: Guidance, sources: Sources) -> _Used:
    needed = inputs_for(guidance, [pathway.id for pathway in guidance.pathways])
    given = {step.gives for step in guidance.steps() if step.gives}
    birth = {key.id for key in guidance.key_dates if key.is_birth_date}
    dates = frozenset({*needed.key_dates, *given, *birth})
    return _Used(
        key_dates=dates,
        questions=frozenset({*needed.questions, *needed.invitee_questions}),
        roles=frozenset(_roles(guidance)),
        records=frozenset(_records(guidance, _clauses(guidance, sources))),
        readings=frozenset(_readings(guidance, dates, guide_readings(guidance, sources))),
    )


def guide_readings(guidance: Guidance, sources: Sources) -> dict[str, tuple[str, ...]]:
    """Return the readings that the lines of each guide in *guidance* rest on."""
    known = {guide.id for guide in guidance.guides}
    return {one.id: one.readings for one in sources.guides.guides if one.id in known}


def _roles(guidance: Guidance) -> Iterator[str]:
    for step in guidance.steps():
        yield from _invited(step.invite)
        if step.arranged_by:
            yield step.arranged_by
    for pathway in guidance.pathways:
        yield from _invited(pathway.adds_invitees)


def _invited(invitees: Iterable[Invitee]) -> Iterator[str]:
    return (one.role for one in invitees)


def _records(guidance: Guidance, clauses: Collection[str]) -> Iterator[str]:
    for step in guidance.steps():
        yield from step.records
        yield from (one.record for one in step.records_if)
    for record in guidance.records:
        if any(clause in clauses for clause in record.clauses):
            yield record.id


def _readings(
    guidance: Guidance, dates: Collection[str], of_guides: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    for step in guidance.steps():
        yield from step.readings
        yield from (one.reading for one in step.alternatives)
    for note in guidance.notes:
        yield from note.readings
    for key in guidance.key_dates:
        if key.id in dates:
            yield from key.readings
    for readings in of_guides.values():
        yield from readings


def _clauses(guidance: Guidance, sources: Sources) -> frozenset[str]:
    """Return every clause of the guides in *guidance*."""
    registers = (sources.registers.get(guide.id) for guide in guidance.guides)
    return frozenset(one.id for register in registers if register for one in register.clauses)


def _of_clauses(record: RecordForm, clauses: Collection[str]) -> RecordForm:
    return replace(record, clauses=tuple(one for one in record.clauses if one in clauses))


def _of_dates(reading: Reading, known: Collection[str]) -> Reading:
    """Return the reading; what it is compared by names dates that are published only."""
    return replace(
        reading, assuming=tuple(one for one in reading.assuming if one.key_date in known)
    )
