"""What a browser keeps for when there is no network: the list of it, and the script that keeps it.

Both stand at the root of the site. The list names every file by its address, with the hash and the
length of its bytes: the script (`offline-worker.mjs`) keeps nothing else. Switched off, the build
writes a script that removes what was kept, and no list.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from urllib.parse import quote

from decision_tool.core.days.dates import long_date
from decision_tool.publish.site.bundle import TOOL
from decision_tool.publish.site.joined_scripts import ENTRIES, SHARED

FORMAT = 1
LIST = "offline.json"
SCRIPT = "offline-worker.js"
KEEPS = ("offline-notes-worker.mjs", "offline-keep-worker.mjs", "offline-worker.mjs")
REMOVES = ("offline-off-worker.mjs",)
JOINED = f"{SHARED}/"
ASKED_FOR = (f"{TOOL}/worker/", f"{TOOL}/vendor/", JOINED, *ENTRIES)
"""What pages ask for of the tools' modules where these are joined."""
LATE_ENDINGS = {".odt", ".pdf"}
LATE_FOLDERS = ("assets/javascripts/lunr/",)
"""What the theme's search asks for in other languages than English only."""
_LEFT_OUT = {".br", ".config", ".gz", ".map"}
_NOT_ASKED_FOR = {LIST, SCRIPT, "404.html", "sitemap.xml"}
_LENGTH = 32
_OF_MODULES = re.compile(r'^import \{[^}]*\} from "\./[^"]+";\n+|^export (?=\w)', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Published:
    """What is said of a copy where it is shown. *day*: that of the guidance."""

    site_name: str
    edition: str
    day: date
    build: str


def write_offline(site: Path, published: Published, *, is_on: bool) -> None:
    """Write the list and the script into the built *site*; what every other file holds is final."""
    text = offline_script(is_on=is_on)
    (site / SCRIPT).write_text(text, encoding="utf-8", newline="\n")
    if not is_on:
        (site / LIST).unlink(missing_ok=True)
        return
    files = {path: (site / path).read_bytes() for path in _kept(site)}
    (site / LIST).write_text(offline_list(files, published), encoding="utf-8", newline="\n")


def offline_script(*, is_on: bool) -> str:
    """Return the script as one plain file of its modules: not every browser takes modules here."""
    parts = (Path(__file__).with_name(name) for name in (KEEPS if is_on else REMOVES))
    texts = (_OF_MODULES.sub("", path.read_text(encoding="utf-8")) for path in parts)
    return "\n".join(['"use strict";\n', *texts])


def offline_list(files: Mapping[str, bytes], published: Published) -> str:
    """Return the list as JSON, by the addresses of *files* in the site, the smallest first.

    So guidance is kept before what the calculator needs. Its id is another wherever a file is,
    and the same on another day.
    """
    ordered = sorted(files.items(), key=lambda one: (len(one[1]), one[0]))
    late = _late(files)
    told = {_address(path): _told(content, path in late) for path, content in ordered}
    rest = {"format": FORMAT, "build": published.build}
    total = hashlib.sha256(json.dumps([rest, published.edition, told]).encode())
    whole = {**rest, "id": total.hexdigest()[:_LENGTH], "line": line(published), "files": told}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"


def line(published: Published) -> str:
    """Return what stands above every page that comes from a copy, as HTML."""
    name, edition = escape(published.site_name), escape(published.edition)
    words = (
        f"<strong>No network.</strong> This is the copy of {name} saved on this computer: "
        f"edition {edition}, {long_date(published.day)}. "
        "Once there is a network, open the page again to see it as it is now."
    )
    return (
        '<aside class="md-banner pw-copy pw-noprint" aria-label="Saved copy">'
        f'<div class="md-banner__inner md-grid md-typeset"><p>{words}</p></div></aside>'
    )


def _kept(site: Path) -> list[str]:
    found = (path for path in site.rglob("*") if path.is_file())
    names = (path.relative_to(site).as_posix() for path in found if path.suffix not in _LEFT_OUT)
    return sorted(set(names) - _NOT_ASKED_FOR)


def _address(path: str) -> str:
    """Return how a page asks for a file: a folder's page by the folder."""
    return quote(path.removesuffix("index.html") if _is_folders_page(path) else path)


def _is_folders_page(path: str) -> bool:
    return path == "index.html" or path.endswith("/index.html")


def _late(paths: Collection[str]) -> set[str]:
    """Return what is kept only once it is asked for: most readers never do."""
    is_joined = any(path.startswith(JOINED) for path in paths)
    return {
        path
        for path in paths
        if Path(path).suffix in LATE_ENDINGS
        or path.startswith(LATE_FOLDERS)
        or (is_joined and path.startswith(f"{TOOL}/") and _is_source(path))
    }


def _is_source(path: str) -> bool:
    """Tell whether pages ask for what was made of a module, and not for it."""
    return path.endswith(".mjs") and not path.startswith(ASKED_FOR)


def _told(content: bytes, is_late: bool) -> list[str | int]:
    """Return the hash and the length of a file, and 1 where it is kept only once asked for."""
    told: list[str | int] = [hashlib.sha256(content).hexdigest()[:_LENGTH], len(content)]
    return [*told, 1] if is_late else told
