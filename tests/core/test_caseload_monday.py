"""The Monday sheet: this week and the next three, what was not held named, faults last."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from decision_tool.core.caseload.folder import TeamFile, as_text
from decision_tool.core.caseload.monday import (
    MondaySheet,
    monday_sheet,
)
from decision_tool.core.caseload.orders import Order
from decision_tool.core.caseload.plan import plan_caseload
from decision_tool.core.guidance.model import Invitee, Role
from decision_tool.exports.monday_text import monday_as_text
from tests.core.caseload_builder import TODAY, team
from tests.core.guidance_builder import guidance

MOST_FAULTS = 12
MOST_WITH_WHO = 17

HEAD = "ref,worker,plan,hearing,review,complex,held p/visit\n"


def sheet(
    rows: str, by: Order | None = None, arranger: str = "", today: date = TODAY
) -> MondaySheet:
    return monday_sheet(plan_caseload(HEAD + rows, team(), today), team(), by, arranger)


def days(seen: MondaySheet) -> list[str]:
    return [f"{row.day} {row.child} {row.title}" for part in seen.parts for row in part.rows]


def test_it_holds_this_week_and_the_next_three() -> None:
    seen = sheet("a,W,p,25/9/2026,,,\nb,W,p,18/10/2026,,,\nc,W,p,19/10/2026,,,\n")
    assert (seen.title, seen.about) == (
        "Monday sheet: 7 September 2026",
        "3 children, 1 worker. Mon 7 Sep to Sun 4 Oct 2026",
    )
    assert days(seen) == ["Fri 11 Sep a Visit", "Fri 2 Oct b Visit"]
    assert [row.is_this_week for row in seen.parts[0].rows] == [True, False]
    assert seen.parts[0].rows[1].due == "By Sun 4 Oct 2026"
    assert seen.foot == "Worked out on Mon 7 Sep 2026 from guidance edition 1."


def test_in_the_middle_of_a_week_it_is_still_that_weeks_sheet() -> None:
    seen = sheet("a,W,p,25/9/2026,,,\n", today=date(2026, 9, 9))
    assert seen.title == "Monday sheet: 7 September 2026"
    assert days(seen) == ["Fri 11 Sep a Visit"]


def test_what_was_not_held_is_named_and_stands_first() -> None:
    seen = sheet("a,W,p,18/9/2026,,,not held\nb,W,p,25/9/2026,,,\n")
    assert seen.headline == (
        "1 meeting this week, for b. 1 was not held, a (was due Fri 4 Sep 2026): hold it today."
    )
    assert days(seen) == ["Mon 7 Sep a Visit", "Fri 11 Sep b Visit"]
    row = seen.parts[0].rows[0]
    assert (row.due, row.late) == ("Was due Fri 4 Sep 2026", "Not held: hold it now")


def test_what_was_not_read_is_told_once_and_last() -> None:
    seen = sheet("a,W,p,25/9/2026,soon,,\n")
    assert seen.faults == ("line 2, a: the review",)
    assert not any("not understood" in line for line in seen.lines)


def test_of_several_not_held_the_first_are_named() -> None:
    rows = "".join(f"c{number},W,p,18/9/2026,,,no\n" for number in range(6))
    assert sheet(rows).headline == (
        "6 were not held, c0 (was due Fri 4 Sep 2026), c1 (was due Fri 4 Sep 2026), "
        "c2 (was due Fri 4 Sep 2026), c3 (was due Fri 4 Sep 2026) and 2 more: hold them first. "
        "Nothing else this week."
    )


def test_a_task_is_done_rather_than_held() -> None:
    text = "ref,plan,review,held p/paper\na,p,4/9/2026,not yet\n"
    seen = monday_sheet(plan_caseload(text, team(), TODAY), team())
    assert seen.headline.startswith("1 was not done, a (was due Fri 4 Sep 2026): do it today.")
    assert seen.parts[0].rows[0].late == "Not done: do it now"


def parts(seen: MondaySheet) -> list[tuple[str, list[str]]]:
    return [(one.heading, [f"{row.day} {row.child}" for row in one.rows]) for one in seen.parts]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (
            "worker",
            [
                ("Was due, not marked. V: 1 meeting", ["Was due Mon 7 Sep 2026 b"]),
                (
                    "Was due, not marked. W: 2 meetings",
                    ["Was due Fri 4 Sep 2026 c", "Was due Sat 5 Sep 2026 a"],
                ),
                ("W: 1 meeting, 1 this week", ["Fri 11 Sep d"]),
            ],
        ),
        (
            "child",
            [
                ("Was due, not marked: 3", ["Was due Sat 5 Sep 2026 a"]),
                ("", ["Was due Mon 7 Sep 2026 b"]),
                ("", ["Was due Fri 4 Sep 2026 c"]),
                ("This week and the next three: 1 meeting", ["Fri 11 Sep d"]),
            ],
        ),
        (
            "day",
            [
                ("Was due, not marked: 3", ["Was due Fri 4 Sep 2026 c"]),
                ("", ["Was due Sat 5 Sep 2026 a"]),
                ("", ["Was due Mon 7 Sep 2026 b"]),
                ("This week, from Mon 7 Sep 2026: 1", ["Fri 11 Sep d"]),
            ],
        ),
    ],
)
def test_what_was_due_and_is_not_marked_stands_first_under_a_heading_that_blames_nobody(
    by: Order, expected: list[tuple[str, list[str]]]
) -> None:
    rows = "a,W,p,19/9/2026,,,\nb,V,p,21/9/2026,,,\nc,W,p,18/9/2026,,,\nd,W,p,25/9/2026,,,\n"
    seen = sheet(rows, by, today=date(2026, 9, 8))
    assert seen.lines[0] == "3 were due before today and are not marked, for 3 children."
    assert parts(seen) == expected
    row = seen.parts[0].rows[0]
    assert (row.due, row.late, row.is_this_week, row.note, row.edition) == ("", "", False, "", "")


def test_by_child_the_rows_below_what_was_due_have_one_heading() -> None:
    rows = "a,W,p,18/9/2026,,,\nb,W,p,25/9/2026,,,\nc,W,p,25/9/2026,,,\n"
    assert [one.heading for one in sheet(rows, "child").parts] == [
        "Was due, not marked: 1",
        "This week and the next three: 2 meetings",
        "",
    ]


def test_all_that_was_due_is_listed_however_many() -> None:
    rows = "".join(f"c{number},,p,18/9/2026,,,\n" for number in range(60))
    seen = sheet(rows)
    assert seen.parts[0].heading == "Was due, not marked: 60"
    assert [len(one.rows) for one in seen.parts] == [1] * 60


def test_a_series_that_nobody_marked_is_one_row_with_all_its_days() -> None:
    seen = sheet("a,W,p,1/6/2026,30/9/2026,,18/5/2026\n")
    row = seen.parts[0].rows[0]
    assert (row.day, row.title) == ("Was due Thu 18 Jun 2026", "Monthly 1")
    said = (
        "3 monthlys were not marked as held (Thu 18 Jun 2026, Sat 18 Jul 2026, "
        "Tue 18 Aug 2026). Hold one now."
    )
    assert row.note == said
    assert len(seen.parts[0].rows) == 1
    text = " ".join(monday_as_text(seen).split())
    assert f"Held on ____________ a: Monthly 1, Moving home {said} Not stated" in text


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("worker", ["W 2: 2 meetings, 1 this week", "W 10: 1 meeting, 0 this week"]),
        ("child", ["", "", ""]),
        ("day", ["This week, from Mon 7 Sep 2026: 1", "Week of Mon 14 Sep 2026: 2"]),
    ],
)
def test_its_rows_stand_by_worker_by_child_or_by_day(by: Order, headings: list[str]) -> None:
    rows = "a,W 10,p,28/9/2026,,,\nb,W 2,p,29/9/2026,,,\nc,W 2,p,25/9/2026,,,\n"
    assert [part.heading for part in sheet(rows, by).parts] == headings


def test_it_is_by_worker_where_workers_are_named() -> None:
    assert sheet("a,W,p,25/9/2026,,,\n").by == "worker"
    assert sheet("a,,p,25/9/2026,,,\n").by == "day"
    assert sheet("a,,p,25/9/2026,,,\n").about.startswith("1 child. ")


@pytest.mark.parametrize(
    ("count", "workers", "has_who"),
    [
        (MOST_WITH_WHO, 4, True),
        (MOST_WITH_WHO + 1, 4, False),
        (MOST_WITH_WHO, 6, False),
        (MOST_WITH_WHO - 2, 8, True),
    ],
)
def test_who_comes_stands_there_while_it_fits(count: int, workers: int, has_who: bool) -> None:
    rows = "".join(f"c{one},W {one % workers},p,25/9/2026,,,\n" for one in range(count))
    assert sheet(rows).has_who is has_who
    if workers == 6:  # by child there are no headings
        assert sheet(rows, "child").has_who


def test_who_arranges_is_a_post_and_who_comes_are_teams() -> None:
    roles = (
        Role("chair", "Chair", "Us"), Role("clerk", "Clerk", "Us"), Role("idle", "Idle", "Them"),
    )  # fmt: skip
    built = replace(team(), roles=roles)

    def who(**fields: object) -> str:
        steps = tuple(
            replace(step, **fields) if step.id == "p/visit" else step  # type: ignore[arg-type]
            for step in built.steps()
        )
        pathway = replace(built.pathways[0], steps=steps)
        text = "ref,plan,hearing\na,p,25/9/2026\n"
        changed = replace(built, pathways=(pathway,))
        seen = monday_sheet(plan_caseload(text, changed, TODAY), changed)
        return seen.parts[0].rows[0].who

    invite = (Invitee("clerk"), Invitee("idle"))
    assert who(arranged_by="chair", invite=()) == "Chair arranges"
    assert who(arranged_by="chair", invite=invite) == "Chair arranges; with Them"
    assert who(arranged_by=None, invite=invite) == "Us and Them; the source names no arranger"
    assert who(arranged_by=None, invite=()) == "Not stated in the source"
    assert who(arranged_by="chair", invite=invite, kind="task") == "Chair; with Them"


def test_faults_come_last_and_are_counted_where_there_are_many() -> None:
    seen = sheet("a,W,q,25/9/2026,,,\nb,W,p,46328,,,\n,W,p,25/9/2026,,maybe,\n")
    assert seen.faults == (
        "line 2, a, not planned: the pathway “q”",
        "line 3, b: the hearing",
        "line 4: Is it complex",
    )
    many = sheet("a,W,q,,,,\n" * (MOST_FAULTS + 3))
    assert (len(many.faults), many.faults[-1]) == (MOST_FAULTS + 1, "and 3 more")
    whole = sheet("a,W,q,,,,\n" * MOST_FAULTS)
    assert whole.faults[-1] == f"line {MOST_FAULTS + 1}, a, not planned: the pathway “q”"


def test_what_was_not_read_is_told_by_row_and_not_counted_besides() -> None:
    seen = sheet("a,W,q,25/9/2026,,,\nb,W,p,46328,,,\n")
    assert len(seen.faults) == 2
    assert not [line for line in seen.lines if "understood" in line]


def test_its_weeks_end_with_sunday() -> None:
    built = guidance({"end": "at hearing"}, end={"kind": "milestone"})
    text = "ref,plan,hearing\na,p,13/9/2026\nb,p,14/9/2026\nc,p,4/10/2026\nd,p,5/10/2026\n"
    seen = monday_sheet(plan_caseload(text, built, TODAY), built)
    rows = [row for part in seen.parts for row in part.rows]
    assert [(row.child, row.day, row.is_this_week) for row in rows] == [
        ("a", "Sun 13 Sep", True),
        ("b", "Mon 14 Sep", False),
        ("c", "Sun 4 Oct", False),
    ]


def test_on_a_sunday_what_was_not_held_is_to_be_held_on_the_next_working_day() -> None:
    seen = sheet("a,W,p,18/9/2026,,,not held\n", today=date(2026, 9, 13))
    assert seen.headline == (
        "1 was not held, a (was due Fri 4 Sep 2026): hold it tomorrow. Nothing else this week."
    )


def test_it_can_be_of_one_role() -> None:
    rows = "a,W,p,25/9/2026,,,\n"
    assert days(sheet(rows, arranger="clerk")) == []
    assert sheet(rows, arranger="chair").foot.startswith("Only what is arranged by: Chair. Worked ")


def test_as_text_each_row_has_a_place_for_the_day_held() -> None:
    text = monday_as_text(sheet("a,W,p,18/9/2026,,,no\nb,W,p,27/9/2026,,,\nc,W,q,,,,\n"))
    assert text.startswith("Monday sheet: 7 September 2026\n2 children, 1 worker. Mon 7 Sep ")
    assert "\nW: 2 meetings, 2 this week\n---" in text
    assert "Mon 7 Sep  [Was due Fri 4 Sep 2026]  [Not held: hold it now]" in text
    assert "Held on ____________\n    b: Visit, Moving home\n    Chair arranges\n" in text
    assert text.endswith(
        "\nNot read: line 4, c, not planned: the pathway “q”.\n"
        "\nWorked out on Mon 7 Sep 2026 from guidance edition 1.\n"
    )


def test_as_text_without_room_for_who_comes_and_with_nothing_at_fault() -> None:
    rows = "".join(f"c{one},W,p,25/9/2026,,,\n" for one in range(MOST_WITH_WHO + 1))
    text = monday_as_text(sheet(rows, "child"))
    assert "Chair arranges" not in text
    assert "Not read" not in text


def test_what_is_to_do_at_once_stands_on_the_sheet() -> None:
    built = guidance({"start": "as soon as possible after hearing", "talk": "from hearing"})
    seen = monday_sheet(plan_caseload("ref,plan,hearing\na,p,1/9/2026\n", built, TODAY), built)
    assert [(one.heading, days(replace(seen, parts=(one,)))) for one in seen.parts] == [
        ("At once: 1", ["Mon 7 Sep a Start"])
    ]


def test_an_arranger_without_a_team_is_not_told_to_come_to_an_own_meeting() -> None:
    roles = (Role("chair", "Chair"), Role("clerk", "Clerk", "Us"), Role("idle", "Idle"))
    (pathway,) = team().pathways
    visit, *others = pathway.steps
    visit = replace(visit, invite=(Invitee("chair"), Invitee("clerk"), Invitee("idle")))
    built = replace(team(), roles=roles, pathways=(replace(pathway, steps=(visit, *others)),))
    seen = monday_sheet(plan_caseload("ref,plan,hearing\na,p,25/9/2026\n", built, TODAY), built)
    assert seen.parts[0].rows[0].who == "Chair arranges; with Us and Idle"


def test_each_thing_of_a_row_that_was_not_read_is_named() -> None:
    seen = sheet("a,W,p,soon,later,,\nb,W,,,,,\n")
    assert seen.faults == (
        "line 2, a: the hearing; the review",
        "line 3, b, not planned: the pathway",
    )


def test_what_of_a_folder_was_not_read_is_named_with_its_file() -> None:
    head = {"schema": 2, "kind": "joint-supervision-timetable", "edition": "1"}
    none = json.dumps({**head, "children": [{"label": "A", "given": {"pathways": []}}]})
    files = [
        TeamFile("cut.json", "{"),
        TeamFile("b.json", none),
        TeamFile("c.csv", "ref,plan\na,q\n"),
    ]
    seen = monday_sheet(plan_caseload(as_text(files), team(), TODAY), team())
    assert seen.faults == (
        "cut.json, not planned: the file",
        "b.json, not planned: the pathway",
        "c.csv, line 2, a, not planned: the pathway “q”",
    )
