"""What the worked examples came to: run once, and cached under `build/` until a file changes.

As with the guidance, it is cached only if nothing is wrong.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from decision_tool.core.errors import Fault
from decision_tool.core.guidance.model import Guidance
from decision_tool.publish.check import cached_guidance as cached
from decision_tool.publish.check.fingerprint import FOLDER as SOURCES
from decision_tool.publish.check.fingerprint import fingerprint

FOLDER = Path("build", "examples")


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A part of the guidance that no example shows, or (*by* signed) none that is signed."""

    kind: str
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many examples hold and are signed, and what they show of each kind.

    *counts* has for each kind how many there are, how many any example shows, and how many a
    signed one does. *old_words* are texts that may say what the newest edition said.
    """

    holding: int
    signed: int
    counts: dict[str, tuple[int, int, int]]
    uncovered: tuple[Uncovered, ...]
    old_words: tuple[Fault, ...] = ()


def examples_outcome(root: Path, guidance: Guidance) -> Outcome:
    """Return what the examples of *root* come to. Raises FaultsError with all that do not hold."""
    key = _key(root)
    place = root / FOLDER / f"{key}.json"
    found = _read(place) if key else None
    if found is None:
        found = _run(root, guidance)
        if key and cached.is_same_code() and _key(root) == key:
            cached.write(place, json.dumps(_plain(found), separators=(",", ":")).encode())
    return found


def _key(root: Path) -> str | None:
    return fingerprint(root, cached.STARTED_WITH, with_examples=True)


def _run(root: Path, guidance: Guidance) -> Outcome:
    # What reads YAML is slow to load.
    from decision_tool.publish.check.examples_covered import KINDS, coverage  # noqa: PLC0415
    from decision_tool.publish.check.examples_run import tried  # noqa: PLC0415
    from decision_tool.publish.check.old_words import old_words  # noqa: PLC0415

    runs = tried(root / SOURCES, guidance)
    covered = coverage(runs, guidance)
    uncovered = [Uncovered(one.kind, one.words, "any") for one in covered.without(covered.by_any)]
    unsigned = [
        Uncovered(one.kind, one.words, "signed")
        for one in covered.without(covered.by_signed)
        if one in covered.by_any
    ]
    return Outcome(
        len(runs),
        sum(run.example.is_signed for run in runs),
        {kind: covered.count(kind) for kind in KINDS},
        (*uncovered, *unsigned),
        tuple(old_words(root, guidance, runs)),
    )


def _plain(found: Outcome) -> list[object]:
    uncovered = [[one.kind, one.words, one.by] for one in found.uncovered]
    old_words = [[one.where, one.what, one.hint] for one in found.old_words]
    return [found.holding, found.signed, found.counts, uncovered, old_words]


def _read(place: Path) -> Outcome | None:
    """Return what a file holds; None where there is none, or not all of it."""
    try:
        holding, signed, counts, uncovered, old_words = json.loads(cached.content_of(place))
        return Outcome(
            holding,
            signed,
            {kind: (of, shown, by_signed) for kind, (of, shown, by_signed) in counts.items()},
            tuple(Uncovered(*one) for one in uncovered),
            tuple(Fault(*one) for one in old_words),
        )
    except (ValueError, TypeError, AttributeError):
        return None
