"""Two tables of a team compared: moved, held, new, no longer there."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from decision_tool.core.caseload.folder import TeamFile, as_text
from decision_tool.core.caseload.monday import (
    monday_sheet,
)
from decision_tool.core.caseload.plan import Caseload, plan_caseload
from decision_tool.core.caseload.since import TeamSince, team_since
from decision_tool.core.caseload.team_editions import TeamEditions
from decision_tool.core.guidance.codec import encode
from decision_tool.core.guidance.listed_edition import ListedEdition
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.progress import untold
from decision_tool.core.saved.case_edition import Editions
from decision_tool.core.saved.saved_file import KIND
from decision_tool.exports.monday_text import monday_as_text
from decision_tool.exports.team_since_text import team_since_as_text
from decision_tool.requests import bridge
from tests.core.caseload_builder import TODAY, caseload, team
from tests.core.guidance_builder import guidance

MOST_WITH_WHO = 17

HEAD = "ref,plan,hearing,review,complex,held p/visit\n"


def since(before: str, after: str) -> TeamSince:
    return team_since(caseload(HEAD + before), caseload(HEAD + after), "old.csv")


def told(seen: TeamSince) -> dict[str, list[str]]:
    return {
        one.kind: [f"{change.child}: {change.words}" for change in one.changes]
        for one in seen.groups
    }


def test_nothing_changed() -> None:
    seen = since("a,p,25/9/2026,,,\n", "A,p,25/9/2026,,,\n")
    assert (seen.heading, seen.summary) == ("What changed since old.csv", "Nothing changed.")
    assert (seen.groups, seen.left_out) == ((), "")


def test_what_moved_was_held_is_new_and_is_no_longer_there() -> None:
    seen = since(
        "a,p,25/9/2026,,,\nb,p,18/9/2026,,,\ngone,p,25/9/2026,,,\n",
        "new,p,25/9/2026,,,\nb,p,18/9/2026,,,4/9/2026\na,p,28/9/2026,,,\n",
    )
    assert seen.summary == "1 moved, 1 held, 1 new, 1 no longer there."
    assert told(seen) == {
        "moved": ["a: Visit: Fri 11 Sep 2026 to Mon 14 Sep 2026, due 3 days later"],
        "held": ["b: Visit: Held Fri 4 Sep 2026"],
        "new": ["new: Moving home"],
        "gone": ["gone: Moving home"],
    }


def test_steps_that_come_and_go_are_told_and_several_of_one_child_are_one() -> None:
    one, several = "a,p,25/9/2026,,,\n", "a,p,25/9/2026,28/9/2026,yes,\n"
    assert told(since(one, several)) == {"new": ["a: 2 steps"]}
    assert told(since(several, one)) == {"waiting": ["a: 2 steps"]}
    yes, no = "a,p,25/9/2026,,yes,\n", "a,p,25/9/2026,,no,\n"
    assert told(since(yes, no)) == {"gone": ["a: Talk: Fri 25 Sep 2026"]}


def test_a_due_day_may_move_while_the_day_for_the_diary_stays() -> None:
    seen = since("a,p,26/9/2026,,,\n", "a,p,27/9/2026,,,\n")
    assert told(seen) == {"moved": ["a: Visit: still Fri 11 Sep 2026, due 1 day later"]}
    allowed = since("a,p,,2/10/2026,,\n", "a,p,11/9/2026,2/10/2026,,28/8/2026\n")
    assert "moved" not in told(allowed)


def test_what_cannot_be_met_and_what_the_guide_allows_otherwise_have_words_of_their_own() -> None:
    built = guidance({"visit": "between hearing and review"})
    head = "ref,plan,hearing,review\n"

    def changed(before: str, after: str) -> TeamSince:
        one, other = (plan_caseload(head + rows, built, TODAY) for rows in (before, after))
        return team_since(one, other, "old.csv")

    turned = changed("a,p,14/9/2026,1/10/2026\n", "a,p,5/10/2026,1/10/2026\n")
    assert turned.summary == "1 cannot be met now."
    assert told(turned) == {"impossible": ["a: Visit: Wed 30 Sep 2026"]}
    wider = changed("a,p,14/9/2026,1/10/2026\n", "a,p,10/9/2026,1/10/2026\n")
    assert told(wider) == {
        "moved": ["a: Visit: still Wed 30 Sep 2026, other days allowed"],
    }
    waits = changed("a,p,14/9/2026,1/10/2026\n", "a,p,14/9/2026,\n")
    assert waits.summary == "1 waiting for a date or an answer."


def test_a_mark_that_is_taken_back_is_told() -> None:
    seen = since("a,p,18/9/2026,,,4/9/2026\n", "a,p,18/9/2026,,,\n")
    assert told(seen) == {"held": ["a: Visit: not marked as held any more"]}


def test_rows_at_fault_and_without_a_reference_are_neither_new_nor_gone() -> None:
    seen = since("a,p,25/9/2026,,,\n,p,25/9/2026,,,\n", "a,q,25/9/2026,,,\nb,p,25/9/2026,,,\n")
    assert told(seen) == {"new": ["b: Moving home"]}
    assert seen.left_out == "2 rows at fault or without a reference are not compared."
    for before, after in (("", ",p,25/9/2026,,,\n"), (",p,25/9/2026,,,\n", "")):
        seen = since(f"a,p,25/9/2026,,,\n{before}", f"a,p,25/9/2026,,,\n{after}")
        assert seen.left_out == "1 row at fault or without a reference is not compared."
    assert since("a,q,,,,\n", "a,p,25/9/2026,,,\n").left_out.startswith("1 row at fault or")


def test_rows_of_one_reference_are_compared_in_their_order() -> None:
    two = "a,p,25/9/2026,,,\na,p,28/9/2026,,,\n"
    assert told(since(two, "a,p,25/9/2026,,,\n")) == {"gone": ["a: Moving home"]}


def test_rows_of_one_reference_that_changed_places_did_not_move() -> None:
    one, other = "a,p,25/9/2026,,,\n", "a,p,28/9/2026,,,\n"
    seen = since(one + other, other + one)
    assert (seen.summary, seen.left_out) == ("Nothing changed.", "")
    assert told(since(one + one + other, other + one + one)) == {}


def test_of_several_rows_of_one_reference_the_one_that_is_left_is_the_one_that_moved() -> None:
    one, other = "a,p,25/9/2026,,,\n", "a,p,30/10/2026,,,\n"
    moved = "a,p,2/11/2026,,,\n"
    assert told(since(one + other, moved + one)) == {
        "moved": ["a: Visit: Fri 16 Oct 2026 to Mon 19 Oct 2026, due 3 days later"]
    }


def test_rows_of_one_reference_are_told_by_birth_and_by_the_days_they_share() -> None:
    head = "ref,plan,birth,hearing,review\n"

    def visits(before: str, after: str) -> list[str]:
        seen = team_since(caseload(head + before), caseload(head + after), "x")
        return [one for one in told(seen)["moved"] if "Visit" in one]

    by_birth = visits(
        "a,p,1/2/2020,25/9/2026,\na,p,1/2/2022,30/10/2026,\n",
        "a,p,1/2/2022,2/11/2026,\na,p,1/2/2020,28/9/2026,\n",
    )
    assert by_birth == [
        "a: Visit: Fri 16 Oct 2026 to Mon 19 Oct 2026, due 3 days later",
        "a: Visit: Fri 11 Sep 2026 to Mon 14 Sep 2026, due 3 days later",
    ]
    by_days = visits(
        "a,p,,25/9/2026,1/12/2026\na,p,,30/10/2026,2/12/2026\n",
        "a,p,,2/11/2026,2/12/2026\na,p,,28/9/2026,1/12/2026\n",
    )
    assert by_days == by_birth


def test_rows_of_one_reference_are_told_by_their_pathways() -> None:
    built = guidance({"visit": "2 weeks before hearing"})
    two = replace(built, pathways=(*built.pathways, replace(built.pathways[0], id="q", title="Q")))
    head = "ref,plan,hearing\n"

    def team_of(rows: str) -> Caseload:
        return plan_caseload(head + rows, two, TODAY)

    before = team_of("a,p,25/9/2026\na,q;p,30/10/2026\n")
    after = team_of("a,p;q,2/11/2026\na,p,25/9/2026\n")
    assert told(team_since(before, after, "x")) == {
        "moved": ["a: Visit: Fri 16 Oct 2026 to Mon 19 Oct 2026, due 3 days later"]
    }
    alone = team_since(team_of("a,p,25/9/2026\n"), team_of("a,q,2/11/2026\n"), "x")
    assert told(alone) == {
        "moved": ["a: Visit: Fri 11 Sep 2026 to Mon 19 Oct 2026, due 38 days later"]
    }


def test_rows_of_one_reference_that_nothing_tells_apart_are_not_compared_and_that_is_said() -> None:
    seen = since(
        "A,p,25/9/2026,,,\nA,p,30/10/2026,,,\n",
        "A,p,2/11/2026,,,\nA,p,28/9/2026,,,\n",
    )
    assert (seen.summary, seen.groups) == ("Nothing else changed.", ())
    assert seen.left_out == (
        "4 rows of “A” in the two tables are not compared: which is which cannot be told."
    )
    unsure = since("A,p,25/9/2026,,,\n", "A,p,2/11/2026,,,\nA,p,28/9/2026,,,\nnew,p,28/9/2026,,,\n")
    assert unsure.summary == "1 new."
    assert unsure.left_out.startswith("3 rows of “A” in the two tables are not compared")


BORN = "ref,plan,birth,hearing,review\n"
OTHER_BIRTH = (
    "A date of birth under “F1” is another one now, so that is told as another child. "
    "If it was only put right, it is the same child."
)


def of_births(before: str, after: str) -> tuple[dict[str, list[str]], str]:
    built = guidance({"visit": "2 weeks before hearing", "jab": "by 8 weeks after birth"})
    one, other = (plan_caseload(BORN + rows, built, TODAY) for rows in (before, after))
    seen = team_since(one, other, "x")
    return told(seen), seen.left_out


def test_a_new_brother_or_sister_under_the_number_of_another_is_new() -> None:
    other_child = {"new": ["F1: Pathway"], "gone": ["F1: Pathway"]}
    assert of_births("F1,p,9/3/2018,25/9/2026,\n", "F1,p,9/8/2026,25/9/2026,\n") == (
        other_child,
        OTHER_BIRTH,
    )
    # One of two stays; the days of the hearing are alike, and the births are not.
    stays = "F1,p,1/2/2020,25/9/2026,1/12/2026\n"
    assert of_births(
        f"{stays}F1,p,9/3/2018,30/10/2026,2/12/2026\n",
        f"F1,p,9/8/2026,30/10/2026,3/12/2026\n{stays}",
    ) == (other_child, OTHER_BIRTH)


def test_of_rows_without_a_date_of_birth_none_is_told_as_another_child() -> None:
    said, left_out = of_births("F1,p,9/3/2018,25/9/2026,\n", "F1,p,,28/9/2026,\n")
    assert (list(said), left_out) == (["moved", "waiting"], "")
    two = "F1,p,9/8/2026,25/9/2026,\nF1,p,,28/9/2026,\n"
    said, left_out = of_births("F1,p,9/3/2018,2/10/2026,\n", two)
    assert said == {}
    assert left_out == (
        "3 rows of “F1” in the two tables are not compared: which is which cannot be told."
    )


def test_a_date_of_birth_that_was_put_right_in_one_calendar_is_one_child() -> None:
    def folder(birth: str, case: str = "123e4567-e89b-42d3-a456-426614174000") -> Caseload:
        dates = {"hearing": "2026-09-25", "birth": birth}
        child = {
            "label": "A",
            "reference": "F1",
            "given": {"pathways": ["p"], "dates": dates},
            "calendar": {"case": case},
        }
        text = json.dumps({"schema": 2, "kind": KIND, "edition": "1", "children": [child]})
        return caseload(as_text([TeamFile("a.json", text)]))

    assert told(team_since(folder("2018-03-09"), folder("2018-03-19"), "x")) == {
        "moved": ["F1: Age: On Sun 9 Mar 2036 to On Wed 19 Mar 2036, due 10 days later"]
    }
    other = folder("2026-08-09", "0e0c1b3a-6b2f-4f5d-9a51-5a1f4c0f7b11")
    assert list(told(team_since(folder("2018-03-09"), other, "x"))) == ["new", "gone"]


def test_children_of_one_case_are_told_by_their_labels() -> None:
    def folder(*days: tuple[str, str]) -> Caseload:
        children = [
            {
                "label": label,
                "reference": "a",
                "given": {"pathways": ["p"], "dates": {"hearing": day}},
            }
            for label, day in days
        ]
        text = json.dumps({"schema": 2, "kind": KIND, "edition": "1", "children": children})
        return caseload(as_text([TeamFile("a.json", text)]))

    before = folder(("A", "2026-09-25"), ("B", "2026-10-30"))
    after = folder(("B", "2026-09-25"), ("A", "2026-10-30"))
    assert [one.title for one in team_since(before, after, "x").groups] == ["2 moved"]


def test_saved_cases_without_a_reference_are_told_by_their_calendar() -> None:
    def folder(hearing: str) -> str:
        child = {
            "label": "A",
            "given": {"pathways": ["p"], "dates": {"hearing": hearing}},
            "calendar": {"case": "123e4567-e89b-42d3-a456-426614174000"},
        }
        text = json.dumps({"schema": 2, "kind": KIND, "edition": "1", "children": [child]})
        return as_text([TeamFile("a.json", text)])

    seen = team_since(caseload(folder("2026-09-25")), caseload(folder("2026-09-28")), "x")
    assert list(told(seen)) == ["moved"]


OLD = replace(
    guidance({"visit": "by hearing", "talk": "by review", "paper": "by other"}), edition="1"
)
NEW = replace(
    guidance({
        "visit": "1 week before hearing", "talk": "by review", "paper": "by other",
        "first": "2 weeks before hearing", "second": "3 weeks before hearing",
    }),
    edition="2",
)  # fmt: skip


def of_editions(new: Guidance, before: dict[str, Any], after: dict[str, Any]) -> TeamSince:
    """Return what changed for a case that went by edition 1 and goes by a *new* one."""
    published = tuple(ListedEdition(one, date(2026, 3, 2), "") for one in ("1", "2"))

    def team_of(edition: str, given: dict[str, Any]) -> Caseload:
        child = {"label": "A", "reference": "a", "given": {"pathways": ["p"], **given}}
        text = json.dumps({"schema": 2, "kind": KIND, "edition": edition, "children": [child]})
        editions = TeamEditions(Editions("2", published), {"1": OLD, "2": new}.__getitem__)
        return plan_caseload(as_text([TeamFile("a.json", text)]), new, TODAY, editions=editions)

    return team_since(team_of("1", before), team_of("2", after), "x")


def test_what_the_guidance_moved_is_told_apart_from_what_a_date_did() -> None:
    before = {"dates": {"hearing": "2026-10-05", "review": "2026-10-05"}}
    by_edition = "the guidance: edition 2 instead of 1"
    assert told(of_editions(NEW, before, before)) == {
        "moved": [
            f"a: Visit: Mon 5 Oct 2026 to Mon 28 Sep 2026, due 7 days earlier ({by_edition})"
        ],
        "new": [f"a: 2 steps ({by_edition})"],
    }
    after = {"dates": {"hearing": "2026-10-12", "review": "2026-10-06"}}
    assert told(of_editions(NEW, before, after)) == {
        "moved": ["a: Talk: Mon 5 Oct 2026 to Tue 6 Oct 2026, due 1 day later"],
        "new": [f"a: 2 steps (also {by_edition})"],
    }
    after = {"dates": {"hearing": "2026-10-13", "review": "2026-10-05"}}
    assert told(of_editions(NEW, before, after))["moved"] == [
        f"a: Visit: Mon 5 Oct 2026 to Tue 6 Oct 2026, due 1 day later (also {by_edition})"
    ]


def test_where_nothing_is_left_of_what_was_chosen_the_guidance_did_it_too() -> None:
    (pathway,) = NEW.pathways
    steps = tuple(replace(one, id=f"q/{one.id[2:]}") for one in pathway.steps)
    new = replace(NEW, pathways=(replace(pathway, id="q", steps=steps[:1]),))
    before = {"dates": {"hearing": "2026-10-05"}}
    assert told(of_editions(new, before, {**before, "pathways": ["q"]})) == {
        "new": ["a: Visit: Mon 28 Sep 2026 (also the guidance: edition 2 instead of 1)"],
        "gone": ["a: Visit: Mon 5 Oct 2026 (also the guidance: edition 2 instead of 1)"],
    }


def test_it_is_text_and_a_part_of_the_monday_sheet() -> None:
    seen = since("a,p,25/9/2026,,,\n,p,25/9/2026,,,\n", "a,p,28/9/2026,,,\n")
    text = team_since_as_text(seen)
    assert text == (
        "What changed since old.csv\n1 moved.\n\n1 moved:\n"
        "    a: Visit: Fri 11 Sep 2026 to Mon 14 Sep 2026, due 3 days later\n\n"
        "1 row at fault or without a reference is not compared.\n"
    )
    now = caseload(HEAD + "a,p,28/9/2026,,,\n")
    assert "\nWhat changed since old.csv\n1 moved.\n" in monday_as_text(
        monday_sheet(now, team(), since=seen)
    )
    assert "not compared" not in team_since_as_text(since("a,p,,,,\n", "a,p,,,,\n"))


def test_what_changed_takes_room_on_the_sheet() -> None:
    rows = "".join(f"c{one},p,25/9/2026,,,\n" for one in range(MOST_WITH_WHO))
    now = caseload(HEAD + rows)
    changed = since("x,p,25/9/2026,,,\n", "y,p,25/9/2026,,,\n")
    less = caseload(HEAD + rows.partition("\n")[2])
    assert monday_sheet(now, team()).has_who
    assert monday_sheet(less, team(), since=changed).has_who
    assert not monday_sheet(now, team(), since=changed).has_who


def test_the_page_asks_for_it_and_for_a_sheet_with_it() -> None:
    bridge.start(json.dumps(encode(team())))

    def ask(**request: Any) -> Any:
        other = {"text": f"{HEAD}a,p,25/9/2026,,,\n", "name": "old.csv"}
        asked = {
            "ask": "caseload", "text": f"{HEAD}a,p,28/9/2026,,,\n", "today": "2026-09-07",
            "arranged_by": "", "since": other, **request,
        }  # fmt: skip
        return json.loads(bridge.reply(json.dumps(asked), untold))

    assert ask(want="since")["since"]["summary"] == "1 moved."
    assert ask(want="monday")["sheet"]["since"]["summary"] == "1 moved."
    assert ask(want="monday", since=None)["sheet"]["since"] is None
    assert (
        ask(want="since", since=None)["error"]["faults"][0]["what"] == "there is nothing to read."
    )


def test_children_who_swapped_every_day_but_their_birth_have_moved() -> None:
    """The days they share with each other's row tell less than the day they were born."""
    head = "ref,plan,birth,hearing,review\n"
    before = "a,p,1/2/2020,25/9/2026,1/12/2026\na,p,1/2/2022,30/10/2026,2/12/2026\n"
    after = "a,p,1/2/2020,30/10/2026,2/12/2026\na,p,1/2/2022,25/9/2026,1/12/2026\n"
    seen = team_since(caseload(head + before), caseload(head + after), "x")
    assert [one for one in told(seen)["moved"] if "Visit" in one] == [
        "a: Visit: Fri 11 Sep 2026 to Fri 16 Oct 2026, due 5 weeks later",
        "a: Visit: Fri 16 Oct 2026 to Fri 11 Sep 2026, due 5 weeks earlier",
    ]


