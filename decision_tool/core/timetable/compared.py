"""Two timetables of one child side by side: the one comparison that every answer is made of.

What a date that moves would do, and what changed since something was handed over, both ask here.
Distances are those of the guide's days, for the days for the diary shift around holidays; where
people agreed a day, it is that one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.index import by_id, index_of
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.changes import Changes, before_of, changes_since
from decision_tool.core.timetable.diary_words import due, lead
from decision_tool.core.timetable.display import GroupId
from decision_tool.core.timetable.row_words import amount, group_of, held_word
from decision_tool.core.words import capital

ChangeKind = Literal[
    "impossible", "moved", "window", "added", "gone", "waiting", "held", "past", "same"
]
"""*window*: a step keeps the day it is due by or agreed for, and the guide allows other days.
*held*: it was marked as held or done, on another day, or not any more. *past*: nothing moved,
and the day it was due passed between the two todays."""
WORDS: dict[ChangeKind, str] = {
    "impossible": "Cannot be met",
    "window": "Other days allowed",
    "added": "Added",
    "gone": "No longer needed",
    "waiting": "Needs a date or an answer",
    "past": "Was due",
}
TOLD: tuple[ChangeKind, ...] = ("impossible", "moved", "added", "gone", "waiting", "past")
"""What those invited are told of, in that order. What was held is over."""
PASSED: tuple[GroupId, ...] = ("unmarked", "late")


@dataclass(frozen=True, slots=True)
class Pair:
    """One step in both plans; None where it has no day. *is_past*: its day passed meanwhile."""

    kind: ChangeKind
    was: PlannedStep | None
    now: PlannedStep | None
    is_past: bool

    @property
    def row(self) -> PlannedStep:
        """Return the step as it stands now, else as it stood."""
        row = self.now or self.was
        assert row
        return row


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a step stands: its *day* in words, and what the guide says where that differs."""

    day: str
    due: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """One step before and after; None where it has no day.

    *change* says how they differ, *also* that its day passed besides; both may be empty.
    """

    id: str
    title: str
    pathway: str
    kind: ChangeKind
    was: Stand | None
    now: Stand | None
    change: str
    also: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both plans, what changed between them, and each step that has a day in either."""

    before: Plan
    after: Plan
    changes: Changes
    pairs: tuple[Pair, ...]
    not_held: frozenset[str]

    def count(self, *kinds: ChangeKind) -> int:
        """Return how many steps changed in one of these ways."""
        return sum(pair.kind in kinds for pair in self.pairs)

    def new_problems(self) -> tuple[str, ...]:
        """Return the problems that only the second plan has."""
        known = {one.message for one in self.before.problems}
        return tuple(one.message for one in self.after.problems if one.message not in known)

    def to_tell(self) -> tuple[Pair, ...]:
        """Return what people come to or take over and that changed, in the order of TOLD."""
        kinds = ("meeting", "transfer")
        met = [one for one in self.pairs if one.row.step.kind in kinds and not one.row.held]
        return tuple(one for kind in TOLD for one in met if one.kind == kind)

    def told(
        self, guidance: Guidance, also: str, then: Guidance | None = None
    ) -> tuple[Compared, ...]:
        """Return each step in words; *also* is said of one that moved to a day that has passed.

        *then* is the guidance that the plan before was made by, where that was another.
        """
        chosen = {*self.before.given.pathways, *self.after.given.pathways}
        titles = {**index_of(then or guidance).pathways, **index_of(guidance).pathways}
        return tuple(
            Compared(
                id=pair.row.id,
                title=pair.row.title,
                pathway=titles[pair.row.step.pathway].title if len(chosen) > 1 else "",
                kind=pair.kind,
                was=self.stand(pair.was, self.before),
                now=self.stand(pair.now, self.after),
                change=change_words(pair),
                also=also if pair.is_past and pair.kind != "past" else "",
            )
            for pair in self.pairs
        )

    def stand(self, row: PlannedStep | None, plan: Plan) -> Stand | None:
        """Return where a row of one of the plans stands; None where it has no day."""
        if row is None:
            return None
        if row.held:
            return Stand("".join(part.text for part in lead(row, {}, "held")))
        group = group_of(row, plan.given.today, self.not_held)
        parts = (lead(row, {}, group), due(row, group))
        return Stand(*("".join(part.text for part in words) for words in parts))


def compared(before: Plan, after: Plan, not_held: frozenset[str] = frozenset()) -> Comparison:
    """Return the comparison: what cannot be first, then by the days.

    *not_held* are the rows that somebody said were not held.
    """
    changes = changes_since(before_of(before), after)
    pairs = sorted(_pairs(before, after, changes), key=_order)
    return Comparison(before, after, changes, tuple(pairs), not_held)


def under_ids(plan: Plan, now: Callable[[str], str]) -> Plan:
    """Return a plan of another edition with each row under the id that *now* gives its id."""
    steps = (
        replace(one, id=now(one.id), step=replace(one.step, id=now(one.step.id)))
        for one in plan.steps
    )
    return replace(plan, steps=tuple(steps))


def moved_by(was: date, now: date) -> str:
    """Return ``9 weeks later``, the distance between two days."""
    days = (now - was).days
    return f"{amount(abs(days))} {'later' if days > 0 else 'earlier'}"


def newly_overdue(was: PlannedStep | None, now: PlannedStep | None) -> bool:
    """Tell whether a step is past its last day as it stands now, and was not as it stood.

    Nothing of it is impossible, and nobody missed it: the change alone puts it behind today.
    """
    return bool(now and now.overdue and not (was and was.overdue))


def twice_overdue(was: PlannedStep | None, now: PlannedStep | None) -> bool:
    """Tell whether a step is past its last day as it stands now, and was as it stood."""
    return bool(was and now and was.overdue and now.overdue)


def newly_past(number: int) -> str:
    """Return ``1 is newly past its day``: late by the change alone, and not impossible."""
    return f"{number:,} {'is newly past its' if number == 1 else 'are newly past their'} day"


def stays(count: int) -> str:
    """Return how many steps do not move, in words; nothing for none."""
    if count == 0:
        return ""
    return "1 step does not move" if count == 1 else f"{count} steps do not move"


def _pairs(before: Plan, after: Plan, changes: Changes) -> Iterator[Pair]:
    """Yield the steps that have a day in either plan."""
    was, now = by_id(before.steps), by_id(after.steps)
    moved = frozenset(row.id for row in changes.moved)
    for name in dict.fromkeys((*was, *now)):
        first, second = _dated(was.get(name)), _dated(now.get(name))
        if first or second:
            is_past = _has_passed_since(first, second, before, after)
            is_agreed_anew = before.given.agreed.get(name) != after.given.agreed.get(name)
            is_moved = _has_moved(
                first, second, is_by_guide=name in moved, is_agreed_anew=is_agreed_anew
            )
            kind = _kind(name, (first, second), changes, is_moved=is_moved)
            yield Pair("past" if kind == "same" and is_past else kind, first, second, is_past)


def _dated(row: PlannedStep | None) -> PlannedStep | None:
    return row if row and row.state in ("dated", "held") and row.day else None


def _has_moved(
    was: PlannedStep | None, now: PlannedStep | None, *, is_by_guide: bool, is_agreed_anew: bool
) -> bool:
    """Tell whether the day to go by is another: the one agreed, where people agreed one."""
    if was is None or now is None:
        return False
    if is_agreed_anew:
        return _diary(was) != _diary(now)
    return is_by_guide and not (was.agreed and now.agreed)


def _diary(row: PlannedStep) -> date:
    """Return the day for the diary; the guide's where there is none any more."""
    day = row.diary or row.day
    assert day
    return day


