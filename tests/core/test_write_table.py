"""Days held are written into a table, and nothing else of it changes."""

from __future__ import annotations

from datetime import date

import pytest

from decision_tool.core.caseload.marks import Marks
from decision_tool.core.caseload.raw_table import as_cell, raw_rows
from decision_tool.core.caseload.write_table import table_with_held
from decision_tool.core.errors import FaultsError
from tests.core.caseload_builder import TODAY, sheet, team

DAY = date(2026, 9, 3)
VISIT = {"p/visit": DAY}


def written(text: str, marks: Marks) -> str:
    return table_with_held(text, team(), TODAY, frozenset(), marks)


def held(text: str) -> dict[int, dict[str, date]]:
    """Return what was held, by line, as the table is read."""
    return {child.line: child.given.held for child in sheet(text).children}


def test_a_column_that_is_there_is_filled_and_every_other_cell_stays_as_it_is() -> None:
    before = (
        'Ref ; "Plan";Notes;Held: p, visit\r\n'
        'a;p;"one; ""two""\r\nthree";not held\n'
        " b ;  p; x ;tbc\r"
        "c;p;;01/09/2026"
    )
    after = written(before, {2: VISIT, 4: VISIT})
    assert after == before.replace("not held", "03/09/2026").replace("tbc", "03/09/2026")
    assert held(after) == {2: VISIT, 4: VISIT, 5: {"p/visit": date(2026, 9, 1)}}


def test_a_column_is_added_after_the_last_one_for_every_row_that_is_read() -> None:
    before = (
        "Team one,,\r\nRef,Plan,Notes\r\na,p,\r\n,,\r\nb,p,x\r\ntoo short\r\nc,p,x,1/9/2026\r\n\r\n"
    )
    after = written(before, {3: VISIT, 5: {"p/monthly#2": DAY}})
    assert after == (
        "Team one,,\r\n"
        'Ref,Plan,Notes,"Held: Moving home, Visit","Held: Moving home, Monthly 2"\r\n'
        "a,p,,03/09/2026,\r\n"
        ",,\r\n"
        "b,p,x,,03/09/2026\r\n"
        "too short\r\n"
        "c,p,x,,,1/9/2026\r\n"
        "\r\n"
    )
    assert held(after) == {3: VISIT, 5: {"p/monthly#2": DAY}}
    for text in (before, after):
        assert [row.line for row in sheet(text).bad] == [6, 7]


def test_rows_that_a_spreadsheet_cut_short_stay_rows() -> None:
    full = "".join(f"r{number},p,\n" for number in range(15))
    short = "".join(f"s{number},p\n" for number in range(20))
    before = f"sep=,\nRef,Plan,Held p/visit\n{full}{short}"
    assert len(held(before)) == 35
    after = written(before, {18: VISIT})
    assert held(after) == {**held(before), 18: VISIT}
    lines = after.splitlines()
    assert lines[:17] == before.splitlines()[:17]
    assert lines[17] == "s0,p,03/09/2026"
    assert lines[18:33] == [f"s{number},p," for number in range(1, 16)]
    assert lines[33:] == [f"s{number},p" for number in range(16, 20)]


def test_two_columns_of_one_step_say_the_same() -> None:
    headings = "Ref,Plan,Held p/visit,Held visit\n"
    after = written(f"{headings}a,p,,no\n", {2: VISIT})
    assert after == f"{headings}a,p,03/09/2026,03/09/2026\n"


@pytest.mark.parametrize(
    ("cells", "day"),
    [
        ("a,p,2026-09-14", "2026-09-03"),
        ("a,p,14/09/2026", "03/09/2026"),
        ("a,p,9/25/2026", "2026-09-03"),
        ("a,p,", "03/09/2026"),
    ],
)
def test_a_day_is_written_as_the_table_writes_days(cells: str, day: str) -> None:
    after = written(f"Ref,Plan,Hearing,Held p/visit\n{cells},\n", {2: VISIT})
    assert after == f"Ref,Plan,Hearing,Held p/visit\n{cells},{day}\n"
    assert held(after) == {2: VISIT}


def test_a_day_is_written_year_first_where_a_column_that_is_not_used_has_the_month_first() -> None:
    before = "Ref,Plan,Hearing,Panel date\na,p,22/10/2026,10/22/2026\n"
    after = written(before, {2: VISIT})
    assert after.endswith("a,p,22/10/2026,10/22/2026,2026-09-03\n")
    assert held(after) == {2: VISIT}


