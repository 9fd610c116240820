"""Saved files for tests: a sound one to change, and the faults that opening one tells."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from decision_tool.core.errors import FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import Plan
from decision_tool.core.saved.case_text import ChildToSave, case_text
from decision_tool.core.saved.opening import Opened, open_case
from decision_tool.core.saved.saved_file import CalendarKept, Said
from tests.core.guidance_builder import guidance, plan_of

STEPS = {
    "visit": "2 weeks before hearing",
    "talk": "by review",
    "monthly": "every month after visit until hearing",
}
BUILT = guidance(STEPS)
GIVEN: dict[str, Any] = {
    "dates": {"hearing": "2026-12-07"},
    "answers": {"complex": "yes"},
    "held": {"p/monthly#1": "2026-12-01"},
    "today": "2026-09-07",
}
CASE = "123e4567-e89b-42d3-a456-426614174000"


def saved_text(
    plan: Plan,
    built: Guidance,
    provisional: frozenset[str],
    calendar: CalendarKept,
    said: Said | None = None,
) -> tuple[str, bool]:
    """Return the file of a case of one child, and whether the timetable is in it."""
    return case_text([ChildToSave(plan, provisional, calendar, said or Said())], built)


def open_text(text: str, built: Guidance) -> Opened:
    """Return the one child of a case."""
    (opened,) = open_case(text, built)
    return opened


def text_of(built: Guidance = BUILT, **given: Any) -> str:
    """Return the file of a timetable of pathway ``p``."""
    plan = plan_of(built, **{**GIVEN, **given})
    calendar = CalendarKept(CASE, ("p/visit",))
    return saved_text(plan, built, frozenset(plan.given.dates), calendar)[0]


def saved(**changes: Any) -> dict[str, Any]:
    """Return a sound file of the first form, with parts changed; ``...`` takes one out."""
    plain = {**first_form(text_of()), **changes}
    return {name: value for name, value in plain.items() if value is not ...}


def first_form(text: str) -> dict[str, Any]:
    """Return a case of one child as files of the first form held it: its parts at the top."""
    whole = json.loads(text)
    (child,) = whole.pop("children")
    del child["label"]
    return {**whole, "schema": 1, **child}


def opened(plain: object, built: Guidance = BUILT) -> Opened:
    """Return what opening a file of this JSON gives."""
    return open_text(json.dumps(plain), built)


def faults(plain: object) -> list[tuple[str, str]]:
    """Return where and what of each fault for which a file is refused."""
    return faults_of_text(plain if isinstance(plain, str) else json.dumps(plain))


def faults_of_text(text: str) -> list[tuple[str, str]]:
    with pytest.raises(FaultsError) as refusal:
        open_text(text, BUILT)
    return [(fault.where, fault.what) for fault in refusal.value.faults]


def edition(built: Guidance, number: str) -> Guidance:
    """Return the same guidance under another number."""
    return replace(built, edition=number)
