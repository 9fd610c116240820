"""What search compares: one apostrophe, the one on the keyboard.

Pages print the typographic one, and people type the other: `Barnardo's` found nothing. The box for
search turns what is typed the same way (templates/theme/assets/js/apostrophe.mjs).
"""

from __future__ import annotations

import re
from pathlib import Path

INDEX = Path("search", "search_index.json")

_APOSTROPHE = re.compile(r"[\u2018\u2019\u02bc]|\\u2018|\\u2019|\\u02bc")
"""As JSON may hold it: as a letter or as an escape."""


def one_apostrophe(site: Path) -> None:
    """Rewrite the index of a built *site*, if it has one."""
    index = site / INDEX
    if index.is_file():
        text = index.read_text(encoding="utf-8")
        index.write_text(_APOSTROPHE.sub("'", text), encoding="utf-8", newline="\n")
