"""What is refused, and the exact words that say what to write instead."""

from __future__ import annotations

import pytest

from decision_tool.core.errors import FaultsError
from decision_tool.core.planning.given import load_given
from tests.core.guidance_builder import guidance

BUILT = guidance(
    {"first": "by hearing", "monthly": "every month after first", "visit": "1 week after hearing"},
    visit={"repeats": "hearing"},
)
SHAPE = 'Write {"pathways": ["adoption"], "dates": {"qaag": "2026-10-22"}}.'
YEARS = "Write a year from 1900 to 2199, for example 2026-03-02."


LONG = "x" * 5_000
SHORT = f"{'x' * 60} …"


def faults(plain: object) -> list[str]:
    with pytest.raises(FaultsError) as error:
        load_given(plain, BUILT)
    return [str(fault) for fault in error.value.faults]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("22/10/2026", "dates, hearing: '22/10/2026' is not a date. Write it as 2026-10-22."),
        ("18-Nov-26", "dates, hearing: '18-Nov-26' is not a date. Write it as 2026-11-18."),
        ("31/2/2026", "dates, hearing: '31/2/2026' is not a date. Write it as 2026-03-02."),
        ("3.2.2026", "dates, hearing: '3.2.2026' is not a date. Write it as 2026-02-03."),
        ("46317", "dates, hearing: '46317' is not a date. Write it as 2026-10-22."),
        ("soon", "dates, hearing: 'soon' is not a date. Write it as 2026-03-02."),
        (LONG, f"dates, hearing: '{SHORT}' is not a date. Write it as 2026-03-02."),
        (20260302, "dates, hearing: 20260302 is not a date. Write it as 2026-03-02."),
        (
            "2026-02-30",
            "dates, hearing: '2026-02-30' is not a day of the calendar. Write it as 2026-03-02.",
        ),
        (
            "1026-03-02",
            f"dates, hearing: the year of '1026-03-02' is out of range. {YEARS}",
        ),
    ],
)
def test_a_date_that_is_none(text: object, message: str) -> None:
    assert faults({"pathways": ["p"], "dates": {"hearing": text}}) == [message]


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ({"pathways": [LONG]}, f"pathways: there is no pathway called '{SHORT}'. For example 'p'."),
        ({LONG: 1}, f"given: there is no part called '{SHORT}'. For example 'pathways'."),
        (
            {"answers": {"complex": LONG}},
            f"answers, complex: '{SHORT}' is not an answer. Write one of: yes, no.",
        ),
        (
            {"answers": {"months": LONG}},
            f"answers, months: '{SHORT}' is not an answer. Write a whole number from 1 to 6.",
        ),
        ({"today": LONG}, f"today: '{SHORT}' is not a date. Write it as 2026-03-02."),
    ],
)
def test_what_was_typed_at_length_is_cut_short(part: dict[str, object], message: str) -> None:
    assert faults({"pathways": ["p"]} | part) == [message]


