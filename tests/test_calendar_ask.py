"""The page's request for a calendar file, through the worker's door."""

from __future__ import annotations

import json
from typing import Any

import pytest
from icalendar import Calendar

from decision_tool import bridge
from decision_tool.core.guidance.codec import encode
from tests.core.guidance_builder import guidance

BUILT = guidance({"visit": "2 weeks before hearing", "talk": "by review"})
CASE = "0e0c1b3a-6b2f-4f5d-9a51-5a1f4c0f7b11"


@pytest.fixture(autouse=True)
def _started() -> None:
    bridge.start(json.dumps(encode(BUILT)))


def typed(day: int, month: int, *, is_provisional: bool = False) -> dict[str, Any]:
    return {"day": str(day), "month": str(month), "year": "2026", "provisional": is_provisional}


def ask(dates: dict[str, Any] | None = None, **request: Any) -> dict[str, Any]:
    form = {
        "pathways": ["p"],
        "dates": {"hearing": typed(8, 10)} if dates is None else dates,
        "answers": {},
        "held": request.pop("held", {}),
        "today": "2026-09-07",
    }
    whole = {"stamp": "2026-09-07T08:00:00.123Z", "case": CASE, "reference": "", "rows": None}
    sent = {"ask": "calendar", "form": form, "told": [], **whole, **request}
    answer: dict[str, Any] = json.loads(bridge.reply(json.dumps(sent)))
    return answer


def test_the_reply_is_a_file_and_what_the_next_request_needs() -> None:
    answer = ask()
    file = answer.pop("file")

    assert answer == {"case": CASE, "told": ["p/visit"], "count": 1, "cancelled": 0}
    assert (file["name"], file["type"]) == ("joint-supervision-2026-09-07.ics", "text/calendar")
    (event,) = Calendar.from_ical(file["text"]).walk("VEVENT")
    assert event.decoded("dtstamp").isoformat() == "2026-09-07T08:00:00+00:00"


def test_told_grows_and_what_lost_its_date_is_taken_out() -> None:
    answer = ask({"review": typed(2, 11)}, told=["p/visit"])

    assert (answer["told"], answer["count"], answer["cancelled"]) == (["p/visit", "p/talk"], 1, 1)
    answer = ask({}, told=["p/visit"])
    assert (answer["told"], answer["count"], answer["cancelled"]) == (["p/visit"], 0, 1)


def test_a_typed_reference_names_the_child_whatever_case_is_sent() -> None:
    one, same = ask(reference=" Case  7"), ask(reference="Case 7", case="")

    assert one["case"] == same["case"] != CASE
    assert one["file"]["text"] == same["file"]["text"]
    assert "Case" not in one["file"]["name"]


def test_what_was_told_of_one_child_is_not_taken_out_for_another() -> None:
    first = ask(reference="Case 7")
    other = ask({"review": typed(2, 11)}, reference="Case 8", **kept(first))
    same = ask({"review": typed(2, 11)}, reference="Case 7", **kept(first))

    assert (other["cancelled"], other["told"]) == (0, ["p/talk"])
    assert (same["cancelled"], same["told"]) == (1, ["p/visit", "p/talk"])


def kept(answer: dict[str, Any]) -> dict[str, Any]:
    """Return what the page keeps of a reply and sends with the next request."""
    return {"case": answer["case"], "told": answer["told"]}


def test_one_row_can_be_asked_for() -> None:
    dates = {"hearing": typed(8, 10), "review": typed(2, 11)}

    assert ask(dates, rows=["p/talk"])["told"] == ["p/talk"]
    assert ask(dates, rows=[])["error"]["message"].startswith("This step has no date")


def test_a_date_that_may_move_makes_the_entry_tentative() -> None:
    answer = ask({"hearing": typed(8, 10, is_provisional=True)})

    assert "STATUS:TENTATIVE" in answer["file"]["text"]


def test_nothing_dated_gives_a_sentence_and_no_file() -> None:
    message = "No step has a date yet, so there is nothing to add to a calendar."
    assert ask({}) == {"error": {"message": message, "faults": []}}


@pytest.mark.parametrize(
    ("wrong", "where"),
    [({"case": ""}, "case"), ({"stamp": "today"}, "stamp"), ({"stamp": "2026-09-07"}, "stamp")],
)
def test_without_an_identity_or_a_moment_nothing_is_made(wrong: dict[str, Any], where: str) -> None:
    (fault,) = ask(**wrong)["error"]["faults"]
    assert fault["where"] == where
