"""The page's request for a calendar file, through the worker's door."""

from __future__ import annotations

import json
from typing import Any

import pytest
from icalendar import Calendar

from decision_tool.core.guidance.codec import encode
from decision_tool.exports.calendar_advice import AGAIN, IMPORT, KEEP
from decision_tool.requests import bridge
from tests.core.guidance_builder import guidance
from tests.exports.calendar_reader import read_with_another_parser

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
    moment = {"stamp": "2026-09-07T08:00:00.123Z", "time": "9:00"}
    whole = {**moment, "case": CASE, "reference": "", "kept": "", "rows": None}
    sent = {"ask": "calendar", "form": form, "told": [], **whole, **request}
    answer: dict[str, Any] = json.loads(bridge.reply(json.dumps(sent)))
    return answer


def test_the_reply_is_a_file_and_what_the_next_request_needs() -> None:
    answer = ask()
    file = answer.pop("file")

    assert answer == {
        "case": CASE,
        "told": ["p/visit"],
        "days": {"p/visit": "2026-09-24"},
        "said": f"Import it into your calendar. {KEEP}",
    }
    name = "p-from-2026-10-08-saved-2026-09-07-0900.ics"
    assert (file["name"], file["type"]) == (name, "text/calendar")
    (event,) = Calendar.from_ical(file["text"]).walk("VEVENT")
    assert event.decoded("dtstamp").isoformat() == "2026-09-07T08:00:00+00:00"


def test_told_grows_and_what_lost_its_date_is_taken_out() -> None:
    answer = ask({"review": typed(2, 11)}, told=["p/visit"])

    assert answer["told"] == ["p/visit", "p/talk"]
    assert answer["said"].startswith("Entries: 1 new, 1 cancelled. ")
    answer = ask({}, told=["p/visit"])
    assert (answer["told"], answer["days"]) == (["p/visit"], {})
    assert answer["said"].startswith("Entries: 1 cancelled. ")


def test_a_reference_typed_later_changes_titles_and_no_identity() -> None:
    one, named = ask(), ask(reference=" Case  7")

    assert one["case"] == named["case"] == CASE
    assert uids(one) == uids(named)
    assert "SUMMARY:Case 7: Visit" in named["file"]["text"]
    assert "Case" not in named["file"]["name"]
    assert ask(reference="Case 7", kept="Case 7")["file"]["name"].startswith("case-7-saved-")


def test_against_the_file_before_it_is_counted_what_moved_is_new_and_is_taken_out() -> None:
    first = ask({"hearing": typed(8, 10), "review": typed(2, 11)})
    assert ask({"hearing": typed(8, 10), "review": typed(2, 11)}, **kept(first))["said"] == (
        f"Entries: 2 as before. {IMPORT} {AGAIN}"
    )
    other = ask({"hearing": typed(15, 10)}, **kept(first))
    assert other["said"].startswith("Entries: 1 moved, 1 cancelled. ")
    assert other["days"] == {"p/visit": "2026-10-01"}
    last = ask({"hearing": typed(15, 10), "review": typed(2, 11)}, **kept(other))
    assert last["said"].startswith("Entries: 1 new, 1 as before. ")
    old = ask({"hearing": typed(15, 10)}, told=["p/visit"])
    assert old["said"].startswith("Entries: 1 made again. ")


def test_what_was_imported_before_can_be_taken_out_on_the_days_it_stood_on() -> None:
    first = ask({"hearing": typed(8, 10), "review": typed(2, 11)})
    removal = ask({"hearing": typed(15, 10)}, remove=True, **kept(first))

    calendar = Calendar.from_ical(removal["file"]["text"])
    visit, talk = calendar.walk("VEVENT")
    assert calendar["method"] == "CANCEL"
    assert uids(removal) == uids(first)
    assert {visit["status"], talk["status"]} == {"CANCELLED"}
    assert visit["summary"] == "Remove this entry: Visit, Pathway"
    assert [str(one.decoded("dtstart")) for one in (visit, talk)] == ["2026-09-24", "2026-11-02"]
    assert removal["said"].startswith("It takes out 2 entries. Import it first;")
    assert removal["file"]["name"].endswith("-remove.ics")
    assert removal["told"] == ["p/visit", "p/talk"]
    # What has no day any more is taken out on the day it stood on, also by the file after this.
    assert removal["days"] == {"p/talk": "2026-11-02"}
    after = ask({"hearing": typed(15, 10)}, **kept(removal))
    visit, talk = Calendar.from_ical(after["file"]["text"]).walk("VEVENT")
    assert [str(one.decoded("dtstart")) for one in (visit, talk)] == ["2026-10-01", "2026-11-02"]
    assert (visit["status"], talk["status"]) == ("CONFIRMED", "CANCELLED")
    again = read_with_another_parser(removal["file"]["text"])["events"]
    assert [one["status"] for one in again] == ["CANCELLED", "CANCELLED"]


