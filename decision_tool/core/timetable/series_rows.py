"""Folds a series: one row stands for all that is to come, another for all that was missed.

A list of eleven monthly meetings is one thing to know; three that nobody marked are one thing
to do (CONTRACT 26). On paper and in copies each that is to come has a row of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from decision_tool.core.days.dates import day_month, short_date
from decision_tool.core.planning.notes import not_marked
from decision_tool.core.planning.outcome import Found
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.planning.planner import Planner
from decision_tool.core.planning.points import resolve_point
from decision_tool.core.planning.working import THAT_DAY
from decision_tool.core.timetable.display import GroupId, Part, SeriesRow
from decision_tool.core.timetable.row_words import (
    has_passed,
    lead_day,
    part,
)

TO_COME: tuple[GroupId, ...] = ("soon", "later", "dated")
MOST_SAID = 6
"""So many days of a series are said in a row; the rest are counted."""

Grouped = Mapping[GroupId, Sequence[PlannedStep]]


@dataclass(frozen=True, slots=True)
class Fold:
    """One row, the *head*, and the *others* of its series that it stands for."""

    head: PlannedStep
    others: tuple[PlannedStep, ...]

    @property
    def rows(self) -> tuple[PlannedStep, ...]:
        """Return all of them, in order of their days."""
        return (self.head, *self.others)


def folds_of(grouped: Grouped) -> dict[str, Fold]:
    """Return each fold of two rows or more, by the id of its head."""
    kinds: tuple[tuple[GroupId, ...], ...] = (TO_COME, ("unmarked",), ("late",))
    folds = (fold for kind in kinds for fold in _folds(grouped, kind))
    return {fold.head.id: fold for fold in folds}


def _folds(grouped: Grouped, kind: Iterable[GroupId]) -> Iterable[Fold]:
    series: dict[str, list[PlannedStep]] = {}
    for group in kind:
        for row in grouped.get(group, ()):
            if row.step.series:
                series.setdefault(row.step.id, []).append(row)
    return [Fold(rows[0], tuple(rows[1:])) for rows in series.values() if len(rows) > 1]


def heads_of(folds: Mapping[str, Fold]) -> dict[str, str]:
    """Return which row stands for another, by the other's id."""
    return {row.id: head for head, fold in folds.items() for row in fold.others}


def missed_again(rows: Iterable[PlannedStep], today: date | None) -> frozenset[str]:
    """Return the rows of series that were missed after the first: another row tells of them."""
    passed = [row for row in rows if has_passed(row, today)]
    return frozenset(heads_of(folds_of({"unmarked": passed})))


def series_row(fold: Fold, group: GroupId, planner: Planner) -> SeriesRow:
    """Return what the head says: which of how many it is, and the days of the others."""
    others = tuple(row.id for row in fold.others)
    if group not in TO_COME:
        return SeriesRow(many(fold), "", (), others)
    return SeriesRow(fold.head.step.title, _number(fold, planner), then_words(fold), others)


def many(fold: Fold) -> str:
    """Return ``3 monthly joint supervisions``."""
    name = fold.head.step.phrase.removeprefix("the ")
    return f"{len(fold.rows)} {name}s"


def missed(fold: Fold) -> str:
    """Return what to do about a series that nobody marked, in two sentences."""
    return not_marked(fold.rows)


def _number(fold: Fold, planner: Planner) -> str:
    """Return ``1 of 4 before the final hearing``; a series without an end says that."""
    number, facts = fold.head.number, planner.facts
    all_of_it = planner.occurrences(fold.head.step)
    # Those left out stand before one that was held beyond them, or after all that are listed.
    last = max(all_of_it.listed[-1].number, len(all_of_it.listed) + all_of_it.left_out)
    series = fold.head.step.series
    assert series
    if fold.head.open_ended:
        return f"Number {number}. No end is stated"
    until = resolve_point(series.until, facts) if series.until else None
    end = f" before {_named(until)}" if isinstance(until, Found) else ""
    return f"{number} of {last}{end}"


def _named(end: Found) -> str:
    """Return what ends a series: by its name, or its day where it is counted and has none."""
    return short_date(end.day) if end.name == THAT_DAY else end.name


def then_words(fold: Fold) -> tuple[Part, ...]:
    """Return ``then Wed 20 Jan, Fri 19 Feb``; a year is said where it is another than before."""
    parts: list[Part] = []
    last = lead_day(fold.head)
    for row in fold.others[:MOST_SAID]:
        day = lead_day(row)
        assert day
        assert last
        said = day_month(day) if day.year == last.year else ""
        parts += [Part(", " if parts else "then "), part(day, said)]
        last = day
    more = len(fold.others) - MOST_SAID
    if more > 0:
        parts.append(Part(f" and {more} more"))
    return tuple(parts)
