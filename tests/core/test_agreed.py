"""A day that people agreed for a meeting to come is the one for the diary, until it is past."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from decision_tool.core.errors import FaultsError
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.diary_words import why_that_day
from decision_tool.core.timetable.form import read_form
from decision_tool.core.timetable.row_words import own_day
from decision_tool.core.timetable.timetable import timetable
from tests.core.guidance_builder import guidance, plan_of

BUILT = guidance(
    {
        "visit": "2 weeks before hearing",
        "chat": "after hearing and before other",
        "monthly": "every month after visit until other",
        "soon": "by review",
    }
)
DATES = {"hearing": "2026-12-07", "other": "2027-02-15"}
TODAY = "2026-09-07"


def planned(today: str | None = TODAY, **given: Any) -> Plan:
    return plan_of(BUILT, **{"dates": DATES, "today": today, **given})


def row(plan: Plan, name: str) -> PlannedStep:
    return next(one for one in plan.steps if one.id == name)


def days(one: PlannedStep) -> tuple[date | None, date | None, date | None]:
    return one.latest, one.suggested, one.diary


def test_the_agreed_day_is_for_the_diary_and_the_guides_day_stays() -> None:
    plan = planned(agreed={"p/visit": "2026-11-18"})
    visit = row(plan, "p/visit")
    assert days(visit) == (date(2026, 11, 23), date(2026, 11, 18), date(2026, 11, 18))
    assert (visit.agreed, visit.day) == (date(2026, 11, 18), date(2026, 11, 23))
    assert visit.reasons[-1] == "It was agreed to hold it on Wednesday 18 November 2026."
    # What follows counts from the guide's day, as long as the meeting was not held.
    assert row(plan, "p/monthly#1").latest == row(planned(), "p/monthly#1").latest


@pytest.mark.parametrize(
    ("name", "day", "words"),
    [
        (
            "p/visit",
            "2026-11-30",
            (
                "It was agreed to hold it on Monday 30 November 2026. That is after the last day "
                "that the guide gives, Monday 23 November 2026."
            ),
        ),
        (
            "p/chat",
            "2026-12-07",
            (
                "It was agreed to hold it on Monday 7 December 2026. That is before the first "
                "day that the guide gives, Tuesday 8 December 2026."
            ),
        ),
    ],
)
def test_a_day_outside_the_guides_days_is_taken_and_said_to_be(
    name: str, day: str, words: str
) -> None:
    found = row(planned(agreed={name: day}), name)
    assert (found.diary, found.reasons[-1]) == (date.fromisoformat(day), words)


def test_a_later_day_that_was_agreed_is_to_come_although_the_guides_day_is_past() -> None:
    plan = planned("2026-11-25", agreed={"p/visit": "2026-11-30"})
    assert not row(plan, "p/visit").overdue
    shown = timetable(BUILT, plan)
    (soon,) = [group for group in shown.groups if group.id == "soon"]
    assert [one.id for one in soon.rows if one.id == "p/visit"] == ["p/visit"]
    assert [tag.text for tag in soon.rows[0].tags] == ["In 5 days", "Agreed"]
    assert "".join(part.text for part in shown.answer.sentence) == (
        "Hold the visit on Monday 30 November 2026."
    )
    assert "This day was agreed. The guide's last day is Monday 23 November 2026." in (
        shown.answer.about
    )


def test_an_agreed_day_that_is_past_is_for_no_diary_and_is_the_day_to_mark() -> None:
    late = row(planned("2026-11-25", agreed={"p/visit": "2026-11-18"}), "p/visit")
    assert (late.agreed, late.overdue) == (None, True)
    assert own_day(late) == late.was_agreed == date(2026, 11, 18)
    assert late.reasons[-1] == (
        "It was agreed to hold it on Wednesday 18 November 2026. That day has passed."
    )
    open_still = row(planned("2026-11-19", agreed={"p/visit": "2026-11-18"}), "p/visit")
    assert days(open_still) == days(row(planned("2026-11-19"), "p/visit"))
    assert row(planned(None, agreed={"p/visit": "2026-11-18"}), "p/visit").agreed


def test_one_of_a_series_is_agreed_by_its_number_and_a_held_one_is_held() -> None:
    agreed = {"p/monthly#2": "2027-01-20", "p/visit": "2026-11-18"}
    plan = planned(agreed=agreed, held={"p/visit": "2026-11-17"})
    assert row(plan, "p/monthly#2").diary == date(2027, 1, 20)
    assert row(plan, "p/monthly#1").agreed is None
    visit = row(plan, "p/visit")
    assert (visit.state, visit.agreed, visit.diary) == ("held", None, None)
    assert visit.reasons[-1] == "It was held on Tuesday 17 November 2026."


def test_a_meeting_without_a_day_in_the_guide_takes_none() -> None:
    soon = row(planned(agreed={"p/soon": "2026-11-18"}), "p/soon")
    assert (soon.state, soon.diary, soon.agreed) == ("needs-date", None, None)


def test_what_was_agreed_is_given_again_and_checked_like_what_was_held() -> None:
    plan = planned(agreed={"p/visit": "2026-11-18"})
    assert plan.given.as_json()["agreed"] == {"p/visit": "2026-11-18"}
    assert "agreed" not in planned().given.as_json()
    with pytest.raises(FaultsError) as refusal:
        planned(agreed={"p/monthly": "2026-11-18", "p/visit": "soon", "p/vist": "2026-11-18"})
    assert [(fault.where, fault.what) for fault in refusal.value.faults] == [
        ("agreed", "'p/monthly' is a series."),
        ("agreed, p/visit", "'soon' is not a date."),
        ("agreed", "there is no step called 'p/vist'."),
    ]


def test_a_day_that_is_half_typed_is_told_and_the_rest_is_planned() -> None:
    form = {"pathways": ["p"], "agreed": {"p/visit": {"day": "31", "month": "2", "year": "2026"}}}
    filled = read_form(form, BUILT)
    assert filled.given.agreed == {}
    (trouble,) = filled.faulty
    assert (trouble.kind, trouble.id) == ("agreed", "p/visit")
    whole = {"day": "18", "month": "11", "year": "2026"}
    again = read_form({**form, "agreed": {"p/visit": whole}, "today": TODAY}, BUILT)
    assert again.given.agreed == {"p/visit": date(2026, 11, 18)}
    assert again.fields["agreed"]["p/visit"]["weekday"] == "Wednesday"


def test_only_a_meeting_with_a_day_may_be_agreed_for_another() -> None:
    groups = timetable(BUILT, planned(held={"p/visit": "2026-09-01"})).groups
    rows = {one.id: one.may_agree for group in groups for one in group.rows}
    assert (rows["p/chat"], rows["p/visit"], rows["p/soon"]) == (True, False, False)


def test_why_that_day_says_what_the_guide_has_where_the_agreed_day_is_outside() -> None:
    early = planned(agreed={"p/chat": "2026-12-07"}, held={"p/visit": "2026-09-01"}, dates=DATES)
    assert why_that_day(row(early, "p/chat"), "later") == (
        "This day was agreed. The guide's first day is Tuesday 8 December 2026."
    )
    within = planned(agreed={"p/chat": "2026-12-10"})
    assert why_that_day(row(within, "p/chat"), "later") == "This day was agreed."
