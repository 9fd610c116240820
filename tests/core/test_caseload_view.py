"""One team timetable: what is ahead first, then what was due, every row somewhere and counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from decision_tool.core.caseload.answer import AnswerLine, answer
from decision_tool.core.caseload.plan import (
    OFTEN,
    arranged_by,
    plan_caseload,
)
from decision_tool.core.caseload.view import RowWords, Shown, caseload_view
from decision_tool.core.caseload.weeks import grouped
from decision_tool.core.guidance.model import NoteRule
from decision_tool.publish.source.sentence import parse_guard
from tests.core.caseload_builder import TODAY, asking, caseload, team
from tests.core.guidance_builder import SCOPE, guidance

HEADINGS = "ref,plan,hearing,review,birth,complex,held p/visit\n"


def view(rows: str, shown: Shown | None = None) -> dict[str, Any]:
    """Return the view of the rows under HEADINGS, with every row unless *shown* says less."""
    return dict(caseload_view(caseload(HEADINGS + rows), team(), shown or Shown(every=True)))


def groups(seen: dict[str, Any]) -> dict[str, list[str]]:
    return {
        group["id"]: [f"{row['reference']} {row['id']}" for row in group["rows"]]
        for group in seen["groups"]
    }


def test_the_next_weeks_come_first_then_what_was_due_then_what_has_no_day() -> None:
    seen = view("late,p,14/9/2026,,,no,\nsoon,p,25/9/2026,15/10/2026,1/1/2000,,11/9/2026\n")
    assert [(one["id"], one["title"], one["is_open"]) for one in seen["groups"]] == [
        ("week-2026-10-05", "Week of Mon 5 Oct 2026", True),
        ("overdue", "Was due, not marked", False),
        ("needs-date", "Needs a date", False),
        ("needs-answer", "Needs an answer", False),
        ("week-2026-10-12", "Week of Mon 12 Oct 2026", False),
        ("when-needed", "When needed, no date in the guide", False),
        ("held", "Held or done", False),
        ("passed", "Passed, nothing to do", False),
        ("not-needed", "Not needed", False),
    ]
    assert groups(seen)["overdue"] == ["late p/visit"]
    assert groups(seen)["passed"] == ["soon p/age"]


def test_the_current_week_is_named_and_weeks_up_to_four_ahead_are_open() -> None:
    hearings = [date(2026, 9, 23) + timedelta(weeks=week) for week in range(6)]
    rows = "".join(f"c{n},p,{day},,,no,\n" for n, day in enumerate(hearings))
    weeks = [
        (one["title"], one["is_open"])
        for one in view(rows)["groups"]
        if one["id"].startswith("week")
    ]
    assert weeks == [
        ("This week, from Mon 7 Sep 2026", True),
        ("Week of Mon 14 Sep 2026", True),
        ("Week of Mon 21 Sep 2026", True),
        ("Week of Mon 28 Sep 2026", True),
        ("Week of Mon 5 Oct 2026", True),
        ("Week of Mon 12 Oct 2026", False),
    ]


def test_far_days_are_grouped_by_month_and_then_by_year() -> None:
    days = ["2026-12-06", "2026-12-14", "2027-01-05", "2027-09-30", "2027-10-01", "2030-01-02"]
    rows = "".join(
        f"c{n},p,{date.fromisoformat(day) + timedelta(weeks=2)},,,no,\n"
        for n, day in enumerate(days)
    )
    far = [one for one in view(rows)["groups"] if one["id"].startswith(("week", "month", "year"))]
    assert [(one["id"], one["title"]) for one in far] == [
        ("week-2026-11-30", "Week of Mon 30 Nov 2026"),
        ("month-2026-12", "Rest of December 2026"),
        ("month-2027-01", "January 2027"),
        ("month-2027-09", "September 2027"),
        ("year-2027", "Rest of 2027"),
        ("year-2030", "2030"),
    ]


def test_what_has_no_last_day_and_can_be_done_now_is_told_to_be() -> None:
    built = guidance({"start": "from hearing"})
    text = "plan,hearing\np,1/9/2026\n"
    seen = caseload_view(plan_caseload(text, built, TODAY), built, Shown())
    (group,) = seen["groups"]
    assert (group["id"], group["title"], group["is_open"]) == ("now", "Can be done now", True)


def test_within_a_group_rows_stand_by_day_then_reference() -> None:
    seen = view("b,p,25/9/2026,,,no,\na,p,25/9/2026,,,no,\nc,p,24/9/2026,,,no,\n")
    first = groups(seen)["week-2026-09-07"]
    assert first == ["c p/visit", "a p/visit", "b p/visit"]


def test_a_row_says_all_that_the_team_needs() -> None:
    seen = view("a,p,25/9/2026?,,,no,\n")
    (row,) = seen["groups"][0]["rows"]
    assert row == {
        "line": 2,
        "place": "Line 2",
        "reference": "a",
        "worker": "",
        "id": "p/visit",
        "title": "Visit",
        "pathway": "Moving home",
        "pathway_id": "p",
        "when": [{"text": "Fri 11 Sep 2026", "day": "2026-09-11"}],
        "due": "",
        "day": "2026-09-11",
        "tags": [
            {"text": "In 4 days", "tone": "soon"},
            {"text": "Provisional", "tone": "need"},
        ],
        "remarks": [],
        "arranged_by": "Chair",
        "hold": {"day": "2026-09-07", "words": "Held today"},
        "marked": "",
    }


def test_headline_counts_and_announcement_say_how_it_stands() -> None:
    seen = view(
        "a,p,14/9/2026,,,no,\nb,p,25/9/2026,,,no,\nc,,31/2/26,,,,\nd,p,25/9/2026,20/9/2026,,,\n"
    )
    assert seen["headline"] == "2 meetings this week, for 2 children."
    assert seen["next"] == (
        "Next: b on Fri 11 Sep, d on Fri 11 Sep, d on Fri 18 Sep. "
        "In the 4 weeks after: 1, 0, 0 and 0."
    )
    assert [(one["kind"], one["count"], one["words"], one["group"]) for one in seen["lines"]] == [
        ("not-marked", 1, "was due before today and is not marked, for a.", "overdue"),
        ("not-read", 2, "things were not understood, and 1 row is not planned.", ""),
        ("to-check", 1, "child has something to check.", ""),
        ("needs", 7, "steps need a date.", "needs-date"),
        ("needs", 1, "step needs an answer.", "needs-answer"),
    ]
    assert seen["announcement"] == (
        "2 meetings this week, for 2 children. "
        "1 was due before today and is not marked, for a. "
        "2 things were not understood, and 1 row is not planned. "
        "1 child has something to check. 7 steps need a date. 1 step needs an answer."
    )
    assert (seen["children"], seen["planned"], seen["edition"]) == (4, 3, "1")


def test_what_cannot_be_met_and_a_column_not_understood_are_a_line_each() -> None:
    built = guidance({"visit": "between hearing and review"})
    table = "ref,plan,hearing,review,hearin\na,p,14/9/2026,15/9/2026,\n"
    planned = plan_caseload(table, built, TODAY)
    assert answer(planned, planned.steps).lines == (
        AnswerLine("not-met", 1, "step cannot be met.", "conflict"),
        AnswerLine("not-read", 1, "column is not understood.", ""),
        AnswerLine("to-check", 1, "child has something to check.", ""),
    )


def test_a_plan_whose_dates_do_not_agree_is_a_warning_at_the_child_and_its_rows() -> None:
    assert view("a,p,14/9/2026,21/9/2026,,no,\n")["warnings"] == []
    seen = view("a,p,14/9/2026,7/9/2026,,no,\n,p,21/9/2026,28/9/2026,,,8/9/2026\n")
    order = (
        "The review, Mon 7 Sep 2026, cannot be before the hearing, Mon 14 Sep 2026. "
        "Check both dates."
    )
    held = "Visit cannot have been held on Tue 8 Sep 2026: that day is to come."
    assert seen["warnings"] == [
        {"line": 2, "place": "Line 2", "reference": "a", "messages": [order]},
        {"line": 3, "place": "Line 3", "reference": "", "messages": [held]},
    ]
    rows = [row for group in seen["groups"] for row in group["rows"]]
    remarks = {(row["line"], row["id"]): row["remarks"] for row in rows}
    assert remarks[3, "p/visit"] == [held]
    assert remarks[2, "p/paper"] == remarks[2, "p/visit"] == [order]
    assert remarks[2, "p/age"] == remarks[3, "p/age"] == []


def test_notes_stand_at_the_steps_they_are_about() -> None:
    note = NoteRule("combine", parse_guard("complex is yes", SCOPE), ("p/visit",), "Think.")
    built = replace(team(), notes=(note,))
    planned = plan_caseload("plan,hearing,complex\np,14/9/2026,yes\n", built, TODAY)
    seen = caseload_view(planned, built, Shown(every=True))
    remarks = {row["id"]: row["remarks"] for group in seen["groups"] for row in group["rows"]}
    assert remarks["p/visit"] == ["Think."]
    assert remarks["p/talk"] == []


def test_columns_and_bad_rows_are_shown_as_they_were_understood() -> None:
    seen = caseload_view(
        caseload("ref,plan,hearin,complex,held p/visit,note\na,p,,?,,\nb,p,,maybe,,\n"),
        team(),
        Shown(),
    )
    assert [(one["meaning"], one["state"]) for one in seen["columns"]] == [
        ("What you call the child", "used"),
        ("Pathways of the child", "used"),
        ("", "unclear"),
        ("Answer: Is it complex?", "used"),
        ("Held on: Visit, Moving home", "used"),
        ("", "ignored"),
    ]
    assert (seen["bad"], [row["line"] for row in seen["unread"]]) == ([], [2, 3])
    assert seen["unread"][1] == {
        "line": 3,
        "place": "Line 3",
        "reference": "b",
        "problems": ["Is it complex? Write yes or no. It says “maybe”."],
    }
    assert [one["words"] for one in seen["lines"][:2]] == [
        "things were not understood.",
        "column is not understood.",
    ]
    assert seen["repairs"] == [
        {"id": "heading\nhearin\nhearing", "words": "Read “hearin” as Hearing"}
    ]


def test_folded_groups_are_counted_and_send_rows_when_asked_for() -> None:
    rows = "".join(f"c{n:03},p,25/9/2026,,,no,\n" for n in range(250)) + "x,,,,,,\n"
    seen = view(rows, Shown())
    sent = {one["id"]: (one["count"], len(one["rows"])) for one in seen["groups"]}
    assert sent["week-2026-09-07"] == (250, 200)
    assert sent["needs-date"] == (750, 0)
    seen = view(rows, Shown(wanted={"week-2026-09-07": 250, "needs-date": 3, "bad": 0}))
    sent = {one["id"]: (one["count"], len(one["rows"])) for one in seen["groups"]}
    assert sent["week-2026-09-07"] == (250, 250)
    assert sent["needs-date"] == (750, 3)
    assert (seen["bad"], seen["bad_count"]) == ([], 1)


def test_rows_to_mend_and_to_check_are_counted_and_sent_as_many_as_are_asked_for() -> None:
    bad = "".join(f"b{n},,,,,,\n" for n in range(3))
    unread = "".join(f"u{n},p,31/2/2026,,,no,\n" for n in range(4))
    warned = "".join(f"w{n},p,14/9/2026,7/9/2026,,no,\n" for n in range(5))
    lists = ("bad", "unread", "warnings")

    def sent(shown: Shown) -> list[tuple[int, int]]:
        seen = view(bad + unread + warned, shown)
        return [(len(seen[name]), seen[f"{name}_count"]) for name in lists]

    assert sent(Shown()) == [(3, 3), (4, 4), (5, 5)]
    assert sent(Shown(wanted={"bad": 1, "unread": 2, "warnings": 3})) == [(1, 3), (2, 4), (3, 5)]
    assert sent(Shown(wanted={"bad": 0}, every=True)) == [(3, 3), (4, 4), (5, 5)]


def test_the_filter_keeps_the_steps_of_one_role_and_counts_stay_for_all() -> None:
    rows = "a,p,25/9/2026,1/12/2026,,yes,\n"
    everyone, chair = view(rows), view(rows, Shown("chair", every=True))
    assert everyone["arrangers"] == chair["arrangers"]
    assert everyone["arrangers"] == [
        {"id": "chair", "title": "Chair", "count": 1, "due": 1},
        {"id": "clerk", "title": "Clerk", "count": 1, "due": 1},
        {"id": "none", "title": "Nobody named in the guide", "count": 5, "due": 0},
    ]
    assert groups(chair) == {"week-2026-09-07": ["a p/visit"]}
    assert chair["headline"] == "1 meeting this week, for a."
    assert len(arranged_by(caseload(HEADINGS + rows), "none")) == 5


def test_progress_is_told_now_and_then_and_at_the_end() -> None:
    told: list[tuple[int, int]] = []
    text = "plan\n" + "p\n" * (OFTEN + 1)
    plan_caseload(text, team(), TODAY, lambda done, total: told.append((done, total)))
    assert told == [(0, 0), (0, 0), (0, 21), (OFTEN, 21), (21, 21)]


def test_grouping_loses_no_step() -> None:
    planned = caseload(HEADINGS + "a,p,14/9/2026,1/1/2028,1/1/2012,yes,\nb,p,,,,,\n")
    kept = [step for group in grouped(planned.steps, TODAY) for step in group.steps]
    assert sorted(map(id, kept)) == sorted(map(id, planned.steps))


def test_a_missed_series_is_one_thing_to_do() -> None:
    seen = view("a,p,1/6/2026,30/9/2026,,no,18/5/2026\n")
    late = next(group for group in seen["groups"] if group["id"] == "overdue")
    assert [row["id"] for row in late["rows"]] == [f"p/monthly#{number}" for number in (1, 2, 3)]
    assert seen["lines"][0]["count"] == 1
    assert [row["remarks"] for row in late["rows"]] == [
        [
            (
                "3 monthlys were not marked as held (Thu 18 Jun 2026, Sat 18 Jul 2026, "
                "Tue 18 Aug 2026). Hold one now."
            )
        ],
        [],
        [],
    ]


def test_what_is_to_do_at_once_comes_first_and_a_guide_day_that_passed_can_be_done_now() -> None:
    built = guidance(
        {"start": "as soon as possible after hearing", "look": "about 14 days after hearing"}
    )
    seen = caseload_view(
        plan_caseload("ref,plan,hearing\na,p,20/8/2026\n", built, TODAY), built, Shown()
    )
    assert [(one["id"], one["is_open"]) for one in seen["groups"]] == [
        ("at-once", True),
        ("now", True),
    ]
    assert seen["headline"] == "1 meeting to do at once, for a. Nothing else this week."
    assert seen["next"] == ""


def test_one_missed_of_a_series_is_told_as_any_other_step() -> None:
    seen = view("a,p,3/8/2026,30/9/2026,,no,20/7/2026\n")
    late = next(group for group in seen["groups"] if group["id"] == "overdue")
    assert [(row["id"], row["remarks"]) for row in late["rows"]] == [("p/monthly#1", [])]


def test_what_a_day_off_calls_for_stands_in_the_week_it_can_be_held() -> None:
    built, sunday = guidance({"visit": "at hearing"}), date(2026, 9, 6)
    planned = plan_caseload("Pathways,Hearing\nPathway,5/9/2026\n", built, sunday)
    found = [(group.id, group.steps[0].lead) for group in grouped(planned.steps, sunday)]
    assert found == [("week-2026-09-07", date(2026, 9, 7))]


def test_a_step_called_for_tomorrow_says_tomorrow_and_one_called_for_says_at_once() -> None:
    built = guidance({"start": "as soon as possible after hearing", "talk": "by hearing"})
    text = "ref,plan,hearing\na,p,8/9/2026\nb,p,7/9/2026\n"
    seen = caseload_view(plan_caseload(text, built, TODAY), built, Shown(every=True))
    told = {
        (row["reference"], row["id"]): [tag["text"] for tag in row["tags"]]
        for group in seen["groups"]
        for row in group["rows"]
    }
    assert told == {
        ("a", "p/start"): ["Tomorrow"],
        ("a", "p/talk"): ["Tomorrow"],
        ("b", "p/start"): ["At once"],
        ("b", "p/talk"): ["Today"],
    }


def test_twelve_weeks_stand_each_for_itself_and_the_next_day_is_in_its_month() -> None:
    seen = view("a,p,20/12/2026,,,no,\nb,p,21/12/2026,,,no,\n")
    assert groups(seen)["week-2026-11-30"] == ["a p/visit"]
    assert groups(seen)["month-2026-12"][0] == "b p/visit"


def on_days(*days: str) -> str:
    """Return rows whose visit, two weeks before the hearing, is on each of *days*."""
    hearings = [date.fromisoformat(day) + timedelta(weeks=2) for day in days]
    return "".join(f"c{n},p,{day},,,no,\n" for n, day in enumerate(hearings))


def test_the_weeks_after_this_one_are_counted_from_monday_to_sunday() -> None:
    days = ("2026-09-07", "2026-09-11", "2026-09-14", "2026-09-18", "2026-09-21", "2026-09-30")
    seen = view(on_days(*days, "2026-10-02", "2026-10-05", "2026-10-06"))
    assert seen["headline"] == "2 meetings this week, for 2 children."
    assert seen["next"] == (
        "Next: c0 today, c1 on Fri 11 Sep, c2 on Mon 14 Sep, c3 on Fri 18 Sep. "
        "In the 4 weeks after: 2, 1, 2 and 1."
    )


def test_a_day_at_the_week_end_is_of_the_week_that_ends_with_it() -> None:
    built = guidance({"visit": "at hearing"}, visit={"kind": "milestone"})
    text = "plan,hearing\np,13/9/2026\np,20/9/2026\np,21/9/2026\n"
    seen = caseload_view(plan_caseload(text, built, TODAY), built, Shown())
    assert seen["headline"] == "1 step this week, for line 2."
    assert seen["next"].endswith("In the 4 weeks after: 1, 1, 0 and 0.")


def test_meetings_and_other_steps_are_counted_apart() -> None:
    def headline(rows: str) -> str:
        return str(view(rows)["headline"])

    assert headline("a,p,,11/9/2026,,no,\n") == "1 step this week, for a."
    assert headline("a,p,25/9/2026,11/9/2026,,no,\n") == (
        "1 meeting and 1 other step this week, for a."
    )
    assert headline("a,p,25/9/2026,11/9/2026,,no,\nb,p,25/9/2026,11/9/2026,,no,\n") == (
        "2 meetings and 2 other steps this week, for 2 children."
    )


def test_one_is_told_as_one_and_several_as_several() -> None:
    header = "ref,plan,hearin,hearng,hearing,review,complex\n"

    def lines(*rows: str, headings: str = header) -> list[str]:
        built = guidance({"visit": "between hearing and review", "talk": "by review"})
        planned = plan_caseload(headings + "\n".join(rows), built, TODAY)
        return [
            f"{one['count']} {one['words']}"
            for one in caseload_view(planned, built, Shown())["lines"]
        ]

    one = "a,p,,,1/10/2026,14/9/2026,perhaps"
    assert lines(one, headings=header.replace("hearng", "note")) == [
        "1 step cannot be met.",
        "1 thing was not understood.",
        "1 column is not understood.",
        "1 child has something to check.",
    ]
    assert lines(one, one.replace("a", "b", 1), "c,x,,,,,", "d,x,,,,,") == [
        "2 steps cannot be met.",
        "4 things were not understood, and 2 rows are not planned.",
        "2 columns are not understood.",
        "2 children have something to check.",
    ]


def test_the_answer_is_one_paragraph_also_where_nothing_comes_next() -> None:
    built = guidance({"start": "as soon as possible after hearing"})
    planned = plan_caseload("ref,plan,hearing\na,p,1/9/2026\nb,p,\n", built, TODAY)
    assert answer(planned, planned.steps).whole == (
        "1 meeting to do at once, for a. Nothing else this week. 1 step needs a date."
    )


def test_a_month_is_the_rest_of_it_where_a_week_before_holds_some_of_its_days() -> None:
    def months(today: date, hearing: str) -> list[str]:
        built = guidance({"visit": "by hearing"})
        planned = plan_caseload(f"plan,hearing\np,{hearing}\n", built, today)
        return [group.title for group in grouped(planned.steps, today)]

    assert months(date(2026, 8, 3), "30/11/2026") == ["Rest of November 2026"]
    assert months(date(2026, 11, 2), "26/2/2027") == ["February 2027"]


def test_what_begins_today_can_be_done_now_and_what_begins_tomorrow_stands_in_its_week() -> None:
    built = guidance({"start": "as soon as possible after hearing", "visit": "from hearing"})
    planned = plan_caseload("plan,hearing\np,7/9/2026\np,8/9/2026\n", built, TODAY)
    found = [(group.id, len(group.steps)) for group in grouped(planned.steps, TODAY)]
    assert found == [("at-once", 1), ("week-2026-09-07", 2), ("now", 1)]


def test_nothing_is_left_to_do_of_what_was_held_has_passed_or_is_not_needed() -> None:
    seen = view("a,p,25/9/2026,1/9/2026,1/1/2000,no,1/9/2026\n")
    states = {group["id"]: group["count"] for group in seen["groups"]}
    assert {"held", "passed", "not-needed"} <= states.keys()
    behind = sum(states[name] for name in ("held", "passed", "not-needed"))
    assert sum(one["count"] for one in seen["arrangers"]) == sum(states.values()) - behind


def test_what_comes_by_itself_stands_on_its_own_day_as_in_the_child_s_timetable() -> None:
    built = guidance({"end": "by hearing"}, end={"kind": "milestone"})
    planned = plan_caseload("plan,hearing\np,13/9/2026\n", built, TODAY)
    seen = caseload_view(planned, built, Shown())
    (row,) = seen["groups"][0]["rows"]
    assert "".join(part["text"] for part in row["when"]) == "By Sun 13 Sep 2026"
    assert (row["due"], row["tags"][0]["text"], row["hold"]) == ("", "In 6 days", None)


def test_weeks_end_with_sunday_whatever_day_today_is() -> None:
    built, sunday = guidance({"visit": "by hearing"}), date(2026, 9, 13)
    days = ("14/9/2026", "30/11/2026", "4/12/2026", "7/12/2026")
    text = "plan,hearing\n" + "".join(f"p,{day}\n" for day in days)
    planned = plan_caseload(text, built, sunday)
    assert [(group.id, len(group.steps)) for group in grouped(planned.steps, sunday)] == [
        ("week-2026-09-14", 1),
        ("week-2026-11-30", 2),
        ("month-2026-12", 1),
    ]
    told = answer(planned, planned.steps)
    assert told.headline == "Nothing to hold or do this week."
    assert told.next == "Next: line 2 tomorrow. In the 4 weeks after: 1, 0, 0 and 0."


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("a,p,1/6/2027,,,\n", "Nothing to hold or do this week."),
        (
            "a,p,1/6/2027,,,\nb,p,1/6/2027,,,\nc,q,,,,\n",
            "Nothing to hold or do this week for the 2 children that could be planned.",
        ),
        (
            "a,p,18/9/2026,,,no\nc,q,,,,\n",
            (
                "1 was not held, a (was due Fri 4 Sep 2026): hold it today. "
                "Nothing else this week for the 1 child that could be planned."
            ),
        ),
        ("c,q,,,,\n", "No child could be planned."),
    ],
)
def test_that_nothing_is_due_is_said_only_of_what_could_be_planned(rows: str, told: str) -> None:
    head = "ref,plan,hearing,review,complex,held p/visit\n"
    planned = plan_caseload(head + rows, team(), TODAY)
    assert answer(planned, planned.steps).headline == told


def test_who_arranges_is_named_by_title_and_nobody_by_the_words_for_that() -> None:
    words = RowWords(caseload("pathways\np\n"))
    assert [words.arranger(role) for role in ("chair", "", "unknown")] == ["Chair", "", ""]
    assert words.arranger("chair", "nobody") == "Chair"
    assert words.arranger("", "nobody") == "nobody"


def test_every_heading_says_what_its_rows_wait_for() -> None:
    built = guidance({"start": "as soon as possible after hearing", "visit": "by review"})
    text = "ref,plan,hearing,review,held p/visit\na,p,1/9/2026,4/9/2026,no\n"
    seen = caseload_view(plan_caseload(text, built, TODAY), built, Shown())
    assert [group["title"] for group in seen["groups"]] == ["Said not held: hold it now", "At once"]


def test_what_was_said_not_to_be_held_has_a_tag_of_its_own() -> None:
    table = "ref,plan,hearing,review,held p/visit,held p/paper\na,p,14/9/2026,1/9/2026,no,no\n"
    seen = caseload_view(caseload(table), team(), Shown(every=True))
    tags = {row["id"]: row["tags"] for group in seen["groups"] for row in group["rows"]}
    assert tags["p/visit"] == [{"text": "Not held", "tone": "late"}]
    assert tags["p/paper"] == [{"text": "Not done", "tone": "late"}]


def test_what_the_guide_puts_on_one_day_says_that_day_once() -> None:
    built = guidance({"party": "on 18th birthday", "visit": "by hearing"})
    text = "ref,plan,birth,hearing,held p/visit\na,p,10/9/2008,,\nb,p,,6/9/2026,not held\n"
    seen = caseload_view(plan_caseload(text, built, TODAY), built, Shown(every=True))
    rows = {row["id"]: row for group in seen["groups"] for row in group["rows"] if row["day"]}
    told = {
        name: ("".join(part["text"] for part in row["when"]), row["due"])
        for name, row in rows.items()
    }
    assert told == {
        "p/party": ("Thu 10 Sep 2026", ""),
        "p/visit": ("Mon 7 Sep 2026", "Was due Sun 6 Sep 2026"),
    }


def test_what_was_due_is_marked_on_a_day_that_the_button_says() -> None:
    holds = {
        row["id"]: row["hold"]
        for group in view("a,p,14/9/2026,8/9/2026,,no,\n")["groups"]
        for row in group["rows"]
    }
    assert holds["p/visit"] == {"day": "2026-08-31", "words": "Held on Mon 31 Aug"}
    assert holds["p/paper"] == {"day": "2026-09-07", "words": "Done today"}


def test_every_column_says_what_kind_of_thing_its_cells_are() -> None:
    built = asking()
    text = "ref,worker,plan,Move,birth,complex,whose,held move/initial\na,W,move,,,,,\n"
    seen = caseload_view(plan_caseload(text, built, TODAY), built, Shown())
    assert [one["meaning"] for one in seen["columns"]] == [
        "What you call the child",
        "Worker of the child",
        "Pathways of the child",
        "Yes or no: Move",
        "Date: Birth",
        "Answer: Is it complex?",
        "Answer: Whose guide?",
        "Held on: Initial, Move",
    ]


def test_only_what_is_to_do_says_what_the_child_lacks() -> None:
    seen = view("a,p,25/9/2026,soon,,no,1/9/2026\n")
    told = {
        row["id"]: (row["remarks"], row["tags"])
        for group in seen["groups"]
        for row in group["rows"]
        if row["id"] in ("p/visit", "p/chat", "p/talk")
    }
    lacks = "Planned without what could not be read: the review."
    assert told == {
        "p/visit": ([], [{"text": "Held", "tone": "done"}]),
        "p/chat": ([lacks], [{"text": "Not all was read", "tone": "need"}]),
        "p/talk": ([], []),
    }


def test_groups_stand_in_the_order_of_their_days_in_whichever_order_steps_come() -> None:
    planned = caseload(HEADINGS + on_days("2026-12-14", "2026-10-05", "2026-09-11", "2027-11-01"))
    first, second = grouped(planned.steps, TODAY), grouped(planned.steps[::-1], TODAY)
    assert [one.id for one in first] == [one.id for one in second]


def test_every_group_has_its_title_and_is_open_or_folded() -> None:
    built = guidance(
        {
            "start": "as soon as possible after hearing",
            "visit": "from hearing",
            "talk": "by review",
            "look": "between review and hearing",
            "chat": "when needed",
            "tea": "by other",
            "rest": "by hearing",
            "cake": "by review",
        },
        rest={"only_if": "complex is yes"},
        cake={"kind": "milestone"},
    )
    heads = "ref,plan,hearing,review,other,complex,held p/tea,held p/talk\n"
    rows = (
        "a,p,1/9/2026,4/9/2026,30/9/2026,no,,\n"
        "b,p,1/9/2026,4/9/2026,1/9/2026,,1/9/2026,no\n"
        "c,p,,1/6/2027,1/6/2028,,,\n"
    )
    seen = caseload_view(plan_caseload(heads + rows, built, TODAY), built, Shown())
    assert [(one["id"], one["title"], one["is_open"]) for one in seen["groups"]] == [
        ("late", "Said not held: hold it now", True),
        ("at-once", "At once", True),
        ("week-2026-09-28", "Week of Mon 28 Sep 2026", True),
        ("now", "Can be done now", True),
        ("overdue", "Was due, not marked", False),
        ("conflict", "Cannot be met", False),
        ("needs-date", "Needs a date", False),
        ("needs-answer", "Needs an answer", False),
        ("month-2027-06", "June 2027", False),
        ("year-2028", "2028", False),
        ("when-needed", "When needed, no date in the guide", False),
        ("held", "Held or done", False),
        ("passed", "Passed, nothing to do", False),
        ("not-needed", "Not needed", False),
    ]


def test_what_was_said_not_to_be_held_is_due_for_who_arranges_it() -> None:
    table = "ref,plan,hearing,held p/visit\na,p,18/9/2026,not held\nb,p,18/9/2026,\n"
    seen = caseload_view(caseload(table), team(), Shown())
    (chair,) = (one for one in seen["arrangers"] if one["id"] == "chair")
    assert (chair["count"], chair["due"]) == (2, 1)
