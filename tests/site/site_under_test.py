"""The site that the page tests look at: built once for the same sources on the same day.

It is kept in `build/site-under-test/` under a digest of all that it is made of, so that several
test processes, and a second run without changes, share one build. `python -m
tests.site.site_under_test` builds it ahead of them.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = ROOT / "build" / "site-under-test"
FOLDERS = ("decision_tool", "docs", "pathways", "templates")
FILES = ("mkdocs.yml", "requirements.txt", "package.json", "package-lock.json")
MOST_KEPT = 3


def site_under_test() -> Path:
    """Return the folder of the site as `mkdocs build --strict` builds it, building it if need be.

    Raises AssertionError with what the build said where it fails.
    """
    return kept_site(KEPT, lambda: ROOT)


def kept_site(kept: Path, project: Callable[[], Path], made_of: Sequence[Path] = ()) -> Path:
    """Return the folder of a site that is kept in *kept*, built in the folder of *project*.

    *made_of*: files that it rests on besides those of the product. Raises AssertionError with
    what the build said where it fails.
    """
    kept.mkdir(parents=True, exist_ok=True)
    folder = kept / _digest(made_of)
    with _one_at_a_time(kept):
        if not folder.is_dir():
            _build(project(), folder)
            _drop_old(kept)
    return folder


def _build(project: Path, folder: Path) -> None:
    unfinished = folder.with_suffix(f".{os.getpid()}")
    shutil.rmtree(unfinished, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(unfinished)]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    built = subprocess.run(  # noqa: S603 - our own interpreter, fixed arguments
        command, cwd=project, env=quiet, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stdout + built.stderr
    unfinished.rename(folder)


def _drop_old(kept: Path) -> None:
    sites = sorted(kept.iterdir(), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in [one for one in sites if one.is_dir()][MOST_KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def _digest(made_of: Sequence[Path]) -> str:
    total = hashlib.sha256(f"{platform.python_version()} {datetime.now(UTC).date()}".encode())
    for path in (*_sources(), *made_of):
        total.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


def _sources() -> Iterator[Path]:
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                yield path
    yield from (ROOT / name for name in FILES)


@contextmanager
def _one_at_a_time(kept: Path) -> Iterator[None]:
    """Let one process build at a time, where the system has such locks; elsewhere each builds."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:
        yield
        return
    with (kept / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    site_under_test()
