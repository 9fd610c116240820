"""What is marked held on the team's timetable: planned at once, and kept where it stood."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from decision_tool.core.caseload.marks import Mark, hold_day, marked
from decision_tool.core.caseload.plan import Caseload, CaseStep
from decision_tool.core.caseload.view import Shown, caseload_view
from decision_tool.core.errors import FaultsError
from tests.core.caseload_builder import TODAY, caseload, team

TABLE = "ref,plan,hearing,complex,held p/visit\na,p,14/9/2026,no,\nb,p,25/9/2026,yes,not held\n"
LATER = date(2026, 9, 21)


def step(seen: Caseload, line: int, row: str) -> CaseStep:
    return next(one for one in seen.steps if (one.child.line, one.row.id) == (line, row))


def rows(seen: Caseload) -> dict[str, list[tuple[str, str, str]]]:
    """Return the groups that are sent: reference, row and what it was marked with."""
    view = caseload_view(seen, team(), Shown(every=True, by="day"))
    return {
        f"{group['title']}: {group['counted']}": [
            (row["reference"], row["id"], row["marked"]) for row in group["rows"]
        ]
        for group in view["groups"]
    }


def test_what_was_due_is_marked_on_its_own_day_and_anything_else_today() -> None:
    seen = caseload(TABLE.replace("14/9", "13/9"))
    late = step(seen, 2, "p/visit")
    assert late.row.latest == date(2026, 8, 30)  # a Sunday: the rule led to the Friday before
    assert hold_day(late, TODAY) == late.row.suggested == date(2026, 8, 28)
    assert hold_day(step(seen, 3, "p/talk"), TODAY) == TODAY
    said_not_held = step(caseload(TABLE.replace("b,p,25/9", "b,p,14/9")), 3, "p/visit")
    assert said_not_held.group == "late"
    assert hold_day(said_not_held, TODAY) == TODAY
    for row in ("p/age", "p/chat", "p/paper"):
        assert hold_day(step(seen, 2, row), TODAY) is None
    without = replace(late, row=replace(late.row, suggested=None))
    assert hold_day(without, TODAY) == date(2026, 8, 30)


def test_each_child_that_is_planned_again_is_heard_of_without_a_count() -> None:
    heard: list[tuple[int, int]] = []
    marks = [Mark(line, "p/visit", TODAY) for line in (2, 3)]
    marked(caseload(TABLE), marks, lambda *counts: heard.append(counts))
    assert heard == [(0, 0), (0, 0)]


def test_a_marked_row_is_held_and_stays_where_it_stood_until_it_is_saved() -> None:
    seen = caseload(TABLE)
    before = rows(seen)
    assert before["Was due, not marked: 1"] == [("a", "p/visit", "")]
    then = marked(seen, [Mark(2, "p/visit", date(2026, 8, 28))])
    assert step(then, 2, "p/visit").row.held == date(2026, 8, 28)
    assert rows(then)["Was due, not marked: all marked"] == [
        ("a", "p/visit", "Held Fri 28 Aug 2026")
    ]
    assert "1 was due" in " ".join(
        f"{line['count']} {line['words']}" for line in caseload_view(seen, team(), Shown())["lines"]
    )
    assert "was due" not in " ".join(
        line["words"] for line in caseload_view(then, team(), Shown())["lines"]
    )
    assert rows(marked(seen, [])) == before


def test_a_marked_row_says_that_it_was_held_and_when() -> None:
    then = marked(caseload(TABLE), [Mark(2, "p/visit", date(2026, 9, 3))])
    groups = caseload_view(then, team(), Shown(every=True))["groups"]
    (row,) = (row for group in groups for row in group["rows"] if row["marked"])
    assert row["tags"] == [{"text": "Held Thu 3 Sep", "tone": "done"}]


def test_a_mark_takes_back_that_it_was_not_held_and_lets_go_of_problems() -> None:
    seen = caseload(TABLE)
    then = marked(
        seen,
        [Mark(3, "p/visit", TODAY), Mark(3, "p/visit", LATER), Mark(3, "p/talk", TODAY)],
    )
    child = next(one for one in then.children if one.line == 3)
    assert child.not_held == frozenset()
    assert child.given.held == {"p/visit": LATER, "p/talk": TODAY}
    assert "that day is to come" in " ".join(child.warnings)
    again = marked(seen, [Mark(3, "p/visit", TODAY)])
    assert next(one for one in again.children if one.line == 3).warnings == ()
    assert [one.line for one in then.children] == [2, 3]


def test_what_a_mark_led_to_can_be_marked_too() -> None:
    table = "ref,plan,hearing,review,complex\na,p,7/9/2026,1/12/2026,no\n"
    seen = caseload(table)
    first, second = Mark(2, "p/visit", date(2026, 7, 1)), Mark(2, "p/monthly#1", date(2026, 8, 3))
    then = marked(seen, [first, second])
    assert set(then.stood) == {(2, "p/visit"), (2, "p/monthly#1")}
    assert then.stood[2, "p/monthly#1"].row.latest == date(2026, 8, 1)


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (
            Mark(9, "p/visit", TODAY),
            "held: no child is planned from line 9. Undo what is marked there first.",
        ),
        (Mark(2, "p/vist", TODAY), "held: there is no step called 'p/vist'."),
    ],
)
def test_a_mark_of_nobody_or_of_no_step_is_refused(mark: Mark, said: str) -> None:
    with pytest.raises(FaultsError) as refused:
        marked(caseload(TABLE), [mark])
    assert str(refused.value).startswith(said)


def test_a_meeting_beyond_the_end_of_its_series_can_be_marked_and_stood_nowhere_before() -> None:
    table = "ref,plan,hearing,review,complex\na,p,7/9/2026,1/12/2026,no\n"
    then = marked(caseload(table), [Mark(2, "p/monthly#9", date(2026, 8, 3))])
    assert then.stood == {}