@pytest.mark.parametrize(
    ("plain", "message"),
    [
        (
            [],
            f"given: this is not an object. {SHAPE}",
        ),
        ({"pathways": []}, "pathways: no pathway is chosen. Name one or more, for example 'p'."),
        ({"pathways": "p"}, "pathways: no pathway is chosen. Name one or more, for example 'p'."),
        ({"pathways": ["q"]}, "pathways: there is no pathway called 'q'. For example 'p'."),
        (
            {"pathways": ["p"], "dats": {}},
            "given: there is no part called 'dats'. Did you mean 'dates'?",
        ),
        (
            {"pathways": ["p"], "dates": {"hering": "2026-03-02"}},
            "dates: there is no key date called 'hering'. Did you mean 'hearing'?",
        ),
        (
            {"pathways": ["p"], "dates": []},
            f"dates: this is not an object. {SHAPE}",
        ),
        (
            {"pathways": ["p"], "answers": {"complicated": "yes"}},
            "answers: there is no question called 'complicated'. Did you mean 'complex'?",
        ),
        (
            {"pathways": ["p"], "answers": {"complex": "maybe"}},
            "answers, complex: 'maybe' is not an answer. Write one of: yes, no.",
        ),
        (
            {"pathways": ["p"], "answers": {"complex": True}},
            "answers, complex: True is not an answer. Write one of: yes, no.",
        ),
        (
            {"pathways": ["p"], "answers": {"months": "7"}},
            "answers, months: '7' is not an answer. Write a whole number from 1 to 6.",
        ),
        (
            {"pathways": ["p"], "answers": {"months": "two"}},
            "answers, months: 'two' is not an answer. Write a whole number from 1 to 6.",
        ),
        (
            {"pathways": ["p"], "held": {"p/frist": "2026-03-02"}},
            "held: there is no step called 'p/frist'. Did you mean 'p/first'?",
        ),
        (
            {"pathways": ["p"], "held": {"p/monthly": "2026-03-02"}},
            "held: 'p/monthly' is a series. Say which meeting it was, for example 'p/monthly#1'.",
        ),
        (
            {"pathways": ["p"], "held": {"p/monthly#0": "2026-03-02"}},
            "held: 'p/monthly#0' is a series. Say which meeting it was, for example 'p/monthly#1'.",
        ),
        (
            {"pathways": ["p"], "held": {"p/first#1": "2026-03-02"}},
            "held: 'p/first' is not a series. Write 'p/first'.",
        ),
        (
            {"pathways": ["p"], "held": {"p/visit#1": "2026-03-02"}},
            (
                "held: 'p/visit#1' is not one of a series. "
                "Write 'p/visit' for the first and 'p/visit#2' for the next."
            ),
        ),
        (
            {"pathways": ["p"], "held": {"p/visit#x": "2026-03-02"}},
            (
                "held: 'p/visit#x' is not one of a series. "
                "Write 'p/visit' for the first and 'p/visit#2' for the next."
            ),
        ),
        (
            {"pathways": ["p"], "list_all": "p/monthly"},
            "list_all: this is not a list. Name the series in a list, for example ['p/monthly'].",
        ),
        (
            {"pathways": ["p"], "list_all": ["p/first"]},
            "list_all: there is no series called 'p/first'. For example 'p/monthly'.",
        ),
        (
            {"pathways": ["p"], "held": {"p/first": "yesterday"}},
            "held, p/first: 'yesterday' is not a date. Write it as 2026-03-02.",
        ),
        (
            {"pathways": ["p"], "today": "now"},
            "today: 'now' is not a date. Write it as 2026-03-02.",
        ),
    ],
)
def test_the_fault_is_named_and_an_accepted_form_shown(plain: object, message: str) -> None:
    assert faults(plain) == [message]


def test_every_fault_is_reported_at_once() -> None:
    plain = {"pathways": ["q"], "dates": {"hearing": "x"}, "answers": {"complex": "x"}}
    assert len(faults(plain)) == 3


def test_what_was_given_comes_back_as_json() -> None:
    plain = {
        "pathways": ["p"],
        "dates": {"hearing": "2026-03-02"},
        "answers": {"months": 3, "complex": "yes"},
        "held": {"p/monthly#12": "2026-04-02"},
        "today": None,
    }
    given = load_given(plain, BUILT)
    assert given.as_json() == {**plain, "answers": {"months": "3", "complex": "yes"}}
    assert load_given(given.as_json(), BUILT) == given


def test_what_is_to_be_listed_whole_comes_back_only_where_it_was_asked_for() -> None:
    plain = {"pathways": ["p"], "list_all": ["p/monthly", "p/monthly"]}
    assert load_given(plain, BUILT).as_json()["list_all"] == ["p/monthly"]
    assert "list_all" not in load_given({"pathways": ["p"]}, BUILT).as_json()
    held = {"p/visit": "2026-03-02", "p/visit#2": "2026-03-09", "p/visit#12": "2026-05-18"}
    assert load_given({"pathways": ["p"], "held": held}, BUILT).as_json()["held"] == held


def test_guidance_without_a_series_still_says_how_to_name_some() -> None:
    with pytest.raises(FaultsError, match="Name the series in a list"):
        load_given({"pathways": ["p"], "list_all": "all"}, guidance({"visit": "by hearing"}))


def test_the_least_and_the_most_of_a_number_are_answers() -> None:
    for number in ("1", "6", 1, 6):
        given = load_given({"pathways": ["p"], "answers": {"months": number}}, BUILT)
        assert given.answers == {"months": str(number)}
    for number in ("0", "7", "01", "-1", ""):
        assert len(faults({"pathways": ["p"], "answers": {"months": number}})) == 1
