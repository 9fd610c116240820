"""An author's ordinary words are read as the form they mean, and come back in the house's form."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_tool.core.guidance.rule import (
    Amount,
    From,
    Guard,
    Point,
    Sentence,
    Shift,
    Timing,
    Window,
    Within,
)
from decision_tool.core.planning import wording
from decision_tool.publish.source.ordinary_words import in_house_form
from decision_tool.publish.source.scope import Scope, SentenceError
from decision_tool.publish.source.sentence import parse_guard, parse_sentence
from tests.property import rules

SCOPE = Scope(
    key_dates=frozenset({"birth", "hearing", "two-weeks", "a-week"}),
    steps=frozenset({"move/first"}),
    questions=frozenset({"visits"}),
    pathway="move",
)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("No later than 5 days before hearing.", "5 days before hearing"),
        ("not later than hearing", "by hearing"),
        ("Immediately after birth", "as soon as possible after birth"),
        ("two weeks before birth", "2 weeks before birth"),
        ("Within twenty working days of birth.", "within 20 working days of birth"),
        ("a week before birth", "1 week before birth"),
        ("at least a month before birth", "at least 1 month before birth"),
        ("within a working day of birth", "within 1 working day of birth"),
        ("a fortnight after birth", "2 weeks after birth"),
        ("about three fortnights after birth", "about 6 weeks after birth"),
        ("fortnightly after birth, 6 times", "every 2 weeks after birth, 6 times"),
        ("Every fortnight after birth", "every 2 weeks after birth"),
        ("daily after birth", "every day after birth"),
        ("weekly after birth until hearing", "every week after birth until hearing"),
        ("monthly after birth", "every month after birth"),
        ("every year after birth", "every year after birth"),
        ("Yearly after birth.", "every year after birth"),
        ("annually after birth", "every year after birth"),
        ("every three to six months after birth", "every 3 to 6 months after birth"),
        ("within 4 to 8 weeks of birth",
         "from 4 weeks after birth and within 8 weeks of birth"),
        ("within four to eight weeks of birth, or by hearing",
         "from 4 weeks after birth and within 8 weeks of birth, or by hearing"),
        ("within 1 to 2 weeks of birth, ideally 1 week after birth",
         "from 1 week after birth and within 2 weeks of birth, ideally 1 week after birth"),
        ("within 4 to 8 weeks of birth and by hearing",
         "from 4 weeks after birth and within 8 weeks of birth and by hearing"),
        ("within 1 to 2 weeks of birth and no later than 3 days before hearing",
         "from 1 week after birth and within 2 weeks of birth and 3 days before hearing"),
        ("from birth and within 1 to 2 weeks of halfway between birth and hearing and by hearing",
         ("from birth and from 1 week after halfway between birth and hearing "
         "and within 2 weeks of halfway between birth and hearing and by hearing")),
        ("within 1 to 2 days of the later of birth and hearing and today and after hearing",
         ("from 1 day after the later of birth and hearing and today "
         "and within 2 days of the later of birth and hearing and today and after hearing")),
        ("within 1 to 2 days of birth and within 3 to 4 days of hearing, ideally hearing",
         ("from 1 day after birth and within 2 days of birth "
         "and from 3 days after hearing and within 4 days of hearing, ideally hearing")),
        ("Five working days after birth", "5 working days after birth"),
        ("no later than two working days before hearing", "2 working days before hearing"),
    ],
)  # fmt: skip
def test_ordinary_words_mean_what_the_house_writes(written: str, said: str) -> None:
    meant = parse_sentence(written, SCOPE)
    assert wording.sentence(meant) == said
    assert parse_sentence(said, SCOPE) == meant


def test_a_condition_may_say_at_least_and_begin_with_a_capital() -> None:
    assert parse_guard("Visits is at least 3.", SCOPE) == parse_guard(
        "visits is known to be at least 3", SCOPE
    )


@pytest.mark.parametrize(
    "written",
    [
        "within 1 week of two-weeks",
        "2 weeks before a-week",
        "by a-week, or from two-weeks",
        "every 2 weeks after birth",
        "at least 2 weeks before birth",
    ],
)
def test_names_that_hold_such_words_stay(written: str) -> None:
    assert in_house_form(written, "sentence") == written
    assert wording.sentence(parse_sentence(written, SCOPE)) == written


@given(rules.sentences)
def test_what_the_house_writes_is_left_as_it_is(sentence: Sentence) -> None:
    said = wording.sentence(sentence)
    assert in_house_form(said, "sentence") == said.replace("every year", "every 1 year")


@given(rules.points, st.lists(rules.windows, max_size=2))
def test_a_range_of_lengths_is_of_its_point_alone(point: Point, others: list[Window]) -> None:
    """Each window that is joined to it is said once, and means what it means alone."""
    start = From(Shift(Amount(4, "week"), "after", point))
    meant = Timing((start, Within(Amount(8, "week"), point), *others))
    joined = "".join(f" and {wording.window(one)}" for one in others)
    written = f"within 4 to 8 weeks of {wording.point(point)}{joined}"
    assert in_house_form(written, "sentence") == wording.sentence(meant)


@given(rules.guards)
def test_so_is_every_condition(guard: Guard) -> None:
    assert in_house_form(wording.guard(guard), "guard") == wording.guard(guard)


@given(st.text(max_size=60), st.sampled_from(["sentence", "guard", "situation"]))
def test_to_put_it_right_twice_changes_nothing_more(text: str, start: str) -> None:
    once = in_house_form(text, start)
    assert in_house_form(once, start) == once or text.endswith("..")


def test_what_still_cannot_be_read_is_shown_as_it_was_understood() -> None:
    with pytest.raises(SentenceError) as refused:
        parse_sentence("Two weeks befor birth.", SCOPE)
    assert str(refused.value).splitlines()[1:] == [
        "  2 weeks befor birth",
        "          ^",
        "  The nearest form is: 2 weeks before birth",
    ]


def test_a_question_that_is_called_as_a_number_keeps_its_name() -> None:
    scope = replace(SCOPE, questions=frozenset({"ten"}))
    said = wording.sentence(parse_sentence("ten weeks after birth", scope))
    assert said == "ten weeks after birth"
    assert (
        wording.sentence(parse_sentence("ten weeks after birth", SCOPE)) == "10 weeks after birth"
    )
