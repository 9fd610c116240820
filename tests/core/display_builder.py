"""Timetables of small guidance, and the lines a person would read in them."""

from __future__ import annotations

from datetime import date
from typing import Any

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.timetable.changes import Before
from decision_tool.core.timetable.display import Part, Row, Timetable, Trouble
from decision_tool.core.timetable.timetable import Asked, timetable
from tests.core.guidance_builder import plan_of


def shown(
    built: Guidance,
    *,
    before: Before | None = None,
    provisional: frozenset[str] = frozenset(),
    faulty: tuple[Trouble, ...] = (),
    not_held: frozenset[str] = frozenset(),
    **given: Any,
) -> Timetable:
    """Return the timetable of pathway ``p`` on Monday 7 September 2026."""
    plan = plan_of(built, **{"today": "2026-09-07", **given})
    return timetable(built, plan, Asked(faulty, provisional, before or Before(), not_held=not_held))


def words(parts: tuple[Part, ...]) -> str:
    """Return the parts of a line as one text."""
    return "".join(part.text for part in parts)


def row_of(timetable: Timetable, name: str) -> Row:
    """Return the row of step ``p/name``."""
    rows = [row for group in timetable.groups for row in group.rows]
    return next(row for row in rows if row.id == f"p/{name}")


def lines(timetable: Timetable) -> list[str]:
    """Return the timetable as lines of text: groups, and rows with their tags."""
    found = []
    for group in timetable.groups:
        found.append(f"{group.title}: {len(group.rows)}")
        for row in group.rows:
            due = f" ({words(row.due)})" if row.due else ""
            tags = "".join(f" [{tag.text}]" for tag in row.tags)
            found.append(f"  {words(row.when)}{due}{tags} - {row.title}")
    return found


def before_of(timetable: Timetable, **given: dict[str, date]) -> Before:
    """Return what the page would send back of *timetable* to be compared with."""
    days = {row: date.fromisoformat(day) for row, day in timetable.days.items()}
    return Before(days, **given)
