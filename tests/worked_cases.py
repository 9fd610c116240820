"""Worked cases: what a practice lead would expect of the calculator, as files anyone can read.

A case says what was given and what is expected; how to compare the two is here, so that the
core, the command line and the browser are held to the very same files. Only the fields that
a case names are compared. `{has: [...], lacks: [...]}` says what a list holds, not all of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "cases" / "pathways"
PARTS = {"because", "given", "expect"}
EXPECTATIONS = {"steps", "order", "problems", "notes", "refused"}

# Lists whose order CONTRACT leaves open.
UNORDERED = {"dates", "answers", "fields", "steps", "invite", "records", "readings", "clauses"}

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
    """One worked case; *id* is its path below the folder of cases, without the ending."""

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
    """Return every case, in the order of the folders."""
    return [_load(path) for path in sorted(FOLDER.rglob("*.yml"))]


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
    expect = case.expect
    found = _compare("given", case.full_given(), plan["given"])
    found += [line for one in expect.get("steps", []) for line in _step(one, plan["steps"])]
    order = [step["id"] for step in plan["steps"]]
    if "order" in expect:
        found += _compare("order", expect["order"], order)
    for part in ("problems", "notes"):
        if part in expect:
            found += _same_entries(part, expect[part], plan[part])
    return found


def _step(expected: Mapping[str, Json], steps: Sequence[Mapping[str, Json]]) -> list[str]:
    rows = [step for step in steps if step["id"] == expected["id"]]
    if len(rows) != 1:
        return [f"{expected['id']}: {len(rows)} rows, expected one"]
    return _compare(expected["id"], expected, rows[0])


def _same_entries(part: str, expected: list[Json], got: list[Json]) -> list[str]:
    """Return what is missing or left over; the order of the entries is open."""
    left = list(got)
    missing = []
    for one in expected:
        same = next((entry for entry in left if not _compare(part, one, entry)), None)
        if same is None:
            missing.append(f"{part}: missing {one}")
        else:
            left.remove(same)
    return missing + [f"{part}: not expected {entry}" for entry in left]


def _compare(where: str, expected: Json, got: Json) -> list[str]:
    if isinstance(expected, Mapping) and isinstance(got, list):
        return _holds(where, expected, got)
    if isinstance(expected, Mapping) and isinstance(got, Mapping):
        return _compare_fields(where, expected, got)
    if where.endswith("alternatives"):
        return _same_entries(where, expected, got)
    if isinstance(expected, list) and where.rpartition(".")[2] in UNORDERED:
        expected, got = sorted(expected), sorted(got)
    return [] if expected == got else [f"{where}: expected {expected!r}, got {got!r}"]


def _compare_fields(where: str, expected: Mapping[str, Json], got: Mapping[str, Json]) -> list[str]:
    found = [f"{where}: no field {key!r}" for key in expected if key not in got]
    for key in expected.keys() & got.keys():
        found += _compare(f"{where}.{key}", expected[key], got[key])
    return found


def _holds(where: str, expected: Mapping[str, Json], got: list[Json]) -> list[str]:
    assert set(expected) <= {"has", "lacks"}, f"{where}: {sorted(expected)}"
    absent = [one for one in expected.get("has", []) if one not in got]
    present = [one for one in expected.get("lacks", []) if one in got]
    lines = [f"{where}: lacks {absent}, it holds {got}"] if absent else []
    return lines + ([f"{where}: should not hold {present}"] if present else [])
