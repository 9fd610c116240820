"""The library that the site's scripts load comes as it is pinned, with its licence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from decision_tool.core.errors import DecisionToolError
from decision_tool.publish.site.vendored import FILES, PACKAGE, vendored_files

ROOT = Path(__file__).resolve().parents[2]


def package(project: Path, version: str) -> Path:
    folder = project / "node_modules" / PACKAGE
    pinned = {"dependencies": {PACKAGE: "1.2.3"}}
    for inside in FILES.values():
        (folder / inside).parent.mkdir(parents=True, exist_ok=True)
        (folder / inside).write_text("", encoding="utf-8")
    (project / "package.json").write_text(json.dumps(pinned), encoding="utf-8")
    (folder / "package.json").write_text(json.dumps({"version": version}), encoding="utf-8")
    return folder


def test_the_files_are_those_of_the_pinned_and_locked_version() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    pins = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]

    assert lock["packages"][f"node_modules/{PACKAGE}"]["version"] == pins[PACKAGE]
    assert set(vendored_files(ROOT)) == {"fflate.mjs", "fflate-LICENSE.txt"}
    assert "MIT" in vendored_files(ROOT)["fflate-LICENSE.txt"].read_text(encoding="utf-8")


def test_what_is_copied_loads_nothing_from_elsewhere() -> None:
    script = vendored_files(ROOT)["fflate.mjs"].read_text(encoding="utf-8")

    assert "import(" not in script
    assert "from '" not in script
    assert 'from "' not in script


def test_a_library_without_its_licence_is_refused(tmp_path: Path) -> None:
    (package(tmp_path, "1.2.3") / "LICENSE").unlink()

    with pytest.raises(DecisionToolError, match="lacks LICENSE: run `make setup`"):
        vendored_files(tmp_path)


def test_another_version_than_the_pin_is_refused(tmp_path: Path) -> None:
    package(tmp_path, "1.2.4")

    with pytest.raises(DecisionToolError, match=r"is 1\.2\.4 but package\.json pins 1\.2\.3"):
        vendored_files(tmp_path)
