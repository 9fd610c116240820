"""Which labels of children look the same."""

from __future__ import annotations

import re
from unicodedata import normalize

from decision_tool.core.reference import same_child

_AS_LATIN = str.maketrans(
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "ABEKMHOPCTYXIJSABEZHIKMNOPTYX",
)
"""Capitals of other scripts that nobody can tell from those that labels are written in."""
_CHILD = re.compile(r"child (?=.$)")


def same_label(label: str) -> str:
    """Return what is the same for labels that look alike; empty where nothing can be seen.

    A letter alone is shown as "child A", so that is the same as "A"; so is a wide one, and one
    of another script that looks like it.
    """
    shown = normalize("NFKC", same_child(label)).translate(_AS_LATIN)
    return _CHILD.sub("", shown.casefold())
