"""The comparison of readings: figures checked by hand, and against the plans themselves."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from decision_tool.core.guidance.model import Assumed, Guidance, Reading
from decision_tool.core.planning.speech import Speech
from decision_tool.publish.pages.reading_words import (
    assumed,
    by_how_much,
    often,
    spread,
    windows,
)
from decision_tool.publish.readings.comparison import Comparison, Period, comparisons, years_from
from decision_tool.publish.readings.reading_effects import (
    Effect,
    Spread,
    UnknownDateError,
    Window,
    effect_of,
)
from decision_tool.publish.source.scope import Scope
from decision_tool.publish.source.sentence import parse_sentence
from tests.core.guidance_builder import KEY_DATES, QUESTIONS, guidance, rows_of
from tests.shipped import library

ROOT = Path(__file__).parents[2]
TEN_YEARS = years_from(date(2026, 1, 1), 10)
SCOPE = Scope(frozenset(KEY_DATES), frozenset(), frozenset(one.id for one in QUESTIONS), "p")


@cache
def shipped() -> Guidance:
    return library().guidance


def of_reading(name: str) -> tuple[Comparison, Effect]:
    one = next(one for one in comparisons(shipped()) if one.reading.id == name)
    return one, effect_of(one, shipped(), TEN_YEARS)


def compare(
    ours: str, other: str, period: Period, varied: str = "hearing", **assuming: int
) -> Effect:
    built = guidance({"step": ours})
    placed = tuple(Assumed(key, days) for key, days in assuming.items())
    reading = Reading("R01", "Which?", "This", "So", "assumed", assuming=placed)
    step = built.steps()[0]
    comparison = Comparison(
        reading, step, step.rule[0].sentence, parse_sentence(other, SCOPE), varied
    )
    return effect_of(comparison, built, period)


def test_a_month_is_4_weeks_only_in_a_common_february() -> None:
    """Of 3,652 days, 4 weeks and a month agree on 232.

    They agree on each of the 28 days of February in the eight common years, 224, and on
    the eight days of 31 January before them, whose month is clamped to 28 February.
    """
    one, effect = of_reading("A17")

    assert one.varied == "leaving-care-worker-allocated"
    assert effect.days == 3652
    assert effect.differ == 3652 - 8 * 28 - 8
    assert effect.latest == Spread(1, 3)
    assert effect.earliest is None
    assert effect.first
    assert effect.first.day == date(2026, 1, 1)
    assert effect.first.ours == (Window(None, date(2026, 1, 29)),)
    assert effect.first.other == (Window(None, date(2026, 2, 1)),)


def test_17_and_a_half_differs_for_those_born_on_29_february_only() -> None:
    """Births of 2009 to 2018 turn 17 in the ten years; two of these days are a 29 February.

    Born on 29 February 2012: 17 years 6 months on 29 August 2029; the 18th birthday is
    1 March 2030, and 6 months before that is 1 September 2029, 3 days later.
    """
    one, effect = of_reading("A22")

    assert one.varied == "birth"
    assert effect.period == Period(date(2009, 1, 1), date(2018, 12, 31))
    assert (effect.differ, effect.days) == (2, 3652)
    assert effect.earliest == effect.latest == Spread(3, 3)
    assert effect.first
    assert effect.first.day == date(2012, 2, 29)
    assert effect.first.ours == (Window(date(2029, 8, 29), date(2029, 8, 29)),)
    assert effect.first.other == (Window(date(2029, 9, 1), date(2029, 9, 1)),)


PAIRS = [
    ("1 week after hearing", "7 days after hearing"),
    ("within 1 week of hearing", "from hearing and by 7 days after hearing"),
    ("within 1 week of hearing", "within 6 days of hearing"),
    ("within 1 week of hearing", "within 5 working days of hearing"),
    ("by hearing", "from hearing"),
    ("4 weeks before hearing", "1 month before hearing"),
    ("after hearing", "before hearing"),
    ("by the end of the month of hearing", "within 30 days of hearing"),
    ("when needed", "when needed"),
]


@pytest.mark.parametrize(("ours", "other"), PAIRS, ids=lambda words: words)
def test_the_days_that_differ_are_those_on_which_the_plans_do(ours: str, other: str) -> None:
    """Law: zero is reported if, and only if, both sentences give the same dates everywhere."""
    built = guidance({"ours": ours, "other": other})
    days = [date(2026, 1, 20) + timedelta(days=number) for number in range(45)]
    differ = []
    for day in days:
        rows = rows_of(built, dates={"hearing": day.isoformat()})
        ends = [(rows[one]["earliest"], rows[one]["latest"]) for one in ("ours", "other")]
        differ += [day] if ends[0] != ends[1] else []

    effect = compare(ours, other, Period(days[0], days[-1]))

    assert effect.days == len(days)
    assert effect.differ == len(differ)
    assert (effect.first.day if effect.first else None) == (differ[0] if differ else None)


def test_a_series_is_compared_one_meeting_with_the_other() -> None:
    two_months = Period(date(2026, 1, 1), date(2026, 1, 1))

    effect = compare(
        "every month after hearing until review",
        "every 4 weeks after hearing until review",
        two_months,
        review=57,
    )

    assert effect.first
    assert effect.first.ours == (Window(None, date(2026, 2, 1)),)
    assert [one.latest for one in effect.first.other] == [date(2026, 1, 29), date(2026, 2, 26)]
    assert effect.latest == Spread(-3, -3)
    assert effect.count == Spread(1, 1)


def test_a_limit_that_only_one_reading_sets_is_told_apart_from_a_move() -> None:
    effect = compare("by hearing", "from hearing", Period(date(2026, 3, 2), date(2026, 3, 3)))

    assert (effect.gains, effect.loses) == (("earliest",), ("latest",))
    assert effect.earliest is effect.latest is None


def test_a_window_in_which_no_day_fits_is_a_date_fewer() -> None:
    one_day = Period(date(2026, 3, 2), date(2026, 3, 2))
    effect = compare("by hearing", "from review and by hearing", one_day, review=5)

    assert effect.differ == 1
    assert effect.count == Spread(-1, -1)
    assert by_how_much(effect) == "there is 1 date fewer"


def test_nothing_is_guessed_beyond_the_bank_holidays_that_are_known() -> None:
    period = Period(date(2027, 12, 1), date(2027, 12, 31))
    effect = compare("within 1 week of hearing", "within 5 working days of hearing", period)

    assert effect.left_out > 0
    assert effect.days + effect.left_out == 31


def test_a_date_that_nobody_placed_is_named() -> None:
    one_day = Period(date(2026, 3, 2), date(2026, 3, 2))
    with pytest.raises(UnknownDateError, match="where review would lie"):
        compare("by hearing", "by review", one_day)


def test_every_shipped_reading_with_another_sentence_can_be_compared() -> None:
    one_day = Period(date(2026, 3, 2), date(2026, 3, 2))
    found = comparisons(shipped())

    assert {one.reading.id for one in found} >= {"A03", "A06", "A14", "A15", "A31", "A36"}
    for one in found:
        assert effect_of(one, shipped(), one_day).days == 1, one


def test_equal_shapes_have_equal_figures() -> None:
    year = years_from(date(2028, 1, 1), 1)
    found = [one for one in comparisons(shipped()) if one.reading.id == "A06"]
    by_shape: dict[str, set[Effect]] = {}
    for one in found:
        by_shape.setdefault(one.shape, set()).add(effect_of(one, shipped(), year))

    assert len(by_shape) < len(found)
    assert all(len(effects) == 1 for effects in by_shape.values())


def test_a_date_that_is_placed_is_said() -> None:
    one, _ = of_reading("A14")

    assert one.varied == "remand"
    assert assumed(one, Speech(shipped())) == (
        "Here we take the day the child becomes a child in care to be 7 days after the remand."
    )


@pytest.mark.parametrize(
    ("moved", "words"),
    [
        (Spread(-1, -1), "1 day earlier"),
        (Spread(3, 3), "3 days later"),
        (Spread(1, 3), "1 to 3 days later"),
        (Spread(-13, -1), "1 to 13 days earlier"),
        (Spread(-2, 5), "up to 2 days earlier or 5 later"),
    ],
)
def test_a_move_is_said_in_days(moved: Spread, words: str) -> None:
    assert spread(moved) == words


def test_how_often_is_said_without_a_fraction_where_it_is_all_or_none() -> None:
    week = Period(date(2026, 3, 2), date(2026, 3, 8))

    assert often(compare("by hearing", "from hearing", week)) == "on every one of 7 days"
    assert often(compare("by hearing", "by hearing", week)) == "on none of 7 days"
    late = Period(date(2030, 3, 2), date(2030, 3, 8))
    unknown = compare("within 5 working days of hearing", "by hearing", late)
    assert often(unknown).startswith("not compared")


def test_windows_are_said_with_their_weekdays() -> None:
    day = date(2026, 3, 2)
    four = tuple(Window(None, day) for _ in range(4))

    assert windows((Window(day, day),)) == "on Mon 2 Mar 2026"
    assert windows((Window(None, None),)) == "when needed"
    assert windows(()) == "no day"
    assert windows(four).endswith("; and 1 more")
