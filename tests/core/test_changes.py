"""What moved, said so that it is not missed. Today is Monday 7 September 2026 throughout."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from decision_tool.core.timetable.changes import Before, read_before
from decision_tool.core.timetable.changes import before_of as made_before
from decision_tool.core.timetable.display import ChangeCounts, Moved, Timetable
from decision_tool.core.timetable.timetable import Asked
from decision_tool.core.timetable.timetable import timetable as timetable_of
from tests.core.display_builder import before_of, row_of, shown
from tests.core.guidance_builder import guidance, plan_of

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
        "The hearing moved from Thu 8 Oct to Thu 22 Oct 2026.",
        "2 steps moved with it.",
        {"hearing": "Was Thu 8 Oct 2026"},
        ChangeCounts(moved=2, added=0, gone=0, impossible=0, past=0),
        heard="Timetable updated. 2 steps moved.",
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
    assert timetable.moved.headline == "The hearing moved from Thu 8 Oct 2026 to Mon 25 Jan 2027."
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
        "Marked as held on Thursday 3 September 2026.",
        "1 later step moved.",
        {},
        ChangeCounts(moved=1),
        heard="Marked as held on Thursday 3 September 2026. 1 later step moved.",
    )
    assert timetable.announcement.startswith(
        "Marked as held on Thursday 3 September 2026. 1 later step moved. Next:"
    )
    assert row_of(timetable, "visit").was == ""


def test_undoing_it_tells_only_what_moved() -> None:
    held = shown(BUILT, dates={"hearing": "2026-10-08"}, held={"p/visit": "2026-09-03"})
    before = before_of(held, dates={"hearing": HEARING}, held={"p/visit": date(2026, 9, 3)})
    timetable = shown(BUILT, dates={"hearing": "2026-10-08"}, before=before)
    counts = ChangeCounts(moved=1)
    assert timetable.moved == Moved("1 step moved.", "", {}, counts, heard="1 step moved.")
    assert row_of(timetable, "visit").was == ""


def test_several_steps_marked_at_once_are_counted() -> None:
    held = {"p/visit": "2026-09-03", "p/next": "2026-09-04"}
    before = before_of(FIRST, dates={"hearing": HEARING})
    moved = shown(BUILT, dates={"hearing": "2026-10-08"}, held=held, before=before).moved
    assert moved
    assert (moved.headline, moved.steps) == (
        "Marked 2 steps as held or done.",
        "No later steps moved.",
    )


MONTHLY = guidance({"visit": "on review", "talk": "every month after visit until hearing"})


def monthly(hearing: str, *, before: Before | None = None, **given: str) -> Timetable:
    dates = {"review": "2026-09-10", "hearing": hearing, **given}
    return shown(MONTHLY, dates=dates, before=before)


def test_what_a_later_date_adds_is_counted_and_named() -> None:
    before = before_of(monthly("2026-11-20"), dates={"hearing": date(2026, 11, 20)})
    moved = monthly("2027-01-25", before=before).moved
    assert moved
    assert moved.headline == "The hearing moved from Fri 20 Nov 2026 to Mon 25 Jan 2027."
    assert moved.steps == "No steps moved with it, 2 added."
    assert moved.counts == ChangeCounts(added=2)
    assert moved.listed == ("Added: Talk 3 (Thu 10 Dec 2026), Talk 4 (Sun 10 Jan 2027).",)
    assert moved.heard == "Timetable updated. No steps moved, 2 added."


def test_what_an_earlier_date_makes_needless_is_counted_and_named_with_its_day() -> None:
    before = before_of(monthly("2027-01-25"), dates={"hearing": date(2027, 1, 25)})
    moved = monthly("2026-11-20", before=before).moved
    assert moved
    assert moved.steps == "No steps moved with it, 2 no longer needed."
    assert moved.counts == ChangeCounts(gone=2)
    assert moved.listed == (
        "No longer needed: Talk 3 (was Thu 10 Dec 2026), Talk 4 (was Sun 10 Jan 2027).",
    )


def test_of_many_the_first_six_are_named() -> None:
    before = before_of(monthly("2026-09-20"), dates={"hearing": date(2026, 9, 20)})
    moved = monthly("2027-06-01", before=before).moved
    assert moved
    assert moved.counts.added == 8
    assert moved.listed[0].endswith("Talk 6 (Wed 10 Mar 2027) and 2 more.")


def test_a_date_taken_out_for_a_moment_makes_nothing_needless() -> None:
    before = before_of(monthly("2026-11-20"), dates={"hearing": date(2026, 11, 20)})
    timetable = shown(MONTHLY, dates={"review": "2026-09-10"}, before=before)
    assert row_of(timetable, "talk").day is None
    assert timetable.moved is None


def test_what_cannot_be_met_any_more_is_not_called_needless() -> None:
    built = guidance({"visit": "between review and hearing"}, order=(("review", "hearing"),))
    dates = {"review": "2026-09-10", "hearing": "2026-10-08"}
    before = before_of(shown(built, dates=dates), dates={"hearing": HEARING})
    moved = shown(built, dates={**dates, "hearing": "2026-09-09"}, before=before).moved
    assert moved
    assert moved.steps == "No steps moved with it, 1 cannot be met now."
    assert moved.counts == ChangeCounts(impossible=1)
    assert moved.listed == ("Cannot be met now: Visit (was Wed 7 Oct 2026).",)


def test_what_moved_before_today_is_counted_once_it_is() -> None:
    first = {"hearing": HEARING}
    before = before_of(FIRST, dates=first)
    once = shown(BUILT, dates={"hearing": "2026-09-14"}, before=before)
    assert once.moved
    assert once.moved.steps == "2 steps moved with it, 1 now before today."
    assert once.moved.listed == ("Now before today: Visit (Mon 31 Aug 2026).",)
    again = before_of(once, dates={"hearing": date(2026, 9, 14)})
    moved = shown(BUILT, dates={"hearing": "2026-09-13"}, before=again).moved
    assert moved
    assert moved.counts.past == 0


def test_an_answer_that_makes_a_step_needless_says_so() -> None:
    built = guidance({"visit": "by hearing"}, visit={"only_if": "complex is yes"})
    dates = {"hearing": "2026-10-08"}
    before = before_of(
        shown(built, dates=dates, answers={"complex": "yes"}), dates={"hearing": HEARING}
    )
    moved = shown(built, dates=dates, answers={"complex": "no"}, before=before).moved
    assert moved
    assert (moved.headline, moved.steps) == ("No steps moved, 1 no longer needed.", "")


def test_a_date_of_birth_is_corrected_and_stays_untold() -> None:
    before = Before(dates={"birth": date(2012, 6, 10)})
    moved = shown(BUILT, dates={"birth": "2012-06-11"}, before=before).moved
    assert moved
    assert moved.headline == "The date of birth changed."


def test_the_drawing_holds_both_ends_of_a_move() -> None:
    late = shown(BUILT, dates={"hearing": "2027-06-01"})
    before = before_of(late, dates={"hearing": date(2027, 6, 1)})
    row = row_of(shown(BUILT, dates={"hearing": "2026-10-08"}, before=before), "visit")
    assert row.mark
    assert row.mark.was is not None
    assert row.mark.x < row.mark.was < 100


def test_a_row_that_left_the_guidance_too_is_named_by_its_id() -> None:
    before = Before({"p/gone": HEARING, "p/visit": HEARING}, {"hearing": HEARING})
    moved = shown(BUILT, dates={"hearing": "2026-10-22"}, before=before).moved
    assert moved
    assert moved.listed[-1] == "No longer needed: p/gone (was Thu 8 Oct 2026)."


def test_what_the_page_sends_back_is_read_without_empty_days() -> None:
    plain = {"days": {"p/a": "2026-10-08", "p/b": None}, "dates": {"hearing": "2026-10-08"}}
    assert read_before(plain) == Before({"p/a": HEARING}, {"hearing": HEARING}, {})


def test_a_row_that_waits_again_for_a_date_or_an_answer_is_not_given_up() -> None:
    built = guidance({"visit": "by hearing"}, visit={"only_if": "complex is yes"})
    dates, yes = {"hearing": "2026-10-08"}, {"complex": "yes"}
    before = before_of(shown(built, dates=dates, answers=yes))
    assert shown(built, dates=dates, before=before).moved is None
    assert shown(built, answers=yes, before=before).moved is None
    gone = shown(built, dates=dates, answers={"complex": "no"}, before=before).moved
    assert gone
    assert gone.listed == ("No longer needed: Visit (was Thu 8 Oct 2026).",)


def test_nothing_has_changed_until_something_is_counted() -> None:
    assert asdict(ChangeCounts()) == {"moved": 0, "added": 0, "gone": 0, "impossible": 0, "past": 0}


def test_six_are_named_without_a_rest() -> None:
    before = before_of(monthly("2026-09-20"), dates={"hearing": date(2026, 9, 20)})
    moved = monthly("2027-03-20", before=before).moved
    assert moved
    assert moved.counts.added == 6
    assert moved.listed[0].endswith("Talk 6 (Wed 10 Mar 2027).")


def test_what_was_today_and_is_yesterday_now_is_told_to_be_past() -> None:
    built = guidance({"visit": "by hearing"})
    before = before_of(shown(built, dates={"hearing": "2026-09-07"}))
    moved = shown(built, dates={"hearing": "2026-09-06"}, before=before).moved
    assert moved
    assert moved.headline == "1 step moved, 1 now before today."


def test_what_was_held_is_no_news_where_nothing_was_known_before() -> None:
    assert shown(BUILT, held={"p/visit": "2026-09-03"}).moved is None


def test_rows_and_the_drawing_tell_moves_from_the_timetable_that_is_compared_with() -> None:
    then = made_before(plan_of(BUILT, dates={"hearing": "2026-10-01"}, today="2026-09-07"))
    now = plan_of(BUILT, dates={"hearing": "2026-10-22"}, today="2026-09-07")
    asked = Asked(before=before_of(FIRST, dates={"hearing": HEARING}), drawn=then)
    timetable = timetable_of(BUILT, now, asked)
    row = row_of(timetable, "visit")
    assert row.was == "was Thu 17 Sep, now Thu 8 Oct: 3 weeks later"
    # What the last change moved is told as ever.
    assert timetable.moved
    assert timetable.moved.headline == "The hearing moved from Thu 8 Oct to Thu 22 Oct 2026."


UNTIL = guidance({"visit": "on review", "talk": "every month after visit, superseded from hearing"})


def superseded(hearing: str, *, before: Before | None = None) -> Timetable:
    return shown(UNTIL, dates={"review": "2026-09-10", "hearing": hearing}, before=before)


def test_what_was_off_already_comes_back_as_added_and_is_not_told_to_be_off_again() -> None:
    first = superseded("2026-10-20")
    assert row_of(first, "talk#3").day, "the timetable still places what is off"
    before = before_of(first, dates={"hearing": date(2026, 10, 20)})
    later = superseded("2026-11-20", before=before).moved
    assert later
    assert later.steps == "No steps moved with it, 1 added."
    assert later.listed == ("Added: Talk 2 (Tue 10 Nov 2026).",)
    earlier = superseded("2026-10-05", before=before).moved
    assert earlier
    assert earlier.steps == "No steps moved with it, 1 no longer needed."
    assert earlier.listed == ("No longer needed: Talk 1 (was Sat 10 Oct 2026).",)
