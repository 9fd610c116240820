"""The oldest and the newest pip, for the tests of set-up: `python -m tools.pips`.

Which they are, and their hashes, is in tests/tools/pips. They are fetched here, ahead of the
tests, because a test run fetches nothing.
"""

import sys
from pathlib import Path

from tools import python_env

LOCKS = python_env.ROOT / "tests" / "tools" / "pips"
KEPT = python_env.ROOT / "build" / "pips"


def wheel(name: str) -> Path | None:
    """Return the wheel of *name*, `oldest` or `newest`, if it was fetched as it is locked now."""
    line = (LOCKS / f"{name}.txt").read_text(encoding="utf-8").splitlines()[-1]
    version = line.split()[0].partition("==")[2]
    return next((KEPT / name).glob(f"pip-{version}-*.whl"), None)


def ensure() -> None:
    """Leave each of them under build/; do nothing if it is there."""
    for lock in sorted(LOCKS.glob("*.txt")):
        if not wheel(lock.stem):
            target = ["--dest", str(KEPT / lock.stem), "--requirement", str(lock)]
            python_env.pip("download", "--no-deps", "--require-hashes", *target)


def main() -> int:
    """Fetch them; where they cannot be had, say so: the unit tests run without network too."""
    try:
        ensure()
    except SystemExit as error:
        print(error, "The tests with the oldest and the newest pip are passed over.", sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
