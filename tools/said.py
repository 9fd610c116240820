"""Write what cases say now: ``python -m tools.said tests/cases/said/records/some-rows.yml``.

Each line that changes is printed. Read it for truth before it is kept: a case that was only
written down holds whatever the code says, and a wrong sentence is a fault to mend.
"""

from __future__ import annotations

import sys
from difflib import unified_diff
from pathlib import Path

import yaml

from decision_tool.publish.check.loading import load_library
from tests.said_cases import TextAndCounts, said

ROOT = Path(__file__).parent.parent
HEADING = "\nsays:"


def main() -> int:
    """Rewrite the text of each case named."""
    guidance = load_library(ROOT).guidance
    for path in map(Path, sys.argv[1:]):
        before = path.read_text(encoding="utf-8")
        head = before.partition(HEADING)[0]
        ask = yaml.load(head, TextAndCounts)["ask"]  # noqa: S506 - the loader is a safe one
        lines = "".join(f"  {line}".rstrip() + "\n" for line in said(ask, guidance).splitlines())
        after = f"{head}{HEADING} |\n{lines}"
        path.write_text(after, encoding="utf-8")
        changed = unified_diff(before.splitlines(), after.splitlines(), str(path), lineterm="", n=1)
        print(*changed, sep="\n", end="\n" * (before != after))
    return 0


if __name__ == "__main__":
    sys.exit(main())
