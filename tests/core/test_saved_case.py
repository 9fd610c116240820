"""A case of several children in one file: what they share stands once, and nothing is lost."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from decision_tool.core.errors import FaultsError
from decision_tool.core.saved import case_text as case_text_module
from decision_tool.core.saved.case_text import ChildToSave, case_text
from decision_tool.core.saved.joining import to_save
from decision_tool.core.saved.opening import Opened, open_case
from decision_tool.core.saved.saved_file import CalendarKept, HandedOver, Said, TakenOut
from tests.core.guidance_builder import plan_of
from tests.core.saved_builder import BUILT, CASE, faults, first_form, opened, saved, text_of

OTHER = "0e0c1b3a-6b2f-4f5d-9a51-5a1f4c0f7b11"
WORDS = {"p/visit notes": {"who": "Both came.\nAll agreed.", "is-held": True}}


def a_child(label: str, **more: Any) -> ChildToSave:
    said = Said(label=label, **more.pop("said", {}))
    calendar = more.pop("calendar", CalendarKept())
    given = {"dates": {"hearing": "2026-12-07"}, "answers": {"complex": "yes"}, **more}
    plan = plan_of(BUILT, today="2026-09-07", **given)
    return ChildToSave(plan, frozenset(), calendar, said)


def family(*children: ChildToSave) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(case_text(children, BUILT)[0])
    return whole


def reopened(whole: dict[str, Any]) -> tuple[Opened, ...]:
    return open_case(json.dumps(whole), BUILT)


def test_what_all_children_have_alike_stands_once_and_opens_for_each() -> None:
    elder = a_child("A", dates={"hearing": "2026-12-07", "birth": "2012-03-03"})
    younger = a_child("Sam", dates={"hearing": "2026-12-07", "birth": "2024-08-19"}, answers={})
    whole = family(elder, younger)
    assert list(whole) == ["schema", "kind", "edition", "saved-on", "shared", "children"]
    assert whole["shared"] == {"dates": {"hearing": "2026-12-07"}, "answers": {}}
    assert [child["given"]["dates"] for child in whole["children"]] == [
        {"birth": "2012-03-03"},
        {"birth": "2024-08-19"},
    ]
    again = reopened(whole)
    assert [one.label for one in again] == ["A", "Sam"]
    assert [one.given for one in again] == [elder.plan.given, younger.plan.given]
    assert all(one.is_same for one in again)


def test_a_case_that_stays_with_an_edition_says_so() -> None:
    text, _ = case_text([a_child("A")], BUILT, follows="1.0")
    assert json.loads(text)["follows"] == "1.0"


def test_a_file_of_just_the_most_that_can_be_opened_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    full, _ = case_text([a_child("A")], BUILT)
    monkeypatch.setattr(case_text_module, "LARGEST", len(full.encode()))
    assert case_text([a_child("A")], BUILT) == (full, True)
    monkeypatch.setattr(case_text_module, "LARGEST", len(full.encode()) - 1)
    bare, has_rows = case_text([a_child("A")], BUILT)
    assert not has_rows
    monkeypatch.setattr(case_text_module, "LARGEST", len(bare.encode()))
    assert case_text([a_child("A")], BUILT) == (bare, False)
    monkeypatch.setattr(case_text_module, "LARGEST", len(bare.encode()) - 1)
    with pytest.raises(FaultsError):
        case_text([a_child("A")], BUILT)


def test_a_date_that_one_child_lacks_or_has_otherwise_is_not_shared() -> None:
    moved = a_child("B", dates={"hearing": "2027-01-11"}, said={"own": frozenset({"hearing"})})
    whole = family(a_child("A"), moved, a_child("C", dates={"review": "2026-10-01"}))
    assert whole["shared"] == {"dates": {}, "answers": {"complex": "yes"}}
    _, second, third = reopened(whole)
    assert (second.given.dates["hearing"], second.own) == (
        date(2027, 1, 11),
        ("hearing", "review"),
    )
    assert third.given.dates == {"review": date(2026, 10, 1)}


def test_children_who_have_nothing_alike_share_nothing() -> None:
    whole = family(a_child("A"), a_child("B", dates={}, answers={}))
    assert "shared" not in whole


def test_each_child_keeps_their_own_entries_words_and_what_was_handed_over() -> None:
    handed = HandedOver("calendar", plan_of(BUILT, dates={}).given, date(2026, 9, 1))
    first = a_child(
        "A",
        calendar=CalendarKept(CASE, ("p/visit",), {"p/visit": date(2026, 11, 23)}),
        said={"reference": "CF-1", "handed_over": handed},
    )
    second = a_child("B", calendar=CalendarKept(OTHER), said={"records": WORDS})
    one, other = reopened(family(first, second))
    assert (one.calendar, other.calendar) == (first.calendar, second.calendar)
    assert (one.reference, other.reference) == ("CF-1", "")
    assert (one.handed_over, other.handed_over) == (handed, None)
    assert (one.records, other.records) == ({}, WORDS)


def test_meetings_held_as_one_are_numbered_alike_in_each_child_and_gone_steps_are_not() -> None:
    first = a_child("A", said={"as_one": {"p/visit": 1, "p/gone": 2}})
    one, other = reopened(family(first, a_child("B", said={"as_one": {"p/visit": 1}})))
    assert (one.as_one, other.as_one) == ({"p/visit": 1}, {"p/visit": 1})


def test_words_that_were_pasted_stay_as_they_are_and_half_a_sign_is_marked() -> None:
    pasted = {"p/visit notes": {"who": "Line\x0bline\t“quoted”\ud83d"}}
    whole = family(a_child("A"))
    whole["children"][0]["records"] = pasted
    (child,) = reopened(whole)
    assert child.records == {"p/visit notes": {"who": "Line\x0bline\t“quoted”\ufffd"}}


def test_what_was_handed_over_of_steps_that_are_gone_is_not_compared() -> None:
    given: dict[str, Any] = {
        "pathways": ["gone"],
        "dates": {},
        "answers": {},
        "held": {},
        "today": None,
    }
    whole = family(a_child("A"))
    whole["children"][0]["handed-over"] = {"on": None, "what": "copy", "given": given}
    (child,) = reopened(whole)
    assert child.handed_over is None
    assert child.left_out == ()


def test_a_brother_or_sister_may_have_no_pathway_yet_and_keeps_their_dates() -> None:
    whole = family(a_child("A"), a_child("B", pathways=["p"]))
    whole["children"][1]["given"]["pathways"] = []
    whole["children"][1]["planned"] = []
    _, other = reopened(whole)
    assert other.given.pathways == ()
    assert other.given.dates == {"hearing": date(2026, 12, 7)}
    assert other.is_same


def test_a_file_of_the_first_form_opens_as_the_same_child() -> None:
    text = text_of()
    assert opened(first_form(text)) == opened(json.loads(text))


def test_a_child_whose_pathways_are_all_gone_is_named_with_the_place() -> None:
    whole = family(a_child("A"), a_child("B"))
    whole["children"][1]["given"]["pathways"] = ["gone"]
    whole["children"][1].pop("planned")
    assert faults(whole) == [
        ("children, 2, given, pathways", "This guidance has no pathway called 'gone' any more.")
    ]


def changed(at: int | None = None, **changes: Any) -> dict[str, Any]:
    """Return a case of two children with parts changed, of the whole or of the child *at*."""
    whole = family(a_child("A"), a_child("B"))
    place = whole if at is None else whole["children"][at]
    place.update(changes)
    return whole


@pytest.mark.parametrize(
    ("whole", "where", "what"),
    [
        (changed(children=[]), "children", "it names no child."),
        (changed(children=None), "children", "it names no child."),
        (changed(children=[{}] * 21), "children", "it names 21 children."),
        (changed(shared=[]), "shared", "this is not an object."),
        (
            changed(shared={"dates": {"hearing": "7/12/2026"}}),
            "shared, dates, hearing",
            "'7/12/2026' is not a date.",
        ),
        (
            changed(shared={"answers": {"complex": []}}),
            "shared, answers, complex",
            "this is not text.",
        ),
        (changed(1, label=2), "children, 2, label", "this is not text."),
        (changed(1, given=None), "children, 2, given", "this part is missing."),
        (changed(1, own="hearing"), "children, 2, own", "this is not a list."),
        (changed(1, provisional=["review"]), "children, 2, provisional", "'review' has no date"),
        (changed(1, calendar={"case": "B"}), "children, 2, calendar, case", "'B' is not an id."),
        (changed(1, **{"as-one": {"p/visit": 0}}), "children, 2, as-one, p/visit", "this is not a"),
        (changed(1, **{"as-one": {"visit": 1}}), "children, 2, as-one", "'visit' is not an id."),
        (changed(1, **{"handed-over": 1}), "children, 2, handed-over", "this is not an object."),
        (changed(1, records=[]), "children, 2, records", "this is not an object."),
        (
            changed(1, records={"p/visit notes": {"who": 3}}),
            "children, 2, records, p/visit notes, who",
            "this is not text.",
        ),
        (changed(1, planned=[{}]), "children, 2, planned, 1, id", "this is not an id."),
    ],
)
def test_a_fault_is_named_with_the_child_it_is_of(whole: Any, where: str, what: str) -> None:
    first, *_ = faults(whole)
    assert first[0] == where
    assert first[1].startswith(what)


@pytest.mark.parametrize(
    "label",
    [
        "a", " A ", "child A", "A\u200b", "", "  ", "\u200b",
        "\u0410", "\u0430", "Child \u0410", "\u0391", "\uff21", "\uff41",
    ],
)  # fmt: skip
def test_two_children_have_two_labels(label: str) -> None:
    told = faults(changed(1, label=label))
    places = (
        [("children, 1, label"), ("children, 2, label")]
        if label.strip("\u200b ")
        else ["children, 2, label"]
    )
    assert told == [(place, "each child has a label of its own.") for place in places]


@pytest.mark.parametrize("number", [0, -1, True, "1", None, 1.0])
def test_meetings_as_one_are_numbered_from_one(number: object) -> None:
    with pytest.raises(FaultsError) as refusal:
        reopened(changed(1, **{"as-one": {"p/visit": number}}))
    (fault,) = refusal.value.faults
    assert (fault.where, fault.what, fault.hint) == (
        "children, 2, as-one, p/visit",
        "this is not a number from 1.",
        "For example 1.",
    )


def test_a_way_of_handing_over_that_there_is_not_is_told_with_those_there_are() -> None:
    given: dict[str, Any] = {
        "pathways": ["p"],
        "dates": {},
        "answers": {},
        "held": {},
        "today": None,
    }
    whole = changed(0, **{"handed-over": {"on": "2026-09-01", "what": "fax", "given": given}})
    with pytest.raises(FaultsError) as refusal:
        reopened(whole)
    (fault,) = refusal.value.faults
    assert (fault.where, fault.what, fault.hint) == (
        "children, 1, handed-over, what",
        "this is no way to hand over.",
        "One of: calendar, print, copy, records, invitation, spreadsheet.",
    )


def test_a_day_at_fault_in_what_was_handed_over_is_named_with_its_place() -> None:
    given: dict[str, Any] = {"pathways": ["p"], "dates": {"hearing": 7}, "today": None}
    handed = {"on": "7 Sept", "what": "print", "given": given}
    assert faults(changed(1, **{"handed-over": handed})) == [
        ("children, 2, handed-over, given, dates, hearing", "7 is not a date."),
        ("children, 2, handed-over, on", "'7 Sept' is not a date."),
    ]


def test_words_stand_in_the_file_as_they_are_read() -> None:
    words = {"p/visit notes": {"who": "The café in Y Bala, “at two”"}}
    text, _ = case_text([a_child("A", said={"records": words})], BUILT)
    assert '"who": "The café in Y Bala, “at two”"' in text


def test_parts_that_are_not_known_are_named_once_with_the_child_or_the_case() -> None:
    whole = changed(1, weather="fine")
    whole["season"] = "autumn"
    whole["shared"] = {**whole["shared"], "held": {}}
    first, second = reopened(whole)
    assert first.left_out == (
        "The file has a part called 'season' that this tool does not know.",
        "The file has a part called 'held' that this tool does not know.",
    )
    assert second.left_out == (
        "The file has a part called 'weather' that this tool does not know.",
    )


def test_records_too_long_for_a_file_are_refused_with_what_to_do() -> None:
    long = {"p/visit notes": {"who": "x" * 1_000_000}}
    with pytest.raises(FaultsError) as refusal:
        case_text([a_child("A", said={"records": long})], BUILT)
    (fault,) = refusal.value.faults
    assert (fault.where, fault.what, fault.hint) == (
        "the file",
        "the records hold too many words for one file.",
        "Take the records away as Word files, and save without them.",
    )


def test_the_same_case_gives_the_same_bytes_in_whatever_order_it_was_typed() -> None:
    turned = {key: dict(reversed(values.items())) for key, values in WORDS.items()}
    one, other = (
        case_text([a_child("A", said={"records": words, "own": own})], BUILT)[0]
        for words, own in ((WORDS, frozenset({"a", "b"})), (turned, frozenset({"b", "a"})))
    )
    assert one == other


def test_a_first_form_knows_no_part_of_the_second() -> None:
    again = opened(saved(records={}, own=[]))
    assert [words.split("'")[1] for words in again.left_out] == ["records", "own"]


def test_what_is_wrong_with_the_children_is_said_with_what_to_write() -> None:
    def told(whole: Any) -> list[tuple[str, str, str]]:
        with pytest.raises(FaultsError) as refusal:
            reopened(whole)
        return [(one.where, one.what, one.hint) for one in refusal.value.faults]

    many = ("children", "it names 21 children.", "A case has 1 to 20.")
    assert told(changed(children=[{}] * 21)) == [many]
    assert told(changed(children=[])) == [("children", "it names no child.", "A case has 1 to 20.")]
    twice = told(changed(1, label="A"))
    assert {(what, hint) for _, what, hint in twice} == {
        ("each child has a label of its own.", 'For example "A" and "B".')
    }


def test_twenty_children_are_a_case_and_a_date_that_is_gone_is_nobodys_own() -> None:
    children = [a_child(f"C{number}") for number in range(20)]
    whole = family(*children)
    whole["children"][0]["own"] = ["hearing", "gone"]
    again = reopened(whole)
    assert len(again) == 20
    assert again[0].own == ("hearing",)


def test_a_fault_in_what_was_given_to_a_plan_is_named_with_its_place() -> None:
    plan = {"schema": 1, "given": {"pathways": ["p"], "dates": {"hearing": 1}}, "steps": []}
    assert faults(plan) == [("given, dates, hearing", "1 is not a date.")]


def test_parts_that_are_not_known_are_told_of_the_case_and_of_each_child() -> None:
    whole = family(a_child("A"), a_child("B"))
    whole["weather"] = "wet"
    whole["shared"]["mood"] = "good"
    for child, part in zip(whole["children"], ("hat", "shoe"), strict=True):
        child[part] = "red"
    told = "The file has a part called '{}' that this tool does not know."
    assert [one.left_out for one in reopened(whole)] == [
        tuple(told.format(part) for part in ("weather", "mood", "hat")),
        (told.format("shoe"),),
    ]


def test_what_a_calendar_holds_of_a_child_taken_out_stays_with_the_case() -> None:
    gone = TakenOut("B", CalendarKept(OTHER, ("p/visit",), {"p/visit": date(2026, 11, 23)}))
    whole = family(a_child("A"), a_child("C", said={"taken_out": (gone,)}))
    assert list(whole)[-2:] == ["taken-out", "children"]
    assert [one.taken_out for one in reopened(whole)] == [(gone,), ()]
    saved_again = [to_save(one, BUILT) for one in reopened(whole)]
    assert json.loads(case_text(saved_again, BUILT)[0])["taken-out"] == whole["taken-out"]


def test_entries_of_a_child_taken_out_are_of_a_case_that_is_named() -> None:
    whole = family(a_child("A"))
    whole["taken-out"] = [{"label": "B", "calendar": {"case": "", "told": ["p/visit"]}}]
    with pytest.raises(FaultsError) as raised:
        reopened(whole)
    assert list(map(str, raised.value.faults)) == [
        f"taken-out, 1, calendar, case: this part is missing. For example {CASE}."
    ]
