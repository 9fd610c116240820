"""What an author is told: the exact words for each fault in tests/cases/invalid."""

from __future__ import annotations

from pathlib import Path

import pytest

from decision_tool.core.errors import FaultsError
from decision_tool.publish.check.loading import check, load_library
from tests.publish.invalid_cases import ALL_CASES, SMALL_LIBRARY, InvalidCase


def test_the_library_the_cases_start_from_has_no_fault() -> None:
    assert check(SMALL_LIBRARY) == []


def test_there_are_cases() -> None:
    assert len(ALL_CASES) >= 25


@pytest.mark.parametrize("case", ALL_CASES, ids=lambda case: case.name)
def test_a_fault_is_told_in_these_words(case: InvalidCase, tmp_path: Path) -> None:
    case.apply(tmp_path)
    found = "\n".join(str(fault) for fault in check(tmp_path))
    assert found == case.expected


def test_loading_refuses_with_the_same_faults(tmp_path: Path) -> None:
    case = next(case for case in ALL_CASES if case.name == "many-at-once")
    case.apply(tmp_path)
    with pytest.raises(FaultsError) as refused:
        load_library(tmp_path)
    assert list(refused.value.faults) == check(tmp_path)
