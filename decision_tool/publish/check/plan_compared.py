"""What is expected of a plan, held against the plan: every point in which the two differ.

Both are JSON, under the names of the contract. Only what is expected by name is compared;
`{has: [...], lacks: [...]}` says what a list holds, not all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

UNORDERED = frozenset(
    ("dates", "answers", "fields", "steps", "invite", "records", "readings", "clauses")
)
"""Lists whose order the contract leaves open."""

Json = Any
Trail = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """At *trail* of what is expected stands *expected*, and the plan has *got*.

    *row* is the row that it is about, or "" where it is about the plan.
    """

    trail: Trail
    row: str
    expected: Json
    got: Json

    @property
    def part(self) -> str:
        """Return the name of what differs: ``latest``, or ``problems``."""
        return next(str(one) for one in reversed(self.trail) if isinstance(one, str))


NO_ROW = object()
"""Stands for a row that the plan has not."""


def differences(expect: Mapping[str, Json], plan: Mapping[str, Json]) -> list[Difference]:
    """Return every point in which *plan* is not what *expect* says of it."""
    rows = {row["id"]: row for row in plan["steps"]}
    found: list[Difference] = []
    for index, one in enumerate(expect.get("steps", [])):
        trail: Trail = ("steps", index)
        if one["id"] in rows:
            found += _fields(trail, one["id"], one, rows[one["id"]])
        else:
            found.append(Difference(trail, one["id"], one, NO_ROW))
    if "order" in expect and not _is_same("order", expect["order"], [*rows]):
        found.append(Difference(("order",), "", expect["order"], [*rows]))
    if "suggests" in expect and sorted(expect["suggests"]) != sorted(plan["suggests"]):
        found.append(Difference(("suggests",), "", expect["suggests"], plan["suggests"]))
    for part in ("problems", "notes"):
        if part in expect and not _same_entries(expect[part], plan[part]):
            found.append(Difference((part,), "", expect[part], plan[part]))
    return found


def _fields(
    trail: Trail, row: str, expected: Mapping[str, Json], got: Mapping[str, Json]
) -> Iterator[Difference]:
    for key, value in expected.items():
        if not _is_same(key, value, got[key]):
            yield Difference((*trail, key), row, value, got[key])


def _is_same(name: str, expected: Json, got: Json) -> bool:
    if isinstance(expected, Mapping) and isinstance(got, Mapping):
        return all(key in got and _is_same(key, expected[key], got[key]) for key in expected)
    if isinstance(expected, Mapping) and isinstance(got, list):
        has, lacks = expected.get("has", ()), expected.get("lacks", ())
        return set(has) <= set(got) and not set(lacks) & set(got)
    if name == "alternatives":
        return _same_entries(expected, got)
    if name in UNORDERED and isinstance(expected, list) and isinstance(got, list):
        return sorted(expected) == sorted(got)
    return bool(expected == got)


def _same_entries(expected: Sequence[Json], got: Sequence[Json]) -> bool:
    """Tell whether each entry that is expected is there, and none else, in any order."""
    left = list(got)
    for one in expected:
        same = next((entry for entry in left if _is_same("", one, entry)), None)
        if same is None:
            return False
        left.remove(same)
    return not left
