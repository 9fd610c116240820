"""Which folder may import which: a room imports from rooms below it and never upwards.

`docs/architecture.md` has the same table. A new arrow is a decision: write it down in both.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "decision_tool"
BROWSER = PACKAGE / "browser"
CORE = ["core", "core.days", "core.guidance", "core.planning"]
OF_A_CASE = ["core.caseload", "core.family", "core.saved", "core.situation", "core.timetable"]
PYTHON: Mapping[str, list[str]] = {
    "core": [],
    "core.days": ["core"],
    "core.guidance": ["core", "core.days"],
    "core.planning": ["core", "core.days", "core.guidance"],
    "core.timetable": CORE,
    "core.situation": [*CORE, "core.timetable"],
    "core.records": [*CORE, "core.timetable"],
    "core.family": [*CORE, "core.timetable"],
    "core.saved": [*CORE, "core.timetable"],
    "core.caseload": [*CORE, "core.family", "core.saved", "core.situation", "core.timetable"],
    "core.editions": [*CORE, "core.caseload", "core.timetable"],
    "exports": [*CORE, *OF_A_CASE],
    "requests": [*CORE, *OF_A_CASE, "core.editions", "core.records", "exports"],
    "publish": [],
    "publish.words": CORE,
    "publish.forms": [],
    "publish.source": [*CORE, "publish.forms"],
    "publish.readings": CORE,
    "publish.check": [
        *CORE, "core.caseload", "core.editions", "core.situation",
        "publish.forms", "publish.readings", "publish.source",
    ],
    "publish.records": [
        *CORE, "core.records", "publish", "publish.forms", "publish.source", "publish.words",
    ],
    "publish.pages": [
        *CORE, "core.editions", "core.situation", "publish.forms", "publish.readings",
        "publish.records", "publish.source", "publish.words",
    ],
    "publish.engine": [*CORE, "requests"],
    "publish.site": [*CORE, "core.editions", "publish", "publish.engine", "publish.pages"],
    "commands": [
        *CORE, *OF_A_CASE, "core.editions", "exports", "publish.check", "publish.forms",
        "publish.pages", "publish.readings", "publish.records", "publish.site", "publish.source",
        "publish.words",
    ],
    "edges": [
        *CORE, "commands", "core.editions", "exports", "publish.check", "publish.engine",
        "publish.pages",
        "publish.readings", "publish.records", "publish.site", "publish.source",
    ],
}  # fmt: skip
"""What each folder of Python may import from. *edges*: the files of the package itself."""

PAGE_SIDE: Mapping[str, list[str]] = {
    "worker": [],
    "page": ["worker"],
    "memory": ["page", "worker"],
    "record": ["memory", "page", "worker"],
    "calculator": ["memory", "page", "record", "worker"],
    "caseload": ["memory", "page", "worker"],
    "find": ["memory", "page", "worker"],
}
"""What each folder of the page side may import from, its types included."""

_JS_IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")


def python_arrows() -> Iterator[tuple[str, str, Path]]:
    """Yield the room that imports, the room imported from, and the file."""
    for path in sorted(PACKAGE.rglob("*.py")):
        room = _room(path.relative_to(PACKAGE).parent)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("decision_tool"):
                for name in node.names:
                    target = _python_room(f"{node.module}.{name.name}")
                    if target != room:
                        yield room, target, path


def page_arrows() -> Iterator[tuple[str, str, Path]]:
    """Yield the same for the page side; a type that is imported is an arrow too."""
    for path in sorted(BROWSER.rglob("*.mjs")):
        room = path.parent.name
        for found in _JS_IMPORT.findall(path.read_text(encoding="utf-8")):
            target = (path.parent / found).resolve().parent
            if target != path.parent and target.is_relative_to(BROWSER):
                yield room, target.name, path


@pytest.mark.parametrize(
    ("arrows", "allowed"),
    [(python_arrows, PYTHON), (page_arrows, PAGE_SIDE)],
    ids=["python", "page side"],
)
def test_every_arrow_between_rooms_is_allowed(arrows: object, allowed: object) -> None:
    assert callable(arrows)
    assert isinstance(allowed, Mapping)
    wrong = [
        f"{path.relative_to(ROOT)}: {room} imports from {target}"
        for room, target, path in arrows()
        if target not in allowed[room]
    ]
    assert wrong == []


@pytest.mark.parametrize("allowed", [PYTHON, PAGE_SIDE], ids=["python", "page side"])
def test_no_arrow_leads_upwards(allowed: Mapping[str, list[str]]) -> None:
    order = list(TopologicalSorter(allowed).static_order())
    assert set(order) == set(allowed)


def test_the_page_side_has_no_room_that_the_table_leaves_out() -> None:
    assert {path.parent.name for path in BROWSER.rglob("*.mjs")} == set(PAGE_SIDE)


def _room(folder: Path) -> str:
    return ".".join(folder.parts) or "edges"


def _python_room(dotted: str) -> str:
    """Return the folder of what is imported: a package's own module, or a name within one."""
    path = ROOT.joinpath(*dotted.split("."))
    if not path.is_dir() and not path.with_suffix(".py").exists():
        path = path.parent
    return _room((path if path.is_dir() else path.parent).relative_to(PACKAGE))
