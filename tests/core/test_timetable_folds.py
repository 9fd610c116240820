"""Which rows of a series are folded into one: those to come, those not marked, those not held."""

from __future__ import annotations

from decision_tool.core.timetable.series_rows import folds_of
from tests.core.guidance_builder import guidance, plan_of


def test_rows_of_a_series_are_folded_apart_by_what_is_to_do_with_them() -> None:
    built = guidance({"monthly": "every month after hearing until review"})
    rows = plan_of(built, dates={"hearing": "2026-01-05", "review": "2027-01-05"}).steps
    folds = folds_of(
        {
            "soon": rows[:1],
            "later": rows[1:3],
            "dated": rows[3:4],
            "unmarked": rows[4:6],
            "late": rows[6:8],
            "held": rows[8:11],
        }
    )
    assert {head: [row.number for row in fold.rows] for head, fold in folds.items()} == {
        "p/monthly#1": [1, 2, 3, 4],
        "p/monthly#5": [5, 6],
        "p/monthly#7": [7, 8],
    }
