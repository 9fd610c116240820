"""Records through the worker's door, as a page asks for them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from decision_tool.core.guidance.codec import encode
from decision_tool.requests import bridge
from tests.core.records_builder import recorded

BUILT = recorded(
    {"visit": "2 weeks before hearing", "talk": "when needed"},
    visit={"records": ("minutes", "map")},
    talk={"records": ("agreement",)},
)


@pytest.fixture(autouse=True)
def _started() -> None:
    bridge.start(json.dumps(encode(BUILT)))


def ask(name: str = "records", **request: Any) -> dict[str, Any]:
    hearing = {"day": "8", "month": "10", "year": "2026", "provisional": True}
    form = {"pathways": ["p"], "dates": {"hearing": hearing}, "today": "2026-09-07"}
    asked = json.dumps({"ask": name, "form": form, **request})
    answer: dict[str, Any] = json.loads(bridge.reply(asked))
    return answer


def test_the_records_come_with_what_is_known_and_what_is_left_out() -> None:
    assert ask(reference="  Case \x00 7 ", rows=["p/visit"]) == {
        "records": [
            {
                "row": "p/visit",
                "document": "minutes-p-visit",
                "title": "Visit, Pathway",
                "form": "Minutes",
                "when": "By Thu 24 Sep 2026, may still change",
                "day": "2026-09-24",
                "fills": {
                    "reference": "Case 7",
                    "meeting": "Visit, Pathway",
                    "when": "By Thu 24 Sep 2026, may still change",
                    "from": "Hearing Thu 8 Oct 2026, may still change",
                },
                "last": None,
                "child": "",
                "one": 0,
            }
        ],
        "left_out": ["Map: a form of somebody else, so none is made here. Owner: The assessor."],
        "stem": "p-from-2026-10-08-saved-2026-09-07",
    }


@pytest.mark.parametrize("rows", [{}, {"rows": None}])
def test_without_rows_every_meeting_is_meant(rows: dict[str, Any]) -> None:
    answer = ask(**rows)

    assert [one["document"] for one in answer["records"]] == ["minutes-p-visit", "agreement"]
    assert [one["day"] for one in answer["records"]] == ["2026-09-24", None]


def test_an_unknown_row_is_refused_with_what_to_do() -> None:
    (fault,) = ask(rows=["p/visit", "p/nothing"])["error"]["faults"]

    assert (fault["where"], fault["what"]) == ("rows", "'p/nothing' is not in this timetable.")
    assert fault["hint"].startswith("Choose a row")


def test_the_timetable_leads_to_the_same_records() -> None:
    groups = ask("plan")["timetable"]["groups"]
    offered = {row["id"]: row["records"] for group in groups for row in group["rows"]}

    assert offered == {
        "p/visit": [{"document": "minutes-p-visit", "title": "Minutes"}],
        "p/talk": [{"document": "agreement", "title": "Agreement"}],
    }
