"""Laws of the records: whatever is given, each leads to a form that the build makes."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from decision_tool.core.days.dates import short_date
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.records.fills import Known
from decision_tool.core.records.records import Record, records_of
from decision_tool.core.timetable.timetable import timetable
from tests.property.inputs import Json, given_objects, library
from tests.records.shipped import shipped


def records(inputs: Json) -> tuple[Record, ...]:
    plan = make_plan(library(), load_given(inputs, library()))
    return records_of(library(), Known(plan)).records


@given(given_objects())
def test_every_record_is_a_document_of_the_build_for_its_own_step(inputs: Json) -> None:
    for record in records(inputs):
        document = shipped()[record.document]
        step = record.row.partition("#")[0]
        assert step in {use.step for use in document.uses}
        assert document.title == record.form


@given(given_objects())
def test_a_row_offers_the_records_that_are_asked_for_it(inputs: Json) -> None:
    plan = make_plan(library(), load_given(inputs, library()))
    shown = [row for group in timetable(library(), plan).groups for row in group.rows]
    offered = [(row.id, link.document) for row in shown for link in row.records]
    asked = [(one.row, one.document) for one in records_of(library(), Known(plan)).records]

    assert sorted(offered) == sorted(asked)
    assert len(set(asked)) == len(asked)


@given(given_objects())
def test_what_is_known_has_words_and_names_no_birth(inputs: Json) -> None:
    keys = {key.id for key in library().key_dates if key.is_birth_date}
    births = {day for key, day in inputs["dates"].items() if key in keys}
    others = {day for key, day in inputs["dates"].items() if key not in keys}
    only_births = births - others - set(inputs["held"].values())

    for record in records(inputs):
        assert all(record.fills.values())
        from_words = record.fills.get("from", "")
        assert not any(short_date(date.fromisoformat(day)) in from_words for day in only_births)
