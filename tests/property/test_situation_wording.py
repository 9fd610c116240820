"""A condition on guided answers survives being written and read, however it is nested."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from decision_tool.core.guidance.rule import AllOf, AnswerIs, AnyOf, Guard, Not
from decision_tool.core.planning import wording
from decision_tool.core.situation.situation import conditions_in, holds
from decision_tool.publish.source.scope import Scope
from decision_tool.publish.source.sentence import parse_situation

QUESTIONS = ("situation", "plans", "leaving-care-age", "includes")
SCOPE = Scope(frozenset(), frozenset(), frozenset(QUESTIONS))
VALUES = ("yes", "no", "none", "section-20", "includes", "open-ended")

asked = st.sampled_from(QUESTIONS)
conditions: st.SearchStrategy[Guard] = st.builds(
    AnswerIs, asked, st.sampled_from(VALUES), st.just(value=False), st.booleans()
)


def _joined(parts: st.SearchStrategy[Guard]) -> st.SearchStrategy[Guard]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(several.map(AllOf), several.map(AnyOf), parts.map(Not))


guards: st.SearchStrategy[Guard] = st.recursive(conditions, _joined, max_leaves=5)
ticked = st.dictionaries(asked, st.none() | st.lists(st.sampled_from(VALUES)).map(tuple))


@settings(max_examples=60)
@given(guards)
def test_a_condition_survives_being_written_and_read(guard: Guard) -> None:
    assert parse_situation(wording.guard(guard), SCOPE) == guard


@given(guards, ticked)
def test_what_is_known_is_never_taken_back(
    guard: Guard, known: dict[str, tuple[str, ...] | None]
) -> None:
    """An answer given later can settle a condition, but not turn one that is settled."""
    before = holds(guard, known)
    after = holds(guard, {name: answer or () for name, answer in known.items()})
    assert before is None or before is after


@given(guards)
def test_once_all_is_answered_a_condition_holds_or_not(guard: Guard) -> None:
    answered = {one.question: (one.value,) for one in conditions_in(guard)}
    assert holds(guard, answered) is not None
