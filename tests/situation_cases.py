"""Worked situations: what a practice lead would expect of the guided questions, as files.

A case says what was answered and what is expected. Only what a case names is compared:
``asked`` (ids in order), ``pathways``, ``led-by``, ``advice`` (titles), ``challenged``
(pairs), ``answers`` (that go on to the timetable), ``ruled-out``, ``title``, how many
``actions`` are offered where no guide applies, what was ``said`` in words, and all the
``words`` of the outcome, in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.worked_cases import TextOfDates

FOLDER = Path(__file__).parent / "cases" / "situations"
Json = Any


@dataclass(frozen=True)
class SituationCase:
    """One worked situation; *id* is the name of its file."""

    id: str
    because: str
    answers: dict[str, Json]
    expect: dict[str, Json]

    def flags(self) -> list[str]:
        """Return the command line that gives the same answers."""
        joined = {
            question: ",".join(answer) if isinstance(answer, list) else answer
            for question, answer in self.answers.items()
        }
        return [part for pair in joined.items() for part in ("--answer", "=".join(pair))]


def load_situations() -> list[SituationCase]:
    """Return every case, in the order of their names."""
    return [_load(path) for path in sorted(FOLDER.glob("*.yml"))]


def _load(path: Path) -> SituationCase:
    # The loader is a safe one.
    read = yaml.load(path.read_text(encoding="utf-8"), TextOfDates)  # noqa: S506
    assert set(read) == {"because", "answers", "expect"}, path.stem
    assert set(read["expect"]) <= set(PARTS), f"{path.stem}: {sorted(read['expect'])}"
    assert read["expect"], f"{path.stem} expects nothing"
    return SituationCase(path.stem, **read)


PARTS: Mapping[str, Callable[[Json], Json]] = {
    "asked": lambda reply: [one["id"] for one in reply["questions"]],
    "title": lambda reply: reply["outcome"]["title"],
    "pathways": lambda reply: [one["id"] for one in reply["outcome"]["pathways"]],
    "led-by": lambda reply: {one["id"]: one["led_by"] for one in reply["outcome"]["pathways"]},
    "advice": lambda reply: [one["title"] for one in reply["outcome"]["advice"]],
    "challenged": lambda reply: [one["pathways"] for one in reply["outcome"]["contradictions"]],
    "answers": lambda reply: (reply["outcome"]["plan"] or {"answers": {}})["answers"],
    "ruled-out": lambda reply: [one["id"] for one in reply["outcome"]["ruled_out"]],
    "said": lambda reply: {one["id"]: one["said"] for one in reply["questions"]},
    "words": lambda reply: list(_words(reply["outcome"])),
    "actions": lambda reply: str(len(reply["outcome"]["no_guide"]["actions"])),
}
"""Where each expectation is found in a reply."""


def _words(part: Json) -> Iterator[str]:
    """Yield every sentence of an outcome; ids have no spaces."""
    if isinstance(part, str):
        yield from [part] if " " in part else []
    elif isinstance(part, dict | list):
        for one in part.values() if isinstance(part, dict) else part:
            yield from _words(one)


def differences(case: SituationCase, reply: Mapping[str, Json]) -> list[str]:
    """Return every point in which *reply* is not what *case* expects."""
    if reply["outcome"] is None:
        return [f"no outcome: {reply['next']} is still open"]
    found = []
    for part, expected in case.expect.items():
        got = PARTS[part](reply)
        if not _is_as(part, expected, got):
            found.append(f"{part}: expected {expected!r}, got {got!r}")
    return found


def _is_as(part: str, expected: Json, got: Json) -> bool:
    if part == "led-by":
        return all(got.get(pathway) == answers for pathway, answers in expected.items())
    if isinstance(expected, dict) and isinstance(got, list):
        has, lacks = expected.get("has", []), expected.get("lacks", [])
        return set(has) <= set(got) and not set(lacks) & set(got)
    return bool(expected == got)
