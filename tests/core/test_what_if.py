"""What would happen if a key date moved: what stands, what would, and how they differ."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from decision_tool.core.errors import FaultsError
from decision_tool.core.guidance.codec import encode
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.rule import AgeOn, Anchor, Branch
from decision_tool.core.planning.given import load_given
from decision_tool.core.timetable.compared import Compared, Stand
from decision_tool.core.timetable.what_if import WhatIf, later, what_if
from decision_tool.requests import bridge
from tests.core.guidance_builder import guidance

MONTHLY = guidance(
    {
        "visit": "2 weeks before hearing",
        "monthly": "every month after review until hearing",
        "talk": "by other",
        "chat": "after hearing and before other",
        "tea": "when needed",
    },
    order=(("review", "hearing"),),
)
DATES = {"hearing": "2026-11-16", "review": "2026-09-14", "other": "2026-12-14"}


def tried(built: Guidance, key: str, day: str, **given: Any) -> WhatIf:
    asked = {"pathways": ["p"], "today": "2026-09-07", "dates": DATES, **given}
    return what_if(built, load_given(asked, built), key, date.fromisoformat(day))


def told(found: WhatIf) -> list[str]:
    return [line_of(row) for row in found.rows if row.kind != "same"]


def line_of(row: Compared) -> str:
    was, now = (
        " / ".join(filter(None, (one.day, one.due))) if one else "none"
        for one in (row.was, row.now)
    )
    return f"{row.title}: {was} -> {now}. {row.change}."


def test_a_later_day_moves_and_adds_and_what_stays_is_counted() -> None:
    found = tried(MONTHLY, "hearing", "2026-12-07")
    assert (found.title, found.stands) == (
        "What if the hearing moves?",
        "It stands at Mon 16 Nov 2026. Nothing changes until you use it.",
    )
    assert (found.day, found.day_words, found.weekday) == ("2026-12-07", "Mon 7 Dec 2026", "Monday")
    assert found.summary == "1 moved, none added, 1 with other days allowed, none impossible."
    assert found.next == "What is next stays: Hold monthly 1 by Wednesday 14 October 2026."
    assert told(found) == [
        "Visit: Mon 2 Nov 2026 -> Mon 23 Nov 2026. 3 weeks later.",
        (
            "Chat: Fri 11 Dec 2026 / due Tue 17 Nov to Sun 13 Dec "
            "-> Fri 11 Dec 2026 / due Tue 8 Dec to Sun 13 Dec. Other days allowed."
        ),
    ]
    assert found.problems == ()
    assert found.same.endswith("do not move")


def test_a_step_that_has_a_day_only_then_is_added() -> None:
    found = tried(MONTHLY, "hearing", "2026-12-21", dates={**DATES, "other": "2027-02-15"})
    assert found.summary == "1 moved, 1 added, 1 with other days allowed, none impossible."
    assert told(found) == [
        "Visit: Mon 2 Nov 2026 -> Mon 7 Dec 2026. 5 weeks later.",
        "Monthly 3: none -> Mon 14 Dec 2026. Added.",
        (
            "Chat: Fri 12 Feb 2027 / due Tue 17 Nov 2026 to Sun 14 Feb "
            "-> Fri 12 Feb 2027 / due Tue 22 Dec 2026 to Sun 14 Feb. Other days allowed."
        ),
    ]


def test_an_earlier_day_takes_away_and_the_next_step_is_another() -> None:
    found = tried(MONTHLY, "hearing", "2026-09-28")
    assert "no longer needed" in found.summary
    assert found.next.startswith("Next would be: Hold the visit ")
    gone = [row for row in found.rows if row.kind == "gone"]
    assert gone
    assert all(row.now is None and row.change == "No longer needed" for row in gone)
    moved = next(row for row in found.rows if row.title == "Visit")
    assert moved.change == "7 weeks earlier"


def test_what_cannot_be_met_comes_first_with_the_problem_that_is_new() -> None:
    found = tried(MONTHLY, "hearing", "2027-01-18")
    first = found.rows[0]
    assert (first.title, first.kind, first.now, first.change) == (
        "Chat",
        "impossible",
        None,
        "Cannot be met",
    )
    assert "1 impossible." in found.summary
    assert len(found.problems) == 1
    found = tried(MONTHLY, "review", "2026-11-23")
    assert any("hearing" in problem for problem in found.problems)


def test_a_step_that_was_held_stays_and_what_happened_is_no_change() -> None:
    found = tried(MONTHLY, "hearing", "2026-12-07", held={"p/visit": "2026-09-04"})
    visit = next(row for row in found.rows if row.title == "Visit")
    held = Stand("Held Fri 4 Sep 2026", due="")
    assert visit == Compared("p/visit", "Visit", "", "same", held, held, "")


def test_a_day_that_has_passed_then_is_counted() -> None:
    found = tried(MONTHLY, "hearing", "2026-09-18")
    assert found.summary == (
        "1 moved, none added, 1 with other days allowed, 2 no longer needed, 1 then before today, "
        "none impossible."
    )
    assert [(row.title, row.also) for row in found.rows if row.also] == [
        ("Visit", "Then before today")
    ]


def test_one_step_that_stays_is_one_and_none_says_nothing() -> None:
    one = guidance({"visit": "by hearing", "talk": "by other"})
    assert tried(one, "hearing", "2026-12-07").same == "1 step does not move"
    only = guidance({"visit": "by hearing"})
    found = tried(only, "hearing", "2026-12-07")
    assert (found.same, found.summary) == ("", "1 moved, none added, none impossible.")
    assert tried(only, "hearing", "2026-11-16").summary == (
        "None moved, none added, none impossible."
    )


def test_what_waits_for_something_else_then_is_not_given_up() -> None:
    """A branch that the moved date leads to may need a date that nobody gave."""
    built = guidance({"visit": "by hearing", "talk": "by other"})
    (only,) = built.pathways
    visit, talk = only.steps
    late = AgeOn(1, 0, reached=True, point=Anchor("hearing"))
    rule = (Branch(late, talk.rule[0].sentence), *visit.rule)
    both = replace(built, pathways=(replace(only, steps=(replace(visit, rule=rule),)),))
    dates = {"hearing": "2026-11-16", "birth": "2026-01-05"}
    found = tried(both, "hearing", "2027-02-01", dates=dates)
    (row,) = found.rows
    assert (row.kind, row.now, row.change) == ("waiting", None, "Needs a date or an answer")
    assert found.summary == (
        "None moved, none added, 1 waiting for a date or an answer, none impossible."
    )


def test_what_was_said_not_to_be_held_is_what_is_next() -> None:
    given = load_given({"pathways": ["p"], "today": "2026-11-09", "dates": DATES}, MONTHLY)
    day = date(2026, 12, 7)
    plain = what_if(MONTHLY, given, "other", day)
    marked = what_if(MONTHLY, given, "other", day, frozenset({"p/visit"}))
    assert "the visit" not in plain.next
    assert "Hold the visit at once" in marked.next


def test_the_pathway_is_named_where_several_are_chosen() -> None:
    (only,) = MONTHLY.pathways
    other = replace(only, id="q", title="Other", steps=())
    built = replace(MONTHLY, pathways=(only, other))
    assert {row.pathway for row in tried(built, "hearing", "2026-12-07").rows} == {""}
    both = tried(built, "hearing", "2026-12-07", pathways=["p", "q"])
    assert {row.pathway for row in both.rows} == {"Pathway"}


def test_a_date_that_is_not_given_is_refused() -> None:
    given = load_given({"pathways": ["p"], "dates": {}}, MONTHLY)
    with pytest.raises(FaultsError, match="Give this date first"):
        later(given, "hearing", 2)
    with pytest.raises(FaultsError, match="Give this date first"):
        what_if(MONTHLY, given, "hearing", date(2026, 12, 7))


def asked(**request: Any) -> dict[str, Any]:
    bridge.start(json.dumps(encode(MONTHLY)))
    hearing = {"day": "16", "month": "11", "year": "2026"}
    form = {"pathways": ["p"], "dates": {"hearing": hearing}, "today": "2026-09-07"}
    whole = {"ask": "what_if", "form": form, "key": "hearing", **request}
    answer: dict[str, Any] = json.loads(bridge.reply(json.dumps(whole)))
    return answer


def test_the_page_asks_by_weeks_or_by_a_day_as_typed() -> None:
    assert asked(weeks=9)["compared"]["day"] == "2027-01-18"
    assert asked(weeks=None, day={"day": "7", "month": "12", "year": "26"})["compared"]["day"] == (
        "2026-12-07"
    )
    assert asked(weeks=None, day={"day": "31", "month": "11", "year": "2026"}) == {
        "message": "The hearing must be a real date. November 2026 has 30 days."
    }
    assert asked(day={}) == {} == asked()


def test_the_page_is_refused_what_is_not_there() -> None:
    assert asked(key="other", weeks=2)["error"]["faults"][0]["what"].startswith("Give this date")
    assert "error" in asked(key="no-such", day={"day": "7", "month": "12", "year": "2026"})


def test_who_shares_the_date_is_told_beside_and_who_has_none_is_not() -> None:
    hearing = {"day": "16", "month": "11", "year": "2026"}
    form = {"pathways": ["p"], "dates": {"hearing": hearing}, "today": "2026-09-07"}
    without = {**form, "dates": {}}
    others = [{"label": "B", "form": form}, {"label": "C", "form": without}]
    reply = asked(weeks=9, others=others)
    assert [one["label"] for one in reply["others"]] == ["B"]
    assert reply["others"][0]["compared"] == reply["compared"]
    assert asked(weeks=9)["others"] == []
