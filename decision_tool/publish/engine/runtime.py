"""The browser's Python: which files of the pinned Pyodide package a site needs.

Only finds them; copying is the bundle's work. `package.json` is the one place
that names the version.
"""

import json
from pathlib import Path

from decision_tool.core.errors import DecisionToolError

FILES = (
    "pyodide.mjs",  # the loader
    "pyodide.asm.mjs",  # the interpreter's JavaScript half
    "pyodide.asm.wasm",  # the interpreter
    "python_stdlib.zip",
    "pyodide-lock.json",  # the loader asks for it even when no package is loaded
)


def pinned_version(project: Path) -> str:
    """Return the Pyodide version that `package.json` pins."""
    pins = json.loads((project / "package.json").read_text(encoding="utf-8"))
    return str(pins["dependencies"]["pyodide"])


def runtime_files(project: Path) -> dict[str, Path]:
    """Return the runtime's files by name.

    Raises:
        DecisionToolError: when they are missing, or belong to a version other than the pin.
    """
    folder = project / "node_modules" / "pyodide"
    files = {name: folder / name for name in FILES}
    missing = sorted(name for name, path in files.items() if not path.is_file())
    if missing:
        message = f"node_modules/pyodide lacks {', '.join(missing)}: run `make setup`."
        raise DecisionToolError(message)
    _check_version(folder, pinned_version(project))
    return files


def _check_version(folder: Path, pinned: str) -> None:
    found = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
    if found != pinned:
        message = (
            f"node_modules/pyodide is {found} but package.json pins {pinned}: run `make setup`."
        )
        raise DecisionToolError(message)
