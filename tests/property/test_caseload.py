"""Laws of a caseload: no line is lost, order does not matter, filters cut without overlap."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_tool.core.caseload.plan import Caseload, arranged_by, plan_caseload
from decision_tool.core.caseload.view import Shown, arrangers, caseload_view
from decision_tool.core.caseload.weeks import grouped
from decision_tool.core.errors import FaultsError
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.plan import make_plan
from tests.property.inputs import library, pathways

TODAY = date(2026, 9, 7)
KEYS = ("birth", "qaag", "final-evidence", "final-hearing", "second-review")
HEADINGS = ("Reference", "Pathways", *KEYS, "complex", "held adoption/initial")

days = st.dates(date(2024, 6, 1), date(2027, 6, 30)).map(lambda day: f"{day:%d/%m/%Y}")
cells = st.one_of(st.just(""), days, days, st.sampled_from(["31/02/2026", "46317", "TBC", "soon"]))
names = st.lists(st.sampled_from(sorted(pathways())), max_size=3).map("; ".join)
rows = st.tuples(
    st.sampled_from(["", "A", "B", "Ö, 1", '"q"']),
    st.one_of(names, names, st.just("nonsense")),
    *[cells] * len(KEYS),
    st.sampled_from(["", "yes", "No", "perhaps"]),
    cells,
)
tables = st.lists(rows, min_size=1, max_size=6).filter(lambda body: any(any(row) for row in body))


def written(headings: tuple[str, ...], body: list[tuple[str, ...]], mark: str = ",") -> str:
    out = StringIO()
    csv.writer(out, delimiter=mark).writerows([headings, *body])
    return out.getvalue()


def planned(body: list[tuple[str, ...]]) -> Caseload:
    return plan_caseload(written(HEADINGS, body), library(), TODAY)


def seen_by_reference(caseload: Caseload) -> list[dict[str, Any]]:
    """Return every row shown, without its line, in one order whatever that of the table."""
    view = caseload_view(caseload, library(), Shown(every=True))
    shown = [{**row, "line": 0, "place": ""} for group in view["groups"] for row in group["rows"]]
    return sorted(shown, key=repr)


SCRAPS = st.sampled_from(
    [*HEADINGS, *(step.id for step in library().steps()), "held ", "#1", "adoption", "yes", "none",
     ",", ";", "\t", "\n", "\r\n", '"', "31/12/2026", "46317", "TBC", "?", "²", "\x00"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(SCRAPS, max_size=60).map("".join)))
def test_any_text_is_read_or_refused_and_nothing_else_happens(text: str) -> None:
    try:
        caseload = plan_caseload(text, library(), TODAY)
    except FaultsError:
        return
    assert caseload.rows > 0
    assert caseload_view(caseload, library(), Shown())["headline"]


@given(tables)
def test_every_line_is_planned_or_listed_as_bad_and_never_both(
    body: list[tuple[str, ...]],
) -> None:
    caseload = planned(body)
    good = [child.line for child in caseload.children]
    bad = [row.line for row in caseload.bad]
    filled = [line for line, row in enumerate(body, 2) if any(row)]
    assert sorted(good + bad) == filled
    assert all(row.problems for row in caseload.bad)


DECIDED = {
    "organisation": "authority",
    "situation": "care-proceedings",
    "plans": "long-term-fostering",
    "assessment": "no",
    "born": "younger",
}
"""Guided answers that lead to a pathway."""


@pytest.mark.parametrize("changed", DECIDED)
@pytest.mark.parametrize(
    "cell", ["", "TBC", "soon", "#N/A", "no", "none", "46317", "31/02/2026", "7/9/2026", "8/9/2026"]
)
def test_whatever_one_guided_answer_says_the_row_is_planned_or_says_why_not(
    changed: str, cell: str
) -> None:
    answers = {**DECIDED, changed: cell}
    caseload = plan_caseload(written(tuple(answers), [tuple(answers.values())]), library(), TODAY)
    assert caseload.rows == 1
    assert all(row.problems for row in caseload.bad)


def test_the_answers_that_the_law_starts_from_do_lead_to_a_pathway() -> None:
    text = written(tuple(DECIDED), [tuple(DECIDED.values())])
    assert plan_caseload(text, library(), TODAY).bad == ()


@given(tables)
def test_each_child_gets_the_plan_it_would_get_alone(body: list[tuple[str, ...]]) -> None:
    caseload = planned(body)
    for child, plan in zip(caseload.children, caseload.plans, strict=True):
        assert plan == make_plan(library(), load_given(child.given.as_json(), library()))


@given(tables, st.data())
def test_the_order_of_columns_and_rows_and_the_separator_change_nothing(
    body: list[tuple[str, ...]], data: st.DataObject
) -> None:
    first = planned(body)
    order = data.draw(st.permutations(range(len(HEADINGS))))
    shuffled = data.draw(st.permutations(body))
    moved = [tuple(row[at] for at in order) for row in shuffled]
    mark = data.draw(st.sampled_from([",", ";", "\t"]))
    text = written(tuple(HEADINGS[at] for at in order), moved, mark)
    second = plan_caseload(text, library(), TODAY)
    assert seen_by_reference(first) == seen_by_reference(second)
    bad = [
        sorted((row.reference, *sorted(row.problems)) for row in one.bad) for one in (first, second)
    ]
    assert bad[0] == bad[1]


@given(tables)
def test_the_filters_cut_what_is_to_do_without_overlap_or_loss(
    body: list[tuple[str, ...]],
) -> None:
    caseload = planned(body)
    listed = arrangers(caseload)
    kept = [step for one in listed for step in arranged_by(caseload, one["id"]) if step.is_to_do]
    everything = [step for step in caseload.steps if step.is_to_do]
    assert sorted(map(id, kept)) == sorted(map(id, everything))
    assert sum(one["count"] for one in listed) == len(everything)


@given(tables)
def test_every_step_stands_in_one_group_and_weeks_hold_their_own_days(
    body: list[tuple[str, ...]],
) -> None:
    caseload = planned(body)
    groups = grouped(caseload.steps, TODAY)
    kept = [step for group in groups for step in group.steps]
    assert sorted(map(id, kept)) == sorted(map(id, caseload.steps))
    for group in groups:
        kind, _, monday = group.id.partition("-")
        if kind == "week":
            days_in = [
                (step.row.day or date.max) - date.fromisoformat(monday) for step in group.steps
            ]
            assert all(0 <= day.days < 7 for day in days_in)
