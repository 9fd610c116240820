"""Puts a `.gz` and a `.br` beside each large file of a built site, for the web server to send.

Compressing hard takes long, so each result is kept under `build/` by the hash of what it was
made from. Without Node there is no `.br`; the `.gz` needs only Python.
"""

from __future__ import annotations

import hashlib
import io
import logging
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from gzip import GzipFile
from pathlib import Path
from tempfile import TemporaryDirectory

from decision_tool.publish.engine import node

SUFFIXES = {
    ".atom",
    ".bin",
    ".css",
    ".html",
    ".js",
    ".json",
    ".mjs",
    ".svg",
    ".wasm",
    ".xml",
    ".zip",
}
LEAST_BYTES = 1400  # below that, one network packet carries the plain file too
WORTH = 0.95
FORMS = ("br", "gz")
KEPT = Path("build", "compressed")
SCRIPT = Path(__file__).with_suffix(".mjs")

_log = logging.getLogger("mkdocs.pathways")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One file of the site, and where its compressed forms are kept."""

    path: Path
    kept: Path

    def made(self, form: str) -> Path:
        return self.kept.with_suffix(f".{form}")


def precompress(site: Path, kept: Path) -> None:
    """Write the compressed forms of every file worth it, dated as the file itself.

    *kept* is the folder that remembers them for the next build of this site.
    """
    kept.mkdir(parents=True, exist_ok=True)
    wanted = [_Wanted(path, kept / _digest(path)) for path in _large(site)]
    _make_gzip(one for one in wanted if not one.made("gz").is_file())
    _make_brotli([one for one in wanted if not one.made("br").is_file()])
    count = sum(_place(one, form) for one in wanted for form in FORMS)
    _log.info("Wrote %d compressed files beside %d files of the site", count, len(wanted))
    _forget(kept, wanted)


def _large(site: Path) -> Iterator[Path]:
    for path in sorted(site.rglob("*")):
        if path.suffix in SUFFIXES and path.is_file() and path.stat().st_size >= LEAST_BYTES:
            yield path


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _make_gzip(wanted: Iterable[_Wanted]) -> None:
    for one in wanted:
        packed = io.BytesIO()
        # No name and no time inside: the same content gives the same bytes.
        with GzipFile("", "wb", compresslevel=9, fileobj=packed, mtime=0) as file:
            file.write(one.path.read_bytes())
        partial = one.made(f"{os.getpid()}.partial")  # another build may make the same
        partial.write_bytes(packed.getvalue())
        partial.replace(one.made("gz"))


def _make_brotli(wanted: list[_Wanted]) -> None:
    command = node.find()
    if not command:
        _log.info("Node was not found: the site gets .gz files and no .br files")
        return
    if not wanted:
        return
    _log.info("Compressing %d new files; the first time, this takes a minute", len(wanted))
    with TemporaryDirectory(dir=wanted[0].kept.parent) as name:
        made = {Path(name, one.kept.name): one for one in wanted}
        pairs = [[str(one.path), str(partial)] for partial, one in made.items()]
        node.run(command, SCRIPT, {"pairs": pairs})
        for partial, one in made.items():
            partial.replace(one.made("br"))


def _place(one: _Wanted, form: str) -> bool:
    """Put a compressed form beside its file, unless it saves next to nothing."""
    made = one.made(form)
    size = one.path.stat()
    if not made.is_file() or made.stat().st_size > WORTH * size.st_size:
        return False
    beside = one.path.with_name(f"{one.path.name}.{form}")
    shutil.copyfile(made, beside)
    os.utime(beside, ns=(size.st_atime_ns, size.st_mtime_ns))
    return True


def _forget(folder: Path, wanted: list[_Wanted]) -> None:
    """Remove what was kept for files that this site no longer has."""
    current = {one.kept.name for one in wanted}
    for path in folder.iterdir():
        if path.is_file() and path.stem not in current:
            path.unlink(missing_ok=True)
