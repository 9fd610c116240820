"""The plan as JSON: every part of it, under the name that others rely on."""

from __future__ import annotations

from decision_tool.core.planning.reply import plan_as_json
from tests.core.guidance_builder import guidance, plan_of

VISIT = {"arranged_by": "worker", "clauses": ("G1",), "readings": ("A1",)}


def test_the_whole_of_a_plan_is_told() -> None:
    built = guidance({"visit": "by hearing", "talk": "between hearing and review"}, visit=VISIT)
    dates = {"hearing": "2026-12-25", "review": "2026-12-26", "other": "2066-06-11"}
    needs = {"dates": [], "answers": [], "any_of": False}
    assert plan_as_json(plan_of(built, dates=dates, today="2026-06-01")) == {
        "schema": 1,
        "edition": "1",
        "given": {
            "pathways": ["p"],
            "dates": dates,
            "answers": {},
            "held": {},
            "today": "2026-06-01",
        },
        "steps": [
            {
                "id": "p/visit",
                "title": "Visit",
                "state": "dated",
                "earliest": None,
                "latest": "2026-12-25",
                "suggested": "2026-12-24",
                "diary": "2026-12-24",
                "non_working": "bank holiday: Christmas Day",
                "approximate": False,
                "held": None,
                "overdue": False,
                "open_ended": False,
                "needs": needs,
                "alternatives": [],
                "reasons": [
                    "The hearing is on Friday 25 December 2026.",
                    (
                        "Friday 25 December 2026 is not a working day (Christmas Day). The date "
                        "does not move; the working day before it is Thursday 24 December 2026."
                    ),
                ],
                "readings": ["A1"],
                "clauses": ["G1"],
                "arranged_by": "worker",
                "invite": [],
                "records": [],
            },
            {
                "id": "p/talk",
                "title": "Talk",
                "state": "conflict",
                "earliest": None,
                "latest": None,
                "suggested": None,
                "diary": None,
                "non_working": None,
                "approximate": False,
                "held": None,
                "overdue": False,
                "open_ended": False,
                "needs": needs,
                "alternatives": [],
                "reasons": [
                    "The hearing is on Friday 25 December 2026.",
                    "After that means Saturday 26 December 2026 at the earliest.",
                    "The review is on Saturday 26 December 2026.",
                    "Before that means Friday 25 December 2026 at the latest.",
                    "No day fits between the two.",
                ],
                "readings": [],
                "clauses": [],
                "arranged_by": None,
                "invite": [],
                "records": [],
            },
        ],
        "problems": [
            {
                "code": "empty-window",
                "fields": ["hearing", "review"],
                "message": (
                    "No day fits for the talk: the hearing, Fri 25 Dec 2026, and the review, "
                    "Sat 26 Dec 2026, leave no room. Check these dates, or agree a day with the "
                    "manager."
                ),
            }
        ],
        "notes": [
            {
                "code": "far-date",
                "steps": [],
                "message": "The other, Fri 11 Jun 2066: 2066 is 40 years away. Is it right?",
            }
        ],
    }
