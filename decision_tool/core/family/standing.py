"""Which rows of a child stand for themselves, and which for the rest of a series.

A meeting that is one with others' leaves its series: what is left of that is folded anew, so
that no day is told twice and none is lost.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from decision_tool.core.family.member import Member, RowOf
from decision_tool.core.timetable.display import Part, Row
from decision_tool.core.timetable.series_rows import Fold, then_words


@dataclass(frozen=True, slots=True)
class Standing:
    """What a row says that stands in a joint timetable: its *title*, and the days that follow."""

    title: str
    then: tuple[Part, ...] = ()


def standing_rows(one: Member, joined: Container[RowOf]) -> dict[RowOf, Standing]:
    """Return the rows of a child that stand, but for those that are *joined* with others."""
    rows = [row for group in one.shown.groups for row in group.rows]
    titles = {row.id: row.title for row in rows}
    found = {}
    for row in rows:
        left = [name for name in _together(row) if RowOf(one.label, name) not in joined]
        if left:
            found[RowOf(one.label, left[0])] = _standing(one, row, left, titles)
    return found


def _together(row: Row) -> Iterator[str]:
    """Yield the rows that a row stands for, by their days; none for one that is folded in."""
    if not row.folded_in:
        yield row.id
        yield from row.series.others if row.series else ()


def _standing(one: Member, row: Row, left: list[str], titles: dict[str, str]) -> Standing:
    if len(left) == 1 or row.series is None:
        return Standing(titles[left[0]])
    if not row.series.then:  # those that were missed are counted, and their days are not said
        return Standing(row.series.title)
    planned = {step.id: step for step in one.plan.steps}
    head, *others = (planned[name] for name in left)
    return Standing(row.series.title, then_words(Fold(head, tuple(others))))
