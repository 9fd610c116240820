"""No change of the guidance is silent: neither in the comparison, nor in what it does to a plan.

The draws are of Python's own, from fixed seeds: they do not depend on a version of Hypothesis.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from decision_tool.core.editions.causes import dating_causes, other_causes
from decision_tool.core.editions.compared import Side, compared
from decision_tool.core.editions.words import names_of, words_of
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.planning.planned import PlannedStep
from tests.property.inputs import Json, given_objects, library

TEXTS = (
    "title",
    "short",
    "phrase",
    "event",
    "hint",
    "why",
    "text",
    "message",
    "use_when",
    "chosen",
)
FREE = (*TEXTS, "times", "clauses", "also_called", "is_birth_date", "suggests_day", "is_of_plan")
AMOUNTS = ("count", "years", "months", "limit", "most", "first", "last", "minimum", "maximum")
LISTS = (
    "invite", "purposes", "agenda", "notes", "records", "readings", "options", "steps", "gaps",
    "must_know", "rules", "contradictions", "together", "date_order",
)  # fmt: skip
Path = tuple[str | int, ...]


def spots(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every field and every list inside the guidance, with the way there."""
    if isinstance(value, tuple):
        yield path, value
        for number, one in enumerate(value):
            yield from spots(one, (*path, number))
    elif is_dataclass(value):
        for one in fields(value):
            yield from spots(getattr(value, one.name), (*path, one.name))
    else:
        yield path, value


def put(value: Any, path: Path, new: Any) -> Any:
    """Return the guidance with another value at the end of the way."""
    if not path:
        return new
    first, *rest = path
    if isinstance(first, int):
        return (*value[:first], put(value[first], tuple(rest), new), *value[first + 1 :])
    return replace(value, **{first: put(getattr(value, first), tuple(rest), new)})


@cache
def changeable() -> tuple[tuple[Path, Any], ...]:
    return tuple(
        (path, value)
        for path, value in spots(library())
        if path[-1:]
        and (
            (isinstance(value, tuple) and value and path[-1] in LISTS)
            or (isinstance(value, bool) and path[-1] in FREE)
            or (type(value) is int and path[-1] in AMOUNTS and value)
            or (isinstance(value, str) and value and path[-1] in TEXTS)
        )
    )


def mutated(draw: random.Random) -> tuple[Path, Guidance]:
    """Return the guidance with one thing in it another one."""
    path, value = draw.choice(changeable())
    if isinstance(value, tuple):
        number = draw.randrange(len(value))
        new: Any = (*value[:number], *value[number + 1 :])
    elif isinstance(value, bool):
        new = not value
    elif isinstance(value, int):
        new = value + 1
    else:
        new = f"{value} and more"
    guidance: Guidance = put(library(), path, new)
    return path, guidance


@pytest.mark.parametrize("seed", range(8))
def test_every_change_of_the_guidance_is_told(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - a draw of tests
    for _ in range(60):
        path, guidance = mutated(draw)
        found = compared(Side(library()), Side(guidance))
        assert found.changes, path
        names = names_of(found)
        for one in found.changes:
            words = words_of(one, names)
            assert words[0].isupper() or not words[0].isalpha(), words


def test_equal_guidance_has_no_change() -> None:
    assert compared(Side(library()), Side(library())).changes == ()


def stands(row: PlannedStep | None) -> tuple[object, ...]:
    """Return where a row stands: what a person would act on."""
    if row is None:
        return ()
    return (row.state, row.earliest, row.latest, row.suggested, row.diary, row.needs)


@cache
def timings() -> tuple[tuple[Path, Any], ...]:
    return tuple(
        (path, value)
        for path, value in spots(library())
        if path[:1] == ("pathways",)
        and path[2:3] == ("steps",)
        and (
            (type(value) is int and path[-1] in AMOUNTS)
            or path[-1] in ("direction", "suggests_day")
            or (path[-1] == "only_if" and value is None)
        )
    )


def timed(draw: random.Random) -> Guidance:
    """Return the guidance with one to three of its rules otherwise."""
    guidance = library()
    for path, value in draw.sample(timings(), draw.randint(1, 3)):
        guidance = put(guidance, path, _otherwise(value))
    return guidance


def _otherwise(value: Any) -> Any:
    if value is None:
        return next(step.only_if for step in library().steps() if step.only_if)
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else {"before": "after"}.get(value, "before")


@settings(
    max_examples=200,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
@given(given_objects(), st.integers(0, 10**6))
def test_every_step_whose_plan_differs_is_in_the_comparison(given_: Json, seed: int) -> None:
    new = timed(random.Random(seed))  # noqa: S311 - a draw of tests
    found = compared(Side(library()), Side(new))
    was, now = (
        {row.id: row for row in make_plan(one, load_given(given_, one)).steps}
        for one in (library(), new)
    )
    for name in {*was, *now}:
        old, row = was.get(name), now.get(name)
        step = name.partition("#")[0]
        if stands(old) != stands(row):
            assert dating_causes(step, found), name
        if old and row and (old.invite, old.records) != (row.invite, row.records):
            assert other_causes(step, found) or dating_causes(step, found), name
