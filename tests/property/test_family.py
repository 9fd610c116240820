"""What holds for brothers and sisters of the real guidance, however odd their dates are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from decision_tool.core.family.joint import Joint, joint_timetable
from decision_tool.core.family.meetings import offered
from decision_tool.core.family.member import Member, RowOf, member
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.plan import make_plan
from tests.property.inputs import Json, given_objects, library

BIRTHS = tuple(key.id for key in library().key_dates if key.is_birth_date)


@dataclass(frozen=True)
class Family:
    """Children, and the rows of them that somebody joined: any that may be."""

    members: list[Member]
    together: list[tuple[RowOf, ...]]

    def joint(self) -> Joint:
        return joint_timetable(self.members, library(), self.together)


@st.composite
def families(draw: st.DrawFn) -> Family:
    """Return up to three children of one day; most dates of theirs are alike."""
    first = draw(given_objects())
    others = draw(st.lists(given_objects(), min_size=1, max_size=2))
    alike = [_alike(first, other) for other in others if draw(st.booleans())]
    children = [first, *(alike or [_alike(first, others[0])]), *others][:3]
    members = [_member(label, one, first) for label, one in zip("ABC", children, strict=False)]
    asked = draw(st.sets(st.integers(0, 5)))
    together = [one.rows for place, one in enumerate(offered(members)) if place in asked]
    return Family(members, together)


def _alike(first: Json, other: Json) -> Json:
    """Return the first child's inputs with the birth and the days held of the other."""
    births = {key: day for key, day in other["dates"].items() if key in BIRTHS}
    return {**first, "dates": {**first["dates"], **births}, "held": other["held"]}


def _member(label: str, one: Json, first: Json) -> Member:
    plan = make_plan(library(), load_given({**one, "today": first["today"]}, library()))
    return member(label, plan, library())


def told_rows(joint: Joint) -> Counter[RowOf]:
    """Return how often each row is told of."""
    return Counter(of for group in joint.groups for row in group.rows for of in row.of)


@given(families())
def test_no_row_of_any_child_is_lost_or_told_twice(family: Family) -> None:
    told = told_rows(family.joint())
    assert set(told.values()) <= {1}
    joined = {of for rows in family.together for of in rows}
    for one in family.members:
        for group in one.shown.groups:
            for row in group.rows:
                series = row.series.others if row.series else ()
                of = [RowOf(one.label, name) for name in (row.id, *series)]
                if not row.folded_in:
                    # One row stands for what is left of a series, and each joined one for itself.
                    left = [name for name in of if name not in joined]
                    assert sum(told[name] for name in left) == bool(left)
                    assert all(told[name] == 1 for name in of if name in joined)


@given(families())
def test_no_row_is_of_a_child_or_a_step_that_is_not_there(family: Family) -> None:
    there = {RowOf(one.label, row.id) for one in family.members for row in one.plan.steps}
    assert set(told_rows(family.joint())) <= there


@given(families())
def test_meetings_that_are_one_lie_in_the_window_of_each(family: Family) -> None:
    joint = family.joint()
    steps = {RowOf(one.label, row.id): row for one in family.members for row in one.plan.steps}
    days = {row.of: row.when[0].day for group in joint.groups for row in group.rows if row.one}
    assert set(days) == set(family.together)
    for rows, day in days.items():
        assert day
        for of in rows:
            step = steps[of]
            last = step.suggested if step.at_event else step.latest
            assert step.earliest is None or step.earliest.isoformat() <= day
            assert last is None or day <= last.isoformat()


@given(families())
def test_what_is_offered_can_be_one_and_is_offered_no_more(family: Family) -> None:
    joint = family.joint()
    assert joint.notes == ()
    rows = [row.of for group in joint.groups for row in group.rows if row.one]
    assert Counter(rows) == Counter(family.together)
    free = {of for one in joint.offers for of in one.rows}
    assert free.isdisjoint(of for rows in family.together for of in rows)
    assert _is_of_several_children([one.rows for one in joint.offers])


def _is_of_several_children(offers: Sequence[tuple[RowOf, ...]]) -> bool:
    return all(len({of.child for of in rows}) > 1 for rows in offers)


@given(families())
def test_what_is_next_has_a_row_of_its_own(family: Family) -> None:
    joint = family.joint()
    if joint.row:
        assert told_rows(joint)[joint.row] == 1
    assert len(joint.columns) == len(family.members)
    cells = {len(row.cells) for group in joint.groups for row in group.rows}
    assert cells <= {len(family.members)}
