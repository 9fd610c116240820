"""A case of an earlier edition: what the other one would do to it, in words, and both ways on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from decision_tool.core.editions.compared import Side, compared
from decision_tool.core.editions.for_case import child_changes
from decision_tool.core.editions.stay_or_move import (
    BothEditions,
    ChildAsked,
    StayOrMove,
    stay_or_move,
)
from decision_tool.core.editions.telling import told_changes
from decision_tool.core.editions.told_change import told_change
from decision_tool.core.guidance.listed_edition import ListedEdition
from decision_tool.core.guidance.model import Guidance, Invitee, Line, Role
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.records.fills import Known
from decision_tool.core.records.records import records_of
from decision_tool.core.timetable.timetable import timetable
from tests.core.guidance_builder import guidance, plan_of
from tests.core.records_builder import recorded

ROLES = (Role("carer", "Carer", "Carers"), Role("nurse", "Nurse", "Nurses"))
DATES = {"hearing": "2026-10-08", "review": "2026-11-12"}
LISTED = ListedEdition("1.1", date(2027, 4, 1), "bbbbbbbbbbbb")


def old(steps: dict[str, str], **more: Any) -> Guidance:
    """Return edition 1.0, which was in force until Wednesday 31 March 2027."""
    dated = {"in_force_from": "2026-03-02", "in_force_until": "2027-03-31"}
    built = guidance(steps, **more)
    return replace(built, edition="1.0", roles=ROLES, **dated)  # type: ignore[arg-type]


def new(steps: dict[str, str], **more: Any) -> Guidance:
    return replace(guidance(steps, **more), edition="1.1", roles=ROLES)


def given(by: Guidance, **more: Any) -> Any:
    asked = {"pathways": ["p"], "today": "2026-09-07", "dates": DATES, **more}
    return load_given(asked, by)


def child(
    before: Guidance,
    after: Guidance,
    then: Mapping[str, Any] | None = None,
    now: Mapping[str, Any] | None = None,
    **more: Any,
) -> ChildAsked:
    """Return a child who was given *then*, and has *now* under the other edition."""
    not_held = more.pop("not_held", frozenset())
    plans = (
        (before, make_plan(before, given(before, **(then or {})))),
        (after, make_plan(after, given(after, **(now if now is not None else then or {})))),
    )
    changes = told_changes(compared(Side(before), Side(after)))
    return ChildAsked(more.pop("label", ""), child_changes(*plans, changes, not_held), **more)


def both(before: Guidance, after: Guidance) -> BothEditions:
    return BothEditions(before, after, LISTED, told_changes(compared(Side(before), Side(after))))


def choice(before: Guidance, after: Guidance, *children: ChildAsked, **more: Any) -> StayOrMove:
    return stay_or_move(both(before, after), children or (child(before, after, **more),))


def lines(found: StayOrMove) -> list[str]:
    return [
        f"{one.title}: {one.was and one.was.day} -> {one.now and one.now.day}. "
        f"{'; '.join(one.changes)}"
        for one in found.rows
    ]


OLD = old({"visit": "2 weeks before hearing", "talk": "by review"})
NEW = new({"visit": "3 weeks before hearing", "talk": "by review"})


def test_a_meeting_that_moves_is_told_with_both_days() -> None:
    found = choice(OLD, NEW)
    assert (found.old, found.new) == ("1.0", "1.1")
    assert found.instead == "Edition 1.1 makes it Thursday 17 September 2026."
    assert found.heading == "The guidance changed after this case was begun"
    assert found.summary == (
        "Edition 1.1 is in force from Thursday 1 April 2027. "
        "For this case: 1 meeting moves, nothing becomes impossible."
    )
    assert lines(found) == ["Visit: Thu 24 Sep 2026 -> Thu 17 Sep 2026. 7 days earlier"]
    (row,) = found.rows
    assert (row.whose, row.said) == (
        "Pathway",
        ("The visit moves from 2 to 3 weeks before the hearing.",),
    )
    assert found.folded == "1 step is the same"
    assert found.after == "This case now follows edition 1.1. 1 meeting moved."
    assert found.unsure == (
        "Ask your practice lead if you are unsure. "
        "Until you choose, a case goes by edition 1.0, which it was made under."
    )


@pytest.mark.parametrize(
    ("now", "due", "by"),
    [
        ("10 weeks before review", "by Thursday 3 September 2026", "2 weeks earlier"),
        ("at hearing", "on Friday 4 September 2026", "13 days earlier"),
    ],
)
def test_a_meeting_whose_new_day_has_passed_says_so(now: str, due: str, by: str) -> None:
    before = old({"visit": "8 weeks before review"})
    after = new({"visit": now})
    found = choice(before, after, then={"dates": {**DATES, "hearing": "2026-09-04"}})
    assert found.summary.endswith(
        "For this case: 1 meeting moves, 1 is newly past its day, nothing becomes impossible."
    )
    assert found.rows[0].changes == (by.capitalize(), "That day has passed")
    assert found.instead == f"Edition 1.1 makes it due {due}, which has passed."
    assert found.move.said[0] == f"The visit was due {due}: that day has passed."


def test_a_meeting_that_was_late_already_is_not_newly_past() -> None:
    found = choice(OLD, NEW, then={"dates": {**DATES, "hearing": "2026-09-14"}})
    assert lines(found) == [
        "Visit: Was due Mon 31 Aug 2026 -> Was due Mon 24 Aug 2026. 7 days earlier"
    ]
    assert found.summary.endswith("For this case: 1 meeting moves, nothing becomes impossible.")


def test_both_ways_say_what_they_do() -> None:
    found = choice(OLD, NEW)
    assert found.question == "Which edition should this case follow?"
    assert (found.move.heading, found.move.button) == ("Move to edition 1.1", "Move to 1.1")
    assert found.move.said == (
        "The visit comes to Thursday 17 September 2026.",
        "Paper, records and calendar say “edition 1.1”.",
        "What you marked and wrote stays as it is.",
    )
    assert (found.stay.heading, found.stay.button) == ("Stay with edition 1.0", "Stay with 1.0")
    assert found.stay.said == (
        "The visit stays due by Thursday 24 September 2026.",
        "Paper, records and calendar say “edition 1.0, in force until Wednesday 31 March 2027”.",
        "You can move later from the edition shown beside the title.",
    )


def test_an_edition_that_is_not_published_is_said_to_be_none() -> None:
    found = stay_or_move(BothEditions(OLD, NEW, None), [child(OLD, NEW)])
    assert found.summary.startswith(
        "Edition 1.1 is what this site goes by. It is not published yet. For this case: "
    )


def test_where_nothing_changes_that_is_said() -> None:
    found = choice(OLD, new({"visit": "2 weeks before hearing", "talk": "by review"}))
    assert found.summary.endswith(
        "For this case nothing changes: every date is the same, and so is who is invited."
    )
    assert (found.instead, found.rows, found.folded) == ("", (), "2 steps are the same")
    assert found.move.said[0] == "Every date stays where it is."
    assert found.after == "This case now follows edition 1.1. No date moved."


def test_a_rule_that_changed_for_a_meeting_without_a_date_is_told() -> None:
    found = choice(OLD, NEW, then={"dates": {"review": "2026-11-12"}})
    assert found.summary.endswith(
        "For this case no date changes yet. The rule changed for 1 meeting that has no date yet."
    )
    assert lines(found) == [
        "Visit: 2 weeks before the hearing -> 3 weeks before the hearing. Waits for the hearing"
    ]
    (row,) = found.rows
    assert (row.whose, row.said) == (
        "Pathway",
        ("The visit moves from 2 to 3 weeks before the hearing.",),
    )
    assert (found.folded, found.wording) == ("1 step is the same", ())
    assert found.move.said[0] == "Every date stays where it is."
    assert found.after == "This case now follows edition 1.1. No date moved."


def test_a_rule_of_what_has_no_date_follows_what_moves() -> None:
    steps = {"visit": "2 weeks before hearing", "talk": "by review", "look": "by review"}
    moved = {"visit": "3 weeks before hearing", "talk": "1 week before review",
             "look": "2 weeks before review"}  # fmt: skip
    task = {"kind": "task"}
    found = choice(
        old(steps, look=task), new(moved, look=task), then={"dates": {"hearing": "2026-10-08"}}
    )
    assert found.summary.endswith(
        "For this case: 1 meeting moves, nothing becomes impossible. "
        "The rule changed for 2 steps that have no date yet."
    )


def test_a_step_that_waits_and_has_only_other_people_is_no_other_rule() -> None:
    steps = {"visit": "2 weeks before hearing"}
    found = choice(
        old(steps), new(steps, visit={"invite": (Invitee("nurse", None),)}), then={"dates": {}}
    )
    assert found.rows == ()


def test_words_alone_are_folded_and_counted() -> None:
    noted = {"notes": (Line("Bring the plan."),)}
    said = {"notes": (Line("Bring the plan"),)}
    steps = {"visit": "2 weeks before hearing"}
    found = choice(old(steps, visit=noted), new(steps, visit=said))
    assert found.rows == ()
    assert found.folded == "1 step is the same, 1 change is of wording only"
    assert len(found.wording) == 1


def test_a_rule_that_touches_no_step_of_the_case_is_folded_too() -> None:
    steps = {"visit": "2 weeks before hearing", "talk": "when needed"}
    before = old(steps)
    after = replace(new({**steps, "talk": "by other"}), questions=before.questions[:-1])
    found = choice(before, after)
    assert found.rows == ()
    assert found.folded == "1 step is the same, 2 other changes of the guidance"
    assert found.wording == (
        "Pathway: the talk is now due by the other; before, when needed.",
        "The question “How many months?” is no longer there.",
    )


def test_who_is_invited_is_told_where_the_day_stays() -> None:
    steps = {"visit": "2 weeks before hearing", "talk": "by review"}
    nurse, carer = ((Invitee(name, None),) for name in ("nurse", "carer"))
    before = old(steps, visit={"invite": carer}, talk={"invite": carer})
    after = new(steps, visit={"invite": (*carer, *nurse)}, talk={"invite": nurse})
    found = choice(before, after)
    assert lines(found) == [
        "Visit: Thu 24 Sep 2026 -> Thu 24 Sep 2026. 1 more invited",
        "Talk: Thu 12 Nov 2026 -> Thu 12 Nov 2026. 1 more invited; 1 no longer invited",
    ]
    assert "2 invitations are added, 1 invitation is taken back" in found.summary
    assert found.instead == ""


def test_steps_that_come_and_go_are_counted() -> None:
    found = choice(OLD, new({"look": "4 weeks before hearing", "talk": "by review"}))
    assert "1 meeting is added, 1 meeting is no longer needed" in found.summary
    assert found.instead == "Edition 1.1 does not ask for it."
    assert found.after.endswith("1 added, 1 meeting no longer needed.") is False
    assert found.after == (
        "This case now follows edition 1.1. 1 meeting added, 1 meeting no longer needed."
    )
    assert found.move.said[0] == (
        "For this case: 1 meeting is added, 1 meeting is no longer needed, "
        "nothing becomes impossible."
    )


@pytest.mark.parametrize(
    ("now", "change", "instead"),
    [
        ({"look": "by review"}, "No longer needed", "Edition 1.1 does not ask for it."),
        (
            {"visit": "2 weeks before other"},
            "Needs a date or an answer",
            "By edition 1.1 it needs a date or an answer.",
        ),
        (
            {"visit": "after review and before hearing"},
            "Cannot be met",
            "By edition 1.1 it cannot be met.",
        ),
    ],
)
def test_what_is_next_and_has_no_day_there_is_told_as_its_row_tells_it(
    now: dict[str, str], change: str, instead: str
) -> None:
    found = choice(old({"visit": "2 weeks before hearing"}), new(now))
    assert f"Visit: Thu 24 Sep 2026 -> None. {change}" in lines(found)
    assert found.instead == instead


def test_a_step_that_comes_first_is_told() -> None:
    steps = {"visit": "2 weeks before hearing"}
    found = choice(old(steps), new({**steps, "look": "3 weeks before hearing"}))
    assert found.instead == (
        "Edition 1.1 asks for another step first: Hold the look by Thursday 17 September 2026."
    )


def test_where_nothing_is_next_nothing_is_said_of_it() -> None:
    found = choice(old({"visit": "when needed"}), new({"visit": "when needed"}))
    assert (found.instead, found.folded) == ("", "")
    assert found.stay.said[0] == "Every date stays where it is."


def test_what_cannot_be_met_any_more_is_counted() -> None:
    before = old({"visit": "after review and before other", "talk": "by review"})
    after = new({"visit": "after other and before review", "talk": "by review"})
    dates = {"dates": {"review": "2026-11-12", "other": "2026-12-14"}}
    found = choice(before, after, then=dates)
    assert found.summary.endswith("For this case: 1 step becomes impossible.")
    assert found.after.endswith(" 1 meeting cannot be met.")
    two = [child(before, after, dates, label=label) for label in "AB"]
    assert choice(before, after, *two).summary.endswith("2 steps become impossible.")


@pytest.mark.parametrize(
    ("now", "one", "several", "moved"),
    [
        ("3 weeks before hearing", "moves", "move", "moved"),
        (
            "from 3 weeks before hearing and by 2 weeks before hearing",
            "may be held on other days",
            "may be held on other days",
            "with other days allowed",
        ),
        (
            "by other",
            "waits for a date or an answer",
            "wait for a date or an answer",
            "waiting for a date or an answer",
        ),
    ],
)
def test_how_meetings_change_is_counted_for_one_and_for_several(
    now: str, one: str, several: str, moved: str
) -> None:
    before, after = old({"visit": "2 weeks before hearing"}), new({"visit": now})
    two = [child(before, after, label=label) for label in "AB"]
    found = choice(before, after), choice(before, after, *two)
    for number, verb, each in ((1, one, found[0]), (2, several, found[1])):
        what = "1 meeting" if number == 1 else "2 meetings"
        assert each.summary.endswith(f"For this case: {what} {verb}, nothing becomes impossible.")
        assert each.after == f"This case now follows edition 1.1. {what} {moved}."


def test_meetings_that_come_go_or_are_marked_are_counted_for_several() -> None:
    after = new({"look": "4 weeks before hearing", "talk": "by review"})
    found = choice(OLD, after, *(child(OLD, after, label=label) for label in "AB"))
    assert found.summary.endswith(
        "2 meetings are added, 2 meetings are no longer needed, nothing becomes impossible."
    )
    held = {"held": {"p/visit": "2026-09-01"}}
    one = child(OLD, OLD, {}, held)
    assert choice(OLD, OLD, one).summary.endswith("1 meeting is marked otherwise, nothing"
                                                  " becomes impossible.")  # fmt: skip
    assert choice(OLD, OLD, one).after.endswith(" 1 meeting marked otherwise.")
    assert "2 meetings are marked otherwise" in choice(OLD, OLD, one, one).summary


def test_entries_in_a_calendar_are_counted() -> None:
    one = child(OLD, NEW, told=frozenset({"p/visit", "p/talk"}))
    assert choice(OLD, NEW, one).move.said[1] == (
        "1 entry in a calendar changes: add all to the calendar again to put them right."
    )
    assert choice(OLD, NEW, one, one).move.said[1].startswith("2 entries in a calendar change: ")


def test_what_does_not_go_along_is_told() -> None:
    gone, called = "It has no question called 'x'.", "The step 'x' is called 'y' now."
    one = child(OLD, NEW, left_out=(gone,), renamed=(called,))
    assert choice(OLD, NEW, one).move.said[-2:] == (
        called,
        "What edition 1.1 does not know is left out:",
    )
    assert choice(OLD, NEW, one).move.left_out == (gone,)
    several = [replace(one, label="A"), child(OLD, NEW, label="B")]
    assert choice(OLD, NEW, *several).move.left_out == (f"Child A: {gone}",)
    named = [replace(one, label="Sam"), child(OLD, NEW, label="B")]
    assert choice(OLD, NEW, *named).move.left_out == (f"Sam: {gone}",)


def test_brothers_and_sisters_move_together() -> None:
    later = {"dates": {**DATES, "hearing": "2026-10-22"}}
    found = choice(OLD, NEW, child(OLD, NEW, label="A"), child(OLD, NEW, later, label="B"))
    assert [one.whose for one in found.rows] == ["Pathway, Child A", "Pathway, Child B"]
    (row,) = choice(OLD, NEW, child(OLD, NEW, label="Sam")).rows
    assert row.whose == "Pathway, Sam"
    assert found.after == "This case now follows edition 1.1. 2 meetings moved."


RENAMED = new({"look": "3 weeks before hearing", "talk": "by review"}, look={"was": ("p/visit",)})


def test_a_step_that_was_renamed_is_one_step() -> None:
    held = {"held": {"p/talk": "2026-09-01"}}
    found = choice(OLD, RENAMED, then=held)
    assert lines(found) == ["Look: Thu 24 Sep 2026 -> Thu 17 Sep 2026. 7 days earlier"]
    assert found.instead == "Edition 1.1 makes it Thursday 17 September 2026."


def test_where_every_step_was_renamed_each_is_one_step() -> None:
    before = old({"visit": "2 weeks before hearing"})
    after = new({"look": "3 weeks before hearing"}, look={"was": ("p/visit",)})
    assert lines(choice(before, after)) == [
        "Look: Thu 24 Sep 2026 -> Thu 17 Sep 2026. 7 days earlier"
    ]


def test_a_day_marked_under_the_old_id_is_one_day() -> None:
    found = choice(
        OLD,
        RENAMED,
        then={"held": {"p/visit": "2026-09-01"}, "today": "2026-09-07"},
        now={"held": {"p/look": "2026-09-01"}, "today": "2026-09-07"},
    )
    assert [one.title for one in found.rows] == ["Look"]  # its rule is another
    assert found.after.endswith("No date moved.")


def test_a_day_that_passed_between_the_two_is_no_change_of_the_guidance() -> None:
    found = choice(OLD, new({"visit": "2 weeks before hearing", "talk": "by review"}),
                   now={"today": "2026-09-25"})  # fmt: skip
    assert (lines(found), found.folded) == ([], "2 steps are the same")


def test_a_key_date_that_was_renamed_is_one_date() -> None:
    key_dates = tuple(
        replace(one, id="meeting", was=("review",)) if one.id == "review" else one
        for one in NEW.key_dates
    )
    after = replace(new({"visit": "3 weeks before hearing"}), key_dates=key_dates)
    before = old({"visit": "2 weeks before hearing"})
    now = {"dates": {"hearing": "2026-10-08", "meeting": "2026-11-12"}}
    found = choice(before, after, then={}, now=now)
    assert lines(found) == ["Visit: Thu 24 Sep 2026 -> Thu 17 Sep 2026. 7 days earlier"]


def test_a_pathway_that_is_gone_has_the_title_it_had() -> None:
    before = old({"visit": "2 weeks before hearing"})
    other = replace(before.pathways[0], id="q", title="Other", steps=())
    after = replace(new({}), pathways=(other,))
    found = choice(before, after, now={"pathways": ["q"]})
    assert [(one.whose, one.changes) for one in found.rows] == [("Pathway", ("No longer needed",))]


def test_what_leads_to_a_pathway_is_no_change_of_a_case() -> None:
    after = replace(NEW, collections=())
    told = told_changes(compared(Side(OLD), Side(after)))
    assert [one.step for one in told] == ["p/visit"]
    assert [told_change(one.as_json()) for one in told] == list(told)


def test_what_is_made_under_an_edition_says_so() -> None:
    shown = timetable(OLD, make_plan(OLD, given(OLD)))
    assert shown.answer.heading == "Next, under edition 1.0"
    assert "Worked out under guidance edition 1.0, in force until Wednesday 31 March 2027." in (
        shown.dates_used
    )
    assert timetable(NEW, make_plan(NEW, given(NEW))).answer.heading == "Next"


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (
            {"hearing": "2026-10-08"},
            "Hearing Thu 8 Oct 2026; guidance edition 1.0, in force until Wednesday 31 March 2027",
        ),
        ({}, None),
    ],
)
def test_a_record_says_the_edition_with_what_is_counted_from(
    dates: dict[str, str], words: str | None
) -> None:
    built = recorded({"visit": "2 weeks before hearing"}, visit={"records": ("minutes",)})
    dated = {"in_force_from": "2026-03-02", "in_force_until": "2027-03-31"}
    by = replace(built, edition="1.0", **dated)  # type: ignore[arg-type]
    (record,) = records_of(by, Known(plan_of(by, dates=dates))).records
    assert record.fills.get("from") == words