def _has_passed_since(
    was: PlannedStep | None, now: PlannedStep | None, before: Plan, after: Plan
) -> bool:
    """Tell whether the day of a step has passed, and had not. Without a today then, it is not."""
    then = before.given.today
    if now is None or then is None or group_of(now, after.given.today) not in PASSED:
        return False
    return was is None or group_of(was, then) not in PASSED


def _kind(
    name: str,
    stands: tuple[PlannedStep | None, PlannedStep | None],
    changes: Changes,
    *,
    is_moved: bool,
) -> ChangeKind:
    was, now = stands
    if name in changes.impossible:
        return "impossible"
    if now is None:
        # What waits for something else then is not given up: its need stays.
        return "gone" if name in changes.gone or (was and was.held) else "waiting"
    if now.held != (was.held if was else None):
        return "held"
    if was is None:
        return "added"
    is_other = (was.earliest, was.latest) != (now.earliest, now.latest)
    return "moved" if is_moved else "window" if is_other and not now.held else "same"


def change_words(pair: Pair) -> str:
    """Return how a step differs, in a few words; nothing where it stays."""
    was, now = pair.was, pair.now
    if pair.kind == "moved" and was and now and was.day and now.day:
        is_agreed = was.agreed or now.agreed
        return capital(
            moved_by(_diary(was), _diary(now)) if is_agreed else moved_by(was.day, now.day)
        )
    if pair.kind == "held" and now:
        done = held_word(now).lower()
        return f"Marked as {done}" if now.held else f"Not marked as {done} any more"
    return WORDS.get(pair.kind, "")


def _order(pair: Pair) -> tuple[bool, date]:
    return pair.kind != "impossible", pair.row.day or date.max
