"""The records of a timetable: which there are, what they know, and what gives none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from decision_tool.core.errors import FaultsError
from decision_tool.core.guidance.model import Invitee, Role
from decision_tool.core.records.fills import Known
from decision_tool.core.records.records import records_of
from tests.core.guidance_builder import plan_of
from tests.core.records_builder import WHEN_COMPLEX, fills_of, found, keys, recorded

MINUTES = {"records": ("minutes",)}
BUILT = recorded(
    {
        "talk": "by review",
        "visit": "2 weeks before hearing",
        "paper": "by other",
        "extra": "when needed",
    },
    talk={"records": ("map", "minutes"), "records_if": (WHEN_COMPLEX,)},
    visit=MINUTES,
    paper={"kind": "task", **MINUTES},
    extra={"only_if": "likely is yes", **MINUTES},
)
REVIEW, HEARING = {"review": "2026-11-12"}, {"hearing": "2026-10-08"}
BOTH = REVIEW | HEARING


def test_every_meeting_is_listed_in_the_order_of_the_plan() -> None:
    assert keys(found(BUILT, dates=BOTH)) == [
        ("visit", "minutes-p-visit"),
        ("talk", "minutes-p-talk"),
        ("talk", "agreement"),
        ("extra", "minutes-p-extra"),
    ]


def test_a_record_names_the_meeting_the_form_and_the_day() -> None:
    (record,) = found(BUILT, ["p/visit"], dates=BOTH).records

    assert (record.title, record.form) == ("Visit, Pathway", "Minutes")
    assert (record.when, record.day) == ("By Thu 24 Sep 2026", "2026-09-24")


def test_a_meeting_held_is_listed_and_one_not_needed_is_not() -> None:
    listed = keys(found(BUILT, held={"p/visit": "2026-09-01"}, answers={"likely": "no"}))

    assert [row for row, _ in listed] == ["visit", "talk", "talk"]


def test_rows_asked_for_come_once_and_in_the_order_of_the_plan() -> None:
    asked = ["p/extra", "p/visit", "p/extra"]

    assert [row for row, _ in keys(found(BUILT, asked, dates=BOTH))] == ["visit", "extra"]
    assert keys(found(BUILT, [], dates=BOTH)) == []


def test_a_row_that_the_timetable_does_not_have_is_refused() -> None:
    with pytest.raises(FaultsError) as refusal:
        found(BUILT, ["p/visit", "p/vist", "q/visit"])

    assert [one.what for one in refusal.value.faults] == [
        "'p/vist' is not in this timetable.",
        "'q/visit' is not in this timetable.",
    ]
    hint = "Choose a row of the timetable, or leave the rows out for all of them."
    assert {(one.where, one.hint) for one in refusal.value.faults} == {("rows", hint)}


def test_the_form_of_somebody_else_is_named_with_its_owner_once() -> None:
    both = {"records": ("map", "report")}
    built = recorded({"talk": "by review", "visit": "by hearing"}, talk=both, visit=both)

    assert found(built).records == ()
    assert found(built).left_out == (
        "Map: a form of somebody else, so none is made here. Owner: The assessor.",
        "Report: a form of somebody else, so none is made here.",
    )


def test_a_row_asked_for_that_gives_nothing_says_why() -> None:
    built = recorded(
        {"talk": "by review", "paper": "by other", "end": "by hearing"},
        paper={"kind": "task", **MINUTES},
        end={"only_if": "likely is yes", **MINUTES},
    )
    nothing = found(built, ["p/talk", "p/paper", "p/end"], answers={"likely": "no"})

    assert nothing.records == ()
    assert nothing.left_out == (
        "Talk, Pathway: the guide names no form for it.",
        "Paper, Pathway: the guide names no form for it.",
        "End, Pathway: not needed, so there is nothing to record.",
    )


def test_of_the_whole_timetable_only_a_meeting_to_be_held_says_that_it_has_no_form() -> None:
    built = recorded(
        {"talk": "by review", "book": "by other", "end": "by hearing"},
        book={"kind": "task"},
        end={"only_if": "likely is yes", **MINUTES},
    )
    whole = found(built, answers={"likely": "no"})

    assert whole.records == ()
    assert whole.left_out == ("Talk, Pathway: the guide names no form for it.",)


@pytest.mark.parametrize(
    ("given", "known"),
    [
        ({}, {}),
        ({"dates": HEARING}, {"when": "By Thu 24 Sep 2026", "from": "Hearing Thu 8 Oct 2026"}),
        (
            {"dates": HEARING, "provisional": frozenset({"hearing"})},
            {
                "when": "By Thu 24 Sep 2026, may still change",
                "from": "Hearing Thu 8 Oct 2026, may still change",
            },
        ),
        (
            {"dates": HEARING, "held": {"p/visit": "2026-09-01"}},
            {
                "when": "By Thu 24 Sep 2026",
                "held": "Tue 1 Sep 2026",
                "from": "Hearing Thu 8 Oct 2026",
            },
        ),
        ({"held": {"p/visit": "2026-09-01"}}, {"held": "Tue 1 Sep 2026"}),
    ],
)
def test_a_record_knows_when_it_is_due_and_was_held(
    given: dict[str, Any], known: dict[str, str]
) -> None:
    built = recorded({"visit": "2 weeks before hearing"}, visit=MINUTES)

    assert fills_of(found(built, **given), "visit") == {"meeting": "Visit, Pathway", **known}


def test_the_reference_is_on_every_record() -> None:
    records = found(BUILT, reference="Case 7").records

    assert {one.fills["reference"] for one in records} == {"Case 7"}


def test_a_child_that_is_called_nothing_has_no_reference_on_a_record() -> None:
    records = records_of(BUILT, Known(plan_of(BUILT))).records

    assert not any("reference" in one.fills for one in records)


def test_a_record_knows_who_arranges_and_who_joins_through_another_pathway() -> None:
    built = recorded(
        {"visit": "by review"},
        visit={"arranged_by": "worker", "invite": (Invitee("worker"), Invitee("tutor")), **MINUTES},
    )

    alone = fills_of(found(built), "visit")
    joined = fills_of(found(built, pathways=["p", "o"]), "visit")
    assert alone["arranged"] == "Social worker"
    assert [key for key in alone if key.startswith("invited")] == []
    assert joined == {**alone, "invited-1": "Nurse"}


def test_no_role_that_joins_is_lost_where_a_form_has_fewer_rows() -> None:
    joining = tuple(Role(f"role-{number}", f"Role {number}") for number in range(1, 6))
    built = recorded({"visit": "by hearing"}, visit=MINUTES)
    overlay = replace(built.pathways[-1], adds_invitees=tuple(Invitee(role.id) for role in joining))
    joined = replace(
        built, roles=(*built.roles, *joining), pathways=(*built.pathways[:-1], overlay)
    )
    known = fills_of(found(joined, pathways=["p", "o"], dates=BOTH), "visit")

    assert {key: words for key, words in known.items() if key.startswith("invited")} == {
        "invited-1": "Role 1",
        "invited-2": "Role 2",
        "invited-3": "Role 3, Role 4, Role 5",
    }


def test_the_next_meeting_is_the_next_dated_one_of_the_pathway() -> None:
    records = found(BUILT, dates=BOTH)

    assert fills_of(records, "visit")["next"] == "By Thu 12 Nov 2026: Talk"
    assert "next" not in fills_of(records, "talk")  # the one after it has no date
    assert "next" not in fills_of(records, "extra")


def test_a_meeting_that_was_held_is_not_the_next() -> None:
    records = found(BUILT, dates=BOTH, held={"p/talk": "2026-11-01"})

    assert "next" not in fills_of(records, "visit")


def test_the_next_meeting_may_move_too() -> None:
    records = found(BUILT, dates=BOTH, provisional=frozenset({"review"}))

    assert fills_of(records, "visit")["next"] == "By Thu 12 Nov 2026, may still change: Talk"


def test_a_form_of_a_task_is_among_the_records_of_the_timetable() -> None:
    built = recorded(
        {"visit": "by review", "paper": "by other"},
        paper={"kind": "task", "records": ("agreement",)},
    )

    assert [one.document for one in found(built).records] == ["agreement"]


def test_a_meeting_that_another_took_the_place_of_gives_no_record() -> None:
    built = recorded(
        {"visit": "every 3 to 6 months after hearing, superseded from review"}, visit=MINUTES
    )
    dates = {"hearing": "2026-12-01", "review": "2027-05-01"}

    asked = found(built, ["p/visit#1"], dates=dates)
    assert asked.records == ()
    assert asked.left_out == ("Visit 1, Pathway: not needed, so there is nothing to record.",)
    assert found(built, dates=dates).left_out == ()


SERIES = recorded(
    {
        "first": "by birth",
        "visit": "every month after hearing until review",
        "paper": "by other",
        "map": "by other",
        "final": "by review",
        "extra": "when needed",
        "again": "2 weeks after other",
    },
    first=MINUTES,
    visit=MINUTES,
    paper={"kind": "task", **MINUTES},
    map={"records": ("agreement",)},
    final=MINUTES,
    extra=MINUTES,
    again={**MINUTES, "repeats": "other"},
)
DATED = {
    "birth": "2026-08-03",
    "hearing": "2026-09-01",
    "review": "2027-02-01",
    "other": "2027-01-20",
}


def last(row: str, **given: Any) -> str:
    """Return which record that of a row goes on with, and when, or nothing."""
    [record] = found(SERIES, [f"p/{row}"], dates=DATED, **given).records
    before = record.last
    return f"{before.row.removeprefix('p/')}, {before.title}, {before.when}" if before else ""


def test_a_record_goes_on_with_that_of_the_meeting_before_it_in_its_series() -> None:
    held = {"p/visit#1": "2026-09-28"}
    assert last("visit#2", held=held) == "visit#1, Visit 1, Pathway, Held Mon 28 Sep 2026"
    assert last("visit#3", held=held).startswith("visit#2, Visit 2, Pathway, ")


def test_the_first_of_a_series_goes_on_with_the_nearest_earlier_meeting_of_the_same_form() -> None:
    assert last("visit#1") == "first, First, Pathway, By Mon 3 Aug 2026"
    assert last("final").startswith("visit#")
    assert last("map") == ""  # the meetings before it have another form


def test_the_first_meeting_and_one_without_a_day_go_on_with_none() -> None:
    assert last("first") == ""
    assert last("extra") == ""


def test_a_step_that_repeats_goes_on_with_the_one_that_was_held() -> None:
    assert last("again#2", held={"p/again": "2026-09-02"}) == (
        "again, Again, Pathway, Held Wed 2 Sep 2026"
    )


def test_a_form_that_an_answer_ruled_out_is_no_record_to_go_on_with() -> None:
    built = recorded(
        {"first": "by birth", "second": "by hearing", "third": "by review"},
        first={"records": ("agreement",)},
        second={"records_if": (WHEN_COMPLEX,)},
        third={"records": ("agreement",)},
    )
    for answer, row in (("yes", "p/second"), ("no", "p/first")):
        asked = found(built, ["p/third"], dates=DATED, answers={"complex": answer})
        [record] = asked.records
        assert record.last
        assert record.last.row == row


def test_a_record_goes_on_with_a_meeting_of_its_own_pathway() -> None:
    built = recorded({"first": "by birth", "second": "by review"}, first=MINUTES, second=MINUTES)
    own, overlay = built.pathways
    between = replace(own.steps[0], id="q/between", rule=own.steps[1].rule)
    other = replace(own, id="q", title="Other", steps=(between,))
    both = replace(built, pathways=(other, own, overlay))
    for pathways in (["p"], ["q", "p"]):
        plan = plan_of(both, pathways=pathways, dates=DATED, today="2026-09-07")
        [record] = records_of(both, Known(plan), ["p/second"]).records
        assert record.last
        assert record.last.row == "p/first"
