"""What `bench_reply.py` asks: a full form in which one date moves each time, and a team."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from itertools import combinations, cycle, islice
from string import ascii_uppercase
from typing import Any

from decision_tool.core.guidance.model import Guidance, KeyDate
from decision_tool.core.planning.inputs import inputs_for

TODAY = date(2026, 9, 7)
BORN = date(2010, 3, 4)
APART = timedelta(days=9)
FOUR = ("adoption", "long-term-fostering", "section-20", "leaving-care")
CHILDREN = 1000


def trivial() -> dict[str, Any]:
    """Return a question whose answer takes hardly any work."""
    return {"ask": "situation", "answers": {}}


def keystrokes(guidance: Guidance, count: int) -> list[dict[str, Any]]:
    """Return what the page asks while one date after the other moves by a day."""
    return list(islice(_keystrokes(guidance), count))


def _keystrokes(guidance: Guidance) -> Iterator[dict[str, Any]]:
    needed = inputs_for(guidance, FOUR)
    keys = [key for key in guidance.key_dates if key.id in needed.key_dates]
    days = {key.id: _day(key, place) for place, key in enumerate(keys)}
    answers = {
        one.id: str(one.minimum) if one.is_number else one.options[0].id
        for one in guidance.questions
        if one.id in (*needed.questions, *needed.invitee_questions)
    }
    for key in cycle(needed.key_dates):
        before = {"days": {}, "dates": {name: f"{day}" for name, day in days.items()}, "held": {}}
        days[key] += timedelta(days=1)
        dates = {name: _typed(day) for name, day in days.items()}
        form = {"pathways": FOUR, "dates": dates, "answers": answers, "held": {}}
        yield {
            "ask": "plan",
            "form": {**form, "today": TODAY.isoformat()},
            "before": before,
            "open": [],
        }


def families(guidance: Guidance, children: int, count: int) -> Iterator[dict[str, Any]]:
    """Yield what the page asks after each key for one of several: of that child, then of all.

    Every child is on four pathways, and no two have the same dates.
    """
    typed = keystrokes(guidance, children + count)
    others = [_child(typed[place]["form"], place) for place in range(1, children)]
    for one in typed[children:]:
        first = _child(one["form"], 0)
        yield one
        yield {
            "ask": "family",
            **first,
            "others": others,
            "order": [child["label"] for child in (first, *others)],
        }


def _child(form: dict[str, Any], place: int) -> dict[str, Any]:
    return {
        "form": form,
        "calendar": {"case": "", "told": [], "days": {}},
        "label": ascii_uppercase[place],
        "own": [],
        "as_one": {},
        "handed_over": None,
        "records": {},
        "kept": "",
    }


def _typed(day: date) -> dict[str, str]:
    return {"day": f"{day.day}", "month": f"{day.month}", "year": f"{day.year}"}


def _day(key: KeyDate, place: int) -> date:
    """Return a day for a key date: some passed, some to come, none of them alike."""
    return BORN + place * APART if key.is_birth_date else TODAY + (place - 6) * APART


def team(guidance: Guidance, name: str) -> dict[str, Any]:
    """Return a team's table: every child on two pathways, with all their dates.

    The engine keeps the last table it planned; another *name* makes it another table.
    """
    text = StringIO()
    rows = csv.writer(text)
    rows.writerow(["reference", "pathways", *(key.id for key in guidance.key_dates)])
    pairs = cycle(combinations((pathway.id for pathway in guidance.pathways), 2))
    for number, pair in enumerate(islice(pairs, CHILDREN)):
        needed = inputs_for(guidance, pair).key_dates
        days = [
            f"{_day(key, (number + place) % 40):%d/%m/%Y}" if key.id in needed else ""
            for place, key in enumerate(guidance.key_dates)
        ]
        rows.writerow([f"{name}-{number:04}", "; ".join(pair), *days])
    return {
        "ask": "caseload",
        "text": text.getvalue(),
        "today": TODAY.isoformat(),
        "arranged_by": "",
        "want": "view",
    }
