"""What a timetable says, line by line. Today is Monday 7 September 2026 throughout."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from decision_tool.core.guidance.model import (
    Alternative,
    Contradiction,
    Guidance,
    Line,
    NoteRule,
    Reading,
    RecordForm,
    Role,
)
from decision_tool.core.guidance.rule import IsOpen
from decision_tool.core.timetable.display import Link, Tag, Trouble
from decision_tool.core.timetable.display_details import Details, FactShown, OurReading
from decision_tool.core.timetable.row_words import in_days
from decision_tool.publish.source.sentence import parse_sentence
from tests.core.display_builder import lines, row_of, shown, words
from tests.core.guidance_builder import SCOPE, guidance


def one_row(
    sentence: str, *, today: str | None = "2026-09-07", kind: str = "meeting", **given: Any
) -> list[str]:
    """Return the group and the line of a single step."""
    built = guidance({"visit": sentence}, visit={"kind": kind})
    return [line.strip() for line in lines(shown(built, today=today, **given))]


@pytest.mark.parametrize(
    ("sentence", "hearing", "group", "line"),
    [
        ("by hearing", "2026-09-10", "In the next 4 weeks", "Thu 10 Sep 2026 [In 3 days]"),
        ("by hearing", "2026-09-07", "In the next 4 weeks", "Mon 7 Sep 2026 [Today]"),
        ("by hearing", "2026-09-08", "In the next 4 weeks", "Tue 8 Sep 2026 [Tomorrow]"),
        ("by hearing", "2026-09-21", "In the next 4 weeks", "Mon 21 Sep 2026 [In 2 weeks]"),
        ("by hearing", "2026-10-05", "In the next 4 weeks", "Mon 5 Oct 2026 [In 4 weeks]"),
        ("by hearing", "2026-10-06", "Later", "Tue 6 Oct 2026"),
        ("by hearing", "2026-09-03", "Was due, not marked", "Was due Thu 3 Sep 2026"),
        ("by hearing", "2026-09-05", "Was due, not marked", "Was due Sat 5 Sep 2026"),
        ("by hearing", "2026-11-21", "Later", "Fri 20 Nov 2026 (due by Sat 21 Nov)"),
        (
            "by hearing", "2026-12-25", "Later",
            "Thu 24 Dec 2026 (due by Fri 25 Dec, Christmas Day)",
        ),
        (
            "by hearing", "2027-01-01", "Later",
            "Thu 31 Dec 2026 (due by Fri 1 Jan 2027, New Year)",
        ),
        ("on hearing", "2026-11-20", "Later", "On Fri 20 Nov 2026"),
        ("on hearing", "2026-11-21", "Later", "On Sat 21 Nov 2026 [Saturday]"),
        (
            "within 1 week of hearing", "2026-12-08", "Later",
            "Tue 15 Dec 2026 (due Tue 8 Dec to Tue 15 Dec)",
        ),
        (
            "within 1 week of hearing", "2026-12-31", "Later",
            "Thu 7 Jan 2027 (due Thu 31 Dec 2026 to Thu 7 Jan)",
        ),
        (
            "within 1 week of hearing", "2026-12-18", "Later",
            "Thu 24 Dec 2026 (due Fri 18 Dec to Fri 25 Dec, Christmas Day)",
        ),
        (
            "within 1 week of hearing", "2026-09-16", "In the next 4 weeks",
            "Wed 23 Sep 2026 (due Wed 16 Sep to Wed 23 Sep) [In 16 days]",
        ),
        (
            "within 1 week of hearing", "2026-08-31", "In the next 4 weeks",
            "Mon 7 Sep 2026 (due Mon 31 Aug to Mon 7 Sep) [Today]",
        ),
        (
            "within 1 week of hearing", "2026-08-30", "Was due, not marked",
            "Was due Sun 30 Aug to Sun 6 Sep 2026",
        ),
        ("from hearing", "2026-12-15", "Later", "From Tue 15 Dec 2026"),
        ("from hearing", "2026-09-09", "In the next 4 weeks", "From Wed 9 Sep 2026 [In 2 days]"),
        (
            "from hearing", "2026-09-01", "In the next 4 weeks",
            "From Tue 1 Sep 2026 [Can be done now]",
        ),
        (
            "as soon as possible after hearing", "2026-09-01", "In the next 4 weeks",
            "Mon 7 Sep 2026 (from Tue 1 Sep) [At once]",
        ),
        (
            "as soon as possible after hearing", "2026-09-07", "In the next 4 weeks",
            "Mon 7 Sep 2026 [At once]",
        ),
        (
            "as soon as possible after hearing", "2026-09-21", "In the next 4 weeks",
            "Mon 21 Sep 2026 [In 2 weeks]",
        ),
        (
            "as soon as possible after hearing, else when needed", "2026-09-01",
            "In the next 4 weeks",
            "Mon 7 Sep 2026 (from Tue 1 Sep) [At once]",
        ),
        ("about 30 days after hearing", "2026-11-11", "Later", "Around Fri 11 Dec 2026"),
        (
            "about 30 days after hearing", "2026-11-12", "Later",
            "Fri 11 Dec 2026 (around Sat 12 Dec)",
        ),
        (
            "about 30 days after hearing", "2026-08-04", "Was due, not marked",
            "Was due around Thu 3 Sep 2026",
        ),
        (
            "at hearing", "2026-09-12", "In the next 4 weeks",
            "Mon 14 Sep 2026 (due on Sat 12 Sep) [In 7 days]",
        ),
        ("at hearing", "2026-09-11", "In the next 4 weeks", "On Fri 11 Sep 2026 [In 4 days]"),
        ("at hearing", "2026-09-04", "Was due, not marked", "Was due Fri 4 Sep 2026"),
    ],
)  # fmt: skip
def test_the_first_line_and_tags_of_a_dated_row(
    sentence: str, hearing: str, group: str, line: str
) -> None:
    found = one_row(sentence, dates={"hearing": hearing})
    assert found == [f"{group}: 1", f"{line} - Visit"]


def test_a_window_over_the_end_of_a_year_says_both_years() -> None:
    found = one_row("within 1 week of hearing", today="2027-01-20", dates={"hearing": "2026-12-28"})
    assert found == ["Was due, not marked: 1", "Was due Mon 28 Dec 2026 to Mon 4 Jan 2027 - Visit"]


def test_a_task_is_done_rather_than_held() -> None:
    found = one_row("by hearing", kind="task", dates={"hearing": "2026-09-03"})
    assert found == ["Was due, not marked: 1", "Was due Thu 3 Sep 2026 - Visit"]
    found = one_row("by hearing", kind="task", held={"p/visit": "2026-09-03"})
    assert found == ["Held or done: 1", "Done Thu 3 Sep 2026 [Done] - Visit"]


def test_a_held_step_says_when() -> None:
    found = one_row("by hearing", held={"p/visit": "2026-09-03"})
    assert found == ["Held or done: 1", "Held Thu 3 Sep 2026 [Held] - Visit"]


def test_a_milestone_that_has_passed_asks_for_nothing() -> None:
    found = one_row("on hearing", kind="milestone", dates={"hearing": "2026-09-05"})
    assert found == ["Passed, nothing to do: 1", "On Sat 5 Sep 2026 - Visit"]


def test_a_working_day_that_has_passed_is_not_offered() -> None:
    group, line = one_row("by hearing", today="2026-09-05", dates={"hearing": "2026-09-06"})
    assert group == "In the next 4 weeks: 1"
    assert line == "Sun 6 Sep 2026 [Tomorrow] [Sunday] - Visit"


def test_without_today_dated_rows_are_not_told_apart() -> None:
    found = one_row("by hearing", today=None, dates={"hearing": "2026-09-03"})
    assert found == ["Dates: 1", "Thu 3 Sep 2026 - Visit"]


@pytest.mark.parametrize(
    ("sentence", "line", "asked"),
    [
        ("by hearing", "Needs hearing", ["Enter the date of the hearing"]),
        (
            "by the later of hearing and review", "Needs one of 2 dates",
            ["Enter the date of the hearing", "or the date of the review"],
        ),
        (
            "between hearing and review", "Needs 2 dates",
            ["Enter the date of the hearing", "Enter the date of the review"],
        ),
    ],
)  # fmt: skip
def test_a_row_that_needs_dates_leads_to_their_fields(
    sentence: str, line: str, asked: list[str]
) -> None:
    timetable = shown(guidance({"visit": sentence}))
    assert lines(timetable) == ["Needs a date: 1", f"  {line} [No date yet] - Visit"]
    assert [link.text for link in row_of(timetable, "visit").links] == asked
    assert row_of(timetable, "visit").links[0] == Link("dates", "hearing", asked[0])


def test_a_date_without_a_short_noun_is_just_a_date() -> None:
    built = guidance({"visit": "by hearing"})
    key = replace(built.key_dates[1], phrase="the day the carers are met")
    timetable = shown(replace(built, key_dates=(key, *built.key_dates[2:])))
    assert words(row_of(timetable, "visit").when) == "Needs a date"
    assert row_of(timetable, "visit").links[0].text == "Enter the day the carers are met"


def test_a_row_that_needs_an_answer_asks_the_question() -> None:
    built = guidance({"visit": "by hearing"}, visit={"only_if": "complex is yes"})
    timetable = shown(built, dates={"hearing": "2026-12-01"})
    assert lines(timetable) == [
        "Needs an answer: 1",
        "  Needs an answer [No answer yet] - Visit",
    ]
    link = Link("answers", "complex", "Is it complex?")
    assert row_of(timetable, "visit").links == (link,)


def test_a_conflict_leads_to_the_dates_that_leave_no_room() -> None:
    timetable = shown(
        guidance({"visit": "between hearing and review"}),
        dates={"hearing": "2026-12-01", "review": "2026-12-02"},
    )
    assert lines(timetable) == ["Cannot be met: 1", "  Cannot be met [No day fits] - Visit"]
    row = row_of(timetable, "visit")
    assert [link.text for link in row.links] == [
        "Check the date of the hearing",
        "Check the date of the review",
    ]
    assert row.details.heading == "Why there is no date"
    assert row.mark is None


def test_a_step_that_is_not_needed_says_why() -> None:
    built = guidance(
        {"visit": "by hearing"},
        visit={"only_if": "complex is yes", "not_needed_because": "It is not complex."},
    )
    timetable = shown(built, answers={"complex": "no"})
    assert lines(timetable) == ["Not needed: 1", "  Not needed - Visit"]
    assert row_of(timetable, "visit").remarks == ("It is not complex.",)
    assert row_of(timetable, "visit").hold == ""


def test_a_series_with_no_room_says_so() -> None:
    built = guidance({"visit": "every month after hearing until review"})
    timetable = shown(built, dates={"hearing": "2026-12-01", "review": "2026-12-02"})
    assert row_of(timetable, "visit").remarks == ("No meeting falls before the end.",)


def test_a_superseded_meeting_says_what_takes_its_place() -> None:
    built = guidance(
        {"visit": "every 3 to 6 months after hearing, superseded from review"},
    )
    timetable = shown(built, dates={"hearing": "2026-12-01", "review": "2027-05-01"})
    row = row_of(timetable, "visit#1")
    assert words(row.when) == "No longer needed"
    assert row.remarks[0].startswith("It is not needed any more")
    assert row.hold == ""


def test_what_the_guide_does_not_date_stands_apart() -> None:
    assert one_row("when needed") == [
        "When needed, no date in the guide: 1",
        "When suitable - Visit",
    ]


def test_groups_stand_in_order_and_empty_ones_vanish() -> None:
    built = guidance(
        {
            "past": "by hearing",
            "soon": "by review",
            "later": "4 weeks after review",
            "open": "by other",
        }
    )
    timetable = shown(built, dates={"hearing": "2026-09-01", "review": "2026-09-15"})
    assert [group.id for group in timetable.groups] == ["soon", "later", "unmarked", "needs-date"]


def test_a_series_that_waits_cannot_be_marked_as_a_whole() -> None:
    built = guidance({"visit": "every month after hearing until review"})
    assert row_of(shown(built), "visit").hold == ""
    timetable = shown(built, dates={"hearing": "2026-12-01", "review": "2027-02-02"})
    assert row_of(timetable, "visit#1").hold == "Mark as held"


def test_what_can_be_held_names_its_button() -> None:
    built = guidance(
        {"visit": "by hearing", "book": "by hearing", "turns": "by hearing"},
        book={"kind": "task"},
        turns={"kind": "milestone"},
    )
    timetable = shown(built)
    held = {name: row_of(timetable, name).hold for name in ("visit", "book", "turns")}
    assert held == {"visit": "Mark as held", "book": "Mark as done", "turns": ""}


def test_dates_that_may_still_move_are_tagged() -> None:
    built = guidance({"visit": "by hearing", "other": "by review"})
    dates = {"hearing": "2026-12-01", "review": "2026-12-02"}
    timetable = shown(built, dates=dates, provisional=frozenset({"hearing"}))
    assert row_of(timetable, "visit").tags == (Tag("Provisional", "need"),)
    assert row_of(timetable, "other").tags == ()
    assert "Hearing Tue 1 Dec 2026, provisional; Review Wed 2 Dec 2026." in timetable.dates_used


def _furnished() -> Guidance:
    built = guidance({"visit": "by hearing"})
    step = replace(
        built.pathways[0].steps[0],
        arranged_by="ps",
        purposes=(Line("Plan twin tracking"),),
        agenda=(Line("Hopes"),),
        notes=(Line("Leave out if held lately"),),
        records=("record",),
        readings=("A01",),
        clauses=("C-01",),
    )
    return replace(
        built,
        pathways=(replace(built.pathways[0], steps=(step,)),),
        roles=(Role("ps", "Practice supervisor"),),
        records=(RecordForm("record", "Joint supervision record", "F01", "full", ""),),
        readings=(Reading("A01", "Which day?", "That day.", "Safe.", "assumed"),),
    )


def test_an_open_row_shows_what_stands_behind_it() -> None:
    details = row_of(shown(_furnished(), dates={"hearing": "2026-12-01"}), "visit").details
    assert details.heading == "How Tue 1 Dec 2026 was worked out"
    assert details.working == ("The hearing is on Tuesday 1 December 2026.",)
    assert details.readings == (OurReading("A01", "That day.", "assumed", "../readings/#a01"),)
    assert details.facts == (
        FactShown("working", "What it is for", ("Plan twin tracking",), is_list=True),
        FactShown("working", "Agenda", ("Hopes",), is_list=True),
        FactShown("working", "Keep in mind", ("Leave out if held lately",), is_list=True),
        FactShown("people", "Arranged by", ("Practice supervisor",), is_list=False),
        FactShown("people", "Record", ("Joint supervision record",), is_list=True),
        FactShown("paper", "Invite", ("Done by: Practice supervisor",), is_list=True),
    )
    assert (details.clauses, details.page) == (("C-01",), "../pathways/p/#visit")


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("6 weeks before hearing", "By Tue 20 Oct 2026. "),
        ("from hearing", "From Tue 1 Dec 2026. "),
        ("within 1 week of hearing", "Tue 1 Dec 2026 to Tue 8 Dec 2026. "),
    ],
)
def test_another_reading_says_its_own_dates(other: str, said: str) -> None:
    built = _furnished()
    step = built.pathways[0].steps[0]
    step = replace(step, alternatives=(Alternative("A01", parse_sentence(other, SCOPE)),))
    built = replace(built, pathways=(replace(built.pathways[0], steps=(step,)),))
    details = row_of(shown(built, dates={"hearing": "2026-12-01"}), "visit").details
    (line,) = details.other_readings
    assert line.startswith(said)
    assert line.endswith("(A01)")


def test_notes_stand_at_the_first_row_they_are_about_and_overdue_ones_nowhere() -> None:
    built = guidance({"one": "by hearing", "two": "every month after hearing, 2 times"})
    note = NoteRule("combine", IsOpen("p/one"), ("p/two", "p/one"), "One meeting will do.")
    timetable = shown(replace(built, notes=(note,)), dates={"hearing": "2026-09-01"})
    assert row_of(timetable, "one").remarks == ("One meeting will do.",)
    assert row_of(timetable, "two#1").remarks == ()


def test_two_notes_at_one_row_both_stand() -> None:
    built = guidance({"one": "by hearing"})
    notes = tuple(
        NoteRule("combine", IsOpen("p/one"), ("p/one",), message) for message in ("A.", "B.")
    )
    timetable = shown(replace(built, notes=notes), dates={"hearing": "2026-12-01"})
    assert row_of(timetable, "one").remarks == ("A.", "B.")


def test_problems_lead_to_the_field_to_mend() -> None:
    built = guidance({"one": "by hearing"}, order=(("hearing", "review"),))
    half = Trouble("Other must include a year.", "dates", "other")
    timetable = shown(
        built,
        dates={"hearing": "2026-12-01", "review": "2026-11-01"},
        held={"p/one": "2026-10-01"},
        faulty=(half,),
    )
    first, order, held = timetable.troubles
    assert first == half
    assert (order.kind, order.id, order.fields) == ("dates", "review", ("hearing", "review"))
    assert (held.kind, held.id, held.fields) == ("held", "p/one", ())


def test_pathways_that_do_not_go_together_lead_to_the_choice() -> None:
    built = guidance({"one": "by hearing"})
    other = replace(built.pathways[0], id="q", steps=())
    pair = Contradiction(("p", "q"), "Check which one applies.")
    both = replace(built, pathways=(*built.pathways, other), contradictions=(pair,))
    (trouble,) = shown(both, pathways=["p", "q"]).troubles
    assert (trouble.kind, trouble.message) == ("pathways", "Check which one applies.")


def test_the_printed_sheet_names_the_dates_used_and_hides_the_birth_date() -> None:
    built = guidance({"one": "by hearing", "two": "on 18th birthday", "three": "by review"})
    dates = {"hearing": "2026-12-01", "birth": "2022-05-03"}
    assert shown(built, dates=dates).dates_used == (
        "Dates used: Hearing Tue 1 Dec 2026; child aged 4. Not given: Review. "
        "Printed Mon 7 Sep 2026."
    )
    assert shown(built, today=None, dates=dates).dates_used == (
        "Dates used: Hearing Tue 1 Dec 2026; Birth Tue 3 May 2022. Not given: Review."
    )


def test_with_nothing_given_or_needed_the_sheet_says_only_the_day() -> None:
    assert shown(guidance({"one": "when needed"})).dates_used == "Printed Mon 7 Sep 2026."


def test_the_edition_is_named() -> None:
    assert shown(guidance({"one": "when needed"})).edition == "1"


def test_days_are_marked_up() -> None:
    timetable = shown(guidance({"one": "by hearing"}), dates={"hearing": "2026-12-01"})
    row = row_of(timetable, "one")
    assert [(part.text, part.day) for part in row.when] == [
        ("Tue 1 Dec 2026", "2026-12-01"),
    ]
    assert row.day == date(2026, 12, 1).isoformat()


@pytest.mark.parametrize(
    ("sentence", "given", "tags"),
    [
        ("by hearing", {}, (Tag("No date yet", "need"),)),
        (
            "between hearing and review",
            {"dates": {"hearing": "2026-12-01", "review": "2026-12-02"}},
            (Tag("No day fits", "late"),),
        ),
        ("by hearing", {"held": {"p/visit": "2026-09-03"}}, (Tag("Held", "done"),)),
        ("by hearing", {"dates": {"hearing": "2026-09-10"}}, (Tag("In 3 days", "soon"),)),
        (
            "by hearing",
            {"dates": {"hearing": "2026-09-04"}, "not_held": frozenset({"p/visit"})},
            (Tag("Not held", "late"),),
        ),
        ("from hearing", {"dates": {"hearing": "2026-09-04"}}, (Tag("Can be done now", "soon"),)),
        ("by hearing", {"dates": {"hearing": "2026-09-04"}}, ()),
    ],
)
def test_a_tag_says_the_state_and_its_colour(
    sentence: str, given: dict[str, Any], tags: tuple[Tag, ...]
) -> None:
    assert row_of(shown(guidance({"visit": sentence}), **given), "visit").tags == tags


def test_a_row_that_waits_for_an_answer_has_a_tag_in_the_colour_of_what_is_needed() -> None:
    built = guidance({"visit": "by hearing"}, visit={"only_if": "complex is yes"})
    timetable = shown(built, dates={"hearing": "2026-12-01"})
    assert row_of(timetable, "visit").tags == (Tag("No answer yet", "need"),)


def test_a_step_of_which_the_guide_says_nothing_has_nothing_behind_it() -> None:
    details = row_of(shown(guidance({"visit": "by hearing"})), "visit").details
    assert details == Details(
        heading="Why there is no date", working=(), count=(), readings=(), other_readings=(),
        facts=(FactShown("paper", "Invite", ("No meeting",), is_list=True),), clauses=(),
        page="../pathways/p/#visit",
    )  # fmt: skip


def test_a_note_about_a_later_step_stands_there() -> None:
    built = guidance({"one": "by hearing", "two": "by review"})
    note = NoteRule("combine", IsOpen("p/two"), ("p/two",), "Think of two.")
    dates = {"hearing": "2026-12-01", "review": "2026-12-02"}
    timetable = shown(replace(built, notes=(note,)), dates=dates)
    assert row_of(timetable, "one").remarks == ()
    assert row_of(timetable, "two").remarks == ("Think of two.",)


def test_what_was_held_stands_in_the_order_it_was_held() -> None:
    built = guidance({"one": "within 3 weeks of hearing", "two": "within 4 weeks of review"})
    timetable = shown(
        built,
        dates={"hearing": "2026-08-20", "review": "2026-08-10"},
        held={"p/one": "2026-09-01", "p/two": "2026-09-03"},
    )
    assert [row.id for row in timetable.groups[0].rows] == ["p/one", "p/two"]


def test_a_day_beyond_the_bank_holidays_known_is_not_said_to_leave_no_room() -> None:
    built = guidance({"visit": "within 10 working days of hearing"})
    timetable = shown(built, dates={"hearing": "2027-12-30"})
    assert lines(timetable) == [
        "Cannot be met: 1",
        "  Cannot be worked out [Bank holidays not known] - Visit",
    ]


def test_a_bank_holiday_that_nothing_moves_is_tagged_without_its_title() -> None:
    built = guidance({"turns": "on hearing"}, turns={"kind": "milestone"})
    tags = row_of(shown(built, dates={"hearing": "2026-12-25"}), "turns").tags
    assert tags == (Tag("Bank holiday", "plain"),)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"), (1, "tomorrow"), (2, "in 2 days"), (7, "in 7 days"), (13, "in 13 days"),
        (14, "in 2 weeks"), (15, "in 15 days"), (77, "in 11 weeks"), (84, "in 12 weeks"),
        (85, "in 85 days"), (91, "in 91 days"),
    ],
)  # fmt: skip
def test_two_to_twelve_whole_weeks_are_said_as_weeks(days: int, words: str) -> None:
    assert in_days(days) == words


@pytest.mark.parametrize(("count", "paper"), [(8, "landscape"), (9, "portrait")])
def test_a_sheet_lies_on_its_side_while_rows_and_headings_fit(count: int, paper: str) -> None:
    steps = {f"step-{number}": "by hearing" for number in range(count)}
    built = guidance({**steps, "last": "by review"})
    timetable = shown(built, dates={"hearing": "2026-09-10", "review": "2027-11-01"})
    assert [group.count for group in timetable.groups] == [count, 1]
    assert timetable.paper == paper


def test_a_note_about_a_series_stands_at_its_first_meeting() -> None:
    built = guidance({"one": "by hearing", "two": "every month after hearing, 2 times"})
    note = NoteRule("combine", IsOpen("p/two"), ("p/two",), "Think of both.")
    timetable = shown(replace(built, notes=(note,)), dates={"hearing": "2026-12-01"})
    remarks = {row.id: row.remarks for group in timetable.groups for row in group.rows}
    assert remarks == {"p/one": (), "p/two#1": ("Think of both.",), "p/two#2": ()}


def test_a_milestone_of_today_is_ahead() -> None:
    found = one_row("on hearing", kind="milestone", dates={"hearing": "2026-09-07"})
    assert found == ["In the next 4 weeks: 1", "On Mon 7 Sep 2026 [Today] - Visit"]


def test_a_day_off_that_has_passed_is_not_told_to_be_one_beyond_the_holidays_known_either() -> None:
    found = one_row("by hearing", today="2028-03-06", dates={"hearing": "2028-03-04"})
    assert found == ["Was due, not marked: 1", "Was due Sat 4 Mar 2028 - Visit"]


def test_of_a_meeting_that_is_not_needed_any_more_nobody_comes_and_nothing_is_recorded() -> None:
    built = guidance(
        {"visit": "every 3 to 6 months after hearing, superseded from review"},
        visit={"arranged_by": "chair", "records": ("minutes",)},
    )
    form = RecordForm("minutes", "Minutes", "F01", "full", "")
    built = replace(built, roles=(Role("chair", "Chair"),), records=(form,))
    dates = {"hearing": "2026-12-01", "review": "2027-05-01"}
    row = row_of(shown(built, dates=dates), "visit#1")
    assert (words(row.when), row.who, row.records) == ("No longer needed", "", ())
    ahead = row_of(shown(built, dates={"hearing": "2026-12-01"}), "visit#1")
    assert (ahead.who, len(ahead.records)) == ("Chair arranges", 1)
