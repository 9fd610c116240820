"""The words of a rule say that rule and no other: parse, render, parse changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from decision_tool.core.guidance.rule import Guard, Sentence
from decision_tool.core.planning import wording
from decision_tool.publish.source.scope import SentenceError
from decision_tool.publish.source.sentence import parse_guard, parse_sentence
from tests.property import rules


@settings(max_examples=120)
@given(rules.sentences)
def test_a_sentence_survives_being_written_and_read(sentence: Sentence) -> None:
    assert parse_sentence(wording.sentence(sentence), rules.SCOPE) == sentence


@settings(max_examples=80)
@given(rules.guards)
def test_a_guard_survives_being_written_and_read(guard: Guard) -> None:
    assert parse_guard(wording.guard(guard), rules.SCOPE) == guard


@pytest.mark.parametrize(
    "written",
    [
        "8 weeks before birth or final-hearing",
        "every 1 month after birth until final-hearing, else day-off, 6 times",
        "every 2 years after birth",
        "from the later of birth and final-hearing and at least 7 days before day-off",
        "within 1 week of birth, or from final-hearing or day-off, or by day-off",
    ],
)
def test_a_written_sentence_means_the_same_when_written_again(written: str) -> None:
    meant = parse_sentence(written, rules.SCOPE)
    again = wording.sentence(meant)
    assert parse_sentence(again, rules.SCOPE) == meant
    assert wording.sentence(parse_sentence(again, rules.SCOPE)) == again


@pytest.mark.parametrize(
    "written",
    [
        "by 8 weeks before birth, else final-hearing",
        "by the later of birth and final-hearing and 1 day before day-off",
    ],
)
def test_a_sentence_that_can_be_read_in_two_ways_is_refused(written: str) -> None:
    with pytest.raises(SentenceError, match="it can be read in two ways"):
        parse_sentence(written, rules.SCOPE)