def test_signs_that_nobody_sees_move_no_cell() -> None:
    before = '\ufeffRef,Plan,Notes\n\u200b"a,1",p,\u200b"x"\n'
    after = written(before, {2: VISIT})
    assert after == (
        '\ufeffRef,Plan,Notes,"Held: Moving home, Visit"\n\u200b"a,1",p,\u200b"x",03/09/2026\n'
    )


def test_a_table_that_would_be_read_otherwise_is_not_written() -> None:
    with pytest.raises(FaultsError) as refused:
        written("Ref,Plan,Hearing\na,p,\nb,p\n", {3: VISIT})  # a row that is not read
    assert str(refused.value) == (
        "The days held cannot be written into this table: other cells would be read otherwise. "
        "Write them into the table by hand, under the heading “Held p/visit”."
    )


def test_of_a_table_that_is_written_rows_at_fault_are_the_same() -> None:
    before = "Ref,Plan,Hearing\na,p,\nb,unheard-of,\nc,p,,x\n"
    after = written(before, {2: VISIT})
    assert [(row.line, row.reference) for row in sheet(after).bad] == [(3, "b"), (4, "c")]
    assert held(after) == {2: VISIT}


def test_cells_are_cut_as_they_are_read() -> None:
    text = 'a;"b;1";c\r\n\r\nd'
    rows = [(row.line, [text[a:b] for a, b in row.cells], row.end) for row in raw_rows(text, ";")]
    assert rows == [(1, ["a", '"b;1"', "c"], 9), (2, [""], 11), (3, ["d"], 14)]
    assert list(raw_rows("", ",")) == []
    unseen = [(row.line, row.end) for row in raw_rows("a\r\u200b\nb", ";")]
    assert unseen == [(1, 1), (2, 5)]  # one line end, as it is read
    seen = [(row.line, row.end) for row in raw_rows("a\rm\nb", ";")]
    assert seen == [(1, 1), (2, 3), (3, 5)]
    assert [as_cell(one, ",") for one in ("a", "a,b", 'a"b', " a", "a\nb", "a\rb")] == [
        "a", '"a,b"', '"a""b"', '" a"', '"a\nb"', '"a\rb"',
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"a,b"m,c', ['"a', 'b"m', "c"]),
        ('"a"m",b",c', ['"a"m"', 'b"', "c"]),
        ('"a"\u200b",b",c', ['"a"\u200b",b"', "c"]),
        ('"a,b"\u200b,c', ['"a,b"\u200b', "c"]),
    ],
)
def test_letters_beside_a_quotation_mark_end_it_and_what_nobody_sees_does_not(
    text: str, expected: list[str]
) -> None:
    ((_, cells, _),) = ((row.line, row.cells, row.end) for row in raw_rows(text, ","))
    assert [text[a:b] for a, b in cells] == expected


def test_columns_without_a_heading_at_the_end_keep_their_place() -> None:
    before = "Ref,Plan,Notes,\na,p,x\nb,p,y,\n"
    assert written(before, {2: VISIT}) == (
        'Ref,Plan,Notes,,"Held: Moving home, Visit"\na,p,x,,03/09/2026\nb,p,y,,\n'
    )
    told = "Ref,Plan,\na,p\nb,p,x\n"
    assert written(told, {2: VISIT}) == (
        'Ref,Plan,,"Held: Moving home, Visit"\na,p,,03/09/2026\nb,p,x,\n'
    )
    filled = "Ref,Plan,Held p/visit,,\na,p,no\nb,p,,,\n"
    assert written(filled, {2: VISIT}) == filled.replace("no", "03/09/2026")


def test_a_line_with_nothing_in_it_gets_no_cell() -> None:
    assert written("Plan\np\n\np\n", {2: VISIT}) == (
        'Plan,"Held: Moving home, Visit"\np,03/09/2026\n\np,\n'
    )


def test_days_in_columns_that_hold_none_of_ours_tell_nothing_of_how_days_are_written() -> None:
    before = "Ref,Plan,Notes,Hearing,Held p/visit\na,p,2026-01-02,14/09/2026,\n"
    assert written(before, {2: VISIT}) == before.replace("2026,\n", "2026,03/09/2026\n")


def test_every_row_that_cannot_be_written_is_named() -> None:
    with pytest.raises(FaultsError) as refused:
        written("Ref,Plan,Hearing\na,p,\nb,p\n", {3: {**VISIT, "p/monthly#2": DAY}})
    assert str(refused.value).endswith(" under the heading “Held p/visit”, “Held p/monthly#2”.")


def test_days_held_tell_how_days_are_written_too() -> None:
    before = "Ref,Plan,Held p/visit\na,p,2026-09-01\nb,p,\n"
    assert written(before, {3: VISIT}) == before.replace("b,p,", "b,p,2026-09-03")
