"""Stay or move, written into the object of a saved case: its head, and nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from decision_tool.core.guidance.listed_edition import ListedEdition
from decision_tool.core.saved.case_edition import Editions, edition_of_case
from decision_tool.core.saved.choosing import Choice, with_choice

FIRST = ListedEdition("1.0", date(2026, 3, 2), "aaaaaaaaaaaa")
NOW = ListedEdition("1.2", date(2027, 4, 1), "bbbbbbbbbbbb")
SAVED: dict[str, Any] = {
    "saved-on": "2026-09-07",
    "schema": 2,
    "kind": "joint-supervision-timetable",
    "edition": "1.0",
    "edition-digest": "aaaaaaaaaaaa",
    "children": [],
}


@pytest.mark.parametrize(
    ("choice", "published", "follows", "head"),
    [
        ("stay", (FIRST, NOW), "",
         {"edition": "1.0", "edition-digest": "aaaaaaaaaaaa", "follows": "1.0"}),
        ("move", (FIRST, NOW), "", {"edition": "1.2", "edition-digest": "bbbbbbbbbbbb"}),
        ("move", (FIRST, NOW), "1.0", {"edition": "1.2", "edition-digest": "bbbbbbbbbbbb"}),
        ("move", (FIRST,), "1.0", {"edition": "1.2"}),
    ],
)  # fmt: skip
def test_a_choice_is_written_into_the_head_of_a_case(
    choice: Choice, published: tuple[ListedEdition, ...], follows: str, head: dict[str, str]
) -> None:
    plain = SAVED | ({"follows": follows} if follows else {})
    made = with_choice(plain, choice, Editions("1.2", published))
    rest = {"saved-on": "2026-09-07", "children": []}
    assert list(made.items()) == list(
        {"schema": 2, "kind": "joint-supervision-timetable", **head, **rest}.items()
    )


def test_a_case_that_says_neither_form_nor_digest_gets_none() -> None:
    made = with_choice({"edition": "1.0"}, "stay", Editions("1.2", (FIRST, NOW)))
    assert made == {"edition": "1.0", "follows": "1.0"}


@pytest.mark.parametrize(
    ("plain", "found"),
    [
        ({}, ("", False)),
        ({"edition": 1}, ("", False)),
        ({"edition": "1.2"}, ("", False)),
        ({"edition": "0.9"}, ("", False)),
        ({"edition": "1.0"}, ("1.0", False)),
        ({"edition": "1.0", "edition-digest": "aaaaaaaaaaaa"}, ("1.0", False)),
        ({"edition": "1.0", "edition-digest": "cccccccccccc"}, ("", False)),
        ({"edition": "1.2", "follows": ""}, ("", False)),
        ({"edition": "1.2", "follows": "1.0"}, ("1.0", True)),
        ({"edition": "1.0", "follows": "1.2"}, ("", True)),
    ],
)
def test_a_case_goes_by_what_was_chosen_else_by_what_it_was_made_under(
    plain: dict[str, Any], found: tuple[str, bool]
) -> None:
    assert edition_of_case(plain, Editions("1.2", (FIRST, NOW))) == found


@pytest.mark.parametrize(
    ("plain", "found"),
    [
        ({"edition": "1.2"}, ("", False)),
        ({"edition": "1.2", "edition-digest": "bbbbbbbbbbbb"}, ("", False)),
        ({"edition": "1.2", "follows": "1.2"}, ("1.2", True)),
        ({"edition": "1.0", "follows": "1.0"}, ("1.0", True)),
    ],
)
def test_a_case_left_with_a_number_that_was_edited_since_goes_by_what_was_published(
    plain: dict[str, Any], found: tuple[str, bool]
) -> None:
    assert edition_of_case(plain, Editions("1.2", (FIRST, NOW), is_edited=True)) == found


def test_a_case_that_moves_to_what_was_edited_since_has_no_digest_of_the_published_one() -> None:
    made = with_choice({"edition": "1.0"}, "move", Editions("1.2", (FIRST, NOW), is_edited=True))
    assert made == {"edition": "1.2"}


def test_a_case_that_stays_with_the_guidance_at_hand_keeps_its_number() -> None:
    plain = {"edition": "1.2", "follows": "1.2"}
    assert with_choice(plain, "stay", Editions("1.2", (FIRST, NOW))) == plain
