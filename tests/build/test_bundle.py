"""What travels to the browser: the engine and the rules, the same bytes for the same sources."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from decision_tool.build.loading import load_library
from decision_tool.build.site.bundle import core_zip, rules_json
from decision_tool.core.guidance.codec import decode

ROOT = Path(__file__).parents[2]


def test_the_same_sources_give_the_same_archive() -> None:
    assert core_zip() == core_zip()


def test_the_archive_holds_the_engine_and_its_door_and_nothing_else() -> None:
    names = ZipFile(io.BytesIO(core_zip())).namelist()
    rooms = ("decision_tool/core/", "decision_tool/asks/")
    outside = [name for name in names if not name.startswith(rooms)]

    assert outside == ["decision_tool/__init__.py", "decision_tool/bridge.py"]
    assert names == sorted(names)


def test_the_engine_starts_from_the_archive_alone(tmp_path: Path) -> None:
    archive = tmp_path / "core.zip"
    archive.write_bytes(core_zip())
    code = f"import sys; sys.path.insert(0, {str(archive)!r}); import decision_tool.bridge as b"
    code += "; assert 'core.zip' in b.__file__"

    subprocess.run([sys.executable, "-IS", "-c", code], check=True)  # noqa: S603


def test_the_rules_come_back_as_they_went() -> None:
    guidance = load_library(ROOT).guidance

    assert decode(json.loads(rules_json(guidance))) == guidance
