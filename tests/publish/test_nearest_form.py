"""What is offered in place of a sentence that cannot be read: never another direction or unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from decision_tool.publish.source import sentence_tree
from decision_tool.publish.source.nearest_form import FORMS, UNITS
from decision_tool.publish.source.scope import Scope, SentenceError
from decision_tool.publish.source.sentence import parse_guard, parse_sentence, parse_situation
from decision_tool.publish.source.sentence_tree import tree_of

SCOPE = Scope(
    key_dates=frozenset({"birth", "final-hearing", "moving-day"}),
    steps=frozenset({"move/first", "move/talk", "other/elsewhere"}),
    questions=frozenset({"far", "visits"}),
    pathway="move",
)
NAMES = {"birth", "final-hearing", "moving-day", "first", "talk", "far", "visits"}
OPPOSITE = {"before": "after", "after": "before"}
READERS = {"sentence": parse_sentence, "guard": parse_guard, "situation": parse_situation}


def told(text: str, start: str = "sentence") -> str:
    """Return the last line of what an author is told, who wrote *text*."""
    with pytest.raises(SentenceError) as refused:
        READERS[start](text, SCOPE)
    return str(refused.value).splitlines()[-1].strip()


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("6 weaks before moving-day", "6 weeks before moving-day"),
        ("6 weeks befor moving-day", "6 weeks before moving-day"),
        ("1 months afer first", "1 month after first"),
        ("within 2 weeks from moving-day", "within 2 weeks of moving-day"),
        ("within 10 working dys of birth", "within 10 working days of birth"),
        ("every 2 weaks after first", "every 2 weeks after first"),
        ("as soon as posible after birth", "as soon as possible after birth"),
        ("after moving-day 3 weeks", "3 weeks after moving-day"),
        ("between birth and", "between birth and first"),
        ("at age 15 yeers 7 months", "at age 15 years 7 months"),
        ("at the moving-day", "at moving-day"),
        ("18st birthday", "on 18th birthday"),
    ],
)
def test_the_nearest_form_is_the_authors_own_sentence_put_right(written: str, offered: str) -> None:
    assert told(written) == f"The nearest form is: {offered}"


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("far are yes", "far is yes"),
        ("first befor birth", "first before birth"),
        ("birth is not knwn", "birth is not known"),
        ("under 14 at first", "under 14 on first"),
    ],
)
def test_the_nearest_condition_is_too(written: str, offered: str) -> None:
    assert told(written, "guard") == f"The nearest form is: {offered}"


def test_a_condition_on_guided_answers_is_put_right() -> None:
    assert told("far include town", "situation") == "The nearest form is: far includes town"


def test_working_days_stay_working_days_and_keep_their_direction() -> None:
    hint = told("10 working dys befor moving-day")
    assert hint == "The nearest form is: 10 working days before moving-day"
    hint = told("every 10 working days after moving-day")
    assert hint == "A series is not counted in working days: count it in days, weeks or months."


@pytest.mark.parametrize(
    "written", ["3 quarters before birth", "6 before moving-day", "", "before"]
)
def test_where_nothing_says_the_same_no_other_thing_is_offered(written: str) -> None:
    offered = told(written)
    if "nearest form" in offered:
        assert not re.search(r"\d", written)
    else:
        assert "docs/timing-language.md" in offered


@pytest.mark.parametrize("direction", sorted(OPPOSITE))
@pytest.mark.parametrize("unit", [*UNITS, "working day", "fortnight"])
@pytest.mark.parametrize("slip", ["{0} {1}s {2} {2} {3}", "abuot {0} {1}s {2} {3}", "{0} {1}s {2}"])
def test_no_form_has_another_direction_unit_or_name(slip: str, unit: str, direction: str) -> None:
    offered = told(slip.format(7, unit, direction, "moving-day"))
    if not offered.startswith("The nearest form is: "):
        return
    words = offered.removeprefix("The nearest form is: ").split()
    assert direction in words
    assert OPPOSITE[direction] not in words
    read = {"fortnight": "week", "working day": "day"}.get(unit, unit)
    assert {one.removesuffix("s") for one in words} & {*UNITS} == {read}
    assert ("working" in words) == (unit == "working day")
    assert ("14" if unit == "fortnight" else "7") in words
    assert {one for one in words if "-" in one or one in NAMES} <= NAMES


SLOTS = {
    "amount": ("8 weeks", "3 weeks"),
    "working": ("10 working days",),
    "period": ("month",),
    "number": ("3", "6"),
    "question": ("far", "visits"),
    "value": ("yes", "no"),
    "date": ("first", "talk", "final-hearing"),
}
PERIODS = ("day", "week", "month", "2 weeks", "3 to 6 months")


def filled(form: str, **more: tuple[str, ...]) -> str:
    """Return a form with something in each of its places."""
    given = {name: iter(values) for name, values in {**SLOTS, **more}.items()}
    return re.sub(r"\{(\w+)\}", lambda slot: next(given[slot[1]]), form)


@pytest.mark.parametrize("start", FORMS)
def test_every_form_means_something_to_some_author(start: str) -> None:
    for form in FORMS[start]:
        READERS[start](filled(form), SCOPE)


GRAMMAR = Path(sentence_tree.__file__).with_name("sentence.lark").read_text(encoding="utf-8")
NOT_OFFERED = {
    *("answered", "earlier", "halfway", "later", "month_end", "next_month_end", "or_", "today")
}
"""What a form may have in the place of a day or a number: offered are names and figures alone."""


def not_offered(grammar: str) -> set[str]:
    """Return the forms of a grammar that nothing offered has."""
    offered = {
        name
        for start, forms in FORMS.items()
        for form in forms
        for period in PERIODS
        for name in names_in(tree_of(filled(form, period=(period,)), start))
    }
    return set(re.findall(r"-> *(\w+)", grammar)) - offered


def names_in(tree: Any) -> Iterator[str]:
    """Yield what the grammar calls a sentence and its parts."""
    name, parts = tree
    yield name
    if not isinstance(parts, str):
        for part in parts:
            yield from names_in(part)


def test_every_form_of_the_grammar_is_offered_or_named_as_one_that_is_not() -> None:
    assert not_offered(GRAMMAR) == NOT_OFFERED
    more = f'{GRAMMAR}\nanother: "within" amount ", whichever is later" -> within_later\n'
    assert not_offered(more) == {*NOT_OFFERED, "within_later"}
