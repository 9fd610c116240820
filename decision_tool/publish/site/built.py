"""What this build wrote, for the page to compare with what arrives: `built.mjs` beside the worker.

A status or a type says little of a file: a sign-in page comes with status 200. So the page
knows the length and the checksum of every part, and the name of the build they belong to.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from zlib import crc32

from decision_tool.publish.pages.record_links import FILES, PAPER, WORD
from decision_tool.publish.site.bundle import ENGINE, TOOL

BUILT = f"{TOOL}/worker/built.mjs"
_PLACES = (ENGINE, f"{TOOL}/worker", f"{TOOL}/vendor", FILES)
_ENDINGS = {".bin", ".json", ".mjs", ".wasm", ".zip", f".{WORD}", f".{PAPER}"}
_LENGTH = 12


def build_name(contents: Iterable[tuple[str, bytes | Path]]) -> str:
    """Return a name that changes with any of the files that dates and their words rest on."""
    total = hashlib.sha256()
    for name, content in sorted(contents, key=lambda pair: pair[0]):
        read = content.read_bytes() if isinstance(content, Path) else content
        total.update(f"{name} {len(read)}\n".encode())
        total.update(read)
    return total.hexdigest()[:_LENGTH]


def write_built(site: Path, build: str, runtime: str) -> None:
    """Write what the built *site* holds into it; *runtime* is the version of Pyodide.

    Read from the site itself: what is sealed or rewritten on the way there counts as it is.
    """
    parts = {name: (site / name).read_bytes() for name in _parts(site)}
    target = site / BUILT
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(built_script(parts, build, runtime), encoding="utf-8", newline="\n")


def built_script(parts: Mapping[str, bytes], build: str, runtime: str) -> str:
    """Return the script that tells of *parts*, by their paths in the site."""
    known = {name: [len(content), crc32(content)] for name, content in sorted(parts.items())}
    lines = (
        "/** What the build wrote, for the page to compare with what arrives: built.d.mts. */",
        f"export const BUILD = {json.dumps(build)};",
        f"export const RUNTIME = {json.dumps(runtime)};",
        f"export const PARTS = {json.dumps(known, separators=(',', ':'))};",
    )
    return "\n".join(lines) + "\n"


def is_part(name: str) -> bool:
    """Tell whether a file of that path in a site is one of the parts that are compared."""
    path = PurePosixPath(name)
    is_there = any(path.is_relative_to(place) for place in _PLACES) and ".." not in path.parts
    return is_there and path.suffix in _ENDINGS and name != BUILT


def _parts(site: Path) -> list[str]:
    found = (path for place in _PLACES for path in (site / place).rglob("*"))
    names = {path.relative_to(site).as_posix() for path in found}
    return sorted(filter(is_part, names))
