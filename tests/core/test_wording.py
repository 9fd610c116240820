"""Words of the forms that no shipped sentence needs to show; the laws cover the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from decision_tool.core.planning import wording
from decision_tool.publish.source.sentence import parse_guard, parse_sentence
from tests.core.guidance_builder import SCOPE


@pytest.mark.parametrize(
    "written",
    [
        "months is known to be at least 10",
        "months is below 10",
        "not (complex is yes)",
        "complex is known to be yes",
        "16 or over on today",
        "under 16 on hearing",
        "15 years 7 months or over on today",
        "hearing is known",
        "hearing is not known",
        "hearing before review",
        "hearing on or after review",
        "hearing inside p/visit",
        "hearing outside p/visit",
        "p/visit is open",
        "complex is yes and likely is no",
        "complex is yes or likely is no",
        "(complex is yes or likely is no) and hearing is known",
    ],
)
def test_a_guard_reads_as_it_is_written(written: str) -> None:
    scope = replace(SCOPE, steps=frozenset({"p/visit"}))
    assert wording.guard(parse_guard(written, scope)) == written


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


@pytest.mark.parametrize(
    "written",
    [
        "by hearing",
        "on hearing",
        "before hearing",
        "after hearing",
        "from hearing",
        "by today",
        "by 18th birthday",
        "at age 15 years 7 months",
        "1 day before hearing",
        "2 days before hearing",
        "1 week before hearing",
        "6 weeks before hearing",
        "1 month after hearing",
        "3 months after hearing",
        "1 year after hearing",
        "2 years after hearing",
        "months months after hearing",
        "within 1 working day of hearing",
        "within 10 working days of hearing",
        "within 1 week of hearing",
        "in weeks 4 to 6 from hearing",
        "between hearing and review",
        "as soon as possible after hearing",
        "about 30 days after hearing",
        "when needed",
        "by the earlier of hearing and review",
        "by the later of hearing and review",
        "by hearing or review",
        "by halfway between hearing and review",
        "by hearing, else review",
        "after hearing and by review, ideally 2 days before review",
        "by hearing, or by review",
        "within 1 week of hearing, else when needed",
        "every month after hearing until review if known",
        "by the end of the month of hearing",
        "by the end of the month after hearing",
        "every month after hearing",
        "every 2 weeks after hearing",
        "every month after hearing until review",
        "every 3 to 6 months after hearing",
        "every 3 to 6 months after hearing, superseded from review",
        "every week after hearing, 6 times",
        "by hearing, ideally 1 week before hearing",
        "after hearing and by review",
    ],
)
def test_a_sentence_reads_as_it_is_written(written: str) -> None:
    assert wording.sentence(parse_sentence(written, SCOPE)) == written
