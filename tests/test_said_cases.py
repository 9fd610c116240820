"""Every word of whole replies: timetables, records, tables of a team, saved files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from decision_tool.core.guidance.model import Guidance
from tests.said_cases import SaidCase, load_said, said
from tests.shipped import library

ROOT = Path(__file__).parent.parent


@cache
def shipped() -> Guidance:
    return library().guidance


@pytest.mark.parametrize("case", load_said(), ids=lambda case: case.id)
def test_a_reply_says_every_word_that_is_expected(case: SaidCase) -> None:
    assert said(case.ask, shipped()).splitlines() == case.says.splitlines()