def test_where_no_calendar_was_made_there_is_nothing_to_take_out() -> None:
    assert ask(remove=True)["error"]["message"].startswith("No calendar file was made")


def uids(answer: dict[str, Any]) -> set[str]:
    return {str(one["uid"]) for one in Calendar.from_ical(answer["file"]["text"]).walk("VEVENT")}


def kept(answer: dict[str, Any]) -> dict[str, Any]:
    """Return what the page keeps of a reply and sends with the next request."""
    return {part: answer[part] for part in ("case", "told", "days")}


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


SISTER = "5d1cf2c4-1d2f-4c8a-8d0e-0c4b7f6f3a10"


def child(label: str, case: str, *told: str) -> dict[str, Any]:
    """Return one child of several as the page asks about them; *told* are in the calendar."""
    dates = {"hearing": typed(8, 10)}
    form = {"pathways": ["p"], "dates": dates, "answers": {}, "held": {}, "today": "2026-09-07"}
    kept = {"case": case, "told": list(told), "days": dict.fromkeys(told, "2026-09-24")}
    return {"form": form, "label": label, "calendar": kept}


def ask_of_all(first: dict[str, Any], *others: dict[str, Any], **request: Any) -> dict[str, Any]:
    moment = {"stamp": "2026-09-07T08:00:00Z", "time": "9:00", "reference": "", "rows": None}
    order = [one["label"] for one in (first, *others)]
    sent = {"ask": "family_calendar", **first, "others": others, "order": order, **moment}
    answer: dict[str, Any] = json.loads(bridge.reply(json.dumps({**sent, **request})))
    return answer


def test_another_parser_reads_the_entries_of_all_children_and_of_a_meeting_as_one() -> None:
    as_one = {"as_one": {"p/visit": 1}}
    made = ask_of_all(child("A", CASE) | as_one, child("B", SISTER) | as_one)
    (event,) = read_with_another_parser(made["file"]["text"])["events"]
    assert event["summary"] == "A and B: Visit, Pathway"
    assert "- Child A: Visit, Pathway\n- Child B: Visit, Pathway" in event["description"]
    apart = ask_of_all(child("A", CASE), child("B", SISTER))
    found = read_with_another_parser(apart["file"]["text"])["events"]
    assert [one["summary"] for one in found] == ["A: Visit, Pathway", "B: Visit, Pathway"]
    assert {one["start"] for one in found} == {"2026-09-24"}
    assert event["uid"] == found[0]["uid"] != found[1]["uid"]


def test_a_meeting_as_one_is_tentative_where_the_date_of_any_child_may_move() -> None:
    as_one = {"as_one": {"p/visit": 1}}
    sister = child("B", SISTER) | as_one
    sister["form"]["dates"] = {"hearing": typed(8, 10, is_provisional=True)}
    made = ask_of_all(child("A", CASE) | as_one, sister)
    (event,) = read_with_another_parser(made["file"]["text"])["events"]
    assert event["status"] == "TENTATIVE"
    assert (
        "- Child A: Visit, Pathway\n- Child B: Visit, Pathway, provisional\n"
        in (event["description"])
    )
    sure = ask_of_all(child("A", CASE) | as_one, child("B", SISTER) | as_one)
    (event,) = read_with_another_parser(sure["file"]["text"])["events"]
    assert event["status"] == "CONFIRMED"
    assert "provisional" not in event["description"]


def test_what_is_taken_back_are_the_entries_of_a_child_taken_out_as_well() -> None:
    both = ask_of_all(child("A", CASE), child("B", SISTER))
    taken_out = [{"label": "B", "calendar": child("B", SISTER, "p/visit")["calendar"]}]
    made = ask_of_all(child("A", CASE, "p/visit"), remove=True, taken_out=taken_out)
    assert made["said"].startswith("It takes out 2 entries.")
    assert list(made["calendars"]) == ["A"]
    before = read_with_another_parser(both["file"]["text"])["events"]
    after = read_with_another_parser(made["file"]["text"])["events"]
    assert {one["uid"] for one in after} == {one["uid"] for one in before}
    assert {one["status"] for one in after} == {"CANCELLED"}
    assert [one["start"] for one in after] == ["2026-09-24", "2026-09-24"]
    alone = ask_of_all(child("A", CASE), remove=True, taken_out=taken_out)
    (event,) = read_with_another_parser(alone["file"]["text"])["events"]
    assert event["summary"].startswith("B: Remove this entry: Visit")
