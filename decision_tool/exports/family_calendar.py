"""The calendar of brothers and sisters: each has entries of their own, a meeting as one has one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from icalendar import Event

from decision_tool.core.family.meetings import AsOne
from decision_tool.core.family.member import RowOf
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.plan import Plan
from decision_tool.core.reference import whose
from decision_tool.core.saved.saved_file import CalendarKept
from decision_tool.core.words import child_title, listed
from decision_tool.exports.calendar_file import (
    Chosen,
    Diary,
    Entries,
    Joined,
    calendar_text,
    entries_of,
    entries_taken_out,
)


@dataclass(frozen=True, slots=True)
class ChildDiary:
    """One child whose entries are made: what a calendar holds of theirs already is *kept*."""

    label: str
    plan: Plan
    kept: CalendarKept
    provisional: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FamilyCalendar:
    """The file, and each child's entries in it, in the order of the children."""

    text: str
    entries: tuple[Entries, ...]


def family_calendar(
    children: Sequence[ChildDiary],
    guidance: Guidance,
    head: Diary,
    ones: Sequence[AsOne],
    rows: Iterable[RowOf] | None = None,
) -> FamilyCalendar:
    """Return one file for the children; *rows* are those wanted, None for all.

    A meeting as one stands in the calendar of the child whose day it is. *head* has
    the number of the case and is of no child; each title adds whom it is for. Raises
    DecisionToolError where the file would be empty: Outlook refuses one.
    """
    wanted = None if rows is None else frozenset(rows)
    moving = {one.label: one.provisional for one in children}
    entries = tuple(
        entries_of(
            one.plan,
            guidance,
            _diary(one, head),
            Chosen(
                rows=_rows_of(one, wanted, ones),
                told=one.kept.told,
                provisional=one.provisional,
                stood=one.kept.days,
                joined=dict(_joined(one.label, ones, head.reference, guidance, moving)),
                elsewhere=frozenset(_elsewhere(one, ones)),
            ),
        )
        for one in children
    )
    return FamilyCalendar(calendar_text(_events(entries), guidance, head), entries)


def family_removal(
    children: Sequence[ChildDiary], guidance: Guidance, head: Diary
) -> FamilyCalendar:
    """Return a file that takes out everything earlier ones put in, of every child."""
    entries = tuple(
        entries_taken_out(
            one.plan,
            guidance,
            _diary(one, head),
            Chosen(told=one.kept.told, stood=one.kept.days),
        )
        for one in children
    )
    text = calendar_text(_events(entries), guidance, head, "CANCEL")
    return FamilyCalendar(text, entries)


def _events(entries: Iterable[Entries]) -> Iterator[Event]:
    for one in entries:
        yield from one.events()


def head_of(stamp: datetime, reference: str) -> Diary:
    """Return the head of a file of several children: its identity is nobody's."""
    return Diary(UUID(int=0), stamp, reference)


def _diary(one: ChildDiary, head: Diary) -> Diary:
    return Diary(UUID(one.kept.case), head.stamp, whose(head.reference, one.label))


def _rows_of(
    one: ChildDiary, wanted: frozenset[RowOf] | None, ones: Sequence[AsOne]
) -> frozenset[str] | None:
    """Return a child's rows that are wanted; of a meeting as one, all of them are."""
    if wanted is None:
        return None
    whole = wanted | {row for meeting in ones if wanted & {*meeting.rows} for row in meeting.rows}
    return frozenset(of.row for of in whole if of.child == one.label)


def _elsewhere(one: ChildDiary, ones: Sequence[AsOne]) -> Iterator[str]:
    for meeting in ones:
        yield from (of.row for of in meeting.rows[1:] if of.child == one.label)


def _joined(
    label: str,
    ones: Sequence[AsOne],
    reference: str,
    guidance: Guidance,
    moving: Mapping[str, frozenset[str]],
) -> Iterator[tuple[str, Joined]]:
    """Yield the rows of the child of that *label* that stand for a meeting as one.

    *moving* has the key dates of each child that may still move: one that moves takes its meeting
    off the day of all.
    """
    index = index_of(guidance)
    for meeting in ones:
        first = meeting.rows[0]
        if first.child != label:
            continue
        labels = list(dict.fromkeys(of.child for of in meeting.rows))
        unsure = [one.step.is_provisional(moving[one.of.child]) for one in meeting.meetings]
        parts = [
            f"- {child_title(each.of.child)}: {each.step.title}, "
            f"{index.title(each.step.step.pathway)}{', provisional' * is_moving}"
            for each, is_moving in zip(meeting.meetings, unsure, strict=True)
        ]
        words = "\n".join(("One meeting for:", *parts))
        of_all = whose(reference, listed(labels))
        title, whole = meeting.title(index), meeting.whole
        yield first.row, Joined(of_all, title, words, whole, any(unsure))
