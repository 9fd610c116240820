"""What search compares: one apostrophe, the one on the keyboard.

Pages print the typographic one, and people type the other: `Barnardo's` found nothing. The box for
search turns what is typed the same way (templates/theme/assets/js/apostrophe.mjs).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

INDEX = Path("search", "search_index.json")

_APOSTROPHE = re.compile(r"[\u2018\u2019\u02bc]|\\u2018|\\u2019|\\u02bc")
"""As JSON may hold it: as a letter or as an escape."""

Entry = dict[str, Any]
Entries = dict[str, list[Entry]]
"""What search knows of each page, by the page's address in the site."""


def one_apostrophe(site: Path) -> None:
    """Rewrite the index of a built *site*, if it has one."""
    index = site / INDEX
    if index.is_file():
        text = index.read_text(encoding="utf-8")
        index.write_text(_APOSTROPHE.sub("'", text), encoding="utf-8", newline="\n")


def read_entries(site: Path) -> Entries:
    """Return what the index of a built *site* holds; nothing if it has none."""
    index = site / INDEX
    found: Entries = {}
    if index.is_file():
        for entry in json.loads(index.read_text(encoding="utf-8"))["docs"]:
            found.setdefault(entry["location"].partition("#")[0], []).append(entry)
    return found


def write_entries(site: Path, entries: Iterable[Entry]) -> None:
    """Let the index of a built *site*, if it has one, hold these, written as the theme does."""
    index = site / INDEX
    if index.is_file():
        whole = json.loads(index.read_text(encoding="utf-8")) | {"docs": list(entries)}
        text = json.dumps(whole, separators=(",", ":"))
        index.write_text(text, encoding="utf-8", newline="\n")
