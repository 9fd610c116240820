"""The guidance for a command: compiled once, and kept under `build/` until a file changes.

What reads YAML is loaded only where there is something to compile. Guidance is kept only if
nothing is wrong with it, so faults are always found anew. Nothing here is needed: where it
cannot be kept or read back, the guidance is compiled.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path

from decision_tool.core.guidance.codec import decode, encode
from decision_tool.core.guidance.model import Guidance
from decision_tool.publish.check.fingerprint import code_print, fingerprint

KEPT = Path("build", "guidance")
MOST_KEPT = 8
STARTED_WITH = code_print()
"""The code as this process loads it: a test or a server may outlive an edit of it."""


def cached_guidance(root: Path) -> Guidance:
    """Return the guidance of *root*/pathways. Raises FaultsError with every fault in it."""
    key = fingerprint(root, STARTED_WITH)
    if key is None:
        return _compiled(root)
    place = root / KEPT / f"{key}.json"
    found = _kept(place)
    if found is None:
        found = _compiled(root)
        if _is_as_it_was(root, key):
            _keep(place, found)
    return found


def _is_as_it_was(root: Path, key: str) -> bool:
    """Tell whether neither a source nor the code was edited since this process began."""
    return code_print() == STARTED_WITH and fingerprint(root, STARTED_WITH) == key


def _compiled(root: Path) -> Guidance:
    from decision_tool.publish.check.loading import load_library  # noqa: PLC0415 - it is slow

    return load_library(root).guidance


def _kept(place: Path) -> Guidance | None:
    """Return what a file holds; None where there is none, or not all of it."""
    try:
        written, _, content = place.read_bytes().partition(b"\n")
        if written != _checksum(content):
            return None
        guidance = decode(json.loads(content))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return guidance if isinstance(guidance, Guidance) else None


def _keep(place: Path, guidance: Guidance) -> None:
    """Write the guidance, if it comes back the same; nobody ever sees half of it."""
    content = json.dumps(encode(guidance), separators=(",", ":")).encode()
    if decode(json.loads(content)) != guidance:
        return
    partial = place.with_suffix(f".{os.getpid()}.partial")
    with suppress(OSError):  # a folder that may not be written, a full disk
        place.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(_checksum(content) + b"\n" + content)
        partial.replace(place)
        _clear(place)
    with suppress(OSError):
        partial.unlink(missing_ok=True)


def _checksum(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


def _clear(newest: Path) -> None:
    """Remove what was written longest ago; another command may just have written some."""
    others = sorted(set(newest.parent.iterdir()) - {newest}, key=_written_at, reverse=True)
    for old in others[MOST_KEPT - 1 :]:
        old.unlink(missing_ok=True)


def _written_at(place: Path) -> tuple[float, str]:
    try:
        return place.stat().st_mtime, place.name
    except OSError:
        return 0.0, place.name
