"""What the calculator needs in the browser: the rules, the engine, its Python, its scripts.

The engine is packed as its sources here; `engine.ready` compiles it for the browser, where
the tests run it again. The same sources give the same bytes: no clock time, no order of the
file system. What makes calendar files is apart, with the libraries it needs: the browser
fetches it when someone exports.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from decision_tool.core.guidance.codec import encode, pack
from decision_tool.core.guidance.listed_edition import ListedEdition
from decision_tool.core.guidance.model import Guidance
from decision_tool.publish.engine.no_dates import no_dates_json
from decision_tool.publish.engine.packages import package_files, zipped
from decision_tool.publish.engine.ready import CALENDAR, CORE, SNAPSHOT, Engine, ready_files
from decision_tool.publish.engine.runtime import runtime_files
from decision_tool.publish.engine.snapshot import trial_json
from decision_tool.publish.site.vendored import vendored_files

ENGINE = "assets/engine"
TOOL = "assets/tool"
PACKAGE = Path(__file__).resolve().parents[2]
ROOMS = ("core", "exports", "requests")


def engine_files(guidance: Guidance, editions: Sequence[ListedEdition] = ()) -> dict[str, bytes]:
    """Return what is made for the browser, by its path in the site."""
    return {
        f"{ENGINE}/rules.json": rules_json(guidance, editions),
        f"{ENGINE}/no-dates.json": no_dates_json(guidance),
        f"{ENGINE}/trial.json": trial_json(guidance),
    }


def copied_files(project: Path, guidance: Guidance) -> dict[str, Path]:
    """Return what is copied as it is: the engine, Python's runtime, the calculator's scripts.

    Raises:
        DecisionToolError: when the runtime or a library of the scripts is missing or is not
            the pinned version, or the engine needs what the browser's Python does not have.
    """
    engine = Engine(core_zip(), calendar_zip(), rules_json(guidance))
    ready = ready_files(project, guidance, engine)
    own = [name for name in (CORE, CALENDAR, SNAPSHOT) if name in ready]
    found = {f"{ENGINE}/{name}": ready.pop(name) for name in own}
    runtime = {**runtime_files(project), **ready}
    found |= {f"{ENGINE}/pyodide/{name}": path for name, path in runtime.items()}
    found |= {f"{TOOL}/vendor/{name}": path for name, path in vendored_files(project).items()}
    browser = PACKAGE / "browser"
    for path in sorted(browser.rglob("*")):
        if path.suffix in {".mjs", ".css"}:
            found[f"{TOOL}/{path.relative_to(browser).as_posix()}"] = path
    return found


def rules_json(guidance: Guidance, editions: Sequence[ListedEdition] = ()) -> bytes:
    """Return the whole guidance as compact JSON; `codec.decode` reads it back without loss.

    What one timetable needs of few pathways only is packed: the browser reads it when asked.
    Where *editions* are published, the list of them stands beside: the requests read it.
    """
    plain = pack(encode(guidance))
    listed = {"editions": [one.as_json() for one in editions]} if editions else {}
    return json.dumps({**plain, **listed}, ensure_ascii=False, separators=(",", ":")).encode()


def core_zip() -> bytes:
    """Return the engine as an archive that Python can import from."""
    return zipped({name: text for name, text in _sources().items() if not _is_late(name)})


def calendar_zip() -> bytes:
    """Return what makes calendar files: our modules for it, and the libraries they need."""
    ours = {name: text for name, text in _sources().items() if _is_late(name)}
    return zipped({**ours, **package_files()})


def _is_late(name: str) -> bool:
    """Tell whether a module waits until a calendar file is asked for: its name says so."""
    return "calendar" in Path(name).stem


def _sources() -> dict[str, bytes]:
    """Return our files for the browser: the core, what can be made and what can be asked."""
    own = [PACKAGE / "__init__.py"]
    rooms = [path for room in ROOMS for path in (PACKAGE / room).rglob("*.py")]
    # Read as text: line ends as ours, whatever the checkout.
    return {
        path.relative_to(PACKAGE.parent).as_posix(): path.read_text(encoding="utf-8").encode()
        for path in (*own, *rooms)
    }
