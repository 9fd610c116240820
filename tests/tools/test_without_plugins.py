"""The tests of the core run without plugins as well: so the mutants are tried."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = ("tests/core/test_dates.py", "tests/property/test_wording.py")


def test_the_tests_of_the_core_need_no_plugin() -> None:
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": ""}
    command = [sys.executable, "-m", "pytest", "--quiet", "--collect-only", *TESTS]
    found = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)  # noqa: S603
    assert found.returncode == 0, found.stdout.decode()
