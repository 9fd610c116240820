"""A plan as a calendar file: what each entry says, and what a second file does to the first."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from icalendar import Calendar, Component

from decision_tool.core.errors import DecisionToolError
from decision_tool.core.guidance.model import Guidance, Line
from decision_tool.exports.calendar_file import (
    Chosen,
    Diary,
    case_of,
    entries_of,
    plan_as_calendar,
)
from decision_tool.publish.engine import node
from tests.core.guidance_builder import guidance, plan_of
from tests.exports.calendar_reader import read_with_another_parser

MORNING = datetime(2026, 9, 7, 8, tzinfo=UTC)
CASE = UUID("0e0c1b3a-6b2f-4f5d-9a51-5a1f4c0f7b11")
BUILT: Guidance = guidance(
    {"visit": "2 weeks before hearing", "talk": "by review", "monthly": "every month after other"},
    visit={
        "purposes": (Line("Meet; plan, agree"), Line("Say who, how \\ when")),
        "agenda": (Line("É" * 90),),
        "readings": ("A01",),
        "clauses": ("PERM-01", "PERM-02"),
    },
)
HEARING = {"hearing": "2026-10-11"}  # two weeks before it is Sunday 27 September


def diary(later: int = 0, reference: str = "") -> Diary:
    case = case_of(reference) if reference else CASE
    return Diary(case, MORNING + timedelta(seconds=later), reference)


def file_of(*, chosen: Chosen | None = None, written: Diary | None = None, **given: Any) -> str:
    return plan_as_calendar(plan_of(BUILT, **given), BUILT, written or diary(), chosen or Chosen())


def events_of(text: str) -> list[Component]:
    calendar = Calendar.from_ical(text)
    events = calendar.walk("VEVENT")
    assert [one.errors for one in (calendar, *calendar.walk()) if one.errors] == []
    return list(events)


def sequence(event: Component) -> int:
    return int(str(event["sequence"]))


def test_an_entry_is_a_whole_day_that_keeps_nobody_busy() -> None:
    (event,) = events_of(file_of(dates=HEARING))

    assert event.decoded("dtstart").isoformat() == "2026-09-25"  # the suggested Friday
    assert event.decoded("dtend").isoformat() == "2026-09-26"
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert event.decoded("dtstamp") == MORNING
    assert (event["transp"], event["status"]) == ("TRANSPARENT", "CONFIRMED")
    assert event["summary"] == "Visit, Pathway"
    assert event.walk("VALARM")[0].decoded("trigger") == timedelta(days=-7)


def test_what_was_due_and_is_not_marked_is_booked_from_today_on() -> None:
    (event,) = events_of(file_of(dates={"hearing": "2026-09-16"}, today="2026-09-05"))

    assert event.decoded("dtstart").isoformat() == "2026-09-07"  # the Monday after that Saturday
    assert "The guide says: By Wed 2 Sep 2026" in str(event["description"])


def test_a_series_that_was_missed_is_one_entry() -> None:
    given: dict[str, Any] = {"dates": {"other": "2026-05-20"}, "today": "2026-09-07"}
    (event,) = events_of(file_of(**given))

    assert str(event["summary"]).startswith("Monthly 1")
    assert event.decoded("dtstart").isoformat() == "2026-09-07"
    kept = events_of(file_of(**given, chosen=Chosen(told=("p/monthly#2",))))
    days = [event.decoded("dtstart").isoformat() for event in kept]
    assert sorted(days) == ["2026-07-20", "2026-09-07"]
    # What stays on its day does not say that it is for another.
    for event in kept:
        is_now = event.decoded("dtstart").isoformat() == "2026-09-07"
        assert ("Diary day: Mon 7 Sep 2026" in str(event["description"])) is is_now


def test_a_status_day_that_has_passed_is_no_entry() -> None:
    turned = guidance(
        {"turns": "on 16th birthday", "talk": "by hearing"}, turns={"kind": "milestone"}
    )
    dates = {"birth": "2010-06-10", "hearing": "2026-10-01"}
    plan = plan_of(turned, dates=dates, today="2026-09-07")

    (event,) = events_of(plan_as_calendar(plan, turned, diary(), Chosen()))
    assert str(event["summary"]).startswith("Talk")


def test_the_description_says_who_why_and_how_the_day_was_found() -> None:
    (event,) = events_of(file_of(dates=HEARING, chosen=Chosen(provisional=frozenset({"hearing"}))))
    told = str(event["description"])

    assert told.startswith(
        "Diary day: Fri 25 Sep 2026\nThe guide says: By Sun 27 Sep 2026\n"
        "Sun 27 Sep 2026 is not a working day (Sunday).\n"
        "Provisional: it rests on the date of the hearing, which may still move.\n\n"
        "What it is for:\n- Meet; plan, agree\n- Say who, how \\ when\n\n"
        f"Agenda: {'É' * 90}\n\n"
        "How the date was worked out:\n- The hearing is on Sunday 11 October 2026.\n"
    )
    assert "Readings: A01\nGuidance: PERM-01, PERM-02\nGuidance edition: 1\n" in told
    assert event["status"] == "TENTATIVE"


def test_what_is_past_comes_without_a_reminder() -> None:
    (event,) = events_of(file_of(dates={"hearing": "2026-09-10"}))

    assert event.decoded("dtstart").isoformat() == "2026-08-27"
    assert event.walk("VALARM") == []


def test_only_the_rows_asked_for_are_in_the_file() -> None:
    dates = {**HEARING, "review": "2026-11-02"}
    chosen = Chosen(rows=frozenset({"p/talk"}), told=("p/monthly#1",))

    (event,) = events_of(file_of(dates=dates, chosen=chosen))
    assert event["summary"] == "Talk, Pathway"


def test_held_steps_are_left_out_and_stay_in_the_calendar() -> None:
    plan = plan_of(BUILT, dates=HEARING, held={"p/visit": "2026-09-24"})
    stood = {"p/visit": date(2026, 9, 24)}
    assert not entries_of(plan, BUILT, diary(), Chosen(told=("p/visit",), stood=stood))
    # Taken out meanwhile, or of a file that did not say: it is written on its day.
    assert [*entries_of(plan, BUILT, diary(), Chosen(told=("p/visit",))).dated] == ["p/visit"]


def test_an_entry_moves_to_the_day_on_which_its_step_was_held() -> None:
    """Left on another day, it would call people to a meeting that took place."""
    stood = {"p/visit": date(2026, 10, 1), "p/talk": date(2026, 9, 24)}
    plan = plan_of(BUILT, dates=HEARING, held={"p/visit": "2026-09-24", "p/talk": "2026-09-24"})
    chosen = Chosen(told=("p/visit", "p/talk"), stood=stood)
    entries = entries_of(plan, BUILT, diary(), chosen)

    assert [*entries.dated] == ["p/visit"]
    assert entries.days == {"p/visit": date(2026, 9, 24)}
    event = entries.dated["p/visit"]
    assert event.decoded("dtstart") == date(2026, 9, 24)
    assert str(event["description"]).startswith(
        "Held Thu 24 Sep 2026\nThe guide says: By Sun 27 Sep 2026\n"
    )


def test_a_reminder_that_would_go_off_at_once_is_left_out() -> None:
    (soon,) = events_of(file_of(dates={"hearing": "2026-09-25"}))
    assert soon.decoded("dtstart") == date(2026, 9, 11)
    assert soon.walk("VALARM") == []
    (later,) = events_of(file_of(dates={"hearing": "2026-09-28"}))
    assert later.decoded("dtstart") == date(2026, 9, 14)
    assert len(later.walk("VALARM")) == 1


def test_a_step_whose_date_is_gone_is_taken_out_and_its_title_says_so() -> None:
    told = ("p/talk", "p/monthly#3", "p/gone", "p/talk")
    before = events_of(file_of(dates={"review": "2026-11-02"}))
    visit, *after = events_of(
        file_of(dates=HEARING, chosen=Chosen(told=told), written=diary(later=1))
    )

    assert visit["summary"] == "Visit, Pathway"
    assert [one["summary"] for one in after] == [
        "Cancelled: Talk, Pathway",
        "Cancelled: Monthly 3, Pathway",
        "Cancelled: A step that this edition of the guidance does not have",
    ]
    assert {one["status"] for one in after} == {"CANCELLED"}
    assert after[0]["uid"] == before[0]["uid"]
    assert sequence(after[0]) == sequence(before[0]) + 1
    assert [one.walk("VALARM") for one in after] == [[], [], []]


def test_the_reference_stands_in_titles_and_in_the_name_of_the_calendar() -> None:
    text = file_of(dates=HEARING, written=diary(reference="Case 7"))

    assert events_of(text)[0]["summary"] == "Case 7: Visit, Pathway"
    assert Calendar.from_ical(text)["x-wr-calname"] == "Joint supervision, Case 7"
    assert Calendar.from_ical(file_of(dates=HEARING))["x-wr-calname"] == "Joint supervision"


def test_an_empty_file_is_refused_because_outlook_refuses_it() -> None:
    with pytest.raises(DecisionToolError, match="No step has a date yet"):
        file_of(dates={})


def test_lines_are_as_outlook_wants_them() -> None:
    text = file_of(dates=HEARING, written=diary(reference="É€𝄞" * 30))
    lines = text.encode().split(b"\r\n")

    assert lines.pop() == b""
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no letter is cut in two
    assert sum(line.startswith(b" ") for line in lines) > 10


def test_every_entry_has_what_outlook_asks_for() -> None:
    text = file_of(
        dates={**HEARING, "review": "2026-11-02", "other": "2026-09-01"},
        chosen=Chosen(told=("p/gone",)),
    )

    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//")
    assert "\r\nMETHOD:PUBLISH\r\n" in text
    events = events_of(text)
    assert len(events) > 3
    for event in events:
        for name in ("uid", "dtstamp", "dtstart", "dtend", "summary", "sequence"):
            assert name in event, name
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
        assert 0 < sequence(event) < 2**31


@pytest.mark.skipif(not node.find(), reason="this machine has no Node")
def test_another_parser_reads_the_same() -> None:
    text = file_of(
        dates={**HEARING, "review": "2026-11-02"},
        chosen=Chosen(told=("p/gone",)),
        written=diary(reference="Årsmål; 7, \\x"),
    )
    ours, theirs = events_of(text), read_with_another_parser(text)

    assert theirs["name"] == "Joint supervision, Årsmål; 7, \\x"
    assert theirs["events"] == [
        {
            "uid": str(one["uid"]),
            "sequence": sequence(one),
            "summary": str(one["summary"]),
            "description": str(one["description"]),
            "isAllDay": True,
            "start": one.decoded("dtstart").isoformat(),
            "end": one.decoded("dtend").isoformat(),
            "stamp": "2026-09-07T08:00:00Z",
            "status": str(one["status"]),
            "alarms": [] if one["status"] == "CANCELLED" else [-7],
        }
        for one in ours
    ]
