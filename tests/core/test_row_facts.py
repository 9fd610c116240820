"""The table of row facts: what each place tells of a row, and under which headings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from decision_tool.core.days.holidays import NonWorking
from decision_tool.core.guidance.model import Line, RecordForm, Role
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.outcome import Needs
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.row_facts import FACTS, FactKind, Place, RowFact, facts_at
from tests.core.guidance_builder import guidance

VISIT = {
    "arranged_by": "worker",
    "purposes": (Line("To meet."), Line("To plan.")),
    "agenda": (Line("Welcome"), Line("Next")),
    "notes": (Line("Be kind."), Line("Be brief.")),
    "readings": ("A1", "A2"),
    "clauses": ("G1", "G2"),
}
BUILT = replace(
    guidance({"visit": "by hearing"}, visit=VISIT),
    roles=(Role("worker", "Social worker"), Role("nurse", "School nurse")),
    records=(
        RecordForm("minutes", "Minutes", "", "", "In the child's file"),
        RecordForm("letter", "Letter", "", "", ""),
    ),
)
ROW = PlannedStep(
    "p/visit", BUILT.steps()[0], None, "Visit", "dated", earliest=date(2026, 6, 1),
    latest=date(2026, 6, 6), suggested=date(2026, 6, 5), diary=date(2026, 6, 4),
    non_working=NonWorking("weekend", "Saturday"), held=date(2026, 6, 3), overdue=True,
    needs=Needs(("hearing", "review"), ("complex",)), reasons=("It is so.", "It is known."),
    invite=("worker", "nurse"), records=("minutes", "letter"),
)  # fmt: skip
"""A row of which there is everything to tell, more than any row has at once."""

TOLD: dict[Place, dict[str, str]] = {
    "csv": {
        "Pathway": "Pathway",
        "Step": "Visit",
        "State": "dated",
        "Diary day": "2026-06-04",
        "Earliest": "2026-06-01",
        "Latest": "2026-06-06",
        "Suggested day": "2026-06-05",
        "Not a working day": "Saturday",
        "Held on": "2026-06-03",
        "Was due, not marked": "yes",
        "Needs": "Hearing; Review; Is it complex?",
        "Arranged by": "Social worker",
        "Invite": "Social worker; School nurse",
        "Working": "It is so. It is known.",
        "Readings": "A1 A2",
        "Clauses": "G1 G2",
        "Id": "p/visit",
    },
    "table": {"Arranged by": "Social worker", "Invite": "Social worker; School nurse"},
    "copy": {"Arranged by": "Social worker"},
    "team": {"Arranged by": "Social worker"},
    "terminal": {"Who": "Social worker arranges; School nurse"},
    "calendar": {
        "Arranged by": "Social worker",
        "Invite": "Social worker; School nurse",
        "What it is for": "To meet.; To plan.",
        "Agenda": "Welcome; Next",
        "Record": "Minutes; Letter",
        "How the date was worked out": "It is so. It is known.",
    },
    "source": {"Readings": "A1 A2", "Guidance": "G1 G2"},
    "invitation": {
        "Arranged by": "Social worker",
        "Invited": "Social worker; School nurse",
        "What it is for": "To meet.; To plan.",
        "Agenda": "Welcome; Next",
        "Record afterwards": "Minutes (in the child's file); Letter",
        "How the date was worked out": "It is so. It is known.",
    },
    "working": {
        "What it is for": "To meet.; To plan.",
        "Agenda": "Welcome; Next",
        "Keep in mind": "Be kind.; Be brief.",
    },
    "people": {
        "Arranged by": "Social worker",
        "Invite": "Social worker; School nurse",
        "Record": "Minutes; Letter",
    },
    "paper": {"Invite": "Social worker; School nurse"},
}


@pytest.mark.parametrize("place", get_args(Place))
def test_every_place_tells_its_facts_in_its_order(place: Place) -> None:
    told = [(fact.heading_at(place), fact.words(ROW, index_of(BUILT))) for fact in facts_at(place)]
    assert told == list(TOLD[place].items())


def test_a_list_is_shown_as_one_and_what_stands_alone_is_not() -> None:
    lists = {fact.heading for fact in FACTS if fact.kind == "list"}
    assert lists == {
        "Needs", "Invite", "What it is for", "Agenda", "Keep in mind", "Record",
        "Record afterwards",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "words"),
    [("line", "one; two"), ("list", "one; two"), ("prose", "one two"), ("ids", "one two")],
)
def test_each_kind_of_fact_has_its_way_of_joining(kind: FactKind, words: str) -> None:
    fact = RowFact("Number", kind, lambda _row, _index: ("one", "two"), ("csv",))
    assert fact.words(ROW, index_of(BUILT)) == words


@pytest.mark.parametrize(
    ("arranger", "comes"), [("worker", "Done by: Social worker"), (None, "No meeting")]
)
def test_paper_names_who_does_what_is_no_meeting(arranger: str | None, comes: str) -> None:
    row = replace(ROW, step=replace(ROW.step, arranged_by=arranger), invite=())
    (fact,) = facts_at("paper")
    assert fact.words(row, index_of(BUILT)) == comes


def test_what_a_place_calls_a_fact_is_told_there() -> None:
    assert [fact.heading for fact in FACTS if not set(fact.called) <= set(fact.places)] == []


def test_a_row_of_which_nothing_is_known_tells_what_it_is_and_no_more() -> None:
    built = guidance({"visit": "by hearing"})
    row = PlannedStep("p/visit", built.steps()[0], None, "Visit", "needs-date")
    told = {fact.heading: fact.words(row, index_of(built)) for fact in facts_at("csv")}
    assert {heading for heading, words in told.items() if words} == {
        "Pathway", "Step", "State", "Id"
    }  # fmt: skip
