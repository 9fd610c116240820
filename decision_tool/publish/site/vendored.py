"""The one library that the site's own scripts load: it opens and makes zip archives.

A Word file is such an archive. The library is copied as npm installed it, with its licence
beside it; `package.json` is the one place that names the version.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from decision_tool.core.errors import DecisionToolError

PACKAGE = "fflate"
FILES = {"fflate.mjs": "esm/browser.js", "fflate-LICENSE.txt": "LICENSE"}
"""Where the site keeps each file, and where the package has it."""


def vendored_files(project: Path) -> dict[str, Path]:
    """Return the library's files by their names in the site.

    Raises:
        DecisionToolError: when they are missing, or belong to a version other than the pin.
    """
    folder = project / "node_modules" / PACKAGE
    files = {name: folder / inside for name, inside in FILES.items()}
    missing = sorted(path.name for path in files.values() if not path.is_file())
    if missing:
        message = f"node_modules/{PACKAGE} lacks {', '.join(missing)}: run `make setup`."
        raise DecisionToolError(message)
    _check_version(project, folder)
    return files


def _check_version(project: Path, folder: Path) -> None:
    pinned = _read(project)["dependencies"][PACKAGE]
    found = _read(folder)["version"]
    if found != pinned:
        message = (
            f"node_modules/{PACKAGE} is {found} but package.json pins {pinned}: run `make setup`."
        )
        raise DecisionToolError(message)


def _read(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    return found
