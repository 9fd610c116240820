"""Which edition a request is answered by, and which a saved case is opened under."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from decision_tool.core.caseload.folder import TeamFile, as_text
from decision_tool.core.guidance.codec import encode, pack
from decision_tool.core.guidance.listed_edition import ListedEdition, listed_edition
from decision_tool.core.guidance.model import Role
from decision_tool.requests import bridge
from tests.core.edition_builder import edition_file
from tests.core.guidance_builder import guidance

OWN = replace(guidance({"visit": "3 weeks before hearing"}), edition="1.2")
OLD = replace(
    guidance({"visit": "2 weeks before hearing"}),
    edition="1.0",
    in_force_until="2027-03-31",
    digest="aaaaaaaaaaaa",
)
PART = "assets/engine/editions/1.0-0123.json"
LISTED = (
    ListedEdition("1.0", date(2026, 3, 2), "aaaaaaaaaaaa", PART, "assets/fields-1.0.html"),
    ListedEdition("1.2", date(2027, 4, 1), "bbbbbbbbbbbb"),
)
THERE_ARE = "There are: 1.0 (from Monday 2 March 2026), 1.2 (from Thursday 1 April 2027)."
GIVEN = {"pathways": ["p"], "dates": {"hearing": "2026-10-08"}, "today": "2026-09-07"}
FORM = {
    "pathways": ["p"],
    "dates": {"hearing": {"day": "8", "month": "10", "year": "2026"}},
    "today": "2026-09-07",
}


def start(*listed: ListedEdition) -> None:
    editions = {"editions": [one.as_json() for one in listed]} if listed else {}
    bridge.start(json.dumps({**pack(encode(OWN)), **editions}))


def take() -> None:
    bridge.take(PART, edition_file(OLD, OWN))


@pytest.fixture(autouse=True)
def _started() -> None:
    start(*LISTED)


def ask(**request: Any) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(bridge.reply(json.dumps({"ask": "plan", **request})))
    return answer


def day(**request: Any) -> tuple[str, str]:
    plan = ask(**request)["plan"]
    return plan["edition"], plan["steps"][0]["latest"]


def case(**head: Any) -> str:
    """Return a saved case of one child."""
    kind = {"schema": 2, "kind": "joint-supervision-timetable"}
    children = [{"label": "A", "given": GIVEN}]
    return json.dumps({**kind, "edition": "1.0", **head, "children": children})


def opened(text: str) -> dict[str, Any]:
    take()
    return ask(ask="open", text=text)


def test_a_listed_edition_is_read_again_as_it_was_written() -> None:
    assert [listed_edition(one.as_json()) for one in LISTED] == list(LISTED)  # type: ignore[arg-type]


def test_without_an_edition_the_guidance_of_the_site_answers() -> None:
    assert day(given=GIVEN) == ("1.2", "2026-09-17")
    assert day(given=GIVEN, edition="") == ("1.2", "2026-09-17")


def test_an_edition_is_asked_for_until_its_file_is_here() -> None:
    assert ask(given=GIVEN, edition="1.0") == {"lacks": PART}
    take()
    assert day(given=GIVEN, edition="1.0") == ("1.0", "2026-09-24")
    assert day(given=GIVEN, edition="1.0") == ("1.0", "2026-09-24")
    assert day(given=GIVEN) == ("1.2", "2026-09-17")


def test_a_form_says_by_which_edition_it_is_filled_in() -> None:
    take()
    assert day(form={**FORM, "edition": "1.0"}) == ("1.0", "2026-09-24")
    assert day(form=FORM) == ("1.2", "2026-09-17")


def test_the_edition_of_the_site_needs_no_file() -> None:
    assert day(given=GIVEN, edition="1.2") == ("1.2", "2026-09-17")
    start()
    assert day(given=GIVEN, edition="1.2") == ("1.2", "2026-09-17")


def test_an_edition_that_is_not_there_is_refused_with_those_that_are() -> None:
    (fault,) = ask(given=GIVEN, edition="1.1")["error"]["faults"]
    assert fault == {
        "where": "edition",
        "what": "this site does not have edition '1.1' of the guidance.",
        "hint": THERE_ARE,
    }
    start()
    (fault,) = ask(given=GIVEN, edition="1.0")["error"]["faults"]
    assert fault["hint"] == (
        "This site has no published editions, only its own guidance of edition 1.2."
    )


def test_a_case_is_opened_under_the_edition_it_was_made_under() -> None:
    assert ask(ask="open", text=case()) == {"lacks": PART}
    found = opened(case())
    assert found["edition"] == {
        "version": "1.0",
        "fields": "assets/fields-1.0.html",
        "is_chosen": False,
    }
    assert found["opened"]["headline"].startswith("Made under edition 1.0. ")
    assert opened(case(**{"edition-digest": "aaaaaaaaaaaa"}))["edition"]["version"] == "1.0"


@pytest.mark.parametrize(
    "head",
    [
        {"edition": "1.2"},
        {"edition": "0.9"},
        {"edition-digest": "cccccccccccc"},
        {"edition": "1.2", "follows": "1.2"},
    ],
)
def test_a_case_of_no_other_edition_goes_by_the_guidance_of_the_site(head: dict[str, str]) -> None:
    assert "edition" not in opened(case(**head))


def test_a_plan_that_was_printed_as_json_has_its_edition_too() -> None:
    take()
    plan = ask(given=GIVEN, edition="1.0")["plan"]
    assert opened(json.dumps(plan))["edition"]["version"] == "1.0"
    assert "edition" not in opened(json.dumps(GIVEN))


def test_a_case_that_stays_with_an_edition_says_so() -> None:
    found = opened(case(edition="1.2", follows="1.0"))
    assert (found["edition"]["version"], found["edition"]["is_chosen"]) == ("1.0", True)


ELSEWHERE = (
    "Open the file on the site where it was saved, or ask your practice lead. "
    "Nothing in the file is changed."
)


def test_a_case_that_stays_with_what_the_site_has_not_is_refused() -> None:
    (fault,) = opened(case(follows="0.9"))["error"]["faults"]
    assert fault == {
        "where": "follows",
        "what": "this case stays with edition '0.9' of the guidance, which this site has not.",
        "hint": f"{THERE_ARE} {ELSEWHERE}",
    }


def test_a_case_that_stays_with_another_edition_of_that_number_is_refused() -> None:
    (fault,) = opened(case(follows="1.0", **{"edition-digest": "cccccccccccc"}))["error"]["faults"]
    assert fault == {
        "where": "follows",
        "what": (
            "this case stays with edition 1.0, but this site has another edition under that "
            "number, so its dates would not be the same."
        ),
        "hint": ELSEWHERE,
    }


def team(*cases: str, **request: Any) -> dict[str, Any]:
    files = as_text([TeamFile(f"{number}.json", text) for number, text in enumerate(cases, 1)])
    return ask(ask="caseload", text=files, today="2026-09-07", **request)


def rows(seen: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Return the day of each row, its tags about editions, and what is remarked."""
    return sorted(
        (
            row["line"],
            row["day"],
            [tag["text"] for tag in row["tags"] if tag["text"].startswith("Edition")],
            row["remarks"],
        )
        for group in seen["groups"]
        for row in group["rows"]
    )


