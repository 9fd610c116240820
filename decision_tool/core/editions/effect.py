"""What a change of guidance does to real children: each planned by both editions, row by row.

Both plans are seen from one today and made of the same table or saved cases. A row that was held
is over and is not told. Distances are those of the guide's days.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from decision_tool.core.caseload.answer import child_of
from decision_tool.core.caseload.child import BadRow, Child
from decision_tool.core.caseload.plan import Caseload
from decision_tool.core.days.dates import short_date, window_words
from decision_tool.core.editions.told_causes import ToldCauses
from decision_tool.core.editions.waiting import other_rule
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.index import Index, by_id, index_of
from decision_tool.core.planning.outcome import State
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.compared import (
    Pair,
    moved_by,
    newly_overdue,
    twice_overdue,
    under_ids,
)
from decision_tool.core.timetable.compared import compared as compared_plans
from decision_tool.core.words import capital

EffectKind = Literal[
    "impossible",
    "moved",
    "window",
    "diary",
    "new",
    "gone",
    "waiting",
    "state",
    "invited",
    "records",
    "rule",
]
"""*window*: the guide allows other days. *diary*: only the day for the diary is another one.
*state*: it had no day and has none, for another reason. *rule*: it waits for the same date or
answer as before, by another rule."""
STATES: dict[State, str] = {
    "needs-date": "needs a date",
    "needs-answer": "needs an answer",
    "when-needed": "when needed",
    "not-needed": "not needed",
    "superseded": "superseded",
    "conflict": "no day fits",
}
CHANGES: dict[EffectKind, str] = {
    "impossible": "cannot be met",
    "moved": "moved",
    "window": "other days allowed",
    "diary": "another day for the diary",
    "new": "new",
    "gone": "no longer needed",
    "waiting": "waits for a date or an answer",
    "state": "stands otherwise",
    "invited": "other people are invited",
    "records": "other records are made",
    "rule": "timed otherwise",
}
SILENT: tuple[State, ...] = ("not-needed", "superseded")
"""States of a row that asks nothing of anybody."""
NONE = "not there"
STAYS = "{} stays with edition {}"
GOES_BY = "{} goes by edition {}{}"
NOT_KNOWN = "{} was made under edition {}, which is not known here"
PASSED = "{}, and that day has passed"
BOTH_PASSED = "{}, and both days have passed"
"""It was late before the change, so it is not counted as newly past."""


@dataclass(frozen=True, slots=True)
class RowEffect:
    """One row that the change touches: *was* and *now* say its days, *change* how they differ.

    *days* is how far it moves, later as positive. *why* are the changes of the guidance.
    *is_past*: by the new edition its last day has passed already, and by the old one it had not.
    """

    id: str
    title: str
    pathway: str
    kind: EffectKind
    is_meeting: bool
    was: str = ""
    now: str = ""
    change: str = ""
    why: tuple[str, ...] = ()
    days: int = 0
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class ChildEffect:
    """What the change does to one child. *trouble*: why it can be planned by one edition only."""

    child: str
    place: str
    rows: tuple[RowEffect, ...]
    trouble: tuple[str, ...] = ()

    @property
    def is_touched(self) -> bool:
        """Tell whether anything is another one by now: a rule of what has no date yet is not."""
        return bool(self.trouble) or any(row.kind != "rule" for row in self.rows)


@dataclass(frozen=True, slots=True)
class Effect:
    """What the change does to all children. *children* are those it touches.

    *undated* are others, of whom only the rule of a step changed that has no date yet.

    *total* counts the rows of the table that either edition plans. *unread* are rows that
    neither can plan. *staying* says which children stay with another edition than the new one, or
    go by another than the old one: what changes does not touch them, so they are not counted.
    """

    today: date
    total: int
    children: tuple[ChildEffect, ...]
    unread: tuple[str, ...] = ()
    staying: tuple[str, ...] = ()
    undated: tuple[ChildEffect, ...] = ()

    @property
    def told(self) -> tuple[ChildEffect, ...]:
        """Return every child of whom there is something to tell, those touched first."""
        return *self.children, *self.undated


@dataclass(frozen=True, slots=True)
class GuideChange:
    """What changed: from the edition *old* to *new*, and what that can do to a step.

    *known* are the versions of the editions that there are; none where none is published.
    """

    old: Guidance
    new: Guidance
    causes: ToldCauses
    known: frozenset[str] = frozenset()


def effect_on(before: Caseload, after: Caseload, change: GuideChange) -> Effect:
    """Return what a *change* does to the children of a table that was planned by both editions."""
    olds = {child.place: (child, plan) for child, plan in _paired(before)}
    news = {child.place: (child, plan) for child, plan in _paired(after)}
    bad = {row.place: row for row in (*before.bad, *after.bad)}
    teller = _Teller(change)
    children = []
    places = dict.fromkeys((*news, *olds))
    stay = {
        place: words
        for place in places
        if (words := _stays((olds.get(place) or news[place])[0], change))
    }
    for place in (one for one in places if one not in stay):
        if place in olds and place in news:
            child = news[place][0]
            rows = tuple(teller.rows(olds[place][1], news[place][1], child.not_held))
            effect = ChildEffect(child_of(child), child.place, rows)
        else:
            known = (olds.get(place) or news[place])[0]
            why = bad.get(place) or bad.get(known.file)
            effect = _only_once(known, why, is_old=place in olds)
        if effect.rows or effect.trouble:
            children.append(effect)
    planned = {*olds, *news, *(one.file for one, _ in (*olds.values(), *news.values()))}
    unread = tuple(place for place in bad if place not in planned)
    total = len(places) - len(stay)
    touched, undated = (
        tuple(one for one in children if one.is_touched is is_touched)
        for is_touched in (True, False)
    )
    return Effect(after.today, total, touched, unread, tuple(stay.values()), undated)


def _stays(child: Child, change: GuideChange) -> str:
    """Return that a *change* does not touch a child, who stays or goes by another edition; else "".

    Its days are no days of the old edition: to tell that they move from there would be untrue.
    """
    old, new = change.old.edition, change.new.edition
    if child.follows not in ("", new):
        return STAYS.format(child_of(child), child.follows)
    if child.edition in ("", old):
        return ""
    if change.known and child.edition not in change.known:
        return NOT_KNOWN.format(child_of(child), child.edition)
    already = " already" if child.edition == new else ""
    return GOES_BY.format(child_of(child), child.edition, already)


def _paired(caseload: Caseload) -> Iterator[tuple[Child, Plan]]:
    yield from zip(caseload.children, caseload.plans, strict=True)


def _only_once(child: Child, bad: BadRow | None, *, is_old: bool) -> ChildEffect:
    """Return a child that one edition cannot plan, with its reasons."""
    why = bad.problems if bad else ()
    words = "cannot be planned any more" if is_old else "can be planned now"
    return ChildEffect(child_of(child), child.place, (), (f"{capital(words)}.", *why))


@dataclass(frozen=True, slots=True)
class _Teller:
    change: GuideChange

    def rows(self, old: Plan, new: Plan, not_held: frozenset[str]) -> Iterator[RowEffect]:
        """Yield each row of a child that the change touches."""
        then = under_ids(old, self.change.causes.row)
        pairs = {pair.row.id: pair for pair in compared_plans(then, new, not_held).pairs}
        was, now = by_id(then.steps), by_id(new.steps)
        for name in dict.fromkeys((*pairs, *now, *was)):
            first, second = was.get(name), now.get(name)
            if not any(row and row.held for row in (first, second)):
                yield from self.row(first, second, pairs.get(name))

    def row(
        self, was: PlannedStep | None, now: PlannedStep | None, pair: Pair | None
    ) -> Iterator[RowEffect]:
        kind, one = _kind(was, now, pair), now or was
        assert one  # a row of neither plan is not asked for
        if kind:
            told = self.told(one, kind, self.change.causes.why_dated(one.step.id))
            told = replace(told, was=_stand(was, kind), now=_stand(now, kind))
            told = _moved(told, was, now) if kind == "moved" else told
            yield _passed(told) if newly_overdue(was, now) else told
        elif self.change.causes.is_retimed(one.step.id):
            yield from self.retimed(was, now)
        if was and now:
            yield from self.besides(was, now)

    def retimed(self, was: PlannedStep | None, now: PlannedStep | None) -> Iterator[RowEffect]:
        """Yield that a step waits as it did, by another rule."""
        found = other_rule(was, now, self.change.old, self.change.new)
        if found:
            why = self.change.causes.why_dated(found.row.step.id)
            told = self.told(found.row, "rule", why)
            yield replace(told, was=found.was, now=found.now, change=found.waits)

    def besides(self, was: PlannedStep, now: PlannedStep) -> Iterator[RowEffect]:
        """Yield that other people are invited, or other records made."""
        why = self.change.causes.why_other(now.step.id)
        old, new = index_of(self.change.old), index_of(self.change.new)
        if set(was.invite) != set(now.invite):
            told = self.told(now, "invited", why)
            both = (_listed(was.invite, old, "nobody"), _listed(now.invite, new, "nobody"))
            yield replace(told, was=both[0], now=both[1])
        if set(was.records) != set(now.records):
            told = self.told(now, "records", why)
            both = (_listed(was.records, old, "none"), _listed(now.records, new, "none"))
            yield replace(told, was=both[0], now=both[1])

    def told(self, row: PlannedStep, kind: EffectKind, why: tuple[str, ...]) -> RowEffect:
        """Return what touches a row, without its days."""
        title = self.pathway(row.step.pathway)
        is_meeting, change = row.step.kind == "meeting", CHANGES[kind]
        return RowEffect(row.id, row.title, title, kind, is_meeting, change=change, why=why)

    def pathway(self, name: str) -> str:
        """Return the title of a pathway: the one it has, else the one it had."""
        new, old = index_of(self.change.new), index_of(self.change.old)
        return new.title(name) if name in new.pathways else old.title(name)


def _moved(told: RowEffect, was: PlannedStep | None, now: PlannedStep | None) -> RowEffect:
    """Return the row with the distance between the two days of the guide."""
    assert was
    assert was.day
    assert now
    assert now.day
    by = moved_by(was.day, now.day)
    change = BOTH_PASSED.format(by) if twice_overdue(was, now) else by
    return replace(told, change=change, days=(now.day - was.day).days)


def _passed(told: RowEffect) -> RowEffect:
    """Return the row, saying that its new day lies behind today."""
    return replace(told, change=PASSED.format(told.change), is_past=True)


def _kind(was: PlannedStep | None, now: PlannedStep | None, pair: Pair | None) -> EffectKind | None:
    """Return how a row is touched; None where it stands as it stood."""
    if pair is None:
        return _undated_kind(was, now)
    if pair.kind == "added":
        return "state" if was else "new"
    if pair.kind in ("impossible", "moved", "window", "gone", "waiting"):
        return pair.kind
    if was and now and (was.at_event, was.approximate) != (now.at_event, now.approximate):
        return "window"
    if was and now and (was.suggested, was.diary) != (now.suggested, now.diary):
        return "diary"
    return None


def _undated_kind(was: PlannedStep | None, now: PlannedStep | None) -> EffectKind | None:
    if was and now:
        is_same = (was.state, was.needs) == (now.state, now.needs)
        return None if is_same else "state"
    row = now or was
    is_silent = row is None or row.state in SILENT
    return None if is_silent else "new" if now else "gone"


def _stand(row: PlannedStep | None, kind: EffectKind) -> str:
    """Return where a row stands, in words."""
    if row is None:
        return NONE
    if kind == "diary":
        day = row.diary or row.suggested
        return short_date(day) if day else "no day for the diary"
    if row.state != "dated" or not row.day:
        return STATES.get(row.state, row.state)
    if row.at_event:
        return f"on {short_date(row.day)}"
    return window_words(row.earliest, row.latest, is_about=row.approximate)


def _listed(ids: tuple[str, ...], index: Index, nothing: str) -> str:
    return index.titles(ids) if ids else nothing
