"""Saving and opening through the worker's door, as the page asks."""

from __future__ import annotations

import json
from typing import Any

import pytest

from decision_tool.core.guidance.codec import encode
from decision_tool.requests import bridge
from tests.core.guidance_builder import guidance
from tests.core.saved_builder import CASE

BUILT = guidance({"visit": "2 weeks before hearing", "monthly": "every month after visit"})
CALENDAR = {"case": CASE, "told": ["p/visit"], "days": {"p/visit": "2026-09-24"}}


@pytest.fixture(autouse=True)
def _started() -> None:
    bridge.start(json.dumps(encode(BUILT)))


def ask(**request: Any) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(bridge.reply(json.dumps(request)))
    return answer


def boxes(day: object, month: object, year: object, **more: object) -> dict[str, object]:
    return {"day": str(day), "month": str(month), "year": str(year), **more}


def save(kept: str = "", **form: Any) -> dict[str, Any]:
    whole = {"pathways": ["p"], "today": "2026-09-07", **form}
    return ask(ask="save", form=whole, calendar=CALENDAR, time="9:42", kept=kept)


def reopen(text: str) -> dict[str, Any]:
    return ask(ask="open", text=text, today="2026-12-24")


def test_what_the_form_said_comes_back_as_it_would_be_typed() -> None:
    answer = save(
        dates={"hearing": boxes(8, "Oct", 2026, provisional=True), "birth": boxes(3, 5, 2022)},
        answers={"complex": "yes"},
        held={"p/monthly#1": boxes("01", 9, 2026)},
    )
    assert (answer["file"]["name"], answer["file"]["type"], answer["left_out"]) == (
        "p-from-2026-10-08-saved-2026-09-07-0942.json",
        "application/json",
        [],
    )
    assert reopen(answer["file"]["text"]) == {
        "opened": {
            "pathways": ["p"],
            "dates": {
                "birth": boxes(3, 5, 2022, provisional=False),
                "hearing": boxes(8, 10, 2026, provisional=True),
            },
            "answers": {"complex": "yes"},
            "held": {"p/monthly#1": boxes(1, 9, 2026, provisional=False)},
            "agreed": {},
            "calendar": CALENDAR,
            "reference": "",
            "label": "A",
            "own": [],
            "handed_over": None,
            "records": {},
            "taken_out": [],
            "made": {},
            "today": "2026-09-07",
            "not_held": [],
            "as_one": {},
            "list_all": [],
            "headline": (
                "Made under edition 1 on Mon 7 Sep 2026. By that edition, every date is the same."
            ),
            "differences": [],
            "same": True,
            "left_out": [],
            "renamed": [],
            "follows": "",
        },
        "others": [],
    }


def test_the_reference_is_in_the_file_and_in_its_name_only_where_it_is_kept() -> None:
    dates = {"hearing": boxes(8, 10, 2026)}
    plain, kept = save(dates=dates), save(" Case  7/ä ", dates=dates)
    assert kept["file"]["name"] == "case-7-ä-saved-2026-09-07-0942.json"
    assert reopen(kept["file"]["text"])["opened"]["reference"] == "Case 7/ä"
    (bare,), (named,) = (json.loads(one["file"]["text"])["children"] for one in (plain, kept))
    assert bare.keys() == named.keys() - {"reference"}


def test_what_was_said_not_to_be_held_and_listed_in_full_comes_back() -> None:
    rows: dict[str, Any] = {"not_held": ["p/visit"], "list_all": ["p/monthly"]}
    text = save(dates={"hearing": boxes(8, 10, 2026)}, **rows)["file"]["text"]
    opened = reopen(text)["opened"]
    assert {part: opened[part] for part in rows} == rows
    bridge.start(json.dumps(encode(guidance({"talk": "2 weeks before hearing"}))))
    other = reopen(text)["opened"]
    assert {part: other[part] for part in rows} == {"not_held": [], "list_all": []}


def test_what_cannot_be_read_yet_is_left_out_and_said() -> None:
    answer = save(
        dates={
            "hearing": boxes(8, 10, ""),
            "review": boxes(31, 2, 2026),
            "other": boxes("", "", ""),
        },
        answers={"months": "9"},
        held={"p/visit": boxes(1, "", 2026), "p/monthly#2": boxes(0, 9, 2026)},
    )
    assert answer["left_out"] == [
        "The hearing is not a full date, so it is not in the file.",
        "The review is not a real date, so it is not in the file.",
        "The answer to “How many months?” cannot be used yet, so it is not in the file.",
        "The day of the visit is not a full date, so it is not in the file.",
        "The day of the monthly 2 is not a real date, so it is not in the file.",
    ]
    assert answer["unread"] == [
        "dates hearing",
        "dates review",
        "answers months",
        "held p/visit",
        "held p/monthly#2",
    ]
    opened = reopen(answer["file"]["text"])["opened"]
    assert (opened["dates"], opened["answers"], opened["held"]) == ({}, {}, {})


def test_a_timetable_without_end_is_saved_without_its_rows_and_that_is_said() -> None:
    built = guidance({"daily": "every day after hearing until review"})
    bridge.start(json.dumps(encode(built)))
    dates = {"hearing": boxes(1, 1, 2026), "review": boxes(1, 1, 2046)}
    answer = save(dates=dates, list_all=["p/daily"])
    assert answer["left_out"] == [
        (
            "The timetable is too long for a file, so only what you entered is in it. "
            "Check the years of the dates."
        )
    ]
    assert reopen(answer["file"]["text"])["opened"]["same"] is False


def test_a_file_without_a_day_is_named_without_one() -> None:
    answer = ask(ask="save", form={"pathways": ["p"]})
    assert answer["file"]["name"] == "p.json"
    nothing = {"case": "", "told": [], "days": {}}
    assert reopen(answer["file"]["text"])["opened"]["calendar"] == nothing


def test_a_calendar_that_could_not_be_opened_again_is_not_saved() -> None:
    form = {"pathways": ["p"], "today": "2026-09-07"}
    answer = ask(ask="save", form=form, calendar={"case": "Sam"})
    assert [fault["where"] for fault in answer["error"]["faults"]] == ["calendar, case"]


def test_each_difference_comes_with_its_words() -> None:
    text = save(dates={"hearing": boxes(8, 10, 2026)})["file"]["text"]
    bridge.start(json.dumps(encode(guidance({"visit": "3 weeks before hearing"}))))
    opened = reopen(text)["opened"]
    assert opened["differences"][0] == {
        "id": "p/visit",
        "title": "Visit",
        "pathway": "Pathway",
        "was": "By Thu 24 Sep 2026",
        "now": "By Thu 17 Sep 2026",
        "why": [
            (
                "Then: The hearing is on Thursday 8 October 2026. "
                "2 weeks (14 days) before that is Thursday 24 September 2026."
            ),
            (
                "Now: The hearing is on Thursday 8 October 2026. "
                "3 weeks (21 days) before that is Thursday 17 September 2026."
            ),
        ],
    }
    assert opened["same"] is False


def test_a_file_that_cannot_be_used_is_refused_with_its_faults() -> None:
    (fault,) = reopen("BEGIN:VCALENDAR")["error"]["faults"]
    assert fault == {
        "where": "the file",
        "what": "this seems to be a calendar file, not a saved timetable.",
        "hint": "Open a file made with “Save to a file”. Its name ends in .json.",
    }
