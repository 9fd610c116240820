"""The e-mail to those invited: posts, changed days before unchanged, nobody's name."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from decision_tool.core.errors import FaultsError
from decision_tool.core.guidance.codec import encode
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.timetable.since import Baseline, compared_with
from decision_tool.exports.change_email import ChangeEmail, change_email
from decision_tool.requests import bridge
from tests import shipped

ROOT = Path(__file__).resolve().parents[2]
DATES: dict[str, str] = {
    "final-evidence": "2027-01-15",
    "birth": "2012-06-10",
    "final-hearing": "2027-03-22",
}
GIVEN = {"pathways": ["long-term-fostering"], "dates": DATES, "today": "2026-09-07"}


@cache
def library() -> Guidance:
    return shipped.library().guidance


def email(then: dict[str, Any], now: dict[str, Any], reference: str = "") -> ChangeEmail:
    given = [load_given({**GIVEN, **parts}, library()) for parts in (then, now)]
    baseline = Baseline("handed-over", given[0], date(2026, 9, 7))
    found = compared_with(baseline, make_plan(library(), given[1]), library())
    return change_email(found, library(), reference)


MOVED: dict[str, Any] = {"dates": {**DATES, "final-hearing": "2027-05-24"}}


def test_a_hearing_that_moved_is_told_with_what_it_changes_first() -> None:
    made = email({}, MOVED, "4417")
    assert made.subject == "4417: final hearing moved to Monday 24 May 2027"
    assert made.text == (
        "To: FAST social worker; FAST practice supervisor; "
        "Children in Care link practice supervisor; Fostering supervising social worker\n"
        "Subject: 4417: final hearing moved to Monday 24 May 2027\n"
        "\n"
        "The final hearing has moved from Monday 22 March 2027 to Monday 24 May 2027. "
        "The dates of our joint supervisions have changed:\n"
        "\n"
        "- Moved: transfer of the case, from Thursday 25 March 2027 to Friday 28 May 2027.\n"
        "- Added: monthly joint supervision 5, Tuesday 20 April 2027.\n"
        "- Added: monthly joint supervision 6, Thursday 20 May 2027.\n"
        "- Unchanged: initial joint supervision, Friday 20 November 2026.\n"
        "- Unchanged: monthly joint supervision 1, Friday 18 December 2026.\n"
        "- Unchanged: monthly joint supervision 2, Wednesday 20 January 2027.\n"
        "- Unchanged: monthly joint supervision 3, Friday 19 February 2027.\n"
        "- Unchanged: monthly joint supervision 4, Friday 19 March 2027.\n"
    )


def test_without_a_reference_that_is_kept_none_is_told() -> None:
    assert email({}, MOVED).subject == "final hearing moved to Monday 24 May 2027"


def test_what_goes_passes_or_cannot_be_has_words_of_its_own() -> None:
    text = email(MOVED, {}).text
    assert "- No longer needed: monthly joint supervision 5, which was Tuesday 20 April" in text
    text = email({}, {"today": "2026-11-30"}).text
    assert text.splitlines()[3:6] == [
        "The dates of our joint supervisions have changed:",
        "",
        (
            "- Was due, and is not marked as held: initial joint supervision, "
            "Friday 20 November 2026."
        ),
    ]
    assert "Subject: changed dates of our joint supervisions\n" in text
    without = {key: day for key, day in DATES.items() if key != "final-hearing"}
    text = email({}, {"dates": without}).text
    assert "- Without a date for now: monthly joint supervision 1, which was Friday 18" in text
    born: dict[str, Any] = {"dates": {**MOVED["dates"], "birth": "2012-06-11"}}
    assert "birth" not in email({}, born).text
    # What has passed by now and did not move is no news.
    today = {"today": "2026-11-30"}
    assert "initial" not in email(today, {**MOVED, **today}).text


def test_a_window_that_closes_is_told_and_so_are_several_pathways() -> None:
    both: dict[str, Any] = {
        "pathways": ["adoption", "placement-order-revocation"],
        "dates": {
            "qaag": "2026-12-10", "final-hearing": "2027-03-22",
            "revocation-paperwork": "2026-10-01", "court-attendance": "2026-11-02",
        },
    }  # fmt: skip
    early = {**both, "dates": {**both["dates"], "court-attendance": "2026-09-21"}}
    text = email(both, early).text
    assert "- No day fits now: " in text
    assert "Placement order to be revoked, which was " in text
    assert ", Adoption plan, Thursday 29 October 2026." in text


def test_where_nobody_is_to_be_told_it_is_refused() -> None:
    with pytest.raises(FaultsError, match="nothing that people are invited to has changed"):
        email({}, {})


def asked(**request: Any) -> dict[str, Any]:
    bridge.start(json.dumps(encode(library())))
    boxes = {
        key: dict(zip(("year", "month", "day"), day.split("-"), strict=True))
        for key, day in DATES.items()
    }
    form = {"pathways": GIVEN["pathways"], "dates": boxes, "today": "2026-09-07"}
    whole = {"ask": "change_email", "form": form, "kept": "", **request}
    answer: dict[str, Any] = json.loads(bridge.reply(json.dumps(whole)))
    return answer


def test_the_page_asks_since_something_and_for_a_day_that_is_tried() -> None:
    tried = asked(key="final-hearing", day="2027-05-24", kept="4417")
    assert tried["text"] == email({}, MOVED, "4417").text
    since = {"kind": "handed-over", "on": "2026-09-07", "given": {**GIVEN, **MOVED}}
    assert asked(since=since)["text"] == email(MOVED, {}).text
    assert "error" in asked()
    assert "error" in asked(key="final-hearing", day="soon")


@pytest.mark.parametrize(("kept", "named"), [("4417", "4417 B: "), ("", "B: ")])
def test_of_one_of_several_children_the_subject_names_the_child(kept: str, named: str) -> None:
    told = asked(key="final-hearing", day="2027-05-24", kept=kept, child="B")
    assert told["subject"] == f"{named}final hearing moved to Monday 24 May 2027"


BROTHER: dict[str, Any] = {
    "pathways": ["adoption"],
    "dates": {"qaag": {"day": "10", "month": "12", "year": "2026"},
              "final-hearing": {"day": "22", "month": "3", "year": "2027"}},
    "today": "2026-09-07",
}  # fmt: skip


def test_one_e_mail_tells_of_each_child_whom_the_same_day_touches() -> None:
    day = {"key": "final-hearing", "day": "2027-05-24", "kept": "4417", "child": "B"}
    both = asked(**day, others=[{"label": "A", "form": BROTHER}])
    alone = asked(**day)
    assert both["subject"] == "4417: final hearing moved to Monday 24 May 2027"
    head, _, rest = both["text"].partition("\n\nChild B:\n")
    _, told, own = alone["text"].split("\n\n")
    assert head == (
        "To: FAST social worker; FAST practice supervisor; "
        "Children in Care link practice supervisor; Fostering supervising social worker; "
        "Adoption practice supervisor\n"
        "Subject: 4417: final hearing moved to Monday 24 May 2027\n\n" + told
    )
    assert rest == own.removesuffix("\n") + (
        "\n\nChild A:\n"
        "- Moved: review joint supervision, from Friday 19 March 2027 to Friday 21 May 2027.\n"
        "- Unchanged: initial joint supervision, Thursday 29 October 2026.\n"
    )


def test_who_has_nothing_to_be_told_is_not_in_the_e_mail() -> None:
    day = {"key": "final-hearing", "day": "2027-05-24", "kept": "4417", "child": "B"}
    form = {**BROTHER, "dates": {"qaag": BROTHER["dates"]["qaag"]}}
    nothing = {"label": "A", "form": {**BROTHER, "pathways": []}}
    assert asked(**day, others=[nothing]) == asked(**day)
    since = {"kind": "saved", "on": "2026-09-07", "form": form}
    nobody = {"kind": "saved", "on": "2026-09-07", "given": {**GIVEN, "dates": DATES}}
    told = asked(since=nobody, child="B", others=[{"label": "A", "form": BROTHER, "since": since}])
    assert told["subject"] == "A: changed dates of our joint supervisions"
    assert "Child" not in told["text"]


def test_what_changed_for_brothers_and_sisters_is_counted_for_each() -> None:
    whole = {**BROTHER["dates"], "final-hearing": {"day": "24", "month": "5", "year": "2027"}}
    settled = {"kind": "settled", "form": BROTHER}
    children = [
        {"label": "A", "form": {**BROTHER, "dates": whole}, "since": settled},
        {"label": "C", "form": BROTHER, "since": settled},
        {"label": "Sam", "form": {**BROTHER, "pathways": []}, "since": settled},
    ]
    told = asked(ask="kin_changed", children=children)["children"]
    assert [(one["label"], one["changed"]["summary"]) for one in told] == [("A", "1 moved.")]
    assert told[0]["changed"]["is_for_others"] is True
