"""Names of files by which a person tells two children apart, and that tell no more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from decision_tool.core.planning.given import Given, load_given
from decision_tool.core.saved.file_name import Told, file_stem
from tests.core.guidance_builder import guidance

BUILT = guidance({"visit": "2 weeks before hearing"})
PATHWAY = BUILT.pathways[0]
MANY = replace(
    BUILT, pathways=tuple(replace(PATHWAY, id=one, steps=()) for one in ("one", "two", "three"))
)
DATES = {"birth": "2012-06-10", "review": "2026-11-02", "hearing": "2026-10-08"}


def name(reference: str = "", time: str = "9:42", **given: Any) -> str:
    plain = {"pathways": ["p"], "dates": DATES, "today": "2026-09-07", **given}
    return file_stem(load_given(plain, BUILT), BUILT, Told(reference, time))


def test_pathway_first_date_and_moment_tell_two_children_apart() -> None:
    assert name() == "p-from-2026-10-08-saved-2026-09-07-0942"
    assert name(time="14:05").endswith("-1405")


def test_a_date_of_birth_is_never_in_a_name() -> None:
    assert name(dates={"birth": "2012-06-10"}) == "p-saved-2026-09-07-0942"


def test_two_pathways_are_named_and_more_are_counted() -> None:
    def of(*chosen: str) -> str:
        given = load_given({"pathways": list(chosen)}, MANY)
        return file_stem(given, MANY, Told())

    assert of("one", "two") == "one-and-two"
    assert of("one", "two", "three") == "one-and-2-more"


def test_without_a_day_or_a_time_the_name_has_none() -> None:
    assert Told() == Told(reference="", time="")
    assert name(today=None) == "p-from-2026-10-08"
    assert name(time="later") == "p-from-2026-10-08-saved-2026-09-07"
    assert file_stem(Given(()), BUILT, Told()) == "timetable"


@pytest.mark.parametrize(
    ("reference", "begins"),
    [
        ("4502", "case-4502-saved-"),
        ("CASE 7/2", "case-7-2-saved-"),
        ("../x", "case-x-saved-"),
        ("???", "p-from-"),
        ("x" * 60, f"case-{'x' * 40}-saved-"),
    ],
)
def test_a_reference_that_is_kept_names_the_file(reference: str, begins: str) -> None:
    assert name(reference).startswith(begins)


def test_one_child_of_several_is_named_by_the_label() -> None:
    given = load_given({"pathways": ["p"], "today": "2026-09-07"}, BUILT)
    names = [file_stem(given, BUILT, Told("1001", child=one)) for one in ("B", "Sam / 2")]
    assert names == ["case-1001-child-B-saved-2026-09-07", "case-1001-Sam-2-saved-2026-09-07"]
