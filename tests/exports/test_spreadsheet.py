"""Download for a spreadsheet gives the very CSV that the command line writes."""

from __future__ import annotations

import pytest

from decision_tool.cli import main
from tests.exports.test_paste import asked, engine, form

__all__ = ["engine"]  # used by name: it starts the engine for this module too


def test_the_page_and_the_command_line_write_the_same_csv(
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = asked("spreadsheet", form=form())["file"]
    dates = ("qaag=2026-10-22", "final-evidence=2026-11-16", "final-hearing=2026-12-15")
    flags = [flag for one in (*dates, "birth=2022-05-03") for flag in ("--date", one)]
    main(["plan", *form()["pathways"], *flags, "--today", "2026-09-07", "--format", "csv"])

    assert file["text"] == capsys.readouterr().out
    assert file["text"].startswith("\ufeffPathway,Step,")
    assert file["name"] == "adoption-and-long-term-fostering-from-2026-10-22-saved-2026-09-07.csv"
    assert file["type"] == "text/csv;charset=utf-8"


def test_of_several_children_the_first_column_says_whose_a_row_is() -> None:
    first, other = ({"form": form(), "label": one} for one in ("A", "=B"))
    both = asked("spreadsheet", **first, others=[other], order=["A", "=B"])["file"]
    rows = both["text"].lstrip("\ufeff").splitlines()
    assert rows[0].startswith("Child,Pathway,Step,")
    assert {one.partition(",")[0] for one in rows[1:]} == {"A", "'=B"}
    assert "-2-children-saved-" in both["name"]
    alone = asked("spreadsheet", form=form(), child="B")["file"]
    assert {one.partition(",")[0] for one in alone["text"].splitlines()[1:]} == {"B"}
    assert "-child-B-saved-" in alone["name"]
