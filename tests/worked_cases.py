"""Worked cases and examples: what is expected of the calculator, as files anyone can read.

An *example* is a practice lead's: `pathways/examples/`. A *case* of `tests/cases/pathways/` holds
what is for programmers: sentences word for word, clauses, what is refused. The core, the command
line and the browser are held to the very same files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from decision_tool.publish.check.plan_compared import differences as differing
from decision_tool.publish.source.examples import Example, read_examples

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "cases" / "pathways"
PARTS = {"because", "given", "expect"}
EXPECTATIONS = {"steps", "order", "problems", "notes", "refused"}

Json = Any


class TextOfDates(yaml.SafeLoader):
    """Reads days as the text they are in JSON, and only true and false as booleans."""


TextOfDates.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if not pair[0].endswith((":timestamp", ":bool", ":int"))]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
TextOfDates.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf")
)


@dataclass(frozen=True)
class Case:
    """One worked case or example; *id* is its path below its folder, without the ending."""

    id: str
    because: str
    given: dict[str, Json]
    expect: dict[str, Json]

    @property
    def is_refused(self) -> bool:
        """Return whether the inputs must be turned down."""
        return "refused" in self.expect

    def full_given(self) -> dict[str, Json]:
        """Return the inputs as a reply must hand them back: every part present."""
        empty: dict[str, Json] = {"dates": {}, "answers": {}, "held": {}, "today": None}
        return {**empty, **self.given}  # `list_all` stands in it only where it was asked for

    def arguments(self) -> list[str]:
        """Return the command line that gives the same inputs."""
        given = self.full_given()
        line = ["plan", *given["pathways"], "--format", "json"]
        for part, flag in (("dates", "--date"), ("answers", "--answer"), ("held", "--held")):
            for key, value in given[part].items():
                line += [flag, f"{key}={value}"]
        for row, day in given.get("agreed", {}).items():
            line += ["--agreed", f"{row}={day}"]
        for series in given.get("list_all", []):
            line += ["--list-all", series]
        return [*line, "--today", given["today"]] if given["today"] else line


def load_cases() -> list[Case]:
    """Return every case and every example, in the order of the folders."""
    cases = [_load(path) for path in sorted(FOLDER.rglob("*.yml"))]
    examples, faults = read_examples(ROOT / "pathways")
    assert faults == []
    cases += [
        Case(one.id, one.file.because, one.file.given_json(), _of_plan(one)) for one in examples
    ]
    ids = [case.id for case in cases]
    assert len(ids) == len(set(ids)), "a case and an example have one name"
    return cases


def _of_plan(example: Example) -> dict[str, Json]:
    """Return what an example expects of the JSON of a plan; the check tries what it suggests."""
    return {key: one for key, one in example.file.expected_json().items() if key != "suggests"}


def _load(path: Path) -> Case:
    name = path.relative_to(FOLDER).with_suffix("").as_posix()
    # The loader is a safe one.
    read = yaml.load(path.read_text(encoding="utf-8"), TextOfDates)  # noqa: S506
    assert set(read) == PARTS, f"{name}: write {sorted(PARTS)}, not {sorted(read)}"
    assert set(read["expect"]) <= EXPECTATIONS, f"{name}: {sorted(read['expect'])}"
    assert read["expect"], f"{name} expects nothing"
    return Case(name, **read)


def differences(case: Case, plan: Mapping[str, Json]) -> list[str]:
    """Return every point in which *plan* is not what *case* expects."""
    given, got = case.full_given(), plan["given"]
    found = [] if got == given else [f"given: expected {given!r}, got {got!r}"]
    return found + [
        f"{one.row or one.trail}.{one.part}: expected {one.expected!r}, got {one.got!r}"
        for one in differing(case.expect, plan)
    ]
