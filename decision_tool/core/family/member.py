"""One child of several, with the plan and the timetable of that child."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import Plan
from decision_tool.core.timetable.display import Timetable
from decision_tool.core.timetable.timetable import Asked, timetable


@dataclass(frozen=True, slots=True)
class Member:
    """A child: the *label* told on the page, the *plan*, and the *shown* timetable."""

    label: str
    plan: Plan
    shown: Timetable


@dataclass(frozen=True, slots=True)
class RowOf:
    """One row of one child's timetable: the child by label, the row by id."""

    child: str
    row: str


def together(numbered: Iterable[tuple[str, Mapping[str, int]]]) -> list[list[RowOf]]:
    """Return the rows that are one meeting, from each child's label and numbered rows."""
    found: dict[int, list[RowOf]] = {}
    for label, rows in numbered:
        for row, number in rows.items():
            found.setdefault(number, []).append(RowOf(label, row))
    return list(found.values())


def member(label: str, plan: Plan, guidance: Guidance, asked: Asked | None = None) -> Member:
    """Return a child with the timetable made of the plan."""
    return Member(label, plan, timetable(guidance, plan, asked))


def member_of(
    label: str,
    plan: Plan,
    guidance: Guidance,
    *,
    provisional: AbstractSet[str] = frozenset(),
    not_held: Iterable[str] = (),
) -> Member:
    """Return a child as a case says of them: every joint timetable is made of these.

    *provisional*: key dates that may still move. *not_held*: rows, by id, said not to be held.
    """
    asked = Asked(provisional=frozenset(provisional), not_held=frozenset(not_held))
    return member(label, plan, guidance, asked)
