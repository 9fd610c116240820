"""All that was due and is not marked is marked in one press, and nothing else is."""

from __future__ import annotations

import json
from typing import Any

from decision_tool.core.caseload.due import MOST_NAMED, due
from decision_tool.core.caseload.marks import marked
from decision_tool.core.caseload.plan import Caseload, arranged_by
from decision_tool.core.caseload.view import Shown, caseload_view
from decision_tool.core.guidance.codec import encode
from decision_tool.requests import bridge
from tests.core.caseload_builder import TODAY, caseload, team
from tests.core.test_caseload_folder import case, child

HEADS = "ref,plan,hearing,review,complex,held p/visit\n"
TABLE = f"""{HEADS}late,p,14/9/2026,,no,
series,p,14/7/2026,12/9/2026,no,30/6/2026
not-held,p,14/9/2026,,no,not held
ahead,p,25/9/2026,,no,
,p,1/9/2026,,yes,
"""


def rows(seen: Caseload) -> list[tuple[int, str, str]]:
    found = due(seen, seen.steps)
    return [(one.line, one.row, one.day.isoformat()) for one in found.marks]


def test_each_is_marked_on_the_day_its_rule_led_to_and_only_what_was_due() -> None:
    assert rows(caseload(TABLE)) == [
        (3, "p/monthly#1", "2026-07-30"),
        (6, "p/visit", "2026-08-18"),
        (3, "p/monthly#2", "2026-08-28"),
        (2, "p/visit", "2026-08-31"),
        (6, "p/talk", "2026-09-01"),
    ]


def test_it_is_asked_with_how_many_and_of_whom() -> None:
    seen = caseload(TABLE)
    found = due(seen, seen.steps)
    assert found.question == "5 meetings were due before today. Mark each as held on its day?"
    assert found.who == "For series (2), line 6 (2) and late."
    assert found.done == "Marked as held, each on its day: 5 meetings."


def test_one_is_asked_of_as_one_and_a_task_is_done() -> None:
    seen = caseload("ref,plan,review\na,p,1/9/2026\n")
    found = due(seen, seen.steps)
    assert found.question == "1 step was due before today. Mark it as done on its day?"
    assert (found.who, found.done) == ("For a.", "Marked as done on its day: 1 step.")
    both = caseload("ref,plan,review,hearing,complex\na,p,1/9/2026,14/9/2026,no\n")
    assert due(both, both.steps).done == (
        "Marked as held or done, each on its day: 1 meeting and 1 other step."
    )


def test_a_child_of_whom_a_cell_was_not_read_is_left_out_and_named() -> None:
    seen = caseload(f"{HEADS}unread,p,14/9/2026,,no,20 Auguts 2026\nlate,p,14/9/2026,,no,\n")
    assert rows(seen) == [(3, "p/visit", "2026-08-31")]
    assert due(seen, seen.steps).who == "For late. Not for unread: not all was read."
    alone = caseload(f"{HEADS}unread,p,14/9/2026,,no,rescheduled\n")
    found = due(alone, alone.steps)
    assert (found.marks, found.question) == ((), "Nothing can be marked in one press.")
    assert found.done == ""
    assert found.who == "Not for unread: not all was read."


def test_very_many_children_are_counted() -> None:
    lines = "".join(f"c{number},p,14/9/2026,,no,\n" for number in range(MOST_NAMED + 2))
    seen = caseload(HEADS + lines)
    assert due(seen, seen.steps).who.endswith(", c7 and 2 other children.")
    fewer = caseload(HEADS + lines.rsplit("c13", 1)[0])
    assert due(fewer, fewer.steps).who.endswith(" and 1 other child.")
    named = caseload(HEADS + lines.rsplit("c12", 1)[0])
    assert due(named, named.steps).who.endswith(", c10, c11, c2, c3, c4, c5, c6, c7, c8 and c9.")


def test_only_what_is_shown_is_marked_and_nothing_twice() -> None:
    seen = caseload(TABLE)
    assert {one.row for one in due(seen, arranged_by(seen, "chair")).marks} == {"p/visit"}
    then = marked(seen, due(seen, seen.steps).marks)
    assert rows(then) == []
    lines = {line["kind"] for line in caseload_view(then, team(), Shown())["lines"]}
    assert "not-marked" not in lines
    first = marked(seen, due(seen, seen.steps).marks[:1])
    assert rows(first) == rows(seen)[1:]


