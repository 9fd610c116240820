"""Days held are written into a saved case; everything else in the file stays."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from decision_tool.core.errors import FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import Given
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.saved.case_text import ChildToSave, case_text
from decision_tool.core.saved.file_text import LARGEST
from decision_tool.core.saved.holding import case_with_held
from decision_tool.core.saved.opening import open_case
from decision_tool.core.saved.saved_file import KIND, Said
from tests.core.caseload_builder import TODAY, team
from tests.core.guidance_builder import guidance

DAY = date(2026, 9, 3)
HELD = {"A": {"p/visit": DAY}}
GIVEN = Given(("p",), {"hearing": date(2026, 9, 14), "review": date(2026, 12, 1)}, {}, {}, TODAY)


LONG = "é" * (LARGEST // 2)


def saved(*labels: str, given: Given = GIVEN, **said: Any) -> str:
    plan = make_plan(team(), given)
    children = [ChildToSave(plan, said=Said(label=one, **said)) for one in labels]
    return case_text(children, team())[0]


def given_held(given: Given, **held: date) -> Given:
    return Given(given.pathways, given.dates, given.answers, {"p/visit": DAY, **held}, given.today)


def test_the_file_is_the_one_that_the_calculator_would_have_saved() -> None:
    text = saved("A", "B", not_held=frozenset({"p/visit", "p/talk"}))
    after = json.loads(case_with_held(text, team(), HELD))
    by_hand = json.loads(saved("A", given=given_held(GIVEN), not_held=frozenset({"p/talk"})))
    before = json.loads(text)
    assert after["children"][1] == before["children"][1]
    own, expected = after["children"][0], by_hand["children"][0]
    assert own["planned"] == expected["planned"]
    assert own["given"]["held"] == {"p/visit": "2026-09-03"}
    assert own["not-held"] == ["p/talk"]
    assert case_with_held(saved("A"), team(), HELD) == saved("A", given=given_held(GIVEN))


def test_parts_that_are_not_known_stay_in_their_place() -> None:
    plain = json.loads(saved("A"))
    plain["later"] = {"z": 1, "a": [1.5, None]}
    plain["children"][0]["given"]["mood"] = "good"
    text = json.dumps(plain)
    after = json.loads(case_with_held(text, team(), HELD))
    assert after["later"] == plain["later"]
    assert list(after) == list(plain)
    assert after["children"][0]["given"].pop("mood") == "good"


def test_what_the_guidance_changed_is_still_told_and_the_days_held_are_not() -> None:
    plain = json.loads(saved("A"))
    rows = {row["id"]: row for row in plain["children"][0]["planned"]}
    rows["p/talk"]["latest"] = "2026-09-10"
    rows["p/visit"]["latest"] = "2026-08-01"
    plain["children"][0]["planned"] = [
        *(row for name, row in rows.items() if name != "p/paper"),
        {**rows["p/chat"], "id": "p/gone"},
    ]
    (before,) = open_case(json.dumps(plain), team())
    assert {one.id for one in before.differences} == {"p/talk", "p/visit", "p/paper", "p/gone"}
    (after,) = open_case(case_with_held(json.dumps(plain), team(), HELD), team())
    assert {one.id for one in after.differences} == {"p/talk", "p/paper", "p/gone"}
    assert after.given.held == {"p/visit": DAY}


SERIES = {"visit": "by hearing", "monthly": "every month after visit until review"}
OTHER_WORDS: list[dict[str, Any]] = [
    {"title": "Monthly visit"},
    {"reasons": ["As another edition worked it out."], "readings": ["R1"]},
]


@pytest.mark.parametrize("words", OTHER_WORDS)
def test_rows_that_were_worded_otherwise_follow_the_day_held(words: dict[str, Any]) -> None:
    built = guidance(SERIES)
    plain = json.loads(case_text([ChildToSave(make_plan(built, GIVEN))], built)[0])
    (own,) = plain["children"]
    own["planned"] = [{**row, **words} for row in own["planned"]]
    assert_that_only_the_mark_is_told(json.dumps(plain), built)


def test_rows_of_a_step_that_was_renamed_follow_the_day_held() -> None:
    before = guidance({"visit": "by hearing", "every": SERIES["monthly"]})
    text = case_text([ChildToSave(make_plan(before, GIVEN))], before)[0]
    now = guidance(SERIES, monthly={"was": ("p/every",)})
    assert '"p/every#2"' in text
    assert_that_only_the_mark_is_told(text, now)


def assert_that_only_the_mark_is_told(text: str, built: Guidance) -> None:
    """Assert that opening the file tells no difference, neither before nor after the mark."""
    (before,) = open_case(text, built)
    marked = case_with_held(text, built, {before.label: {"p/visit": date(2026, 9, 10)}})
    (after,) = open_case(marked, built)
    assert (before.differences, after.differences) == ((), ())
    assert after.headline.endswith(" By that edition, every date is the same.")
    days = {row["id"]: row["latest"] for row in json.loads(marked)["children"][0]["planned"]}
    assert days["p/monthly#1"] == "2026-10-10"


def test_a_file_of_the_first_form_and_what_was_given_alone_are_written_too() -> None:
    first = {
        "schema": 1, "kind": KIND, "edition": "1", "not-held": ["p/visit"],
        "given": {"pathways": ["p"], "held": None},
    }  # fmt: skip
    after = json.loads(case_with_held(json.dumps(first), team(), HELD))
    assert (after["given"]["held"], after["not-held"]) == ({"p/visit": "2026-09-03"}, [])
    alone = case_with_held('{"pathways": ["p"], "held": {"p/talk": "2026-09-01"}}', team(), HELD)
    assert json.loads(alone)["held"] == {"p/talk": "2026-09-01", "p/visit": "2026-09-03"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '{"schema": 1, "given": {"pathways": ["p"]}, "steps": []}',
            "this is the reply of a command, not a saved case, so no day is written into it.",
        ),
        (
            saved("A").replace('"edition"', f'"later": "{"é" * (LARGEST // 2)}", "edition"'),
            "with these days it would be too large to be opened again.",
        ),
    ],
)
def test_what_cannot_be_written_is_refused(text: str, said: str) -> None:
    with pytest.raises(FaultsError, match=said):
        case_with_held(text, team(), HELD)
