"""Lets a web server read every file of the site, whatever mask its builder works under."""

from __future__ import annotations

import os
from pathlib import Path

FILE, FOLDER = 0o644, 0o755


def let_read(site: Path) -> None:
    """Let everyone read the built *site*, and its owner alone change it."""
    if os.name == "nt":
        return
    for path in (site, *site.rglob("*")):
        if not path.is_symlink():
            path.chmod(FOLDER if path.is_dir() else FILE)
