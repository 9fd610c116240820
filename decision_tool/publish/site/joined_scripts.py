"""Scripts joined: what a page runs comes in few files, and what several pages need is there once.

The sources are plain modules that run as they are. Where Node and the library that joins them are
at hand, the entries come with all that they alone import, and what they share in files beside
them: so each module is still there once, and remembers for all pages. Without them the site gets
the sources, and pages load more slowly. What was joined is kept under `build/`.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from tempfile import TemporaryDirectory
from typing import Any

from decision_tool.core.errors import DecisionToolError
from decision_tool.publish.engine import node
from decision_tool.publish.site.built import BUILT
from decision_tool.publish.site.bundle import TOOL

LIBRARY = "esbuild"
EVERY_PAGE = "assets/js/site.mjs"
TOOLS = ("calculator", "caseload", "find", "record")
ENTRIES = (EVERY_PAGE, *(f"{TOOL}/{name}/{name}.mjs" for name in TOOLS))
SHARED = f"{TOOL}/joined"
KEPT = Path("build", "scripts")
MOST_KEPT = 3
SCRIPT = Path(__file__).with_name("join_scripts.mjs")

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_IMPORT = re.compile(r"""\b(?:from|import)\s*["'](\.[^"']+\.mjs)["']""")
_log = logging.getLogger("mkdocs.pathways")


def joined_scripts(project: Path, sources: Mapping[str, Path]) -> dict[str, Path]:
    """Return the entries and what they share, by path in the site; nothing if it cannot be done.

    *sources* has every module of the pages by its path in the site.

    Raises:
        DecisionToolError: when a module does not parse or imports what is not there, or the
            library is not the pinned version.
    """
    command = node.find()
    library = project / "node_modules" / LIBRARY
    if not command or not (library / "package.json").is_file():
        lacking = f"node_modules/{LIBRARY}" if command else "Node"
        _log.info("%s was not found: pages load their scripts one by one", lacking)
        return {}
    _check_version(project, library)
    kept = project / KEPT / _key(library, sources)
    if not kept.is_dir():
        _join(command, library, sources, kept)
    found = (path for path in sorted(kept.rglob("*.mjs")))
    return {path.relative_to(kept).as_posix(): path for path in found}


def graphs(scripts: Mapping[str, Path]) -> dict[str, list[str]]:
    """Return what each entry of the pages imports, directly or not, by path in the site."""
    return {entry: graph(entry, scripts) for entry in ENTRIES if entry in scripts}


def graph(entry: str, scripts: Mapping[str, Path]) -> list[str]:
    """Return all that *entry* imports, and what that imports, in the order it is come upon."""
    found: dict[str, None] = {}
    waiting = [entry]
    while waiting:
        path = waiting.pop(0)
        for one in _imports(path, scripts):
            if one not in found and one != entry:
                found[one] = None
                waiting.append(one)
    return list(found)


def _imports(path: str, scripts: Mapping[str, Path]) -> list[str]:
    if path not in scripts:  # `built.mjs` is written last, and imports nothing
        return []
    text = _COMMENT.sub("", scripts[path].read_text(encoding="utf-8"))
    return [normpath(join(dirname(path), one)) for one in _IMPORT.findall(text)]


def _check_version(project: Path, library: Path) -> None:
    pinned = _read(project)["devDependencies"][LIBRARY]
    found = _read(library)["version"]
    if found != pinned:
        message = f"node_modules/{LIBRARY} is {found} but package.json pins {pinned}"
        raise DecisionToolError(f"{message}: run `make setup`.")


def _read(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    return found


def _key(library: Path, sources: Mapping[str, Path]) -> str:
    """Return a name for everything the result rests on, what Node is told included."""
    told = "\n".join((*ENTRIES, SHARED, BUILT, _read(library)["version"]))
    total = hashlib.sha256(told.encode() + SCRIPT.read_bytes())
    for name, path in sorted(sources.items()):
        total.update(f"\n{name}\n".encode() + hashlib.sha256(_text(path).encode()).digest())
    return total.hexdigest()[:20]


def _text(path: Path) -> str:
    """Return a source with line ends as ours, whatever the checkout."""
    return path.read_text(encoding="utf-8")


def _join(command: tuple[str, ...], library: Path, sources: Mapping[str, Path], kept: Path) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=kept.parent) as name:
        folder, made = Path(name, "sources"), Path(name, "made")
        for path, source in sources.items():
            _write(folder / path, _text(source))
        order = {
            "library": str(library.resolve()),
            "folder": str(folder.resolve()),
            "entries": [one for one in ENTRIES if one in sources],
            "shared": SHARED,
            # Every module of a tool stands in a folder beside the worker's.
            "apart": relpath(BUILT, SHARED),
        }
        try:
            node.run(command, SCRIPT, order)
        except node.NodeFaultError as error:
            raise DecisionToolError(f"The scripts cannot be joined: {error}") from None
        shared = (path.relative_to(folder).as_posix() for path in (folder / SHARED).glob("*.mjs"))
        for path in (*order["entries"], *shared):
            _write(made / path, (folder / path).read_text(encoding="utf-8"))
        _keep(made, kept)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _keep(made: Path, kept: Path) -> None:
    """Put what was made in its place, and remove what has long been out of use."""
    try:
        made.rename(kept)
    except OSError:
        if not kept.is_dir():  # else another build made the same meanwhile
            raise
    _drop(one for one in kept.parent.iterdir() if (one / EVERY_PAGE).is_file() and one != kept)


def _drop(others: Iterable[Path]) -> None:
    newest = sorted(others, key=lambda one: one.stat().st_mtime, reverse=True)
    for old in newest[MOST_KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
