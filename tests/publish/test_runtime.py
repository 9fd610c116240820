from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from decision_tool.core.errors import DecisionToolError
from decision_tool.publish.engine.runtime import FILES, pinned_version, runtime_files

ROOT = Path(__file__).resolve().parent.parent.parent


def _package(folder: Path, version: str) -> Path:
    package = folder / "node_modules" / "pyodide"
    package.mkdir(parents=True)
    (folder / "package.json").write_text('{"dependencies": {"pyodide": "1.2.3"}}', encoding="utf-8")
    (package / "package.json").write_text(json.dumps({"version": version}), encoding="utf-8")
    for name in FILES:
        (package / name).write_text("", encoding="utf-8")
    return package


def test_the_pin_the_lock_and_the_files_agree() -> None:
    pinned = pinned_version(ROOT)
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))

    assert lock["packages"]["node_modules/pyodide"]["version"] == pinned
    assert set(runtime_files(ROOT)) == set(FILES)


def test_the_core_may_use_no_python_newer_than_the_browsers() -> None:
    lock = json.loads(runtime_files(ROOT)["pyodide-lock.json"].read_text(encoding="utf-8"))
    in_browser = tuple(int(part) for part in lock["info"]["python"].split(".")[:2])

    assert in_browser >= (3, 11)
    assert sys.version_info[:2] >= (3, 11)


def test_a_missing_file_is_named_with_the_remedy(tmp_path: Path) -> None:
    (_package(tmp_path, "1.2.3") / "pyodide.asm.wasm").unlink()

    with pytest.raises(DecisionToolError, match=r"lacks pyodide\.asm\.wasm: run `make setup`"):
        runtime_files(tmp_path)


def test_another_version_than_the_pin_is_refused(tmp_path: Path) -> None:
    _package(tmp_path, "1.2.4")

    with pytest.raises(DecisionToolError, match=r"is 1\.2\.4 but package\.json pins 1\.2\.3"):
        runtime_files(tmp_path)
