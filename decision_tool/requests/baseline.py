"""What the page asks to be compared with: dates as they were handed over, saved, or stood still."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from decision_tool.core.errors import FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import Given, parse_day
from decision_tool.core.planning.plan import Plan
from decision_tool.core.timetable.changes import Before, before_of
from decision_tool.core.timetable.since import (
    CANNOT,
    Baseline,
    Changed,
    baseline_of,
    changed_since,
    compared_with,
    heading_of,
)
from decision_tool.requests.kept import kept_plan
from decision_tool.requests.plan import filled_of


def changed_of(
    since: Mapping[str, Any], plan: Plan, guidance: Guidance, not_held: frozenset[str]
) -> Changed:
    """Return what changed since the page's baseline. One that is not known says so itself."""
    try:
        baseline = read_baseline(since, guidance)
    except FaultsError:
        named = _named(since, Given(()))
        return Changed(named.kind, heading_of(named), CANNOT)
    return changed_since(baseline, compared_with(baseline, plan, guidance, not_held), guidance)


def drawn_from(since: Mapping[str, Any], guidance: Guidance, today: date | None) -> Before | None:
    """Return the timetable of the page's baseline to draw moves from; None if it is not known."""
    try:
        then = read_baseline(since, guidance).given
    except FaultsError:
        return None
    return before_of(kept_plan(guidance, replace(then, today=today)))


def read_baseline(since: Mapping[str, Any], guidance: Guidance) -> Baseline:
    """Return the baseline: a ``form`` or a ``given`` object, and when and how it was handed over.

    Raises FaultsError for a day that is none, and for what this guidance does not know.
    """
    return _named(since, filled_of(since, guidance).given)


def _named(since: Mapping[str, Any], given: Given) -> Baseline:
    return baseline_of(since.get("kind"), since.get("what"), _day(since.get("on")), given)


def _day(on: object) -> date | None:
    try:
        return parse_day(on, "since, on")
    except FaultsError:
        return None
