"""Brothers and sisters in one timetable: what is one row, what is next, what can be one meeting."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from decision_tool.core.family.joint import (
    ChildColumn,
    Joint,
    JointLine,
    JointMark,
    Offer,
)
from decision_tool.core.family.member import RowOf, together
from decision_tool.core.guidance.model import Invitee, NoteRule
from decision_tool.core.guidance.rule import AnswerIs
from decision_tool.core.timetable.display import Part, Tag
from decision_tool.core.timetable.timetable import Asked
from decision_tool.exports.joint_text import joint_as_text
from tests.core.display_builder import words
from tests.core.family_builder import MET, child, family_guidance, joint_of, lines, rows

NOT_ONE = "These can no longer be one meeting. Each stands on its own day again."

VISITS = family_guidance(
    {"visit": "2 weeks before hearing", "talk": "by review"},
    {"visit": "by other", "talk": "by review", "find": "by hearing"},
    visit=MET,
    talk=MET,
    find={"kind": "task"},
)
MONTHLY = family_guidance({"monthly": "every month after other until hearing"}, monthly=MET)
WINDOW = family_guidance(
    {"visit": "within 1 week of hearing"}, {"visit": "between review and other"}, visit=MET
)
BOTH = rows("A p/visit", "B p/visit")
HEARING: dict[str, Any] = {"dates": {"hearing": "2026-12-07"}}


def hearing(day: str, **more: str) -> dict[str, Any]:
    return {"dates": {"hearing": day, **more}}


def said(offers: tuple[Offer, ...]) -> list[str]:
    return [one.words for one in offers]


def ones(joint: Joint) -> list[tuple[RowOf, ...]]:
    """Return the rows of each meeting that is held as one."""
    return [row.of for group in joint.groups for row in group.rows if row.one]


def test_rows_that_read_the_same_are_one_and_have_a_cell_a_child() -> None:
    elder = child("A", VISITS, **hearing("2026-12-07", birth="2012-03-03"))
    younger = child("Sam", VISITS, **hearing("2026-12-07", birth="2024-08-19"))
    joint = joint_of(VISITS, elder, younger)
    assert joint.columns == (
        ChildColumn("A", "Child A, aged 14"),
        ChildColumn("Sam", "Sam, aged 2"),
    )
    assert lines(joint) == [
        "Later: 1",
        "  Mon 23 Nov 2026 Visit | Pathway | Pathway",
        "Needs a date: 1",
        "  Needs review Talk | Pathway | Pathway",
    ]
    first, second = (row for group in joint.groups for row in group.rows)
    assert first.of == tuple(rows("A p/visit", "Sam p/visit"))
    assert (first.kind, first.who) == ("meeting", "Chair arranges; Social worker")
    assert (first.tags, first.one) == ((), "")
    assert (second.tags, second.of[1]) == (
        (Tag("No date yet", "need"),),
        RowOf("Sam", "p/talk"),
    )


def test_the_same_step_on_other_days_stands_apart_and_is_not_for_the_other_child() -> None:
    joint = joint_of(
        VISITS, child("A", VISITS, **hearing("2026-12-10")), child("B", VISITS, **HEARING)
    )
    assert lines(joint) == [
        "Later: 2",
        "  Mon 23 Nov 2026 Visit | - | Pathway",
        "  Thu 26 Nov 2026 Visit | Pathway | -",
        "Needs a date: 1",
        "  Needs review Talk | Pathway | Pathway",
    ]


def test_a_step_that_two_pathways_of_a_child_call_for_alike_names_both_in_one_cell() -> None:
    both = child("A", VISITS, pathways=["p", "q"], dates={"review": "2026-10-08"})
    joint = joint_of(VISITS, both, child("B", VISITS, dates={"review": "2026-10-08"}))
    assert lines(joint)[:2] == [
        "Later: 1",
        "  Thu 8 Oct 2026 Talk | Pathway, Other pathway | Pathway",
    ]


def test_a_child_without_a_pathway_has_a_column_and_a_line_that_says_so() -> None:
    joint = joint_of(
        VISITS,
        child("A", VISITS, **HEARING),
        child("B", VISITS, pathways=[], dates={"birth": "2026-10-01"}),
    )
    assert joint.columns == (ChildColumn("A", "Child A"), ChildColumn("B", "Child B, not yet born"))
    assert joint.lines == (
        JointLine("A", "needs", "1 needs a date:", "the talk."),
        JointLine("B", "needs", "No pathway is chosen:", "choose one first."),
    )
    assert lines(joint)[:2] == ["Later: 1", "  Mon 23 Nov 2026 Visit | Pathway | -"]


def test_a_birth_says_no_age_while_today_is_not_known() -> None:
    one = child("A", VISITS, today=None, **hearing("2026-12-07", birth="2012-03-03"))
    joint = joint_of(VISITS, one)
    assert joint.columns == (ChildColumn("A", "Child A"),)
    assert joint.announcement == (
        "For child A: hold the visit by Monday 23 November 2026. 2 steps for child A."
    )


def test_a_day_that_may_still_move_for_one_of_them_is_marked() -> None:
    moving = Asked(provisional=frozenset({"hearing"}))
    joint = joint_of(VISITS, child("A", VISITS, **HEARING), child("B", VISITS, moving, **HEARING))
    assert joint.groups[0].rows[0].tags == (Tag("Provisional", "need"),)


def test_what_is_next_is_the_soonest_of_all_and_says_for_whom() -> None:
    joint = joint_of(
        VISITS, child("A", VISITS, **hearing("2026-12-10")), child("B", VISITS, **HEARING)
    )
    assert (joint.state, joint.row) == ("later", RowOf("B", "p/visit"))
    assert joint.sentence == (
        Part("For child B: hold the visit by "),
        Part("Monday 23 November 2026", "2026-11-23"),
        Part("."),
    )
    assert joint.about == "In 11 weeks. The chair arranges it. Invite the social worker."
    assert joint.announcement == (
        "For child B: hold the visit by Monday 23 November 2026. 3 steps for children A and B."
    )


def test_what_is_next_for_two_alike_is_said_of_both() -> None:
    joint = joint_of(VISITS, child("A", VISITS, **HEARING), child("B", VISITS, **HEARING))
    assert (
        words(joint.sentence) == "For children A and B: hold the visit by Monday 23 November 2026."
    )


def test_what_is_next_is_said_of_those_it_is_for_where_something_comes_by_itself_before() -> None:
    built = family_guidance(
        {"visit": "by hearing"}, {"turn": "at review"}, visit=MET, turn={"kind": "milestone"}
    )
    both = child(
        "A", built, pathways=["p", "q"], dates={"hearing": "2026-12-07", "review": "2026-11-23"}
    )
    joint = joint_of(built, both, child("B", built, **HEARING))
    assert lines(joint)[1].endswith(" Turn | Other pathway | -")
    assert words(joint.sentence).startswith("For children A and B: hold the visit")


def test_what_was_not_held_in_time_comes_before_what_is_sooner() -> None:
    late = child("B", VISITS, Asked(not_held=frozenset({"p/visit"})), **hearing("2026-09-14"))
    joint = joint_of(VISITS, child("A", VISITS, **hearing("2026-09-21")), late)
    assert (joint.state, joint.row) == ("late", RowOf("B", "p/visit"))
    assert words(joint.sentence) == (
        "For child B: hold the visit at once, on Monday 7 September 2026."
    )
    assert joint.about.startswith("Today. It was due by Monday 31 August 2026 and was not held.")
    assert lines(joint)[:4] == [
        "Not held yet, and the day has passed: 1",
        "  Mon 7 Sep 2026 (was due Mon 31 Aug 2026) Visit | - | Pathway",
        "In the next 4 weeks: 1",
        "  Mon 7 Sep 2026 Visit | Pathway | -",
    ]


def test_nothing_is_next_where_no_step_of_any_child_has_a_day() -> None:
    joint = joint_of(VISITS, child("A", VISITS), child("B", VISITS))
    assert (joint.state, joint.row, joint.about) == ("none", None, "")
    assert joint.sentence == (Part("Type one date to see the first result."),)
    assert joint.announcement == "2 steps for children A and B."
    held: dict[str, Any] = {"held": {"p/visit": "2026-09-02", "p/talk": "2026-09-02"}}
    done = joint_of(VISITS, child("A", VISITS, **HEARING, **held))
    assert done.sentence == (Part("No step is waiting for a day."),)


def test_one_row_is_one_step() -> None:
    built = family_guidance({"visit": "by hearing"})
    joint = joint_of(built, child("A", built), child("B", built))
    assert joint.announcement == "1 step for children A and B."


def test_meetings_of_one_name_are_offered_up_to_seven_days_apart() -> None:
    first = child("A", VISITS, **HEARING)
    week = joint_of(VISITS, first, child("B", VISITS, **hearing("2026-12-14")))
    longer = joint_of(VISITS, first, child("B", VISITS, **hearing("2026-12-15")))
    assert week.offers == (Offer("Visit for children A and B, on Mon 23 Nov 2026", tuple(BOTH)),)
    assert (longer.offers, ones(week), week.notes) == ((), [], ())


def test_the_earlier_child_is_named_first_in_an_offer() -> None:
    joint = joint_of(
        VISITS, child("A", VISITS, **hearing("2026-12-10")), child("B", VISITS, **HEARING)
    )
    assert said(joint.offers) == ["Visit for children B and A, on Mon 23 Nov 2026"]


def test_a_meeting_of_the_same_name_in_another_pathway_is_offered() -> None:
    other = child("B", VISITS, pathways=["q"], dates={"other": "2026-11-24"})
    joint = joint_of(VISITS, child("A", VISITS, **HEARING), other)
    assert said(joint.offers) == ["Visit for children A and B, on Mon 23 Nov 2026"]


@pytest.mark.parametrize(
    ("review", "offers"),
    [
        ("2026-11-23", ["Visit for child A and Talk for child B, on Mon 23 Nov 2026"]),
        ("2026-11-24", []),
    ],
)
def test_meetings_of_other_names_are_offered_on_one_day_only(
    review: str, offers: list[str]
) -> None:
    other = child("B", VISITS, pathways=["q"], dates={"review": review})
    joint = joint_of(VISITS, child("A", VISITS, **HEARING), other)
    assert said(joint.offers) == offers


@pytest.mark.parametrize(
    ("people", "is_offered"),
    [
        ({"arranged_by": "chair"}, True),
        ({"arranged_by": "worker"}, True),
        ({"invite": (Invitee("chair"),)}, True),
        ({"invite": (Invitee("school"),)}, False),
        ({}, False),
    ],
)
def test_somebody_has_to_be_in_both(people: dict[str, Any], *, is_offered: bool) -> None:
    built = family_guidance({"visit": "by hearing", "talk": "by hearing"}, visit=MET, talk=people)
    (pathway,) = built.pathways
    visit, talk = pathway.steps
    apart = replace(
        built,
        pathways=(
            replace(pathway, steps=(visit,)),
            replace(pathway, id="q", steps=(replace(talk, id="q/talk"),)),
        ),
    )
    joint = joint_of(
        apart, child("A", apart, **HEARING), child("B", apart, pathways=["q"], **HEARING)
    )
    assert bool(joint.offers) == is_offered


def test_the_meetings_of_one_child_alone_are_never_offered() -> None:
    dates = {"hearing": "2026-12-07", "other": "2026-11-23"}
    one = child("A", VISITS, pathways=["p", "q"], dates=dates)
    joint = joint_of(VISITS, one, child("B", VISITS))
    assert joint.offers == ()


def test_two_meetings_of_one_child_and_one_of_another_are_one_offer() -> None:
    dates = {"hearing": "2026-12-07", "other": "2026-11-23"}
    one = child("A", VISITS, pathways=["p", "q"], dates=dates)
    joint = joint_of(VISITS, one, child("B", VISITS, **HEARING))
    (offer,) = joint.offers
    assert offer.words == "Visit for children A and B, on Mon 23 Nov 2026"
    assert set(offer.rows) == set(rows("A p/visit", "A q/visit", "B p/visit"))


def test_two_meetings_of_one_pathway_as_one_name_it_once() -> None:
    dates = {"hearing": "2026-12-07", "review": "2026-11-23"}
    one, other = (child(label, VISITS, dates=dates) for label in "AB")
    (offer,) = joint_of(VISITS, one, other).offers
    assert (
        offer.words
        == "Visit for children A and B and Talk for children A and B, on Mon 23 Nov 2026"
    )
    joint = joint_of(VISITS, one, other, together=[offer.rows])
    (row,) = joint.groups[0].rows
    assert (row.title, row.cells) == ("Visit and Talk", ("Pathway", "Pathway"))
    assert row.one == "One meeting for 4 that the guide asks for."


def test_three_children_are_one_offer() -> None:
    three = [child(label, VISITS, **HEARING) for label in "ABC"]
    assert said(joint_of(VISITS, *three).offers) == [
        "Visit for children A, B and C, on Mon 23 Nov 2026"
    ]


def test_only_meetings_are_offered() -> None:
    one, other = (child(label, VISITS, pathways=["q"], **HEARING) for label in "AB")
    assert joint_of(VISITS, one, other).offers == ()


def test_two_of_a_series_are_never_one_meeting() -> None:
    built = family_guidance({"weekly": "every week after other until hearing"}, weekly=MET)
    one, other = (
        child(label, built, **hearing("2026-10-01", other=day))
        for label, day in (("A", "2026-09-07"), ("B", "2026-09-08"))
    )
    assert [offer.rows for offer in joint_of(built, one, other).offers] == [
        tuple(rows(f"A p/weekly#{number}", f"B p/weekly#{number}")) for number in (1, 2, 3)
    ]


@pytest.mark.parametrize(("review", "is_allowed"), [("2026-09-20", True), ("2026-09-21", False)])
def test_the_earlier_day_is_allowed_for_both(review: str, *, is_allowed: bool) -> None:
    first = child("A", WINDOW, **hearing("2026-09-14"))
    dates = {"review": review, "other": "2026-09-26"}
    second = child("B", WINDOW, pathways=["q"], dates=dates)
    offers = joint_of(WINDOW, first, second).offers
    assert bool(offers) == is_allowed
    both = [rows("A p/visit", "B q/visit")]
    joint = joint_of(WINDOW, first, second, together=both)
    assert (len(ones(joint)), joint.notes) == ((1, ()) if is_allowed else (0, (NOT_ONE,)))


def test_what_an_event_on_a_day_off_calls_for_can_be_one_on_the_working_day_after() -> None:
    built = family_guidance({"visit": "at hearing"}, {"visit": "by review"}, visit=MET)
    sunday = child("A", built, **hearing("2026-10-04"))
    other = child("B", built, pathways=["q"], dates={"review": "2026-10-06"})
    assert said(joint_of(built, sunday, other).offers) == [
        "Visit for children A and B, on Mon 5 Oct 2026"
    ]


@pytest.mark.parametrize(
    ("not_held", "when", "mark"),
    [
        (
            frozenset(),
            "Was planned for Mon 31 Aug 2026",
            JointMark("Mark as held on Mon 31 Aug 2026", "2026-08-31"),
        ),
        # What was not held on its day can have been held today.
        (
            frozenset({"p/visit"}),
            "Mon 7 Sep 2026",
            JointMark("Mark as held on Mon 7 Sep 2026", "2026-09-07"),
        ),
    ],
)
def test_what_was_due_already_is_not_offered_held_or_not(
    not_held: frozenset[str], when: str, mark: JointMark
) -> None:
    due = child("A", VISITS, Asked(not_held=not_held), **hearing("2026-09-14"))
    other = child("B", VISITS, **hearing("2026-09-21"))
    joint = joint_of(VISITS, due, other, together=[BOTH])
    assert (joint.offers, joint.notes) == ((), ())
    # It stays one until it is marked: for both of them in one press.
    (row,) = (row for group in joint.groups for row in group.rows if row.one)
    assert (words(row.when), row.mark) == (when, mark)


def test_meetings_that_were_one_and_held_are_over_without_a_word() -> None:
    held = {"p/visit": "2026-09-01"}
    one, other = (child(label, VISITS, **HEARING, held=held) for label in "AB")
    joint = joint_of(VISITS, one, other, together=[BOTH])
    assert (ones(joint), joint.notes) == ([], ())
    (row,) = (row for group in joint.groups if group.id == "held" for row in group.rows)
    assert row.mark is None


def test_today_is_not_past() -> None:
    one, other = (child(label, VISITS, **hearing("2026-09-21")) for label in "AB")
    assert said(joint_of(VISITS, one, other).offers) == [
        "Visit for children A and B, on Mon 7 Sep 2026"
    ]


def test_a_meeting_as_one_that_is_today_is_not_past_and_can_be_marked() -> None:
    for hearing_on, when in (("2026-09-21", "Mon 7 Sep 2026"), ("2026-09-22", "Tue 8 Sep 2026")):
        one, other = (child(label, VISITS, **hearing(hearing_on)) for label in "AB")
        joint = joint_of(VISITS, one, other, together=[BOTH])
        (row,) = (row for group in joint.groups for row in group.rows if row.one)
        mark = JointMark(f"Mark as held on {when}", "2026-09-07") if "7 Sep" in when else None
        assert (words(row.when), row.mark) == (when, mark)


def test_a_meeting_without_a_last_day_whose_first_day_has_passed_is_not_offered() -> None:
    built = family_guidance({"visit": "from hearing"}, visit={**MET, "suggests_day": False})
    past, ahead = "2026-09-04", "2026-09-07"
    for day, count in ((past, 0), (ahead, 1)):
        one, other = (child(label, built, **hearing(day)) for label in "AB")
        assert len(joint_of(built, one, other).offers) == count


def as_one(*, first: str = "A", moving: Asked | None = None) -> Joint:
    """Return visits three days apart as one; *first* is the child who stands first."""
    earlier = child("A", VISITS, **HEARING)
    later = child("B", VISITS, moving, **hearing("2026-12-10"))
    both = (earlier, later) if first == "A" else (later, earlier)
    return joint_of(VISITS, *both, together=[BOTH])


@pytest.mark.parametrize("first", ["A", "B"])
def test_meetings_as_one_are_one_row_on_the_earlier_day_with_each_limit(first: str) -> None:
    joint = as_one(first=first)
    labels = "children A and B" if first == "A" else "children B and A"
    (row,) = joint.groups[0].rows
    assert (row.title, words(row.when), row.when[0].day) == (
        "Visit",
        "Mon 23 Nov 2026",
        "2026-11-23",
    )
    assert row.due == ("Pathway, child B: due by Thu 26 Nov 2026",)
    assert row.one == "One meeting for 2 that the guide asks for."
    assert (row.cells, row.of, row.then) == (("Pathway", "Pathway"), tuple(BOTH), ())
    assert (row.kind, row.tags) == ("meeting", ())
    assert (joint.offers, joint.notes) == ((), ())
    assert words(joint.sentence) == (
        f"Hold one meeting for {labels}: Visit on Monday 23 November 2026."
    )
    assert joint.sentence[1] == Part("Monday 23 November 2026", "2026-11-23")
    assert (joint.state, joint.row, joint.about) == (
        "later",
        RowOf("A", "p/visit"),
        "In 11 weeks. Chair arranges; Social worker.",
    )
    assert joint.announcement.endswith(f"2026. 2 steps for {labels}.")


def test_a_joined_meeting_is_marked_where_the_later_day_may_still_move() -> None:
    joint = as_one(moving=Asked(provisional=frozenset({"hearing"})))
    assert joint.groups[0].rows[0].tags == (Tag("Provisional", "need"),)


def test_a_joined_meeting_is_as_near_as_the_first_of_them() -> None:
    one = child("A", VISITS, **hearing("2026-09-24"))
    other = child("B", VISITS, **hearing("2026-09-28"))
    joint = joint_of(VISITS, one, other, together=[BOTH])
    assert joint.groups[0].rows[0].tags == (Tag("In 3 days", "soon"),)


def test_a_joined_meeting_stands_with_the_first_of_them_whatever_group_the_others_are_in() -> None:
    one = child("A", VISITS, **hearing("2026-10-20"))
    other = child("B", VISITS, **hearing("2026-10-16"))
    joint = joint_of(VISITS, one, other, together=[BOTH])
    assert [group.title for group in joint.groups] == ["In the next 4 weeks", "Needs a date"]
    assert words(joint.groups[0].rows[0].when) == "Fri 2 Oct 2026"


@pytest.mark.parametrize(
    ("said_of", "tag", "whose"),
    [
        ("A", "Not held for child A", "child A"),
        ("B", "Not held for child B", "child B"),
        ("AB", "Not held", "children A and B"),
    ],
)
def test_a_joined_meeting_that_was_not_held_is_held_now_whoever_it_was_said_of(
    said_of: str, tag: str, whose: str
) -> None:
    missed = Asked(not_held=frozenset({"p/visit"}))
    members = [
        child(label, VISITS, missed if label in said_of else None, **hearing(day))
        for label, day in (("A", "2026-09-10"), ("B", "2026-09-15"))
    ]
    joint = joint_of(VISITS, *members, together=[BOTH])
    assert joint.state == "late"
    assert words(joint.sentence) == (
        "Hold one meeting for children A and B: Visit at once, on Monday 7 September 2026."
    )
    assert joint.about == (
        f"Today. It was planned for Thursday 27 August 2026 and was marked as not held for {whose}."
        " Chair arranges; Social worker."
    )
    assert [(one.id, len(one.rows)) for one in joint.groups] == [("late", 1), ("needs-date", 1)]
    (row,) = joint.groups[0].rows
    assert (words(row.when), row.due, row.tags) == (
        "Mon 7 Sep 2026",
        ("was planned for Thu 27 Aug 2026", "Pathway, child B: due by Tue 1 Sep 2026"),
        (Tag(tag, "late"),),
    )


def test_a_joined_meeting_that_nobody_marked_is_not_said_to_be_missed() -> None:
    members = [
        child("A", VISITS, **hearing("2026-09-10")),
        child("B", VISITS, **hearing("2026-09-15")),
    ]
    joint = joint_of(VISITS, *members, together=[BOTH])
    assert [one.id for one in joint.groups] == ["unmarked", "needs-date"]
    assert joint.row is None


def test_a_joined_meeting_without_today_says_no_distance() -> None:
    one, other = (child(label, VISITS, today=None, **HEARING) for label in "AB")
    joint = joint_of(VISITS, one, other, together=[BOTH])
    assert joint.about == "Chair arranges; Social worker."


def test_how_far_off_a_joined_meeting_is_is_told_from_the_day_of_the_child_who_has_it() -> None:
    later = child("A", VISITS, today="2026-09-14", **hearing("2026-12-10"))
    joint = joint_of(VISITS, later, child("B", VISITS, **HEARING), together=[BOTH])
    assert joint.about == "In 11 weeks. Chair arranges; Social worker."


def test_meetings_of_two_names_as_one_are_named_both_and_everybody_is_invited() -> None:
    built = family_guidance(
        {"visit": "by hearing"},
        {"talk": "by hearing"},
        visit=MET,
        talk={"arranged_by": "worker", "invite": (Invitee("chair"), Invitee("school"))},
    )
    joint = joint_of(
        built,
        child("A", built, **HEARING),
        child("B", built, pathways=["q"], **HEARING),
        together=[rows("A p/visit", "B q/talk")],
    )
    (row,) = joint.groups[0].rows
    assert (row.title, row.cells) == ("Visit and Talk", ("Pathway", "Other pathway"))
    assert row.who == "Chair or Social worker arranges; School"


def test_a_limit_that_two_children_have_alike_is_said_once() -> None:
    alike = child("B", MONTHLY, **hearing("2027-02-01", other="2026-09-01"))
    both = [rows("A p/monthly#2", "B p/monthly#2")]
    joint = joint_of(MONTHLY, FIRST, alike, together=both)
    (row,) = (row for group in joint.groups for row in group.rows if row.one)
    assert row.due == ("Pathway, children A and B: due by Sun 1 Nov 2026",)


def test_a_joined_meeting_without_a_last_day_has_no_limit_to_say() -> None:
    built = family_guidance({"visit": "from hearing"}, visit=MET)
    one, other = (child(label, built, **HEARING) for label in "AB")
    joint = joint_of(built, one, other, together=[BOTH])
    assert joint.groups[0].rows[0].due == ()


def test_of_rows_that_cannot_be_one_any_more_each_stands_alone_and_a_note_says_so() -> None:
    held = child("B", VISITS, **HEARING, held={"p/visit": "2026-09-01"})
    joint = joint_of(VISITS, child("A", VISITS, **HEARING), held, together=[BOTH])
    assert joint.notes == ("These can no longer be one meeting. Each stands on its own day again.",)
    assert lines(joint) == [
        "Later: 1",
        "  Mon 23 Nov 2026 Visit | Pathway | -",
        "Needs a date: 1",
        "  Needs review Talk | Pathway | Pathway",
        "Held or done: 1",
        "  Held Tue 1 Sep 2026 Visit | - | Pathway",
    ]


@pytest.mark.parametrize(
    ("agreed", "days"),
    [
        ({"B": "2026-11-19"}, ["Thu 19 Nov 2026"]),
        ({"A": "2026-11-24", "B": "2026-11-24"}, ["Tue 24 Nov 2026"]),
        # The guide has no later day for A, and nobody agreed one.
        ({"B": "2026-11-24"}, ["Mon 23 Nov 2026", "Tue 24 Nov 2026"]),
        ({"A": "2026-11-18", "B": "2026-11-19"}, ["Wed 18 Nov 2026", "Thu 19 Nov 2026"]),
    ],
)
def test_a_meeting_as_one_is_on_the_day_that_was_agreed_or_is_none(
    agreed: dict[str, str], days: list[str]
) -> None:
    members = [
        child(
            label,
            VISITS,
            **HEARING,
            agreed={"p/visit": agreed[label]} if label in agreed else {},
        )
        for label in "AB"
    ]
    joint = joint_of(VISITS, *members, together=[BOTH])
    visits = [row for group in joint.groups for row in group.rows if row.title == "Visit"]
    assert ["".join(part.text for part in row.when) for row in visits] == days
    assert joint.notes == (() if len(days) == 1 else (NOT_ONE,))


def test_a_day_that_was_agreed_is_not_offered_away() -> None:
    later = child("B", VISITS, **HEARING, agreed={"p/visit": "2026-11-24"})
    assert joint_of(VISITS, child("A", VISITS, **HEARING), later).offers == ()


def test_its_day_is_the_working_day_for_all_children_as_it_is_for_one() -> None:
    one, other = (child(label, VISITS, **hearing("2026-09-20")) for label in "AB")
    for joined in ((), (BOTH,)):
        joint = joint_of(VISITS, one, other, together=joined)
        (row,) = (row for group in joint.groups for row in group.rows if row.mark)
        # Sunday 6 September is the last day.
        assert row.mark == JointMark("Mark as held on Fri 4 Sep 2026", "2026-09-04")


def test_one_meeting_that_was_for_no_diary_was_planned_for_its_last_day() -> None:
    built = family_guidance({"visit": "by hearing"}, visit={**MET, "suggests_day": False})
    one, other = (child(label, built, **hearing("2026-09-06")) for label in "AB")
    joint = joint_of(built, one, other, together=[BOTH])
    (row,) = (row for group in joint.groups for row in group.rows if row.one)
    assert words(row.when) == "Was planned for Sun 6 Sep 2026"
    assert row.mark == JointMark("Mark as held on Sun 6 Sep 2026", "2026-09-06")


def test_a_row_whose_day_has_come_is_marked_for_all_its_children_and_one_ahead_is_not() -> None:
    due, ahead = (
        [child(label, VISITS, **hearing(day)) for label in "AB"]
        for day in ("2026-09-14", "2026-09-22")
    )
    (row,) = (row for group in joint_of(VISITS, *due).groups for row in group.rows if row.mark)
    assert (row.title, row.of) == ("Visit", tuple(BOTH))
    assert row.mark == JointMark("Mark as held on Mon 31 Aug 2026", "2026-08-31")
    assert [row.mark for group in joint_of(VISITS, *ahead).groups for row in group.rows] == [
        None,
        None,
    ]


def test_a_step_that_is_gone_or_named_twice_is_no_second_meeting() -> None:
    one, other = (child(label, VISITS, **HEARING) for label in "AB")
    for told in (rows("A p/visit", "B p/gone"), rows("A p/visit", "A p/visit"), []):
        joint = joint_of(VISITS, one, other, together=[told])
        assert (ones(joint), joint.notes) == ([], (NOT_ONE,))


def test_each_that_is_not_one_any_more_is_noted_and_the_rest_stay() -> None:
    dates = {"hearing": "2026-12-07", "review": "2026-10-08"}
    one, other = (child(label, VISITS, dates=dates) for label in "AB")
    gone = rows("A p/talk", "C p/talk")
    joint = joint_of(VISITS, one, other, together=[gone, BOTH])
    assert (len(ones(joint)), joint.notes) == (1, (NOT_ONE,))
    assert said(joint.offers) == ["Talk for children A and B, on Thu 8 Oct 2026"]


def test_what_is_left_can_be_one_without_those_that_are_one_already() -> None:
    four = [child(label, VISITS, **HEARING) for label in "ABCD"]
    joint = joint_of(VISITS, *four, together=[BOTH])
    assert said(joint.offers) == ["Visit for children C and D, on Mon 23 Nov 2026"]
    assert lines(joint)[:3] == [
        "Later: 2",
        "  Mon 23 Nov 2026 Visit | Pathway | Pathway | - | -",
        "  Mon 23 Nov 2026 Visit | - | - | Pathway | Pathway",
    ]


FIRST = child("A", MONTHLY, **hearing("2027-02-01", other="2026-09-01"))
SECOND = child("B", MONTHLY, **hearing("2027-02-01", other="2026-09-04"))


def monthly(*numbers: int) -> list[str]:
    """Return the lines where the meetings of these numbers are one for both children."""
    both = [rows(f"A p/monthly#{number}", f"B p/monthly#{number}") for number in numbers]
    return lines(joint_of(MONTHLY, FIRST, SECOND, together=both))


def test_a_series_is_one_row_that_says_the_days_that_follow() -> None:
    alike = child("B", MONTHLY, **hearing("2027-02-01", other="2026-09-01"))
    joint = joint_of(MONTHLY, FIRST, alike)
    assert lines(joint) == [
        "In the next 4 weeks: 1",
        "  Thu 1 Oct 2026 Monthly, then Fri 30 Oct, Tue 1 Dec, Thu 31 Dec | Pathway | Pathway",
    ]
    assert joint.groups[0].rows[0].of == tuple(rows("A p/monthly#1", "B p/monthly#1"))


def test_a_series_goes_on_after_its_first_meeting_became_one_with_another() -> None:
    assert monthly(1) == [
        "In the next 4 weeks: 1",
        "  Thu 1 Oct 2026 (Pathway, child B: due by Sun 4 Oct 2026) Monthly 1 | Pathway | Pathway",
        "Later: 2",
        "  Fri 30 Oct 2026 (due by Sun 1 Nov) Monthly, then Tue 1 Dec, Thu 31 Dec | Pathway | -",
        "  Wed 4 Nov 2026 Monthly, then Fri 4 Dec, Mon 4 Jan 2027 | - | Pathway",
    ]


def test_a_series_does_not_tell_again_of_a_meeting_that_became_one() -> None:
    assert monthly(2) == [
        "In the next 4 weeks: 2",
        "  Thu 1 Oct 2026 Monthly, then Tue 1 Dec, Thu 31 Dec | Pathway | -",
        "  Fri 2 Oct 2026 (due by Sun 4 Oct) Monthly, then Fri 4 Dec, Mon 4 Jan 2027 | - | Pathway",
        "Later: 1",
        (
            "  Fri 30 Oct 2026 "
            "(Pathway, child A: due by Sun 1 Nov 2026; Pathway, child B: due by Wed 4 Nov 2026)"
            " Monthly 2 | Pathway | Pathway"
        ),
    ]


def test_the_last_of_a_series_that_is_left_has_its_number() -> None:
    assert monthly(1, 2, 3)[-2:] == [
        "  Thu 31 Dec 2026 (due by Fri 1 Jan 2027, New Year) Monthly 4 | Pathway | -",
        "  Mon 4 Jan 2027 Monthly 4 | - | Pathway",
    ]


def test_a_series_that_is_one_throughout_has_no_row_of_its_own() -> None:
    assert [line for line in monthly(1, 2, 3, 4) if "Pathway | -" in line] == []
    assert len(monthly(1, 2, 3, 4)) == 2 + 4


def test_a_series_that_was_missed_is_counted_in_one_row() -> None:
    given = hearing("2027-02-01", other="2026-06-01")
    joint = joint_of(MONTHLY, child("A", MONTHLY, **given), child("B", MONTHLY, **given))
    assert lines(joint)[-2:] == [
        "Was due, not marked: 1",
        "  Was due Wed 1 Jul 2026 3 monthlys | Pathway | Pathway",
    ]


def test_rows_are_one_meeting_by_their_numbers() -> None:
    numbered = [("A", {"p/visit": 1, "p/talk": 2}), ("B", {"p/talk": 2, "p/visit": 1})]
    assert together(numbered) == [
        rows("A p/visit", "B p/visit"),
        rows("A p/talk", "B p/talk"),
    ]


def test_a_joint_timetable_as_text_reads_for_each_child() -> None:
    other = child("B", VISITS, **hearing("2026-12-10"), held={"q/talk": "2026-09-01"})
    held = child("C", VISITS, **HEARING, held={"p/visit": "2026-09-01"})
    joint = joint_of(
        VISITS, child("A", VISITS, **HEARING), other, held, together=[rows("A p/talk", "B p/talk")]
    )
    rule = "-" * 79
    assert joint_as_text(joint).splitlines() == [
        "Timetable: Child A; Child B; Child C",
        "",
        "Next: For child A: hold the visit by Monday 23 November 2026.",
        "In 11 weeks. The chair arranges it. Invite the social worker.",
        "Child A: 1 needs a date: the talk.",
        "Child B: 1 needs a date: the talk.",
        "Child C: 1 needs a date: the talk.",
        "Can be one meeting: Visit for children A and B, on Mon 23 Nov 2026.",
        NOT_ONE,
        "",
        "Later: 2",
        rule,
        "Mon 23 Nov 2026",
        "    Visit",
        "    Child A: Pathway",
        "    Child B: not for child B",
        "    Child C: not for child C",
        "    Who: Chair arranges; Social worker",
        "Thu 26 Nov 2026",
        "    Visit",
        "    Child A: not for child A",
        "    Child B: Pathway",
        "    Child C: not for child C",
        "    Who: Chair arranges; Social worker",
        "",
        "Needs a date: 1",
        rule,
        "Needs review",
        "    Talk",
        "    Child A: Pathway",
        "    Child B: Pathway",
        "    Child C: Pathway",
        "    Who: Chair arranges; Social worker",
        "",
        "Held or done: 1",
        rule,
        "Held Tue 1 Sep 2026",
        "    Visit",
        "    Child A: not for child A",
        "    Child B: not for child B",
        "    Child C: Pathway",
        "    Who: Chair arranges; Social worker",
    ]


def test_text_says_what_is_one_meeting_and_what_follows_in_a_series() -> None:
    both = [rows("A p/monthly#1", "B p/monthly#1")]
    text = joint_as_text(joint_of(MONTHLY, FIRST, SECOND, together=both))
    assert (
        "Thu 1 Oct 2026 (Pathway, child B: due by Sun 4 Oct 2026)\n"
        "    Monthly 1\n"
        "    One meeting for 2 that the guide asks for.\n"
    ) in text
    assert "    Monthly\n    then Tue 1 Dec, Thu 31 Dec\n    Child A: Pathway\n" in text
    assert "Can be one meeting: Monthly 2 for children A and B, on Fri 30 Oct 2026." in text


def test_text_without_anything_next_says_that_alone() -> None:
    text = joint_as_text(joint_of(VISITS, child("A", VISITS), child("B", VISITS, pathways=[])))
    assert text.splitlines()[2:4] == [
        "Type one date to see the first result.",
        "Child B: No pathway is chosen: choose one first.",
    ]


def test_what_the_guide_says_of_a_step_besides_is_said_once_and_of_whom() -> None:
    guard = AnswerIs("complex", "yes", if_known=True)
    note = NoteRule("offer-one", guard, ("p/visit",), "Offer one first visit.")
    noted = replace(VISITS, notes=(note,))
    complex_one = {"answers": {"complex": "yes"}, **HEARING}
    plain_one = child("B", noted, **HEARING)

    def remarks(joint: Joint) -> list[tuple[str, ...]]:
        return [row.remarks for group in joint.groups for row in group.rows]

    both = joint_of(noted, child("A", noted, **complex_one), child("B", noted, **complex_one))
    assert remarks(both) == [("Offer one first visit.",), ()]
    of_one = joint_of(noted, child("A", noted, **complex_one), plain_one)
    assert remarks(of_one) == [("Child A: Offer one first visit.",), ()]
    held = joint_of(noted, child("A", noted, **complex_one), plain_one, together=[BOTH])
    assert remarks(held) == [("Child A: Offer one first visit.",), ()]
    assert "    Child A: Offer one first visit." in joint_as_text(held).splitlines()
