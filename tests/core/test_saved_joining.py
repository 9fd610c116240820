"""Cases of brothers and sisters put into one: nothing of any of them is lost or mixed up."""

from __future__ import annotations

import json
from collections.abc import Sequence
from string import ascii_lowercase
from typing import Any

import pytest

from decision_tool.core.errors import FaultsError
from decision_tool.core.saved.case_text import ChildToSave, case_text
from decision_tool.core.saved.joining import joined, next_label, to_save
from decision_tool.core.saved.opening import Opened, open_case
from decision_tool.core.saved.saved_file import CalendarKept, HandedOver, Said, TakenOut
from tests.core.guidance_builder import plan_of
from tests.core.saved_builder import BUILT, CASE

OTHER = "0e0c1b3a-6b2f-4f5d-9a51-5a1f4c0f7b11"


def opened(label: str = "A", case: str = "", **said: Any) -> Opened:
    """Return a child as a file of theirs alone gives it."""
    plan = plan_of(BUILT, dates={"hearing": "2026-12-07"}, today="2026-09-07")
    child = ChildToSave(plan, frozenset({"hearing"}), CalendarKept(case), Said(label=label, **said))
    (found,) = open_case(case_text([child], BUILT)[0], BUILT)
    return found


def labels(cases: Sequence[Sequence[Opened]]) -> list[str]:
    return [child.label for child in joined(cases, BUILT)]


def refusal(cases: Sequence[Sequence[Opened]]) -> tuple[str, str, str]:
    with pytest.raises(FaultsError) as refused:
        joined(cases, BUILT)
    (fault,) = refused.value.faults
    return fault.where, fault.what, fault.hint


def test_an_opened_child_is_written_again_with_all_that_was_in_the_file() -> None:
    handed = HandedOver("print", plan_of(BUILT, dates={}).given)
    child = opened(
        "Sam",
        CASE,
        reference="CF-1",
        not_held=frozenset({"p/visit"}),
        own=frozenset({"hearing"}),
        as_one={"p/visit": 3},
        handed_over=handed,
        records={"p/visit notes": {"who": "Both came."}},
    )
    text = case_text([to_save(child, BUILT)], BUILT)[0]
    (again,) = open_case(text, BUILT)
    assert again == child
    assert (again.label, again.calendar.case, again.reference) == ("Sam", CASE, "CF-1")
    assert (again.handed_over, again.provisional) == (handed, frozenset({"hearing"}))


def test_children_keep_their_labels_and_their_order() -> None:
    assert labels([[opened("Sam")], [opened("A"), opened("B")]]) == ["Sam", "A", "B"]


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        (["A", "A"], ["A", "B"]),
        (["A", "a"], ["A", "B"]),
        (["A", " A"], ["A", "B"]),
        (["A", "child A", "A\u200b"], ["A", "B", "C"]),
        (["A", "A", "B"], ["A", "C", "B"]),
        (["A", "A", "A", "C"], ["A", "B", "D", "C"]),
        (["Sam", "sam"], ["Sam", "A"]),
        (["A", "\u0410", "\uff21", "\u0411"], ["A", "B", "C", "\u0411"]),
        ([" Sam "], ["Sam"]),
    ],
)
def test_a_label_that_is_taken_makes_room_for_the_first_of_it(
    wanted: list[str], given: list[str]
) -> None:
    assert labels([[opened(label)] for label in wanted]) == given


def test_a_case_that_was_joined_opens_again_whatever_its_labels_were() -> None:
    children = joined([[opened("A")], [opened("A ")], [opened("b")]], BUILT)
    text = case_text([to_save(child, BUILT) for child in children], BUILT)[0]
    assert [child.label for child in open_case(text, BUILT)] == ["A", "C", "b"]


def test_a_child_whose_label_is_blank_gets_one() -> None:
    first_form = {
        "schema": 1,
        "kind": "joint-supervision-timetable",
        "edition": "1",
        "given": {"pathways": ["p"]},
        "label": " ",
    }
    blank = open_case(json.dumps(first_form), BUILT)
    assert labels([blank, [opened("A")]]) == ["B", "A"]


def test_the_letter_of_a_child_who_was_taken_out_is_not_used_again() -> None:
    """Entries of that child stand in a calendar under the letter."""
    gone = (TakenOut("B", CalendarKept(OTHER, ("p/visit",))),)
    assert labels([[opened("A", taken_out=gone)], [opened("a"), opened("b")]]) == ["A", "C", "D"]
    # Who had the letter in the same case keeps it.
    assert labels([[opened("B", taken_out=gone)], [opened("A")]]) == ["B", "A"]


def test_after_the_last_letter_labels_have_a_figure() -> None:
    letters = set(ascii_lowercase)
    assert [next_label(letters), next_label({*letters, "a2"})] == ["A2", "B2"]
    assert next_label({*letters, *(f"{letter}2" for letter in letters)}) == "A3"


def test_the_next_label_is_the_first_letter_that_is_free() -> None:
    assert [next_label(taken) for taken in (set(), {"a"}, {"b"}, {"a", "b", "sam"})] == [
        "A",
        "B",
        "A",
        "C",
    ]


def test_meetings_as_one_stay_so_within_their_case_and_never_across_two() -> None:
    first = [opened("A", as_one={"p/visit": 1, "p/talk": 4}), opened("B", as_one={"p/visit": 1})]
    second = [opened("C", as_one={"p/visit": 1}), opened("D", as_one={"p/visit": 1})]
    third = [opened("E"), opened("F", as_one={"p/talk": 2})]
    assert [child.as_one for child in joined([first, second, third], BUILT)] == [
        {"p/visit": 1, "p/talk": 4},
        {"p/visit": 1},
        {"p/visit": 5},
        {"p/visit": 5},
        {},
        {"p/talk": 7},
    ]


def test_a_child_who_stands_in_two_files_is_refused() -> None:
    assert refusal([[opened("A", CASE)], [opened("B", OTHER), opened("C", CASE)]]) == (
        "children",
        "this child is in two of the files.",
        "Each child stands in a case once. Take the older file away.",
    )


def test_children_who_are_in_no_calendar_yet_are_not_one_child() -> None:
    assert labels([[opened("A")], [opened("B")], [opened("C", CASE)]]) == ["A", "B", "C"]


def test_more_children_than_a_case_holds_are_refused_and_as_many_are_not() -> None:
    many = [[opened()]] * 20
    assert len(set(labels(many))) == 20
    assert refusal([*many, [opened()]]) == (
        "children",
        "they hold 21 children together.",
        "A case has 1 to 20.",
    )
