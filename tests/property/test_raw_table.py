"""Law of writing into a table: cells are cut as they are read, whatever the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from decision_tool.core.caseload.raw_table import raw_rows
from decision_tool.core.caseload.table import read_table
from decision_tool.core.errors import FaultsError
from decision_tool.core.pasted import visible

SCRAPS = st.sampled_from(
    ["a", "m", "tan", " ", "\u200b", '"', '""', ",", "\n", "\r", "\r\n", '"b,c"', '"d\ne"']
)


def unquoted(cell: str) -> str:
    """Return what a cell says, as a reader of tables takes it."""
    bare = visible(cell)
    return bare[1:-1].replace('""', '"').strip() if bare.startswith('"') else bare


@given(st.lists(SCRAPS, max_size=12).map("".join), st.sampled_from([",", ";", "\t"]))
def test_whatever_is_read_is_cut_into_the_same_cells(scraps: str, separator: str) -> None:
    text = "ref,plan\n".replace(",", separator) + scraps.replace(",", separator)
    try:
        table = read_table(f"sep={separator}\n{text}", lambda line: line.number == 2)
    except FaultsError:
        return
    cut = {row.line + 1: [unquoted(text[a:b]) for a, b in row.cells]
           for row in raw_rows(text, separator)}  # fmt: skip
    for row in table.rows:
        cells = cut[row.number]
        assert list(row.cells) == [*cells, *[""] * (len(row.cells) - len(cells))]
