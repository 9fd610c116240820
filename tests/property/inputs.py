"""Inputs made up at random for the real guidance: sound ones, however odd."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from decision_tool.core.guidance.model import Guidance, Pathway, Question, Step
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.planning.reply import plan_as_json
from tests import shipped

ROOT = Path(__file__).resolve().parent.parent.parent
Json = dict[str, Any]

# Close together, so that order, equality and overlap all happen.
days = st.dates(date(2024, 6, 1), date(2027, 6, 30)).map(date.isoformat)
births = st.dates(date(2006, 1, 1), date(2027, 1, 1)).map(date.isoformat)


@cache
def library() -> Guidance:
    return shipped.library().guidance


def pathways() -> dict[str, Pathway]:
    return {pathway.id: pathway for pathway in library().pathways}


def library_step(name: str) -> Step:
    """Return the step with the full id."""
    return index_of(library()).steps[name]


def plan(given: Json) -> Json:
    """Return the plan for *given* as JSON."""
    return dict(plan_as_json(make_plan(library(), load_given(given, library()))))


def rows(given: Json) -> dict[str, Json]:
    """Return the rows of that plan by id."""
    return {row["id"]: row for row in plan(given)["steps"]}


def _answers(question: Question) -> st.SearchStrategy[str]:
    if question.is_number:
        return st.integers(question.minimum, question.maximum).map(str)
    return st.sampled_from([option.id for option in question.options])


@st.composite
def given_objects(draw: st.DrawFn, chosen: tuple[str, ...] = ()) -> Json:
    """Return a `given` object: a few pathways with some dates, answers and days held."""
    names = st.sampled_from(sorted(pathways()))
    picked = list(chosen) or draw(st.lists(names, min_size=1, max_size=3, unique=True))
    keys = {key.id: births if key.is_birth_date else days for key in library().key_dates}
    answers = {question.id: _answers(question) for question in library().questions}
    steps = [step for name in picked for step in pathways()[name].steps]
    held = [f"{step.id}#{n}" for step in steps if step.series for n in (1, 2, 3)]
    held += [step.id for step in steps if not step.series]
    held += [f"{step.id}#{n}" for step in steps if step.repeats for n in (2, 3)]
    no_days: st.SearchStrategy[dict[str, str]] = st.just({})
    some = st.dictionaries(st.sampled_from(held), days, max_size=4) if held else no_days
    return {
        "pathways": picked,
        "dates": draw(st.fixed_dictionaries({}, optional=keys)),
        "answers": draw(st.fixed_dictionaries({}, optional=answers)),
        "held": draw(some),
        "today": draw(st.none() | days),
    }
