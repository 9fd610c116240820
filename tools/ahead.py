"""A part of the unit tests with the clock a year ahead: `python -m tools.ahead`.

What is right today must be right on any day. Those tests are here that go through the clock: the
command line, which takes today from it, and the build of the pages. The clock is turned by the
program faketime, for every program that a test starts too.
"""

import shutil
import subprocess
import sys

AHEAD = "+370d"
PARTS = [
    "tests/test_cli.py",
    "tests/test_caseload_command.py",
    "tests/test_calendar_ask.py",
    "tests/core/test_typed_day.py",
    "tests/exports",
    "tests/publish/test_mkdocs_plugin.py",
    "tests/publish/test_pages.py",
    "tests/publish/test_shipped_library.py",
]


def main() -> int:
    """Run that part; without faketime say so, and let it pass."""
    faketime = shutil.which("faketime")
    if not faketime:
        print("Not run a year ahead: the program faketime is not on this machine.")
        return 0
    shared = ["--numprocesses", "auto", "--maxprocesses", "4"]
    tests = [sys.executable, "-m", "pytest", "--quiet", "-p", "no:cacheprovider", *shared, *PARTS]
    return subprocess.run([faketime, "-f", AHEAD, *tests], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
