"""Makes the browser's Python ready to start, once for each engine, and keeps the result.

The library is cut to what the engine loads, and both are compiled by Pyodide under Node:
see ready.mjs. Then the memory of a Python that has the engine imported is stored, from which a
browser goes on: see snapshot.mjs. What comes out is never committed; it stays under `build/`
until the pinned Pyodide, the engine or a file of this folder changes.
"""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from decision_tool.core.errors import DecisionToolError
from decision_tool.core.guidance.model import Guidance
from decision_tool.publish.engine import node
from decision_tool.publish.engine.packages import zipped
from decision_tool.publish.engine.runtime import pinned_version, runtime_files
from decision_tool.publish.engine.snapshot import NAMES, asked_of, tell_room
from decision_tool.publish.engine.trials import calendar_trials, trials
from decision_tool.requests import bridge

HERE = Path(__file__).resolve().parent
OWN_FILES = (
    "inside.py",
    "modules.txt",
    "no_dates.py",
    "node.py",
    "packages.py",
    "ready.mjs",
    "ready.py",
    "ready_dataclasses.py",
    "runtime.py",
    "snapshot.mjs",
    "snapshot.py",
    "trials.py",
)
KEPT = Path("build", "engine")
MOST_KEPT = 4
LIBRARY = "python_stdlib.zip"
LOCK = "pyodide-lock.json"
CORE = "core.zip"
CALENDAR = "calendar.zip"
SNAPSHOT = "memory.bin"
READER = HERE.parents[1] / "browser" / "worker" / "snapshot.mjs"
"""What reads a snapshot in the browser: it is tried with the same here."""

REMEDY = (
    "The browser has Python's standard library only. If it is the library that loads a module "
    "late, name the module in decision_tool/publish/engine/modules.txt."
)

SNAPSHOT_REMEDY = (
    "What the page asks first is answered by the snapshot alone. If a module is imported late, "
    "name it in NAMES of decision_tool/publish/engine/snapshot.py."
)

_log = logging.getLogger("mkdocs.pathways")


@dataclass(frozen=True, slots=True)
class Engine:
    """The sources of the engine and of its calendar part, as archives, and guidance to try."""

    core: bytes
    calendar: bytes
    rules: bytes


def ready_files(project: Path, guidance: Guidance, engine: Engine) -> dict[str, Path]:
    """Return what a browser starts from, by name.

    The cut library, the lock file, the compiled engine in its two parts, and the snapshot. Without
    Node, only the engine, as its sources: then the runtime's own library must do.

    Raises:
        DecisionToolError: when the engine needs what the browser's Python does not have.
    """
    command = node.find()
    if not command:
        _log.info("Node was not found: the browser gets Python's whole library, uncompiled")
        return _uncompiled(project / KEPT, engine)
    kept = project / KEPT / _key(project, engine)
    if not kept.is_dir():
        _log.info("Making the browser's Python ready to start")
        _make(command, project, engine, _tried(guidance, engine), kept)
    return {name: kept / name for name in (CORE, CALENDAR, LIBRARY, LOCK, SNAPSHOT)}


