"""What the page knows of the files that this build wrote."""

from __future__ import annotations

import json
from pathlib import Path
from zlib import crc32

from decision_tool.publish.site.built import BUILT, build_name, built_script, write_built


def constants(script: str) -> dict[str, str]:
    lines = (line.removeprefix("export const ").rstrip(";") for line in script.splitlines()[1:])
    return {name: value for name, _, value in (line.partition(" = ") for line in lines)}


def test_a_build_is_named_by_its_files_and_by_nothing_else(tmp_path: Path) -> None:
    placed = tmp_path / "rules.json"
    placed.write_bytes(b"{}")
    name = build_name([("b", b"2"), ("a", placed)])

    assert name == build_name([("a", b"{}"), ("b", b"2")])
    assert name != build_name([("a", b"{}"), ("b", b"3")])
    assert name != build_name([("a", b"{}"), ("c", b"2")])


def test_parts_are_told_by_length_and_checksum() -> None:
    told = constants(built_script({"assets/engine/rules.json": b"{}"}, "abc", "1.2"))

    assert json.loads(told["BUILD"]) == "abc"
    assert json.loads(told["RUNTIME"]) == "1.2"
    assert json.loads(told["PARTS"]) == {"assets/engine/rules.json": [2, crc32(b"{}")]}
    assert json.loads(told["EDITIONS"]) == []


def test_what_the_site_holds_is_told_not_what_went_into_it(tmp_path: Path) -> None:
    inside = {
        "assets/engine/pyodide/pyodide.asm.wasm": b"wasm",
        "assets/engine/core.zip": b"core",
        "assets/engine/core.zip.br": b"packed",
        "assets/tool/worker/worker.mjs": b"worker",
        "assets/tool/vendor/fflate.mjs": b"zip",
        "assets/tool/find/find.mjs": b"find",
        "records/files/one.docx": b"one",
        "records/files/one.pdf": b"one",
        "index.html": b"page",
    }
    for name, content in inside.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    write_built(tmp_path, "abc", "1.2")
    write_built(tmp_path, "abc", "1.2")  # it does not tell of itself

    assert set(json.loads(constants((tmp_path / BUILT).read_text())["PARTS"])) == {
        "assets/engine/core.zip",
        "assets/engine/pyodide/pyodide.asm.wasm",
        "assets/tool/vendor/fflate.mjs",
        "assets/tool/worker/worker.mjs",
        "records/files/one.docx",
    }