def test_rows_that_differ_in_a_day_held_or_an_answer_alone_and_changed_places_are_the_same() -> (
    None
):
    for one, other in (
        ("a,p,25/9/2026,,,1/9/2026\n", "a,p,25/9/2026,,,\n"),
        ("a,p,25/9/2026,,yes,\n", "a,p,25/9/2026,,no,\n"),
    ):
        assert told(since(one + other, other + one)) == {}


def test_rows_at_fault_and_rows_that_cannot_be_told_apart_are_said_beside_each_other() -> None:
    seen = since(
        "A,p,25/9/2026,,,\nA,p,30/10/2026,,,\n",
        "a,p,2/11/2026,,,\nA,p,28/9/2026,,,\nx,q,,,,\n",
    )
    assert seen.left_out == (
        "1 row at fault or without a reference is not compared. "
        "4 rows of “a” in the two tables are not compared: which is which cannot be told."
    )


def test_several_steps_that_go_with_a_pathway_are_told_as_one() -> None:
    built = guidance({"visit": "2 weeks before hearing", "talk": "by hearing"})
    (one,) = built.pathways
    steps = tuple(replace(step, id=f"q/{step.id[2:]}") for step in one.steps)
    two = replace(built, pathways=(one, replace(one, id="q", title="Q", steps=steps)))
    before, after = (
        plan_caseload(f"ref,plan,hearing\na,{ids},25/9/2026\n", two, TODAY) for ids in ("p;q", "p")
    )
    assert told(team_since(before, after, "x")) == {"gone": ["a: 2 steps"]}
    assert told(team_since(after, before, "x")) == {"new": ["a: 2 steps"]}


