"""What changed since the dates were handed over, saved, or last stood still."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from decision_tool.core.guidance.codec import encode
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import Given, load_given
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.timetable.since import (
    Baseline,
    Changed,
    baseline_of,
    changed_since,
    compared_with,
    heading_of,
)
from decision_tool.requests import bridge
from tests.core.guidance_builder import guidance

BUILT = guidance(
    {
        "visit": "2 weeks before hearing",
        "monthly": "every month after review until hearing",
        "talk": "by other",
        "chat": "after hearing and before other",
    },
    order=(("review", "hearing"),),
)
DATES = {"hearing": "2026-11-16", "review": "2026-09-14", "other": "2026-12-14"}
GIVEN = {"pathways": ["p"], "dates": DATES, "today": "2026-09-07"}


def given_of(built: Guidance = BUILT, **parts: Any) -> Given:
    return load_given({**GIVEN, **parts}, built)


def since(then: Given, built: Guidance = BUILT, **now: Any) -> Changed:
    baseline = Baseline("saved", then, then.today)
    plan = make_plan(built, given_of(built, **now))
    return changed_since(baseline, compared_with(baseline, plan, built), built)


def told(found: Changed) -> list[str]:
    return [
        f"{row.title}: {row.was.day if row.was else None} -> {row.now.day if row.now else None}."
        f" {row.change}. {row.also}".rstrip()
        for row in found.rows
        if row.kind != "same"
    ]


def test_nothing_changed_while_nothing_was_typed_and_no_time_passed() -> None:
    found = since(given_of())
    assert (found.summary, found.count, found.dates, told(found)) == ("Nothing changed.", 0, (), [])
    assert found.same == "5 steps do not move"
    assert not found.is_for_others


def test_the_four_kinds_are_counted_and_told_with_both_days() -> None:
    """A hearing moved on, a date taken out, and a month later: moved, added, gone, was due."""
    dates = {**DATES, "hearing": "2026-12-07"}
    later: dict[str, Any] = {"dates": dates, "today": "2026-11-20"}
    found = since(given_of(), **later)
    assert found.heading == "What changed since the file was saved on Mon 7 Sep 2026"
    assert found.summary == "1 moved, 1 with other days allowed, 2 were due."
    assert found.dates == ("The hearing moved from Mon 16 Nov to Mon 7 Dec 2026.",)
    assert found.count == 5
    assert told(found) == [
        "Monthly 1: Wed 14 Oct 2026 -> Was due Wed 14 Oct 2026. Was due.",
        "Monthly 2: Fri 13 Nov 2026 -> Was due Sat 14 Nov 2026. Was due.",
        "Visit: Mon 2 Nov 2026 -> Mon 23 Nov 2026. 3 weeks later.",
        "Chat: Fri 11 Dec 2026 -> Fri 11 Dec 2026. Other days allowed.",
    ]
    back = since(given_of(**later), dates=DATES, today="2026-11-20")
    assert back.summary == "1 moved, 1 with other days allowed, 1 was due."
    assert told(back)[0] == (
        "Visit: Mon 23 Nov 2026 -> Was due Mon 2 Nov 2026. 3 weeks earlier. Was due"
    )


def test_what_came_and_what_is_no_longer_needed() -> None:
    found = since(given_of(), dates={**DATES, "hearing": "2026-09-28"})
    assert "2 no longer needed" in found.summary
    assert "Monthly 1: Wed 14 Oct 2026 -> None. No longer needed." in told(found)
    found = since(given_of(dates={"hearing": "2026-11-16"}))
    assert found.summary == "4 added."
    assert found.dates == (
        "The review is known now: Mon 14 Sep 2026.",
        "The other is known now: Mon 14 Dec 2026.",
    )
    found = since(given_of(), dates={"hearing": "2026-11-16"})
    assert found.dates == (
        "The review is no longer given: Mon 14 Sep 2026.",
        "The other is no longer given: Mon 14 Dec 2026.",
    )
    assert found.summary == "4 waiting for a date or an answer."


def test_a_birth_is_told_without_its_day() -> None:
    born = {**DATES, "birth": "2012-06-10"}
    assert since(given_of(), dates=born).dates == ("The date of birth is known now.",)
    assert since(given_of(dates=born)).dates == ("The date of birth is no longer given.",)
    other = {**DATES, "birth": "2012-06-11"}
    assert since(given_of(dates=born), dates=other).dates == ("The date of birth changed.",)


def test_what_was_marked_since_is_no_move() -> None:
    held = {"p/visit": "2026-10-30"}
    found = since(given_of(), held=held, today="2026-11-09")
    assert "1 marked otherwise" in found.summary
    assert "Visit: Mon 2 Nov 2026 -> Held Fri 30 Oct 2026. Marked as held." in told(found)
    found = since(given_of(held=held), today="2026-10-01")
    assert told(found) == [
        "Visit: Held Fri 30 Oct 2026 -> Mon 2 Nov 2026. Not marked as held any more."
    ]
    found = since(given_of(held={"p/monthly#9": "2026-10-30"}))
    assert told(found) == ["Monthly 9: Held Fri 30 Oct 2026 -> None. No longer needed."]


def test_what_cannot_be_met_any_more_comes_first_with_its_problem() -> None:
    found = since(given_of(), dates={**DATES, "hearing": "2027-01-18"})
    assert found.summary.startswith("1 cannot be met now, 1 moved")
    assert told(found)[0] == "Chat: Fri 11 Dec 2026 -> None. Cannot be met."
    assert len(found.problems) == 1


def test_where_nobody_knows_which_day_it_was_nothing_is_newly_past() -> None:
    found = since(given_of(today=None), today="2026-12-30")
    assert "due" not in found.summary


def test_the_pathway_is_named_where_there_are_several_then_or_now() -> None:
    (only,) = BUILT.pathways
    built = replace(BUILT, pathways=(only, replace(only, id="q", title="Other", steps=())))
    found = since(given_of(built, pathways=["p", "q"]), built)
    assert {row.pathway for row in found.rows} == {"Pathway"}
    # A pathway that is not chosen any more takes its steps with it.
    found = since(given_of(built), built, pathways=["q"])
    assert found.summary == "5 no longer needed."


@pytest.mark.parametrize(
    ("kind", "what", "words"),
    [
        ("settled", None, "the dates last stood still"),
        ("handed-over", None, "the dates were handed over"),
        ("handed-over", "calendar", "the dates went into a calendar file"),
        ("handed-over", "print", "the dates were printed"),
        ("handed-over", "copy", "the dates were copied"),
        ("handed-over", "records", "the records were made"),
        ("handed-over", "invitation", "an invitation was copied"),
        ("saved", "pigeon", "the file was saved"),
        ("no-such", "pigeon", "the dates last stood still"),
    ],
)
def test_the_heading_says_since_when(kind: str, what: str | None, words: str) -> None:
    told_on = baseline_of(kind, what, date(2026, 11, 30), given_of())
    assert heading_of(told_on) == f"What changed since {words} on Mon 30 Nov 2026"
    assert heading_of(baseline_of(kind, what, None, given_of())) == f"What changed since {words}"


def test_a_day_of_handing_over_stands_for_a_today_that_is_not_known() -> None:
    on = date(2026, 11, 30)
    assert baseline_of("handed-over", "print", on, given_of(today=None)).given.today == on
    assert baseline_of("handed-over", "print", on, given_of()).given.today == date(2026, 9, 7)


def asked(**request: Any) -> dict[str, Any]:
    bridge.start(json.dumps(encode(BUILT)))
    answer: dict[str, Any] = json.loads(bridge.reply(json.dumps(request)))
    return answer


def form_of(**dates: str) -> dict[str, Any]:
    boxes = {
        key: dict(zip(("year", "month", "day"), day.split("-"), strict=True))
        for key, day in {**DATES, **dates}.items()
    }
    return {"pathways": ["p"], "dates": boxes, "today": "2026-09-07"}


def test_the_page_is_told_beside_its_timetable() -> None:
    form = form_of(hearing="2026-12-07")
    since = {"kind": "handed-over", "on": "2026-09-07", "what": "print", "given": GIVEN}
    changed = asked(ask="plan", form=form, since=since)["changed"]
    assert changed["heading"] == "What changed since the dates were printed on Mon 7 Sep 2026"
    assert changed["summary"] == "1 moved, 1 with other days allowed."
    assert changed["kind"] == "handed-over"
    typed = {"kind": "saved", "on": "soon", "form": form_of()}
    changed = asked(ask="plan", form=form, since=typed)["changed"]
    assert changed["heading"] == "What changed since the file was saved"
    assert "changed" not in asked(ask="plan", form=form, since=None)
    copied = asked(ask="paste", form=form, since=since)["text"]
    assert (
        "\nWhat changed since the dates were printed on Mon 7 Sep 2026: "
        "1 moved, 1 with other days allowed.\n"
        "The hearing moved from Mon 16 Nov to Mon 7 Dec 2026.\n"
        "Visit: Mon 2 Nov 2026 -> Mon 23 Nov 2026. 3 weeks later.\n"
    ) in copied
    settled = {"kind": "settled", "given": GIVEN}
    assert "What changed" not in asked(ask="paste", form=form, since=settled)["text"]


def test_what_this_guidance_does_not_know_is_not_compared_and_stops_nothing() -> None:
    since = {"kind": "handed-over", "given": {"pathways": ["no-such"]}}
    changed = asked(ask="plan", form=form_of(), since=since)["changed"]
    assert changed["count"] == 0
    assert changed["summary"].startswith("This cannot be compared")


def test_a_day_that_was_agreed_is_told_as_the_day_a_meeting_moved_to() -> None:
    agreed = {"p/visit": "2026-10-30"}
    found = since(given_of(), agreed=agreed)
    assert found.summary == "1 moved."
    assert told(found) == ["Visit: Mon 2 Nov 2026 -> Fri 30 Oct 2026. 3 days earlier."]
    back = since(given_of(agreed=agreed))
    assert told(back) == ["Visit: Fri 30 Oct 2026 -> Mon 2 Nov 2026. 3 days later."]


def test_a_day_that_was_agreed_stays_where_the_day_of_the_guide_moves() -> None:
    agreed = {"p/visit": "2026-10-30"}
    dates = {**DATES, "hearing": "2026-11-23"}
    found = since(given_of(agreed=agreed), agreed=agreed, dates=dates)
    visit = next(row for row in found.rows if row.title == "Visit")
    assert (visit.kind, visit.change) == ("window", "Other days allowed")


def test_a_day_that_was_agreed_and_passed_unmarked_was_due_and_did_not_move() -> None:
    agreed = {"p/visit": "2026-10-30"}
    found = since(given_of(agreed=agreed), agreed=agreed, today="2026-11-04")
    visit = next(row for row in found.rows if row.title == "Visit")
    assert (visit.kind, visit.change) == ("past", "Was due")
