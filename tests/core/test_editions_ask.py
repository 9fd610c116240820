"""A case of an earlier edition as the page asks about it: what moving would do, and moving."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from decision_tool.core.guidance.codec import encode
from decision_tool.core.guidance.listed_edition import ListedEdition
from decision_tool.requests import bridge
from tests.core.edition_builder import edition_file
from tests.core.guidance_builder import guidance

STEPS = {"visit": "2 weeks before hearing", "talk": "by review"}
OLD = replace(
    guidance(STEPS),
    edition="1.0",
    in_force_from="2026-03-02",
    in_force_until="2027-03-31",
    digest="aaaaaaaaaaaa",
)
OWN = replace(
    guidance({"look": "3 weeks before hearing", "talk": "by review"}, look={"was": ("p/visit",)}),
    edition="1.1",
    questions=OLD.questions[:-1],
)
PART = "assets/engine/editions/1.0-0123.json"
LISTED = (
    ListedEdition("1.0", date(2026, 3, 2), "aaaaaaaaaaaa", PART, "fields"),
    ListedEdition("1.1", date(2027, 4, 1), "bbbbbbbbbbbb"),
)
FORM: dict[str, Any] = {
    "pathways": ["p"],
    "dates": {
        "hearing": {"day": "8", "month": "10", "year": "2026"},
        "review": {"day": "12", "month": "", "year": ""},
    },
    "answers": {"months": "3", "likely": "yes"},
    "held": {"p/visit": {"day": "1", "month": "9", "year": "2026"}},
    "today": "2026-09-07",
    "edition": "1.0",
}
CHILD: dict[str, Any] = {
    "form": FORM,
    "calendar": {"case": "", "told": ["p/visit"], "days": {}},
    "label": "A",
    "own": [],
    "as_one": {},
    "handed_over": None,
    "records": {"p/visit minutes": {"about": "All well."}},
    "kept": "4502",
}


def started(own: Any = OWN) -> None:
    rules = {**encode(own), "editions": [one.as_json() for one in LISTED]}
    bridge.start(json.dumps(rules))
    bridge.take(PART, edition_file(OLD, own))


@pytest.fixture(autouse=True)
def _started() -> None:
    started()


def ask(name: str, **request: Any) -> dict[str, Any]:
    whole = {"ask": name, **CHILD, "others": [], "order": ["A"], **request}
    answer: dict[str, Any] = json.loads(bridge.reply(json.dumps(whole)))
    return answer


def test_the_choice_is_between_the_edition_of_the_form_and_that_of_the_site() -> None:
    choice = ask("stay_or_move")["choice"]
    assert (choice["old"], choice["new"]) == ("1.0", "1.1")
    assert choice["summary"].startswith("Edition 1.1 is in force from Thursday 1 April 2027. ")
    (row,) = choice["rows"]
    assert row["title"] == "Look"
    assert row["said"][-1] == "The look moves from 2 to 3 weeks before the hearing."
    assert choice["move"]["left_out"] == [
        "This guidance has no question called 'months' any more. The answer was '3'."
    ]


def test_a_case_that_moves_has_everything_under_the_ids_of_today() -> None:
    moved = ask("move_edition")["opened"]
    assert moved["pathways"] == ["p"]
    assert list(moved["held"]) == ["p/look"]
    assert moved["answers"] == {"likely": "yes"}
    assert moved["dates"]["hearing"]["day"] == "8"
    assert moved["records"] == {"p/look minutes": {"about": "All well."}}
    assert moved["reference"] == "4502"


def test_what_is_half_typed_goes_along_to_the_field_of_today() -> None:
    begun = {"day": "1", "month": "", "year": ""}
    form = {
        **FORM,
        "answers": {"months": "x", "likely": "yes"},
        "held": {"p/visit": begun},
        "agreed": {"p/visit": begun, "p/talk": begun},
    }
    moved = ask("move_edition", form=form)["opened"]
    assert moved["dates"]["review"] == {"day": "12", "month": "", "year": ""}
    assert moved["held"] == {"p/look": begun}
    assert moved["agreed"] == {"p/look": begun, "p/talk": begun}
    assert moved["answers"] == {"likely": "yes"}  # nothing asks the other any more


def test_all_the_children_of_a_case_move() -> None:
    other = {**CHILD, "label": "B", "form": {**FORM, "held": {}}}
    first, second = CHILD | {"label": "B"}, CHILD | {"label": "A", "form": {**FORM, "held": {}}}
    choice = ask("stay_or_move", others=[other])["choice"]
    assert [one["whose"] for one in choice["rows"]] == ["Pathway, Child A", "Pathway, Child B"]
    moved = ask("move_edition", **first, others=[second], order=["A", "B"])
    assert moved["opened"]["label"] == "B"  # the one in hand first
    assert [one["label"] for one in moved["others"]] == ["A"]


def test_a_case_of_nothing_that_is_left_can_only_stay() -> None:
    started(replace(guidance({}), edition="1.1", pathways=()))
    assert ask("stay_or_move") == {
        "cannot": (
            "This case can only stay with edition 1.0. "
            "This guidance has no pathway called 'Pathway' any more. This guidance has no step "
            "called 'Visit, Pathway' any more. It was held on Tue 1 Sep 2026."
        )
    }
    assert "error" in ask("move_edition")


def test_a_case_of_the_site_itself_has_nothing_to_move() -> None:
    form = {key: value for key, value in FORM.items() if key != "edition"}
    choice = ask("stay_or_move", form={**form, "held": {}, "answers": {}})["choice"]
    assert (choice["old"], choice["rows"]) == ("1.1", [])


def team(**request: Any) -> dict[str, Any]:
    """Ask about a team of one saved case that was made under edition 1.0."""
    given = {"pathways": ["p"], "dates": {"hearing": "2026-10-08"}, "today": "2026-09-07"}
    head = {"schema": 2, "kind": "joint-supervision-timetable", "edition": "1.0"}
    text = json.dumps({**head, "children": [{"label": "A", "given": given}]})
    files = [{"name": "a.json", "text": text, "fault": ""}]
    folder = {"kind": "joint-supervision-folder", "files": files}
    whole = json.dumps(folder, separators=(",", ":"))
    return ask("caseload", form=None, text=whole, today="2026-09-07", **request)


def test_a_case_of_an_earlier_edition_has_its_own_words_in_a_team() -> None:
    (group,) = [one for one in team()["caseload"]["groups"] if one["id"].startswith("week-")]
    (row,) = group["rows"]
    assert (row["id"], row["title"], row["day"]) == ("p/visit", "Visit", "2026-09-24")
