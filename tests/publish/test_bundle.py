"""What travels to the browser: the engine and the rules, the same bytes for the same sources."""

from __future__ import annotations

import ast
import io
import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from decision_tool.core.guidance.codec import decode
from decision_tool.publish.site.bundle import calendar_zip, copied_files, core_zip, rules_json
from tests.shipped import library

ROOT = Path(__file__).parents[2]


def names_of(packed: bytes) -> list[str]:
    return ZipFile(io.BytesIO(packed)).namelist()


def test_the_same_sources_give_the_same_archives() -> None:
    assert core_zip() == core_zip()
    assert calendar_zip() == calendar_zip()


def test_the_archive_holds_the_engine_and_its_door_and_nothing_else() -> None:
    names = names_of(core_zip())
    rooms = ("decision_tool/core/", "decision_tool/requests/", "decision_tool/exports/")
    outside = [name for name in names if not name.startswith(rooms)]

    assert outside == ["decision_tool/__init__.py"]
    assert "decision_tool/requests/bridge.py" in names
    assert names == sorted(names)


def test_what_needs_the_calendar_library_waits_in_the_other_archive() -> None:
    late = {name for name in names_of(calendar_zip()) if name.startswith("decision_tool/")}
    rooms = [ROOT / "decision_tool" / room for room in ("core", "exports", "requests")]
    needing = {
        path.relative_to(ROOT).as_posix()
        for room in rooms
        for path in room.rglob("*.py")
        if "icalendar" in _imported(path)
    }

    assert {"decision_tool/requests/calendar.py", "decision_tool/exports/calendar_file.py"} <= late
    assert needing <= late
    assert not late & set(names_of(core_zip()))


def _imported(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}


def test_the_calendar_archive_holds_libraries_with_their_licences_and_no_tests() -> None:
    names = names_of(calendar_zip())

    assert {"icalendar/__init__.py", "dateutil/rrule.py", "six.py"} <= set(names)
    assert {
        "licences/icalendar/LICENSE.rst",
        "licences/python-dateutil/LICENSE",
        "licences/six/LICENSE",
        "licences/tzdata/LICENSE",
    } <= set(names)
    assert [name for name in names if "/tests/" in name] == []
    assert [name for name in names if name.startswith("tzdata/")] == ["tzdata/zoneinfo/UTC"]


def test_the_engine_starts_from_the_archive_alone(tmp_path: Path) -> None:
    archive = tmp_path / "core.zip"
    archive.write_bytes(core_zip())
    code = f"import sys; sys.path.insert(0, {str(archive)!r})"
    code += "; import decision_tool.requests.bridge as b"
    code += "; assert 'core.zip' in b.__file__"

    subprocess.run([sys.executable, "-IS", "-c", code], check=True)  # noqa: S603


def test_the_rules_come_back_as_they_went() -> None:
    guidance = library().guidance

    assert decode(json.loads(rules_json(guidance))) == guidance


def test_the_scripts_find_their_library_and_its_licence_beside_them() -> None:
    paths = copied_files(ROOT, library().guidance)

    assert paths["assets/tool/vendor/fflate.mjs"].name == "browser.js"
    assert paths["assets/tool/vendor/fflate-LICENSE.txt"].name == "LICENSE"
    assert "assets/tool/record/record.mjs" in paths
