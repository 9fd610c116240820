"""Records of brothers and sisters: whose each is, and which are of one meeting."""

from __future__ import annotations

import json
from typing import Any

import pytest

from decision_tool.core.guidance.codec import encode
from decision_tool.core.guidance.model import Invitee
from decision_tool.requests import bridge
from tests.core.records_builder import WHEN_COMPLEX, recorded
from tests.core.test_asks_saved import ask, boxes

MET: dict[str, Any] = {"arranged_by": "worker", "invite": (Invitee("worker"),)}
BUILT = recorded(
    {"visit": "2 weeks before hearing", "talk": "when needed"},
    visit={**MET, "records": ("minutes", "agreement")},
    talk={**MET, "records": ("map",)},
)


@pytest.fixture(autouse=True)
def _started() -> None:
    bridge.start(json.dumps(encode(BUILT)))


def child(label: str, day: int = 8, **more: Any) -> dict[str, Any]:
    """Return a child as the page sends one, whose hearing is that day of October."""
    form = {
        "pathways": ["p"],
        "dates": {"hearing": boxes(day, 10, 2026)},
        "today": "2026-09-07",
        **more.pop("form", {}),
    }
    return {"label": label, "form": form, **more}


def made(*children: dict[str, Any], **more: Any) -> list[dict[str, Any]]:
    first, *others = children
    found: list[dict[str, Any]] = ask(ask="records", **first, others=others, **more)["records"]
    return found


def told(records: list[dict[str, Any]]) -> list[tuple[str, str, int]]:
    return [(one["child"], one["document"], one["one"]) for one in records]


ONE: dict[str, Any] = {"as_one": {"p/visit": 1}}


def test_each_record_says_which_child_it_is_of_in_the_order_of_the_case() -> None:
    found = made(child("B"), child("A", 9), order=["A", "B"], reference="1001")

    assert told(found) == [
        ("A", "minutes-p-visit", 0),
        ("A", "agreement", 0),
        ("B", "minutes-p-visit", 0),
        ("B", "agreement", 0),
    ]
    assert {one["fills"]["reference"] for one in found} == {"1001"}
    froms = [one["fills"]["from"] for one in found[::2]]
    assert froms == ["Hearing Fri 9 Oct 2026", "Hearing Thu 8 Oct 2026"]


def test_what_gives_no_record_is_told_of_each_child() -> None:
    first, *others = child("B"), child("Sam", 9)
    answer = ask(ask="records", **first, others=others, order=["B", "Sam"])

    assert answer["left_out"] == [
        "Child B: Map: a form of somebody else, so none is made here. Owner: The assessor.",
        "Sam: Map: a form of somebody else, so none is made here. Owner: The assessor.",
    ]
    assert "2-children" in answer["stem"]


def test_rows_asked_for_are_those_of_the_child_in_hand() -> None:
    found = made(child("B"), child("A"), order=["A", "B"], rows=["p/visit"])

    assert {one["child"] for one in found} == {"B"}


def test_records_of_meetings_held_as_one_are_numbered_alike_by_form() -> None:
    found = made(child("B", **ONE), child("A", **ONE), order=["A", "B"], rows=["p/visit"])

    assert told(found) == [
        ("A", "minutes-p-visit", 1),
        ("A", "agreement", 2),
        ("B", "minutes-p-visit", 1),
        ("B", "agreement", 2),
    ]


def test_a_form_that_one_child_alone_has_is_of_no_meeting_as_one() -> None:
    built = recorded(
        {"visit": "2 weeks before hearing"},
        visit={**MET, "records": ("minutes",), "records_if": (WHEN_COMPLEX,)},
    )
    bridge.start(json.dumps(encode(built)))
    complex_ = child("A", **ONE, form={"answers": {"complex": "yes"}})
    plain = child("B", **ONE, form={"answers": {"complex": "no"}})

    assert told(made(complex_, plain, order=["A", "B"])) == [
        ("A", "minutes-p-visit", 1),
        ("A", "agreement", 0),
        ("B", "minutes-p-visit", 1),
    ]


def test_the_first_record_of_a_meeting_as_one_has_all_who_are_invited() -> None:
    both = child("B", **ONE, form={"pathways": ["p", "o"]})
    found = made(child("A", **ONE), both, order=["A", "B"])

    minutes = [one for one in found if one["document"] == "minutes-p-visit"]
    assert [one["fills"].get("invited-1") for one in minutes] == ["Nurse", "Nurse"]


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [((1, 9), (1, 9), {1, 2}), ((1, 9), (2, 9), {0}), ((1, 9), None, {0})],
)
def test_meetings_as_one_that_were_held_stay_one_record_if_on_one_day(
    first: tuple[int, int], second: tuple[int, int] | None, numbers: set[int]
) -> None:
    def held(day: tuple[int, int] | None) -> dict[str, Any]:
        return {"held": {"p/visit": boxes(*day, 2026)}} if day else {}

    found = made(
        child("A", **ONE, form=held(first)),
        child("B", **ONE, form=held(second)),
        order=["A", "B"],
    )

    assert {one["one"] for one in found} == numbers


def test_a_child_without_a_pathway_has_no_records() -> None:
    found = made(child("A"), child("B", form={"pathways": [], "dates": {}}), order=["A", "B"])

    assert {one["child"] for one in found} == {"A"}
