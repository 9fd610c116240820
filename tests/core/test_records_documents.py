"""Which document a form becomes for a step, and which of them a row offers."""

from __future__ import annotations

from typing import Any

import pytest

from decision_tool.core.guidance.model import RecordForm, Step
from decision_tool.core.guidance.record_documents import RecordLink, document_id, links_of
from decision_tool.core.planning.index import index_of
from tests.core.display_builder import row_of, shown
from tests.core.guidance_builder import SCOPE, step
from tests.core.records_builder import FORMS, WHEN_COMPLEX, recorded

MINUTES, AGREEMENT, MAP, REPORT = FORMS


def visit(**fields: Any) -> Step:
    return step("visit", "by review", SCOPE, **fields)


@pytest.mark.parametrize(
    ("form", "document"),
    [(MINUTES, "minutes-p-visit"), (AGREEMENT, "agreement"), (MAP, None), (REPORT, None)],
)
def test_a_form_is_made_for_each_meeting_once_or_not_at_all(
    form: RecordForm, document: str | None
) -> None:
    assert document_id(form, visit(records=("agreement", "minutes", "map"))) == document


def test_a_form_on_a_condition_is_a_document_of_the_step() -> None:
    assert document_id(AGREEMENT, visit(records_if=(WHEN_COMPLEX,))) == "agreement"


@pytest.mark.parametrize("kind", ["task", "transfer", "milestone"])
def test_a_form_made_for_each_meeting_is_made_for_no_other_step(kind: str) -> None:
    one = visit(kind=kind, records=("minutes", "agreement"))

    assert document_id(MINUTES, one) is None
    assert document_id(AGREEMENT, one) == "agreement"


def test_the_forms_of_a_step_lead_to_its_documents() -> None:
    one = visit(records=("map", "minutes"), records_if=(WHEN_COMPLEX,))

    assert links_of(one, {form.id: form for form in FORMS}) == {
        "minutes": RecordLink("minutes-p-visit", "Minutes"),
        "agreement": RecordLink("agreement", "Agreement"),
    }


def test_where_forms_lead_is_worked_out_once_for_a_guidance() -> None:
    built = recorded({"visit": "by review"}, visit={"records": ("minutes",)})

    assert index_of(built).records == {
        "p/visit": {"minutes": RecordLink("minutes-p-visit", "Minutes")}
    }


def test_every_occurrence_offers_the_records_of_its_step() -> None:
    built = recorded({"monthly": "every month after review"}, monthly={"records": ("minutes",)})
    timetable = shown(built, dates={"review": "2026-10-12"})

    for number in (1, 2, 3):
        (link,) = row_of(timetable, f"monthly#{number}").records
        assert link == RecordLink("minutes-p-monthly", "Minutes")


def test_an_answer_can_rule_out_a_record_and_none_leaves_it() -> None:
    built = recorded({"visit": "by review"}, visit={"records_if": (WHEN_COMPLEX,)})
    offered = {
        answer: row_of(shown(built, answers=answers), "visit").records
        for answer, answers in (("", {}), ("yes", {"complex": "yes"}), ("no", {"complex": "no"}))
    }

    link = RecordLink("agreement", "Agreement")
    assert offered == {"": (link,), "yes": (link,), "no": ()}


def test_a_row_offers_no_form_of_somebody_else_but_names_it() -> None:
    built = recorded({"visit": "by review"}, visit={"records": ("map", "minutes")})
    row = row_of(shown(built), "visit")

    assert [link.document for link in row.records] == ["minutes-p-visit"]
    assert [fact.items for fact in row.details.facts if fact.heading == "Record"] == [
        ("Map", "Minutes")
    ]


def test_what_is_not_needed_offers_nothing() -> None:
    built = recorded(
        {"visit": "by review"}, visit={"records": ("minutes",), "only_if": "complex is yes"}
    )

    assert row_of(shown(built, answers={"complex": "no"}), "visit").records == ()
    assert row_of(shown(built, answers={"complex": "yes"}), "visit").records


def test_a_form_that_the_guidance_does_not_have_leads_nowhere() -> None:
    one = visit(records=("minutes", "gone"))

    assert links_of(one, {"minutes": MINUTES}) == {
        "minutes": RecordLink("minutes-p-visit", "Minutes")
    }
