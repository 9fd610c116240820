"""Changes of guidance by example: edits of the small library, and the exact words they earn.

A case is ``tests/cases/diffs/<what>.yml``: *because* (what an author did), *edits*, and *says*:
a line for each change, ``rule:`` or ``words:``. *before* are edits that the old edition has too.
An edit names a *file* and has *instead-of* and *write*, *write* alone for a whole file,
*name* for another name of it, or *remove*. *was* has the old id of each thing that the edits gave
another one.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from decision_tool.core.editions.compared import Compared, Side, compared
from decision_tool.core.editions.words import names_of, words_of
from decision_tool.core.guidance.model import Dropped, Guidance, Question
from decision_tool.publish.check.loading import load_library
from decision_tool.publish.check.own_side import own_side
from tests.publish.invalid_cases import SMALL_LIBRARY

FOLDER = Path(__file__).parent / "cases" / "diffs"
PARTS = {"because", "before", "edits", "was", "dropped", "dropped-before", "says"}


@dataclass(frozen=True)
class DiffCase:
    """One change of the guidance; *id* is the name of its file."""

    id: str
    before: tuple[dict[str, Any], ...]
    edits: tuple[dict[str, Any], ...]
    was: dict[str, str]
    dropped: tuple[Dropped, ...]
    dropped_before: tuple[Dropped, ...]
    says: str

    @cached_property
    def found(self) -> Compared:
        """Return the two editions compared."""
        new = _side((*self.before, *self.edits))
        guidance = replace(_with_old_ids(new.guidance, self.was), dropped=self.dropped)
        old = _side(self.before)
        then = replace(old.guidance, dropped=self.dropped_before)
        return compared(replace(old, guidance=then), replace(new, guidance=guidance))


def load_diff(path: Path) -> DiffCase:
    """Return the case in the file at *path*."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(content) <= PARTS, f"{path.name}: write {sorted(PARTS)}, not {sorted(content)}"
    assert content["because"]
    before, edits = tuple(content.get("before", ())), tuple(content["edits"])
    dropped, dropped_before = (
        tuple(Dropped(**one) for one in content.get(part, ()))
        for part in ("dropped", "dropped-before")
    )
    return DiffCase(
        path.stem,
        before,
        edits,
        content.get("was", {}),
        dropped,
        dropped_before,
        content.get("says", ""),
    )


@cache
def load_diffs() -> tuple[DiffCase, ...]:
    """Return every case."""
    return tuple(load_diff(path) for path in sorted(FOLDER.glob("*.yml")))


def told(found: Compared) -> str:
    """Return each change as a line."""
    names = names_of(found)
    kinds = ("words", "rule")
    return "".join(f"{kinds[one.is_rule]}: {words_of(one, names)}\n" for one in found.changes)


def _with_old_ids(guidance: Guidance, was: dict[str, str]) -> Guidance:
    """Return the guidance with what each thing was called before, as *was* says by new id."""

    def known(record: Any) -> Any:
        old = was.get(record.id)
        return replace(record, was=(old,)) if old else record

    def question(one: Question) -> Question:
        options = tuple(
            replace(each, was=(was[name],)) if (name := f"{one.id}={each.id}") in was else each
            for each in one.options
        )
        changed: Question = replace(known(one), options=options)
        return changed

    return replace(
        guidance,
        pathways=tuple(
            replace(known(one), steps=tuple(map(known, one.steps))) for one in guidance.pathways
        ),
        key_dates=tuple(map(known, guidance.key_dates)),
        questions=tuple(map(question, guidance.questions)),
    )


def _side(edits: Sequence[dict[str, Any]]) -> Side:
    """Return the small library with the edits."""
    return _edited(edits) if edits else _unchanged()


@cache
def _unchanged() -> Side:
    return _edited(())


def _edited(edits: Sequence[dict[str, Any]]) -> Side:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(SMALL_LIBRARY, root, dirs_exist_ok=True)
        for edit in edits:
            apply(edit, root / "pathways" / edit["file"])
        library = load_library(root)
    return own_side(library)


def apply(edit: dict[str, Any], path: Path) -> None:
    """Make one edit in the file at *path*."""
    if "remove" in edit:
        path.unlink()
    elif "name" in edit:
        path.rename(path.with_name(edit["name"]))
    elif "instead-of" in edit:
        text, old = path.read_text(encoding="utf-8"), edit["instead-of"]
        assert text.count(old) == 1, f"{path.name}: {old!r} must stand there once"
        path.write_text(text.replace(old, edit["write"]), encoding="utf-8")
    else:
        path.write_text(edit["write"], encoding="utf-8")
