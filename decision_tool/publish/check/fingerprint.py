"""One hash of all that the guidance is compiled from and by: it changes when the result may.

It reads bytes, never times or sizes: an edit that keeps both is seen. It loads nothing that
reads YAML.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

FOLDER = "pathways"
EXAMPLES = "examples"
SOURCES = (".yml", ".json")
"""What is read of a library: its files, and its published editions."""
PACKAGE = Path(__file__).resolve().parents[2]
CODE = (".py", ".lark")
MADE_BY = ("core", "publish/check", "publish/forms", "publish/readings", "publish/source")
"""The folders of the package that hold what checks and compiles the sources."""


class _LinkedFolderError(OSError):
    """A folder is a link: what lies behind it is not followed."""


def fingerprint(root: Path, code: str | None, *, with_examples: bool = False) -> str | None:
    """Return the hash for the library in *root*/pathways, compiled by *code*.

    What a worked example says counts only *with_examples*: the guidance is the same without.

    None where a file or folder cannot be read, or a folder is a link: nobody can tell then
    whether something changed.
    """
    if code is None:
        return None
    unread = "" if with_examples else EXAMPLES
    return _hash_of([code.encode()], _inside(os.fspath(root / FOLDER), SOURCES, unread=unread))


def code_print() -> str | None:
    """Return the hash of what compiles: our code, this Python and its libraries."""
    folders = (os.fspath(PACKAGE / one) for one in MADE_BY)
    files = (_inside(one, CODE, left_out="__pycache__") for one in folders)
    return _hash_of([sys.version.encode()], _installed(), *files)


def _hash_of(*groups: Iterable[bytes]) -> str | None:
    total = hashlib.sha256()
    try:
        for part in chain.from_iterable(groups):
            total.update(b"%d:" % len(part))
            total.update(part)
    except OSError:
        return None
    return total.hexdigest()


def _installed() -> list[bytes]:
    """Return the libraries this Python finds, each with its version."""
    names: set[str] = set()
    for folder in sys.path:
        with suppress(OSError), os.scandir(folder or ".") as found:
            names |= {one.name for one in found if one.name.endswith(".dist-info")}
    return [os.fsencode(one) for one in sorted(names)]


def _inside(
    folder: str, endings: tuple[str, ...], left_out: str = "", unread: str = ""
) -> Iterator[bytes]:
    """Yield the name and sort of everything below *folder*, and what files of *endings* hold.

    Names alone count where nothing reads a file: there must be no such file in a library. So it is
    with everything in the folder *unread*. What is in *left_out* does not count at all.
    """
    yield b"into " + os.fsencode(os.path.basename(folder))  # noqa: PTH119 - quicker than Path
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda one: one.name)
    for entry in entries:
        if entry.is_dir():
            if entry.is_symlink():
                raise _LinkedFolderError(entry.path)
            if entry.name != left_out:
                read = () if entry.name == unread else endings
                yield from _inside(entry.path, read, left_out, unread)
        else:
            yield (b"file " if entry.is_file() else b"other ") + os.fsencode(entry.name)
            if entry.is_file() and entry.name.endswith(endings):
                yield Path(entry.path).read_bytes()
    yield b"out"
