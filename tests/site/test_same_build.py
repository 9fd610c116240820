"""Two builds of the same sources are the same to the byte, wherever and whenever they are made."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.test_last_build import Project

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.usefixtures("site")


def built(folder: Path, umask: int, before: list[str], **environment: str) -> dict[str, str]:
    """Build the small project in *folder*; return the digest of every file of its site."""
    project = Project(folder)
    command = [*before, sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    done = subprocess.run(  # noqa: S603 - our own interpreter, fixed arguments
        [*command, "--site-dir", str(project.whole)],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    site = project.whole
    return {
        one.relative_to(site).as_posix(): hashlib.sha256(one.read_bytes()).hexdigest()
        for one in site.rglob("*")
        if one.is_file()
    }


def test_folder_day_language_zone_and_umask_change_no_byte(tmp_path: Path) -> None:
    """Where the program faketime is not there, both are built on one day."""
    faketime = shutil.which("faketime")
    later = [faketime, "-f", "+100d"] if faketime else []
    first = built(tmp_path / "one", 0o022, [], LC_ALL="C.UTF-8", TZ="Europe/London")
    second = built(tmp_path / "an other", 0o077, later, LC_ALL="C", TZ="Pacific/Auckland")
    assert {name for name in first | second if first.get(name) != second.get(name)} == set()
    assert "sitemap.xml.gz" in first
