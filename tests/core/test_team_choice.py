"""A change of guidance on the team's timetable: whom it touches, and stay or move for each."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from decision_tool.core.caseload.folder import TeamFile, as_text
from decision_tool.core.editions.effect import ChildEffect, Effect, RowEffect
from decision_tool.core.editions.effect_words import counted_children, effect_summary
from decision_tool.core.guidance.codec import encode
from decision_tool.core.guidance.listed_edition import ListedEdition
from decision_tool.core.guidance.model import Guidance, Invitee, Role
from decision_tool.core.saved.file_text import LARGEST
from decision_tool.requests import bridge
from tests.core.edition_builder import edition_file
from tests.core.guidance_builder import guidance

OLD = replace(
    guidance({"visit": "2 weeks before hearing", "talk": "by review"}),
    edition="1.0",
    in_force_until="2026-08-31",
    digest="aaaaaaaaaaaa",
)
OWN = replace(
    guidance({"look": "3 weeks before hearing", "talk": "by review"}, look={"was": ("p/visit",)}),
    edition="1.1",
)
PART = "assets/engine/editions/1.0-0123.json"
LISTED = (
    ListedEdition("1.0", date(2026, 3, 2), "aaaaaaaaaaaa", PART, "fields"),
    ListedEdition("1.1", date(2026, 9, 1), "bbbbbbbbbbbb"),
)
BECAUSE = {"p/look": "Two weeks were too short."}
TODAY = "2026-09-07"


def start(own: Guidance = OWN, listed: tuple[ListedEdition, ...] = LISTED) -> None:
    rules = {**encode(own), "editions": [one.as_json() for one in listed]}
    bridge.start(json.dumps(rules))
    bridge.take(PART, edition_file(OLD, own, BECAUSE))


@pytest.fixture(autouse=True)
def _started() -> None:
    start()


def case(
    reference: str = "", labels: str = "A", edition: str = "1.0", **more: Any
) -> dict[str, Any]:
    given = {"pathways": ["p"], "dates": {"hearing": "2026-10-08"}, "today": TODAY}
    planned = [{
        "id": "p/visit", "pathway_id": "p", "pathway": "Pathway", "title": "Visit",
        "state": "dated", "earliest": None, "latest": "2026-09-24",
    }]  # fmt: skip
    head = {"schema": 2, "kind": "joint-supervision-timetable", "edition": edition}
    children = [
        {"label": label, "reference": reference, "given": given, "planned": planned}
        for label in labels
    ]
    return {**head, **more, "children": children}


def folder(**cases: dict[str, Any]) -> str:
    return as_text([TeamFile(f"{name}.json", json.dumps(one)) for name, one in cases.items()])


def ask(text: str, want: str = "view", **request: Any) -> dict[str, Any]:
    whole = {"ask": "caseload", "text": text, "today": TODAY, "want": want, **request}
    answer: dict[str, Any] = json.loads(bridge.reply(json.dumps(whole)))
    return answer


def chosen(**choices: str) -> list[dict[str, str]]:
    return [{"file": f"{name}.json", "choice": choice} for name, choice in choices.items()]


def days(seen: dict[str, Any]) -> list[tuple[int, str, str]]:
    rows = [row for group in seen["caseload"]["groups"] for row in group["rows"]]
    return sorted((row["line"], row["id"], row["day"]) for row in rows)


TEAM = folder(
    a=case("C-1"), b=case("C-2", "AB"), c=case("C-3", edition="1.1"), d=case("C-4", follows="1.0")
)


def test_the_change_is_told_for_each_case_that_nobody_chose_for() -> None:
    (told,) = ask(TEAM, "changed")["changed"]
    assert (told["old"], told["new"]) == ("1.0", "1.1")
    assert told["heading"] == "The guidance changed on Tuesday 1 September 2026"
    assert told["summary"] == (
        "3 of 3 children begun under edition 1.0: 3 meetings move, the furthest by 7 days; "
        "nothing becomes impossible."
    )
    first, second = told["cases"]
    assert (first["file"], first["name"], first["lines"]) == ("a.json", "C-1", [1])
    assert first["rows"] == [
        {
            "title": "Look",
            "whose": "Pathway",
            "was": "by Thu 24 Sep 2026",
            "now": "by Thu 17 Sep 2026",
            "change": "7 days earlier",
        }
    ]
    assert told["why"] == [
        "Pathway: the look moves from 2 to 3 weeks before the hearing.",
        "Two weeks were too short.",
    ]
    assert (second["name"], second["lines"]) == ("C-2 A and C-2 B", [2, 3])
    assert [(one["said"], one["can_move"]) for one in told["cases"]] == [("", True)] * 2
    assert [row["whose"] for row in second["rows"]] == ["Pathway, C-2 A", "Pathway, C-2 B"]
    assert told["files"] == {"a.json": [1], "b.json": [2, 3]}
    assert told["movable"] == ["a.json", "b.json"]
    assert told["move_all"] == "Move all 3 children to edition 1.1"
    assert told["stay_all"] == "Stay with edition 1.0 for all 3 children"
    assert told["other"] == {
        "move": "Move the other child to edition 1.1",
        "stay": "Stay with edition 1.0 for the other child",
        "until": (
            "The other child goes by edition 1.0 until you choose. "
            "Ask your practice lead if you are unsure."
        ),
        "undo": "Undo for 1 child",
    }
    assert told["others"] == {
        "move": "Move the other {} children to edition 1.1",
        "stay": "Stay with edition 1.0 for the other {} children",
        "until": (
            "The other {} children go by edition 1.0 until you choose. "
            "Ask your practice lead if you are unsure."
        ),
        "undo": "Undo for {} children",
    }
    assert told["until"] == (
        "Until you choose, a case goes by edition 1.0, which it was made under. "
        "Ask your practice lead if you are unsure."
    )
    assert told["all_chosen"] == "All 3 are chosen for."
    assert told["all_saved"] == "All 3 are chosen for and saved."
    assert told["notes"] == [
        "What is in a calendar stays on its old day: once you have saved, add all to it again.",
        "1 child stays with edition 1.0, as was chosen.",
    ]


def test_where_only_people_differ_no_day_of_a_calendar_is_called_old() -> None:
    steps = {"visit": "2 weeks before hearing", "talk": "by review"}
    people = (Role("carer", "Carer"),)
    added = {"invite": (Invitee("carer"),)}
    start(replace(guidance(steps, visit=added), edition="1.1", roles=people))
    (told,) = ask(folder(a=case("C-1")), "changed")["changed"]
    assert told["summary"] == (
        "1 of 1 child begun under edition 1.0: 1 meeting has other people invited; "
        "nothing becomes impossible."
    )
    assert told["notes"] == [
        "What is in a calendar stays as it was: once you have saved, add all to it again."
    ]


def test_many_children_are_counted_as_the_button_counts_them() -> None:
    assert [counted_children(one) for one in (1, 999, 1200)] == [
        "1 child",
        "999 children",
        "1,200 children",
    ]
    rows = tuple(RowEffect("p/look", "Look", "P", "new", is_meeting=one) for one in (True, False))
    children = tuple(ChildEffect("", "", rows) for _ in range(1200))
    assert effect_summary(Effect(date(2026, 9, 7), 2400, children)) == (
        "1,200 of 2,400 children: 1,200 new meetings and 1,200 other steps; "
        "nothing becomes impossible."
    )


def test_a_new_day_that_has_passed_is_told_in_the_sum_and_on_the_row() -> None:
    soon = case("C-1")
    soon["children"][0]["given"]["dates"] = {"hearing": "2026-09-25"}
    (told,) = ask(folder(a=soon), "changed")["changed"]
    assert told["summary"] == (
        "1 of 1 child begun under edition 1.0: 1 meeting moves, by 7 days; "
        "1 is newly past its day; nothing becomes impossible."
    )
    (row,) = told["cases"][0]["rows"]
    assert (row["now"], row["change"]) == (
        "by Fri 4 Sep 2026",
        "7 days earlier, and that day has passed",
    )


def test_a_case_that_nothing_changes_for_stands_last_and_can_be_chosen_for() -> None:
    same = case("C-1")
    same["children"][0]["given"]["held"] = {"p/visit": "2026-09-01"}
    (told,) = ask(folder(a=same, b=case("C-2")), "changed")["changed"]
    assert [one["file"] for one in told["cases"]] == ["b.json", "a.json"]
    assert told["cases"][1]["said"] == (
        "Nothing changes: every date is the same, and so is who is invited."
    )
    assert told["which"] == "Which 2 cases, and what changes for the 1 that is touched"
    assert told["summary"].startswith("1 of 2 children begun under edition 1.0: 1 meeting moves,")
    (told,) = ask(folder(a=same, b=case("C-2"), c=case("C-3")), "changed")["changed"]
    assert told["which"] == "Which 3 cases, and what changes for the 2 that are touched"
    (told,) = ask(folder(a=same, b=same), "changed")["changed"]
    assert told["which"] == "Which 2 cases: nothing changes"
    (told,) = ask(folder(a=same), "changed")["changed"]
    assert told["summary"] == (
        "0 of 1 child begun under edition 1.0: no date, invitation or record of a step to come is "
        "another one."
    )
    assert told["move_all"] == "Move the 1 child to edition 1.1"
    assert told["all_chosen"] == "The child is chosen for."
    assert told["all_saved"] == "The child is chosen for and saved."
    assert told["notes"] == []


def undated(**more: Any) -> dict[str, Any]:
    """Return a case that has no date yet for the step whose rule changed."""
    waits = case("C-1", **more)
    for child in waits["children"]:
        child["given"]["dates"] = {"review": "2026-10-08"}
    return waits


def test_a_rule_that_changed_for_what_has_no_date_yet_is_told_and_not_counted_as_a_move() -> None:
    held = case("C-3")
    held["children"][0]["given"]["held"] = {"p/visit": "2026-09-01"}
    files = {"a": held, "b": undated(), "c": case("C-2")}
    (told,) = ask(folder(**files), "changed")["changed"]
    assert told["summary"] == (
        "1 of 3 children begun under edition 1.0: 1 meeting moves, by 7 days; nothing becomes "
        "impossible. For 1 more child, the rule changed for a step that has no date yet."
    )
    assert [one["file"] for one in told["cases"]] == ["c.json", "b.json", "a.json"]
    waits = told["cases"][1]
    assert waits["said"] == "No date changes yet, but the rule changed for what has no date."
    assert waits["rows"] == [
        {
            "title": "Look",
            "whose": "Pathway",
            "was": "2 weeks before the hearing",
            "now": "3 weeks before the hearing",
            "change": "waits for the hearing",
        }
    ]


def test_where_nobody_has_a_date_yet_the_sum_and_the_reasons_tell_of_the_rule() -> None:
    (told,) = ask(folder(a=undated(labels="AB")), "changed")["changed"]
    assert told["summary"] == (
        "0 of 2 children begun under edition 1.0: no date, invitation or record of a step to come "
        "is another one. For 2 children, the rule changed for a step that has no date yet."
    )
    assert told["why"] == [
        "Pathway: the look moves from 2 to 3 weeks before the hearing.",
        "Two weeks were too short.",
    ]
    assert told["notes"] == []  # no entry of a calendar is on another day


def test_a_team_of_one_edition_has_nothing_to_choose() -> None:
    assert ask(folder(c=case(edition="1.1")), "changed") == {"changed": []}


def test_a_case_of_which_nothing_is_left_can_only_stay() -> None:
    start(replace(guidance({}), edition="1.1", pathways=()))
    (told,) = ask(folder(a=case("C-1")), "changed")["changed"]
    (one,) = told["cases"]
    assert told["which"] == "Which case, and what changes"
    assert (one["can_move"], one["rows"], told["movable"], told["move_all"]) == (False, [], [], "")
    assert one["said"].startswith("Cannot be planned any more. ")
    assert one["said"].endswith(" It can only stay with edition 1.0.")
    seen = ask(folder(a=case("C-1")), chosen=chosen(a="move"))["caseload"]
    assert [(row["line"], row["place"]) for row in seen["bad"]] == [(1, "a.json")]


def test_the_sites_own_guidance_may_not_be_published_or_not_count_yet() -> None:
    start(listed=LISTED[:1])
    (told,) = ask(TEAM, "changed")["changed"]
    assert told["heading"] == "The guidance changed after these cases were begun"
    assert told["notes"][0] == "Edition 1.1 is what this site goes by. It is not published yet."
    start(listed=(LISTED[0], replace(LISTED[1], in_force_from=date(2026, 10, 1))))
    (told,) = ask(TEAM, "changed")["changed"]
    assert told["heading"] == "The guidance changes on Thursday 1 October 2026"


def test_many_cases_are_cut_and_all_can_be_chosen_for() -> None:
    cases = {f"c{number}": case() for number in range(102)}
    (told,) = ask(folder(**cases), "changed")["changed"]
    assert (len(told["cases"]), len(told["files"])) == (100, 102)
    assert told["which"] == "Which 100 cases, and what changes"
    assert told["more"] == "2 more cases are not listed here."
    del cases["c0"]
    assert ask(folder(**cases), "changed")["changed"][0]["more"] == (
        "1 more case is not listed here."
    )


def test_who_moves_or_stays_is_planned_so_at_once_and_keeps_the_line() -> None:
    before = days(ask(TEAM))
    seen = ask(TEAM, chosen=chosen(b="move"))
    assert days(seen) == [
        (1, "p/visit", "2026-09-24"),
        (2, "p/look", "2026-09-17"),
        (3, "p/look", "2026-09-17"),
        (4, "p/look", "2026-09-17"),
        (5, "p/visit", "2026-09-24"),
    ]
    seen = ask(TEAM, chosen=chosen(a="stay", b="move"))["caseload"]
    assert not any(line["kind"] == "to-choose" for line in seen["lines"])
    assert days(ask(TEAM)) == before


def test_a_day_is_marked_under_the_edition_that_was_chosen() -> None:
    mark = {"line": 2, "row": "p/look", "day": TODAY}
    how: dict[str, Any] = {"held": [mark], "chosen": chosen(b="move")}
    rows = [row for group in ask(TEAM, **how)["caseload"]["groups"] for row in group["rows"]]
    assert [row["id"] for row in rows if row["marked"]] == ["p/look"]
    (file,) = ask(TEAM, "write", **how)["written"]
    assert (file["name"], file["lines"], file["choice"]) == ("b.json", [2, 3], "move")
    plain = json.loads(file["text"])
    assert plain["children"][0]["given"]["held"] == {"p/look": TODAY}
    refused = ask(TEAM, held=[mark])
    assert "p/look" in refused["error"]["message"]


def test_only_the_choice_changes_in_the_file() -> None:
    """A case that moves says what its edition makes of it, as if it had been saved there."""
    files = {
        one["name"]: one for one in ask(TEAM, "write", chosen=chosen(a="stay", b="move"))["written"]
    }
    stays, moves = (json.loads(files[name]["text"]) for name in ("a.json", "b.json"))
    assert stays == {**case("C-1"), "follows": "1.0"}
    assert list(stays)[:4] == ["schema", "kind", "edition", "follows"]
    assert (moves["edition"], moves["edition-digest"], "follows" in moves) == (
        "1.1",
        "bbbbbbbbbbbb",
        False,
    )
    for was, now in zip(case("C-2", "AB")["children"], moves["children"], strict=True):
        assert now | {"planned": []} == was | {"planned": []}
        assert [row["id"] for row in now["planned"]] == ["p/look", "p/talk"]
    opened = json.loads(bridge.reply(json.dumps({"ask": "open", "text": files["b.json"]["text"]})))
    assert opened["opened"]["headline"].endswith("By that edition, every date is the same.")


def test_a_file_that_was_chosen_for_no_more_is_as_it_was_opened() -> None:
    (file,) = ask(TEAM, "write", lines=[1])["written"]
    assert (json.loads(file["text"]), file["choice"]) == (case("C-1"), None)


def test_a_child_that_is_opened_has_what_was_chosen() -> None:
    opened = ask(TEAM, "child", line=2, chosen=chosen(b="move"))
    assert "edition" not in opened
    opened = ask(TEAM, "child", line=1, chosen=chosen(a="stay"))
    assert opened["edition"] == {"version": "1.0", "fields": "fields", "is_chosen": True}


def test_what_cannot_be_written_is_named_and_costs_no_other_file() -> None:
    reply = {"given": case()["children"][0]["given"], "steps": [], "edition": "1.0"}
    text = folder(a=case("C-1"), plan={"schema": 1, **reply})
    first, second = ask(text, "write", chosen=chosen(a="stay", plan="stay"))["written"]
    assert first["fault"] == ""
    assert (second["text"], second["fault"]) == (
        "",
        (
            "the file: this is the reply of a command, not a saved case, so no choice is written "
            "into it. Open it in the calculator, choose there and save it."
        ),
    )


def test_a_file_never_grows_too_large_to_be_opened_again() -> None:
    room = LARGEST - len(json.dumps(case("C-1", note="")))
    large = case("C-1", note="x" * room)
    (file,) = ask(folder(a=large), "write", chosen=chosen(a="stay"))["written"]
    assert "with this choice it would be too large to be opened again." in file["fault"]


def test_a_child_that_cannot_be_planned_is_told_once_whatever_is_chosen() -> None:
    faulty = case("C-1", "AB")
    faulty["children"][1]["given"] = {"pathways": []}
    for choices in ([], chosen(a="stay"), chosen(a="move")):
        seen = ask(folder(a=faulty), chosen=choices)["caseload"]
        assert (seen["planned"], [row["line"] for row in seen["bad"]]) == (1, [2])


def test_a_choice_that_is_none_is_refused() -> None:
    assert ask(TEAM, chosen=chosen(a="leap"))["error"]["faults"] == [
        {"where": "chosen", "what": "'leap' is not known.", "hint": "Write one of: stay, move."}
    ]


def test_two_files_of_one_child_are_still_told_of() -> None:
    twice = folder(a=case("C-1"), b=case("C-1"))
    for choices in ([], chosen(a="move")):
        warned = ask(twice, chosen=choices)["caseload"]["warnings"]
        assert [len(one["messages"]) for one in warned] == [1, 1]


def test_a_file_that_holds_no_worked_out_dates_gets_none_as_it_moves() -> None:
    bare = case("C-1")
    del bare["children"][0]["planned"]
    (file,) = ask(folder(a=bare), "write", chosen=chosen(a="move"))["written"]
    assert json.loads(file["text"])["children"] == bare["children"]


def test_a_file_of_the_first_form_moves_too() -> None:
    first = case()
    first |= {"schema": 1, **first.pop("children")[0]}
    del first["label"]
    (file,) = ask(folder(a=first), "write", chosen=chosen(a="move"))["written"]
    plain = json.loads(file["text"])
    assert [row["id"] for row in plain["planned"]] == ["p/look", "p/talk"]
    assert plain["edition"] == "1.1"


def test_a_case_that_moved_is_compared_with_itself_under_the_ids_of_now() -> None:
    before = {"text": folder(a=case("C-1", "A")), "name": "last week"}
    moved = case("C-1", "A", edition="1.1")
    told = ask(folder(a=moved), "since", since=before)["since"]
    (group,) = told["groups"]
    assert group["kind"] == "moved"
    assert [one["words"] for one in group["changes"]] == [
        (
            "Look: Thu 24 Sep 2026 to Thu 17 Sep 2026, due 7 days earlier "
            "(the guidance: edition 1.1 instead of 1.0)"
        )
    ]


def test_a_pathway_that_the_edition_moved_to_has_not_any_more_is_called_by_its_title() -> None:
    other = replace(OLD.pathways[0], id="q", title="Other pathway", steps=())
    step = replace(OLD.pathways[0].steps[0], id="q/visit")
    old = replace(OLD, pathways=(*OLD.pathways, replace(other, steps=(step,))))
    bridge.take(PART, edition_file(old, OWN, {}))
    was = case("C-1", "A")
    was["children"][0]["given"] = {**was["children"][0]["given"], "pathways": ["p", "q"]}
    moved = case("C-1", "A", edition="1.1")
    before = {"text": folder(a=was), "name": "last week"}
    told = ask(folder(a=moved), "since", since=before)["since"]
    assert {one["kind"] for one in told["groups"]} == {"moved", "gone"}


def test_each_file_and_child_that_was_chosen_for_is_heard_of_without_a_count() -> None:
    ask(TEAM)
    heard: list[tuple[int, int]] = []
    whole = {"ask": "caseload", "text": TEAM, "today": TODAY, "want": "view"}
    request = {**whole, "chosen": chosen(b="move")}
    bridge.reply(json.dumps(request), lambda *counts: heard.append(counts))
    assert set(heard) == {(0, 0)}
    assert len(heard) == 3
