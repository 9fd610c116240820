"""What the calculator needs in the browser: the rules, the engine, its Python, its scripts.

The engine is packed as its sources here; `engine.ready` compiles it for the browser, where
the tests run it again. The same sources give the same bytes: no clock time, no order of the
file system.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from decision_tool.build.engine.ready import CORE, ready_files
from decision_tool.build.site.runtime import runtime_files
from decision_tool.core.guidance.codec import encode
from decision_tool.core.guidance.model import Guidance

ENGINE = "assets/engine"
CALCULATOR = "assets/calculator"
PACKAGE = Path(__file__).resolve().parents[2]
ROOMS = ("asks", "core")
_FIRST_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can hold


def engine_files(guidance: Guidance) -> dict[str, bytes]:
    """Return what is made for the browser, by its path in the site."""
    return {f"{ENGINE}/rules.json": rules_json(guidance)}


def copied_files(project: Path, guidance: Guidance) -> dict[str, Path]:
    """Return what is copied as it is: the engine, Python's runtime, the calculator's scripts.

    Raises:
        DecisionToolError: when the runtime is missing or is not the pinned version, or the
            engine needs what the browser's Python does not have.
    """
    ready = ready_files(project, guidance, core_zip(), rules_json(guidance))
    found = {f"{ENGINE}/{CORE}": ready.pop(CORE)}
    runtime = {**runtime_files(project), **ready}
    found |= {f"{ENGINE}/pyodide/{name}": path for name, path in runtime.items()}
    for path in sorted((PACKAGE / "browser").glob("*")):
        if path.suffix in {".mjs", ".css"}:
            found[f"{CALCULATOR}/{path.name}"] = path
    return found


def rules_json(guidance: Guidance) -> bytes:
    """Return the whole guidance as compact JSON; `codec.decode` reads it back without loss."""
    plain = json.dumps(encode(guidance), ensure_ascii=False, separators=(",", ":"))
    return plain.encode()


def core_zip() -> bytes:
    """Return the engine as an archive that Python can import from."""
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for path in _sources():
            name = path.relative_to(PACKAGE.parent).as_posix()
            entry = ZipInfo(name, _FIRST_TIME)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            text = path.read_text(encoding="utf-8")  # line ends as ours, whatever the checkout
            archive.writestr(entry, text.encode())
    return packed.getvalue()


def _sources() -> list[Path]:
    """Return the engine's files: the package, its core, what can be asked, the worker's door."""
    own = [PACKAGE / "__init__.py", PACKAGE / "bridge.py"]
    rooms = [path for room in ROOMS for path in (PACKAGE / room).rglob("*.py")]
    return sorted([*own, *rooms])
