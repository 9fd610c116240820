"""The first thing a pathway asks for, said before any date is known."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from decision_tool.core.planning.speech import Speech
from decision_tool.publish.pages.first_step import first_step
from tests.shipped import library

ROOT = Path(__file__).parents[2]


@cache
def speech() -> Speech:
    return Speech(library().guidance)


@pytest.mark.parametrize(
    ("pathway_id", "answers", "expected"),
    [
        ("adoption", {}, "initial joint supervision, 6 weeks before QAAG"),
        ("ad-hoc", {}, "extra joint supervision, when needed"),
        ("sgo-support", {}, ""),
        ("section-20", {}, "initial joint supervision"),
        (
            "section-20",
            {"outlook": "permanent"},
            "initial joint supervision, between the first review and the second review",
        ),
        (
            "section-20",
            {"outlook": "home-possible"},
            "initial joint supervision, after the second review",
        ),
        (
            "section-20",
            {"outlook": "home-possible", "care-plan": "long-term-fostering"},
            (
                "initial joint supervision, after the second review "
                "and within 1 week of the second review"
            ),
        ),
        ("relinquished-baby", {}, "initial joint supervision"),
        ("staff-supervision", {"asye": "yes"}, "monthly supervision"),
    ],
)
def test_the_day_is_told_where_the_answers_tell_it(
    pathway_id: str, answers: Mapping[str, str], expected: str
) -> None:
    pathway = next(one for one in speech().guidance.pathways if one.id == pathway_id)
    assert first_step(pathway, speech(), answers) == expected


def test_where_no_case_counts_only_the_title_is_said() -> None:
    pathway = next(one for one in speech().guidance.pathways if one.id == "section-20")
    assert first_step(pathway, speech(), {"outlook": "other"}) == "initial joint supervision"
