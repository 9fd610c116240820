"""Brothers and sisters through the worker's door, as the page asks."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from icalendar import Calendar

from decision_tool.core.guidance.codec import encode
from decision_tool.core.guidance.model import Guidance, Invitee, Line, Reading
from decision_tool.requests import bridge
from tests.core.family_builder import MET, family_guidance
from tests.core.records_builder import FORMS
from tests.core.saved_builder import CASE
from tests.core.test_asks_saved import ask, boxes, reopen

OTHER = "0e0c1b3a-6b2f-4f5d-9a51-5a1f4c0f7b11"
CHAIRED: dict[str, Any] = {"arranged_by": "chair", "clauses": ("B01",)}
BUILT = family_guidance({"visit": "2 weeks before hearing", "talk": "by review"}, visit=MET)


@pytest.fixture(autouse=True)
def _started() -> None:
    bridge.start(json.dumps(encode(BUILT)))


def child(label: str, day: int = 7, **more: Any) -> dict[str, Any]:
    """Return a child as the page sends one, whose hearing is that day of December."""
    form = {
        "pathways": ["p"],
        "dates": {"hearing": boxes(day, 12, 2026)},
        "today": "2026-09-07",
        **more.pop("form", {}),
    }
    return {"label": label, "form": form, **more}


def asked(kind: str, *children: dict[str, Any], **more: Any) -> dict[str, Any]:
    first, *others = children
    return ask(ask=kind, **first, others=others, **more)


def headings(answer: dict[str, Any]) -> list[str]:
    return [column["heading"] for column in answer["joint"]["columns"]]


def test_a_child_alone_is_marked_on_the_day_of_the_meeting_as_one() -> None:
    older, younger = ({"dates": {"hearing": boxes(day, 9, 2026)}} for day in (10, 15))
    one = {"p/visit": 1}
    other, own = child("A", form=older, as_one=one), child("B", form=younger, as_one=one)
    kin = {"first": own, "others": [other], "order": ["A", "B"]}
    alone, joined = (
        ask(ask="plan", form=own["form"], kin=asked)["timetable"]["answer"]["lines"][0]["marks"]
        for asked in (None, kin)
    )
    assert [(one["day"], one["on_day"], one["was"]) for one in (*alone, *joined)] == [
        ("2026-09-01", "Held on Tue 1 Sep", "was due Tue 1 Sep 2026"),
        ("2026-08-27", "Held on Thu 27 Aug", "was planned for Thu 27 Aug 2026, as one meeting"),
    ]


def test_the_joint_timetable_has_every_child() -> None:
    joint = asked("family", child("A"), child("B", 10))["joint"]
    assert [(row["title"], row["cells"]) for group in joint["groups"] for row in group["rows"]] == [
        ("Visit", ["Pathway", ""]),
        ("Visit", ["", "Pathway"]),
        ("Talk", ["Pathway", "Pathway"]),
    ]
    assert joint["offers"] == [
        {
            "words": "Visit for children A and B, on Mon 23 Nov 2026",
            "rows": [{"child": "A", "row": "p/visit"}, {"child": "B", "row": "p/visit"}],
        }
    ]
    assert (joint["row"], joint["state"]) == ({"child": "A", "row": "p/visit"}, "later")


def test_rows_of_one_number_are_one_meeting() -> None:
    children = (child("A", as_one={"p/visit": 4}), child("B", 10, as_one={"p/visit": 4}))
    joint = asked("family", *children)["joint"]
    assert joint["groups"][0]["rows"][0]["one"] == "One meeting for 2 that the guide asks for."


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (["A", "B", "C"], ["A", "B", "C"]),
        (["C", "A", "B"], ["C", "A", "B"]),
        (["C"], ["C", "B", "A"]),
        ([], ["B", "A", "C"]),
    ],
)
def test_the_children_stand_in_the_order_of_the_page_whoever_is_worked_on(
    order: list[str], expected: list[str]
) -> None:
    answer = asked("family", child("B"), child("A"), child("C"), order=order)
    assert headings(answer) == [f"Child {label}" for label in expected]


def test_each_form_tells_what_was_not_held_what_may_move_and_an_age() -> None:
    form = {
        "dates": {
            "hearing": boxes(7, 9, 2026, provisional=True),
            "birth": boxes(3, 3, 2012),
        },
        "not_held": ["p/visit"],
    }
    joint = asked("family", child("A", form=form), child("B"))["joint"]
    late = joint["groups"][0]
    assert (late["id"], [tag["text"] for tag in late["rows"][0]["tags"]]) == (
        "late",
        ["Not held", "Provisional"],
    )
    assert headings({"joint": joint}) == ["Child A, aged 14", "Child B"]


def test_a_brother_or_sister_may_have_no_pathway_yet() -> None:
    bare = child("B", form={"pathways": [], "dates": {}})
    joint = asked("family", child("A"), bare)["joint"]
    assert joint["lines"][-1] == {
        "child": "B",
        "kind": "needs",
        "first": "No pathway is chosen:",
        "rest": "choose one first.",
    }
    assert asked("family", bare, child("A"))["joint"]["row"] == {"child": "A", "row": "p/visit"}
    alone = asked("family", bare)
    assert [fault["where"] for fault in alone["error"]["faults"]] == ["pathways"]


def test_one_child_alone_has_a_joint_timetable_too() -> None:
    first = child("A")
    del first["label"]
    assert headings(ask(ask="family", **first)) == ["Child A"]


def test_what_no_page_could_send_is_refused() -> None:
    wrong = child("B", as_one={"p/visit": 0}, own="hearing")
    answer = asked("family", child("A"), {**wrong, "label": 2})
    assert [fault["where"] for fault in answer["error"]["faults"]] == [
        "label",
        "as_one, p/visit",
        "own",
    ]


def test_all_the_children_are_in_one_file_and_its_name_counts_them() -> None:
    first = child("A", calendar={"case": CASE}, as_one={"p/visit": 1}, own=["review"])
    second = child(
        "Sam",
        calendar={"case": OTHER},
        as_one={"p/visit": 1},
        kept="CF 2",
        records={"p/visit notes": {"who": "Both came."}},
        handed_over={
            "on": "2026-09-01",
            "what": "print",
            "given": {"pathways": ["p"], "dates": {"hearing": "2026-12-10"}},
        },
    )
    answer = asked("save", first, second, time="9:42")
    assert answer["file"]["name"] == "p-from-2026-12-07-2-children-saved-2026-09-07-0942.json"
    assert (answer["left_out"], answer["unread"]) == ([], [])
    whole = json.loads(answer["file"]["text"])
    assert whole["shared"] == {"dates": {"hearing": "2026-12-07"}, "answers": {}}
    again = reopen(answer["file"]["text"])
    one, (other,) = again["opened"], again["others"]
    assert (one["label"], one["calendar"]["case"], one["own"]) == ("A", CASE, ["review"])
    assert (other["label"], other["calendar"]["case"]) == ("Sam", OTHER)
    assert (one["as_one"], other["as_one"]) == ({"p/visit": 1}, {"p/visit": 1})
    assert (one["reference"], other["reference"]) == ("", "CF 2")
    assert (one["records"], other["records"]) == ({}, second["records"])
    assert one["handed_over"] is None
    assert (other["handed_over"]["on"], other["handed_over"]["what"]) == ("2026-09-01", "print")
    assert other["handed_over"]["given"]["dates"] == {"hearing": "2026-12-10"}


def test_the_number_kept_for_the_first_child_names_the_file_of_all() -> None:
    answer = asked("save", child("A", kept="CF 1"), child("B"))
    assert answer["file"]["name"] == "case-CF-1-2-children-saved-2026-09-07.json"


def test_what_cannot_be_read_is_said_with_the_child_it_is_of() -> None:
    half = {"dates": {"hearing": boxes(7, "", 2026), "review": boxes(31, 2, 2026)}}
    answer = asked(
        "save",
        child("A", form={"answers": {"months": "9"}}),
        child("Sam", form={**half, "held": {"p/visit": boxes(1, "", 2026)}}),
    )
    assert answer["left_out"] == [
        "Child A: The answer to “How many months?” cannot be used yet, so it is not in the file.",
        "Sam: The hearing is not a full date, so it is not in the file.",
        "Sam: The review is not a real date, so it is not in the file.",
        "Sam: The day of the visit is not a full date, so it is not in the file.",
    ]
    assert answer["unread"] == [
        "answers months",
        "Sam dates hearing",
        "Sam dates review",
        "Sam held p/visit",
    ]


def test_a_child_without_a_pathway_is_saved_with_the_others() -> None:
    bare = child("B", form={"pathways": []})
    answer = asked("save", child("A"), bare)
    (other,) = reopen(answer["file"]["text"])["others"]
    assert (other["pathways"], other["dates"]["hearing"]["day"]) == ([], "7")
    assert asked("save", bare, child("A"))["file"]["name"] == (
        "timetable-from-2026-12-07-2-children-saved-2026-09-07.json"
    )


def test_a_form_of_a_child_that_no_page_could_send_is_refused() -> None:
    answer = asked("save", child("A"), child("B", form={"pathways": ["gone"]}))
    assert "gone" in answer["error"]["message"]


def test_children_of_different_numbers_are_put_under_none_of_them() -> None:
    made = asked("save", child("A"), child("B"), time="9:42")
    whole = json.loads(made["file"]["text"])
    for number, one in zip(("CF-1", "CF-2"), whole["children"], strict=True):
        one["reference"] = number
    answer = reopen(json.dumps(whole))
    opened = [answer["opened"], *answer["others"]]
    why = "the children have different ones, and here a case has one."
    assert [(one["reference"], one["left_out"]) for one in opened] == [
        ("", [f"Its case number {number}: {why}"]) for number in ("CF-1", "CF-2")
    ]
    whole["children"][1]["reference"] = "cf-1"
    answer = reopen(json.dumps(whole))
    assert (answer["opened"]["reference"], answer["opened"]["left_out"]) == ("CF-1", [])
    del whole["children"][0]["reference"]
    assert reopen(json.dumps(whole))["others"][0]["reference"] == "cf-1"


def invited(*children: dict[str, Any], **more: Any) -> list[str]:
    """Return the first words of an invitation, a section each."""
    answer = asked("invitation", *children, **{"row": "p/visit", "reference": "", **more})
    sections: list[str] = answer["text"].split("\n\n")
    return sections[:4]


def test_an_invitation_to_one_meeting_of_several_children_names_all_of_them() -> None:
    one: dict[str, Any] = {"as_one": {"p/visit": 4}}
    family = (child("B", 10, **one), child("A", **one), child("Sam", 8))
    said = [
        "Meeting: Visit, Pathway",
        (
            "One meeting for:\n- Child A: Visit, Pathway, by Mon 23 Nov 2026\n"
            "- Child B: Visit, Pathway, by Thu 26 Nov 2026"
        ),
        "When: Monday 23 November 2026",
    ]
    names = "hildren A and B: Visit, Pathway: Mon 23 Nov 2026"
    assert invited(*family) == [f"Subject: C{names}", *said]
    assert invited(*family, reference="4502") == [f"Subject: 4502, c{names}", *said]


def test_who_arranges_another_childs_meeting_is_invited_where_it_is_held_as_one() -> None:
    sentences = {"visit": "2 weeks before hearing", "panel": "2 weeks before hearing"}
    other = {"arranged_by": "worker", "invite": (Invitee("chair"),), "clauses": ("B02",)}
    bridge.start(json.dumps(encode(family_guidance(sentences, visit=CHAIRED, panel=other))))
    family = (child("A", as_one={"p/visit": 4}), child("B", as_one={"p/panel": 4}))
    text = asked("invitation", *family, row="p/visit", reference="")["text"]
    assert "Arranged by: Chair" in text
    assert text.count("- Social worker") == text.count("- Chair") == 1
    assert "B02" in text


PANEL_RULE = "2 weeks before hearing"
VISITED: dict[str, Any] = {
    **MET,
    "purposes": (Line("See the child"), Line("Hear everybody")),
    "agenda": (Line("The home"),),
    "records": ("minutes",),
}
PANELLED: dict[str, Any] = {
    **MET,
    "purposes": (Line("Hear everybody", ("B03",)), Line("Decide at the panel")),
    "agenda": (Line("The vote"),),
    "records": ("agreement",),
    "readings": ("R2",),
}


def with_forms(built: Guidance) -> Guidance:
    return replace(built, records=FORMS, readings=(Reading("R2", "", "", "", "assumed"),))


@pytest.mark.parametrize("row", ["p/visit", "p/panel"])
def test_an_invitation_to_meetings_as_one_has_what_each_of_them_is_for(row: str) -> None:
    rules = {"visit": PANEL_RULE, "panel": PANEL_RULE}
    built = with_forms(family_guidance(rules, visit=VISITED, panel=PANELLED))
    bridge.start(json.dumps(encode(built)))
    visit = child("A", as_one={"p/visit": 4})
    panel = child("B", as_one={"p/panel": 4})
    first, other = (visit, panel) if row == "p/visit" else (panel, visit)
    answer = asked("invitation", first, other, row=row, reference="", order=["A", "B"])
    assert answer["subject"] == "Children A and B: Visit and Panel, Pathway: Mon 23 Nov 2026"
    sections = answer["text"].split("\n\n")
    assert sections[1] == "Meeting: Visit and Panel, Pathway"
    assert sections[-6:-2] == [
        "Invited:\n- Social worker",
        "What it is for:\n- See the child\n- Hear everybody\n- Decide at the panel",
        "Agenda:\n- The home\n- The vote",
        "Record afterwards:\n- Minutes\n- Agreement",
    ]


def test_the_calendar_entry_of_meetings_as_one_has_what_each_of_them_is_for() -> None:
    other = {**PANELLED, "arranged_by": "school"}
    built = with_forms(
        family_guidance({"visit": PANEL_RULE}, {"panel": PANEL_RULE}, visit=VISITED, panel=other)
    )
    bridge.start(json.dumps(encode(built)))
    visit = child("A", as_one={"p/visit": 4}, calendar={"case": CASE})
    panel = child("B", as_one={"q/panel": 4}, calendar={"case": OTHER}, form={"pathways": ["q"]})
    moment = {"stamp": "2026-09-07T08:00:00Z", "time": "9:00", "reference": "", "rows": None}
    made = asked("family_calendar", visit, panel, order=["A", "B"], **moment)
    (event,) = Calendar.from_ical(made["file"]["text"]).walk("VEVENT")
    assert event["summary"] == "A and B: Visit and Panel"
    told = str(event["description"]).split("\n\n")
    assert told[0] == "One meeting for:\n- Child A: Visit, Pathway\n- Child B: Panel, Other pathway"
    assert told[2:7] == [
        "Arranged by: Chair",
        "Invite:\n- Social worker\n- School",
        "What it is for:\n- See the child\n- Hear everybody\n- Decide at the panel",
        "Agenda:\n- The home\n- The vote",
        "Record:\n- Minutes\n- Agreement",
    ]
    assert told[8].startswith("Readings: R2\n")


def test_a_child_as_somebody_wrote_it_stands_so_in_an_invitation() -> None:
    one: dict[str, Any] = {"as_one": {"p/visit": 4}}
    subject, *_ = invited(child("sam", **one), child("alex", **one))
    assert subject == "Subject: alex and sam: Visit, Pathway: Mon 23 Nov 2026"


def test_an_invitation_to_a_meeting_apart_names_the_child_alone() -> None:
    family = (child("B", 10), child("A"))
    subject, meeting, when, guide = invited(*family, reference="4502")
    assert subject == "Subject: 4502 B: Visit, Pathway: Thu 26 Nov 2026"
    assert (meeting, when) == ("Meeting: Visit, Pathway", "When: Thursday 26 November 2026")
    assert guide == "The guide says: by Thu 26 Nov 2026"
    # They were one, but the day of the first is none for the other any more.
    one: dict[str, Any] = {"as_one": {"p/visit": 4}}
    agreed = {"form": {"agreed": {"p/visit": boxes(24, 11, 2026)}}}
    subject, *_ = invited(child("B", 10, **one, **agreed), child("A", **one))
    assert subject.startswith("Subject: B: Visit")
