"""An example of the table that a caseload is read from: invented children, from the guidance."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date, timedelta
from io import StringIO

from decision_tool.core.guidance.model import Guidance, Question
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.inputs import inputs_for
from decision_tool.exports.csv_file import BYTE_ORDER_MARK

AGE = timedelta(days=10 * 365)
"""How old an invented child is: young enough for every pathway that ends at an age."""
FIRST_DAY, BETWEEN = timedelta(weeks=12), timedelta(weeks=5)
FRIDAY = 4
HELD_BEFORE = timedelta(weeks=12)


def example_csv(guidance: Guidance) -> str:
    """Return a table with the headings and three children, for Excel to open and a person to edit.

    The dates stand around the day of the guidance's edition, each after those that it cannot
    come before.
    """
    chosen = _chosen(guidance)
    needs = inputs_for(guidance, [name for names in chosen for name in names][::-1])
    keys = _in_order(needs.key_dates, guidance.date_order)
    index = index_of(guidance)
    held = _first_meeting(guidance, chosen[0][0])
    titles = (index.key_dates[key].title for key in keys)
    headings = ["Reference", "Pathways", *titles, *needs.questions, *held]
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    for number, names in enumerate(chosen, 1):
        own = inputs_for(guidance, names)
        dates = [
            _day(key, at, guidance) if key in own.key_dates else "" for at, key in enumerate(keys)
        ]
        answers = [
            _answer(index.questions[one]) if one in own.questions else "" for one in needs.questions
        ]
        days = [_written(_edition(guidance) - HELD_BEFORE) if number == 1 else "" for _ in held]
        writer.writerow([f"EX-{number}", index.titles(names), *dates, *answers, *days])
    return BYTE_ORDER_MARK + out.getvalue()


def _chosen(guidance: Guidance) -> list[tuple[str, ...]]:
    """Return the pathways of each child: two on one each, and one on two that go together.

    A guidance of one pathway has no two: then every child is on that one.
    """
    names = [one.id for one in guidance.pathways]
    pair = guidance.together[0].pathways if guidance.together else tuple(names[:2])
    return [(names[0],), (names[:2][-1],), pair]


def _in_order(keys: Sequence[str], pairs: Sequence[tuple[str, str]]) -> list[str]:
    """Return *keys* so that each comes after those it cannot come before."""
    placed: list[str] = []
    waiting = list(keys)
    while waiting:
        ready = [
            key
            for key in waiting
            if not any(later == key and earlier in waiting for earlier, later in pairs)
        ]
        key = (ready or waiting)[0]
        waiting.remove(key)
        placed.append(key)
    return placed


def _day(key: str, place: int, guidance: Guidance) -> str:
    """Return an invented day: later places come later, and a birth lies years back."""
    is_birth, edition = key in index_of(guidance).births, _edition(guidance)
    return _written(edition - AGE if is_birth else edition + FIRST_DAY + place * BETWEEN)


def _edition(guidance: Guidance) -> date:
    return date.fromisoformat(guidance.edition_date)


def _written(day: date) -> str:
    """Return the day in UK order; of a weekend, the Friday before: nothing is held then."""
    weekend = max(day.weekday() - FRIDAY, 0)
    return f"{day - timedelta(days=weekend):%d/%m/%Y}"


def _answer(question: Question) -> str:
    """Return the answer that stands where none is given, else the first."""
    return question.default or next((one.id for one in question.options), str(question.minimum))


def _first_meeting(guidance: Guidance, pathway: str) -> list[str]:
    """Return the heading for the day a meeting was held, if the pathway has one."""
    steps = [one for one in guidance.steps() if one.pathway == pathway]
    meetings = [one.id for one in steps if one.kind == "meeting" and one.series is None]
    return [f"held {name}" for name in meetings[:1]]
