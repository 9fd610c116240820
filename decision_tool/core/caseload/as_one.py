"""A meeting that a saved case holds as one is one meeting in the team's table, on its one day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from decision_tool.core.caseload.child import Child
from decision_tool.core.family.meetings import Candidate, said_one
from decision_tool.core.family.member import together
from decision_tool.core.planning.plan import Plan
from decision_tool.core.timetable.row_words import has_passed

RowAt = tuple[int, str]
"""A row of the team's table: the line of the child, and the row by id."""


@dataclass(frozen=True, slots=True)
class One:
    """The meeting that a row is held as: its *day*, and the *first* of its rows.

    *is_missed*: its day has passed, and of one of its children somebody said that it was not held.
    """

    day: date
    first: RowAt
    is_missed: bool

    def was_due(self, today: date) -> bool:
        """Tell whether its day has passed and nothing says whether it was held."""
        return self.day < today and not self.is_missed


@dataclass(frozen=True, slots=True)
class _OfCase:
    label: str
    plan: Plan


def held_as_one(pairs: Iterable[tuple[Child, Plan]]) -> Mapping[RowAt, One]:
    """Return each row that its case holds as one with others'; those that were held are in none."""
    cases: dict[str, list[tuple[Child, Plan]]] = {}
    for child, plan in pairs:
        if child.as_one:
            cases.setdefault(child.file, []).append((child, plan))
    found: dict[RowAt, One] = {}
    for case in cases.values():
        children = {child.label: child for child, _ in case}
        said = together((child.label, child.as_one) for child, _ in case)
        members = [_OfCase(child.label, plan) for child, plan in case]
        for one in said_one(said, members).ones:
            rows = [(children[of.child].line, of.row) for of in one.rows]
            is_missed = any(_is_missed(each, children[each.of.child]) for each in one.meetings)
            found |= dict.fromkeys(rows, One(one.day, rows[0], is_missed))
    return found


def _is_missed(one: Candidate, child: Child) -> bool:
    return one.of.row in child.not_held and has_passed(one.step, child.given.today)
