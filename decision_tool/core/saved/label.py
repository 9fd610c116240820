"""Which labels of children look the same."""

from __future__ import annotations

import re

from decision_tool.core.reference import same_child

_CHILD = re.compile(r"child (?=.$)")


def same_label(label: str) -> str:
    """Return what is the same for labels that look alike; empty where nothing can be seen.

    A letter alone is shown as "child A", so that is the same as "A".
    """
    return _CHILD.sub("", same_child(label).casefold())
