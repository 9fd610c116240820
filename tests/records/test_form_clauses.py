"""No part of a form that a guide describes is lost: each of its clauses has its place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from decision_tool.publish.source.library import Clause
from tests.records.shipped import shipped
from tests.shipped import library

FORM_KINDS = ("form", "form-field")


def form_clauses() -> Iterator[Clause]:
    for register in library().registers:
        yield from (one for one in register.clauses if one.kind in FORM_KINDS)


def carried() -> set[str]:
    """Return what the documents carry out, and what the forms of others stand for."""
    made = {clause for one in shipped().values() for clause in one.all_clauses()}
    others = (form for form in library().guidance.records if form.one_per == "nothing")
    return made | {clause for form in others for clause in form.clauses}


def test_there_are_clauses_of_forms() -> None:
    assert len(list(form_clauses())) == 128


@pytest.mark.parametrize("clause", list(form_clauses()), ids=lambda one: one.id)
def test_every_clause_of_a_form_has_its_place(clause: Clause) -> None:
    assert clause.id in carried()


@pytest.mark.parametrize(
    "form",
    [one for one in library().guidance.records if one.one_per != "nothing"],
    ids=lambda one: one.id,
)
def test_what_a_form_says_it_carries_out_stands_in_its_documents(form: object) -> None:
    form_id, clauses = form.id, form.clauses  # type: ignore[attr-defined]
    made = [one for one in shipped().values() if one.record == form_id]
    assert set(clauses) <= {clause for one in made for clause in one.all_clauses()}


@pytest.mark.parametrize("record", ["supervision-agreement", "supervision-record-manager"])
def test_a_field_of_a_full_form_is_carried_by_a_part_and_not_by_the_whole(record: str) -> None:
    document = shipped()[record]
    fields = {one.id for one in form_clauses() if one.kind == "form-field"}
    assert not fields.intersection(document.clauses)
