"""What is changed to see whether a test notices, and what says nothing of behaviour."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tools.mutants.__main__ import CORE, FLOOR, TESTS
from tools.mutants.changes import mutants_of
from tools.mutants.equal import equal
from tools.mutants.trial import ROOT


def changes(text: str) -> list[str]:
    return [mutant.what for mutant in mutants_of("one.py", text)]


@pytest.mark.parametrize(
    "text",
    [
        '"""Words."""',
        'Part = TypedDict("Part", {"not-held": "list[str]"})',
        'Value = TypeVar("Value")',
        'Kind = Literal["meeting", "task"]',
        'def one(two: "int") -> "str": ...',
        'class One(Mapping[str, "Two"]): ...',
        'one = cast("Two", three)',
        "assert 1 == 1",
        "from a import b",
        "x = 1  # pragma: no cover",
    ],
)
def test_what_says_nothing_of_behaviour_is_left_as_it_is(text: str) -> None:
    assert changes(text) == []


def test_words_numbers_and_conditions_are_changed() -> None:
    assert changes('x = (1, "a day") if y == 2 else z') == [
        "the condition is turned round",
        "Eq becomes NotEq",
        "the last of a tuple is dropped",
        "2 becomes 3",
        "1 becomes 2",
        "'a day' becomes 'mutant day'",
    ]


def test_a_mutant_is_the_file_with_one_change() -> None:
    sources = [mutant.source("x = 1 + 2") for mutant in mutants_of("one.py", "x = 1 + 2")]
    assert sources == ["x = 1 - 2", "x = 2 + 2", "x = 1 + 3"]


NOTICING = """
import sys
from pathlib import Path
from tools.mutants.trial import ROOT, is_noticed
path, was, now = sys.argv[1:]
text = (ROOT / path).read_text("utf-8")
assert text.count(was) == 1
assert path.removesuffix(".py").replace("/", ".") in sys.modules
for one in (text.replace(was, now), text):
    print(is_noticed(path, one, ["tests/core/test_outcome.py"], Path("none")))
"""


def test_a_change_is_noticed_in_a_file_that_is_loaded_already() -> None:
    change = ("decision_tool/core/planning/outcome.py", '"needs-date")', '"mutant")')
    command = [sys.executable, "-c", NOTICING, *change]
    done = subprocess.run(  # noqa: S603 - our own interpreter, fixed arguments
        command, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True", "False"]


def test_every_package_of_the_core_has_tests_that_are_tried_on_its_mutants() -> None:
    packages = {file.parent.name for file in (ROOT / CORE).glob("*/__init__.py")}
    assert TESTS.keys() == {*packages, FLOOR}


def test_every_change_that_changes_nothing_is_of_a_line_that_is_there() -> None:
    lines = {
        line.strip()
        for file in (ROOT / CORE).rglob("*.py")
        for line in file.read_text("utf-8").splitlines()
    }
    assert {line for _, line in equal()} - lines == set()
