"""The contract names what the code has: commands, flags, codes, states, groups, and its numbers."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from decision_tool import cli
from decision_tool.core.caseload.weeks import TITLES
from decision_tool.core.planning.outcome import State
from decision_tool.core.planning.problem import ProblemCode
from decision_tool.core.timetable.display import GroupId
from tests.shipped import library
from tools.reply_schemas import REPLIES

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
CITED = re.compile(r"CONTRACT(?: point)? (\d+)")
NOTE_MADE = re.compile(r'Note\(\s*"([a-z-]+)"')


def section(heading: str) -> str:
    """Return what stands under a heading, up to the next of the same or a higher level."""
    until = rf"(?=^#{{1,{heading.count('#')}}} |\Z)"
    found = re.search(rf"^{heading}\n(.*?){until}", PAGE, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[1]


def first_cells(heading: str) -> set[str]:
    """Return the names in backticks that rows of the tables of a section begin with."""
    return set(re.findall(r"^\| `([^`]+)`", section(heading), re.MULTILINE))


def _parsers() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Yield every command of the command line with its parser."""
    for action in cli._parser([*cli.COMMANDS])._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


COMMANDS = dict(_parsers())


def test_every_command_is_in_the_table_and_no_other() -> None:
    named = {cell.split(" ")[0] for cell in first_cells("## Command line")}
    assert {one for one in named if not one.isdecimal()} == set(COMMANDS)


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield what a command takes, and what each of its actions takes."""
    for one in parser._actions:
        yield one
        if isinstance(one, argparse._SubParsersAction):
            for action in one.choices.values():
                yield from _actions(action)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_flag_and_choice_is_in_its_row(name: str) -> None:
    parser = COMMANDS[name]
    rows = section("## Command line").splitlines()
    row = next(one for one in rows if re.match(rf"\| `{name}[` ]", one))
    actions = list(_actions(parser))
    flags = [flag for one in actions for flag in one.option_strings if flag[:2] == "--"]
    choices = [choice for one in actions for choice in one.choices or ()]
    said = set(re.findall(r"--[a-z-]+", row)) | {"--help"}

    assert said == set(flags)
    assert [one for one in choices if not re.search(rf"[` ]{one}`", row)] == []


def test_states_and_problems_are_those_of_the_code() -> None:
    assert first_cells("### States") == set(get_args(State))
    assert first_cells("### Codes of problems") == set(get_args(ProblemCode))


def test_notes_are_those_of_the_code_and_the_guidance() -> None:
    core = (ROOT / "decision_tool" / "core").rglob("*.py")
    made = {code for path in core for code in NOTE_MADE.findall(path.read_text(encoding="utf-8"))}
    written = {one.code for one in library().guidance.notes}

    assert first_cells("### Codes of notes") == made | written


def test_groups_are_those_of_the_code() -> None:
    one, many = section("### Groups").strip().split("\n\n")

    assert set(re.findall("`([a-z-]+)`", one)) == set(get_args(GroupId))
    assert set(re.findall("`([a-z-]+)`", many)) == set(TITLES)


def test_every_schema_is_linked() -> None:
    assert set(re.findall(r"\(schemas/([a-z-]+)\.json\)", PAGE)) == set(REPLIES)


def test_every_point_that_the_code_cites_is_a_section() -> None:
    folders = ("decision_tool", "tests", "tools")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    cited = {int(one) for path in files for one in CITED.findall(path.read_text(encoding="utf-8"))}
    sections = [int(one) for one in re.findall(r"^### (\d+)\. ", PAGE, re.MULTILINE)]

    assert sections == list(range(1, 32))
    assert cited
    assert cited <= set(sections)
