"""Changes that change nothing: no test can notice them. ``equal.txt`` has them with the reason.

Three lines each: what the change was, the line of code, why nothing comes of it. A change is known
by its line and not by its file, so that files may move; a line written anew is to be judged anew.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tools.mutants.changes import Mutant

LISTED = Path(__file__).parent / "equal.txt"


@cache
def equal() -> dict[tuple[str, str], str]:
    """Return why nothing comes of a change, by what it was and the line it is in."""
    entries = (entry.splitlines() for entry in LISTED.read_text("utf-8").split("\n\n"))
    return {(what, line): reason for what, line, reason in entries}


def is_equal(mutant: Mutant, source: str) -> bool:
    """Tell whether a change to a file that reads *source* is known to change nothing."""
    line = source.splitlines()[mutant.line - 1].strip()
    return (mutant.what, line) in equal()
