"""What moved, said so that it is not missed. Today is Monday 7 September 2026 throughout."""

from __future__ import annotations

from datetime import date

from decision_tool.core.timetable.changes import Before, read_before
from decision_tool.core.timetable.display import Moved
from tests.core.display_builder import before_of, row_of, shown
from tests.core.guidance_builder import guidance

BUILT = guidance(
    {"visit": "2 weeks before hearing", "talk": "by review", "next": "2 weeks after visit"}
)
HEARING = date(2026, 10, 8)
FIRST = shown(BUILT, dates={"hearing": "2026-10-08"})


def test_nothing_is_told_of_what_was_not_known() -> None:
    assert (
        shown(BUILT, dates={"hearing": "2026-10-08"}, before=before_of(shown(BUILT))).moved is None
    )
    assert FIRST.moved is None


def test_a_date_that_moved_tells_what_moved_with_it() -> None:
    timetable = shown(
        BUILT, dates={"hearing": "2026-10-22"}, before=before_of(FIRST, dates={"hearing": HEARING})
    )
    assert timetable.moved == Moved(
        "Hearing moved from Thu 8 Oct to Thu 22 Oct 2026.",
        "2 steps moved with it.",
        {"hearing": "Was Thu 8 Oct 2026"},
    )
    row = row_of(timetable, "visit")
    assert row.was == "was Thu 24 Sep, now Thu 8 Oct: 2 weeks later"
    assert row.mark
    assert row.mark.was is not None
    assert timetable.announcement.startswith("Timetable updated. 2 steps moved. Next:")


def test_moves_over_a_new_year_name_both_years() -> None:
    timetable = shown(
        BUILT, dates={"hearing": "2027-01-25"}, before=before_of(FIRST, dates={"hearing": HEARING})
    )
    assert timetable.moved
    assert timetable.moved.headline == "Hearing moved from Thu 8 Oct 2026 to Mon 25 Jan 2027."
    row = row_of(timetable, "next")
    assert row.was == "was Thu 8 Oct 2026, now Mon 25 Jan 2027: 109 days later"


def test_one_step_and_an_earlier_day_are_worded_so() -> None:
    built = guidance({"visit": "by hearing"})
    before = before_of(shown(built, dates={"hearing": "2026-10-08"}), dates={"hearing": HEARING})
    timetable = shown(built, dates={"hearing": "2026-10-07"}, before=before)
    assert timetable.moved
    assert timetable.moved.steps == "1 step moved with it."
    assert row_of(timetable, "visit").was == "was Thu 8 Oct, now Wed 7 Oct: 1 day earlier"


def test_a_date_can_move_without_moving_a_step() -> None:
    before = before_of(FIRST, dates={"hearing": HEARING, "other": date(2026, 1, 1)})
    dates = {"hearing": "2026-10-08", "other": "2026-01-02"}
    timetable = shown(BUILT, dates=dates, before=before)
    assert timetable.moved
    assert timetable.moved.steps == "No steps moved with it."


def test_marking_as_held_tells_what_moved_after_it() -> None:
    timetable = shown(
        BUILT,
        dates={"hearing": "2026-10-08"},
        held={"p/visit": "2026-09-03"},
        before=before_of(FIRST, dates={"hearing": HEARING}),
    )
    assert timetable.moved == Moved(
        "Marked as held on Thursday 3 September 2026.", "1 later step moved.", {}
    )
    assert timetable.announcement.startswith(
        "Marked as held on Thursday 3 September 2026. 1 later step moved. Next:"
    )
    assert row_of(timetable, "visit").was == ""


def test_undoing_it_tells_only_what_moved() -> None:
    held = shown(BUILT, dates={"hearing": "2026-10-08"}, held={"p/visit": "2026-09-03"})
    before = before_of(held, dates={"hearing": HEARING}, held={"p/visit": date(2026, 9, 3)})
    timetable = shown(BUILT, dates={"hearing": "2026-10-08"}, before=before)
    assert timetable.moved == Moved("1 step moved.", "", {})
    assert row_of(timetable, "visit").was == ""


def test_what_the_page_sends_back_is_read_without_empty_days() -> None:
    plain = {"days": {"p/a": "2026-10-08", "p/b": None}, "dates": {"hearing": "2026-10-08"}}
    assert read_before(plain) == Before({"p/a": HEARING}, {"hearing": HEARING}, {})
