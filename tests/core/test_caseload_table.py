"""From text to rows of cells: separators, quoting, line numbers, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from decision_tool.core.caseload import table as table_module
from decision_tool.core.caseload.table import (
    MOST_CHARACTERS,
    MOST_ROWS,
    Line,
    Table,
    read_table,
)
from decision_tool.core.errors import FaultsError
from decision_tool.core.progress import Progress, untold


def is_first(_line: Line) -> bool:
    """Take the first row for the headings."""
    return True


def read(
    text: str, is_heading: Callable[[Line], bool] = is_first, progress: Progress = untold
) -> Table:
    return read_table(text, is_heading, progress)


def cells(table: Table) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, row.cells) for row in table.rows]


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("ref,plan\na,b\n", ","),
        ("ref;plan\na;b\n", ";"),
        ("ref\tplan\na\tb\n", "\t"),
        ("\ufeffref,plan\r\na,b\r\n", ","),
        ("ref,plan\ra,b\r", ","),
        ('"ref","plan"\n"a","b"', ","),
        ('"ref; or what you say",plan\na,b', ","),
        ('"case\nref"\tplan\na\tb\n', "\t"),
        ("sep=;\nref;plan\na;b\n", ";"),
        ('"sep=\t"\r\nref\tplan\r\na\tb\r\n', "\t"),
    ],
)
def test_separators_marks_and_line_ends_are_found(text: str, separator: str) -> None:
    table = read(text)
    assert table.separator == separator
    assert [row.cells for row in table.rows] == [("a", "b")]


def test_a_first_line_that_only_looks_like_a_separator_is_the_heading() -> None:
    assert read("sep=x\nb").headings.cells == ("sep=x",)


def test_rows_keep_the_number_of_the_line_they_begin_on() -> None:
    text = 'ref,note\n\na,"two\nlines"\n , \nb,"x ""y"" z"\n'
    assert cells(read(text)) == [(3, ("a", "two\nlines")), (6, ("b", 'x "y" z'))]


def test_lines_are_counted_below_the_line_that_names_the_separator() -> None:
    assert cells(read("sep=;\nref;plan\na;b\n")) == [(3, ("a", "b"))]


def short_rows(full: int, short: int) -> str:
    return "ref,plan,note\n" + "a,b,c\n" * full + "a,b\n" * short


@pytest.mark.parametrize("short", [1, 16, 20])
def test_rows_that_excel_cut_short_get_back_their_empty_cells(short: int) -> None:
    rows = read(short_rows(15, short)).rows
    assert {row.cells for row in rows[15:]} == {("a", "b", "")}


def test_a_row_that_is_short_by_itself_stays_short() -> None:
    for text in (short_rows(14, 1), short_rows(16, 1)):
        assert read(text).rows[-1].cells == ("a", "b")


def test_a_line_without_anything_among_rows_cut_short_changes_nothing() -> None:
    rows = read(short_rows(15, 2) + "\n" + "c,d\n").rows
    assert [row.cells for row in rows[15:]] == [("a", "b", ""), ("a", "b", ""), ("c", "d", "")]


def refused(text: str) -> str:
    with pytest.raises(FaultsError) as refusal:
        read(text)
    return str(refusal.value)


@pytest.mark.parametrize("text", ["", "\ufeff", " \n\n", ",,\n,\n"])
def test_nothing_at_all_is_refused_with_an_example(text: str) -> None:
    assert refused(text).startswith("there is nothing to read. Begin with a row of headings")


def test_headings_without_rows_are_refused() -> None:
    assert refused("ref,plan\n") == (
        "there are headings but no rows. Write one row for each child."
    )


def test_too_many_rows_are_refused_before_anything_is_planned() -> None:
    text = "ref\n" + "a\n" * (MOST_ROWS + 1)
    assert refused(text) == (
        "this has 5,001 rows, and 5,000 are read at most. Split the table, for example by team."
    )
    assert len(read("ref\n" + "a\n" * MOST_ROWS).rows) == MOST_ROWS


def test_too_many_columns_are_refused() -> None:
    wide = ",".join(["x"] * 301)
    assert refused(f"{wide}\n{wide}\n") == (
        "this has 301 columns, and 300 are read at most. Leave out columns that are not needed."
    )
    widest = wide.removesuffix(",x")
    assert len(read(f"{widest}\n{widest}\n").headings.cells) == 300


def test_a_text_that_is_far_too_long_is_refused_unread() -> None:
    assert refused("a" * (MOST_CHARACTERS + 1)) == (
        "this is longer than 5,000,000 characters. "
        "Leave out columns that are not needed, or split the table."
    )


def test_more_than_50_million_signs_are_refused_though_almost_all_are_blank() -> None:
    blank = f"{' ' * 9_999}\n" * 5_000
    assert refused(f"{blank}a").startswith("this is longer than 5,000,000 characters.")


@pytest.mark.parametrize("text", ['ref,plan\na,"b\nc,d\n', 'ref,plan\na,"b" c\n'])
def test_a_quotation_mark_that_swallows_rows_is_refused_where_it_begins(text: str) -> None:
    assert refused(text) == (
        "line 2: a cell that begins here with a quotation mark does not end with one. "
        'Write "..." around the whole cell, and "" for a quotation mark inside it.'
    )


def test_the_separator_is_the_sign_that_cuts_the_rows_evenly() -> None:
    tabs = "ref, or what you say, or both\tplan\na\tb; or c\n"
    assert read(tabs).separator == "\t"
    title = "Team 4, east; west; north\nref,plan\na,b\nc,d\n"
    assert read(title).separator == ","
    assert read("ref\na\n").separator == ","
    twenty = "a;b;c,d\n" * 19 + "e,f\n"
    assert read(f"{twenty}g;h;i\n").separator == ","
    titles = "Team 4, east\nUpdated, today\nref;plan;a;b, c\n1;2;3;4, 5\n1;2;3,1;4, 5\n"
    assert read(titles).separator == ";"
    blank = "ref;plan\n\n" + "a;b, c, d\n" * 3
    assert read(blank).separator == ";"
    quoted = '"ref; no","plan; plans"\n"a; b","c; d"\n'
    assert read(quoted).separator == ","


def test_a_space_before_a_quotation_mark_is_no_part_of_the_cell() -> None:
    assert read('"ref", "plan"\n"A", "adoption, or so"\n').rows[0].cells == (
        "A",
        "adoption, or so",
    )


def test_a_cell_as_long_as_a_book_is_read() -> None:
    long = "x" * 200_000
    assert read(f'ref,note\na,"{long}"\n').rows[0].cells == ("a", long)


def test_direction_marks_are_no_part_of_any_cell() -> None:
    table = read("\u200eref\u200f,pl\u200ban\na,\u2066b\u2069\n")
    assert (table.headings.cells, table.rows[0].cells) == (("ref", "plan"), ("a", "b"))


def test_rows_with_nothing_in_them_cost_nothing_wherever_they_stand() -> None:
    told: list[tuple[int, int]] = []
    blank = ",,,,,,,\r\n" * 900_000
    text = f"ref,plan,,,,,,\r\na,b,,,,,,\r\n{blank}"
    table = read(text, progress=lambda done, total: told.append((done, total)))
    assert cells(table) == [(2, ("a", "b", "", "", "", "", "", ""))]
    assert told == [(0, 0)]
    between = read(f"{text}c,d,,,,,,\r\n", progress=lambda *one: told.append(one))
    assert [row.number for row in between.rows] == [2, 900_003]
    assert len(told) > 50


def test_headings_are_found_below_titles_and_only_near_the_top() -> None:
    def is_heading(line: Line) -> bool:
        return line.cells[0] == "ref"

    table = read("Team\n\nUpdated,x\nref,plan\na,b\n", is_heading)
    assert (table.headings.number, table.titles, cells(table)) == (4, 2, [(5, ("a", "b"))])
    tenth = "Team\n" + "x,y\n" * 8 + "ref,plan\na,b\n"
    assert read(tenth, is_heading).headings.number == 10
    eleventh = "Team\n" + "x,y\n" * 9 + "ref,plan\na,b\n"
    assert read(eleventh, is_heading).headings.number == 1
    far = "Team\n" + "x,y\n" * 10 + "ref,plan\na,b\n"
    assert read(far, is_heading).headings.number == 1


def test_the_limits_of_length_are_inside_and_what_is_blank_does_not_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(table_module, "MOST_CHARACTERS", 20)
    monkeypatch.setattr(table_module, "MOST_BLANK", 40)
    twenty = "ref,plan\na,bcd\ne,fg\n"
    assert len(twenty) == 20
    blank = ",\n" * 10
    assert len(read(f"{twenty[:9]}{blank}{twenty[9:]}").rows) == 2
    for long in (f"{twenty[:9]}{blank}x{twenty[9:]}", f"{twenty[:9]}{blank}\n{twenty[9:]}"):
        assert refused(long).startswith("this is longer than 20 characters.")
    assert refused(blank * 3).startswith("there is nothing to read.")
    assert refused("\n" * 60).startswith("there is nothing to read.")


def test_blank_rows_before_the_first_ones_settle_nothing() -> None:
    rows = read("\n" * 16 + short_rows(15, 1)).rows
    assert rows[-1].cells == ("a", "b", "")
    assert read("\n" * 100_001 + "ref,plan\na,b\n").separator == ","


def test_blank_rows_after_the_last_one_settle_nothing() -> None:
    text = "ref,plan,note,more\n" + "a,b,c,d\n" * 15 + "a,b,c\n" * 2 + ",,,\n" * 3
    assert read(text).rows[-1].cells == ("a", "b", "c", "")
