"""The page that shows a stranger around agrees with the table that the arrows are held to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.test_rooms import CORE, OF_A_CASE, PACKAGE, PAGE_SIDE, PYTHON

PAGE = Path(__file__).resolve().parent.parent / "docs" / "architecture.md"
EDGES = "`cli.py`, `mkdocs_plugin.py`"
GROUPS = {"the ground floor": CORE, "the rooms of a case": OF_A_CASE}
ROW = re.compile(r"\| ([^|]+) \| [^|]+ \| ([^|]+) \|")


def section(heading: str) -> str:
    """Return what stands under a heading of the page, up to the next of the same level."""
    return PAGE.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def arrows(heading: str) -> dict[str, list[str]]:
    """Return the table under *heading* as the test of the arrows writes it."""
    rows = [row for row in ROW.findall(section(heading)) if "`" in row[0]]
    return {room(first): sorted(allowed(words)) for first, words in rows}


def room(words: str) -> str:
    """Return ``core.days`` for a folder in backticks."""
    if words == EDGES:
        return "edges"
    return words.strip("`/").removeprefix("browser/").replace("/", ".")


def allowed(words: str) -> list[str]:
    """Return the rooms that a cell names, each group spelt out."""
    if words == "nothing":
        return []
    parts = words.split(", ")
    return [one for part in parts for one in GROUPS.get(part, [room(part)])]


@pytest.mark.parametrize(
    ("heading", "table"), [("Rooms of Python", PYTHON), ("Rooms of the page side", PAGE_SIDE)]
)
def test_the_page_has_the_arrows_that_are_allowed(
    heading: str, table: Mapping[str, list[str]]
) -> None:
    assert arrows(heading) == {name: sorted(rooms) for name, rooms in table.items()}


@pytest.mark.parametrize(
    ("name", "rooms"),
    [("ground floor", CORE), ("rooms of a case", OF_A_CASE)],
    ids=["ground floor", "rooms of a case"],
)
def test_the_page_says_what_it_calls_a_group(name: str, rooms: list[str]) -> None:
    said = re.search(rf"The \*{name}\* (?:is|are) ([^.]+)\.", section("Rooms of Python"))
    assert said
    assert [room(one) for one in re.findall("`[^`]+`", said[1])] == rooms


def test_every_folder_of_code_is_on_the_page() -> None:
    folders = {path.parent.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py")}
    rooms = {".".join(folder.parts) or "edges" for folder in folders}
    assert rooms - set(arrows("Rooms of Python")) == set()


def test_the_drawing_names_only_rooms_that_exist() -> None:
    drawing = section("The one drawing").partition("```text")[2].partition("```")[0]
    named = re.findall(r"\b((?:core|publish|exports|requests|commands|browser)/[a-z]*)", drawing)
    assert named
    assert [one for one in named if not (PACKAGE / one).is_dir()] == []
