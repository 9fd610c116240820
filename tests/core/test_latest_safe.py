"""The latest safe day of each date before a fixed one, and why the day after is not safe.

The hearing is fixed at Monday 16 November 2026 unless it says otherwise.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from decision_tool.core.errors import FaultsError
from decision_tool.core.guidance.codec import encode
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import load_given
from decision_tool.core.timetable.days_tried import DateTried, StepTried
from decision_tool.core.timetable.latest_safe import LatestSafe, Limit, latest_safe
from decision_tool.requests import bridge
from tests.core.guidance_builder import guidance

HEARING = {"hearing": "2026-11-16"}
BETWEEN = guidance({"visit": "after review and before hearing", "talk": "by other"})


def safe(built: Guidance, key: str = "hearing", **given: Any) -> LatestSafe:
    asked = {"pathways": ["p"], "dates": HEARING, "today": "2026-12-30", **given}
    return latest_safe(built, load_given(asked, built), key)


def limit(found: LatestSafe, name: str) -> Limit:
    return next(one for one in found.limits if one.id.removeprefix("p/") == name)


def test_the_last_day_that_leaves_room_is_told_and_what_the_next_one_leaves_out() -> None:
    found = safe(BETWEEN)
    assert (found.title, found.stands) == (
        "Latest safe days before the hearing",
        "The hearing is fixed at Mon 16 Nov 2026.",
    )
    (only,) = found.limits
    assert (only.kind, only.title, only.day, only.day_words, only.stands, only.is_later) == (
        "limited",
        "Review",
        "2026-11-12",
        "Thu 12 Nov 2026",
        "",
        False,
    )
    # Two days would be left, but they are a weekend.
    assert only.why == "A day later, no working day is left for the visit."
    assert found.others == "Nothing in the guidance ties these to it: other."


def test_where_the_room_ends_within_the_week_the_two_dates_are_named() -> None:
    only = safe(BETWEEN, dates={"hearing": "2026-11-19"}).limits[0]
    assert (only.day_words, only.why) == (
        "Tue 17 Nov 2026",
        (
            "A day later, no day fits for the visit: the review, Wed 18 Nov 2026, "
            "and the hearing, Thu 19 Nov 2026, leave no room."
        ),
    )


def test_where_it_stands_is_told_and_whether_that_is_later() -> None:
    early = safe(BETWEEN, dates={**HEARING, "review": "2026-11-12"}).limits[0]
    assert (early.stands, early.is_later) == ("Thu 12 Nov 2026", False)
    late = safe(BETWEEN, dates={**HEARING, "review": "2026-11-13"}).limits[0]
    assert (late.stands, late.is_later, late.day) == ("Fri 13 Nov 2026", True, "2026-11-12")


def test_the_order_of_two_dates_limits_the_first_to_the_day_of_the_second() -> None:
    built = guidance({"visit": "by review", "talk": "by hearing"}, order=(("review", "hearing"),))
    first = limit(safe(built), "review")
    assert (first.day, first.why) == (
        "2026-11-16",
        "A day later, the hearing, Mon 16 Nov 2026, cannot be before the review, Tue 17 Nov 2026.",
    )
    talk = limit(safe(built), "talk")
    assert (talk.day, talk.why) == (
        "2026-11-16",
        "A day later, it would be after the last day that the guide allows.",
    )


def test_a_day_further_on_counts_and_what_follows_a_step_too() -> None:
    built = guidance({"visit": "2 weeks after review", "talk": "after visit and before hearing"})
    review = limit(safe(built), "review")
    assert review.day == "2026-10-29"
    assert review.why == "A day later, no working day is left for the talk."


def test_a_step_has_its_window_its_working_days_and_what_comes_after_it() -> None:
    built = guidance({"visit": "in weeks 1 to 2 from review", "talk": "before hearing"})
    talk = limit(safe(built), "talk")
    assert (talk.day_words, talk.why) == (
        "Fri 13 Nov 2026",
        "A day later, it would be a Saturday.",
    )
    christmas = limit(safe(built, dates={"hearing": "2026-12-26"}), "talk")
    assert christmas.why == "A day later, it would be a bank holiday, Christmas Day."
    done = safe(built, held={"p/talk": "2026-11-02"})
    assert done.limits == ()


def test_a_step_that_another_one_waits_for_leaves_room_for_it() -> None:
    built = guidance(
        {"visit": "before hearing", "talk": "from 1 week after visit and before hearing"}
    )
    visit = limit(safe(built), "visit")
    assert (visit.day_words, visit.why) == (
        "Fri 6 Nov 2026",
        "A day later, it would be a Saturday.",
    )


def test_no_day_at_all_is_said_with_what_stands_in_the_way() -> None:
    built = guidance({"visit": "from 1 week after hearing and by review"})
    only = limit(safe(built), "review")
    assert (only.kind, only.day, only.day_words) == ("none", None, "")
    assert only.why == (
        "No day up to Mon 16 Nov 2026 is safe. No day fits for the visit: the hearing, Mon 16 Nov "
        "2026, and the review, Mon 16 Nov 2026, leave no room."
    )


@pytest.mark.parametrize(("days", "kind"), [(399, "limited"), (400, "none")])
def test_a_safe_day_is_looked_for_as_far_as_400_days_back(days: int, kind: str) -> None:
    built = guidance({"visit": f"from {days} days after review and by hearing"})
    assert limit(safe(built), "review").kind == kind


def test_where_something_is_to_be_mended_first_nothing_is_guessed() -> None:
    steps = {"visit": "after review and before hearing", "talk": "by other"}
    built = guidance(steps, order=(("other", "hearing"),))
    broken = safe(built, dates={**HEARING, "other": "2026-11-20"})
    assert limit(broken, "review").kind == "unclear"
    assert "cannot be before the other" in limit(broken, "review").why
    assert limit(broken, "other").kind == "limited"


def test_a_step_in_between_that_waits_for_something_makes_it_unclear() -> None:
    both = guidance(
        {"visit": "after review and before hearing"}, visit={"only_if": "complex is yes"}
    )
    only = limit(safe(both), "review")
    assert (only.kind, only.day) == ("unclear", None)
    assert only.why == "The visit stands in between and needs an answer: Is it complex?"
    dated = guidance({"visit": "after review and after other and before hearing"})
    assert limit(safe(dated), "review").why == (
        "The visit stands in between and needs a date: Other."
    )


def test_beyond_the_bank_holidays_that_are_known_nothing_is_told() -> None:
    built = guidance(
        {"visit": "within 3 working days of review", "talk": "before hearing"},
        order=(("review", "hearing"),),
    )
    far = {"hearing": "2031-05-02"}
    found = safe(built, dates=far)
    assert limit(found, "review").why.startswith("Bank holidays are not known that far ahead")
    assert limit(found, "talk").why.startswith("Bank holidays are not known that far ahead")
    window = guidance({"visit": "after review and before hearing"})
    assert limit(safe(window, dates=far), "review").kind == "unclear"


def test_the_day_of_what_was_held_is_no_longer_open() -> None:
    built = guidance(
        {"visit": "by hearing", "talk": "after review and before hearing"},
        visit={"gives": "review"},
    )
    assert [one.id for one in safe(built, held={"p/visit": "2026-10-01"}).limits] == ["p/talk"]


def test_where_nothing_has_to_be_before_it_that_is_said() -> None:
    built = guidance({"visit": "after hearing"})
    found = safe(built)
    assert (found.limits, found.others) == ((), "Nothing in the guidance has to be before it.")


def test_the_pathway_is_named_where_several_are_chosen() -> None:
    (only,) = BETWEEN.pathways
    built = replace(BETWEEN, pathways=(only, replace(only, id="q", title="Other", steps=())))
    both = guidance({"visit": "before hearing"})
    built = replace(both, pathways=(*both.pathways, replace(only, id="q", steps=())))
    assert limit(safe(built, pathways=["p", "q"]), "visit").pathway == "Pathway"
    assert limit(safe(both), "visit").pathway == ""


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("other", "other: Give this date first: the others are told before it."),
        (
            "birth",
            (
                "birth: the pathways chosen count nothing from it, or it is a date of birth. "
                "Choose another date of the form."
            ),
        ),
    ],
)
def test_what_is_not_given_or_not_asked_for_is_refused(key: str, said: str) -> None:
    with pytest.raises(FaultsError) as refusal:
        safe(BETWEEN, key)
    assert str(refusal.value) == said


def test_a_day_outside_the_window_of_a_step_is_not_safe() -> None:
    built = guidance({"visit": "from 2 weeks before hearing and before hearing"})
    given = load_given({"pathways": ["p"], "dates": HEARING}, built)
    (row,) = StepTried.before(built, given, "hearing")
    tried = StepTried(built, given, "hearing", row)
    assert tried.faults(date(2026, 10, 30)) == [
        "It would be before the first day that the guide allows."
    ]
    assert tried.faults(date(2026, 11, 2)) == []
    assert DateTried(built, given, "hearing", "hearing").faults(date(2026, 11, 2)) == []


def test_the_page_asks_for_them() -> None:
    bridge.start(json.dumps(encode(BETWEEN)))
    boxes = {"day": "16", "month": "11", "year": "2026"}
    form = {"pathways": ["p"], "dates": {"hearing": boxes}, "today": "2026-09-07"}
    request = {"ask": "latest_safe", "form": form, "key": "hearing"}
    reply = json.loads(bridge.reply(json.dumps(request)))
    assert reply["limits"][0]["day"] == "2026-11-12"
    assert "error" in json.loads(bridge.reply(json.dumps({**request, "key": "no-such"})))
