"""Rules as a reader is told them: phrases for ids, and conditions as plain English."""

from __future__ import annotations

from dataclasses import replace

import pytest

from decision_tool.core.guidance import rule
from decision_tool.core.guidance.model import Option, Question
from decision_tool.core.planning.speech import Speech
from decision_tool.publish.source.sentence import parse_guard, parse_sentence
from tests.core.guidance_builder import QUESTIONS, SCOPE, guidance

KINDS = Question(
    "kind", "What is the kind of plan?", "", (Option("a", "Adoption"), Option("yes", "Yes"))
)
DOUBT = Question("doubt", "Is there a doubt?", "", (Option("yes", "Yes"), Option("no", "No")))
USUAL = replace(QUESTIONS[2], id="usual", default="6")
ASKED = (*QUESTIONS, KINDS, DOUBT, USUAL)
KNOWN = replace(guidance({"visit": "by hearing"}), questions=ASKED)
NAMES = replace(SCOPE, steps=frozenset({"p/visit"}), questions=frozenset(one.id for one in ASKED))
SPEECH = Speech(KNOWN)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("complex is yes", "you answer yes to “Is it complex?”"),
        ("kind is a", "the kind of plan is “Adoption”"),
        ("doubt is yes", "there is a doubt"),
        ("doubt is no", "you answer no to “Is there a doubt?”"),
        ("months is below 4", "the answer to “How many months?” is below 4"),
        ("months is known to be at least 4", "the answer to “How many months?” is 4 or more"),
        ("16 or over on hearing", "the child is 16 or over on the day of the hearing"),
        ("under 16 on hearing", "the child is under 16 on the day of the hearing"),
        ("hearing before review", "the hearing is before the review"),
        ("hearing inside p/visit", "the hearing falls within the dates of the visit"),
        ("hearing outside p/visit", "the hearing falls outside the dates of the visit"),
        ("p/visit is open", "the visit is still to be held"),
        ("hearing is known", "the hearing is known"),
        ("hearing is not known", "the hearing is not yet known"),
        (
            "complex is yes and kind is a",
            "you answer yes to “Is it complex?” and the kind of plan is “Adoption”",
        ),
        (
            "complex is yes or kind is a",
            "you answer yes to “Is it complex?” or the kind of plan is “Adoption”",
        ),
        ("not (complex is yes)", "you do not answer yes to “Is it complex?”"),
        ("not (kind is a)", "you do not answer “Adoption” to “What is the kind of plan?”"),
        ("not (16 or over on hearing)", "the child is under 16 on the day of the hearing"),
        ("not (hearing before review)", "the hearing is on or after the review"),
        ("not (hearing on or before review)", "the hearing is after the review"),
        ("not (hearing after review)", "the hearing is on or before the review"),
        ("not (hearing on or after review)", "the hearing is before the review"),
        ("not (under 16 on hearing)", "the child is 16 or over on the day of the hearing"),
        ("not (hearing outside p/visit)", "the hearing falls within the dates of the visit"),
        ("not (hearing is not known)", "the hearing is known"),
        ("not (hearing inside p/visit)", "the hearing falls outside the dates of the visit"),
        ("not (hearing is known)", "the hearing is not yet known"),
        ("not (p/visit is open)", "the visit is no longer to be held"),
        ("not (months is below 4)", "the answer to “How many months?” is 4 or more"),
        (
            "not (months is known to be at least 4)",
            "the answer to “How many months?” is below 4 or not known",
        ),
        (
            "not (complex is yes and hearing is known)",
            "you do not answer yes to “Is it complex?” or the hearing is not yet known",
        ),
        (
            "not (complex is yes or hearing is known)",
            "you do not answer yes to “Is it complex?” and the hearing is not yet known",
        ),
        ("not (not (hearing is known))", "the hearing is known"),
    ],
)
def test_a_condition_is_told_as_it_would_be_asked(written: str, told: str) -> None:
    assert SPEECH.guard(parse_guard(written, NAMES)) == told


def test_a_day_that_is_called_a_day_is_not_called_so_twice() -> None:
    named = replace(KNOWN.key_dates[1], phrase="the day court ends")
    speech = Speech(replace(KNOWN, key_dates=(KNOWN.key_dates[0], named)))
    told = speech.guard(rule.AgeOn(16, 0, True, rule.Anchor("hearing")))
    assert told == "the child is 16 or over on the day court ends"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("by 18th birthday", "by the 18th birthday"),
        ("after p/visit once held", "after the visit, once it is held"),
        ("months months after hearing", "the agreed number of months after the hearing"),
        ("usual months after hearing", "6 (or the agreed number of) months after the hearing"),
        ("every month after hearing until review if known",
         "every month after the hearing until the review, if agreed"),
        ("every month after hearing, superseded from review",
         "every month after the hearing until the review"),
        ("every month after 2 weeks after hearing", "every month from 2 weeks after the hearing"),
        ("every month after p/visit", "every month after the visit"),
        ("on halfway between hearing and review", "halfway between the hearing and the review"),
    ],
)  # fmt: skip
def test_a_sentence_reads_well(written: str, told: str) -> None:
    assert SPEECH.sentence(parse_sentence(written, NAMES)) == told


def test_a_point_is_told_by_its_phrase() -> None:
    assert SPEECH.point(rule.Anchor("hearing")) == "the hearing"
