"""The guidance for a command: compiled once, and cached under `build/` until a file changes.

What reads YAML is loaded only where there is something to compile. Guidance is cached only if
nothing is wrong with it, so faults are always found anew. Nothing here is needed: where it
cannot be written or read back, the guidance is compiled.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from decision_tool.core.guidance.codec import decode, encode
from decision_tool.core.guidance.model import Guidance
from decision_tool.publish.check.fingerprint import code_print, fingerprint

FOLDER = Path("build", "guidance")
MOST = 8
"""How many guidances are cached: a library is edited back and forth."""
STARTED_WITH = code_print()
"""The code as this process loads it: a test or a server may outlive an edit of it."""
TREES = "sentences"
"""The folder for trees of sentences: an edit of the guidance leaves most as they are."""


def cached_guidance(root: Path) -> Guidance:
    """Return the guidance of *root*/pathways, with what its editions call things otherwise.

    Raises FaultsError with every fault in it.
    """
    key = fingerprint(root, STARTED_WITH)
    if key is None:
        return _compiled(root)
    place = root / FOLDER / f"{key}.json"
    found = _read(place)
    if found is None:
        found = _compiled_with_trees(root)
        if _is_as_it_was(root, key):
            _write_guidance(place, found)
    return found


def _is_as_it_was(root: Path, key: str) -> bool:
    """Tell whether neither a source nor the code was edited since this process began."""
    return is_same_code() and fingerprint(root, STARTED_WITH) == key


def is_same_code() -> bool:
    """Tell whether the code on the disk is still what this process loaded."""
    return STARTED_WITH is not None and code_print() == STARTED_WITH


def _compiled(root: Path) -> Guidance:
    # What is slow to load is not loaded for what is cached.
    from decision_tool.core.editions.elsewhere import with_elsewhere  # noqa: PLC0415
    from decision_tool.publish.check.loading import load_library  # noqa: PLC0415
    from decision_tool.publish.source.editions import editions_in  # noqa: PLC0415

    return with_elsewhere(load_library(root).guidance, editions_in(root))


def _compiled_with_trees(root: Path) -> Guidance:
    """Compile; a sentence that was read before, by the same code, is not parsed again."""
    from decision_tool.publish.source import sentence_tree  # noqa: PLC0415 - not for what is cached

    place = root / FOLDER / TREES / f"{STARTED_WITH}.json"
    sentence_tree.take(_trees(place))
    before = len(sentence_tree.made())
    try:
        return _compiled(root)
    finally:
        # Also where the guidance has faults: its author will be back in a moment.
        if len(sentence_tree.made()) > before and is_same_code():
            write(place, json.dumps(dict(sentence_tree.made()), separators=(",", ":")).encode())


def _trees(place: Path) -> dict[str, Any]:
    content = content_of(place)
    trees: dict[str, Any] = json.loads(content) if content else {}
    return trees


def _read(place: Path) -> Guidance | None:
    """Return what a file holds; None where there is none, or not all of it."""
    try:
        guidance = decode(json.loads(content_of(place)))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return guidance if isinstance(guidance, Guidance) else None


def content_of(place: Path) -> bytes:
    """Return what stands in a file of the cache; nothing where it is not whole."""
    try:
        written, _, content = place.read_bytes().partition(b"\n")
    except OSError:
        return b""
    return content if written == _checksum(content) else b""


def _write_guidance(place: Path, found: Guidance) -> None:
    """Write the guidance, if it comes back the same."""
    content = json.dumps(encode(found), separators=(",", ":")).encode()
    if decode(json.loads(content)) == found:
        write(place, content)


def write(place: Path, content: bytes) -> None:
    """Write a file of the cache; nobody ever sees half of it."""
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
    found = {one for one in newest.parent.iterdir() if one.is_file()}
    others = sorted(found - {newest}, key=_written_at, reverse=True)
    for old in others[MOST - 1 :]:
        old.unlink(missing_ok=True)


def _written_at(place: Path) -> tuple[float, str]:
    try:
        return place.stat().st_mtime, place.name
    except OSError:
        return 0.0, place.name
