"""What holds for every calendar file of the real guidance, whatever was given."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import assume, given
from hypothesis import strategies as st
from icalendar import Event

from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.plan import Plan, make_plan
from decision_tool.core.reference import clean_reference
from decision_tool.exports.calendar_file import (
    Chosen,
    Diary,
    Entries,
    case_of,
    entries_of,
)
from tests.property.inputs import Json, given_objects, library

STAMP = datetime(2026, 9, 7, 8, tzinfo=UTC)
references = st.text(max_size=20).map(clean_reference).filter(bool)
delays = st.integers(1, 10**8).map(lambda seconds: timedelta(seconds=seconds))


def plan_of(inputs: Json) -> Plan:
    return make_plan(library(), load_given(inputs, library()))


def entries(plan: Plan, diary: Diary, told: tuple[str, ...] = ()) -> Entries:
    return entries_of(plan, library(), diary, Chosen(told=told))


def uids(events: dict[str, Event]) -> dict[str, str]:
    return {row: str(event["uid"]) for row, event in events.items()}


def sequence(event: Event) -> int:
    return int(str(event["sequence"]))


@given(given_objects(), given_objects(), delays, st.uuids())
def test_a_later_file_updates_or_takes_out_every_entry_of_an_earlier_one(
    first: Json, second: Json, delay: timedelta, case: UUID
) -> None:
    before = entries(plan_of(first), Diary(case, STAMP))
    plan = plan_of(second)
    after = entries(plan, Diary(case, STAMP + delay), tuple(before.dated))
    held = {row.id: row.held for row in plan.steps if row.held}
    named = after.dated | after.cancelled

    # A held one as well: nobody said that its entry stands on the day it was held.
    assert before.dated.keys() <= named.keys()
    right = Chosen(told=tuple(before.dated), stood=held)
    later = entries_of(plan, library(), Diary(case, STAMP + delay), right)
    assert before.dated.keys() - held.keys() == before.dated.keys() & {
        *later.dated,
        *later.cancelled,
    }
    assert not after.dated.keys() & after.cancelled.keys()
    for row in before.dated.keys() & named.keys():
        assert named[row]["uid"] == before.dated[row]["uid"]
        assert sequence(named[row]) > sequence(before.dated[row])


@given(given_objects(), references, references)
def test_two_references_never_share_an_entry(inputs: Json, one: str, other: str) -> None:
    assume(one != other)
    plan = plan_of(inputs)
    first = uids(entries(plan, Diary(case_of(one), STAMP, one)).dated)
    second = uids(entries(plan, Diary(case_of(other), STAMP, other)).dated)

    assert first.keys() == second.keys()
    assert len({*first.values(), *second.values()}) == 2 * len(first)


@given(given_objects(), references)
def test_titles_hold_the_reference_and_the_guidance_s_own_words(
    inputs: Json, reference: str
) -> None:
    plan = plan_of(inputs)
    plain = entries(plan, Diary(case_of(""), STAMP)).dated
    named = entries(plan, Diary(case_of(reference), STAMP, reference)).dated
    titles = {pathway.id: pathway.title for pathway in library().pathways}

    for row in plan.steps:
        if row.id in plain:
            assert plain[row.id]["summary"] == f"{row.title}, {titles[row.step.pathway]}"
            assert named[row.id]["summary"] == f"{reference}: {plain[row.id]['summary']}"


@given(given_objects())
def test_an_entry_stands_on_a_day_of_its_row(inputs: Json) -> None:
    plan = plan_of(inputs)
    made = entries(plan, Diary(case_of(""), STAMP)).dated
    dated = {row.id: row for row in plan.steps if row.state == "dated"}
    today = plan.given.today

    assert made.keys() <= dated.keys()
    if today is None:
        assert made.keys() == dated.keys()
    for row_id, event in made.items():
        row, day = dated[row_id], event.decoded("dtstart")
        assert today is None or day >= today
        assert row.earliest is None or row.earliest <= day
        # What has passed is put on a day to come: nobody can meet on a past one.
        assert row.latest is None or day <= row.latest or day == row.diary
