"""Write what golden cases say now: ``python -m tools.golden tests/cases/said/timetable/one.yml``.

Without a file, every case of `tests/cases/said`, `tests/cases/invalid` and `tests/cases/diffs` is
written (`make golden`). Each line that changes is printed. Read it for truth before it is kept: a
case that was only written down holds whatever the code says, and a wrong sentence is a fault to
mend.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from difflib import unified_diff
from functools import cache
from pathlib import Path

import yaml

from decision_tool.core.guidance.model import Guidance
from decision_tool.publish.check.loading import check, load_library
from tests.diff_cases import FOLDER as DIFFS
from tests.diff_cases import load_diff, told
from tests.publish.invalid_cases import CASES as INVALID
from tests.publish.invalid_cases import load_case
from tests.said_cases import FOLDER as SAID
from tests.said_cases import TextAndCounts, said

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Rewrite the text of each case named, or of all; print what changes."""
    named = [Path(name).resolve() for name in sys.argv[1:]]
    folders = (INVALID, SAID, DIFFS)
    for path in named or [one for folder in folders for one in sorted(folder.rglob("*.yml"))]:
        made = _told if path.parent == INVALID else _changed if path.parent == DIFFS else _said
        heading, lines = made(path)
        _write(path, heading, lines)
    return 0


def _write(path: Path, heading: str, lines: Iterable[str]) -> None:
    """Put *lines* below the last part of a case, which *heading* begins; show what changes."""
    before = path.read_text(encoding="utf-8")
    text = "".join(f"  {line}".rstrip() + "\n" for line in lines)
    head = before.partition(f"\n{heading}")[0]
    after = f"{head}\n{heading} |\n{text}"
    path.write_text(after, encoding="utf-8", newline="\n")
    changed = unified_diff(before.splitlines(), after.splitlines(), str(path), lineterm="", n=1)
    print(*changed, sep="\n", end="\n" * (before != after))


def _said(path: Path) -> tuple[str, list[str]]:
    """Return the whole reply to what a case asks, as text."""
    head = path.read_text(encoding="utf-8").partition("\nsays:")[0]
    ask = yaml.load(head, TextAndCounts)["ask"]  # noqa: S506 - the loader is a safe one
    return "says:", said(ask, _guidance()).splitlines()


def _told(path: Path) -> tuple[str, list[str]]:
    """Return every fault that the change of a case earns."""
    with tempfile.TemporaryDirectory() as folder:
        load_case(path).apply(Path(folder))
        return "expected:", "\n".join(str(fault) for fault in check(Path(folder))).splitlines()


def _changed(path: Path) -> tuple[str, list[str]]:
    """Return every change that the edits of a case make."""
    return "says:", told(load_diff(path).found).splitlines()


@cache
def _guidance() -> Guidance:
    return load_library(ROOT).guidance


if __name__ == "__main__":
    sys.exit(main())
