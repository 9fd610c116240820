"""The strip that answers first. Today is Monday 7 September 2026 throughout."""

from __future__ import annotations

from tests.core.display_builder import shown, words
from tests.core.guidance_builder import guidance

TWO = guidance({"visit": "by hearing", "talk": "by review"})


def test_it_asks_for_a_date_while_none_is_given() -> None:
    strip = shown(TWO).next
    assert (strip.state, strip.what) == ("idle", "Type one date to see the first result.")
    assert strip.counts == "2 need a date."


def test_it_names_the_soonest_step() -> None:
    timetable = shown(TWO, dates={"hearing": "2026-09-21", "review": "2026-09-10"})
    strip = timetable.next
    assert (strip.state, words(strip.when)) == ("due", "By Thu 10 Sep 2026, in 3 days:")
    assert (strip.what, strip.counts) == ("talk, Pathway", "2 due in 4 weeks.")
    assert timetable.announcement == (
        "Timetable updated. Next: talk, Pathway, by Thursday 10 September 2026."
    )


def test_what_is_overdue_goes_first() -> None:
    timetable = shown(TWO, dates={"hearing": "2026-09-04", "review": "2026-09-03"})
    assert timetable.next.state == "overdue"
    assert words(timetable.next.when) == "By Thu 3 Sep 2026, 4 days overdue:"
    assert timetable.next.what == "talk, Pathway. Hold at once."
    assert timetable.next.counts == "2 overdue."
    assert timetable.announcement.startswith("Timetable updated. 2 steps overdue. Next: talk")


def test_an_overdue_task_is_to_be_done() -> None:
    built = guidance({"book": "by hearing"}, book={"kind": "task"})
    timetable = shown(built, dates={"hearing": "2026-09-04"})
    assert timetable.next.what == "book, Pathway. Do it at once."
    assert "1 step overdue." in timetable.announcement


def test_far_off_steps_are_named_without_counting_days() -> None:
    strip = shown(TWO, dates={"hearing": "2027-01-12"}).next
    assert (strip.state, words(strip.when)) == ("later", "By Tue 12 Jan 2027:")
    assert strip.counts == "1 needs a date."


def test_a_step_with_a_first_day_only_waits_for_those_with_a_last_one() -> None:
    built = guidance({"visit": "from hearing", "talk": "by review"})
    dates = {"hearing": "2026-09-08", "review": "2026-12-01"}
    assert shown(built, dates=dates).next.what == "talk, Pathway"
    alone = shown(guidance({"visit": "from hearing"}), dates={"hearing": "2026-09-08"})
    assert words(alone.next.when) == "From Tue 8 Sep 2026, in 1 day:".replace(
        "in 1 day", "tomorrow"
    )


def test_a_step_to_hold_at_once_comes_before_later_ones() -> None:
    built = guidance({"visit": "as soon as possible after hearing", "talk": "by review"})
    timetable = shown(built, dates={"hearing": "2026-09-01", "review": "2026-09-10"})
    assert words(timetable.next.when) == "At once, from Tue 1 Sep 2026:"
    assert timetable.announcement.endswith(
        "Next: visit, Pathway, at once, from Tuesday 1 September 2026."
    )


def test_what_happens_by_itself_is_never_next() -> None:
    built = guidance({"turns": "on hearing", "talk": "by review"}, turns={"kind": "milestone"})
    dates = {"hearing": "2026-09-08", "review": "2026-12-01"}
    assert shown(built, dates=dates).next.what == "talk, Pathway"


def test_the_number_of_a_series_is_said() -> None:
    built = guidance({"monthly": "every month after hearing, 2 times"})
    timetable = shown(built, dates={"hearing": "2026-09-01"})
    assert timetable.next.what == "monthly 1, Pathway"


def test_when_all_is_held_nothing_is_next() -> None:
    timetable = shown(
        guidance({"visit": "by hearing"}),
        dates={"hearing": "2026-09-04"},
        held={"p/visit": "2026-09-02"},
    )
    assert (timetable.next.state, timetable.next.what) == ("none", "No step is waiting for a day.")
    assert timetable.announcement == "Timetable updated."


def test_pathways_without_dates_ask_for_none() -> None:
    strip = shown(guidance({"talk": "when needed"})).next
    assert strip.state == "none"
    assert strip.what == "The guide names no dates here: hold these steps when needed."


def test_unanswered_questions_are_counted() -> None:
    built = guidance(
        {"visit": "by hearing", "talk": "by hearing"},
        visit={"only_if": "complex is yes"},
        talk={"only_if": "complex is yes"},
    )
    assert shown(built, dates={"hearing": "2026-12-01"}).next.counts == "2 need an answer."
