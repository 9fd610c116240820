"""Faults told by example: one change to the small library, and the exact words it must earn.

A case is ``tests/cases/invalid/<fault>.yml``: *because* (what an author did), *file*,
either *instead-of* and *write* (a change in that file) or *write* alone (the whole file)
or *remove: yes*, and *expected* (every fault, one to a line).
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import yaml

CASES = Path(__file__).parents[1] / "cases" / "invalid"
SMALL_LIBRARY = Path(__file__).parent / "small_library"


@dataclass(frozen=True)
class InvalidCase:
    """One fault an author can make, and what the check must say of it."""

    name: str
    because: str
    file: str
    expected: str
    write: str | None = None
    instead_of: str | None = None

    def apply(self, root: Path) -> None:
        """Put the small library with this one change into *root*."""
        shutil.copytree(SMALL_LIBRARY, root, dirs_exist_ok=True)
        path = root / "pathways" / self.file
        if self.write is None:
            path.unlink()
            return
        text = self.write
        if self.instead_of is not None:
            before = path.read_text(encoding="utf-8")
            assert before.count(self.instead_of) == 1, f"{self.instead_of!r} must stand there once"
            text = before.replace(self.instead_of, self.write)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def load_case(path: Path) -> InvalidCase:
    """Return the case in the file at *path*."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return InvalidCase(
        name=path.stem,
        because=content["because"],
        file=content["file"],
        expected=content.get("expected", "").rstrip("\n"),  # a new one: `make golden`
        write=content.get("write"),
        instead_of=content.get("instead-of"),
    )


ALL_CASES = [load_case(path) for path in sorted(CASES.glob("*.yml"))]
