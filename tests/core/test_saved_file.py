"""What a saved file holds, and what is refused instead of being opened half."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from decision_tool.core.errors import FaultsError
from decision_tool.core.saved.checked import MOST_FAULTS, MOST_ITEMS
from decision_tool.core.saved.file_text import LARGEST, MOST_NESTED
from decision_tool.core.saved.saved_file import CalendarKept, Said
from tests.core.guidance_builder import guidance, plan_of
from tests.core.saved_builder import (
    BUILT,
    CASE,
    GIVEN,
    faults,
    first_form,
    open_text,
    opened,
    saved,
    saved_text,
    text_of,
)


def test_the_file_keeps_what_was_given_and_how_each_date_came_about() -> None:
    whole = json.loads(text_of())
    assert list(whole) == ["schema", "kind", "edition", "saved-on", "children"]
    assert (whole["schema"], whole["edition"], whole["saved-on"]) == (2, "1", "2026-09-07")
    (plain,) = whole["children"]
    assert list(plain) == ["label", "given", "provisional", "calendar", "planned"]
    assert plain["given"] == {"pathways": ["p"], **GIVEN}
    assert plain["label"] == "A"
    assert plain["provisional"] == ["hearing"]
    assert plain["calendar"] == {"case": CASE, "told": ["p/visit"], "days": {}}
    assert plain["planned"][0] == {
        "id": "p/visit",
        "title": "Visit",
        "pathway": "Pathway",
        "state": "dated",
        "earliest": None,
        "latest": "2026-11-23",
        "suggested": "2026-11-23",
        "reasons": [
            "The hearing is on Monday 7 December 2026.",
            "2 weeks (14 days) before that is Monday 23 November 2026.",
        ],
        "readings": [],
    }
    assert [row.get("held") for row in plain["planned"]] == [None, "2026-12-01", None]


def test_the_order_of_typing_changes_nothing_and_the_file_ends_with_a_line_end() -> None:
    dates = {"review": "2026-10-01", "hearing": "2026-12-07"}
    turned = dict(reversed(dates.items()))
    assert text_of(dates=dates) == text_of(dates=turned)
    assert text_of().endswith("\n}\n")


def test_only_dates_that_are_given_are_provisional() -> None:
    plan = plan_of(BUILT, dates={"hearing": "2026-12-07"})
    text, _ = saved_text(plan, BUILT, frozenset({"hearing", "review"}), CalendarKept())
    assert first_form(text)["provisional"] == ["hearing"]


def test_a_timetable_too_long_to_open_again_is_left_out_of_the_file() -> None:
    built = guidance({"daily": "every day after hearing until review"})
    dates = {"hearing": "2026-01-01", "review": "2046-01-01"}
    plan = plan_of(built, dates=dates, list_all=["p/daily"])
    text, has_rows = saved_text(plan, built, frozenset(), CalendarKept())
    assert not has_rows
    assert opened(json.loads(text), built).given.dates["review"] == date(2046, 1, 1)


def test_what_was_saved_opens_again() -> None:
    again = opened(saved())
    assert again.given.as_json() == {"pathways": ["p"], **GIVEN}
    assert again.provisional == {"hearing"}
    assert again.calendar == CalendarKept(CASE, ("p/visit",))
    assert again.is_same
    assert again.left_out == ()


def test_brackets_within_words_are_not_nested() -> None:
    rows = saved()["planned"]
    noisy = {**rows[0], "reasons": ["[" * 50, '"{\\' * 50]}
    assert opened(saved(planned=[noisy, *rows[1:]])).is_same


def test_a_byte_order_mark_does_no_harm() -> None:
    assert opened(json.loads(text_of())) == opened(saved())
    assert faults("\ufeff") == [("the file", "it is empty.")]


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        (" \n", "the file", "it is empty."),
        (
            "x" * (LARGEST + 1),
            "the file",
            "it is too large: a saved timetable has less than 1 MB.",
        ),
        ("%PDF-1.7\n%\ufffd", "the file", "this seems to be a PDF document"),
        ("PK\x03\x04\x14", "the file", "this seems to be a zip file, or a Word or Excel document"),
        ("BEGIN:VCALENDAR\r\nVERSION:2.0", "the file", "this seems to be a calendar file"),
        ("{\\rtf1 Hello}", "the file", "this seems to be a text document (RTF)"),
        ("\n<!DOCTYPE html><p>", "the file", "this seems to be a web page"),
        ("<HTML><p>", "the file", "this seems to be a web page"),
        ("<?xml version='1.0'?>", "the file", "this seems to be an XML file"),
        ("\ufffdPNG\r\n", "the file", "this seems to be not text in UTF-8"),
        ("{\0\n\0", "the file", "this seems to be not text in UTF-8"),
        ("Reference,Pathway\nA,adoption", "the file", "this seems to be a table (CSV)"),
        ('"Reference";"Pathway"', "the file", "this seems to be a table (CSV)"),
        ("pathways: adoption", "line 1, column 1", "from here on the file is damaged"),
        ('{"schema": 1,\n "kind" 2}', "line 2, column 9", "from here on the file is damaged"),
        ('{"schema": 1,\n', "line 2, column 1", "the file ends too early"),
        ('{"kind": "joint', "line 1, column 10", "the file ends too early"),
        ('["joint-supervision"]', "the file", "this is not an object in JSON"),
        ('{"schema": ' + "9" * 5000 + "}", "the file", "a number in it is too long."),
        ('{"a":' * 90_000, "the file", "its parts are nested too deep."),
        ('{"type": "FeatureCollection"}', "the file", "this is JSON, but not a saved timetable"),
        ('{"kind": "caseload"}', "the file", "this is JSON, but not a saved timetable"),
        ('{"schema": 1, "given": {}}', "the file", "this is JSON, but not a saved timetable"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_with_what_it_seems_to_be(
    text: str, where: str, what: str
) -> None:
    ((place, said),) = faults(text)
    assert place == where
    assert said.startswith(what)


def test_what_stands_twice_is_refused_because_one_of_the_two_is_wrong() -> None:
    text = '{"pathways": ["p"], "dates": {"hearing": "2026-10-01", "hearing": "2026-11-01"}}'
    assert faults(text) == [("the file", "'hearing' stands twice in one object.")]


@pytest.mark.parametrize(
    ("schema", "what"),
    [
        (3, "the file was made by a newer version of this tool."),
        (0, "0 is not a number of ours."),
        ("1", "'1' is not a number of ours."),
        (True, "True is not a number of ours."),
        (..., "None is not a number of ours."),
    ],
)
def test_another_form_of_the_file_is_refused(schema: object, what: str) -> None:
    assert faults(saved(schema=schema)) == [("schema", what)]


def test_a_plan_that_lacks_its_number_is_told_to_lack_that() -> None:
    assert faults('{"given": {}, "steps": []}') == [("schema", "None is not a number of ours.")]


def given_with(**changes: Any) -> dict[str, Any]:
    return saved(given={**saved()["given"], **changes}, provisional=[])


@pytest.mark.parametrize(
    ("plain", "where", "what"),
    [
        (saved(edition=1), "edition", "this is not text."),
        (saved(edition="\x1b[31m"), "edition", "this holds characters that are not text."),
        (saved(edition="\ud800"), "edition", "this holds characters that are not text."),
        (
            saved(**{"saved-on": "2026-02-30"}),
            "saved-on",
            "'2026-02-30' is not a day of the calendar.",
        ),
        (saved(provisional="hearing"), "provisional", "this is not a list."),
        (saved(provisional=["review"]), "provisional", "'review' has no date in this file."),
        (saved(calendar=[]), "calendar", "this is not an object."),
        (saved(calendar={"case": "Sam"}), "calendar, case", "'Sam' is not an id."),
        (saved(calendar={"told": ["p/a", {}]}), "calendar, told, 2", "this is not an id."),
        (saved(given=..., provisional=[]), "given", "this part is missing."),
        (saved(given="p", provisional=[]), "given", "this is not an object."),
        (given_with(pathways=[]), "given, pathways", "no pathway is chosen."),
        (given_with(pathways=["p", 3]), "given, pathways, 2", "this is not text."),
        (given_with(dates=["2026-12-07"]), "given, dates", "this is not an object."),
        (
            given_with(dates={"hearing": "7/12/2026"}),
            "given, dates, hearing",
            "'7/12/2026' is not a date.",
        ),
        (given_with(dates={"hearing": None}), "given, dates, hearing", "there is no date."),
        (
            given_with(dates={"gone": 20261207}),
            "given, dates, gone",
            "20261207 is not a date.",
        ),
        (given_with(answers={"complex": True}), "given, answers, complex", "this is not text."),
        (given_with(held={"p": "2026-12-01"}), "given, held", "'p' is not an id."),
        (given_with(agreed={"p": "2026-12-01"}), "given, agreed", "'p' is not an id."),
        (
            given_with(today="9999-12-31"),
            "given, today",
            "the year of '9999-12-31' is out of range.",
        ),
    ],
)
def test_a_damaged_part_is_named_with_its_place(plain: Any, where: str, what: str) -> None:
    assert faults(plain) == [(where, what)]


def test_a_provisional_date_that_is_damaged_is_told_once() -> None:
    damaged = saved(given={**saved()["given"], "dates": {"hearing": "7/12/2026"}})
    assert damaged["provisional"] == ["hearing"]
    assert [where for where, _ in faults(damaged)] == ["given, dates, hearing"]


def test_a_timetable_of_null_is_none() -> None:
    assert not opened(saved(planned=None)).is_compared


def row_with(**changes: Any) -> dict[str, Any]:
    rows = saved()["planned"]
    return saved(planned=[{**rows[0], **changes}, *rows[1:]])


@pytest.mark.parametrize(
    ("plain", "where", "what"),
    [
        (saved(planned={}), "planned", "this is not a list."),
        (row_with(id="visit"), "planned, 1, id", "'visit' is not an id."),
        (row_with(id="p/monthly#1"), "planned", "'p/monthly#1' stands there 2 times."),
        (row_with(title=None), "planned, 1, title", "this is not text."),
        (row_with(state="late"), "planned, 1, state", "this is no state of a step."),
        (row_with(latest="soon"), "planned, 1, latest", "'soon' is not a date."),
        (row_with(latest=None), "planned, 1", "its state is 'dated', but it has no date."),
        (
            row_with(state="held"),
            "planned, 1",
            "its state and the day it was held contradict each other.",
        ),
        (
            row_with(held="2026-11-23"),
            "planned, 1",
            "its state and the day it was held contradict each other.",
        ),
        (row_with(reasons=["Once.", 2]), "planned, 1, reasons, 2", "this is not text."),
        (row_with(readings={}), "planned, 1, readings", "this is not a list."),
    ],
)
def test_a_damaged_row_is_named_with_its_place(plain: Any, where: str, what: str) -> None:
    assert faults(plain) == [(where, what)]


def test_every_fault_is_told_at_once() -> None:
    damaged = saved(edition=None, provisional=[1], planned=[None, {"id": "p/visit"}])
    assert [where for where, _ in faults(damaged)] == [
        "edition",
        "provisional, 1",
        "planned, 1, id",
        "planned, 1, title",
        "planned, 1, state",
        "planned, 2, title",
        "planned, 2, state",
    ]


def test_of_very_many_faults_the_first_are_told_and_the_rest_counted() -> None:
    told = faults(saved(planned=[{}] * 1000))
    assert len(told) == MOST_FAULTS + 1
    assert told[-1] == ("the file", f"there are {3000 - MOST_FAULTS} more faults.")


def test_a_list_longer_than_any_of_ours_is_not_looked_through() -> None:
    many = saved(planned=[{}] * (MOST_ITEMS + 1))
    assert faults(many) == [("planned", "this list is too long: it has 5001 items.")]


def test_an_object_with_a_thousand_dates_is_not_looked_through() -> None:
    many = {"dates": {f"day-{number}": "2026-12-07" for number in range(1000)}}
    what = "it holds more than 1000 things, so it is not a saved timetable."
    assert faults(many) == [("the file", what)]


def test_numbers_may_stand_without_quotes() -> None:
    assert opened(given_with(answers={"months": 3})).given.answers == {"months": "3"}


def test_a_given_object_alone_opens_and_its_slips_are_not_taken_for_an_old_edition() -> None:
    alone = opened({"pathways": ["p"], "dates": {"hearing": "2026-12-07"}})
    assert alone.given.dates == {"hearing": date(2026, 12, 7)}
    assert not alone.is_same
    assert alone.headline.endswith("there is nothing to compare.")
    slips = {"pathways": ["p"], "dates": {"haering": "2026-12-07"}, "name": "A child"}
    assert faults(slips) == [
        ("given", "there is no part called 'name'."),
        ("dates", "there is no key date called 'haering'."),
    ]
    assert faults({}) == [("pathways", "no pathway is chosen.")]


DAMAGED = "Open the file as it was saved. If it is damaged, fill in the form again and save it."
OURS = "Open a file made with “Save to a file”. Its name ends in .json."


def whole_fault(text: str) -> tuple[str, str, str]:
    """Return the one fault of a text, hint and all."""
    with pytest.raises(FaultsError) as refusal:
        open_text(text, BUILT)
    (fault,) = refusal.value.faults
    return fault.where, fault.what, fault.hint


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", ("the file", "it is empty.", OURS)),
        (
            "%PDF-1.7",
            ("the file", "this seems to be a PDF document, not a saved timetable.", OURS),
        ),
        (
            "Reference,Pathway",
            (
                "the file",
                "this seems to be a table (CSV), not a saved timetable.",
                "To plan many children from a table, use the page “Team timetable”.",
            ),
        ),
        (
            '{"kind": "caseload", "dates": {}}',
            (
                "the file",
                "this is JSON, but not a saved timetable: it is of another kind.",
                OURS,
            ),
        ),
        (
            '{"schema": 1, "given": {}}',
            (
                "the file",
                "this is JSON, but not a saved timetable: it does not say its kind.",
                OURS,
            ),
        ),
        (
            '{"schema": 1,\n',
            ("line 2, column 1", "the file ends too early: this is not JSON yet.", DAMAGED),
        ),
        (
            '{"schema" 1}',
            ("line 1, column 11", "from here on the file is damaged: this is not JSON.", DAMAGED),
        ),
        (
            json.dumps(saved(schema=3)),
            (
                "schema",
                "the file was made by a newer version of this tool.",
                "Open it with that version.",
            ),
        ),
        (
            json.dumps(saved(schema=0)),
            ("schema", "0 is not a number of ours.", "It should be 2."),
        ),
        (
            json.dumps(saved(edition=1)),
            ("edition", "this is not text.", 'Text stands between quotes: "…".'),
        ),
        (
            json.dumps(saved(provisional="hearing")),
            ("provisional", "this is not a list.", 'A list looks like ["one", "two"].'),
        ),
        (
            json.dumps(saved(calendar=[])),
            ("calendar", "this is not an object.", 'An object looks like {"name": "value"}.'),
        ),
        (
            json.dumps(saved(calendar={"case": "Sam"})),
            ("calendar, case", "'Sam' is not an id.", f"One looks like '{CASE}'."),
        ),
        (
            json.dumps(saved(calendar={"told": ["p"]})),
            ("calendar, told, 1", "'p' is not an id.", "One looks like 'adoption/initial'."),
        ),
    ],
)
def test_a_refusal_says_where_what_and_what_to_do(text: str, fault: tuple[str, str, str]) -> None:
    assert whole_fault(text) == fault


@pytest.mark.parametrize(
    ("plain", "where", "what"),
    [
        (saved(reference=7), "reference", "this is not text."),
        (saved(**{"not-held": [1]}), "not-held, 1", "1 is not an id."),
        (saved(calendar={"days": []}), "calendar, days", "this is not an object."),
        (
            saved(calendar={"days": {"visit": "2026-09-01"}}),
            "calendar, days",
            "'visit' is not an id.",
        ),
        (
            saved(calendar={"days": {"p/visit": "soon"}}),
            "calendar, days, p/visit",
            "'soon' is not a date.",
        ),
        (
            given_with(answers={"\x1b": "yes"}),
            "given, answers",
            "this holds characters that are not text.",
        ),
        (row_with(pathway=3), "planned, 1, pathway", "this is not text."),
        (row_with(title=3), "planned, 1, title", "this is not text."),
        (row_with(earliest=3), "planned, 1, earliest", "3 is not a date."),
        (row_with(suggested="3"), "planned, 1, suggested", "'3' is not a date."),
    ],
)
def test_the_place_of_a_fault_is_named(plain: Any, where: str, what: str) -> None:
    assert faults(plain) == [(where, what)]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('{"schema": 1', "line 1, column 13"),
        ('{"schema": 1,', "line 1, column 14"),
        ('{"schema": 1\n  ', "line 2, column 3"),
        ('{"kind": "joint', "line 1, column 10"),
    ],
)
def test_a_file_that_was_cut_off_is_told_to_end_too_early(text: str, where: str) -> None:
    assert whole_fault(text) == (where, "the file ends too early: this is not JSON yet.", DAMAGED)


def test_a_row_that_stands_twice_and_a_day_held_of_no_step_are_named_with_their_places() -> None:
    rows = saved()["planned"]
    assert whole_fault(json.dumps(saved(planned=[*rows, rows[0]]))) == (
        "planned",
        "'p/visit' stands there 2 times.",
        "Once is right.",
    )
    assert whole_fault(json.dumps(given_with(held={"p": "2026-12-01"}))) == (
        "given, held",
        "'p' is not an id.",
        "One looks like 'adoption/initial'.",
    )
    assert faults(given_with(held={"p/talk": "soon"})) == [
        ("given, held, p/talk", "'soon' is not a date.")
    ]


def test_a_day_that_is_only_a_guide_is_saved_as_one() -> None:
    built = guidance({"visit": "about 30 days after hearing", "talk": "by hearing"})
    plan = plan_of(built, dates={"hearing": "2026-12-07"})
    text, _ = saved_text(plan, built, frozenset(), CalendarKept())
    rows = {row["id"]: row.get("approximate") for row in first_form(text)["planned"]}
    assert rows == {"p/visit": True, "p/talk": None}


def test_an_unknown_state_is_answered_with_every_state_there_is() -> None:
    assert whole_fault(json.dumps(row_with(state="late"))) == (
        "planned, 1, state",
        "this is no state of a step.",
        (
            "One of: dated, held, needs-date, needs-answer, not-needed, conflict, when-needed, "
            "superseded."
        ),
    )


def test_as_many_faults_as_are_told_are_told_and_one_more_is_counted_as_one() -> None:
    assert len(faults(saved(provisional=[1] * MOST_FAULTS))) == MOST_FAULTS
    told = faults(saved(provisional=[1] * (MOST_FAULTS + 1)))
    assert told[MOST_FAULTS:] == [("the file", "there is 1 more fault.")]


def test_the_longest_list_is_looked_through() -> None:
    assert opened(saved(provisional=["hearing"] * MOST_ITEMS)).provisional == {"hearing"}


def test_the_largest_file_is_read() -> None:
    text = json.dumps(saved())
    assert open_text(text.ljust(1_000_000), BUILT).is_same
    assert faults(text.ljust(1_000_001)) == [
        ("the file", "it is too large: a saved timetable has less than 1 MB.")
    ]


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_the_deepest_file_is_read_and_parts_side_by_side_are_not_deep(opening: str) -> None:
    deep = "its parts are nested too deep."
    assert faults(opening * MOST_NESTED) != [("the file", deep)]
    assert faults(opening * (MOST_NESTED + 1)) == [("the file", deep)]
    beside = "[" + "[{}]," * 30
    assert faults(beside) != [("the file", deep)]
    assert faults(beside + opening * MOST_NESTED) == [("the file", deep)]


def test_what_was_given_must_be_there_and_may_hold_a_thousand_things() -> None:
    assert whole_fault(json.dumps(saved(given=..., provisional=[]))) == (
        "given",
        "this part is missing.",
        "It holds the pathways and dates.",
    )

    def with_dates(count: int) -> list[tuple[str, str]]:
        dates = {f"day-{number}": "2026-12-07" for number in range(count)}
        return faults({"pathways": ["p"], "dates": dates})

    assert len(with_dates(997)) == 997
    assert with_dates(998) == [
        ("the file", "it holds more than 1000 things, so it is not a saved timetable.")
    ]


def test_a_list_of_series_is_a_list_and_a_day_that_is_none_does_no_harm() -> None:
    assert faults(given_with(list_all="p/monthly")) == [("given, list_all", "this is not a list.")]
    alone = opened({"pathways": ["p"], "dates": {"hearing": "2026-12-07"}, "today": None})
    assert alone.given.today is None


def test_faults_that_are_not_told_are_counted() -> None:
    told = faults(saved(provisional=[1] * 52))
    assert told[50:] == [("the file", "there are 2 more faults.")]


def test_twenty_parts_may_stand_within_each_other() -> None:
    deep = [("the file", "its parts are nested too deep.")]
    assert (faults("[" * 20) == deep, faults("[" * 21) == deep) == (False, True)


def test_a_fault_without_a_hint_has_none() -> None:
    assert whole_fault(json.dumps(saved(edition="\x1b"))) == (
        "edition",
        "this holds characters that are not text.",
        "",
    )


def test_a_file_may_have_a_million_letters_and_no_more() -> None:
    text = json.dumps(saved())
    assert open_text(text.ljust(1_000_000), BUILT).is_same
    assert faults(text.ljust(1_000_001)) == [
        ("the file", "it is too large: a saved timetable has less than 1 MB.")
    ]


def test_a_timetable_is_in_the_file_as_long_as_that_can_be_opened_again() -> None:
    plan = plan_of(BUILT, **GIVEN)

    def written(length: int) -> tuple[str, bool]:
        said = Said(reference="x" * length)
        return saved_text(plan, BUILT, frozenset(), CalendarKept(), said)

    room = 1_000_000 - len(written(1)[0]) + 1
    text, has_rows = written(room)
    assert (len(text), has_rows) == (1_000_000, True)
    assert not written(room + 1)[1]


@pytest.mark.parametrize("pair", ["[]", "{}"])
def test_what_stands_side_by_side_is_not_nested(pair: str) -> None:
    beside = ", ".join([pair] * 40)

    def told(depth: int) -> list[tuple[str, str]]:
        # The list around it all is one part more.
        return faults(f"[{beside}, {pair[0] * (depth - 1)}")

    deep = [("the file", "its parts are nested too deep.")]
    assert told(21) == deep
    assert told(20) != deep


@pytest.mark.parametrize("text", ['{"schema":', '{"schema": 1', '{"schema": 1,  '])
def test_a_file_that_is_cut_off_ends_too_early_wherever_that_is(text: str) -> None:
    ((_, what),) = faults(text)
    assert what == "the file ends too early: this is not JSON yet."


@pytest.mark.parametrize(
    ("count", "rest"),
    [(50, []), (51, ["there is 1 more fault."]), (52, ["there are 2 more faults."])],
)
def test_fifty_faults_are_told(count: int, rest: list[str]) -> None:
    told = faults(saved(provisional=[1] * count))
    assert [what for _, what in told] == ["this is not text."] * 50 + rest


def test_a_list_may_have_five_thousand_items() -> None:
    assert len(opened(saved(**{"not-held": ["p/visit"] * 5_000})).not_held) == 5_000


@pytest.mark.parametrize(
    ("plain", "hint"),
    [
        (given_with(dates={"hearing": None}), "Write it as 2026-03-02."),
        (row_with(id="p/talk"), "Once is right."),
        (row_with(id="visit"), "One looks like 'adoption/initial'."),
        (given_with(held={"p": "2026-12-01"}), "One looks like 'adoption/initial'."),
        (
            row_with(state="lost"),
            (
                "One of: dated, held, needs-date, needs-answer, not-needed, conflict, when-needed, "
                "superseded."
            ),
        ),
        (
            given_with(pathways=["q"]),
            "So nothing of it can be planned. Choose a pathway and enter the dates again.",
        ),
    ],
)
def test_a_fault_says_what_to_write_instead(plain: Any, hint: str) -> None:
    assert whole_fault(json.dumps(plain))[2] == hint


def test_every_part_of_ours_is_known() -> None:
    full = saved(reference="C-7", **{"not-held": ["p/visit"]})
    again = opened({**full, "given": {**full["given"], "list_all": ["p/monthly"]}})
    assert (again.left_out, again.reference, again.not_held) == ((), "C-7", ("p/visit",))
    assert opened(saved()).reference == ""


def test_only_series_that_there_are_still_are_listed_whole() -> None:
    again = opened(given_with(list_all=["p/monthly", "p/visit", "p/gone"]))
    assert again.given.list_all == ("p/monthly",)
