"""Two editions compared: what no worked case shows, and that no field is forgotten."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from decision_tool.core.caseload.folder import TeamFile, as_text
from decision_tool.core.caseload.plan import plan_caseload
from decision_tool.core.editions.causes import dating_causes, other_causes
from decision_tool.core.editions.change import Change
from decision_tool.core.editions.compared import Compared, Side, compared
from decision_tool.core.editions.effect import Effect, GuideChange, RowEffect, effect_on
from decision_tool.core.editions.effect_words import effect_summary, row_line
from decision_tool.core.editions.meaning import same_meaning
from decision_tool.core.editions.parts import FIELDS, KEYS
from decision_tool.core.editions.renames import REFERS, carried, renamed
from decision_tool.core.editions.report import reasons_of, report_as_json, report_of
from decision_tool.core.editions.telling import causes_told
from decision_tool.core.editions.weight import weight
from decision_tool.core.editions.words import names_of, words_of
from decision_tool.core.editions.words_of_facts import fact_words, said
from decision_tool.core.editions.words_of_timing import from_to
from decision_tool.core.guidance import model, rule, situation_model
from decision_tool.core.guidance.model import (
    Guidance,
    Invitee,
    Option,
    RecordForm,
    RecordIf,
    Role,
    Step,
)
from decision_tool.core.saved.saved_file import KIND
from decision_tool.publish.source.scope import Scope
from decision_tool.publish.source.sentence import parse_guard
from tests.core.caseload_builder import asking
from tests.core.guidance_builder import KEY_DATES, guidance

TODAY = date(2026, 9, 7)  # a Monday
WORKED_OUT = {"Anchor", "Amount", "Alternative", "OtherTiming", "Assumed", "Elsewhere"}
"""Records that are compared as a part of another one."""
KEY_FIELDS = {
    "Line": {"text"}, "Invitee": {"role"}, "RecordIf": {"record"}, "Alternative": {"reading"},
    "PlanChange": {"pathway"}, "Contradiction": {"pathways"}, "Together": {"pathways"},
    "NoteRule": {"code", "steps"}, "Dropped": {"kind", "id"}, "Advice": {"title"},
    "PathwayRule": {"pathway"}, "NextAction": {"text"},
}  # fmt: skip


def records(module: Any) -> list[type]:
    return [
        one
        for one in vars(module).values()
        if isinstance(one, type) and one.__module__ == module.__name__ and hasattr(one, "__slots__")
        and hasattr(one, "__dataclass_fields__")
    ]  # fmt: skip


def test_every_field_of_the_guidance_is_compared() -> None:
    for kind in (*records(model), *records(situation_model)):
        name = kind.__name__
        if name in WORKED_OUT - {"Alternative"}:
            continue
        known = {*FIELDS[kind], *KEY_FIELDS.get(name, {"id"}), "was", "_makers"}
        assert {one.name for one in fields(kind)} <= known, name


def test_every_id_inside_a_rule_is_carried_over() -> None:
    """A field of text in a rule is an id, or one of these."""
    plain = {"unit", "direction", "mode", "manner", "value", "order"}
    for kind in records(rule):
        for one in fields(kind):
            if "str" in str(one.type) and one.name not in plain:
                assert (kind.__name__, one.name) in REFERS, (kind.__name__, one.name)


def test_what_tells_records_apart_is_known() -> None:
    assert {one.__name__ for one in KEYS} == set(KEY_FIELDS)


@pytest.mark.parametrize(
    ("was", "now", "is_same"),
    [
        ("Bring the keys.", "Bring the keys", True),
        ("Bring the keys along", "Bring along the keys", True),
        ("Bring 2 keys", "Bring 3 keys", False),
        ("Bring two keys", "Bring three keys", False),
        ("Bring the keys", "Do not bring the keys", False),
        ("Bring the keys", "Don\u2019t bring the keys", False),
        ("You may bring the keys", "You must bring the keys", False),
        ("Bring the keys", "Leave a message", False),
        ("", "Bring the keys", False),
        ("Bring one key", "Bring a key", False),
        ("Bring the keys", "Don't bring the keys", False),
        ("Kind regards", "Best regards", True),
        ("Kind regards to you", "Best wishes to everyone", False),
        ("key " * 250, "key " * 251, True),
        ("key " * 250, "door " + "key " * 250, True),
    ],
)
def test_numbers_and_duties_are_no_mere_wording(was: str, now: str, *, is_same: bool) -> None:
    assert same_meaning(was, now) is is_same


# What a change does to children ------------------------------------------------------


def edition(steps: dict[str, str], **more: Any) -> Guidance:
    built = guidance(steps, order=(("birth", "other"),), **more)
    return replace(built, roles=(Role("chair", "Chair"), Role("clerk", "Clerk")))


def found(old: Guidance, new: Guidance) -> Compared:
    return compared(Side(old), Side(new))


def effect(text: str, old: Guidance, new: Guidance) -> Effect:
    before, after = (plan_caseload(text, one, TODAY) for one in (old, new))
    both = found(old, new)
    return effect_on(before, after, GuideChange(old, new, causes_told(both)))


def table(*rows: str, head: str = "ref,pathways,hearing,review") -> str:
    return "\n".join((head, *rows)) + "\n"


def lines(done: Effect) -> list[str]:
    return [f"{row.kind}: {row_line(row)}" for child in done.children for row in child.rows]


ONE = table("A,p,2026-11-02,2026-12-07")


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("by hearing", "by hearing", []),
        ("1 week before hearing", "3 weeks before hearing", [
            "moved: Pathway, Visit: by Mon 26 Oct 2026 -> by Mon 12 Oct 2026, 2 weeks earlier",
        ]),
        ("by hearing", "after hearing and by review", [
            ("moved: Pathway, Visit: by Mon 2 Nov 2026 -> Tue 3 Nov 2026 to Mon 7 Dec 2026,"
            " 5 weeks later"),
        ]),
        ("by hearing", "from 1 week before hearing and by hearing", [
            ("window: Pathway, Visit: by Mon 2 Nov 2026 -> Mon 26 Oct 2026 to Mon 2 Nov 2026,"
            " other days allowed"),
        ]),
        ("by hearing", "by hearing, ideally 2 weeks before hearing", [
            "diary: Pathway, Visit: Mon 2 Nov 2026 -> Mon 19 Oct 2026, another day for the diary",
        ]),
        ("by hearing", "by other", [
            ("waiting: Pathway, Visit: by Mon 2 Nov 2026 -> needs a date,"
            " waits for a date or an answer"),
        ]),
        ("by other", "by hearing", [
            "state: Pathway, Visit: needs a date -> by Mon 2 Nov 2026, stands otherwise",
        ]),
        ("by hearing", "months months after hearing", [
            ("waiting: Pathway, Visit: by Mon 2 Nov 2026 -> needs an answer,"
            " waits for a date or an answer"),
        ]),
        ("by other", "months months after hearing", [
            "state: Pathway, Visit: needs a date -> needs an answer, stands otherwise",
        ]),
        ("when needed", "by other", [
            "state: Pathway, Visit: when needed -> needs a date, stands otherwise",
        ]),
        ("by other", "when needed", [
            "state: Pathway, Visit: needs a date -> when needed, stands otherwise",
        ]),
        ("by hearing", "after review and before hearing", [
            "impossible: Pathway, Visit: by Mon 2 Nov 2026 -> no day fits, cannot be met",
        ]),
        ("by other", "by birth", [
            "state: Pathway, Visit: needs a date -> needs a date, stands otherwise",
        ]),
        ("by hearing", "about 0 days after hearing", [
            ("window: Pathway, Visit: by Mon 2 Nov 2026 -> around Mon 2 Nov 2026,"
            " other days allowed"),
        ]),
        ("by hearing", "at hearing", [
            "window: Pathway, Visit: by Mon 2 Nov 2026 -> on Mon 2 Nov 2026, other days allowed",
        ]),
    ],
)  # fmt: skip
def test_each_row_that_is_touched_is_told_with_both_its_days(
    was: str, now: str, told: list[str]
) -> None:
    done = effect(ONE, edition({"visit": was}), edition({"visit": now}))
    assert lines(done) == told


def test_a_day_that_is_not_suggested_any_more_is_told() -> None:
    plain = {"visit": "by hearing"}
    done = effect(ONE, edition(plain), edition(plain, visit={"suggests_day": False}))
    assert lines(done) == [
        "diary: Pathway, Visit: Mon 2 Nov 2026 -> no day for the diary, another day for the diary"
    ]


def test_rows_that_come_and_go_are_told() -> None:
    old = edition({"visit": "by hearing", "chat": "when needed"})
    new = edition({"talk": "by hearing", "call": "when needed"})
    assert lines(effect(ONE, old, new)) == [
        "gone: Pathway, Visit: by Mon 2 Nov 2026 -> not there, no longer needed",
        "new: Pathway, Talk: not there -> by Mon 2 Nov 2026, new",
        "new: Pathway, Call: not there -> when needed, new",
        "gone: Pathway, Chat: when needed -> not there, no longer needed",
    ]


def test_a_row_that_nobody_needs_comes_and_goes_unsaid() -> None:
    text = table("A,p,2026-11-02,no", head="ref,pathways,hearing,complex")
    old = edition({"visit": "by hearing", "talk": "by hearing"}, talk={"only_if": "complex is yes"})
    assert lines(effect(text, old, edition({"visit": "by hearing"}))) == []


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ({}, {"only_if": "complex is yes"},
         "gone: Pathway, Visit: by Mon 2 Nov 2026 -> not needed, no longer needed"),
        ({"only_if": "complex is yes"}, {},
         "state: Pathway, Visit: not needed -> by Mon 2 Nov 2026, stands otherwise"),
    ],
)  # fmt: skip
def test_a_row_that_is_needed_or_not_any_more_is_told(
    was: dict[str, Any], now: dict[str, Any], told: str
) -> None:
    text = table("A,p,2026-11-02,no", head="ref,pathways,hearing,complex")
    old, new = (edition({"visit": "by hearing"}, visit=one) for one in (was, now))
    assert lines(effect(text, old, new)) == [told]


def test_one_of_a_series_that_another_step_takes_the_place_of_is_told() -> None:
    steps = {"visit": "every month after hearing until review", "talk": "by hearing"}
    old, new = edition(steps), edition(steps, talk={"replaces": "p/visit#1"})
    done = effect(table("A,p,2026-10-02,2026-11-30"), old, new)
    assert lines(done) == [
        "gone: Pathway, Visit 1: by Mon 2 Nov 2026 -> superseded, no longer needed",
        "new: Pathway, Visit 2: not there -> by Mon 2 Nov 2026, new",
    ]


def test_other_people_and_other_records_are_told() -> None:
    always, chair = {"invite": (Invitee("chair"),)}, {"invite": (Invitee("clerk"),)}
    old = edition({"visit": "by hearing"}, visit={**always, "records": ("minutes",)})
    new = edition({"visit": "by hearing"}, visit=chair)
    done = effect(ONE, old, new)
    assert lines(done) == [
        "invited: Pathway, Visit: Chair -> Clerk, other people are invited",
        "records: Pathway, Visit: minutes -> none, other records are made",
    ]
    assert done.children[0].rows[0].why == (
        "Pathway: Chair is no longer invited to the visit.",
        "Pathway: Clerk is now invited to the visit.",
        "Pathway: the visit no longer needs the record “minutes”.",
    )
    assert lines(effect(ONE, edition({"visit": "by hearing"}), new)) == [
        "invited: Pathway, Visit: nobody -> Clerk, other people are invited",
    ]


def test_what_was_held_is_over() -> None:
    head = "ref,pathways,hearing,review,held p/visit"
    text = table("A,p,2026-11-02,2026-12-07,2026-09-01", head=head)
    old, new = edition({"visit": "by hearing"}), edition({"visit": "by review"})
    assert effect(text, old, new).children == ()
    assert effect_summary(effect(text, old, new)) == (
        "0 of 1 child: no date, invitation or record of a step to come is another one."
    )


def test_a_renamed_step_is_the_same_row() -> None:
    old = edition({"visit": "by hearing", "talk": "by p/visit"})
    new = edition(
        {"start": "1 week before hearing", "talk": "by p/start"}, start={"was": ("p/visit",)}
    )
    done = effect(ONE, old, new)
    assert [row.id for row in done.children[0].rows] == ["p/start", "p/talk"]
    assert done.children[0].rows[1].why == (
        "Pathway: the start is now due 1 week before the hearing; before, by the hearing.",
    )


def test_a_child_that_one_edition_cannot_plan_says_so() -> None:
    old = edition({"visit": "by hearing"})
    moved = replace(old.pathways[0], id="q", title="Other", steps=())
    both = replace(old, pathways=(*old.pathways, moved))
    text = table("A,q,2026-11-02,", "B,p,2026-11-02,", "C,nothing-like-it,,")
    done = effect(text, both, old)
    assert [(one.child, one.trouble[0]) for one in done.children] == [
        ("A", "Cannot be planned any more.")
    ]
    assert len(done.children[0].trouble) == 2
    assert done.unread == ("line 4",)
    assert effect_summary(done) == (
        "1 of 2 children: nothing becomes impossible;"
        " 1 child can be planned by one of the two only."
    )
    back = effect(text, old, both)
    assert back.children[0].trouble[0] == "Can be planned now."


PASSED = ", and that day has passed"
BOTH = ", and both days have passed"


@pytest.mark.parametrize(
    ("was", "now", "hearing", "told"),
    [
        ("1 week before hearing", "3 weeks before hearing", "2026-09-25",
         ("moved: Pathway, Visit: by Fri 18 Sep 2026 -> by Fri 4 Sep 2026, 2 weeks earlier"
          + PASSED, True)),
        ("1 week before hearing", "2 weeks before hearing", "2026-09-21",  # that day is today
         ("moved: Pathway, Visit: by Mon 14 Sep 2026 -> by Mon 7 Sep 2026, 7 days earlier", False)),
        ("3 weeks before hearing", "4 weeks before hearing", "2026-09-25",  # it had passed before
         ("moved: Pathway, Visit: by Fri 4 Sep 2026 -> by Fri 28 Aug 2026, 7 days earlier" + BOTH,
          False)),
        ("1 week before hearing", "about 3 weeks before hearing", "2026-09-25",  # a guide is open
         ("moved: Pathway, Visit: by Fri 18 Sep 2026 -> around Fri 4 Sep 2026, 2 weeks earlier",
          False)),
    ],
)  # fmt: skip
def test_a_new_day_that_has_passed_already_is_told(
    was: str, now: str, hearing: str, told: tuple[str, bool]
) -> None:
    done = effect(table(f"A,p,{hearing},"), edition({"visit": was}), edition({"visit": now}))
    assert lines(done) == [told[0]]
    assert done.children[0].rows[0].is_past is told[1]
    assert ("1 is newly past its day; nothing becomes" in effect_summary(done)) is told[1]


WAITS = "A,p,,"


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("6 weeks before hearing", "8 weeks before hearing",
         ["6 weeks before the hearing -> 8 weeks before the hearing, waits for the hearing"]),
        ("1 week before hearing and after review", "2 weeks before hearing and after review",
         [("1 week before the hearing and after the review -> "
           "2 weeks before the hearing and after the review, "
           "waits for the hearing and the review")]),
        ("1 week before hearing or review", "2 weeks before hearing or review",
         [("1 week before the hearing or the review -> "
           "2 weeks before the hearing or the review, "
           "waits for the hearing or the review")]),
        ("by hearing", "by hearing", []),
    ],
)  # fmt: skip
def test_a_step_that_waits_by_another_rule_is_told(was: str, now: str, told: list[str]) -> None:
    done = effect(table(WAITS), edition({"visit": was}), edition({"visit": now}))
    assert done.children == ()
    assert [row_line(row) for one in done.undated for row in one.rows] == [
        f"Pathway, Visit: {words}" for words in told
    ]


def test_a_case_of_a_rule_and_a_condition_are_told_of_a_step_that_waits() -> None:
    rule = {"only_if": "complex is yes"}
    old, new = edition({"visit": "by hearing"}), edition({"visit": "by hearing"}, visit=rule)
    text = table("A,p,,,yes", head="ref,pathways,hearing,review,complex")
    (child,) = effect(text, old, new).undated
    assert [row_line(row) for row in child.rows] == [
        (
            "Pathway, Visit: by the hearing -> by the hearing, only if you answer yes to "
            "“Is it complex?”, waits for the hearing"
        )
    ]
    assert child.rows[0].why == (
        (
            "Pathway: the visit is now only needed if you answer yes to “Is it complex?”; "
            "before, always."
        ),
    )
    (step,) = new.pathways[0].steps
    cased = replace(step, rule=(replace(step.rule[0], guard=step.only_if),), only_if=None)
    by_case = replace(new, pathways=(replace(new.pathways[0], steps=(cased,)),))
    (child,) = effect(text, old, by_case).undated
    assert child.rows[0].now == "by the hearing if you answer yes to “Is it complex?”"


def test_a_step_that_waits_for_an_answer_is_told_with_the_question() -> None:
    rule = {"only_if": "complex is yes"}
    old, new = (
        edition({"visit": when}, visit=rule) for when in ("by hearing", "1 week before hearing")
    )
    (child,) = effect(table("A,p,2026-11-02,"), old, new).undated
    assert [row.change for row in child.rows] == ["waits for the answer to “Is it complex?”"]


def test_who_has_something_else_that_moves_is_counted_and_told_of_the_rule_too() -> None:
    old = edition({"visit": "1 week before hearing", "talk": "by review"})
    new = edition({"visit": "2 weeks before hearing", "talk": "1 week before review"})
    done = effect(table("A,p,2026-11-02,"), old, new)
    assert done.undated == ()
    assert lines(done) == [
        "moved: Pathway, Visit: by Mon 26 Oct 2026 -> by Mon 19 Oct 2026, 7 days earlier",
        "rule: Pathway, Talk: by the review -> 1 week before the review, waits for the review",
    ]
    assert effect_summary(done) == (
        "1 of 1 child: 1 meeting moves, by 7 days; nothing becomes impossible."
    )


def test_what_only_its_date_is_called_is_no_other_rule() -> None:
    old = edition({"visit": "by hearing"})
    keys = tuple(
        replace(one, phrase="the trial") if one.id == "hearing" else one for one in old.key_dates
    )
    assert effect(table(WAITS), old, replace(old, key_dates=keys)).undated == ()


def test_a_new_step_whose_day_has_passed_is_told() -> None:
    done = effect(
        table("A,p,2026-09-25,"),
        edition({"visit": "by hearing"}),
        edition({"visit": "by hearing", "talk": "3 weeks before hearing"}),
    )
    assert lines(done) == [
        "new: Pathway, Talk: not there -> by Fri 4 Sep 2026, new, and that day has passed"
    ]


def test_files_of_a_folder_are_told_apart_by_their_names() -> None:
    files = (TeamFile("a.csv", ONE), TeamFile("b.csv", ONE))
    old, new = edition({"visit": "by hearing"}), edition({"visit": "by review"})
    done = effect(as_text(files), old, new)
    assert [one.place for one in done.children] == ["a.csv, line 2", "b.csv, line 2"]
    assert effect_summary(done) == (
        "2 of 2 children: 2 meetings move, the furthest by 5 weeks; nothing becomes impossible."
    )


def test_a_child_that_stays_with_another_edition_is_told_and_not_counted() -> None:
    given = {"pathways": ["p"], "dates": {"hearing": "2026-11-02", "review": "2026-12-07"}}
    head = {"schema": 2, "kind": KIND, "edition": "1"}

    def case(name: str, **more: str) -> TeamFile:
        one = {**head, **more, "children": [{"label": "A", "given": given, "reference": name}]}
        return TeamFile(f"{name}.json", json.dumps(one))

    old, new = (
        replace(edition({"visit": when}), edition=number, in_force_from="2026-03-02")
        for when, number in (("by hearing", "1"), ("by review", "2"))
    )
    text = as_text((case("moves"), case("stays", follows="1"), case("there", follows="2")))
    done = effect(text, old, new)
    assert [one.child for one in done.children] == ["moves", "there"]
    assert (done.total, done.staying) == (2, ("stays stays with edition 1",))


def test_a_child_that_goes_by_another_edition_than_the_old_one_is_told_and_not_counted() -> None:
    old, new = edition({"visit": "by hearing"}), edition({"visit": "by review"})
    change = GuideChange(
        replace(old, edition="1"), replace(new, edition="3"), causes_told(found(old, new))
    )
    rows = [f"{name},p,2/11/2026,7/12/2026" for name in ("old", "older", "between", "new", "none")]
    before, after = (plan_caseload(table(*rows), one, TODAY) for one in (old, new))
    by = ("1", "0", "2", "3", "")
    children = tuple(
        replace(child, edition=one) for child, one in zip(before.children, by, strict=True)
    )
    done = effect_on(replace(before, children=children), after, change)
    assert [one.child for one in done.children] == ["old", "none"]
    assert done.total == 2
    assert done.staying == (
        "older goes by edition 0",
        "between goes by edition 2",
        "new goes by edition 3 already",
    )
    known = replace(change, known=frozenset({"1", "2", "3"}))
    assert effect_on(replace(before, children=children), after, known).staying == (
        "older was made under edition 0, which is not known here",
        "between goes by edition 2",
        "new goes by edition 3 already",
    )


def test_a_file_of_several_children_that_one_edition_cannot_plan_is_read_by_the_other() -> None:
    one = edition({"visit": "by hearing"})
    other = replace(one.pathways[0], id="q", title="Other", steps=())
    both = replace(one, pathways=(*one.pathways, other))
    given = {"pathways": ["q"], "dates": {"hearing": "2026-11-02"}}
    children = [{"label": label, "given": given, "reference": "C-1"} for label in "AB"]
    whole = {"schema": 2, "kind": KIND, "edition": "1", "children": children}
    text = as_text([TeamFile("a.json", json.dumps(whole)), TeamFile("b.json", "{}")])
    for old, new, words in (
        (one, both, "Can be planned now."),
        (both, one, "Cannot be planned any more."),
    ):
        done = effect(text, old, new)
        assert [child.trouble[0] for child in done.children] == [words, words]
        assert done.unread == ("b.json",)


def row(kind: Any, *, is_meeting: bool = True, days: int = 0, is_past: bool = False) -> RowEffect:
    return RowEffect("p/visit", "Visit", "Pathway", kind, is_meeting, days=days, is_past=is_past)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([row("moved", days=-3)], "1 meeting moves, by 3 days; nothing becomes impossible"),
        (
            [row("moved", days=1, is_meeting=False), row("moved", days=14)],
            "1 meeting and 1 other step move, the furthest by 2 weeks; nothing becomes impossible",
        ),
        ([row("new"), row("new")], "2 new meetings; nothing becomes impossible"),
        ([row("new", is_meeting=False)], "1 new step; nothing becomes impossible"),
        ([row("impossible")], "1 meeting becomes impossible"),
        ([row("impossible"), row("impossible")], "2 meetings become impossible"),
        ([row("invited")], "1 meeting has other people invited; nothing becomes impossible"),
        ([row("gone")], "1 meeting is no longer needed; nothing becomes impossible"),
        ([row("gone")] * 2, "2 meetings are no longer needed; nothing becomes impossible"),
        ([row("window")], "1 meeting may fall on other days; nothing becomes impossible"),
        ([row("window")] * 2, "2 meetings may fall on other days; nothing becomes impossible"),
        ([row("diary")], "1 meeting has another day for the diary; nothing becomes impossible"),
        ([row("diary")] * 2,
         "2 meetings have another day for the diary; nothing becomes impossible"),
        ([row("waiting")], "1 meeting waits for a date or an answer; nothing becomes impossible"),
        ([row("waiting")] * 2,
         "2 meetings wait for a date or an answer; nothing becomes impossible"),
        ([row("state")], "1 meeting stands otherwise; nothing becomes impossible"),
        ([row("state")] * 2, "2 meetings stand otherwise; nothing becomes impossible"),
        ([row("invited")] * 2,
         "2 meetings have other people invited; nothing becomes impossible"),
        ([row("records")], "1 meeting has other records; nothing becomes impossible"),
        ([row("records")] * 2, "2 meetings have other records; nothing becomes impossible"),
        ([row("new", is_meeting=False)] * 2, "2 new steps; nothing becomes impossible"),
        ([row("moved", days=-3, is_past=True)],
         "1 meeting moves, by 3 days; 1 is newly past its day; nothing becomes impossible"),
        ([row("new", is_past=True), row("new", is_past=True), row("impossible")],
         "2 new meetings; 2 are newly past their day; 1 meeting becomes impossible"),
    ],
)  # fmt: skip
def test_the_effect_is_summed_in_one_sentence(rows: list[RowEffect], told: str) -> None:
    child = effect(ONE, edition({"visit": "by hearing"}), edition({"visit": "by review"})).children[
        0
    ]
    done = Effect(TODAY, 3, (replace(child, rows=tuple(rows)),))
    assert effect_summary(done) == f"1 of 3 children: {told}."


# In which order -----------------------------------------------------------------------


def test_rules_are_told_before_people_and_people_before_names() -> None:
    chair = {"invite": (Invitee("chair"),)}
    old = edition({"visit": "6 weeks before hearing", "talk": "by review"}, talk=chair)
    new = edition(
        {"visit": "8 weeks before hearing", "talk": "by review"}, visit={"arranged_by": "clerk"}
    )
    called = replace(new.pathways[0], title="Way home", also_called=("Return",), group="other")
    new = replace(new, pathways=(called,))
    (group,) = report_of(found(old, new), "one", "two").groups
    assert [(weight(one.change), one.short) for one in group.rules] == [
        (0, "The visit moves from 6 to 8 weeks before the hearing."),
        (1, "Clerk now arranges the visit; before, nobody was named."),
        (1, "Chair is no longer invited to the talk."),
        (2, "“Pathway” is now called “Way home”."),
        (2, "It now belongs to the group “other”; before, to the group “group”."),
        (2, "The word “Return” in a table is now read as this pathway."),
    ]


def test_a_pathway_with_a_changed_rule_stands_before_one_with_a_new_name() -> None:
    old = edition({"visit": "by hearing"})
    first = old.pathways[0]
    second = replace(first, id="q", title="Other", steps=())
    old = replace(old, pathways=(second, first))
    moved = edition({"visit": "by review"}).pathways[0]
    new = replace(old, pathways=(replace(second, title="Way home"), moved))
    report = report_of(found(old, new), "one", "two")
    assert [group.title for group in report.groups] == ["Pathway", "Way home"]
    worded = replace(old, pathways=(replace(second, title="Other."), moved))
    report = report_of(found(old, worded), "one", "two")
    assert [group.title for group in report.groups] == ["Pathway", "Other."]


# Why ---------------------------------------------------------------------------------


def kinds(step: str, old: Guidance, new: Guidance) -> list[tuple[str, str]]:
    return [(one.kind, one.thing) for one in dating_causes(step, found(old, new))]


def test_a_step_moves_for_its_own_change_or_for_one_behind_it() -> None:
    old = edition({"visit": "by hearing", "talk": "1 week after visit", "chat": "by review"})
    new = edition({"visit": "by review", "talk": "1 week after visit", "chat": "by review"})
    assert kinds("p/visit", old, new) == [("anchor", "branch")]
    assert kinds("p/talk", old, new) == [("anchor", "branch")]
    assert kinds("p/chat", old, new) == []


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("gives", "hearing"),
        ("repeats", "hearing"),
        ("replaces", "p/talk#1"),
        ("suggests_day", False),
        ("only_if", "complex is yes"),
    ],
)
def test_a_step_moves_for_a_fact_of_its_own(part: str, value: Any) -> None:
    steps = {"visit": "by hearing", "talk": "every month after hearing"}
    old, new = edition(steps), edition(steps, visit={part: value})
    (cause,) = dating_causes("p/visit", found(old, new))
    assert (cause.thing, cause.part) == ("step", part)


@pytest.mark.parametrize("part", ["to_do", "kind", "arranged_by"])
def test_a_step_does_not_move_for_what_dates_nothing(part: str) -> None:
    steps = {"visit": "by hearing"}
    assert kinds("p/visit", edition(steps), edition(steps, visit={part: "clerk"})) == []


def test_a_question_and_a_key_date_move_what_rests_on_them() -> None:
    old = edition({"visit": "months months after hearing", "talk": "by hearing"})
    usual = replace(old.questions[2], default="3")
    new = replace(old, questions=(*old.questions[:2], usual))
    assert kinds("p/visit", old, new) == [("fact", "question")]
    assert kinds("p/talk", old, new) == []
    guards = edition({"visit": "by hearing"}, visit={"only_if": "complex is yes"})
    less = replace(guards.questions[0], options=guards.questions[0].options[:1])
    assert kinds("p/visit", guards, replace(guards, questions=(less, *guards.questions[1:]))) == [
        ("gone", "option")
    ]


def test_a_step_that_takes_the_place_of_another_moves_it() -> None:
    plain = {"visit": "every month after hearing until review", "talk": "by hearing"}
    old, new = edition(plain), edition(plain, talk={"replaces": "p/visit#1"})
    assert kinds("p/visit", old, new) == [("fact", "step")]
    gone = edition({"visit": plain["visit"]})
    assert kinds("p/visit", new, gone) == [("gone", "step")]


def test_bank_holidays_are_the_reason_where_nothing_else_is() -> None:
    old = edition({"visit": "by hearing"})
    days = replace(
        old.holidays, titles={**old.holidays.titles, "2026-11-02": "Jubilee"}, first=2025
    )
    new = replace(old, holidays=days)
    assert kinds("p/visit", old, new) == [("new", "holiday"), ("fact", "holiday")]
    assert lines(effect(ONE, old, new)) == [
        "diary: Pathway, Visit: Mon 2 Nov 2026 -> Fri 30 Oct 2026, another day for the diary"
    ]
    shown = report_of(found(old, new), "then", "now")
    assert shown.groups[0].rules[1].words == (
        "Bank holidays are now known from 2025; before, from 2026."
    )


def others(step: str, old: Guidance, new: Guidance) -> list[tuple[str, str]]:
    return [(one.kind, one.thing) for one in other_causes(step, found(old, new))]


CLERK = (Invitee("clerk"),)


def test_a_role_that_goes_is_a_reason_for_other_people_where_it_was_invited() -> None:
    steps = {"visit": "by hearing", "talk": "by review"}
    old = edition(steps, visit={"invite": CLERK})
    new = replace(edition(steps), roles=old.roles[:1])
    assert others("p/visit", old, new) == [("gone", "invitee"), ("gone", "role")]
    assert others("p/talk", old, new) == others("p/nothing", old, new) == []
    named = replace(old, roles=(old.roles[0], replace(old.roles[1], title="Officer")))
    assert others("p/visit", old, named) == []


def test_a_form_is_a_reason_for_other_records_where_it_is_made() -> None:
    steps = {"visit": "by hearing", "talk": "by review"}
    forms = (RecordForm("minutes", "Minutes", "", "", ""), RecordForm("map", "Map", "", "", ""))
    old = replace(edition(steps), records=forms[:1])
    complex_ = RecordIf("map", rule.AnswerIs("complex", "yes"))
    new = edition(steps, visit={"records": ("minutes",)}, talk={"records_if": (complex_,)})
    new = replace(new, records=forms)
    assert others("p/visit", old, new) == [("new", "step-record")]
    assert others("p/talk", old, new) == [("new", "step-record"), ("new", "record")]


def test_whom_a_pathway_adds_is_a_reason_for_the_meetings_of_the_one_it_goes_with() -> None:
    built = edition({"visit": "by hearing"})
    (alpha,) = built.pathways
    (visit,) = alpha.steps
    beta = replace(alpha, id="q", title="Beta", steps=(replace(visit, id="q/visit"),))
    overlay = replace(alpha, id="o", title="Overlay", needs_pathway="p", steps=())
    old = replace(built, pathways=(alpha, beta, overlay))
    new = replace(built, pathways=(alpha, beta, replace(overlay, adds_invitees=CLERK)))
    assert others("p/visit", old, new) == [("new", "invitee")]
    assert others("q/visit", old, new) == []
    told = causes_told(found(old, new)).others
    sentence = "Overlay: Clerk is now invited to each joint supervision."
    assert told == {"": (), "p/visit": (sentence,)}


def test_an_answer_that_is_called_like_a_key_date_moves_nothing_that_rests_on_the_date() -> None:
    old = edition({"visit": "by hearing", "talk": "by review"}, talk={"only_if": "complex is yes"})
    named = replace(old.questions[0], options=(*old.questions[0].options, Option("hearing", "H")))
    new = replace(old, questions=(named, *old.questions[1:]))
    assert kinds("p/visit", old, new) == []
    assert kinds("p/talk", old, new) == [("new", "option")]


def test_of_each_step_only_that_is_kept_which_is_not_told_of_any() -> None:
    steps = {"visit": "by hearing", "talk": "by review", "chat": "by other"}
    old = edition(steps, talk={"replaces": "p/visit#1", "invite": CLERK})
    new = edition(
        {"visit": "by review", "talk": "by review", "chat": "by other", "call": "by birth"}
    )
    told = causes_told(found(old, new))
    visit = "Pathway: the visit is now due by the review; before, by the hearing."
    talk = "Pathway: the talk no longer takes the place of number 1 of the visit."
    assert told.dating == {
        "": (),
        "p/visit": (visit, talk),
        "p/talk": (talk,),
        "p/call": ("Pathway: the call is new, due by the birth.",),
    }
    assert told.others == {
        "": (),
        "p/talk": ("Pathway: Clerk is no longer invited to the talk.",),
    }


def test_a_step_of_a_new_pathway_is_there_for_the_pathway() -> None:
    old = edition({"visit": "by hearing"})
    step = replace(old.pathways[0].steps[0], id="q/talk")
    new = replace(old, pathways=(*old.pathways, replace(old.pathways[0], id="q", steps=(step,))))
    assert kinds("q/talk", old, new) == [("new", "pathway")]
    moved = edition({"visit": "by hearing", "talk": "1 week after visit"})
    assert kinds("p/nothing", old, moved) == []


# Sentences ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("6 weeks before it", "8 weeks before it", "from 6 to 8 weeks before it"),
        ("1 week before it", "2 weeks before it", "from 1 week to 2 weeks before it"),
        ("within 1 working day of it", "within 2 working days of it",
         "from within 1 working day to within 2 working days of it"),
        ("6 weeks before it", "8 days before it", ""),
        ("6 weeks before it now", "8 weeks after that now", ""),
        ("6 weeks before it", "8 weeks before", ""),
        ("6 weeks before it", "6 weeks before it", ""),
        ("by it and at least 6 days", "by it and at least 8 days", ""),
        ("by 6 days", "by six days", ""),
    ],
)  # fmt: skip
def test_a_number_that_changes_is_said_from_and_to(was: str, now: str, told: str) -> None:
    assert from_to(was, now) == told


def test_facts_are_said_as_a_reader_says_them() -> None:
    assert (said(value=True), said(value=False)) == ("yes", "no")
    assert said(rule.Age(15, 7)) == "15 years 7 months"
    assert said(()) == "not stated"
    dropped = Change("fact", (("dropped", "step p/talk"),), "", "p/visit", "instead")
    assert fact_words(dropped, names_of(found(*(edition({"visit": "by hearing"}),) * 2))) == (
        "What was dropped, “step p/talk”: what takes its place is now “p/visit”; before, not"
        " stated."
    )


def test_facts_of_guided_questions_are_said_in_words() -> None:
    old = asking()
    first, second, *others = old.situation.questions
    one, *rest = first.options
    aged = replace(one, from_age=rule.Age(15, 7), stands_for="complex", collection="away")
    asked = replace(first, options=(aged, *rest), key_date="birth", is_of_plan=True)
    questions = (asked, replace(second, usual=second.options[0].id), *others)
    new = replace(old, situation=replace(old.situation, questions=questions))
    names = names_of(found(old, new))
    assert [words_of(one, names) for one in found(old, new).changes] == [
        (
            "The answer “Ours” to the guided question “Whose guide?”: the guidance it belongs to"
            " is now the guidance “Away”; before, the guidance “Home”."
        ),
        (
            "The answer “Ours” to the guided question “Whose guide?”: the question it answers"
            " is now the question “Is it complex?”; before, not stated."
        ),
        (
            "The answer “Ours” to the guided question “Whose guide?”: the age from which it counts"
            " is now 15 years 7 months; before, not stated."
        ),
        (
            "The guided question “Whose guide?”: whether its answer goes on to the timetable"
            " is now yes; before, no."
        ),
        (
            "The guided question “Whose guide?”: the date of birth it goes on to"
            " is now the key date “Birth”; before, not stated."
        ),
        (
            "Until the guided question “What is happening?” is answered, “The child moves” counts;"
            " before, nothing."
        ),
    ]


def test_questions_of_both_kinds_in_another_order_are_both_told() -> None:
    old = asking()
    situation = replace(old.situation, questions=old.situation.questions[::-1])
    new = replace(old, questions=old.questions[::-1], situation=situation)
    names = names_of(found(old, new))
    assert [words_of(one, names) for one in found(old, new).changes] == [
        "The questions stand in another order.",
        "The guided questions stand in another order.",
    ]


def test_the_same_line_twice_is_two_lines() -> None:
    line = model.Line("Bring the keys")
    old = edition({"visit": "by hearing"}, visit={"notes": (line,)})
    new = edition({"visit": "by hearing"}, visit={"notes": (line, line, line)})
    again = ["Bring the keys (2)", "Bring the keys (3)"]
    for one, other, kind in ((old, new, "new"), (new, old, "gone")):
        changes = found(one, other).changes
        assert [(one.kind, one.id) for one in changes] == [(kind, name) for name in again]


def test_open_points_and_bank_holidays_that_come_go_and_change_are_told_apart() -> None:
    old, new = (
        Side(replace(edition({}), holidays=replace(edition({}).holidays, titles=titles)), {}, gaps)
        for titles, gaps in (
            (
                {"2026-05-04": "May Day", "2026-12-25": "Christmas"},
                {"G1": "Who packs", "G2": "Who"},
            ),
            (
                {"2026-12-25": "Christmas Day", "2026-12-28": "Boxing"},
                {"G2": "When", "G3": "Where"},
            ),
        )
    )
    assert compared(old, new).changes == (
        Change("gone", (("holiday", "2026-05-04"),), "May Day"),
        Change("text", (("holiday", "2026-12-25"),), "Christmas", "Christmas Day", "title",
               is_rule=False),
        Change("new", (("holiday", "2026-12-28"),), now="Boxing"),
        Change("gone", (("gap", "G1"),), "Who packs"),
        Change("text", (("gap", "G2"),), "Who", "When", "text"),
        Change("new", (("gap", "G3"),), now="Where"),
    )  # fmt: skip


# Renames -----------------------------------------------------------------------------


def test_what_was_renamed_is_read_under_its_new_id_everywhere() -> None:
    old = edition(
        {"visit": "every month after hearing until review", "talk": "months months after p/visit"},
        talk={"only_if": "complex is yes", "replaces": "p/visit#2"},
    )
    questions = tuple(replace(one, id=f"new-{one.id}", was=(one.id,)) for one in old.questions)
    yes = replace(questions[0].options[0], id="aye", was=("yes",))
    questions = (
        replace(questions[0], options=(yes, questions[0].options[1]), default="aye"),
        *questions[1:],
    )
    old = replace(old, questions=(replace(old.questions[0], default="yes"), *old.questions[1:]))
    new = replace(
        carried(old, renamed(old, replace(old, questions=questions))), questions=questions
    )
    assert found(old, new).rules == ()
    told = [(one.kind, one.thing) for one in found(old, new).wording]
    assert told == [("renamed", "question")] * 3 + [("renamed", "option")]


def test_a_pathway_takes_its_steps_along() -> None:
    old = edition({"visit": "by hearing", "talk": "by p/visit"})
    scope = Scope(frozenset(KEY_DATES), frozenset({"q/visit", "q/talk"}), frozenset(), "q")
    assert scope
    bare = renamed(
        old, replace(old, pathways=(replace(old.pathways[0], id="q", steps=(), was=("p",)),))
    )
    assert bare.steps == {}
    assert bare.pathways == {"p": "q"}
    step = old.pathways[0].steps
    moved = tuple(replace(one, id=one.id.replace("p/", "q/")) for one in step)
    new = replace(old, pathways=(replace(old.pathways[0], id="q", steps=moved, was=("p",)),))
    assert renamed(old, new).steps == {"p/visit": "q/visit", "p/talk": "q/talk"}
    assert renamed(old, new).row("p/visit#2") == "q/visit#2"


def test_an_id_that_is_taken_is_not_renamed() -> None:
    old = edition({"visit": "by hearing", "talk": "by hearing"})
    new = edition({"visit": "by hearing", "talk": "by hearing"}, talk={"was": ("p/visit",)})
    assert renamed(old, new).steps == {}


# The whole report --------------------------------------------------------------------


def test_why_something_was_dropped_is_told_with_what_is_gone_alone() -> None:
    steps = {"visit": "by hearing", "talk": "by hearing"}
    gone = tuple(model.Dropped("step", name, "2", "Why") for name in ("p/visit", "p/talk"))
    old = edition(steps)
    new = replace(edition({"visit": "by hearing"}, visit={"suggests_day": False}), dropped=gone)
    assert [(one.kind, one.thing, one.id) for one in found(old, new).changes] == [
        ("gone", "step", "p/talk"),
        ("fact", "step", "p/visit"),
        ("new", "dropped", "step p/visit"),
    ]


def test_equal_guidance_has_nothing_to_tell() -> None:
    old = edition({"visit": "by hearing"})
    shown = report_of(found(old, edition({"visit": "by hearing"})), "edition 1", "edition 2")
    assert shown.summary == "What changes from edition 1 to edition 2: nothing."
    assert shown.told == ()


def test_wording_alone_is_counted_apart() -> None:
    old = edition({"visit": "by hearing"})
    title = replace(old.key_dates[1], hint="A hint that is long enough")
    other = replace(title, hint="A hint which is long enough")
    before, after = (
        replace(old, key_dates=(old.key_dates[0], one, *old.key_dates[2:]))
        for one in (title, other)
    )
    shown = report_of(found(before, after), "then", "now")
    assert shown.summary == "What changes from then to now: 1 change of wording alone."
    assert [group.title for group in shown.groups] == ["All pathways"]
    both = report_of(found(before, replace(after, date_order=())), "then", "now")
    assert both.summary == "What changes from then to now: 1 change, and 1 of wording alone."
    only = report_of(found(old, replace(old, date_order=())), "then", "now")
    assert only.summary == "What changes from then to now: 1 change."


def test_the_report_is_json_with_the_children() -> None:
    old, new = edition({"visit": "by hearing"}), edition({"visit": "by review"})
    new = replace(new, edition="2")
    both = found(old, new)
    told = report_as_json(report_of(both, "then", "now", effect(ONE, old, new)))
    why = "Pathway: the visit is now due by the review; before, by the hearing."
    assert told == {
        "schema": 1,
        "old": {"name": "then", "edition": "1"},
        "new": {"name": "now", "edition": "2"},
        "summary": "What changes from then to now: 1 change.",
        "rules": 1,
        "wording": 0,
        "changes": [{
            "kind": "anchor", "thing": "branch", "id": "", "pathway": "p", "step": "p/visit",
            "part": "", "is_rule": True, "words": why,
        }],
        "cases": {
            "today": "2026-09-07",
            "summary": "1 of 1 child: 1 meeting moves, by 5 weeks; nothing becomes impossible.",
            "total": 1,
            "children": [{
                "child": "A", "place": "line 2", "trouble": [], "rows": [{
                    "id": "p/visit", "title": "Visit", "pathway": "Pathway", "kind": "moved",
                    "is_meeting": True, "was": "by Mon 2 Nov 2026", "now": "by Mon 7 Dec 2026",
                    "change": "5 weeks later", "days": 35, "is_past": False, "why": [why],
                }],
            }],
            "unread": [],
            "staying": [],
            "undated": [],
        },
    }  # fmt: skip
    assert report_as_json(report_of(both, "then", "now"))["cases"] is None


def test_a_step_that_is_new_on_a_condition_says_so() -> None:
    guard = parse_guard("complex is yes", Scope(frozenset(), frozenset(), frozenset({"complex"})))
    old = edition({"visit": "by hearing"})
    step: Step = replace(old.pathways[0].steps[0], id="p/talk", phrase="the talk", only_if=guard)
    new = replace(old, pathways=(replace(old.pathways[0], steps=(*old.pathways[0].steps, step)),))
    shown = report_of(found(old, new), "then", "now")
    assert [one.words for one in shown.told] == [
        (
            "Pathway: the talk is new, due by the hearing; it is only needed if you answer yes to"
            " “Is it complex?”."
        )
    ]


def test_a_reason_that_several_rows_have_is_told_once() -> None:
    rows = [
        RowEffect(f"p/{step}", step, "P", "moved", is_meeting=True, why=why)
        for step, why in (("one", ("first", "second")), ("two", ("second", "third")))
    ]
    assert reasons_of(rows) == ("first", "second", "third")
