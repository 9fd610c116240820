"""Says in words what changed since the page last stood still, so that no change is missed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from decision_tool.core.days.dates import day_month, long_date, short_date
from decision_tool.core.guidance.model import Guidance, KeyDate, Step
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.display import ChangeCounts, Moved
from decision_tool.core.timetable.row_words import amount, held_word
from decision_tool.core.words import capital

WAITING = ("needs-date", "needs-answer")
"""States of a row that lost its day because something was cleared: its day is not given up."""


MOST_NAMED = 6
"""How many rows of one kind of change are named; the timetable has them all."""


@dataclass(frozen=True, slots=True)
class Before:
    """The timetable the page showed: each row's day by row id, and what was given for it."""

    days: dict[str, date] = field(default_factory=dict)
    dates: dict[str, date] = field(default_factory=dict)
    held: dict[str, date] = field(default_factory=dict)


def read_before(plain: Mapping[str, Any]) -> Before:
    """Return what the page sends back of an earlier reply of ours; a null day is left out."""
    named = (
        {name: date.fromisoformat(day) for name, day in plain.get(part, {}).items() if day}
        for part in ("days", "dates", "held")
    )
    return Before(*named)


def before_of(plan: Plan) -> Before:
    """Return the timetable of another plan as one to compare with."""
    return Before(planned_days(plan), plan.given.dates, plan.given.held)


def planned_days(plan: Plan) -> dict[str, date]:
    """Return the day of each row that is to be done: what a later timetable is compared with.

    What was off already keeps its day in the timetable, but nothing more can become of it.
    """
    return {row.id: row.day for row in plan.steps if row.state == "dated" and row.day}


def moved_from(row: PlannedStep, before: Before) -> date | None:
    """Return where a planned row stood before, if it stood elsewhere."""
    was = before.days.get(row.id)
    if row.state != "dated" or row.id in before.held or was == row.day:
        return None
    return was


def was_words(was: date, now: date) -> str:
    """Return ``was Thu 27 Aug, now Thu 10 Sep: 2 weeks later``."""
    days = (now - was).days
    first, second = (
        (day_month(was), day_month(now))
        if was.year == now.year
        else (short_date(was), short_date(now))
    )
    return f"was {first}, now {second}: {amount(abs(days))} {'later' if days > 0 else 'earlier'}"


@dataclass(frozen=True, slots=True)
class Changes:
    """The rows that a change touched. *gone* and *impossible* give the day each row had.

    *past* are those moved or added that lie before today now, did not before, and wait to be done.
    """

    moved: tuple[PlannedStep, ...] = ()
    added: tuple[PlannedStep, ...] = ()
    gone: dict[str, date] = field(default_factory=dict)
    impossible: dict[str, date] = field(default_factory=dict)
    past: tuple[PlannedStep, ...] = ()

    @property
    def counts(self) -> ChangeCounts:
        """Return how many there are of each kind."""
        kinds = (self.moved, self.added, self.gone, self.impossible, self.past)
        return ChangeCounts(*map(len, kinds))


def changes_since(before: Before, plan: Plan) -> Changes:
    """Return what became of each row that had a day, and which rows have one that had none."""
    known, today = before.days.keys() | before.held.keys(), plan.given.today
    moved = tuple(row for row in plan.steps if moved_from(row, before))
    added = tuple(row for row in plan.steps if row.state == "dated" and row.id not in known)
    fates = _fates(before, plan.steps)
    return Changes(
        moved=moved,
        added=added,
        gone={name: before.days[name] for name, fate in fates.items() if fate == "gone"},
        impossible={name: before.days[name] for name, fate in fates.items() if fate == "conflict"},
        past=tuple(
            row for row in (*moved, *added) if row.overdue and not _was_past(row, before, today)
        ),
    )


def _was_past(row: PlannedStep, before: Before, today: date | None) -> bool:
    was = before.days.get(row.id)
    return bool(was and today and was < today)


def _fates(before: Before, rows: Sequence[PlannedStep]) -> dict[str, str]:
    """Return for each row that lost its day whether it is gone or in conflict.

    One of a series that waits, or cannot be planned, shares what became of the series. A row
    that waits for a date or an answer is neither: what it waits for was taken out, not its need.
    """
    states = {row.id: row.state for row in rows}
    found = {}
    for name in before.days.keys() - before.held.keys():
        state = states.get(name) or states.get(name.partition("#")[0])
        if state == "conflict":
            found[name] = "conflict"
        elif state not in ("dated", "held", *WAITING):
            found[name] = "gone"
    return dict(sorted(found.items(), key=lambda pair: before.days[pair[0]]))