CHOOSE = "Begun under edition 1.0: stay or move not chosen."


def test_each_child_of_a_team_is_planned_by_the_edition_of_the_case() -> None:
    cases = case(), case(follows="1.0"), case(edition="1.2"), case(edition="0.9")
    assert team(*cases) == {"lacks": PART}
    take()
    seen = team(*cases)["caseload"]
    assert seen["bad"] == []
    assert rows(seen) == [
        (1, "2026-09-24", ["Edition 1.0"], [CHOOSE]),
        (2, "2026-09-24", ["Edition 1.0"], []),
        (3, "2026-09-17", [], []),
        (4, "2026-09-17", [], []),
    ]
    told = [line["words"] for line in seen["lines"] if line["kind"] == "to-choose"]
    assert told == ["child was begun under an earlier edition: stay or move not chosen."]
    (warned,) = seen["warnings"]
    assert (warned["place"], warned["messages"]) == (
        "4.json",
        [
            (
                "It was made under edition 0.9, which is not here as it was then, so it is planned "
                "by edition 1.2. Open it in the calculator: that says what differs."
            )
        ],
    )


def test_a_case_that_names_no_edition_is_planned_without_a_word() -> None:
    take()
    seen = team(case(edition=""))["caseload"]
    assert rows(seen) == [(1, "2026-09-17", [], [])]
    assert (seen["bad"], seen["warnings"]) == ([], [])


def test_a_case_of_an_edition_that_is_not_there_costs_no_other_child() -> None:
    seen = team(case(follows="0.9"), case(edition="1.2"))["caseload"]
    assert (seen["planned"], seen["bad"][0]["problems"]) == (
        1,
        [
            (
                "follows: this case stays with edition '0.9' of the guidance, which this site has "
                f"not. {THERE_ARE} {ELSEWHERE}"
            )
        ],
    )


def test_a_team_of_the_sites_own_edition_asks_for_no_other() -> None:
    assert team(case(edition="1.2"))["caseload"]["planned"] == 1
    table = ask(ask="caseload", text="pathways,hearing\np,8/10/2026\n", today="2026-09-07")
    assert table["caseload"]["planned"] == 1


def test_a_day_is_marked_and_written_under_the_edition_of_the_case() -> None:
    take()
    mark = {"line": 1, "row": "p/visit", "day": "2026-09-07"}
    (row,) = rows(team(case(), held=[mark])["caseload"])
    assert row[1] == "2026-09-24"
    (written,) = team(case(), want="write", held=[mark])["written"]
    plain = json.loads(written["text"])
    assert (plain["edition"], "follows" in plain) == ("1.0", False)