def of_two_pathways(rows: str) -> Caseload:
    built = guidance({"visit": "2 weeks before hearing"})
    two = replace(built, pathways=(*built.pathways, replace(built.pathways[0], id="q", title="Q")))
    return plan_caseload(f"ref,plan,birth,hearing\n{rows}", two, TODAY)


def test_children_whose_births_were_filled_in_since_are_told_by_their_pathways() -> None:
    before = of_two_pathways("a,p,,25/9/2026\na,q;p,,30/10/2026\n")
    after = of_two_pathways("a,p;q,1/2/2020,2/11/2026\na,p,1/2/2022,28/9/2026\n")
    assert told(team_since(before, after, "x"))["moved"] == [
        "a: Visit: Fri 16 Oct 2026 to Mon 19 Oct 2026, due 3 days later",
        "a: Visit: Fri 11 Sep 2026 to Mon 14 Sep 2026, due 3 days later",
    ]


def test_children_who_are_on_each_others_pathways_now_are_told_by_their_births() -> None:
    before = of_two_pathways("a,p,1/2/2020,25/9/2026\na,p;q,1/2/2022,30/10/2026\n")
    after = of_two_pathways("a,p;q,1/2/2020,28/9/2026\na,p,1/2/2022,2/11/2026\n")
    assert told(team_since(before, after, "x"))["moved"] == [
        "a: Visit: Fri 11 Sep 2026 to Mon 14 Sep 2026, due 3 days later",
        "a: Visit: Fri 16 Oct 2026 to Mon 19 Oct 2026, due 3 days later",
    ]


def test_a_day_that_all_rows_share_tells_none_of_them() -> None:
    seen = since(
        "A,p,25/9/2026,1/12/2026,,\nA,p,30/10/2026,1/12/2026,,\n",
        "A,p,2/11/2026,1/12/2026,,\nA,p,28/9/2026,1/12/2026,,\n",
    )
    assert seen.groups == ()
    assert seen.left_out.startswith("4 rows of “A” in the two tables are not compared")