def moved_since(before: Before, plan: Plan, guidance: Guidance) -> Moved | None:
    """Return what to tell of a change, or None if nothing that was known became different.

    What only has a day now that had none is no news: it is what the new date was typed for.
    """
    changes = changes_since(before, plan)
    given = plan.given
    dates = {
        key: day
        for key, day in before.dates.items()
        if key in given.dates and given.dates[key] != day
    }
    newly_held = [row for row in plan.steps if row.held and before.held.get(row.id) != row.held]
    listed = tuple(_listed(changes, guidance))
    if dates:
        steps = _counted(changes, "step", " with it")
        heard = f"Timetable updated. {_counted(changes, 'step')}"
        headline, fields = _dates_moved(dates, plan, index_of(guidance).key_dates)
        return Moved(headline, steps, fields, changes.counts, listed, heard)
    if newly_held and before.days:
        steps = _counted(changes, "later step")
        headline = _marked(newly_held)
        return Moved(headline, steps, {}, changes.counts, listed, f"{headline} {steps}")
    if not (changes.moved or changes.gone or changes.impossible):
        return None
    steps = _counted(changes, "step")
    return Moved(steps, "", {}, changes.counts, listed, steps)


def _dates_moved(
    dates: Mapping[str, date], plan: Plan, key_dates: Mapping[str, KeyDate]
) -> tuple[str, dict[str, str]]:
    said = [date_moved(key_dates[key], was, plan.given.dates[key]) for key, was in dates.items()]
    return " ".join(said), {key: f"Was {short_date(was)}" for key, was in dates.items()}


def date_moved(key: KeyDate, was: date, now: date) -> str:
    """Return ``The final hearing moved from Tue 15 Dec to Thu 17 Dec 2026.``, or its like.

    A birth does not move. Its day is not told: paper and copies say the age alone.
    """
    if key.is_birth_date:
        return "The date of birth changed."
    return f"{capital(key.phrase)} moved from {_until(was, now)}."


def _until(was: date, now: date) -> str:
    first = day_month(was) if was.year == now.year else short_date(was)
    return f"{first} to {short_date(now)}"


def _marked(rows: Sequence[PlannedStep]) -> str:
    """Return ``Marked as held on Friday 4 September 2026.``; several rows are counted."""
    row = rows[0]
    assert row.held
    if len(rows) > 1:
        return f"Marked {len(rows)} steps as held or done."
    return f"Marked as {held_word(row).lower()} on {long_date(row.held)}."


def _counted(changes: Changes, noun: str, after: str = "") -> str:
    """Return a sentence: ``2 steps moved with it, 2 added, 1 no longer needed``."""
    counts = changes.counts
    first = f"{counts.moved or 'No'} {noun}{'' if counts.moved == 1 else 's'} moved{after}"
    others = (
        (counts.added, "added"),
        (counts.gone, "no longer needed"),
        (counts.impossible, "cannot be met now"),
        (counts.past, "now before today"),
    )
    return ", ".join((first, *(f"{count} {words}" for count, words in others if count))) + "."


def _listed(changes: Changes, guidance: Guidance) -> Iterator[str]:
    """Yield a sentence for each kind of change that no row of the timetable shows as one."""
    steps = index_of(guidance).steps
    added = [(row.title, row.day) for row in changes.added]
    gone = [(_title(name, steps), day) for name, day in changes.gone.items()]
    impossible = [(_title(name, steps), day) for name, day in changes.impossible.items()]
    past = [(row.title, row.day) for row in changes.past]
    kinds = (
        ("Added", "", added),
        ("No longer needed", "was ", gone),
        ("Cannot be met now", "was ", impossible),
        ("Now before today", "", past),
    )
    for words, verb, rows in kinds:
        named = [f"{title} ({verb}{short_date(day)})" for title, day in rows if day]
        more = len(named) - MOST_NAMED
        if named:
            yield f"{words}: {', '.join(named[:MOST_NAMED])}{f' and {more} more' * (more > 0)}."


def _title(name: str, steps: Mapping[str, Step]) -> str:
    """Return ``Monthly joint supervision 5`` for a row that is no part of the plan any more."""
    base, _, number = name.partition("#")
    return f"{steps[base].title} {number}".rstrip() if base in steps else name
