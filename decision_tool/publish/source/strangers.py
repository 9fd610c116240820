"""Files in ``pathways/`` that nothing reads: each is named, so that no work is lost unseen.

What programs leave beside an author's files (a lock, a copy while it is edited, the icons of a
folder) is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from decision_tool.publish.source.nearest import hint_for

ENDING = ".yml"
EDITIONS, EDITION = "editions", ".json"
"""The folder of the published editions, and how their names end."""
EXAMPLES = "examples"
"""The folder that holds one folder of worked examples for each pathway."""

_LEFT_BY_PROGRAMS = re.compile(
    r"\._.*|~\$.*|\.~lock\..*|\.#.*|#.*#|.*~|\..*\.sw[a-p]|Thumbs\.db|desktop\.ini"
    r"|\.DS_Store|\.directory|\.git[a-z]+|\.editorconfig|\.yamllint(\.ya?ml)?",
    re.IGNORECASE,
)
_MEANT_AS_YAML = re.compile(r"(?P<stem>.+?)\.ya?ml\b.*", re.IGNORECASE)


def read_from(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder that are read, in order of their names."""
    for path in sorted(folder.glob(f"*{ENDING}")):
        if _is_read_by_name(path):
            yield path


def strangers(root: Path, common: Collection[str], folders: Collection[str]) -> Iterator[Path]:
    """Yield every file below *root* that nothing reads and no program left there.

    *common*: the stems of the files in ``common``. *folders*: those of many files.
    """
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if path.is_dir() or _LEFT_BY_PROGRAMS.fullmatch(path.name) or _is_hidden(parts[:-1]):
            continue
        folder = "/".join(parts[:-1])
        if folder == EDITIONS and path.suffix == EDITION and path.is_file():
            continue
        is_known = path.stem in common if folder == "common" else _is_read(folder, folders)
        if not (is_known and path.is_file() and _is_read_by_name(path)):
            yield path


def what_to_do(path: Path, root: Path, common: Collection[str], folders: Collection[str]) -> str:
    """Return what to do with a stranger: what it should be called, or where it belongs."""
    if not path.is_file():
        return "It is a link that leads nowhere: delete it."
    folder = path.relative_to(root).parent.as_posix()
    meant = _MEANT_AS_YAML.fullmatch(path.name)
    if meant is None:
        return f"Move it out of {root.name}."
    if path.suffix != ENDING or path.name.startswith("."):
        name = meant["stem"].lstrip(".") + ENDING
        exists = path.with_name(name).is_file()
        return f"Move it out of {root.name}." if exists else f"Name it {name}."
    if folder == "common" and path.stem in folders:
        return f"Write a file for each in {root.name}/{path.stem}."
    if folder == EXAMPLES:
        return "Put it into a folder there that is named after its pathway."
    if folder == "common":
        return hint_for(path.stem, common) or f"Known here: {', '.join(common)}."
    known = next((one for one in ("common", *folders) if one == folder.lower()), "")
    return f"Move it to {root.name}{f'/{known}' if known else ''}."


def _is_read_by_name(path: Path) -> bool:
    """Tell by its name, the same on every system: some take .YML for .yml."""
    return path.suffix == ENDING and not path.name.startswith((".", "~$"))


def _is_read(folder: str, folders: Collection[str]) -> bool:
    """Tell whether files of a folder are read, as seen from ``pathways/``."""
    return folder in ("", *folders) or re.fullmatch(rf"{EXAMPLES}/[^/]+", folder) is not None


def _is_hidden(folders: tuple[str, ...]) -> bool:
    return any(one.startswith(".") or one == "__MACOSX" for one in folders)
