"""What the repository promises of its own files."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from fnmatch import fnmatch
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.txt", "requirements-dev.txt", "requirements-node.txt"]


@pytest.mark.parametrize("name", LOCKS)
def test_every_python_package_is_pinned_and_hashed(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]

    assert lines
    assert [line for line in lines if not re.match(r"[\w.-]+==\S+ .*--hash=sha256:", line)] == []


def test_every_browser_package_is_pinned_and_hashed_and_names_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))

    assert [name for name, entry in packages.items() if "integrity" not in entry] == []
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    for pins in (wanted["dependencies"], wanted["devDependencies"]):
        assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in pins.values())


def test_the_development_lock_holds_the_same_versions_as_the_runtime_lock() -> None:
    runtime, development = (
        set(re.findall(r"^([\w.-]+==\S+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))
        for name in LOCKS[:2]
    )

    assert runtime <= development


def test_the_lint_configuration_gives_a_reason_for_everything_it_leaves_out() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lint = tomllib.loads(text)["tool"]["ruff"]["lint"]
    left_out = [*lint["ignore"], *chain(*lint["per-file-ignores"].values())]

    assert [code for code in left_out if not re.search(rf'"{code}",? +# \w', text)] == []


def test_every_folder_of_tests_is_run(pytestconfig: pytest.Config) -> None:
    # Pytest passes over some names of its own accord, such as `build`.
    passed_over = pytestconfig.getini("norecursedirs")
    folders = {
        part
        for file in (ROOT / "tests").rglob("test_*.py")
        for part in file.relative_to(ROOT).parent.parts
    }

    assert "publish" in folders
    assert [name for name in folders if any(fnmatch(name, one) for one in passed_over)] == []


def test_no_committed_file_names_a_registry() -> None:
    # Written in halves, or this file would name them too.
    names = "|".join(["registry" + r"\.npmjs", "pypi" + r"\.org", "files" + r"\.python" + "hosted"])
    found = subprocess.run(  # noqa: S603 - fixed arguments
        ["git", "grep", "-lIE", names],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert found.stdout.split() == []
