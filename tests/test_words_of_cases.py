"""Every sentence that planning can print stands in a worked case, so that none is lost unseen."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from decision_tool.core.planning.guards import ORDERS
from tests.worked_cases import load_cases

CORE = Path(__file__).parent.parent / "decision_tool" / "core"
FILES = [
    path
    for path in (*sorted((CORE / "planning").glob("*.py")), CORE / "days" / "working_days.py")
    # Words of inputs are held whole in tests/core/test_given.py, those of sentences by laws, and
    # those of rules as a reader is told them in tests/core/test_speech.py.
    if path.name not in {"given.py", "speech.py", "wording.py"}
]
LETTERS = 6
"""A shorter piece, such as " to ", is found anywhere."""

NEVER_HELD = {
    "; that day is counted from.": "no shipped step counts from one that has no last day",
    "can take place from": "no shipped step counts from one that has no last day",
    "the days it is counted from leave": "every shipped window rests on typed dates",
    "Today is": "no shipped step counts from today",
    "Nothing limits this until": "each shipped window that waits for a step has another limit",
    "has taken place.": "each shipped window that waits for a step has another limit",
    "The answers given rule this out.": "every shipped case of a rule gives its own reason",
}
"""Pieces that no shipped pathway can bring about; tests/core/test_plan.py holds them."""


def printed(value: Any) -> Iterator[str]:
    """Yield every text inside what a case expects."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from printed(part)
    elif isinstance(value, list):
        for part in value:
            yield from printed(part)


def pieces(path: Path) -> Iterator[str]:
    """Yield the fixed pieces of the sentences a file can print."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            piece = node.value.strip(" .,:;()")
            is_order = node.value in ORDERS
            if id(node) not in silent and " " in piece and len(piece) >= LETTERS and not is_order:
                yield node.value.strip()


HELD = "\n".join(text for case in load_cases() for text in printed(case.expect))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_sentence_stands_in_a_worked_case(path: Path) -> None:
    lost = [piece for piece in pieces(path) if piece not in HELD and piece not in NEVER_HELD]
    assert lost == []
