"""What is still needed: two needs become one, and no choice is claimed that is none."""

from __future__ import annotations

import pytest

from decision_tool.core.planning.outcome import NOTHING_NEEDED, Needs

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
