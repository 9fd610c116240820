"""Editions as they happen: the shipped guidance is changed, and a file from before is opened."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from decision_tool.core.guidance.model import Guidance, Pathway
from decision_tool.core.guidance.rule import Branch
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.saved.opening import Opened
from decision_tool.core.saved.saved_file import CalendarKept
from decision_tool.publish.source.scope import Scope
from decision_tool.publish.source.sentence import parse_sentence
from tests.core.saved_builder import open_text, saved_text
from tests.shipped import library

ROOT = Path(__file__).parents[2]
TODAY = "2026-09-07"


@cache
def shipped() -> Guidance:
    return replace(library().guidance, edition="1.1")


def saved(pathways: list[str], dates: dict[str, str]) -> str:
    """Return a file made under the shipped guidance, which stands for edition 1.1."""
    given = load_given({"pathways": pathways, "dates": dates, "today": TODAY}, shipped())
    plan = make_plan(shipped(), given)
    return saved_text(plan, shipped(), frozenset(), CalendarKept())[0]


def next_edition(**changes: Any) -> Guidance:
    return replace(shipped(), edition="1.2", **changes)


def with_timing(step_id: str, when: str) -> tuple[Pathway, ...]:
    """Return the pathways with another timing sentence for one step."""
    scope = Scope(
        frozenset(key.id for key in shipped().key_dates),
        frozenset(step.id for step in shipped().steps()),
        frozenset(),
        step_id.partition("/")[0],
    )
    rule = (Branch(None, parse_sentence(when, scope)),)
    return tuple(
        replace(
            pathway,
            steps=tuple(
                replace(step, rule=rule) if step.id == step_id else step for step in pathway.steps
            ),
        )
        for pathway in shipped().pathways
    )


def told(opened: Opened) -> list[tuple[str, str, str]]:
    return [(one.id.partition("/")[2], one.was, one.now) for one in opened.differences]


@pytest.fixture(scope="module")
def fostering() -> str:
    return saved(["long-term-fostering"], {"final-evidence": "2026-12-14"})


def test_a_rule_of_eight_weeks_becomes_six(fostering: str) -> None:
    pathways = with_timing("long-term-fostering/initial", "6 weeks before final-evidence")
    opened = open_text(fostering, next_edition(pathways=pathways))
    assert opened.headline == (
        "Made under edition 1.1 on Mon 7 Sep 2026. This is edition 1.2: 2 dates differ."
    )
    assert told(opened) == [
        ("initial", "By Mon 19 Oct 2026", "By Mon 2 Nov 2026"),
        ("family-finders-referral", "By Mon 19 Oct 2026", "By Mon 2 Nov 2026"),
    ]
    assert opened.differences[0].why == (
        (
            "Then: Final evidence is filed on Monday 14 December 2026. "
            "8 weeks (56 days) before that is Monday 19 October 2026."
        ),
        (
            "Now: Final evidence is filed on Monday 14 December 2026. "
            "6 weeks (42 days) before that is Monday 2 November 2026."
        ),
        "Then and now: Readings A01, A02.",
    )


def test_a_new_bank_holiday_moves_the_day_to_suggest_and_says_why() -> None:
    file = saved(["adoption"], {"final-hearing": "2026-12-07"})
    holidays = shipped().holidays
    titles = {**holidays.titles, "2026-12-04": "A day of joy"}
    opened = open_text(file, next_edition(holidays=replace(holidays, titles=titles)))
    assert told(opened) == [
        (
            "review",
            "By Sun 6 Dec 2026 (use Fri 4 Dec 2026)",
            "By Sun 6 Dec 2026 (use Thu 3 Dec 2026)",
        )
    ]
    assert (
        opened.differences[0]
        .why[1]
        .endswith(
            "the working day before it is Thursday 3 December 2026. "
            "Passed over as well: Friday 4 December 2026 (A day of joy)."
        )
    )
    assert opened.headline.endswith("This is edition 1.2: 1 date differs.")


def test_a_pathway_and_its_key_date_are_taken_out() -> None:
    file = saved(
        ["long-term-fostering", "foster-carer-adoption"],
        {"final-evidence": "2026-12-14", "carers-expressed-wish": "2026-10-22"},
    )
    opened = open_text(
        file,
        next_edition(
            pathways=tuple(p for p in shipped().pathways if p.id != "foster-carer-adoption"),
            key_dates=tuple(k for k in shipped().key_dates if k.id != "carers-expressed-wish"),
        ),
    )
    assert opened.given.pathways == ("long-term-fostering",)
    assert set(opened.given.dates) == {"final-evidence"}
    assert opened.left_out == (
        "This guidance has no pathway called 'Foster carer may adopt' any more.",
        (
            "This guidance has no key date called 'carers-expressed-wish' any more. "
            "It was Thu 22 Oct 2026."
        ),
    )
    first = opened.differences[0]
    assert (first.id, first.was, first.now) == (
        "foster-carer-adoption/initial",
        "From Thu 22 Oct 2026",
        "Not in the timetable",
    )
    assert {one.id.partition("/")[0] for one in opened.differences} == {"foster-carer-adoption"}
    assert first.why[0] == "This guidance does not have this pathway any more."


def test_a_new_number_alone_changes_no_date(fostering: str) -> None:
    opened = open_text(fostering, next_edition())
    assert opened.is_same
    assert opened.headline == (
        "Made under edition 1.1 on Mon 7 Sep 2026. This is edition 1.2: every date is the same."
    )
