"""Words of the forms that no shipped sentence needs to show; the laws cover the rest."""

from __future__ import annotations

import pytest

from decision_tool.core.planning import wording
from decision_tool.publish.source.sentence import parse_guard, parse_sentence
from tests.core.guidance_builder import SCOPE


@pytest.mark.parametrize(
    "written", ["months is known to be at least 10", "months is below 10", "not (complex is yes)"]
)
def test_a_guard_reads_as_it_is_written(written: str) -> None:
    assert wording.guard(parse_guard(written, SCOPE)) == written


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("the end", "at the end"),
        ("the day it ends", "on the day it ends"),
        ("hearing", "at hearing"),
    ],
)
def test_a_sentence_is_at_an_event_and_on_a_day(name: str, words: str) -> None:
    sentence = parse_sentence("at hearing", SCOPE)
    assert wording.sentence(sentence, lambda _: name) == words
