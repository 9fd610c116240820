"""Series on small guidance: how their days were counted, and what is asked before they begin."""

from __future__ import annotations

from datetime import date

from decision_tool.core.guidance.rule import Amount
from decision_tool.core.planning.working import Moved, Run
from tests.core.guidance_builder import guidance, plan_of, rows_of

HEARING = date(2026, 6, 10)
NAME = "the hearing"


def runs(sentence: str) -> list[tuple[Run, ...]]:
    """Return how the days of each occurrence were counted from the hearing."""
    plan = plan_of(guidance({"visit": sentence}), dates={"hearing": "2026-06-10"})
    return [row.runs for row in plan.steps]


def test_an_occurrence_without_a_first_day_is_counted_to_its_last_day_alone() -> None:
    first, second = (Moved(HEARING, NAME, Amount(n, "month"), "after", 1) for n in (1, 2))
    assert runs("every month after hearing, 2 times") == [
        (Run("last", (first,)),),
        (Run("last", (second,)),),
    ]


def test_an_occurrence_of_a_range_is_counted_to_both_of_its_days() -> None:
    ends = (
        Run("first", (Moved(HEARING, NAME, Amount(3, "month"), "after", 6),)),
        Run("last", (Moved(HEARING, NAME, Amount(6, "month"), "after", 6),)),
    )
    assert runs("every 3 to 6 months after hearing, 1 times") == [ends]


def test_a_series_of_one_that_may_apply_asks_for_the_answer_alone() -> None:
    built = guidance(
        {"visit": "every month after hearing, 1 times"}, visit={"only_if": "complex is yes"}
    )
    rows = rows_of(built, dates={"hearing": "2026-06-10"})
    assert {name: (row["state"], row["needs"]) for name, row in rows.items()} == {
        "visit": ("needs-answer", {"dates": [], "answers": ["complex"], "any_of": False})
    }
