"""What stands in the way: several needs become one, and no choice is claimed that is none."""

from __future__ import annotations

import pytest

from decision_tool.core.planning.outcome import (
    NOTHING_NEEDED,
    Blocked,
    Needs,
    State,
    blocked_by_all,
    missing_dates,
)

CHOICE = Needs(("hearing", "review"), (), any_of=True)
ANSWER = Needs((), ("complex",))


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (NOTHING_NEEDED, CHOICE, CHOICE),
        (CHOICE, NOTHING_NEEDED, CHOICE),
        (CHOICE, CHOICE, CHOICE),
        (CHOICE, ANSWER, Needs(("hearing", "review"), ("complex",), any_of=True)),
        (ANSWER, CHOICE, Needs(("hearing", "review"), ("complex",), any_of=True)),
        (ANSWER, Needs((), ("likely",)), Needs((), ("complex", "likely"))),
        (Needs(("other",)), CHOICE, Needs(("other", "hearing", "review"))),
        (CHOICE, Needs(("other",)), Needs(("hearing", "review", "other"))),
        (Needs(("other",)), Needs(("birth", "other")), Needs(("other", "birth"))),
    ],
)
def test_a_choice_of_dates_stays_one_where_no_other_date_is_missing(
    one: Needs, other: Needs, both: Needs
) -> None:
    assert one.with_also(other) == both


@pytest.mark.parametrize("state", ["conflict", "not-needed", "when-needed"])
def test_beside_what_no_date_can_change_nothing_more_is_asked(state: State) -> None:
    settled = Blocked(state, reasons=("So it is.",), rests_on=("birth",))
    assert blocked_by_all(missing_dates("hearing"), settled) == settled
    assert blocked_by_all(settled, missing_dates("hearing")) == settled


def test_all_that_is_missing_is_asked_for_and_each_reason_told_once() -> None:
    date = Blocked("needs-date", Needs(("hearing",)), ("One.", "Two."))
    answer = Blocked("needs-answer", Needs((), ("complex",)), ("Two.", "Three."))
    both = Blocked("needs-answer", Needs(("hearing",), ("complex",)), ("One.", "Two.", "Three."))
    assert blocked_by_all(date, answer) == both