def test_a_case_that_stays_with_the_sites_own_edition_is_planned_without_a_word() -> None:
    """Its number is in no tag: it is the edition of the team."""
    take()
    stays = case(edition="1.2", follows="1.2")
    seen = team(stays, case(edition="1.2"))["caseload"]
    assert rows(seen) == [(1, "2026-09-17", [], []), (2, "2026-09-17", [], [])]
    assert (seen["bad"], seen["warnings"], seen["rests_on"]) == ([], [], "")


def test_that_nobody_chose_is_said_of_what_is_to_do_and_not_of_what_was_held() -> None:
    take()
    held = json.loads(case())
    held["children"][0]["given"] = {**GIVEN, "held": {"p/visit": "2026-09-01"}}
    seen = team(json.dumps(held), open={"held": 9})["caseload"]
    found = [row for group in seen["groups"] for row in group["rows"]]
    assert [(row["id"], row["remarks"]) for row in found] == [("p/visit", [])]


def test_a_team_says_which_other_editions_its_rows_rest_on() -> None:
    take()
    assert team(case(), case(edition="1.2"))["caseload"]["rests_on"] == (
        "Rows that say so rest on edition 1.0, in force until Wednesday 31 March 2027."
    )


EDITED_PART = "assets/engine/editions/1.2-4567.json"
EDITED = (LISTED[0], replace(LISTED[1], part=EDITED_PART, fields="assets/fields-1.2.html"))
PUBLISHED = replace(guidance({"visit": "4 weeks before hearing"}), edition="1.2", digest="b" * 12)
DIGEST = {"edition-digest": "bbbbbbbbbbbb"}


def edited() -> None:
    """Start a site whose own guidance has the number of what is published, and other rules."""
    start(*EDITED)
    take()
    bridge.take(EDITED_PART, edition_file(PUBLISHED, OWN))


def day_in_form(text: str) -> tuple[str, str]:
    """Return by which edition the page plans an opened case, and its day."""
    found = opened(text)
    version = found["edition"]["version"] if "edition" in found else ""
    return version, day(form={**FORM, "edition": version})[1]


def test_page_and_team_plan_a_case_left_with_an_edited_number_as_it_was_published() -> None:
    edited()
    left = case(edition="1.2", follows="1.2")
    assert day_in_form(left) == ("1.2", "2026-09-10")
    seen = team(left)["caseload"]
    assert rows(seen) == [(1, "2026-09-10", ["Edition 1.2"], [])]
    assert seen["warnings"] == []


def test_page_and_team_plan_a_case_made_under_an_edited_number_by_the_guidance_of_the_site() -> (
    None
):
    edited()
    for made in (case(edition="1.2"), case(edition="1.2", **DIGEST)):
        assert day_in_form(made) == ("", "2026-09-17")
        assert rows(team(made)["caseload"]) == [(1, "2026-09-17", [], [])]


ANOTHER = (
    "It was made under edition 1.2 as that stood then. The guidance here has the same number and "
    "is not the same, and the case is planned by it. Open it in the calculator: that says what "
    "differs."
)


@pytest.mark.parametrize(
    ("is_edited", "digest", "told"),
    [
        (True, "bbbbbbbbbbbb", [ANOTHER]),
        (True, "cccccccccccc", [ANOTHER]),
        (True, "", []),
        (False, "bbbbbbbbbbbb", []),
        (False, "cccccccccccc", [ANOTHER]),
    ],
)
def test_a_team_tells_of_a_case_made_under_other_guidance_of_the_same_number(
    *, is_edited: bool, digest: str, told: list[str]
) -> None:
    if is_edited:
        edited()
    warned = team(case(edition="1.2", **{"edition-digest": digest}))["caseload"]["warnings"]
    assert [one["messages"] for one in warned] == ([told] if told else [])


def test_a_number_that_nothing_is_published_under_is_told_of_nobody() -> None:
    start(LISTED[0])
    take()
    assert team(case(edition="1.2", **DIGEST))["caseload"]["warnings"] == []


def test_a_team_is_narrowed_to_a_role_of_any_edition_that_a_child_goes_by() -> None:
    """No other edition has a say: nobody of the team is planned by it."""
    (step,) = OLD.pathways[0].steps
    pathway = replace(OLD.pathways[0], steps=(replace(step, arranged_by="nurse"),))
    old = replace(OLD, roles=(Role("nurse", "Nurse"), Role("cook", "Cook")), pathways=(pathway,))
    bridge.take(PART, edition_file(old, OWN))
    seen = team(case(), arranged_by="nurse")["caseload"]
    assert rows(seen) == [(1, "2026-09-24", ["Edition 1.0"], [CHOOSE])]
    assert rows(team(case(), arranged_by="cook")["caseload"]) == []
    (fault,) = team(case(), arranged_by="chair")["error"]["faults"]
    assert fault == {
        "where": "arranged_by",
        "what": "there is no role 'chair'.",
        "hint": "Write one of: nurse, none.",
    }
    (fault,) = team(case(edition="1.2"), arranged_by="nurse")["error"]["faults"]
    assert fault["hint"] == "Write one of: none."
