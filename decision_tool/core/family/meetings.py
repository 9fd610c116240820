"""Which meetings of brothers and sisters may be one, and on which day it is held then.

Offered are meetings of one name whose days in the diary are at most a week apart, and meetings
of any name on one day; each time somebody is invited to both, and the earlier day is allowed
for both. Nothing is joined unless somebody says so.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from decision_tool.core.family.member import Member, RowOf
from decision_tool.core.guidance.model import Line
from decision_tool.core.planning.index import Index
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.row_words import has_passed, lead_day, own_day
from decision_tool.core.words import listed


class Planned(Protocol):
    """One child of several with a plan: what says which meetings are one needs no more."""

    @property
    def label(self) -> str:
        """Return what the child is called in the case."""

    @property
    def plan(self) -> Plan:
        """Return the child's plan."""


NEAR = timedelta(days=7)
"""Calendar days between two meetings of one name that are still offered as one."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A meeting that is still to be held, with its *day* in the diary."""

    of: RowOf
    step: PlannedStep
    day: date

    @property
    def people(self) -> frozenset[str]:
        """Return the ids of who arranges it and who is invited."""
        arranger = self.step.step.arranged_by
        return frozenset(self.step.invite) | ({arranger} if arranger else frozenset())

    def allows(self, day: date) -> bool:
        """Tell whether the meeting may be held on *day*: by the guide, or as people agreed.

        What was agreed is for that day and no other. What an event on a day off calls for is
        held on the working day after it (CONTRACT 21).
        """
        if self.step.agreed:
            return day == self.step.agreed
        first, latest, suggested = self.step.earliest, self.step.latest, self.step.suggested
        last = max((one for one in (latest, suggested) if one), default=None)
        return (first is None or first <= day) and (last is None or day <= last)


@dataclass(frozen=True, slots=True)
class AsOne:
    """Meetings that may be one, in the order of their days; the first day is that of all.

    One that people agreed a day for stands before the others: its day is the agreed one.
    """

    meetings: tuple[Candidate, ...]

    @property
    def day(self) -> date:
        """Return the day that one meeting is held on: the agreed, else the earliest of theirs."""
        return self.meetings[0].day

    @property
    def rows(self) -> tuple[RowOf, ...]:
        """Return which rows they are."""
        return tuple(one.of for one in self.meetings)

    @property
    def whole(self) -> PlannedStep:
        """Return the first of them with what any of them has: people, purposes, agenda, records.

        The day is that of the first, and so is how it was worked out. Who would have arranged
        another is invited.
        """
        rows = [one.step for one in self.meetings]
        first, steps = rows[0], [row.step for row in rows]
        arrangers = (one.arranged_by for one in steps)
        others = (role for role in arrangers if role and role != first.step.arranged_by)
        return replace(
            first,
            invite=_once((*(role for row in rows for role in row.invite), *others)),
            records=_once(form for row in rows for form in row.records),
            step=replace(
                first.step,
                purposes=_texts_once(line for one in steps for line in one.purposes),
                agenda=_texts_once(line for one in steps for line in one.agenda),
                readings=_once(name for one in steps for name in one.readings),
                clauses=_once(name for one in steps for name in one.clauses),
            ),
        )

    def title(self, index: Index) -> str:
        """Return ``Visit and Panel, Pathway``: which meetings, and of what where it is all one."""
        names: dict[str, str] = {}
        for one in self.meetings:  # two of a series are one name: its first number
            names.setdefault(one.step.step.title, one.step.title)
        pathways = {one.step.step.pathway for one in self.meetings}
        last = index.title(*pathways) if len(pathways) == 1 else ""
        return ", ".join(filter(None, (listed(names.values()), last)))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _texts_once(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the lines, of those of one text the first: two pathways may ask the same."""
    found: dict[str, Line] = {}
    for line in lines:
        found.setdefault(line.text, line)
    return tuple(found.values())


def offered(members: Sequence[Member], taken: Container[RowOf] = ()) -> tuple[AsOne, ...]:
    """Return the meetings that may be one, each in one offer at most, by their days.

    Those of *taken* rows, which are one with others already, are in none.
    """
    free = (one for one in _candidates(members) if one.of not in taken)
    left = sorted(free, key=lambda one: one.day)
    found = []
    while left:
        first = left.pop(0)
        others = [one for one in left if _may_join(first, one)]
        joined = (first, *_one_a_series(first, others))
        if len({one.of.child for one in joined}) > 1:
            left = [one for one in left if one not in joined]
            found.append(AsOne(joined))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Said:
    """The meetings that were said to be one: those that are, and whether some cannot be now."""

    ones: tuple[AsOne, ...]
    is_any_apart: bool


def said_one(together: Iterable[Sequence[RowOf]], members: Sequence[Planned]) -> Said:
    """Return the meetings that were said to be one and still can be: the rest stand apart.

    A meeting whose day has passed stays one until it is marked; those that were held are over.
    """
    by_row = {one.of: one for one in _waiting(members)}
    held = {RowOf(one.label, row.id) for one in members for row in one.plan.steps if row.held}
    ones, is_any_apart = [], False
    for rows in together:
        there = sorted((by_row[row] for row in dict.fromkeys(rows) if row in by_row), key=_place)
        if len(there) > 1 and all(one.allows(there[0].day) for one in there):
            ones.append(AsOne(tuple(there)))
        else:
            is_any_apart |= not rows or not held.issuperset(rows)
    return Said(tuple(ones), is_any_apart)


def days_as_one(ones: Iterable[AsOne], label: str) -> dict[str, date]:
    """Return the day that each row of that child is held on which is one with others'."""
    return {of.row: one.day for one in ones for of in one.rows if of.child == label}


def _place(one: Candidate) -> tuple[bool, date]:
    """Return what to sort by: an agreed day goes before the days of the guide."""
    return one.step.agreed is None, one.day


def _waiting(members: Sequence[Planned]) -> Iterator[Candidate]:
    """Yield the meetings that are not held, each on the day it was or is planned for."""
    for one in members:
        for row in one.plan.steps:
            has_been = has_passed(row, one.plan.given.today)
            day = own_day(row) if has_been else row.suggested or lead_day(row)
            if row.state == "dated" and row.step.kind == "meeting" and day:
                yield Candidate(RowOf(one.label, row.id), row, day)


def _candidates(members: Sequence[Member]) -> Iterator[Candidate]:
    """Yield the meetings that are to come; one whose last day has passed is none (CONTRACT 28)."""
    todays = {one.label: one.plan.given.today for one in members}
    for one in _waiting(members):
        day, today = lead_day(one.step), todays[one.of.child]
        if day and one.allows(day) and (today is None or day >= today):
            yield replace(one, day=day)


def _may_join(first: Candidate, other: Candidate) -> bool:
    is_near = other.day - first.day <= (NEAR if _name(other) == _name(first) else timedelta())
    return is_near and other.allows(first.day) and not first.people.isdisjoint(other.people)


def _name(one: Candidate) -> str:
    return one.step.step.title.casefold()


def _one_a_series(first: Candidate, others: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the others, of each child's steps the first: two of a series are never one meeting."""
    taken = {(first.of.child, first.step.step.id)}
    for one in others:
        step = (one.of.child, one.step.step.id)
        if step not in taken:
            taken.add(step)
            yield one