def _uncompiled(folder: Path, engine: Engine) -> dict[str, Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("sources-*.zip"):
        old.unlink(missing_ok=True)
    places = {}
    for name, packed in ((CORE, engine.core), (CALENDAR, engine.calendar)):
        places[name] = folder / f"sources-{hashlib.sha256(packed).hexdigest()[:20]}.zip"
        places[name].write_bytes(packed)
    return places


def _key(project: Path, engine: Engine) -> str:
    """Return a name for everything the result rests on. The guidance is not part of it."""
    library = runtime_files(project)[LIBRARY].read_bytes()
    parts = [pinned_version(project).encode(), library, engine.core, engine.calendar]
    parts += [(HERE / name).read_bytes() for name in OWN_FILES] + [READER.read_bytes()]
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()[:20]


def _tried(guidance: Guidance, engine: Engine) -> dict[str, object]:
    """Return what the engine is tried with; its calendar files must be those made here."""
    asked = calendar_trials(guidance)
    return {
        "rules": engine.rules.decode(),
        "asked": trials(guidance),
        "calendarAsked": asked,
        "calendarReplies": _replies(engine, asked),
    }


def _replies(engine: Engine, asked: Sequence[str]) -> list[str]:
    bridge.start(engine.rules.decode())
    replies = [bridge.reply(one) for one in asked]
    for one in map(json.loads, replies):
        if "bug" in one:
            raise DecisionToolError(f"The engine fails in this Python:\n{one['bug']}")
    return replies


def _make(
    command: tuple[str, ...], project: Path, engine: Engine, tried: dict[str, object], kept: Path
) -> None:
    runtime = runtime_files(project)
    kept.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=kept.parent) as name:
        sources, made = Path(name, "sources"), Path(name, "made")
        sources.mkdir()
        made.mkdir()
        (sources / CORE).write_bytes(engine.core)
        (sources / CALENDAR).write_bytes(engine.calendar)
        lock = _lock_file(runtime[LOCK])
        (made / LOCK).write_text(lock, encoding="utf-8")
        order: dict[str, object] = tried | {
            "pyodide": str(runtime[LIBRARY].parent),
            "core": str(sources / CORE),
            "calendar": str(sources / CALENDAR),
            "lock": lock,
            "inside": (HERE / "inside.py").read_text(encoding="utf-8"),
            "modules": (HERE / "modules.txt").read_text(encoding="utf-8"),
            "dataclasses": (HERE / "ready_dataclasses.py").read_text(encoding="utf-8"),
            "library": str(made / LIBRARY),
            "compiled": str(made / CORE),
            "compiledCalendar": str(made / CALENDAR),
        }
        _run(command, "ready.mjs", order, REMEDY)
        told = _snapshot_order(order, engine, sources, made)
        _run(command, "snapshot.mjs", told, SNAPSHOT_REMEDY)
        tell_room((made / SNAPSHOT).read_bytes())
        _keep(made, kept)


def _snapshot_order(
    order: dict[str, Any], engine: Engine, sources: Path, made: Path
) -> dict[str, object]:
    asked = asked_of(order["asked"])
    empty = sources / "empty.zip"
    empty.write_bytes(zipped({}))
    return {
        "pyodide": order["pyodide"],
        "library": order["library"],
        "core": order["compiled"],
        "lock": order["lock"],
        "rules": order["rules"],
        "empty": str(empty),
        "names": NAMES,
        "asked": asked,
        "replies": _replies(engine, asked),
        "restore": str(READER),
        "snapshot": str(made / SNAPSHOT),
    }


def _run(command: tuple[str, ...], script: str, order: dict[str, object], remedy: str) -> None:
    try:
        node.run(command, HERE / script, order)
    except node.NodeFaultError as error:
        message = f"The engine cannot be made ready for the browser:\n{error}\n{remedy}"
        raise DecisionToolError(message) from None


def _lock_file(whole: Path) -> str:
    """Return the lock file without its packages: the loader asks for it, and we use none."""
    lock = json.loads(whole.read_text(encoding="utf-8"))
    return json.dumps({"info": lock["info"], "packages": {}})


def _keep(made: Path, kept: Path) -> None:
    """Put what was made in its place, and remove what has long been out of use."""
    try:
        made.rename(kept)
    except OSError:
        if not kept.is_dir():  # else another build made the same meanwhile
            raise
    others = sorted(_complete(kept.parent), key=_made_at)
    for old in others[:-MOST_KEPT]:
        shutil.rmtree(old, ignore_errors=True)


def _made_at(kept: Path) -> float:
    """Return when it was made; another build may have removed it meanwhile."""
    try:
        return kept.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _complete(folder: Path) -> list[Path]:
    return [one for one in folder.iterdir() if (one / CORE).is_file()]