def test_the_page_asks_for_it_and_long_work_is_heard_of() -> None:
    bridge.start(json.dumps(encode(team())))
    request: dict[str, Any] = {"ask": "caseload", "text": TABLE, "today": TODAY.isoformat()}
    found = json.loads(bridge.reply(json.dumps({**request, "want": "due"})))["due"]
    assert found["marks"][0] == {"line": 3, "row": "p/monthly#1", "day": "2026-07-30"}
    held = {**request, "held": found["marks"]}
    heard: list[tuple[int, int]] = []

    def hear(done: int, total: int) -> None:
        heard.append((done, total))

    bridge.reply(json.dumps(request))
    bridge.reply(json.dumps({**held, "want": "view"}), hear)
    assert len(heard) == len({mark["line"] for mark in found["marks"]})
    bridge.reply(json.dumps({**held, "want": "write", "lines": []}), hear)
    assert len(heard) == len({mark["line"] for mark in found["marks"]}) + 1


def test_a_column_that_was_not_understood_is_named_before_anything_is_marked() -> None:
    one = caseload("ref,plan,hearing,held meeting\na,p,14/9/2026,1/9/2026\n")
    assert due(one, one.steps).who == (
        "For a. “held meeting” was not understood: look first whether it says when one was held."
    )
    two = caseload("ref,plan,hearing,held meeting,seen\na,p,14/9/2026,1/9/2026,2/9/2026\n")
    assert due(two, two.steps).who == (
        "For a. “held meeting” and “seen” were not understood: look first whether they say when "
        "one was held."
    )


def as_one(first: str, second: str, **of_second: object) -> Caseload:
    """Return a case of A and B by their hearings, whose visits are held as one."""
    visits: dict[str, Any] = {"reference": "4502", "as-one": {"p/visit": 1}}
    return caseload(case(child("A", first, **visits), child("B", second, **visits, **of_second)))


def buttons(seen: Caseload) -> list[tuple[str, str]]:
    groups = caseload_view(seen, team(), Shown(every=True))["groups"]
    return sorted(
        (row["reference"], row["hold"]["words"])
        for group in groups
        for row in group["rows"]
        if row["id"] == "p/visit" and row["hold"]
    )


def test_a_meeting_held_as_one_was_on_its_one_day_and_is_counted_once() -> None:
    seen = as_one("2026-09-10", "2026-09-15")
    assert buttons(seen) == [("4502 A", "Held on Thu 27 Aug"), ("4502 B", "Held on Thu 27 Aug")]
    found = due(seen, seen.steps)
    assert [(one.line, one.row, one.day.isoformat()) for one in found.marks] == [
        (1, "p/visit", "2026-08-27"),
        (2, "p/visit", "2026-08-27"),
    ]
    assert found.question == "1 meeting was due before today. Mark it as held on its day?"
    assert (found.who, found.count) == ("For 4502 A and 4502 B.", 1)
    assert found.done == "Marked as held on its day: 1 meeting."
    # That one of them is marked moves nothing of the other.
    assert buttons(marked(seen, found.marks[:1])) == [("4502 B", "Held on Thu 27 Aug")]
    assert rows(marked(seen, found.marks)) == []


def test_a_meeting_held_as_one_was_due_for_a_child_who_had_longer_as_well() -> None:
    seen = as_one("2026-09-18", "2026-09-24")
    assert buttons(seen) == [("4502 A", "Held on Fri 4 Sep"), ("4502 B", "Held on Fri 4 Sep")]
    assert sorted(rows(seen)) == [(1, "p/visit", "2026-09-04"), (2, "p/visit", "2026-09-04")]


def test_a_meeting_held_as_one_that_one_child_says_was_not_held_is_not_marked_on_its_day() -> None:
    seen = as_one("2026-09-10", "2026-09-15", **{"not-held": ["p/visit"]})
    assert rows(seen) == []
    assert {words for _, words in buttons(seen)} == {"Held today"}
    ahead = as_one("2026-09-23", "2026-09-24")
    assert rows(ahead) == []
    assert {words for _, words in buttons(ahead)} == {"Held today"}


def test_meetings_that_can_be_one_no_more_are_each_on_their_own_day() -> None:
    held = {
        "pathways": ["p"],
        "dates": {"hearing": "2026-09-10"},
        "held": {"p/visit": "2026-08-20"},
    }
    visits: dict[str, Any] = {"reference": "4502", "as-one": {"p/visit": 1}}
    first = {**child("A", "2026-09-10", **visits), "given": held}
    assert rows(caseload(case(first, child("B", "2026-09-15", **visits)))) == [
        (2, "p/visit", "2026-09-01")
    ]
