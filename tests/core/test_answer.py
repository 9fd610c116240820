"""The answer above a timetable, to read out. Today is Monday 7 September 2026 throughout."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from decision_tool.core.guidance.model import Guidance, Invitee, PlanChange, Role
from decision_tool.core.guidance.rule import AgeOn, AllOf, Today
from decision_tool.core.timetable.display import Answer, AnswerLine, Link, SeriesRow, ToMark
from decision_tool.core.timetable.series_rows import missed_again
from decision_tool.core.words import listed
from tests.core.display_builder import row_of, shown, words
from tests.core.guidance_builder import guidance, plan_of

TWO = guidance({"visit": "by hearing", "talk": "by review"})
CHAIR = Role("chair", "Chair", phrase="the chair of the panel")


def answer(built: Guidance, **given: Any) -> Answer:
    return shown(built, **given).answer


def said(built: Guidance, **given: Any) -> str:
    """Return the sentence to read out, and what is said beside it."""
    found = answer(built, **given)
    return f"{words(found.sentence)} {found.about}".strip()


def told(built: Guidance, **given: Any) -> list[str]:
    """Return the lines beneath the sentence."""
    return [f"{line.first} {line.rest}" for line in answer(built, **given).lines]


def line_of(built: Guidance, kind: str, **given: Any) -> AnswerLine:
    return next(line for line in answer(built, **given).lines if line.kind == kind)


def test_it_asks_for_a_date_while_none_is_given() -> None:
    found = answer(TWO)
    assert (found.state, found.row, found.lines) == ("idle", "", ())
    assert words(found.sentence) == "Type one date to see the first result."
    assert shown(TWO).announcement == "Timetable updated."


def test_it_says_what_to_do_by_which_day_who_arranges_and_who_comes() -> None:
    timetable = shown(TWO, dates={"hearing": "2026-09-21", "review": "2026-09-10"})
    found = timetable.answer
    assert (found.state, found.heading, found.row) == ("soon", "Next", "p/talk")
    assert words(found.sentence) == "Hold the talk by Thursday 10 September 2026."
    assert [part.day for part in found.sentence] == [None, "2026-09-10", None]
    assert found.about == (
        "In 3 days. The source does not state who arranges it. "
        "The source does not state who else is invited."
    )
    assert timetable.announcement == (
        "Timetable updated. Next: Hold the talk by Thursday 10 September 2026."
    )


@pytest.mark.parametrize(
    ("sentence", "hearing", "expected"),
    [
        ("by hearing", "2026-09-07", "Hold the visit by Monday 7 September 2026. Today."),
        (
            "by hearing", "2026-11-21",
            ("Hold the visit by Friday 20 November 2026. In 74 days. "
            "It is due by Saturday 21 November, so the Friday before."),
        ),
        (
            "by hearing", "2027-01-01",
            ("Hold the visit by Thursday 31 December 2026. In 115 days. "
            "It is due by Friday 1 January 2027, New Year, so the Thursday before."),
        ),
        (
            "at hearing", "2026-09-12",
            ("Hold the visit on Monday 14 September 2026. In 7 days. "
            "It is due on Saturday 12 September, so the Monday after."),
        ),
        ("at hearing", "2026-09-11", "Hold the visit on Friday 11 September 2026. In 4 days."),
        ("on hearing", "2026-09-11", "Hold the visit on Friday 11 September 2026. In 4 days."),
        (
            "within 1 week of hearing", "2026-09-16",
            ("Hold the visit on Wednesday 23 September 2026. In 16 days. "
            "The guide allows Wednesday 16 September to Wednesday 23 September."),
        ),
        (
            "within 1 week of hearing", "2026-09-07",
            ("Hold the visit by Monday 14 September 2026. In 7 days. "
            "The guide allows Monday 7 September to Monday 14 September."),
        ),
        (
            "within 1 week of hearing", "2026-09-02",
            ("Hold the visit by Wednesday 9 September 2026. In 2 days. "
            "The guide allows Wednesday 2 September to Wednesday 9 September."),
        ),
        (
            "as soon as possible after hearing", "2026-09-01",
            ("Hold the visit at once, on Monday 7 September 2026. Today. "
            "It has been called for since Tuesday 1 September."),
        ),
        (
            "as soon as possible after hearing", "2026-09-07",
            "Hold the visit at once, on Monday 7 September 2026. Today. The source",
        ),
        (
            "as soon as possible after hearing", "2026-09-09",
            "Hold the visit on Wednesday 9 September 2026. In 2 days.",
        ),
        ("from hearing", "2026-09-08", "Hold the visit from Tuesday 8 September 2026. Tomorrow."),
        (
            "about 30 days after hearing", "2026-11-11",
            "Hold the visit around Friday 11 December 2026. In 95 days.",
        ),
        (
            "about 30 days after hearing", "2026-11-12",
            ("Hold the visit on Friday 11 December 2026. In 95 days. "
            "The guide says around Saturday 12 December."),
        ),
    ],
)  # fmt: skip
def test_a_day_is_named_as_the_guide_means_it(sentence: str, hearing: str, expected: str) -> None:
    built = guidance({"visit": sentence})
    assert said(built, dates={"hearing": hearing}).startswith(expected)


def test_without_today_nothing_is_counted_off() -> None:
    built = guidance({"visit": "by hearing"})
    found = answer(built, dates={"hearing": "2026-09-10"}, today=None)
    assert found.state == "later"
    assert found.about.startswith("The source does not state")


def test_the_last_working_day_is_named_where_a_weekday_would_not_tell_which() -> None:
    built = guidance({"visit": "by hearing"})
    holidays = {f"2026-11-{day}": "Long holiday" for day in range(13, 22)}
    known = replace(built.holidays, titles=holidays)
    assert "so the last working day before." in said(
        replace(built, holidays=known), dates={"hearing": "2026-11-20"}
    )


def test_who_arranges_and_who_comes_are_named_as_one_speaks() -> None:
    built = guidance(
        {"visit": "by hearing"},
        visit={"arranged_by": "chair", "invite": (Invitee("chair"), Invitee("worker"))},
    )
    built = replace(built, roles=(CHAIR, Role("worker", "FAST worker")))
    assert said(built, dates={"hearing": "2026-09-10"}).endswith(
        "The chair of the panel arranges it. Invite the FAST worker."
    )
    row = row_of(shown(built, dates={"hearing": "2026-09-10"}), "visit")
    assert row.who == "Chair arranges; FAST worker"


def test_a_task_is_asked_for_in_its_own_words() -> None:
    built = guidance({"book": "by hearing"}, book={"kind": "task", "arranged_by": "chair"})
    built = replace(built, roles=(CHAIR,))
    dates = {"hearing": "2026-09-10"}
    assert said(built, dates=dates) == (
        "Book by Thursday 10 September 2026. In 3 days. The chair of the panel does it."
    )
    assert row_of(shown(built, dates=dates), "book").who == "Chair"


def test_a_task_that_nobody_is_named_for_says_so() -> None:
    built = guidance({"book": "by hearing"}, book={"kind": "task"})
    assert said(built, dates={"hearing": "2026-09-10"}).endswith(
        "The source does not state who does it."
    )
    assert row_of(shown(built), "book").who == "not stated in the source"


def test_a_step_may_say_itself_what_is_to_do() -> None:
    built = guidance({"go": "by hearing"}, go={"kind": "task", "to_do": "Make the joint visit"})
    assert said(built, dates={"hearing": "2026-09-10"}).startswith("Make the joint visit by ")


def test_a_transfer_is_made() -> None:
    built = guidance({"move": "by hearing"}, move={"kind": "transfer"})
    assert said(built, dates={"hearing": "2026-09-10"}).startswith("Make the move by ")


def test_what_was_due_is_one_neutral_line_after_the_next_step() -> None:
    dates = {"hearing": "2026-09-04", "review": "2026-09-10"}
    found = answer(TWO, dates=dates)
    assert (found.state, found.row) == ("soon", "p/talk")
    assert told(TWO, dates=dates) == ["1 was due before today and is not marked: the visit."]
    line = line_of(TWO, "unmarked", dates=dates)
    assert (line.act, line.mark_all) == ("Mark it", "")
    assert line.marks == (
        ToMark(
            row="p/visit",
            title="Visit",
            was="was due Fri 4 Sep 2026",
            question="Visit: was it held?",
            day="2026-09-04",
            on_day="Held on Fri 4 Sep",
            other_day="Held on another day",
            not_yet="Not held yet",
        ),
    )
    assert shown(TWO, dates=dates).announcement.endswith(
        "by Thursday 10 September 2026. 1 was due before today and is not marked."
    )


def test_a_past_day_alone_leaves_nothing_next() -> None:
    dates = {"hearing": "2026-09-04", "review": "2026-09-03"}
    found = answer(TWO, dates=dates)
    first = "Say first what was held: no step ahead has a day yet."
    assert (found.state, words(found.sentence)) == ("none", first)
    assert told(TWO, dates=dates) == [
        "2 were due before today and are not marked: the talk and the visit."
    ]
    line = line_of(TWO, "unmarked", dates=dates)
    assert (line.act, line.mark_all) == ("Mark them", "All were held on their day")
    assert row_of(shown(TWO, dates=dates), "visit").links == (
        Link("held", "p/visit", "Held? Mark it"),
    )


def test_meetings_and_tasks_are_marked_together_in_words_for_both() -> None:
    built = guidance({"visit": "by hearing", "book": "by hearing"}, book={"kind": "task"})
    line = line_of(built, "unmarked", dates={"hearing": "2026-09-04"})
    assert line.mark_all == "All were held or done on their day"
    assert line.marks[1].on_day == "Done on Fri 4 Sep"


@pytest.mark.parametrize(
    ("when", "dates", "on_day"),
    [
        # The last day is a Sunday: the meeting was for the Friday before.
        ("by hearing", {"hearing": "2026-09-06"}, "Held on Fri 4 Sep"),
        ("by hearing, ideally 1 week after review",
         {"hearing": "2026-09-04", "review": "2026-08-26"},
         "Held on Wed 2 Sep"),
        # The best day came to lie after the last one: it is no day it was held on.
        ("by hearing, ideally 1 week after review",
         {"hearing": "2026-09-04", "review": "2026-09-03"},
         "Held on Fri 4 Sep"),
        # What an event on a day off calls for is for the working day after it.
        ("at hearing", {"hearing": "2026-08-30"}, "Held on Mon 31 Aug"),
    ],
)  # fmt: skip
def test_its_day_is_the_one_it_was_to_have_in_a_diary(
    when: str, dates: dict[str, str], on_day: str
) -> None:
    line = line_of(guidance({"visit": when}), "unmarked", dates=dates)
    assert [mark.on_day for mark in line.marks] == [on_day]


def test_its_day_is_the_last_one_where_none_is_for_a_diary() -> None:
    built = guidance({"visit": "by hearing"}, visit={"suggests_day": False})
    line = line_of(built, "unmarked", dates={"hearing": "2026-09-06"})
    assert [mark.on_day for mark in line.marks] == ["Held on Sun 6 Sep"]


def test_what_somebody_said_was_not_held_comes_at_once_and_in_red() -> None:
    dates = {"hearing": "2026-09-04", "review": "2026-09-10"}
    found = answer(TWO, dates=dates, not_held=frozenset({"p/visit"}))
    assert (found.state, found.row, found.lines) == ("late", "p/visit", ())
    assert words(found.sentence) == "Hold the visit at once, on Monday 7 September 2026."
    assert found.about.startswith("Today. It was due by Friday 4 September 2026 and was not held.")
    timetable = shown(TWO, dates=dates, not_held=frozenset({"p/visit"}))
    assert [group.id for group in timetable.groups] == ["late", "soon"]
    row = row_of(timetable, "visit")
    assert (words(row.when), words(row.due)) == ("Mon 7 Sep 2026", "was due Fri 4 Sep 2026")
    assert [tag.text for tag in row.tags] == ["Not held"]


def test_a_window_that_passed_unheld_names_both_its_days() -> None:
    built = guidance({"visit": "within 1 week of hearing"})
    found = answer(built, dates={"hearing": "2026-08-24"}, not_held=frozenset({"p/visit"}))
    assert "It was due Monday 24 August to Monday 31 August 2026 and was not held." in found.about


def test_an_event_that_passed_unmarked_names_its_day() -> None:
    built = guidance({"visit": "at hearing"}, visit={"kind": "task"})
    found = answer(built, dates={"hearing": "2026-08-24"}, not_held=frozenset({"p/visit"}))
    assert "It was due on Monday 24 August 2026 and was not done." in found.about


def test_others_that_were_not_held_have_a_line() -> None:
    built = guidance({"a": "by hearing", "b": "by review", "c": "by hearing"}, c={"kind": "task"})
    dates = {"hearing": "2026-09-03", "review": "2026-09-04"}
    both = frozenset({"p/a", "p/b"})
    line = line_of(built, "late", dates=dates, not_held=both)
    assert (line.first, line.rest) == ("1 was due and not held yet:", "the b.")
    assert line.links == (Link("held", "p/b", "Mark the b"),)
    line = line_of(built, "late", dates=dates, not_held=both | {"p/c"})
    assert line.first == "2 were due and not held or done yet:"


def test_a_step_to_hold_at_once_comes_before_later_ones() -> None:
    built = guidance({"visit": "as soon as possible after hearing", "talk": "by review"})
    timetable = shown(built, dates={"hearing": "2026-09-01", "review": "2026-09-07"})
    assert timetable.answer.row == "p/visit"


def test_a_step_with_a_first_day_only_waits_for_those_with_a_last_one() -> None:
    built = guidance({"visit": "from hearing", "talk": "by review"})
    dates = {"hearing": "2026-09-08", "review": "2026-12-01"}
    assert answer(built, dates=dates).row == "p/talk"


def test_what_happens_by_itself_is_never_next() -> None:
    built = guidance({"turns": "on hearing", "talk": "by review"}, turns={"kind": "milestone"})
    timetable = shown(built, dates={"hearing": "2026-09-08", "review": "2026-12-01"})
    assert timetable.answer.row == "p/talk"
    assert row_of(timetable, "turns").who == ""


def test_when_all_is_held_nothing_is_next() -> None:
    built = guidance({"visit": "by hearing"})
    dates, held = {"hearing": "2026-09-04"}, {"p/visit": "2026-09-02"}
    found = answer(built, dates=dates, held=held)
    assert (found.state, words(found.sentence)) == ("none", "No step is waiting for a day.")
    assert shown(built, dates=dates, held=held).announcement == "Timetable updated."


def test_pathways_without_dates_ask_for_none() -> None:
    found = answer(guidance({"talk": "when needed"}))
    assert found.state == "none"
    assert words(found.sentence) == "The guide names no dates here: hold these steps when needed."


def test_what_needs_a_date_or_an_answer_leads_to_its_field() -> None:
    built = guidance(
        {"visit": "by hearing", "talk": "by review", "book": "by the later of other and review"},
        visit={"only_if": "complex is yes"},
    )
    dates = {"hearing": "2026-12-01"}
    assert told(built, dates=dates) == [
        "2 need a date: the talk and the book.",
        "1 needs an answer: the visit.",
    ]
    line = line_of(built, "needs", dates=dates)
    assert [link.text for link in line.links] == [
        "Enter the date of the review",
        "Enter the date of the other",
    ]


def test_of_many_steps_four_are_named() -> None:
    built = guidance(dict.fromkeys("abcdef", "by hearing"))
    assert told(built, dates={"hearing": "2026-09-01"}) == [
        "6 were due before today and are not marked: the a, the b, the c, the d and 2 more."
    ]
    built = guidance(dict.fromkeys("abcde", "by hearing"))
    assert told(built, dates={"hearing": "2026-09-01"})[0].endswith(
        "the a, the b, the c, the d and the e."
    )


def test_a_series_that_was_missed_is_one_thing_to_do() -> None:
    built = guidance({"monthly": "every month after hearing until review"})
    dates = {"hearing": "2026-05-20", "review": "2026-12-01"}
    timetable = shown(built, dates=dates)
    assert told(built, dates=dates) == [
        (
            "3 were due before today and are not marked: "
            "3 monthlys (Sat 20 Jun 2026, Mon 20 Jul 2026, Thu 20 Aug 2026)."
        )
    ]
    first, second = row_of(timetable, "monthly#1"), row_of(timetable, "monthly#2")
    assert first.remarks == (
        (
            "3 monthlys were not marked as held (Sat 20 Jun 2026, Mon 20 Jul 2026, "
            "Thu 20 Aug 2026). Hold one now."
        ),
    )
    assert (first.folded_in, second.folded_in) == ("", "p/monthly#1")
    assert [(group.id, group.count, len(group.rows)) for group in timetable.groups] == [
        ("soon", 1, 1),
        ("later", 0, 2),
        ("unmarked", 1, 3),
    ]


def test_a_series_to_come_is_one_row_with_a_tick_for_each() -> None:
    built = guidance({"monthly": "every month after hearing until review"})
    timetable = shown(built, dates={"hearing": "2026-09-20", "review": "2027-02-01"})
    row = row_of(timetable, "monthly#1")
    assert row.series
    assert (row.title, row.series.title) == ("Monthly 1", "Monthly")
    assert row.series.number == "1 of 4 before the review"
    assert words(row.series.then) == "then Fri 20 Nov, Fri 18 Dec, Wed 20 Jan 2027"
    assert row.series.others == ("p/monthly#2", "p/monthly#3", "p/monthly#4")
    assert row.mark
    assert len(row.mark.ticks) == 3
    assert row.mark.to == row.mark.ticks[-1]
    other = row_of(timetable, "monthly#2")
    assert (other.folded_in, other.series, other.remarks) == ("p/monthly#1", None, ())
    assert other.mark
    assert other.mark.tail is None
    assert said(built, dates={"hearing": "2026-09-20", "review": "2027-02-01"}).startswith(
        "Hold monthly 1 by Tuesday 20 October 2026."
    )


def test_a_series_says_how_it_ends_or_that_it_does_not() -> None:
    def number(sentence: str, **dates: str) -> str:
        timetable = shown(guidance({"monthly": sentence}), dates=dates)
        series = row_of(timetable, "monthly#1").series
        assert series
        return series.number

    assert number("every month after hearing, 2 times", hearing="2026-09-20") == "1 of 2"
    assert number("every week after hearing, 50 times", hearing="2026-09-20") == "1 of 50"
    assert number("every month after hearing", hearing="2026-09-20") == (
        "Number 1. No end is stated"
    )
    until = "every month after hearing until review, else other"
    assert number(until, hearing="2026-09-20", other="2026-12-01") == "1 of 2 before the other"


def test_one_held_beyond_those_listed_does_not_make_a_series_longer() -> None:
    built = guidance({"weekly": "every week after hearing, 50 times"})
    held = {"p/weekly#50": "2026-09-04"}
    row = row_of(shown(built, dates={"hearing": "2026-09-20"}, held=held), "weekly#1")
    assert row.series
    assert row.series.number == "1 of 50"


def test_one_held_beyond_the_end_of_a_series_is_counted_as_it_is_listed() -> None:
    built = guidance({"monthly": "every month after hearing, 3 times"})
    held = {"p/monthly#7": "2026-09-04"}
    row = row_of(shown(built, dates={"hearing": "2026-09-20"}, held=held), "monthly#1")
    assert row.series
    assert row.series.number == "1 of 7"


def test_what_a_day_off_calls_for_is_ahead_until_the_working_day_after_it() -> None:
    built = guidance({"visit": "at hearing"})
    saturday = {"dates": {"hearing": "2026-09-05"}}
    assert said(built, **saturday, today="2026-09-06").startswith(
        "Hold the visit on Monday 7 September 2026. Tomorrow. "
        "It is due on Saturday 5 September, so the Monday after."
    )
    assert told(built, **saturday, today="2026-09-07") == []
    assert told(built, **saturday, today="2026-09-08") == [
        "1 was due before today and is not marked: the visit."
    ]


def test_a_question_is_read_out_as_one() -> None:
    built = guidance({"weekly": "every week after hearing, 50 times"})
    announcement = shown(built, dates={"hearing": "2026-09-20"}).announcement
    assert announcement.endswith(" Is a date right?")


def test_of_a_long_series_six_days_are_said() -> None:
    built = guidance({"monthly": "every month after hearing, 9 times"})
    series = row_of(shown(built, dates={"hearing": "2026-09-20"}), "monthly#1").series
    assert series
    assert words(series.then).endswith(" and 2 more")


def test_tasks_of_a_series_are_done() -> None:
    built = guidance({"count": "every month after hearing, 2 times"}, count={"kind": "task"})
    row = row_of(shown(built, dates={"hearing": "2026-05-20"}), "count#1")
    assert row.remarks[0].endswith(". Do one now.")
    assert "were not marked as done" in row.remarks[0]


def called_for(*changes: PlanChange, several: bool = False, **given: Any) -> list[AnswerLine]:
    built = guidance({"visit": "by hearing"})
    first = replace(built.pathways[0], if_plan_changes=changes)
    other = replace(built.pathways[0], id="q", title="Leaving care", steps=())
    built = replace(built, pathways=(first, other))
    if several:
        given["pathways"] = ["p", "q"]
    return [one for one in answer(built, **given).lines if one.kind == "called-for"]


def test_a_pathway_that_the_dates_call_for_is_suggested() -> None:
    guard = AgeOn(15, 7, reached=True, point=Today())
    change = PlanChange("The young person reaches 15 years 7 months", "q", guard)
    dates = {"hearing": "2026-12-01", "birth": "2010-06-10"}
    (line,) = called_for(change, change, PlanChange("Something else", "q"), dates=dates)
    assert (line.first, line.act, line.pathway) == (
        "Leaving care may apply as well:",
        "Add Leaving care",
        "q",
    )
    assert line.rest == (
        "The child is 16 on Monday 7 September 2026; "
        "15 years 7 months is reached on Saturday 10 January 2026."
    )
    assert called_for(change, dates={"hearing": "2026-12-01", "birth": "2015-06-10"}) == []
    assert called_for(change, dates={"hearing": "2026-12-01"}) == []
    assert called_for(change, several=True, dates=dates) == []


def test_a_pathway_that_two_ages_call_for_says_both() -> None:
    ages = [AgeOn(age, 0, reached=True, point=Today()) for age in (15, 16)]
    change = PlanChange("The young person grows up", "q", AllOf(tuple(ages)))
    (line,) = called_for(change, dates={"hearing": "2026-12-01", "birth": "2010-06-10"})
    assert line.rest == (
        "The child is 16 on Monday 7 September 2026; "
        "15 years is reached on Tuesday 10 June 2025. "
        "The child is 16 on Monday 7 September 2026; "
        "16 years is reached on Wednesday 10 June 2026."
    )


def test_the_pathway_is_named_where_several_are_chosen() -> None:
    built = guidance({"visit": "by hearing"})
    built = replace(built, pathways=(*built.pathways, replace(built.pathways[0], id="q", steps=())))
    assert said(built, pathways=["p", "q"], dates={"hearing": "2026-09-10"}).startswith(
        "Hold the visit (Pathway) by "
    )


def test_a_pathway_without_a_date_is_told_first_where_another_has_one() -> None:
    """What it calls for may be due tomorrow: nobody is told to wait for a day next year alone."""
    built = guidance({"visit": "by hearing", "talk": "by review"})
    (only,) = built.pathways
    first = replace(only, steps=only.steps[:1])
    second = replace(only, id="q", title="Remand", steps=(replace(only.steps[1], id="q/talk"),))
    built = replace(built, pathways=(first, second))
    dates = {"hearing": "2027-09-10"}
    line = line_of(built, "needs", pathways=["p", "q"], dates=dates)
    assert line.first == "Remand has no date yet:"
    assert line.rest == "what it calls for may come before what is next."
    assert [link.id for link in line.links] == ["review"]
    assert len(told(built, pathways=["p", "q"], dates=dates)) == 1
    # Nothing stands out where none has begun, nor where it is called for by no date.
    assert answer(built, pathways=["p", "q"]).lines == ()
    (other,) = guidance({"chat": "when needed"}).pathways
    chat = replace(other, id="q", steps=(replace(other.steps[0], id="q/chat"),))
    assert told(replace(built, pathways=(first, chat)), pathways=["p", "q"], dates=dates) == []


def test_no_step_has_a_day_yet_while_dates_are_missing() -> None:
    found = answer(guidance({"visit": "by hearing"}), dates={"review": "2026-09-21"})
    assert (found.state, words(found.sentence)) == ("none", "No step has a day yet.")


def test_one_thing_is_listed_without_a_joint() -> None:
    assert (listed(["a"]), listed(["a", "b"], "or")) == ("a", "a or b")


def test_a_series_that_is_too_long_asks_whether_a_date_is_right_and_can_be_listed() -> None:
    built = guidance({"daily": "every day after hearing until review"})
    dates = {"hearing": "2026-09-08", "review": "2046-01-01"}
    line = line_of(built, "long-series", dates=dates)
    assert (line.first, line.act, line.series) == (
        "Is a date right?",
        "List all of them",
        "p/daily",
    )
    assert line.rest == (
        "Daily: 7054 would be listed, up to Sun 31 Dec 2045. 36 of them are. "
        "Check the dates it is counted from and ends on, or ask for all of them."
    )


def test_a_series_that_was_missed_is_one_row_that_counts_them() -> None:
    built = guidance({"monthly": "every month after hearing until review"})
    timetable = shown(built, dates={"hearing": "2026-05-20", "review": "2026-12-01"})
    assert row_of(timetable, "monthly#1").series == SeriesRow(
        "3 monthlys", "", (), ("p/monthly#2", "p/monthly#3")
    )


def test_a_series_that_ends_on_a_counted_day_says_which_day_that_is() -> None:
    built = guidance({"monthly": "every month after hearing until 4 months after hearing"})
    series = row_of(shown(built, dates={"hearing": "2026-09-20"}), "monthly#1").series
    assert series
    assert series.number == "1 of 3 before Wed 20 Jan 2027"
    assert words(series.then) == "then Fri 20 Nov, Fri 18 Dec"


def test_what_was_not_held_comes_before_what_only_a_weekend_leaves_first() -> None:
    dates = {"hearing": "2026-09-04", "review": "2026-09-06"}
    given = {"dates": dates, "today": "2026-09-05"}
    assert answer(TWO, **given).row == "p/talk"
    found = answer(TWO, **given, not_held=frozenset({"p/visit"}))
    assert (found.row, found.state) == ("p/visit", "late")
    assert words(found.sentence) == "Hold the visit at once, on Monday 7 September 2026."


def test_what_is_called_for_on_a_day_off_comes_before_what_waits_for_the_next_working_day() -> None:
    built = guidance({"late": "by hearing", "now": "as soon as possible after review"})
    dates = {"hearing": "2026-09-04", "review": "2026-09-05"}
    found = answer(built, dates=dates, today="2026-09-05", not_held=frozenset({"p/late"}))
    assert words(found.sentence) == "Hold the now at once, on Saturday 5 September 2026."
    found = answer(built, dates=dates, today="2026-09-07", not_held=frozenset({"p/late"}))
    assert words(found.sentence) == "Hold the late at once, on Monday 7 September 2026."


def test_why_it_is_at_once_is_a_sentence_of_its_own() -> None:
    built = guidance({"visit": "as soon as possible after hearing"})
    assert answer(built, dates={"hearing": "2026-09-01"}).about == (
        "Today. It has been called for since Tuesday 1 September. "
        "The source does not state who arranges it. "
        "The source does not state who else is invited."
    )


def test_only_what_was_missed_again_is_told_by_another_row() -> None:
    built = guidance({"monthly": "every month after hearing until review"})
    dates = {"hearing": "2026-05-20", "review": "2026-12-01"}
    plan = plan_of(built, dates=dates, held={"p/monthly#1": "2026-06-19"})
    assert missed_again(plan.steps, date(2026, 9, 7)) == {"p/monthly#3"}
    assert missed_again(plan.steps, None) == frozenset()


def test_a_pathway_that_may_apply_as_well_is_shown_and_not_read_out() -> None:
    built = guidance({"visit": "by hearing"})
    guard = AgeOn(15, 7, reached=True, point=Today())
    first = replace(built.pathways[0], if_plan_changes=(PlanChange("It changes", "q", guard),))
    other = replace(built.pathways[0], id="q", title="Leaving care", steps=())
    dates = {"hearing": "2026-12-01", "birth": "2010-06-10"}
    timetable = shown(replace(built, pathways=(first, other)), dates=dates)
    assert [line.kind for line in timetable.answer.lines] == ["called-for"]
    assert timetable.announcement == (
        "Timetable updated. Next: Hold the visit by Tuesday 1 December 2026."
    )


def closed(built: Guidance, *days: str) -> Guidance:
    """Return guidance in which these days are bank holidays too."""
    titles = {**built.holidays.titles, **dict.fromkeys(days, "Long holiday")}
    return replace(built, holidays=replace(built.holidays, titles=titles))


def test_a_working_day_a_week_away_is_not_named_by_its_weekday() -> None:
    off = [f"2026-11-{day}" for day in range(16, 21)]
    built, dates = guidance({"visit": "by hearing"}), {"hearing": "2026-11-20"}
    assert "so the last working day before." in said(closed(built, *off), dates=dates)
    assert "so the Monday before." in said(closed(built, *off[1:]), dates=dates)
    built = guidance({"visit": "at hearing"})
    dates = {"hearing": "2026-11-16"}
    assert "so the first working day after." in said(closed(built, *off), dates=dates)
    assert "so the Friday after." in said(closed(built, *off[:-1]), dates=dates)


def test_one_day_that_passed_unheld_is_named_once() -> None:
    built = guidance({"visit": "on hearing"})
    found = answer(built, dates={"hearing": "2026-09-04"}, not_held=frozenset({"p/visit"}))
    assert "It was due on Friday 4 September 2026 and was not held." in found.about


def test_without_today_what_is_called_for_is_to_be_held_at_once() -> None:
    built = guidance({"visit": "as soon as possible after hearing", "talk": "by review"})
    dates = {"hearing": "2026-09-08", "review": "2026-09-01"}
    assert said(built, dates=dates, today=None).startswith(
        "Hold the visit at once, on Tuesday 8 September 2026."
    )


def test_of_many_that_were_not_held_four_can_be_marked_there() -> None:
    built = guidance(dict.fromkeys("abcdefg", "by hearing"))
    not_held = frozenset(f"p/{name}" for name in "abcdefg")
    line = line_of(built, "late", dates={"hearing": "2026-09-04"}, not_held=not_held)
    assert line.first == "6 were due and not held yet:"
    assert [link.id for link in line.links] == ["p/b", "p/c", "p/d", "p/e"]


def test_seven_of_a_series_are_said_without_a_rest() -> None:
    built = guidance({"monthly": "every month after hearing, 7 times"})
    series = row_of(shown(built, dates={"hearing": "2026-09-20"}), "monthly#1").series
    assert series
    assert words(series.then).count(",") == 5
    assert "more" not in words(series.then)
